"""What is said of a card whose rule has ended, or had not begun on the day that is asked of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.asker import Asker
from knowledge.composing.bases import in_time
from knowledge.composing.cards import DECIDING, MAX_CITATIONS
from knowledge.composing.footers import footer, successor, transition
from knowledge.composing.labels import address_label, listed, long_date, regulation_label
from knowledge.library import Library
from knowledge.model import AnswerPart, Basis, Regulation, Role, Route, RuleCard, Verdict


def from_ended(card: RuleCard, question: str, library: Library, asker: Asker) -> AnswerPart:
    """The rule under the verdict ended: say which, what replaced it, and that an officer is checking."""
    dead = [b for b in card.basis if b.role is not Role.RIWAYAT and not library.in_force(b.address, asker.on)]
    later = [b for b in dead if library.not_yet(b.address, asker.on)]
    gone = [b for b in dead if b not in later]
    deciding = [b for b in gone if b.role in DECIDING]
    if later and not deciding:
        return _not_yet(card, later, question, library, asker)
    ended = deciding or gone or list(card.basis)
    law = library.regulations[ended[0].address.slug]
    headline, reason = texts.ENDED
    unit = library.provisions[ended[0].address.text]
    end = unit.effective_to or law.effective_to
    since = texts.SINCE.format(when=long_date(end)) if end else ""
    rule = address_label(ended[0].address, library)
    said = reason.format(rule=rule, since=since, successor=successor(unit, library))
    return replace(_history(card, ended, question, library, asker), headline=headline, reason=said, under_review=True)


def _not_yet(card: RuleCard, later: Sequence[Basis], question: str, library: Library, asker: Asker) -> AnswerPart:
    """Asked for a day before the rule: nothing ended, and nothing is said of what held then."""
    headline, reason = texts.NOT_YET
    start = library.starts(later[0].address)
    since = texts.SINCE.format(when=long_date(start)) if start else ""
    before = listed([regulation_label(law, law.slug) for law in _before(later, library, asker.on)])
    said = reason.format(
        rule=address_label(later[0].address, library),
        since=since,
        before=texts.IN_FORCE_THEN.format(names=before) if before else "",
    )
    today = transition([b.address for b in later], library)
    return replace(_history(card, later, question, library, asker), headline=headline, reason=said, note=today)


def _before(later: Sequence[Basis], library: Library, on: date) -> list[Regulation]:
    """What the later law revoked, where that was in force on the day."""
    slugs = dict.fromkeys(s for b in later for s in library.regulations[b.address.slug].revokes)
    return [library.regulations[s] for s in slugs if library.in_force(Address(s), on)]


def _history(card: RuleCard, bases: Sequence[Basis], question: str, library: Library, asker: Asker) -> AnswerPart:
    addresses = [b.address for b in bases]
    cited = (in_time(a, Role.PROSEDUR, library, asker.on) for a in addresses[:MAX_CITATIONS])
    return AnswerPart(
        question=question,
        route=Route.PERTANYAAN,
        verdict=Verdict.INFORMASI,
        headline="",
        citations=tuple(cited),
        footer=footer(card.applies_to, addresses, library, asker.on),
        card=card.id,
    )
