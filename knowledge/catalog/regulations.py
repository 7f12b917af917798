"""Bundled regulations: one YAML file each, validated on load."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from knowledge.address import Address
from knowledge.catalog.yamlfile import Entry, read
from knowledge.errors import AddressError
from knowledge.model import Confidence, LegalStatus, Provision, Regulation

_E = TypeVar("_E", LegalStatus, Confidence)
_LEVELS = ("lampiran", "bagian", "pasal", "ayat", "huruf", "angka", "butir")


def load_regulations(folder: Path) -> tuple[dict[str, Regulation], dict[str, Provision]]:
    """All regulations by slug and provisions by printed address; raises ``DataError``."""
    regulations: dict[str, Regulation] = {}
    provisions: dict[str, Provision] = {}
    for path in sorted(folder.glob("*.yaml")):
        entry = read(path)
        regulation = _regulation(entry)
        if regulation.slug in regulations:
            entry.fail(f"id ganda: {regulation.slug}")
        regulations[regulation.slug] = regulation
        _collect(provisions, entry.entries("provisions"), regulation.slug)
    return regulations, provisions


def _collect(into: dict[str, Provision], entries: Iterable[Entry], slug: str) -> None:
    for entry in entries:
        provision = _provision(entry, slug)
        if provision.address.text in into:
            entry.fail(f"alamat ganda: {provision.address}")
        into[provision.address.text] = provision


def _regulation(entry: Entry) -> Regulation:
    slug = entry.text("id")
    try:
        Address(slug)
    except AddressError as exc:
        entry.fail(str(exc))
    start, end = day(entry, "effective_from"), day(entry, "effective_to")
    if start and end and end < start:
        entry.fail(f"{slug}: effective_to mendahului effective_from")
    return Regulation(
        slug=slug,
        type=entry.text("type"),
        number=entry.text("number"),
        year=int(entry.text("year")) if entry.maybe("year") else None,
        title=entry.text("title"),
        short_name=entry.text("short_name"),
        issuer=entry.text("issuer"),
        status=choice(entry, "status", LegalStatus),
        effective_from=start,
        effective_to=end,
        revokes=entry.texts("revokes"),
        revoked_by=entry.maybe("revoked_by"),
        amends=entry.texts("amends"),
        amended_by=entry.texts("amended_by"),
        official_page=entry.maybe("official_page"),
        checked=day(entry, "checked"),
        sources_until=day(entry, "sources_until"),
        notes=entry.text("notes", ""),
    )


def _provision(entry: Entry, slug: str) -> Provision:
    ref = Entry(entry.data.get("ref"), entry.file, entry.line)
    levels = {level: ref.maybe(level) for level in _LEVELS}
    label = levels["bagian"]
    if label:
        levels["bagian"] = Address.bagian_label(label)
    try:
        address = Address(slug, **levels)  # type: ignore[arg-type]  # keys are the levels of Address
    except AddressError as exc:
        entry.fail(str(exc))
    return Provision(
        address=address,
        norm=entry.text("norm"),
        label=label,
        topics=entry.texts("topics"),
        sanction=entry.maybe("sanction"),
        confidence=choice(entry, "confidence", Confidence),
        sources=entry.texts("sources"),
        status=choice(entry, "status", LegalStatus) if entry.maybe("status") else None,
        effective_from=day(entry, "effective_from"),
        effective_to=day(entry, "effective_to"),
    )


def choice(entry: Entry, key: str, kind: type[_E]) -> _E:
    """A value of a closed set, or ``DataError``."""
    try:
        return kind(entry.text(key))
    except ValueError:
        entry.fail(f"{key} tidak dikenal: {entry.data.get(key)!r}")


def day(entry: Entry, key: str) -> date | None:
    """An ISO date, written plain or quoted, or ``None``."""
    value = entry.data.get(key)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        entry.fail(f"{key} bukan tanggal: {value!r}")
