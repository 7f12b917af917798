"""Whose rule answers where a ban does not bind the one who asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from knowledge.address import Address
from knowledge.judging.candidates import card_id_of, verdict_of
from knowledge.library import Library
from knowledge.model import SERVANTS, Hit, Person, Role, RuleCard, Verdict

# Texts whose bans are on civil servants and officials alone.
_OF_OFFICIALS = tuple(
    Address.parse(text)
    for text in (
        "skb-netralitas-2022", "uu-20-2023", "pp-94-2021 pasal 3", "pp-94-2021 pasal 5 huruf n", "pp-42-2004",
        "pp-37-2004", "pp-11-2017", "pp-49-2018", "uu-7-2017 pasal 280 ayat 2", "uu-7-2017 pasal 280 ayat 3",
        "uu-7-2017 pasal 283", "uu-7-2017 pasal 494", "uu-10-2016 pasal 70", "uu-10-2016 pasal 71",
    )
)  # fmt: skip
_GUIDANCE = ("pedoman-", "se-", "surat-")
# What an office owns, knows or decides is nobody's to use for a side.
_OF_THE_OFFICE = tuple(
    Address.parse(text)
    for text in (
        "skb-netralitas-2022 lampiran II bagian pelanggaran-disiplin angka 11", "pp-94-2021 pasal 5 huruf n angka 4",
        "pp-94-2021 pasal 5 huruf n angka 5",
    )
)  # fmt: skip


def rule_of(kind: Person, hits: Sequence[Hit], library: Library) -> tuple[str, frozenset[str]] | None:
    """The label that answers for people of a kind, and the groups of acts it answers for.

    It is the likeliest general card of theirs, or the branch that leaves them out of a card for civil servants.
    """
    general = [
        card for card in library.cards.values() if card.general and kind in card.applies_to and not _theirs(card)
    ]
    if not general:
        return None
    ids = {card.id for card in general}
    likeliest = (hit.id for hit in hits if card_id_of(hit.id) in ids or _leaves_out(hit, kind, library))
    return next(likeliest, general[0].id), frozenset(general[0].general)


def rule_of_relatives(free: bool, library: Library) -> RuleCard | None:
    """The card that answers for the deed of a civil servant's relative: of who is told to be ``free``, or of anyone."""
    wanted = Verdict.BOLEH if free else Verdict.BERSYARAT
    return next((card for card in library.cards.values() if _theirs(card) and card.verdict is wanted), None)


def is_of_relatives(card_id: str, library: Library) -> bool:
    """True for the cards that answer for relatives' deeds as a whole."""
    card = library.cards.get(card_id)
    return card is not None and _theirs(card)


def _theirs(card: RuleCard) -> bool:
    return bool(card.general) and bool(SERVANTS & set(card.applies_to))


def for_servants_alone(card: RuleCard) -> bool:
    """True where only texts for civil servants and officials forbid, and nothing of an office is used."""
    return _for_servants_alone(tuple(b.address for b in card.basis if b.role is Role.MELARANG))


def _leaves_out(hit: Hit, kind: Person, library: Library) -> bool:
    card = library.cards.get(card_id_of(hit.id))
    if card is None or hit.id == card.id or verdict_of(hit.id, library) is not Verdict.BOLEH:
        return False
    return kind in card.applies_to and bool(SERVANTS & set(card.applies_to))


@lru_cache(maxsize=2048)
def _for_servants_alone(banning: tuple[Address, ...]) -> bool:
    if not banning or any(own.covers(address) for address in banning for own in _OF_THE_OFFICE):
        return False
    return all(
        address.slug.startswith(_GUIDANCE) or any(text.covers(address) for text in _OF_OFFICIALS) for address in banning
    )
