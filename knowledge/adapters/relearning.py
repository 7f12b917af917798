"""The classifier that also knows the cards an admin wrote: told of them when they change."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from knowledge.adapters.matching import HybridMatcher
from knowledge.judging.candidates import branch_label
from knowledge.language.mending import Glossary
from knowledge.library import Library
from knowledge.model import Evidence, RuleCard


class LiveMatcher:
    """Implements ``CardMatcher``; starts from the built classifier."""

    def __init__(self, built: HybridMatcher, bundled: Library, glossary: Glossary) -> None:
        self._built = self._matcher = built
        self._bundled = bundled
        self._glossary = glossary
        self._known = _mark({})

    def evidence(self, texts: Sequence[str]) -> Sequence[Evidence]:
        """See ``CardMatcher.evidence``."""
        return self._matcher.evidence(texts)

    def follow(self, library: Library) -> None:
        """Learn the overlays of this library, if they are not those learnt last."""
        changed = {i: ways for i, card in library.cards.items() if (ways := self._ways(card))}
        changed |= {label: [] for card in library.cards.values() for label in self._gone(card)}
        mark = _mark(changed)
        if mark != self._known:
            self._known = mark
            self._matcher = self._built.learning(changed)

    def _ways(self, card: RuleCard) -> list[str]:
        """How to ask for a card whose phrasings are not the bundled ones; questions of people stay with it."""
        below = self._bundled.cards.get(card.id)
        if below is card or (below is not None and below.phrasings == card.phrasings):
            return []
        asked = (way.text for way in self._bundled.asked.get(card.id, ()))
        texts = (card.situation, *(p.text for p in card.phrasings), *asked)
        return [text for text in dict.fromkeys(map(self._glossary.mend, texts)) if text]

    def _gone(self, card: RuleCard) -> list[str]:
        """Branches that an admin wrote anew: what was learnt of the bundled ones says nothing of them."""
        below = self._bundled.cards.get(card.id)
        if below is None or below.branches == card.branches:
            return []
        return [branch_label(card.id, i) for i in range(len(below.branches))]


def _mark(changed: Mapping[str, Sequence[str]]) -> str:
    return hashlib.sha256("|".join(f"{i}:{ways}" for i, ways in sorted(changed.items())).encode()).hexdigest()
