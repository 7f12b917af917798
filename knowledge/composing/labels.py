"""The words an address, a person or a date is shown by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.library import Library
from knowledge.model import Person, Regulation

_ABBREVIATED = {
    "uu": "UU", "pp": "PP", "perpres": "Perpres", "pkpu": "PKPU", "perbkn": "Peraturan BKN",
    "perbawaslu": "Perbawaslu", "permendagri": "Permendagri", "kepmenpanrb": "KepmenPANRB", "perppu": "Perppu",
}  # fmt: skip
_NUMBERED = re.compile(r"(?P<kind>[a-z]+)-(?P<number>\d+[a-z]?)-(?P<year>\d{4})")
_PERSONS = {
    Person.PNS: "PNS", Person.CPNS: "CPNS", Person.PPPK: "PPPK", Person.NON_ASN: "pegawai non-ASN",
    Person.KEPALA_DESA: "kepala/perangkat desa", Person.BUMN: "pegawai BUMN/BUMD", Person.TNI_POLRI: "TNI/Polri",
    Person.PENSIUNAN: "pensiunan", Person.SEMUA: "semua",
}  # fmt: skip
_MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
_LONG_MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)  # fmt: skip


def regulation_label(regulation: Regulation | None, slug: str) -> str:
    """ "UU 20/2023", "Putusan MK 121/PUU-XXII/2024", or the short name."""
    if numbered := _NUMBERED.fullmatch(slug):
        kind = _ABBREVIATED.get(numbered["kind"])
        if kind:
            return f"{kind} {numbered['number'].upper()}/{numbered['year']}"
    if regulation is None:
        return slug
    if slug.startswith("putusan-mk-"):
        return f"Putusan MK {regulation.number}"
    return regulation.short_name


def address_label(address: Address, library: Library) -> str:
    """The address as people write it: "UU 20/2023 Pasal 24 ayat (1) huruf d"."""
    head = regulation_label(library.regulation(address.slug), address.slug)
    provision = library.provision(address.text)
    named = (provision.label if provision and provision.label else address.bagian) or ""
    parts = [
        f"Lampiran {address.lampiran}" if address.lampiran else "",
        named.replace("-", " ") if named else "",
        "Penjelasan" if address.penjelasan else "",
    ]
    place = " ".join(_places(address))
    front = ", ".join(p for p in (head, *parts) if p)
    if not place:
        return front
    return f"{front} {place}"


def _places(address: Address) -> Iterable[str]:
    if address.pasal:
        yield f"Pasal {address.pasal}"
    if address.ayat:
        yield f"ayat ({address.ayat})"
    if address.huruf:
        yield f"huruf {address.huruf}"
    if address.angka:
        yield f"angka {address.angka}"
    if address.butir:
        yield f"butir {address.butir}"


def persons_label(persons: Iterable[Person]) -> str:
    """ "PNS/CPNS/PPPK", as officials write it; names of several words as in a sentence."""
    names = [_PERSONS[p] for p in persons]
    return listed(names) if any(" " in name for name in names) else "/".join(names)


def listed(words: list[str]) -> str:
    """Words joined as in a sentence."""
    if len(words) <= 1:
        return "".join(words)
    if len(words) == 2:
        return f"{words[0]} dan {words[1]}"
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def counted(words: list[str], most: int = 6) -> str:
    """The first of many by name, the rest by their number."""
    return listed(words if len(words) <= most else [*words[:most], texts.OTHERS.format(count=len(words) - most)])


def month(day: date) -> str:
    """ "Feb 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """ "31 Oktober 2023"."""
    return f"{day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"
