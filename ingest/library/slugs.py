"""The slug of a document that is no known regulation: type, issuer where not implied, number, year; unique."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container

from ingest.library.aliases import IMPLIED, head_number, kind_code, office_codes, unlisted_office
from knowledge.adapters.database.library_tables import LONGEST_SLUG

_OWN_CODE = {("peraturan", "kpu"): "pkpu", ("peraturan", "bawaslu"): "perbawaslu", ("peraturan", "bkn"): "perbkn",
             ("peraturan", "ojk"): "pojk", ("se", "ojk"): "seojk", ("peraturan", "bapeten"): "perba"}  # fmt: skip

# Room for the number that ``unique`` puts behind it.
_LONGEST = LONGEST_SLUG - 10


def slug_for(type_: str, issuer: str, number: str, year: int | None) -> str:
    """The slug by rule; "dokumen" when nothing is known."""
    kind = kind_code(type_)
    offices = sorted(office_codes(type_, issuer))
    office = offices[0] if len(offices) == 1 and kind not in IMPLIED else ""
    number = re.split(r"\s*;\s*|\s+tahun\s", number.strip(), flags=re.IGNORECASE)[0]
    first = number if kind == "putusan" else head_number(number)
    parts = [*_named(kind, office, type_, issuer), unlisted_office(type_, issuer), first, str(year or "")]
    return fitted("-".join(p for p in (_plain(part) for part in parts) if p)) or "dokumen"


def fitted(slug: str) -> str:
    """The slug, its end replaced by a mark of the whole where it is longer than the database holds."""
    if len(slug) <= _LONGEST:
        return slug
    mark = hashlib.sha256(slug.encode()).hexdigest()[:8]
    return f"{slug[: _LONGEST - len(mark) - 1].rstrip('-')}-{mark}"


def unique(slug: str, taken: Container[str]) -> str:
    """The slug, or with the first free number behind it."""
    if slug not in taken:
        return slug
    n = 2
    while f"{slug}-{n}" in taken:
        n += 1
    return f"{slug}-{n}"


def _named(kind: str, office: str, type_: str, issuer: str) -> list[str]:
    if kind == "putusan":
        return ["putusan", "mk" if "mk" in office_codes(type_, issuer) else ""]
    if code := _OWN_CODE.get((kind, office)):
        return [code]
    if kind == "peraturan" and office.startswith("men"):
        return ["per" + office]
    if kind == "keputusan":
        return ["kep" + office] if office else ["keputusan"]
    return [kind or type_, office]


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
