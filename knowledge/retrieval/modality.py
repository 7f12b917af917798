"""What a provision does, read from its own verbs: forbid, bind, entitle, punish."""

from __future__ import annotations

import re
from enum import StrEnum


class Modality(StrEnum):
    """The kinds of norm that a text itself shows."""

    SANKSI = "sanksi"
    LARANGAN = "larangan"
    KEWAJIBAN = "kewajiban"
    HAK = "hak"


# In this order: a sanction names the ban it punishes, a ban may speak of duties, a duty of rights.
_SIGNS = (
    (
        Modality.SANKSI,
        r"\b(?:dipidana|dijatuhi|dikena(?:i|kan)\s+(?:sanksi|hukuman|tindakan)|hukuman\s+disiplin\s+(?:ringan|sedang|"
        r"berat)|diberhentikan)\b",
    ),
    (Modality.LARANGAN, r"\b(?:dilarang|tidak\s+(?:boleh|dapat\s+menjadi|diperbolehkan|dibenarkan)|larangan)\b"),
    (Modality.KEWAJIBAN, r"\b(?:wajib|harus|berkewajiban|kewajiban)\b"),
    (Modality.HAK, r"\b(?:berhak|hak|dapat|boleh|diperbolehkan|diberikan)\b"),
)


def modality(text: str) -> Modality | None:
    """The gravest kind of norm a text shows; ``None`` where it only defines or describes."""
    said = text.lower()
    return next((kind for kind, sign in _SIGNS if re.search(sign, said)), None)
