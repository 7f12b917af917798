"""A second look at permissions that rest on who somebody says to be, or on what is said to be refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.judging.candidates import Candidate, verdict_of
from knowledge.judging.leaning import is_of_free_relatives, is_of_refusing
from knowledge.judging.ruling import Ruling
from knowledge.language import leave
from knowledge.language.asking import asks_to_obey, refuses_a_duty, speaks_of_refusing
from knowledge.language.facets import says_self
from knowledge.language.freeing import deed_alone, free_relative_in_doubt, freed_in_doubt
from knowledge.language.people import doer
from knowledge.language.relatives import names_one
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import FREED, SERVANTS, Evidence, Hit, Person, RuleCard, Verdict


def second_look(
    asked: Asked,
    evidence: Evidence,
    ruling: Ruling,
    library: Library,
    weigh: Callable[[Asked], Evidence],
    rule: Callable[[Evidence], Ruling],
) -> tuple[Evidence, Ruling]:
    """A permission stands where neither who asks, nor what is refused, nor a second act puts it in doubt."""
    if (again := _doubted(ruling, asked, library)) is not None:
        found = _without_permissions(weigh(again), library)
        return found, rule(found)
    if (last := _last_act(asked)) is not None:
        found = weigh(last)
        graver = rule(found)
        if (graver.card or graver.clarification) and not permits(graver):
            return found, graver
    return evidence, ruling


def permits(ruling: Ruling) -> bool:
    """True where the ruling is a plain permission."""
    return ruling.card is not None and _ruled(ruling).verdict is Verdict.BOLEH


def _ruled(ruling: Ruling) -> Candidate:
    return Candidate(ruling.card, None, ruling.branch)


def _doubted(ruling: Ruling, asked: Asked, library: Library) -> Asked | None:
    """The question to weigh again where its permission is in doubt: the deed without who does it."""
    if ruling.card is None:
        return None
    if _in_doubt(ruling.card, ruling.branch is not None, asked):
        return _alone(asked, deed_alone(asked.joined))
    duty = refuses_a_duty(asked.joined)
    unasked = not speaks_of_refusing(asked.joined) or asks_to_obey(asked.joined)
    return asked if duty or (is_of_refusing(ruling.card) and unasked) else None


def _last_act(asked: Asked) -> Asked | None:
    """The second of two acts that leave is asked for in one breath: "boleh nyoblos boleh kampanye"."""
    last = leave.last_of_several(asked.mended)
    return _alone(asked, last) if last else None


def _alone(asked: Asked, deed: str) -> Asked:
    """The question with nothing but the deed to weigh."""
    return replace(asked, mended=deed, joined=deed, bare="", sentences=(), follows=False, swaps=False)


def _without_permissions(evidence: Evidence, library: Library) -> Evidence:
    """What weighs besides what is allowed."""
    left = [hit for hit in evidence.hits if verdict_of(hit.id, library) is not Verdict.BOLEH]
    whole = sum(hit.score for hit in left) or 1.0
    return replace(evidence, hits=tuple(Hit(hit.id, hit.score / whole) for hit in left))


def _in_doubt(card: RuleCard, by_branch: bool, asked: Asked) -> bool:
    """True for a permission that only those have who are no civil servants, where the question leaves that open."""
    free = bool(card.general) or set(card.applies_to) <= FREED
    if (told := doer(asked.joined)) is not None and told.bound and (free or is_of_free_relatives(card)):
        # Any bond of today weighs more than any freedom that is told beside it.
        return told.person not in set(card.applies_to) - SERVANTS
    if is_of_free_relatives(card) and SERVANTS & set(card.applies_to):
        # "Suami swasta posting, boleh?", "giliran saya bikin status serupa": another's freedom was asked after before.
        back_to_oneself = bool(asked.before) and says_self(asked.mended) and not names_one(asked.mended)
        return back_to_oneself or free_relative_in_doubt(asked.joined)
    left_out = by_branch and Person.NON_ASN in card.applies_to
    return (free or left_out) and freed_in_doubt(asked.joined, asked.facets.persons)
