"""Questions as people ask them, each with what answers it: a card, a clarification, or a kind of other message.

They were written without sight of any card's phrasings; what a label stands for was known by its title.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from knowledge.errors import DataError
from knowledge.model import AskedWay


def load_asked(folder: Path, known: Collection[str]) -> dict[str, tuple[AskedWay, ...]]:
    """By id, from lines of ``card``, ``text``, maybe ``turns`` and ``branch``; ``DataError`` names file and line."""
    found: dict[str, list[AskedWay]] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                item = json.loads(line)
                label = str(item["card"])
                way = AskedWay(str(item["text"]), tuple(item.get("turns", ())), item.get("branch"))
            except (ValueError, KeyError, TypeError, AttributeError) as exc:
                raise DataError(f"{path.name}:{number}: diharapkan objek JSON dengan card dan text") from exc
            if label not in known:
                raise DataError(f"{path.name}:{number}: tidak dikenal: {label}")
            found[label].append(way)
    return {label: tuple(ways) for label, ways in found.items()}
