"""What the agency itself tells the bot: the election calendar (/tahapan) and its own contacts (/kontak)."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from knowledge.adapters.database.audit import bump, note
from knowledge.adapters.database.people_tables import contacts, stages
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import put
from knowledge.records import Contact, ElectionStages

_STAGES = [stages.c[field.name] for field in fields(ElectionStages)]
_CONTACT = [contacts.c[field.name] for field in fields(Contact)]


class Calendar(Store):
    """Election stages by election and region; a change bumps the library version, for answers use it."""

    def all(self) -> tuple[ElectionStages, ...]:
        """Every entry, the latest voting day first."""
        with self._db.read() as connection:
            rows = connection.execute(select(*_STAGES)).all()
        found = [ElectionStages(*row) for row in rows]
        return tuple(sorted(found, key=lambda s: (s.pemungutan or date.max, s.election, s.region), reverse=True))

    def get(self, election: str, region: str = "") -> ElectionStages | None:
        """One entry."""
        return next((s for s in self.all() if (s.election, s.region) == (election, region)), None)

    def put(self, entry: ElectionStages, who: str) -> None:
        """Write an entry, over the one of the same election and region."""
        with self._db.write(durable=True) as connection:
            _change(connection, self, stages, ("election", "region"), asdict(entry), who, "tahapan")

    def remove(self, election: str, region: str, who: str) -> bool:
        """Delete an entry; false when there was none."""
        keys = {"election": election, "region": region}
        with self._db.write(durable=True) as connection:
            return _remove(connection, self, stages, keys, who, "tahapan_hapus")


class Contacts(Store):
    """The agency's unit for questions and the one for reports."""

    def get(self, kind: str) -> Contact | None:
        """One contact."""
        return next((c for c in self.all() if c.kind == kind), None)

    def all(self) -> tuple[Contact, ...]:
        """Every contact."""
        with self._db.read() as connection:
            rows = connection.execute(select(*_CONTACT).order_by(contacts.c.kind)).all()
        return tuple(Contact(*row) for row in rows)

    def put(self, contact: Contact, who: str) -> None:
        """Write a contact, over the one of the same kind."""
        with self._db.write(durable=True) as connection:
            _change(connection, self, contacts, ("kind",), asdict(contact), who, "kontak")

    def remove(self, kind: str, who: str) -> bool:
        """Delete a contact; false when there was none."""
        with self._db.write(durable=True) as connection:
            return _remove(connection, self, contacts, {"kind": kind}, who, "kontak_hapus")


def _change(
    connection: Connection,
    store: Store,
    table: Table,
    keys: tuple[str, ...],
    values: dict[str, Any],
    who: str,
    what: str,
) -> None:
    now = store._now()
    version = bump(connection)
    before = _row(connection, table, {key: values[key] for key in keys})
    put(connection, table, keys, {**values, "updated_by": who, "updated_at": now})
    subject = " ".join(str(values[key]) for key in keys).strip()
    note(connection, now, who, what, subject, before=before, after=_plain(values), version=version)


def _remove(connection: Connection, store: Store, table: Table, keys: dict[str, str], who: str, what: str) -> bool:
    before = _row(connection, table, keys)
    if before is None:
        return False
    connection.execute(delete(table).where(*(table.c[key] == value for key, value in keys.items())))
    subject = " ".join(keys.values()).strip()
    note(connection, store._now(), who, what, subject, before=before, version=bump(connection))
    return True


def _row(connection: Connection, table: Table, keys: dict[str, Any]) -> dict[str, Any] | None:
    wanted = select(table).where(*(table.c[key] == value for key, value in keys.items()))
    row = connection.execute(wanted).mappings().one_or_none()
    return _plain({k: v for k, v in row.items() if not k.startswith("updated_")}) if row else None


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}
