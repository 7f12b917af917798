"""What is read in a question, and how it weighs against what we know."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.model.kinds import Person, Stage


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate of retrieval: the id of a card, route, clarification or provision, and its score."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Facets:
    """What the words of a question say of who, act, channel, stage and object."""

    persons: frozenset[Person] = frozenset()
    acts: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    stage: Stage | None = None
    year: int | None = None
    english: bool = False
    flags: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a text weighs against every card, clarification and route.

    ``hits``: ids with probabilities that sum to about 1 over all ids, best first.
    ``lexical`` and ``dense``: similarity (0-1) to the nearest known phrasing, by wording and by meaning.
    """

    hits: tuple[Hit, ...]
    lexical: float
    dense: float
