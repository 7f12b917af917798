"""Table rows as lines a list parser understands: a numbered first cell becomes the row's number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.structure.numerals import ORDINAL_WORDS

# Layout tables put these words, and the diktum's ordinals, in a column of their own.
_LABEL = re.compile(rf"(?:Menimbang|Mengingat|Memperhatikan|Menetapkan|{'|'.join(ORDINAL_WORDS)})\s*:?", re.IGNORECASE)


def row_line(cells: Sequence[str]) -> str:
    """Cells of a row in one line; "1" or "1." in the first cell numbers the row."""
    filled = [c for c in cells if c]
    if filled and _LABEL.fullmatch(filled[0]):
        return " ".join(filled)
    if len(filled) > 1 and re.fullmatch(r"(?:\d{1,3}|[a-z])[.)]?", filled[0]):
        number = filled[0] if filled[0][-1] in ".)" else f"{filled[0]}."
        return f"{number} {' | '.join(filled[1:])}"
    return " | ".join(filled)
