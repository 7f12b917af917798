"""A parsed document in the words of the library: metadata, provisions under the final slug, relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ingest import texts
from ingest.library.aliases import office_name
from ingest.model import ParsedDocument, ParsedProvision
from knowledge.adapters.database.library_tables import LONGEST_ADDRESS
from knowledge.address import Address
from knowledge.editing import RelationLine, Subject
from knowledge.errors import AddressError, EditRefused
from knowledge.model import LegalStatus
from knowledge.records import StoredProvision, StoredRelation

MOST_PROVISIONS = 30_000
# What is shorter says nothing by itself ("Cukup jelas.").
_SHORTEST_PASSAGE = 20


@dataclass(frozen=True, slots=True)
class Described:
    """What a draft is made of."""

    metadata: dict[str, Any]
    units: tuple[StoredProvision, ...]
    relations: tuple[StoredRelation, ...]


def describe(document: ParsedDocument, slug: str, official_page: str | None = None) -> Described:
    """Turn a parsed document into rows; raises ``EditRefused`` when nothing can be published from it."""
    if not document.provisions:
        raise EditRefused(texts.NO_PROVISIONS)
    if len(document.provisions) > MOST_PROVISIONS:
        raise EditRefused(texts.too_many_provisions(len(document.provisions), MOST_PROVISIONS))
    units, notes = _units(document, slug)
    warnings = [[w.code, w.detail, w.page] for w in document.warnings] + notes
    relations = tuple(StoredRelation(r.kind, r.target, r.citation, r.sentence, r.page) for r in document.relations)
    return Described(_metadata(document, warnings, official_page), units, relations)


def subject_of(metadata: Mapping[str, Any], relations: Iterable[StoredRelation]) -> Subject:
    """What an admin may correct."""
    return Subject(
        type=metadata["type"],
        number=metadata["number"],
        year=metadata["year"],
        title=metadata["title"],
        issuer=metadata["issuer"],
        enacted=_day(metadata.get("date")),
        effective_from=_day(metadata.get("effective_from")),
        effective_to=_day(metadata.get("effective_to")),
        status=LegalStatus(metadata.get("status") or LegalStatus.BERLAKU),
        relations=tuple(RelationLine(r.kind, r.target, r.citation, r.sentence, r.page) for r in relations),
    )


def label_of(metadata: Mapping[str, Any]) -> str:
    """How a document is called in a sentence: "Surat Edaran Bawaslu 111/2024"."""
    number = metadata["number"] or "tanpa nomor"
    year = f"/{metadata['year']}" if metadata["year"] and "/" not in number else ""
    office = office_name(metadata["type"], metadata["issuer"])
    return " ".join(part for part in (metadata["type"] or "Dokumen", office, f"{number}{year}") if part)


def passages(units: Iterable[tuple[int, StoredProvision]]) -> list[tuple[int, str, str]]:
    """The small units to be found by: what is nested inside a unit is found by itself."""
    found = ((number, unit.address, unit.text if unit.leaf else unit.lead) for number, unit in units)
    return [(number, address, text) for number, address, text in found if len(text.strip()) >= _SHORTEST_PASSAGE]


def _metadata(document: ParsedDocument, warnings: list[list[Any]], official_page: str | None) -> dict[str, Any]:
    meta = document.regulation
    return {
        "type": meta.type,
        "number": meta.number,
        "numbers": [[n.number, n.year, n.issuer] for n in meta.numbers],
        "year": meta.year,
        "title": meta.title,
        "issuer": meta.issuer,
        "code": meta.code,
        "date": _iso(meta.date),
        "promulgated": _iso(meta.promulgated),
        "effective_from": _iso(meta.effective_from),
        "effective_to": None,
        "effective_note": meta.effective_note,
        "status": LegalStatus.BERLAKU.value,
        "ln": meta.ln,
        "tln": meta.tln,
        "official_page": official_page,
        "pages": document.pages,
        "ocr_pages": list(document.ocr_pages),
        "pasal_count": document.pasal_count,
        "last_pasal": document.last_pasal,
        "bab_count": document.bab_count,
        "warnings": warnings,
        "matched": None,
        "settled": False,
    }


def _units(document: ParsedDocument, slug: str) -> tuple[tuple[StoredProvision, ...], list[list[Any]]]:
    taken: set[str] = set()
    notes: list[list[Any]] = []
    units = []
    for provision in document.provisions:
        address = slug + provision.address[len(document.regulation.slug) :]
        if not _valid(address):
            notes.append(["alamat_tidak_sah", texts.bad_address(provision.address), provision.page])
            continue
        if address in taken:
            notes.append(["alamat_ganda", texts.double_address(address), provision.page])
            address = _free(address, taken)
        taken.add(address)
        units.append(_stored(provision, address))
    return tuple(units), notes


def _stored(provision: ParsedProvision, address: str) -> StoredProvision:
    lead = provision.lead or (provision.text if provision.leaf else "")
    return StoredProvision(address, provision.text, lead, provision.leaf, provision.path, provision.page)


def _free(address: str, taken: set[str]) -> str:
    base = address.split(" butir ")[0]
    n = 2
    while f"{base} butir {n}" in taken:
        n += 1
    return f"{base} butir {n}"


def _valid(address: str) -> bool:
    try:
        return len(address) <= LONGEST_ADDRESS and Address.parse(address).text == address
    except AddressError:
        return False


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
