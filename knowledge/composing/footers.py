"""The last line of an answer and the doubts that must be said with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.labels import address_label, long_date, month, persons_label, regulation_label
from knowledge.library import Library
from knowledge.model import Basis, Confidence, LegalStatus, Person, Provision, Regulation, Role, RuleCard

_STALE_DAYS = 183
# Their threats of punishment are told as first written; UU 1/2026 changed them without rewriting the articles.
_ADJUSTED = frozenset(
    ("uu-7-2017", "uu-1-2015", "uu-8-2015", "uu-10-2016", "uu-16-2017", "putusan-mk-136-puu-xxii-2024")
)
_ADJUSTING = Address("uu-1-2026")
_TRANSITION = Address.parse("pp-94-2021 pasal 40 ayat 3")
_THREAT = re.compile(r"\b(?:penjara|kurungan)\b", re.I)
_DECIDING = {Role.MELARANG, Role.MEMBOLEHKAN, Role.BATAS}


def footer(persons: Iterable[Person], addresses: Sequence[Address], library: Library, on: date, doubt: str = "") -> str:
    """ "Berlaku untuk PNS/PPPK · sumber sampai Feb 2026 · bukan pendapat hukum resmi"."""
    people = tuple(persons)
    parts = [texts.APPLIES.format(who=persons_label(people))] if people and people != (Person.SEMUA,) else []
    dates = [r.sources_until for a in addresses if (r := library.regulation(a.slug)) and r.sources_until]
    if dates:
        oldest = min(dates)
        newer = f", {texts.MAYBE_NEWER}" if (on - oldest).days > _STALE_DAYS else ""
        parts.append(texts.SOURCES.format(when=month(oldest)) + newer)
    return texts.DOT.join([*parts, *([doubt] if doubt else []), texts.NOT_OFFICIAL])


def unchecked(basis: Sequence[Basis], library: Library) -> str:
    """Said as soon as one deciding basis was not compared with the official text; empty where all were.

    What informs decides nothing: there every living basis counts.
    """
    deciding = [b for b in basis if b.role in _DECIDING] or [b for b in basis if b.role is not Role.RIWAYAT]
    doubted = [_unchecked(b.address, library) for b in deciding]
    if not any(doubted):
        return ""
    return texts.UNCHECKED if all(doubted) else texts.UNCHECKED_IN_PART


def card_note(card: RuleCard, basis: Sequence[Basis], library: Library, on: date) -> str:
    """The card's own doubt, and rules issued for one past election."""
    notes = [card.note] if card.note else []
    uncertain = [
        regulation_label(library.regulation(b.address.slug), b.address.slug)
        for b in basis
        if library.status(b.address, on) is LegalStatus.TIDAK_PASTI
    ]
    for name in dict.fromkeys(uncertain):
        if "masa berlaku" not in card.note.lower():
            notes.append(texts.UNCERTAIN_LIFE.format(name=name))
    return " ".join(notes)


def threat_note(shown: Iterable[Provision], library: Library, on: date) -> str:
    """What became of the prison terms of these articles, where their own words do not tell it; else empty."""
    if not library.in_force(_ADJUSTING, on):
        return ""
    told = (" ".join(filter(None, (p.norm, p.text, p.sanction))) for p in shown if p.address.slug in _ADJUSTED)
    return texts.THREAT_ADJUSTED if any(_THREAT.search(words) and "1/2026" not in words for words in told) else ""


def _unchecked(address: Address, library: Library) -> bool:
    provision = library.provision(address.text)
    return provision is not None and provision.text is None and provision.confidence is not Confidence.TINGGI


def no_longer(provision: Provision, library: Library, on: date) -> str | None:
    """That a unit was ended or amended by itself, or that its whole law is repealed; ``None`` before its end."""
    if library.in_force(provision.address, on) or library.not_yet(provision.address, on):
        return None
    name, by = address_label(provision.address, library), successor(provision, library)
    since = texts.SINCE.format(when=long_date(provision.effective_to)) if provision.effective_to else ""
    if library.replaced(provision.address, on):
        return texts.PLACE_CHANGED.format(name=name, since=since, by=by)
    if provision.revoked_by:
        return texts.PLACE_ENDED.format(name=name, since=since, by=by)
    law = library.regulations[provision.address.slug]
    if law.status is LegalStatus.DICABUT or law.effective_to:
        return repealed(law, library)
    return texts.PLACE_OVER.format(name=name, since=since)


def not_yet(address: Address, library: Library, on: date) -> str | None:
    """ "UU 20/2023 baru berlaku sejak 31 Oktober 2023."; ``None`` from that day on."""
    law, start = library.regulations[address.slug], library.starts(address)
    if start is None or start <= on:
        return None
    name = regulation_label(law, law.slug) if start == law.effective_from else address_label(address, library)
    return texts.PLACE_NOT_YET.format(name=name, when=long_date(start))


def transition(later: Iterable[Address], library: Library) -> str:
    """That older breaches are dealt with by the later law on discipline, where that is among ``later``."""
    if _TRANSITION.text not in library.provisions or all(a.slug != _TRANSITION.slug for a in later):
        return ""
    return texts.OLDER_BREACHES.format(rule=address_label(_TRANSITION, library))


def successor(provision: Provision, library: Library) -> str:
    """What came in the place of a unit or of its law."""
    if provision.amended_by:
        return address_label(Address.parse(provision.amended_by), library)
    slug = provision.revoked_by or library.regulations[provision.address.slug].revoked_by
    return regulation_label(library.regulation(slug), slug) if slug else texts.UNSURE_SUCCESSOR


def repealed_by(slug: str, by: Regulation, library: Library) -> str:
    """The same of a law that is not held, from what its repealer says of it."""
    since = texts.SINCE.format(when=long_date(by.effective_from)) if by.effective_from else ""
    heir = library.heir(by)
    return texts.REPEALED.format(
        name=regulation_label(None, slug), since=since, successor=regulation_label(heir, heir.slug)
    )


def repealed(regulation: Regulation, library: Library) -> str:
    """ "UU 5/2014 sudah dicabut …; penggantinya UU 20/2023."; unknown successors are said to be unknown."""
    name = regulation_label(regulation, regulation.slug)
    if regulation.effective_to is None and regulation.revoked_by is None:
        return texts.REPEALED_UNSURE.format(name=name)
    since = texts.SINCE.format(when=long_date(regulation.effective_to)) if regulation.effective_to else ""
    successor = texts.UNSURE_SUCCESSOR
    if regulation.revoked_by:
        successor = regulation_label(library.regulation(regulation.revoked_by), regulation.revoked_by)
    text = texts.REPEALED.format(name=name, since=since, successor=successor)
    if any(p.status is LegalStatus.BERLAKU for p in library.provisions_of(regulation.slug)):
        text = text.removesuffix(".") + f"; {texts.REPEALED_PART}."
    return text
