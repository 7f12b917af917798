"""The best rising chain of numbered headings among many candidates, some of them false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.numerals import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be a heading: where it starts and ends, its readings, how much it looks like one."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate chosen, with the reading that fits its neighbours."""

    start: int
    end: int
    number: int
    suffix: str
    weight: float

    @property
    def label(self) -> str:
        """The number as an address prints it."""
        return f"{self.number}{self.suffix}"


_WINDOW = 60


def best_chain(candidates: Sequence[Candidate], gap_cost: float = 1.0, gap_max: float = 6.0) -> list[Link]:
    """Candidates and readings that maximise weight less the cost of skipped numbers; order is that of the text.

    Dynamic programme over (number, suffix): ``best[key]`` is the best chain that ends there so far.
    """
    best: dict[tuple[int, str], tuple[float, int]] = {(0, ""): (0.0, -1)}
    nodes: list[tuple[int, int, Reading]] = []  # (candidate index, previous node, reading)
    by_number: dict[int, set[str]] = {0: {""}}
    for index, candidate in enumerate(candidates):
        found: list[tuple[tuple[int, str], float, int, Reading]] = []
        for reading in candidate.readings:
            key = (reading.number, reading.suffix)
            before = _best_before(best, by_number, key, gap_cost, gap_max)
            if before is None:
                continue
            score = before[0] + candidate.weight - reading.cost
            if key not in best or score > best[key][0]:
                found.append((key, score, before[1], reading))
        for key, score, previous, reading in found:
            if key in best and score <= best[key][0]:
                continue
            nodes.append((index, previous, reading))
            best[key] = (score, len(nodes) - 1)
            by_number.setdefault(key[0], set()).add(key[1])
    return _walk_back(best, nodes, candidates)


def _best_before(
    best: dict[tuple[int, str], tuple[float, int]],
    by_number: dict[int, set[str]],
    key: tuple[int, str],
    gap_cost: float,
    gap_max: float,
) -> tuple[float, int] | None:
    number, suffix = key
    found: tuple[float, int] | None = None
    for earlier in sorted((n for n in by_number if n <= number), reverse=True)[:_WINDOW]:
        for letter in by_number[earlier]:
            if (earlier, letter) >= key:
                continue
            score, node = best[(earlier, letter)]
            score -= _gap((earlier, letter), (number, suffix), gap_cost, gap_max)
            if found is None or score > found[0]:
                found = (score, node)
    return found


def _gap(a: tuple[int, str], b: tuple[int, str], gap_cost: float, gap_max: float) -> float:
    """Nothing for the next number or next letter; more for every number skipped."""
    if a[0] == b[0]:
        step = ord(b[1][0]) - (ord(a[1][0]) if a[1] else ord("A") - 1)
        return 0.0 if step == 1 else gap_cost * 0.7
    skipped = b[0] - a[0] - 1
    lettered = 0.6 if b[1] and b[1] != "" else 0.0
    if skipped == 0:
        return lettered
    return min(gap_cost + 0.25 * gap_cost * (skipped - 1), gap_max) + lettered


def _walk_back(
    best: dict[tuple[int, str], tuple[float, int]],
    nodes: list[tuple[int, int, Reading]],
    candidates: Sequence[Candidate],
) -> list[Link]:
    _, node = max(best.values(), key=lambda x: x[0])
    links: list[Link] = []
    while node >= 0:
        index, node, reading = nodes[node]
        c = candidates[index]
        links.append(Link(c.start, c.end, reading.number, reading.suffix, c.weight))
    return links[::-1]
