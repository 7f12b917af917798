"""The audit trail and the version of the library: every change is one row and one step, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from knowledge.adapters.database.library_tables import audit, library_version
from knowledge.adapters.database.store import Store
from knowledge.records import AuditRow

_COLUMNS = (
    audit.c.id,
    audit.c.at,
    audit.c.who,
    audit.c.what,
    audit.c.subject,
    audit.c.before,
    audit.c.after,
    audit.c.undoable,
    audit.c.undone_by,
    audit.c.library_version,
)


def bump(connection: Connection) -> int:
    """Raise the library version; its row lock also lets only one change of the library run at a time."""
    step = update(library_version).values(version=library_version.c.version + 1)
    return int(connection.execute(step.returning(library_version.c.version)).scalar_one())


def note(
    connection: Connection,
    at: datetime,
    who: str,
    what: str,
    subject: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    undoable: bool = False,
    version: int | None = None,
) -> int:
    """Write an audit row within the caller's transaction; returns its number."""
    row = audit.insert().values(
        at=at,
        who=who,
        what=what,
        subject=subject,
        before=before,
        after=after,
        undoable=undoable,
        library_version=version,
    )
    return int(connection.execute(row.returning(audit.c.id)).scalar_one())


def mark_undone(connection: Connection, change_id: int, by: int) -> bool:
    """Close a change by the one that undid it; false when it was undone already."""
    row = (audit.c.id == change_id, audit.c.undone_by.is_(None), audit.c.undoable.is_(True))
    return connection.execute(update(audit).where(*row).values(undone_by=by)).rowcount > 0


def read_change(connection: Connection, change_id: int) -> AuditRow | None:
    """One row of the trail, within the caller's transaction."""
    row = connection.execute(select(*_COLUMNS).where(audit.c.id == change_id)).mappings().one_or_none()
    return AuditRow(**row) if row else None


class Audit(Store):
    """Who changed what and when."""

    def note(self, who: str, what: str, subject: str, detail: dict[str, Any] | None = None) -> int:
        """Record something that cannot be undone from here, such as a sent notice."""
        with self._db.write() as connection:
            return note(connection, self._now(), who, what, subject, after=detail)

    def get(self, change_id: int) -> AuditRow | None:
        """One change."""
        with self._db.read() as connection:
            return read_change(connection, change_id)

    def recent(self, limit: int = 20, offset: int = 0, subject: str | None = None) -> tuple[AuditRow, ...]:
        """The newest changes first, of one subject or of all."""
        wanted = select(*_COLUMNS).order_by(audit.c.id.desc()).limit(limit).offset(offset)
        wanted = wanted.where(audit.c.subject == subject) if subject is not None else wanted
        with self._db.read() as connection:
            return tuple(AuditRow(**row) for row in connection.execute(wanted).mappings())
