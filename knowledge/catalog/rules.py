"""What makes a card lawful: the role rules of the design, live bases, word budget, phrasings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from knowledge.address import Address
from knowledge.language.relatives import names_one
from knowledge.library import Library
from knowledge.model import NOT_PNS, PNS_LAW, SERVANTS, Basis, Clarification, Dispute, Person, Role, RuleCard, Verdict

WORD_BUDGET = 112
MIN_SEEDS, MIN_PHRASINGS, MAX_PHRASINGS = 5, 15, 40
_ALLOWING = {Role.MEMBOLEHKAN, Role.BATAS}


def problems(library: Library, on: date) -> Iterator[str]:
    """Every breach in the library's cards, one sentence each."""
    for card in library.cards.values():
        yield from (f"{card.group}: {card.id}: {p}" for p in card_problems(card, library, on))
    for entry in library.clarifications.values():
        yield from (f"{entry.group}: {entry.id}: {p}" for p in _clarification_problems(entry, library))
    for dispute in library.disputes.values():
        yield from (f"sengketa: {dispute.id}: {p}" for p in _dispute_problems(dispute, library))


def card_problems(card: RuleCard, library: Library, on: date, *, bundled: bool = True) -> Iterator[str]:
    """Every breach of one card; an admin's card (not ``bundled``) may do with fewer phrasings."""
    yield from _addresses(card, library, on)
    yield from _roles(card)
    yield from _form(card, library)
    yield from _sanctions(card)
    if bundled:
        yield from _phrasings(card)


def _addresses(card: RuleCard, library: Library, on: date) -> Iterator[str]:
    for address in (*(b.address for b in card.basis), *(a for s in card.sanctions for a in s.basis)):
        if library.provision(address.text) is None:
            yield f"alamat tidak ada di pustaka: {address}"
    for basis in card.basis:
        held = basis.role is not Role.RIWAYAT and basis.address.slug in library.regulations
        if held and not library.in_force(basis.address, on):
            yield f"dasar tidak berlaku lagi: {basis.address}"
    if len({(b.address, b.branch) for b in card.basis}) != len(card.basis):
        yield "dasar ganda"


def _roles(card: RuleCard) -> Iterator[str]:
    roles = {b.role for b in card.basis}
    match card.verdict:
        case Verdict.TIDAK_BOLEH if Role.MELARANG not in roles:
            yield "tidak_boleh tanpa dasar melarang"
        case Verdict.BOLEH if not roles & _ALLOWING or Role.MELARANG in roles:
            yield "boleh perlu membolehkan atau batas, dan tidak boleh ada melarang"
        case Verdict.BERSYARAT:
            yield from _branch_roles(card)
        case Verdict.TIDAK_BOLEH | Verdict.BOLEH | Verdict.INFORMASI:
            pass
        case _:
            yield f"putusan kartu tidak sah: {card.verdict}"
    for basis in card.basis:
        yield from _words(basis)
    if card.dispute and card.verdict is Verdict.BOLEH:
        yield "kartu dengan sengketa tidak boleh berputusan boleh"


def _branch_roles(card: RuleCard) -> Iterator[str]:
    sides = {b.verdict for b in card.branches}
    if sides != {Verdict.BOLEH, Verdict.TIDAK_BOLEH}:
        yield "bersyarat perlu cabang boleh dan tidak_boleh"
    if not any(b.role in _ALLOWING and b.branch is Verdict.BOLEH for b in card.basis):
        yield "cabang boleh tanpa dasar membolehkan/batas"
    if not any(b.role is Role.MELARANG and b.branch is Verdict.TIDAK_BOLEH for b in card.basis):
        yield "cabang tidak_boleh tanpa dasar melarang"
    for branch in card.branches:
        if len(branch.label) > 28:
            yield f"tulisan tombol terlalu panjang: {branch.label}"


def _words(basis: Basis) -> Iterator[str]:
    if (basis.role is Role.BATAS) != bool(basis.words):
        yield f"words hanya dan selalu untuk batas: {basis.address}"


