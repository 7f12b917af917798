"""What the classifier learns from: phrasings of cards and clarifications, questions of people, other messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knowledge.adapters.matching import Example
from knowledge.judging.candidates import branch_label
from knowledge.language.mending import Glossary
from knowledge.language.swapping import in_full
from knowledge.library import Library
from knowledge.model import Clarification, RuleCard
from knowledge.routing.routes import ROUTE

# A follow-on leans on no more than this of what came before.
_TURNS = 2


def examples(library: Library, routes: Mapping[str, tuple[str, ...]], glossary: Glossary) -> list[Example]:
    """Every known way to ask, mended; a card's own title counts as a way to ask it."""
    found: list[Example] = []
    entries: list[RuleCard | Clarification] = [*library.cards.values(), *library.clarifications.values()]
    for entry in entries:
        settled = {way.text for way in library.asked.get(entry.id, ()) if way.branch is not None}
        open_ways = (p for p in entry.phrasings if p.text not in settled)
        found += [Example(glossary.mend(p.text), entry.id, p.seed) for p in open_ways]
        if isinstance(entry, RuleCard):
            found.append(Example(glossary.mend(entry.situation), entry.id, entry.situation))
    for route, texts in routes.items():
        found += [Example(glossary.mend(t), ROUTE + route, t) for t in texts]
    for label, ways in library.asked.items():
        for way in ways:
            text = in_full([glossary.mend(turn) for turn in (*way.turns[-_TURNS:], way.text)])
            of = label if way.branch is None else branch_label(label, way.branch)
            found.append(Example(text, of, way.text, asked=True))
    return [e for e in dict.fromkeys(found) if e.text]


def named_by(entries: Iterable[RuleCard | Clarification], glossary: Glossary) -> list[Example]:
    """The sentences that stand for a card: its title and its seeds, without what was varied from them."""
    found: list[Example] = []
    for entry in entries:
        title = (entry.situation,) if isinstance(entry, RuleCard) else ()
        found += [Example(glossary.mend(t), entry.id, t) for t in (*title, *(p.seed for p in entry.phrasings))]
    return [e for e in dict.fromkeys(found) if e.text]
