"""Versions of documents before they answer: written down for the preview, corrected, discarded, swept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, literal, or_, select, update

from knowledge.adapters.database.library_tables import documents, originals, provisions, relations, versions
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new
from knowledge.errors import EditRefused
from knowledge.records import Original, StoredProvision, StoredRelation, VersionRow, VersionState

_BATCH = 1_000
# Nobody looks at a preview in a terminal for longer.
_LONGEST = timedelta(hours=24)
GONE = "Draf ini sudah tidak ada; kirim ulang berkasnya."


class Drafts(Store):
    """A draft has provisions of its own that nothing answers from."""

    def create(
        self,
        slug: str,
        original: Original,
        metadata: dict[str, Any],
        units: Sequence[StoredProvision],
        links: Sequence[StoredRelation],
        who: str,
        *,
        owner: str | None = None,
        expires_at: datetime | None = None,
    ) -> int:
        """Write a draft down in one transaction; without ``expires_at`` it lives as long as its ``owner``."""
        with self._db.write() as connection:
            insert_new(connection, originals, asdict(original))
            row = versions.insert().values(
                sha256=original.sha256,
                slug=slug,
                state=VersionState.DRAFT.value,
                base_version=active_version(connection, slug),
                metadata=metadata,
                created_by=who,
                created_at=self._now(),
                owner=owner,
                lease_until=None if owner is None else self._now() + _LONGEST,
                expires_at=expires_at,
            )
            version_id = int(connection.execute(row.returning(versions.c.id)).scalar_one())
            _insert_units(connection, version_id, units)
            if links:
                connection.execute(relations.insert(), [{"version_id": version_id, **asdict(r)} for r in links])
        return version_id

    def get(self, version_id: int) -> VersionRow:
        """A version of any state; raises ``EditRefused`` when it is gone."""
        with self._db.read() as connection:
            return read_version(connection, version_id)

    def correct(
        self,
        version_id: int,
        slug: str,
        metadata: dict[str, Any],
        links: Sequence[StoredRelation],
    ) -> None:
        """Replace what a draft says of itself; its addresses follow the slug."""
        with self._db.write() as connection:
            version = _draft(connection, version_id)
            values = {"slug": slug, "metadata": metadata, "base_version": active_version(connection, slug)}
            row = versions.c.id == version_id
            connection.execute(update(versions).where(row).values(**values))
            if slug != version.slug:
                moved = literal(slug).concat(func.substr(provisions.c.address, len(version.slug) + 1))
                mine = update(provisions).where(provisions.c.version_id == version_id)
                connection.execute(mine.values(address=moved))
            connection.execute(delete(relations).where(relations.c.version_id == version_id))
            if links:
                connection.execute(relations.insert(), [{"version_id": version_id, **asdict(r)} for r in links])

    def rebase(self, version_id: int) -> None:
        """Compare a draft with what answers now, as a new look at its preview does."""
        with self._db.write() as connection:
            version = _draft(connection, version_id)
            base = active_version(connection, version.slug)
            connection.execute(update(versions).where(versions.c.id == version_id).values(base_version=base))

    def discard(self, version_id: int) -> bool:
        """Delete a draft; false when it is gone, being published or published."""
        with self._db.write() as connection:
            return _delete_draft(connection, version_id)

    def sweep(self, is_dead: Callable[[str], bool]) -> tuple[int, ...]:
        """Free what dead processes held, then delete drafts that expired or have nobody left.

        ``is_dead`` tells of an owner whether its process is certainly gone; otherwise its lease decides.
        A draft on its way into the library becomes a draft again. Returns the version ids deleted.
        """
        now = self._now()
        with self._db.write() as connection:
            held = select(versions).where(versions.c.owner.is_not(None))
            for version in [_version(row) for row in connection.execute(held).all()]:
                if is_dead(version.owner or "") or version.lease_until is None or version.lease_until <= now:
                    _free(connection, version)
            over = or_(versions.c.expires_at <= now, and_(versions.c.expires_at.is_(None), versions.c.owner.is_(None)))
            drafts = select(versions.c.id).where(versions.c.state == VersionState.DRAFT, over).order_by(versions.c.id)
            gone = tuple(connection.execute(drafts).scalars())
            for version_id in gone:
                _delete_draft(connection, version_id)
        return gone

    def original(self, version_id: int) -> Original:
        """The file a version was read from."""
        with self._db.read() as connection:
            joined = select(originals).join(versions, versions.c.sha256 == originals.c.sha256)
            row = connection.execute(joined.where(versions.c.id == version_id)).mappings().one_or_none()
        if row is None:
            raise EditRefused(GONE)
        return Original(**row)

    def units(self, version_id: int) -> tuple[tuple[int, StoredProvision], ...]:
        """The numbered provisions of a version, in the order of the text."""
        wanted = select(provisions).where(provisions.c.version_id == version_id).order_by(provisions.c.position)
        with self._db.read() as connection:
            return tuple((row.id, stored(row)) for row in connection.execute(wanted).all())

    def links(self, version_id: int) -> tuple[StoredRelation, ...]:
        """The relations of a version."""
        columns = [relations.c[name] for name in ("kind", "target", "citation", "sentence", "page")]
        wanted = select(*columns).where(relations.c.version_id == version_id).order_by(relations.c.id)
        with self._db.read() as connection:
            return tuple(StoredRelation(**row) for row in connection.execute(wanted).mappings())


def active_version(connection: Connection, slug: str) -> int | None:
    """The version a document answers from, within the caller's transaction."""
    found = connection.execute(select(documents.c.active_version).where(documents.c.slug == slug))
    return found.scalar_one_or_none()


