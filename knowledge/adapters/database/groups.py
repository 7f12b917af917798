"""What groups turned on, the quiz polls that are out, and their scores."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Integer, cast, delete, func, select, update

from knowledge.adapters.database.people_tables import group_settings, quiz_answers, quiz_polls
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new, put
from knowledge.records import GroupSettings, QuizPoll, QuizScore

_SETTINGS = (
    group_settings.c.chat_id,
    group_settings.c.daily_quiz,
    group_settings.c.thread_id,
    group_settings.c.last_quiz,
)


class Groups(Store):
    """Settings by group; ``asker`` is the hash of who turned it on, so that /hapus can find it."""

    def get(self, chat_id: int) -> GroupSettings | None:
        """The settings of one group."""
        with self._db.read() as connection:
            row = connection.execute(select(*_SETTINGS).where(group_settings.c.chat_id == chat_id)).one_or_none()
        return GroupSettings(*row) if row else None

    def set_daily_quiz(self, chat_id: int, on: bool, asker: str, thread_id: int | None = None) -> None:
        """Turn the daily question on or off."""
        values = {"chat_id": chat_id, "daily_quiz": on, "thread_id": thread_id, "asker": asker}
        with self._db.write() as connection:
            put(connection, group_settings, ["chat_id"], {**values, "updated_at": self._now()})

    def take_daily_quiz(self, today: date, limit: int = 50) -> tuple[GroupSettings, ...]:
        """Groups still without today's question, marked as served: each is handed out once."""
        due = (
            select(group_settings.c.chat_id)
            .where(group_settings.c.daily_quiz.is_(True))
            .where(group_settings.c.last_quiz.is_(None) | (group_settings.c.last_quiz < today))
            .order_by(group_settings.c.chat_id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte()
        )
        taking = update(group_settings).where(group_settings.c.chat_id.in_(select(due.c.chat_id)))
        with self._db.write() as connection:
            rows = connection.execute(taking.values(last_quiz=today).returning(*_SETTINGS)).all()
        return tuple(GroupSettings(*row) for row in sorted(rows))

    def migrate(self, old: int, new: int) -> None:
        """Follow a group that became a supergroup."""
        with self._db.write() as connection:
            connection.execute(delete(group_settings).where(group_settings.c.chat_id == new))
            connection.execute(update(group_settings).where(group_settings.c.chat_id == old).values(chat_id=new))

    def drop(self, chat_id: int) -> None:
        """Forget a group the bot was removed from."""
        with self._db.write() as connection:
            connection.execute(delete(group_settings).where(group_settings.c.chat_id == chat_id))


class Quiz(Store):
    """Polls that are out, and who answered them how; chats and people by keyed hash."""

    def open(self, poll: QuizPoll) -> None:
        """Remember a poll that was sent."""
        values = {name: getattr(poll, name) for name in ("poll_id", "chat", "card", "correct", "data")}
        with self._db.write() as connection:
            put(connection, quiz_polls, ["poll_id"], {**values, "created_at": self._now()})

    def get(self, poll_id: str) -> QuizPoll | None:
        """A poll by Telegram's id."""
        columns = (quiz_polls.c.poll_id, quiz_polls.c.chat, quiz_polls.c.card, quiz_polls.c.correct, quiz_polls.c.data)
        with self._db.read() as connection:
            row = connection.execute(select(*columns).where(quiz_polls.c.poll_id == poll_id)).one_or_none()
        return QuizPoll(*row) if row else None

    def answer(self, poll_id: str, asker: str, option: int) -> bool | None:
        """Count a person's first answer; tells whether it was right, or nothing for an unknown poll or a repeat."""
        with self._db.write() as connection:
            wanted = select(quiz_polls.c.correct).where(quiz_polls.c.poll_id == poll_id)
            correct = connection.execute(wanted).scalar_one_or_none()
            if correct is None:
                return None
            right = bool(correct == option)
            values = {"poll_id": poll_id, "asker": asker, "right": right, "answered_at": self._now()}
            return right if insert_new(connection, quiz_answers, values) else None

    def scores(self, chat: str, since: datetime | None = None, limit: int = 10) -> tuple[QuizScore, ...]:
        """The best of a chat first."""
        right = func.sum(cast(quiz_answers.c.right, Integer))
        wanted = (
            select(quiz_answers.c.asker, right, func.count())
            .join(quiz_polls, quiz_polls.c.poll_id == quiz_answers.c.poll_id)
            .where(quiz_polls.c.chat == chat)
            .group_by(quiz_answers.c.asker)
            .order_by(right.desc(), func.count(), quiz_answers.c.asker)
            .limit(limit)
        )
        wanted = wanted.where(quiz_answers.c.answered_at >= since) if since is not None else wanted
        with self._db.read() as connection:
            return tuple(QuizScore(*row) for row in connection.execute(wanted).all())

    def prune(self, before: datetime) -> int:
        """Forget old polls with their answers."""
        with self._db.write() as connection:
            return connection.execute(delete(quiz_polls).where(quiz_polls.c.created_at < before)).rowcount
