"""A unit of law while it is being built: its level, number, own words and what is nested in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.structure.stream import flow


@dataclass(slots=True)
class Unit:
    """``marker`` is how its number is printed before its words ("(2)", "a.", "1)"); ``start`` its text offset."""

    level: str
    label: str
    marker: str = ""
    lead: str = ""
    start: int = 0
    children: list[Unit] = field(default_factory=list)
    path: str = ""
    tail: str = ""

    def whole(self) -> str:
        """All words of the unit, nested units with their markers, one a line."""
        parts = [flow(self.lead)]
        parts += [f"{c.marker} {c.whole()}".strip() for c in self.children]
        parts.append(flow(self.tail))
        return "\n".join(p for p in parts if p)

    def walk(self) -> Iterator[Unit]:
        """This unit and everything inside it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()