def read_version(connection: Connection, version_id: int) -> VersionRow:
    """A version within the caller's transaction; raises ``EditRefused`` when it is gone."""
    row = connection.execute(select(versions).where(versions.c.id == version_id)).one_or_none()
    if row is None:
        raise EditRefused(GONE)
    return _version(row)


def stored(row: Row[Any]) -> StoredProvision:
    """A row of the provisions table as a record."""
    return StoredProvision(
        row.address, row.text, row.lead, row.leaf, row.path, row.page, row.status, row.effective_from, row.effective_to
    )


def _version(row: Row[Any]) -> VersionRow:
    values = dict(row._mapping)
    return VersionRow(**{**values, "state": VersionState(values["state"])})


def _draft(connection: Connection, version_id: int) -> VersionRow:
    version = read_version(connection, version_id)
    if version.state is not VersionState.DRAFT:
        raise EditRefused("Dokumen ini sedang atau sudah diterbitkan, jadi tidak dapat diubah lagi.")
    return version


def _insert_units(connection: Connection, version_id: int, units: Sequence[StoredProvision]) -> None:
    for start in range(0, len(units), _BATCH):
        rows = [
            {"version_id": version_id, "position": start + i, **asdict(unit)}
            for i, unit in enumerate(units[start : start + _BATCH])
        ]
        connection.execute(provisions.insert(), rows)


def _delete_draft(connection: Connection, version_id: int) -> bool:
    gone = delete(versions).where(versions.c.id == version_id, versions.c.state == VersionState.DRAFT)
    sha256 = connection.execute(gone.returning(versions.c.sha256)).scalar_one_or_none()
    if sha256 is None:
        return False
    in_use = select(versions.c.sha256)
    connection.execute(delete(originals).where(originals.c.sha256 == sha256, originals.c.sha256.not_in(in_use)))
    return True


def _free(connection: Connection, version: VersionRow) -> None:
    state = VersionState.DRAFT if version.state is VersionState.PUBLISHING else version.state
    values = {"state": state.value, "owner": None, "lease_until": None}
    connection.execute(update(versions).where(versions.c.id == version.id).values(**values))
