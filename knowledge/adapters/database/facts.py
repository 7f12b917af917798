"""Small facts every replica must share, such as the key of the hashes."""

from __future__ import annotations

from sqlalchemy import select

from knowledge.adapters.database.people_tables import facts
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new, put


class Facts(Store):
    """Text by key."""

    def get(self, key: str) -> str | None:
        """The fact, or nothing."""
        with self._db.read() as connection:
            return connection.execute(select(facts.c.value).where(facts.c.key == key)).scalar_one_or_none()

    def put(self, key: str, value: str) -> None:
        """Write it, over what was there."""
        with self._db.write() as connection:
            put(connection, facts, ["key"], {"key": key, "value": value})

    def first(self, key: str, value: str) -> str:
        """Write it unless another process was quicker; returns what holds."""
        with self._db.write(durable=True) as connection:
            insert_new(connection, facts, {"key": key, "value": value})
            return str(connection.execute(select(facts.c.value).where(facts.c.key == key)).scalar_one())
