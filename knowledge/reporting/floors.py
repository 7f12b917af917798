"""What a run must reach: floors and ceilings of one question set, with the day and command they were measured by."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import DataError
from knowledge.grading import Report


@dataclass(frozen=True)
class Floors:
    """``least`` and ``most``: figures by name that a run may not fall below or rise above."""

    date: str
    command: str
    least: Mapping[str, float]
    most: Mapping[str, float]


def load_floors(path: Path) -> Floors:
    """Raises ``DataError`` where the file is not what it should be."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Floors(found["date"], found["command"], found["least"], found["most"])
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise DataError(f"{path.name}:1: berkas batas tidak terbaca") from exc


def figures(report: Report) -> dict[str, float]:
    """The figures floors are set on; shares of nothing are left out."""
    shares = {name: share.value for name, share in report.shares.items() if not math.isnan(share.value)}
    return {**shares, "words_median": report.words[0], "refs_median": report.cited[0], "refs_most": report.cited[1]}


def broken(measured: Mapping[str, float], floors: Floors) -> Iterator[str]:
    """One line for each figure on the wrong side; a floor for a figure that was not measured is broken too."""
    for name, least in floors.least.items():
        if measured.get(name, -math.inf) < least:
            yield f"{name}: {measured.get(name)} < {least}"
    for name, most in floors.most.items():
        if measured.get(name, math.inf) > most:
            yield f"{name}: {measured.get(name)} > {most}"
