"""The cleaned text of a document as one string that still knows its pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_HYPHEN_BREAK = re.compile(r"(\w+)[-\u00ad\ufffe]\s*\n\s*(\w+)")


@dataclass(frozen=True, slots=True)
class Stream:
    """``starts[i]`` is the offset at which page ``numbers[i]`` begins."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def page(self, offset: int) -> int:
        """Page number of an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.numbers[max(i, 0)] if self.numbers else 1

    def part(self, start: int, end: int) -> Stream:
        """The stretch from ``start`` to ``end`` as a stream of its own."""
        starts, numbers = [0], [self.page(start)]
        for s, n in zip(self.starts, self.numbers, strict=True):
            if start < s < end:
                starts.append(s - start)
                numbers.append(n)
        return Stream(self.text[start:end], tuple(starts), tuple(numbers))


def flow(text: str) -> str:
    """Lines of one paragraph joined: hyphens mended, blanks single."""
    text = _HYPHEN_BREAK.sub(_rejoin, text)
    return re.sub(r"\s+", " ", text).strip()


def _rejoin(match: re.Match[str]) -> str:
    """Keep the hyphen of a doubled word or compound, drop the one of a broken word.

    Indonesian prints keep words whole more often than not, so a hyphen at a line end is
    dropped only between two lower-case pieces of which the second is no word by itself.
    """
    left, right = match.groups()
    if left.lower() == right.lower() or left.lower() in _COMPOUND or right.lower() in _COMPOUND:
        return f"{left}-{right}"
    if len(left) <= 2 or not right[0].islower() or not left.islower():
        return f"{left}-{right}"
    if right.lower().startswith(left.lower()[-4:]) or left.lower().endswith(right.lower()[:4]):
        return f"{left}-{right}"
    return left + right


_COMPOUND = {
    "undang", "undangan", "perundang", "non", "anti", "antar", "pasca", "pra", "semi", "sub", "multi", "masing",
    "sama", "bersama", "tanda", "surat", "hak", "tiap", "rata", "pokok", "sewaktu", "sebaik", "baik", "lain",
}  # fmt: skip
