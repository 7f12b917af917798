"""What a question says of itself: its form, who acts, how much is told."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.language import relatives, retirement
from knowledge.language.asking import (
    TARGET,
    asks_to_obey,
    asks_to_refuse,
    is_forbidden_to_all,
    names_a_side,
    names_an_event,
    puts_up_campaign_matter,
)
from knowledge.language.own_status import own_kind
from knowledge.language.people import doer, names_one_alone, tells_a_free_relative
from knowledge.language.understanding import Asked
from knowledge.model import SERVANTS, Person

# Who writes so many words has said what was done, to whom and where.
_DETAILED = 24


@dataclass(frozen=True, slots=True)
class Told:
    """What a question says of itself, read once and held against every card."""

    asked: Asked
    flags: frozenset[str]
    persons: frozenset[Person]
    kind: Person | None
    story: bool
    detailed: bool
    target: bool
    event: bool
    side: bool
    puts_up: bool
    obeys: bool
    refuses: bool
    relative_acts: bool
    relative_free: bool
    relative_serves: bool
    relative_in_the_forces: bool
    serving_asker_acts: bool
    retired: bool
    retires_later: bool

    @classmethod
    def by(cls, asked: Asked) -> Told:
        """Read from the mended words; of a swap, whose deed it is from the question it was put into."""
        text = asked.mended
        found = doer(text)
        kin = found if found is not None and found.named and relatives.names_one(found.who) else None
        kind = None if is_forbidden_to_all(text) else own_kind(text, asked.facets.persons)
        return cls(
            asked, asked.facets.flags, asked.facets.persons if kind is None else frozenset({kind}), kind,
            story=bool(asked.sentences),
            detailed=bool(asked.sentences) or len(text.split()) > _DETAILED,
            target=TARGET.search(text) is not None,
            event=names_an_event(text),
            side=names_a_side(text) and not asked.sentences,
            puts_up=puts_up_campaign_matter(text),
            obeys=asks_to_obey(text),
            refuses=asks_to_refuse(text),
            relative_acts=kin is not None or relatives.acts(text) or (asked.swaps and relatives.acts(asked.joined)),
            relative_free=tells_a_free_relative(text) if kin is None or kin.person is None else kin.free,
            relative_serves=relatives.in_service(text) if kin is None or kin.person is None else kin.bound,
            relative_in_the_forces=relatives.in_the_forces(text),
            serving_asker_acts=relatives.serving_asker_acts(text),
            retired=retirement.day_passed(text) and names_one_alone(text),
            retires_later=retirement.to_come(text),
        )  # fmt: skip

    @property
    def others_deed(self) -> bool:
        """A relative's, who is not said to serve or to be bound in another way."""
        bound = self.relative_serves or self.relative_in_the_forces or self.kind is not None
        return self.relative_acts and not bound and self.persons <= SERVANTS | {Person.NON_ASN}
