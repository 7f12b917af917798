"""The version pointer: publishing, removing and undoing flip it in one transaction, with audit and version bump."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, case, func, select, update

from knowledge.adapters.database.audit import bump, mark_undone, note, read_change
from knowledge.adapters.database.drafts import active_version, read_version
from knowledge.adapters.database.library_tables import audit, documents, library_version, versions
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new
from knowledge.errors import EditRefused
from knowledge.records import Flip, VersionRow, VersionState

LEASE = timedelta(minutes=15)
CHANGED = "Dokumen ini baru saja diubah oleh orang lain; periksa lagi pratinjaunya, lalu ulangi."
BUSY = "Dokumen ini sedang diterbitkan oleh proses lain; tunggu sebentar."
FLIPS = ("terbit", "hapus", "batal")


class Publishing(Store):
    """A version is claimed, indexed by the caller, then flipped to; a crash in between changes nothing."""

    def claim(self, version_id: int, owner: str) -> VersionRow:
        """Reserve a version for indexing; raises ``EditRefused`` when someone else has it."""
        now = self._now()
        with self._db.write() as connection:
            _lock(connection)
            version = read_version(connection, version_id)
            if version.owner not in (None, owner) and _alive(version, now) and version.state != VersionState.DRAFT:
                raise EditRefused(BUSY)
            _hold(connection, version_id, owner, now)
            return version

    def extend(self, version_id: int, owner: str) -> None:
        """Keep a claim alive during a long indexing."""
        held = (versions.c.id == version_id, versions.c.owner == owner)
        with self._db.write() as connection:
            connection.execute(update(versions).where(*held).values(lease_until=self._now() + LEASE))

    def release(self, version_id: int, owner: str, back_to: str | None = None) -> None:
        """Give a claim back without a change, to the owner ``back_to`` of before: a draft is a draft again."""
        row = (versions.c.id == version_id, versions.c.owner == owner)
        draft = case((versions.c.number.is_(None), VersionState.DRAFT.value), else_=versions.c.state)
        values = {"state": draft, "owner": back_to, "lease_until": self._now() + LEASE if back_to else None}
        with self._db.write() as connection:
            connection.execute(update(versions).where(*row).values(**values))

    def publish(self, version_id: int, owner: str, who: str) -> Flip:
        """Answer from this version from now on; raises ``EditRefused`` when its base is no longer active."""
        now = self._now()
        with self._db.write(durable=True) as connection:
            step = bump(connection)
            version = read_version(connection, version_id)
            if version.owner != owner or version.state is not VersionState.PUBLISHING:
                raise EditRefused(BUSY)
            if active_version(connection, version.slug) != version.base_version:
                raise EditRefused(CHANGED)
            insert_new(connection, documents, {"slug": version.slug, "created_at": now})
            document = connection.execute(select(documents.c.id).where(documents.c.slug == version.slug)).scalar_one()
            numbered = select(func.coalesce(func.max(versions.c.number), 0) + 1)
            number = connection.execute(numbered.where(versions.c.document_id == document)).scalar_one()
            values = {
                "document_id": document,
                "number": number,
                "published_at": now,
                "owner": None,
                "lease_until": None,
                "expires_at": None,
            }
            row = update(versions).where(versions.c.id == version_id)
            connection.execute(row.values(**values, state=VersionState.PUBLISHED.value))
            return self._flip(connection, version.slug, version_id, who, "terbit", step)

    def remove(self, slug: str, who: str) -> Flip:
        """Stop answering from a document; its versions stay. Raises ``EditRefused`` when it does not answer."""
        with self._db.write(durable=True) as connection:
            step = bump(connection)
            if active_version(connection, slug) is None:
                raise EditRefused(f"Tidak ada dokumen terbit dengan nama {slug}.")
            return self._flip(connection, slug, None, who, "hapus", step)

    def undo_target(self, change_id: int) -> int | None:
        """The version an undo would bring back (``None``: nothing answers then); raises ``EditRefused``."""
        with self._db.read() as connection:
            return _undoable(connection, change_id)[1]

    def undo(self, change_id: int, who: str) -> Flip:
        """Point back to what answered before a change; raises ``EditRefused`` unless it is the document's last."""
        with self._db.write(durable=True) as connection:
            step = bump(connection)
            slug, target = _undoable(connection, change_id)
            flip = self._flip(connection, slug, target, who, "batal", step)
            mark_undone(connection, change_id, flip.change_id)
            if target is not None:
                free = {"owner": None, "lease_until": None}
                connection.execute(update(versions).where(versions.c.id == target).values(**free))
            return flip

    def unless_used(self, version_id: int, owner: str, act: Callable[[int], None]) -> bool:
        """Run ``act`` (taking a version out of the index) on one that is claimed for it; false when it is in use.

        The claim keeps others off: an index that opens meanwhile must not make every writer wait.
        """
        now = self._now()
        with self._db.write() as connection:
            _lock(connection)
            active = select(documents.c.id).where(documents.c.active_version == version_id)
            if connection.execute(active).first() is not None:
                return False
            row = connection.execute(
                select(versions.c.owner, versions.c.lease_until).where(versions.c.id == version_id)
            ).one_or_none()
            if row and row.owner is not None and row.lease_until is not None and row.lease_until > now:
                return False
            _hold(connection, version_id, owner, now)
        try:
            act(version_id)
        finally:
            self.release(version_id, owner)
        return True

    def last_change(self) -> int | None:
        """The newest change of the pointer that can be undone."""
        open_ = (audit.c.what.in_(FLIPS), audit.c.undoable.is_(True), audit.c.undone_by.is_(None))
        with self._db.read() as connection:
            return connection.execute(select(func.max(audit.c.id)).where(*open_)).scalar_one_or_none()

    def _flip(self, connection: Connection, slug: str, target: int | None, who: str, what: str, step: int) -> Flip:
        before = active_version(connection, slug)
        connection.execute(update(documents).where(documents.c.slug == slug).values(active_version=target))
        change = note(
            connection,
            self._now(),
            who,
            what,
            slug,
            before={"version": before},
            after={"version": target},
            undoable=True,
            version=step,
        )
        return Flip(change, slug, before, target, step)


def _lock(connection: Connection) -> None:
    connection.execute(select(library_version.c.version).with_for_update()).one()


def _hold(connection: Connection, version_id: int, owner: str, now: datetime) -> None:
    state = case((versions.c.number.is_(None), VersionState.PUBLISHING.value), else_=VersionState.PUBLISHED.value)
    values = {"owner": owner, "lease_until": now + LEASE, "state": state}
    connection.execute(update(versions).where(versions.c.id == version_id).values(**values))


def _alive(version: VersionRow, now: datetime) -> bool:
    return version.lease_until is not None and version.lease_until > now


def _undoable(connection: Connection, change_id: int) -> tuple[str, int | None]:
    change = read_change(connection, change_id)
    if change is None or change.what not in FLIPS or not change.undoable:
        raise EditRefused("Perubahan ini tidak dapat dibatalkan dari sini.")
    if change.undone_by is not None:
        raise EditRefused("Perubahan ini sudah dibatalkan.")
    after = (change.after or {}).get("version")
    if active_version(connection, change.subject) != after:
        raise EditRefused("Sudah ada perubahan yang lebih baru pada dokumen ini; batalkan yang itu dahulu.")
    before = (change.before or {}).get("version")
    return change.subject, before
