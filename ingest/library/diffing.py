"""What a version changes, address by address; an article is not reported again for each unit inside it."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.editing import Diff, DiffLine
from knowledge.records import StoredProvision


def diff(before: Iterable[StoredProvision], after: Iterable[StoredProvision]) -> Diff:
    """Compare two versions by the own words of each address, blanks aside."""
    old = {unit.address: unit for unit in before}
    new = {unit.address: unit for unit in after}
    added = tuple(DiffLine(a, None, _words(u)) for a, u in new.items() if a not in old)
    removed = tuple(DiffLine(a, _words(u), None) for a, u in old.items() if a not in new)
    both = [(a, _words(old[a]), _words(u)) for a, u in new.items() if a in old]
    changed = tuple(DiffLine(a, was, now) for a, was, now in both if was != now)
    return Diff(added, removed, changed, same=len(both) - len(changed))


def _words(unit: StoredProvision) -> str:
    return " ".join((unit.text if unit.leaf else unit.lead).split())
