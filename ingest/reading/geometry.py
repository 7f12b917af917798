"""Lines of a page rebuilt from where its words stand, for layers whose order was lost in scanning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

_LONE = re.compile(r"^\s*(?:\(\s?\w{1,3}[)1lI]?|[0-9lItTo]{1,3}\w?[.,]|[a-z][.,])\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Box:
    """Words with their place; y grows upwards, as in a PDF."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def middle(self) -> float:
        """Height of the centre of the words."""
        return (self.bottom + self.top) / 2


def looks_shuffled(text: str) -> bool:
    """True when list markers stand alone on lines: they were read apart from their sentences."""
    return len(_LONE.findall(text)) >= 2


def lines_of(boxes: list[Box]) -> str:
    """Boxes joined to lines from top to bottom, each line from left to right."""
    boxes = [b for b in boxes if b.text.strip()]
    if not boxes:
        return ""
    height = median(b.top - b.bottom for b in boxes) or 8.0
    lines: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: -b.middle):
        line = _nearest(lines[-3:], box, height)
        if line is None:
            lines.append([box])
        else:
            line.append(box)
    lines.sort(key=lambda line: -median(b.middle for b in line))
    return "\n".join(" ".join(b.text.strip() for b in sorted(line, key=lambda b: b.left)) for line in lines)


def _nearest(lines: list[list[Box]], box: Box, height: float) -> list[Box] | None:
    """The line whose box closest beside this one stands at the same height and does not overlap it."""
    best: tuple[float, list[Box]] | None = None
    for line in lines:
        beside = min(line, key=lambda b: max(b.left - box.right, box.left - b.right))
        distance = abs(beside.middle - box.middle)
        overlap = min(b.right for b in (beside, box)) - max(b.left for b in (beside, box))
        narrow = min(beside.right - beside.left, box.right - box.left)
        fits = distance < 0.55 * height and overlap < 0.3 * narrow + 1
        if fits and (best is None or distance < best[0]):
            best = (distance, line)
    return best[1] if best else None
