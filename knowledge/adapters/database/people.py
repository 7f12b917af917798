"""Admins with their dialogues, and subscribers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update

from knowledge.adapters.database.audit import note
from knowledge.adapters.database.people_tables import admins, dialogues, subscriptions
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new, put
from knowledge.records import Admin, AdminRole, Dialogue, Subscription


class Admins(Store):
    """Who may change the library, by Telegram user id; the owners of ADMIN_IDS are not kept here."""

    def get(self, user_id: int) -> Admin | None:
        """The rights of one person."""
        return next((admin for admin in self.all() if admin.user_id == user_id), None)

    def all(self) -> tuple[Admin, ...]:
        """Everyone with rights."""
        columns = (admins.c.user_id, admins.c.role, admins.c.added_by)
        with self._db.read() as connection:
            rows = connection.execute(select(*columns).order_by(admins.c.added_at, admins.c.user_id)).all()
        return tuple(Admin(user_id, AdminRole(role), added_by) for user_id, role, added_by in rows)

    def put(self, user_id: int, role: AdminRole, who: str) -> None:
        """Give rights, or change them."""
        values = {"user_id": user_id, "role": role.value, "added_by": who, "added_at": self._now()}
        with self._db.write(durable=True) as connection:
            put(connection, admins, ["user_id"], values)
            note(connection, self._now(), who, "admin_tambah", str(user_id), after={"role": role.value})

    def remove(self, user_id: int, who: str) -> bool:
        """Take rights away and end the person's dialogues at once; false when there were none."""
        with self._db.write(durable=True) as connection:
            connection.execute(delete(dialogues).where(dialogues.c.user_id == user_id))
            role = connection.execute(
                delete(admins).where(admins.c.user_id == user_id).returning(admins.c.role)
            ).scalar_one_or_none()
            if role is not None:
                note(connection, self._now(), who, "admin_hapus", str(user_id), before={"role": role})
            return role is not None


class Dialogues(Store):
    """Admin conversations in steps; they survive a restart and expire when abandoned."""

    def get(self, key: str) -> Dialogue | None:
        """A dialogue, unless it expired."""
        wanted = select(dialogues).where(dialogues.c.key == key, dialogues.c.expires_at > self._now())
        with self._db.read() as connection:
            row = connection.execute(wanted).one_or_none()
        return Dialogue(*row) if row else None

    def of(self, user_id: int) -> tuple[Dialogue, ...]:
        """The open dialogues of one person."""
        mine = (dialogues.c.user_id == user_id, dialogues.c.expires_at > self._now())
        with self._db.read() as connection:
            rows = connection.execute(select(dialogues).where(*mine).order_by(dialogues.c.key)).all()
        return tuple(Dialogue(*row) for row in rows)

    def put(
        self, key: str, user_id: int, kind: str, data: dict[str, Any], ttl: timedelta = timedelta(hours=24)
    ) -> None:
        """Write the state down, alive for another ``ttl``."""
        values = {"key": key, "user_id": user_id, "kind": kind, "data": data, "expires_at": self._now() + ttl}
        with self._db.write() as connection:
            put(connection, dialogues, ["key"], values)

    def replace(self, seen: Dialogue, data: dict[str, Any], ttl: timedelta = timedelta(hours=24)) -> bool:
        """Write the next state unless somebody else (a second tap, another process) did since it was read."""
        values = {"data": data, "expires_at": self._now() + ttl}
        unchanged = (dialogues.c.key == seen.key, dialogues.c.expires_at == seen.expires_at)
        with self._db.write() as connection:
            return connection.execute(update(dialogues).where(*unchanged).values(**values)).rowcount > 0

    def all(self, kind: str) -> tuple[Dialogue, ...]:
        """Every open dialogue of a kind, whoever leads it: what a restart takes up again."""
        open_ = (dialogues.c.kind == kind, dialogues.c.expires_at > self._now())
        with self._db.read() as connection:
            rows = connection.execute(select(dialogues).where(*open_).order_by(dialogues.c.key)).all()
        return tuple(Dialogue(*row) for row in rows)

    def drop(self, key: str) -> bool:
        """End a dialogue; false when it was over (a second tap, another process)."""
        with self._db.write() as connection:
            return connection.execute(delete(dialogues).where(dialogues.c.key == key)).rowcount > 0

    def sweep(self) -> tuple[Dialogue, ...]:
        """Remove the expired ones and return them, so that what they held can be cleaned up."""
        with self._db.write() as connection:
            gone = delete(dialogues).where(dialogues.c.expires_at <= self._now()).returning(*dialogues.c)
            return tuple(Dialogue(*row) for row in connection.execute(gone).all())


class Subscriptions(Store):
    """Who wants to be told when a rule behind a topic changes."""

    def add(self, chat_id: int, topic: str, asker: str) -> bool:
        """Subscribe; false when already done."""
        values = {"chat_id": chat_id, "topic": topic, "asker": asker, "created_at": self._now()}
        with self._db.write() as connection:
            return insert_new(connection, subscriptions, values)

    def remove(self, chat_id: int, topic: str | None = None) -> int:
        """Unsubscribe from one topic or from all."""
        gone = delete(subscriptions).where(subscriptions.c.chat_id == chat_id)
        with self._db.write() as connection:
            return connection.execute(gone if topic is None else gone.where(subscriptions.c.topic == topic)).rowcount

    def topics(self, chat_id: int) -> tuple[str, ...]:
        """The topics of one chat."""
        wanted = select(subscriptions.c.topic).where(subscriptions.c.chat_id == chat_id)
        with self._db.read() as connection:
            return tuple(connection.execute(wanted.order_by(subscriptions.c.topic)).scalars())

    def subscribers(self, topics: Iterable[str]) -> tuple[Subscription, ...]:
        """One entry a chat, under the first of its topics that is asked for."""
        columns = (subscriptions.c.chat_id, subscriptions.c.topic, subscriptions.c.asker)
        wanted = select(*columns).where(subscriptions.c.topic.in_(list(topics)))
        with self._db.read() as connection:
            rows = connection.execute(wanted.order_by(subscriptions.c.chat_id, subscriptions.c.topic)).all()
        return tuple({row.chat_id: Subscription(*row) for row in reversed(rows)}.values())[::-1]
