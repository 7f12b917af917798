"""The durable inbox: each update is written before Telegram is told, and answered in order within its chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update

from knowledge.adapters.database.message_tables import inbox
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new
from knowledge.records import Update

_OPEN = ("waiting", "working")


class Inbox(Store):
    """Updates of Telegram from arrival to answer; ``chat`` is the keyed hash of the chat."""

    def add(self, update_id: int, chat: str, payload: str) -> bool:
        """Write an update down; false when it was delivered before."""
        return self.add_all([(update_id, chat, payload)]) == 1

    def add_all(self, updates: Sequence[tuple[int, str, str]]) -> int:
        """Write a batch down in one transaction; tells how many were new."""
        now = self._now()
        with self._db.write(durable=True) as connection:
            return sum(
                insert_new(
                    connection,
                    inbox,
                    {
                        "update_id": update_id,
                        "chat": chat,
                        "payload": payload,
                        "state": "waiting",
                        "attempts": 0,
                        "received_at": now,
                        "due_at": now,
                    },
                )
                for update_id, chat, payload in updates
            )

    def claim(self, worker: str, limit: int = 1, lease: timedelta = timedelta(minutes=2)) -> tuple[Update, ...]:
        """Take up to ``limit`` updates, at most one a chat and always its oldest, for ``lease``.

        Safe for any number of replicas; a claim whose lease ran out (its process died) is given again.
        """
        now = self._now()
        # A CTE, for PostgreSQL may run a subquery of IN again for each row and so pick more than the limit.
        picked = (
            select(inbox.c.update_id)
            .where(_claimable(now))
            .order_by(inbox.c.update_id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte()
        )
        claiming = (
            update(inbox)
            .where(inbox.c.update_id.in_(select(picked.c.update_id)), _claimable_row(now))
            .values(state="working", worker=worker, lease_until=now + lease, attempts=inbox.c.attempts + 1)
            .returning(inbox.c.update_id, inbox.c.chat, inbox.c.payload, inbox.c.attempts)
        )
        with self._db.write() as connection:
            rows = connection.execute(claiming).all()
        return tuple(Update(*row) for row in sorted(rows))

    def extend(self, update_id: int, worker: str, lease: timedelta = timedelta(minutes=2)) -> bool:
        """Keep a claim alive; false when another worker holds it by now."""
        held = and_(inbox.c.update_id == update_id, inbox.c.worker == worker, inbox.c.state == "working")
        with self._db.write() as connection:
            return connection.execute(update(inbox).where(held).values(lease_until=self._now() + lease)).rowcount > 0

    def done(self, update_id: int) -> None:
        """Mark as answered and empty its text."""
        self._finish(update_id, "done", None)

    def fail(self, update_id: int, error: str) -> None:
        """Give up; ``error`` is the id in the log. The text is emptied as well."""
        self._finish(update_id, "failed", error)

    def release(self, update_id: int, after: timedelta = timedelta()) -> None:
        """Give a claim back to be taken again ``after`` a while; later updates of its chat wait for it."""
        values = {"state": "waiting", "worker": None, "lease_until": None, "due_at": self._now() + after}
        with self._db.write() as connection:
            connection.execute(update(inbox).where(inbox.c.update_id == update_id).values(**values))

    def waiting(self) -> int:
        """How many are unanswered."""
        with self._db.read() as connection:
            count = select(func.count()).where(inbox.c.state.in_(_OPEN))
            return int(connection.execute(count).scalar_one())

    def prune(self, before: datetime) -> int:
        """Forget rows finished before then; Telegram repeats an update for at most a day."""
        with self._db.write() as connection:
            return connection.execute(delete(inbox).where(inbox.c.finished_at < before)).rowcount

    def _finish(self, update_id: int, state: str, error: str | None) -> None:
        values = {"state": state, "payload": None, "error": error, "finished_at": self._now(), "lease_until": None}
        with self._db.write() as connection:
            connection.execute(update(inbox).where(inbox.c.update_id == update_id).values(**values))


def _claimable(now: datetime) -> ColumnElement[bool]:
    earlier = inbox.alias("earlier")
    blocked = exists().where(
        earlier.c.chat == inbox.c.chat, earlier.c.state.in_(_OPEN), earlier.c.update_id < inbox.c.update_id
    )
    return and_(_claimable_row(now), ~blocked)


def _claimable_row(now: datetime) -> ColumnElement[bool]:
    due = and_(inbox.c.state == "waiting", inbox.c.due_at <= now)
    abandoned = and_(inbox.c.state == "working", inbox.c.lease_until < now)
    return or_(due, abandoned)
