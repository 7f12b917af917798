"""What published documents do to single articles of others: new words in an amending law, or an end."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from knowledge.address import Address
from knowledge.errors import AddressError
from knowledge.model import LegalStatus, Provision, Regulation
from knowledge.records import PublishedRelation

# Where ``ingest`` files the articles that an amending law quotes.
QUOTED = "Pasal I"
_DELETED = "dihapus"
Units = dict[str, Provision]


@dataclass(frozen=True, slots=True)
class _Form:
    """One wording of an article: the law that has it, since when, and where."""

    source: str
    day: date | None
    place: Address


def change_articles(
    relations: Iterable[PublishedRelation],
    before: Mapping[str, Regulation],
    laws: Mapping[str, Regulation],
    units: Units,
) -> dict[str, tuple[str, ...]]:
    """Mark in ``units`` what was amended or ended; returns the newer addresses by article, oldest first.

    ``before`` is what our data knows: a norm of ours was written with the amendments listed there in mind.
    """
    found = list(relations)
    shelf = _shelf(units)
    forms: dict[str, tuple[str, ...]] = {}
    for article, chain in _chains(found, laws, units).items():
        first = Address.parse(article)
        rows = [_Form("", None, first), *chain]
        for older, newer in itertools.pairwise(rows):
            known = _known(before, first.slug, newer.source)
            for key in shelf.get((older.place.slug, first.pasal or ""), ()):
                units[key] = _superseded(units[key], newer, units, known)
        for at, row in enumerate(rows[:-1]):
            forms[row.place.text] = tuple(f.place.text for f in rows[at + 1 :])
    for relation in found:
        _end(relation, before, laws, units, shelf)
    return forms


def place_of(target: str) -> Address | None:
    """The article a relation names; ``None`` where it is about a whole regulation."""
    try:
        place = Address.parse(target)
    except AddressError:
        return None
    return place if place.pasal else None


def day_of(found: PublishedRelation, laws: Mapping[str, Regulation]) -> date | None:
    """The day a relation takes effect, as far as the document says."""
    source = laws.get(found.source)
    return found.effective_from or (source.effective_from if source else None)


def _shelf(units: Units) -> dict[tuple[str, str], list[str]]:
    """Units of the body by law and article: an annex has articles of its own."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, unit in units.items():
        if unit.address.pasal and not unit.address.lampiran and not unit.address.bagian:
            found[unit.address.slug, unit.address.pasal].append(key)
    return found


def _chains(
    relations: Iterable[PublishedRelation], laws: Mapping[str, Regulation], units: Units
) -> dict[str, list[_Form]]:
    """The articles that published amending laws quote, by the article they replace, in order of time."""
    quoted: dict[str, list[Address]] = defaultdict(list)
    for unit in units.values():
        if unit.path == QUOTED and unit.text and unit.address == Address(unit.address.slug, pasal=unit.address.pasal):
            quoted[unit.address.slug].append(unit.address)
    chains: dict[str, list[_Form]] = defaultdict(list)
    for found in relations:
        if found.relation.kind != "mengubah" or found.source == found.relation.target:
            continue
        law = _whole(found.relation.target)
        for place in quoted.get(found.source, ()) if law else ():
            article = Address(law, pasal=place.pasal).text
            chains[article].append(_Form(found.source, day_of(found, laws), place))
    return {article: sorted(chain, key=lambda f: _age(f, laws)) for article, chain in chains.items()}


def _whole(target: str) -> str:
    """The law a relation names; "" where it names a part of one, or where it is not known which."""
    try:
        place = Address.parse(target)
    except AddressError:
        return ""
    return place.slug if place == Address(place.slug) else ""


def _age(form: _Form, laws: Mapping[str, Regulation]) -> tuple[int, str, str]:
    law = laws.get(form.source)
    day = form.day.isoformat() if form.day else ""
    return (form.day.year if form.day else (law.year if law else None) or 0, day, form.source)


def _known(before: Mapping[str, Regulation], target: str, source: str) -> bool:
    law = before.get(target)
    return law is not None and source in law.amended_by


def _superseded(unit: Provision, newer: _Form, units: Units, known: bool) -> Provision:
    if unit.status is LegalStatus.DICABUT or (known and unit.text is None):
        return unit
    if (units[newer.place.text].text or "").strip(" .()\n").lower() == _DELETED:
        return _ended(unit, newer.source, newer.day)
    return replace(unit, status=None, effective_to=newer.day, amended_by=newer.place.text)


def _end(
    found: PublishedRelation,
    before: Mapping[str, Regulation],
    laws: Mapping[str, Regulation],
    units: Units,
    shelf: Mapping[tuple[str, str], list[str]],
) -> None:
    """ "Pasal 7 dihapus", "Pasal 9 Undang-Undang ... dicabut": that unit and what is in it."""
    place = place_of(found.relation.target) if found.relation.kind == "mencabut" else None
    if place is None or found.source == place.slug:
        return
    known = _known(before, place.slug, found.source)
    for key in shelf.get((place.slug, place.pasal or ""), ()):
        unit = units[key]
        if not place.covers(unit.address) or unit.status is LegalStatus.DICABUT or (known and unit.text is None):
            continue
        units[key] = _ended(unit, found.source, day_of(found, laws))


def _ended(unit: Provision, source: str, day: date | None) -> Provision:
    status = None if day else LegalStatus.DICABUT
    return replace(unit, status=status, effective_to=day, revoked_by=source, amended_by=None)
