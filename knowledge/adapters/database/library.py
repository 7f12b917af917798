"""The documents that answer now, as the engine reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from knowledge.adapters.database.drafts import read_version, stored
from knowledge.adapters.database.library_tables import documents, library_version, provisions, relations, versions
from knowledge.adapters.database.store import Store
from knowledge.address import Address
from knowledge.model import LegalStatus, Provision, Regulation
from knowledge.records import DocumentRow, PublishedRelation, StoredProvision, StoredRelation, VersionRow


@dataclass(frozen=True, slots=True)
class Published:
    """All that answers, as it stood at one moment; ``chosen``: regulations whose status an admin set."""

    version: int
    regulations: tuple[Regulation, ...]
    provisions: tuple[Provision, ...]
    relations: tuple[PublishedRelation, ...]
    chosen: frozenset[str]


class PublishedLaw(Store):
    """Reads only through the version pointer: drafts, old and removed versions are not there."""

    def version(self) -> int:
        """The number that every published change raises; one indexed read."""
        with self._db.read() as connection:
            return _version(connection)

    def everything(self) -> Published:
        """One snapshot: what is removed meanwhile is in it whole, or not at all."""
        with self._db.read() as connection:
            return Published(
                _version(connection),
                _regulations(connection),
                _provisions(connection),
                _relations(connection),
                _chosen(connection),
            )

    def ever_published(self) -> tuple[Regulation, ...]:
        """Every document ever published, by its newest version: a removed one keeps its slug."""
        newest = select(func.max(versions.c.id)).where(versions.c.number.is_not(None)).group_by(versions.c.document_id)
        wanted = select(versions.c.slug, versions.c.metadata).where(versions.c.id.in_(newest))
        with self._db.read() as connection:
            rows = connection.execute(wanted.order_by(versions.c.slug)).all()
        return tuple(regulation(row.slug, row.metadata) for row in rows)

    def provisions(self, slug: str) -> tuple[Provision, ...]:
        """A published regulation's provisions with their verbatim text, in the order of the text."""
        with self._db.read() as connection:
            wanted = _units(_active(provisions)).where(versions.c.slug == slug).order_by(provisions.c.position)
            return tuple(_provision(row) for row in connection.execute(wanted))

    def by_ids(self, ids: Iterable[int]) -> Mapping[int, Provision]:
        """Those of ``ids`` that an active version holds: any other hit of the index is stale."""
        with self._db.read() as connection:
            wanted = _units(_active(provisions)).where(provisions.c.id.in_(list(ids)))
            return {row.id: _provision(row) for row in connection.execute(wanted)}

    def documents(self) -> tuple[DocumentRow, ...]:
        """Every document ever published, by slug, removed ones too."""
        counted = select(func.count()).where(versions.c.document_id == documents.c.id).scalar_subquery()
        units = select(func.count()).where(provisions.c.version_id == documents.c.active_version).scalar_subquery()
        wanted = select(documents.c.slug, documents.c.active_version, counted, units).order_by(documents.c.slug)
        with self._db.read() as connection:
            rows = connection.execute(wanted).all()
            return tuple(
                DocumentRow(slug, read_version(connection, active) if active else None, count, unit_count)
                for slug, active, count, unit_count in rows
            )

    def history(self, slug: str) -> tuple[VersionRow, ...]:
        """The published versions of a document, oldest first."""
        wanted = select(versions.c.id).where(versions.c.slug == slug, versions.c.number.is_not(None))
        with self._db.read() as connection:
            ids = connection.execute(wanted.order_by(versions.c.number)).scalars().all()
            return tuple(read_version(connection, version_id) for version_id in ids)

    def with_bytes(self, sha256: str) -> VersionRow | None:
        """The active version that was read from exactly these bytes."""
        with self._db.read() as connection:
            found = connection.execute(_active(versions.c.id).where(versions.c.sha256 == sha256)).scalars().first()
            return read_version(connection, found) if found is not None else None

    def active_units(self) -> dict[int, tuple[tuple[int, StoredProvision], ...]]:
        """The numbered provisions of every active version: what the index must hold."""
        held: dict[int, list[tuple[int, StoredProvision]]] = {v: [] for v in self.active_versions()}
        with self._db.read() as connection:
            wanted = _units(_active(provisions))
            for row in connection.execute(wanted.order_by(provisions.c.version_id, provisions.c.position)):
                held.setdefault(row.version_id, []).append((row.id, stored(row)))
        return {version: tuple(units) for version, units in held.items()}

    def active_versions(self) -> frozenset[int]:
        """The versions that answer now."""
        with self._db.read() as connection:
            return frozenset(connection.execute(_active(versions.c.id)).scalars())


