"""Tries questions on a draft before it answers: weighted word overlap, which needs no index."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from knowledge.editing import Trial
from knowledge.records import StoredProvision

_SKIP = frozenset(
    {"yang", "dan", "atau", "untuk", "dengan", "pada", "dalam", "saya", "boleh", "bolehkah", "apakah", "ini"}
)
# Below this share of a question's weight the draft has nothing to say to it.
_FLOOR = 0.5


class Tryout:
    """The small units of one draft, weighted by how rare a word is among them."""

    def __init__(self, units: Iterable[StoredProvision]) -> None:
        self._units = [u for u in units if u.leaf or u.lead.strip()]
        self._words = [frozenset(_words(u.text if u.leaf else u.lead)) for u in self._units]
        counts = Counter(word for words in self._words for word in words)
        total = max(1, len(self._units))
        self._weight = {word: math.log(1 + total / n) for word, n in counts.items()}
        self._unknown = math.log(1 + total)

    def rank(self, question: str, limit: int = 5) -> tuple[tuple[float, StoredProvision], ...]:
        """The best units with the share of the question's weight they carry."""
        asked = frozenset(_words(question))
        whole = sum(self._weight.get(word, self._unknown) for word in asked)
        if not whole:
            return ()
        scored = [
            (sum(self._weight[w] for w in asked & words) / whole, -len(words), i)
            for i, words in enumerate(self._words)
            if asked & words
        ]
        best = sorted(scored, reverse=True)[:limit]
        return tuple((score, self._units[i]) for score, _, i in best)

    def suggest(self, questions: Sequence[str], limit: int = 2) -> tuple[Trial, ...]:
        """Questions people ask that this draft has something to say to, each leading elsewhere."""
        found = [(ranked[0][0], q, ranked[0][1].address) for q in questions if (ranked := self.rank(q, 1))]
        trials: dict[str, Trial] = {}
        for score, question, address in sorted(found, reverse=True):
            if score >= _FLOOR and len(trials) < limit:
                trials.setdefault(address, Trial(question, address))
        return tuple(trials.values())


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"[a-z]{3,}", text.lower()) if w not in _SKIP]
