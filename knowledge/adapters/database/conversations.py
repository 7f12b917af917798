"""Follow-up memory: what a chat last talked about, by keyed hash, until it expires."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from knowledge.adapters.database.message_tables import chat_state
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import put


class Conversations(Store):
    """JSON by key; ``chat`` is the hash by which a person may delete it all."""

    def get(self, key: str) -> dict[str, Any] | None:
        """What is remembered, unless it expired."""
        wanted = select(chat_state.c.data).where(chat_state.c.key == key, chat_state.c.expires_at > self._now())
        with self._db.read() as connection:
            found = connection.execute(wanted).scalar_one_or_none()
        return dict(found) if found is not None else None

    def put(self, key: str, chat: str, data: dict[str, Any], ttl: timedelta = timedelta(minutes=30)) -> None:
        """Remember for ``ttl``, in place of what was there."""
        values = {"key": key, "chat": chat, "data": data, "expires_at": self._now() + ttl}
        with self._db.write() as connection:
            put(connection, chat_state, ["key"], values)

    def drop(self, key: str) -> None:
        """Forget one key."""
        with self._db.write() as connection:
            connection.execute(delete(chat_state).where(chat_state.c.key == key))

    def sweep(self) -> int:
        """Delete what has expired."""
        with self._db.write() as connection:
            return connection.execute(delete(chat_state).where(chat_state.c.expires_at <= self._now())).rowcount
