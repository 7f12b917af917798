"""The law and the cards at one version, in memory: what is where, and what is in force when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from knowledge.address import Address
from knowledge.model import (
    AskedWay,
    Clarification,
    Dispute,
    Group,
    LegalStatus,
    Provision,
    Regulation,
    RuleCard,
)
from knowledge.records import ElectionStages


@dataclass(frozen=True)
class Library:
    """Everything an answer may rest on; keys are slugs, printed addresses and card ids.

    ``last_articles``: the highest Pasal by slug, only for laws whose whole text is published.
    ``forms``: for an article that published documents amend, the addresses of its newer words, oldest first.
    ``asked``: questions of people by the id of the card, clarification or ``route:`` that answers them.
    ``elections``: the calendar the agency entered with /tahapan.
    """

    regulations: Mapping[str, Regulation]
    provisions: Mapping[str, Provision]
    cards: Mapping[str, RuleCard]
    clarifications: Mapping[str, Clarification] = field(default_factory=dict)
    disputes: Mapping[str, Dispute] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    version: int = 0
    last_articles: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elections: tuple[ElectionStages, ...] = ()
    asked: Mapping[str, tuple[AskedWay, ...]] = field(default_factory=dict)

    def regulation(self, slug: str) -> Regulation | None:
        """The regulation of a slug, or ``None`` where the library does not hold it."""
        return self.regulations.get(slug)

    def repealer(self, slug: str) -> Regulation | None:
        """The regulation held that repealed one that is not held, or ``None`` where that is unknown."""
        if slug in self.regulations:
            return None
        return next((law for law in self.regulations.values() if slug in law.revokes), None)

    def heir(self, law: Regulation) -> Regulation:
        """``law``, or what has taken its place since."""
        later = self.regulations.get(law.revoked_by or "")
        return self.heir(later) if later else law

    def provision(self, address: str) -> Provision | None:
        """The provision printed as ``address``, or ``None``."""
        return self.provisions.get(address)

    def card(self, card_id: str) -> RuleCard | None:
        """The rule card of an id, or ``None``."""
        return self.cards.get(card_id)

    def cards_in(self, group_id: str) -> tuple[RuleCard, ...]:
        """The cards of one shelf, in the order they were written."""
        return tuple(card for card in self.cards.values() if card.group == group_id)

    def provisions_of(self, slug: str) -> tuple[Provision, ...]:
        """All provisions of a regulation in a lawyer's order."""
        return self._by_slug.get(slug, ())

    def inside(self, place: Address) -> tuple[Provision, ...]:
        """The provisions at ``place`` or inside it, in order."""
        return tuple(p for p in self.provisions_of(place.slug) if place.covers(p.address))

    def under(self, place: Address) -> tuple[Provision, ...]:
        """The provisions at ``place`` or inside it, in order; falls back to the nearest place above it."""
        if found := self.inside(place):
            return found
        return tuple(p for p in self.provisions_of(place.slug) if p.address.covers(place) and p.address != place)[-1:]

    def neighbours(self, address: str) -> tuple[str | None, str | None]:
        """The printed addresses before and after this one in the same regulation."""
        provision = self.provisions.get(address)
        if provision is None:
            return None, None
        row = [p.address.text for p in self.provisions_of(provision.address.slug)]
        i = row.index(address)
        return (row[i - 1] if i else None), (row[i + 1] if i + 1 < len(row) else None)

    def status(self, address: Address, on: date) -> LegalStatus:
        """Status of a provision on a day; its own status and dates override its regulation's."""
        provision = self.provisions.get(address.text)
        regulation = self.regulations[address.slug]
        if provision is not None and provision.status is not None:
            return provision.status
        own_end = provision.effective_to if provision and not provision.amended_by else None
        end = own_end or regulation.effective_to
        dead = regulation.status is LegalStatus.DICABUT if end is None else on >= end
        if dead:
            return LegalStatus.DICABUT
        if self.replaced(address, on):
            return LegalStatus.DIUBAH
        return regulation.status if end is None else _while_alive(regulation.status)

    @property
    def holds_published(self) -> bool:
        """True once an admin has published a document."""
        return any(regulation.ingested for regulation in self.regulations.values())

    def in_force(self, address: Address, on: date) -> bool:
        """True when the provision could be a live basis on that day."""
        regulation = self.regulations.get(address.slug)
        if regulation is None:
            return False
        if self.not_yet(address, on):
            return False
        return self.status(address, on) is not LegalStatus.DICABUT and not self.replaced(address, on)

    def starts(self, address: Address) -> date | None:
        """The day a provision came or comes into force, as far as that is known."""
        provision = self.provisions.get(address.text)
        return (provision.effective_from if provision else None) or self.regulations[address.slug].effective_from

    def not_yet(self, address: Address, on: date) -> bool:
        """True on a day before the provision was in force."""
        start = self.starts(address)
        return start is not None and on < start

    def replaced(self, address: Address, on: date) -> bool:
        """True once an amending law says the same article in other words."""
        provision = self.provisions.get(address.text)
        if provision is None or provision.amended_by is None:
            return False
        return provision.effective_to is None or on >= provision.effective_to

    def newest(self, place: Address, on: date) -> Address:
        """Where the words of ``place`` stand on a day: in the last amending law that then has them, or there."""
        if place.pasal is None or place.lampiran or place.bagian:
            return place
        for form in reversed(self.forms.get(Address(place.slug, pasal=place.pasal).text, ())):
            article = Address.parse(form)
            inner = replace(place, slug=article.slug)
            if self.in_force(article, on):
                return inner if inner.text in self.provisions else article
        return place

    @cached_property
    def _by_slug(self) -> dict[str, tuple[Provision, ...]]:
        shelves: dict[str, list[Provision]] = defaultdict(list)
        for provision in self.provisions.values():
            shelves[provision.address.slug].append(provision)
        return {slug: tuple(sorted(row, key=lambda p: p.address)) for slug, row in shelves.items()}


def _while_alive(status: LegalStatus) -> LegalStatus:
    """A regulation revoked later was in force before; what else its status says still holds."""
    return LegalStatus.BERLAKU if status is LegalStatus.DICABUT else status


def keyed(cards: Iterable[RuleCard]) -> dict[str, RuleCard]:
    """Cards by id, later ones replacing earlier ones (an admin's overlay over a bundled card)."""
    return {card.id: card for card in cards}
