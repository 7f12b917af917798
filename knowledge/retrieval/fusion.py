"""Rank fusion of several searches over the same ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from knowledge.model import Hit

_K = 60.0
# Few good hits a leg: what only one of them puts first must survive (``python -m knowledge retrieval``).
STEEP = 5.0
# What a leg's word counts: for all hits alike, or by the id of the hit.
Weight = float | Callable[[str], float]


def fuse(legs: Sequence[Sequence[Hit]], weights: Sequence[Weight] | None = None, k: float = _K) -> list[Hit]:
    """Reciprocal rank fusion (Cormack et al. 2009); scores are only comparable within one result.

    The smaller ``k``, the more the first places of each leg count against places in several legs.
    """
    total: dict[str, float] = defaultdict(float)
    for leg, weight in zip(legs, weights or [1.0] * len(legs), strict=True):
        for rank, hit in enumerate(leg):
            total[hit.id] += (weight(hit.id) if callable(weight) else weight) / (k + rank + 1)
    return [Hit(i, s) for i, s in sorted(total.items(), key=lambda item: -item[1])]
