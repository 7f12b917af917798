"""The outbox: each message is marked before and after sending, so nothing is lost and next to nothing repeated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, select, update

from knowledge.adapters.database.message_tables import outbox
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new
from knowledge.records import OutMessage, Sending

_COLUMNS = (
    outbox.c.key,
    outbox.c.chat,
    outbox.c.chat_id,
    outbox.c.payload,
    outbox.c.state,
    outbox.c.priority,
    outbox.c.attempts,
    outbox.c.repeats,
    outbox.c.message_id,
    outbox.c.error,
)


class Outbox(Store):
    """Outgoing messages by idempotency key."""

    def plan(self, key: str, chat: str, chat_id: int, payload: str, priority: int = 0) -> bool:
        """Write down what is to be sent; false when this key is known already."""
        now = self._now()
        values = {
            "key": key,
            "chat": chat,
            "chat_id": chat_id,
            "payload": payload,
            "state": Sending.PLANNED.value,
            "priority": priority,
            "attempts": 0,
            "repeats": 0,
            "planned_at": now,
            "due_at": now,
        }
        with self._db.write(durable=True) as connection:
            return insert_new(connection, outbox, values)

    def find(self, key: str) -> OutMessage | None:
        """The message of that key."""
        with self._db.read() as connection:
            row = connection.execute(select(*_COLUMNS).where(outbox.c.key == key)).one_or_none()
        return _message(row) if row else None

    def begin(self, key: str) -> bool:
        """Mark as being sent; false unless it was planned (another process has it, or it went out)."""
        return self._move(key, Sending.PLANNED, Sending.SENDING, attempt=True)

    def sent(self, key: str, message_id: int | None) -> None:
        """Mark as taken by Telegram; its text and the Telegram id are emptied."""
        values = {"state": Sending.SENT, "message_id": message_id, "sent_at": self._now()}
        self._set(key, {**values, "payload": None, "chat_id": None, "error": None})

    def retry(self, key: str, error: str = "") -> None:
        """Plan again: Telegram refused the call, so it was certainly not delivered."""
        self._set(key, {"state": Sending.PLANNED, "error": error[:200]})

    def fail(self, key: str, error: str) -> None:
        """Give up for good, as when the bot was blocked."""
        self._set(key, {"state": Sending.FAILED, "payload": None, "chat_id": None, "error": error[:200]})

    def lost(self, key: str, error: str = "") -> None:
        """The response never came: nobody knows whether it was delivered."""
        self._set(key, {"state": Sending.UNKNOWN, "error": error[:200]})

    def repeat(self, key: str) -> bool:
        """Take an unknown one for its only repeat; false when it had it or another process took it."""
        once = and_(outbox.c.key == key, outbox.c.state == Sending.UNKNOWN, outbox.c.repeats == 0)
        values = {"state": Sending.SENDING, "sending_at": self._now(), "repeats": 1, "attempts": outbox.c.attempts + 1}
        with self._db.write() as connection:
            return connection.execute(update(outbox).where(once).values(values)).rowcount > 0

    def prune(self, before: datetime) -> int:
        """Forget what was planned before then, also what never went out: it holds text and a Telegram id."""
        with self._db.write() as connection:
            return connection.execute(delete(outbox).where(outbox.c.planned_at < before)).rowcount

    def _move(self, key: str, old: Sending, new: Sending, *, attempt: bool) -> bool:
        values = {"state": new, "sending_at": self._now(), "attempts": outbox.c.attempts + int(attempt)}
        with self._db.write() as connection:
            held = and_(outbox.c.key == key, outbox.c.state == old)
            return connection.execute(update(outbox).where(held).values(values)).rowcount > 0

    def _set(self, key: str, values: dict[str, object]) -> None:
        with self._db.write() as connection:
            connection.execute(update(outbox).where(outbox.c.key == key).values(**values))


def _message(row: Sequence[object]) -> OutMessage:
    key, chat, chat_id, payload, state, *rest = row
    return OutMessage(key, chat, chat_id, payload, Sending(str(state)), *rest)  # type: ignore[arg-type]  # the columns above
