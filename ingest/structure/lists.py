"""Ayat, huruf and angka inside an article: markers read in sequence, on their own lines or run into text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.structure.markers import (
    ANGKA,
    ANGKA_P,
    AYAT,
    DASH,
    HURUF,
    HURUF_P,
    Marker,
    find_markers,
    interpretations,
)
from ingest.structure.numerals import Reading
from ingest.structure.tree import Unit

_OPENS = re.compile(
    r"[:;,.]$|(?:^|\s)(?:dan|atau|dan/atau|meliputi|yaitu|berupa|adalah|sebagai berikut|terdiri atas|serta)$",
    re.IGNORECASE,
)


@dataclass
class _Open:
    """A list being filled: its style, the last number, the unit whose child list it is."""

    style: str
    number: int
    suffix: str
    parent: Unit


def parse_lists(text: str, root: Unit, base: int = 0, first: tuple[str, ...] = ()) -> list[str]:
    """Fill ``root`` with the nested items of ``text``; returns what could not be put in order.

    ``base`` is the offset of ``text`` in the document; ``first`` restricts which styles may open at the top.
    """
    return _Builder(text, root, base, first).run()


class _Builder:
    def __init__(self, text: str, root: Unit, base: int, first: tuple[str, ...]) -> None:
        self.text, self.root, self.base, self.first = text, root, base, first
        self.stack: list[_Open] = []
        self.current = root
        self.problems: list[str] = []
        self.mended: list[str] = []
        self.taken = 0

    def run(self) -> list[str]:
        markers = list(find_markers(self.text))
        for i, marker in enumerate(markers):
            if marker.start < self.taken:
                continue
            step = self._fits(marker, markers[i + 1 :])
            if step is None and self._lost_first(marker):
                step = self._fits(marker, markers[i + 1 :])
            if step is None:
                continue
            self._close_text(marker.start)
            self._lost_between(step)
            self._place(marker, *step)
            self.taken = marker.end
        self._close_text(len(self.text))
        return self.problems

    def _close_text(self, end: int) -> None:
        words = self.text[self.taken : end]
        self.current.lead = f"{self.current.lead} {words}" if self.current.lead else words

    def _fits(self, marker: Marker, later: list[Marker]) -> tuple[int, Reading, str] | None:
        """Depth, reading and style under which a marker belongs here; ``None`` when it is no marker."""
        options: list[tuple[float, int, Reading, str]] = []
        for style, reading in interpretations(marker):
            for depth, opened in enumerate(self.stack):
                if opened.style == style and (cost := self._continues(opened, reading, marker)) is not None:
                    options.append((cost + reading.cost + 0.05 * (len(self.stack) - depth), depth, reading, style))
            if reading.number == 1 and not reading.suffix and self._may_open(marker, style):
                options.append((0.4 + reading.cost, len(self.stack), reading, style))
        if not options:
            return None
        options.sort(key=lambda o: o[0])
        best = self._ambiguous(options, later)
        return (best[1], best[2], best[3])

    def _continues(self, opened: _Open, reading: Reading, marker: Marker) -> float | None:
        """Cost of ``reading`` as the next item of an open list; ``None`` when it cannot be."""
        if reading.number == opened.number and reading.suffix and reading.suffix > opened.suffix:
            return 0.1
        step = reading.number - opened.number
        if step == 1 and not reading.suffix:
            return 0.0
        if step == 1:
            return 0.3
        if 1 < step <= 4 and marker.line and not reading.cost:
            return 1.0 + 0.2 * step
        return None

    def _may_open(self, marker: Marker, style: str) -> bool:
        if any(o.style == style for o in self.stack):
            return False
        if style == AYAT:
            return not self.stack or all(o.style not in {HURUF, ANGKA_P, HURUF_P} for o in self.stack)
        if not self.stack and self.first and style not in self.first:
            return False
        if len(self.stack) >= 6:
            return False
        before = self.text[self.taken : marker.start].rstrip()
        if style == DASH:
            return marker.line
        return not before or bool(_OPENS.search(before[-40:])) or marker.line

    def _ambiguous(
        self, options: list[tuple[float, int, Reading, str]], later: list[Marker]
    ) -> tuple[float, int, Reading, str]:
        """ "1." after huruf k: the letter l when m follows, a nested list when 2 follows."""
        best = options[0]
        if len(options) < 2:
            return best
        letter = next((o for o in options if o[3] == HURUF and o[2].number == 12), None)
        number = next((o for o in options if o[3] == ANGKA and o[2].number == 1), None)
        if letter is None or number is None:
            return best
        for marker in later:
            for style, reading in interpretations(marker):
                if style == HURUF and reading.number == 13 and not reading.cost:
                    return letter
                if style == ANGKA and reading.number == 2 and not reading.cost:
                    return number
        return letter

    def _lost_first(self, marker: Marker) -> bool:
        """A list whose first marker was garbled ("dengan cara: f . ikut;" before "2."): its words are item 1."""
        if not (
            marker.line and marker.style == ANGKA and marker.readings[0].number == 2 and not marker.readings[0].cost
        ):
            return False
        if any(o.style == ANGKA for o in self.stack):
            return False
        found = re.search(
            r":\s*([^\w\s]{0,2}\w{0,1}\s?[.,)])\s+(?=[^:;]+[;,]\s*(?:dan|atau|dan/atau)?\s*$)",
            self.text[self.taken : marker.start],
        )
        if not found:
            return False
        at = self.taken + found.start(1)
        self._close_text(at)
        first = Marker(at, self.taken + found.end(1), ANGKA, (Reading(0.0, 1),), True, "1")
        self._place(first, len(self.stack), first.readings[0], ANGKA)
        self.taken = first.end
        self.mended.append("angka 1")
        return True

    def _lost_between(self, step: tuple[int, Reading, str]) -> None:
        """Item b without its marker between a and c: the words after the one semicolon of a are b."""
        depth, reading, style = step
        if depth != len(self.stack) - 1 or style == AYAT or reading.number != self.stack[depth].number + 2:
            return
        parts = re.split(r";\s+(?!dan\b|atau\b|dan/atau\b)", self.current.lead.strip().rstrip(";"))
        if len(parts) != 2 or self.current.children or min(len(p.strip()) for p in parts) < 4:
            return
        opened = self.stack[depth]
        self.current.lead = parts[0] + ";"
        label = _label(style, Reading(0.0, opened.number + 1))
        unit = Unit(style, label, _printed(style, label), lead=parts[1] + ";", start=self.current.start)
        opened.parent.children.append(unit)
        opened.number, self.current = opened.number + 1, unit
        self.mended.append(f"{_word(style)} {label}")

    def _place(self, marker: Marker, depth: int, reading: Reading, style: str) -> None:
        parent = self.stack[depth].parent if depth < len(self.stack) else self.current
        del self.stack[depth + 1 :]
        if depth < len(self.stack):
            opened = self.stack[depth]
            if reading.number > opened.number + 1:
                missing = ", ".join(_label(style, Reading(0, n)) for n in range(opened.number + 1, reading.number))
                self.problems.append(f"{_word(style)} {missing}")
            opened.number, opened.suffix = reading.number, reading.suffix
        else:
            self.stack.append(_Open(style, reading.number, reading.suffix, parent))
        label = _label(style, reading)
        unit = Unit(style, label, _printed(style, label), start=self.base + marker.start)
        parent.children.append(unit)
        self.current = unit


def _label(style: str, reading: Reading) -> str:
    if style in {HURUF, HURUF_P}:
        n = reading.number
        return chr(96 + n) if n <= 26 else chr(96 + (n - 1) // 26) + chr(97 + (n - 1) % 26)
    return f"{reading.number}{reading.suffix}"


def _printed(style: str, label: str) -> str:
    return {AYAT: f"({label})", HURUF: f"{label}.", ANGKA: f"{label}.", HURUF_P: f"{label})", ANGKA_P: f"{label})"}[
        style
    ]


def _word(style: str) -> str:
    return style.rstrip(")")