def regulation(slug: str, metadata: Mapping[str, Any]) -> Regulation:
    """What a document's metadata says, in the words of the core."""
    short = metadata.get("short_name") or f"{metadata['type']} {metadata['number']}/{metadata['year']}"
    return Regulation(
        slug=slug,
        type=metadata["type"],
        number=_numbers(metadata),
        year=metadata["year"],
        title=metadata["title"],
        short_name=short,
        issuer=metadata["issuer"],
        status=LegalStatus(metadata.get("status") or LegalStatus.BERLAKU),
        effective_from=_day(metadata, "effective_from"),
        effective_to=_day(metadata, "effective_to"),
        official_page=metadata.get("official_page"),
        ingested=True,
    )


def _version(connection: Connection) -> int:
    return int(connection.execute(select(library_version.c.version)).scalar_one())


def _regulations(connection: Connection) -> tuple[Regulation, ...]:
    rows = connection.execute(_active(versions.c.slug, versions.c.metadata).order_by(versions.c.slug))
    return tuple(regulation(row.slug, row.metadata) for row in rows)


def _chosen(connection: Connection) -> frozenset[str]:
    rows = connection.execute(_active(versions.c.slug, versions.c.metadata))
    return frozenset(row.slug for row in rows if row.metadata.get("status_chosen"))


def _provisions(connection: Connection) -> tuple[Provision, ...]:
    ordered = _units(_active(provisions)).order_by(versions.c.slug, provisions.c.position)
    return tuple(_provision(row) for row in connection.execute(ordered))


def _relations(connection: Connection) -> tuple[PublishedRelation, ...]:
    columns = [relations.c[name] for name in ("kind", "target", "citation", "sentence", "page")]
    wanted = _active(versions.c.slug, versions.c.metadata, *columns).join(
        relations, relations.c.version_id == versions.c.id
    )
    rows = connection.execute(wanted.order_by(versions.c.slug, relations.c.id))
    return tuple(
        PublishedRelation(slug, _day(metadata, "effective_from"), StoredRelation(*rest))
        for slug, metadata, *rest in rows
    )


def _active(*columns: Any) -> Select[Any]:
    return select(*columns).join_from(versions, documents, documents.c.active_version == versions.c.id)


def _units(wanted: Select[Any]) -> Select[Any]:
    return wanted.join(provisions, provisions.c.version_id == versions.c.id)


def _provision(row: Row[Any]) -> Provision:
    return Provision(
        address=Address.parse(row.address),
        norm=None,
        text=row.text,
        status=LegalStatus(row.status) if row.status else None,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        page=row.page,
        path=row.path,
    )


def _numbers(metadata: Mapping[str, Any]) -> str:
    """A joint regulation carries several numbers, written as the bundled data writes them."""
    found = [f"{number} Tahun {year}" if year else number for number, year, _ in metadata.get("numbers") or ()]
    return "; ".join(found) if len(found) > 1 else str(metadata["number"])


def _day(metadata: Mapping[str, Any], key: str) -> date | None:
    value = metadata.get(key)
    return date.fromisoformat(value) if value else None
