"""Rule cards written by admins, over the bundled ones, by card id."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, select

from knowledge.adapters.database.audit import bump, mark_undone, note, read_change
from knowledge.adapters.database.library_tables import card_overlays
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import put
from knowledge.records import CardOverlay


class Overlays(Store):
    """Each change bumps the library version, leaves an audit row, and can be undone."""

    def all(self) -> tuple[CardOverlay, ...]:
        """Every overlay, by card id."""
        with self._db.read() as connection:
            rows = connection.execute(select(card_overlays).order_by(card_overlays.c.card_id)).all()
        return tuple(CardOverlay(*row) for row in rows)

    def get(self, card_id: str) -> CardOverlay | None:
        """The overlay of one card."""
        with self._db.read() as connection:
            row = connection.execute(select(card_overlays).where(card_overlays.c.card_id == card_id)).one_or_none()
        return CardOverlay(*row) if row else None

    def put(self, card_id: str, body: str, base_hash: str | None, who: str) -> int:
        """Publish a card; returns the number of the change."""
        return self._change(card_id, {"body": body, "base_hash": base_hash, "author": who}, who, "kaidah")

    def remove(self, card_id: str, who: str) -> int | None:
        """Go back to the bundled card; nothing when there was no overlay."""
        return self._change(card_id, None, who, "kaidah_hapus") if self.get(card_id) else None

    def undo(self, change_id: int, who: str) -> bool:
        """Restore what stood before a change; false when it was undone or changed again since."""
        with self._db.write(durable=True) as connection:
            version = bump(connection)
            change = read_change(connection, change_id)
            if change is None or not change.undoable or not change.what.startswith("kaidah"):
                connection.rollback()
                return False
            now = _state(connection, change.subject)
            if now != change.after or change.undone_by is not None:
                connection.rollback()
                return False
            self._set(connection, change.subject, change.before)
            by = note(
                connection, self._now(), who, "batal_kaidah", change.subject, before=now, after=change.before,
                version=version,
            )  # fmt: skip
            return mark_undone(connection, change_id, by)

    def _change(self, card_id: str, after: dict[str, Any] | None, who: str, what: str) -> int:
        with self._db.write(durable=True) as connection:
            version = bump(connection)
            before = _state(connection, card_id)
            self._set(connection, card_id, after)
            return note(
                connection, self._now(), who, what, card_id, before=before, after=after, undoable=True, version=version
            )

    def _set(self, connection: Connection, card_id: str, state: dict[str, Any] | None) -> None:
        if state is None:
            connection.execute(delete(card_overlays).where(card_overlays.c.card_id == card_id))
            return
        put(connection, card_overlays, ["card_id"], {"card_id": card_id, **state, "updated_at": self._now()})


def _state(connection: Connection, card_id: str) -> dict[str, Any] | None:
    columns = (card_overlays.c.body, card_overlays.c.base_hash, card_overlays.c.author)
    row = connection.execute(select(*columns).where(card_overlays.c.card_id == card_id)).mappings().one_or_none()
    return dict(row) if row else None