def _form(card: RuleCard, library: Library) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", card.id):
        yield "id tidak sah"
    if card.group not in {g.id for g in library.groups}:
        yield f"kelompok tidak dikenal: {card.group}"
    if card.verdict in (Verdict.BOLEH, Verdict.TIDAK_BOLEH) and re.match(
        r"(?:tidak )?boleh[.,;]", card.headline.lower()
    ):
        yield "headline mengulang putusan, yang sudah tertulis di depannya"
    if not 1 <= len(card.basis) <= 4:
        yield f"dasar harus 1-4, ada {len(card.basis)}"
    if len(card.situation) > 80:
        yield f"situation terlalu panjang ({len(card.situation)})"
    if not card.applies_to:
        yield "applies_to kosong"
    if card.unruled and (card.verdict is not Verdict.BERSYARAT or not card.note):
        yield "unruled hanya untuk bersyarat, dan note mengatakannya"
    if card.informs and card.verdict is not Verdict.BERSYARAT:
        yield "informs hanya untuk bersyarat"
    if card.general and SERVANTS & set(card.applies_to) and not names_one(card.situation.lower()):
        yield "general hanya untuk yang bukan ASN dan untuk keluarga"
    if unknown := set(card.general) - {group.id for group in library.groups}:
        yield f"general menyebut kelompok yang tidak dikenal: {', '.join(sorted(unknown))}"
    if card.dispute and card.dispute not in library.disputes:
        yield f"sengketa tidak dikenal: {card.dispute}"
    if (count := word_count(card, library)) > WORD_BUDGET:
        yield f"{count} kata, paling banyak {WORD_BUDGET}"
    for other in card.related:
        if other not in library.cards:
            yield f"related tidak dikenal: {other}"


def word_count(card: RuleCard, library: Library) -> int:
    """Words of everything the prose of an answer would say."""
    texts = [card.headline, card.reason, card.allowed_instead, card.note]
    texts += [b.when for b in card.branches] + [s.text for s in card.sanctions]
    return sum(len(t.split()) for t in texts)


def _sanctions(card: RuleCard) -> Iterator[str]:
    for sanction in card.sanctions:
        if not sanction.basis:
            yield f"sanksi tanpa dasar: {sanction.text}"
        if not sanction.persons:
            yield f"sanksi tanpa status: {sanction.text}"
        if set(sanction.persons) <= NOT_PNS:
            if sanction.basis and all(a.slug in PNS_LAW for a in sanction.basis):
                yield f"sanksi PNS untuk bukan PNS: {sanction.text}"
        elif (set(sanction.persons) & (NOT_PNS | {Person.SEMUA})) and any(a.slug in PNS_LAW for a in sanction.basis):
            yield f"sanksi PNS dicampur dengan status lain: {sanction.text}"


def _phrasings(card: RuleCard) -> Iterator[str]:
    seeds = {p.seed for p in card.phrasings}
    if len(seeds) < MIN_SEEDS:
        yield f"{len(seeds)} benih, paling sedikit {MIN_SEEDS}"
    distinct = count_distinct([p.text for p in card.phrasings])
    if not MIN_PHRASINGS <= distinct <= MAX_PHRASINGS:
        yield f"{distinct} kalimat berbeda, harus {MIN_PHRASINGS}-{MAX_PHRASINGS}"


def _clarification_problems(entry: Clarification, library: Library) -> Iterator[str]:
    if not 2 <= len(entry.options) <= 4:
        yield "pilihan harus 2-4"
    for option in entry.options:
        if option.card not in library.cards:
            yield f"kartu tidak dikenal: {option.card}"
        if len(option.label) > 28:
            yield f"tulisan tombol terlalu panjang: {option.label}"
    cautious = library.cards.get(entry.cautious)
    if cautious is None or cautious.verdict is not Verdict.BERSYARAT:
        yield f"cautious harus kartu bersyarat: {entry.cautious}"


def _dispute_problems(dispute: Dispute, library: Library) -> Iterator[str]:
    if len(dispute.positions) < 2:
        yield "sengketa perlu sedikitnya dua pendirian"
    for position in dispute.positions:
        yield from _missing(position.address, library)


def _missing(address: Address, library: Library) -> Iterator[str]:
    if library.provision(address.text) is None:
        yield f"alamat tidak ada di pustaka: {address}"


def grams(text: str) -> frozenset[str]:
    """Character 4-grams of a text without case, punctuation and runs of spaces."""
    flat = f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "
    return frozenset(flat[i : i + 4] for i in range(max(1, len(flat) - 3)))


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of common members, 0-1."""
    return len(a & b) / len(a | b) if a | b else 1.0


def count_distinct(texts: list[str], limit: float = 0.8) -> int:
    """How many texts remain when near-equal ones count as one."""
    kept: list[frozenset[str]] = []
    for text in texts:
        g = grams(text)
        if all(jaccard(g, k) <= limit for k in kept):
            kept.append(g)
    return len(kept)
