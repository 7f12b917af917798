"""Questions as they were answered, what people thought of it, and who still waits for an admin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, or_, select, update

from knowledge.adapters.database.message_tables import feedback, open_replies, questions
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new, put
from knowledge.records import AskedQuestion, KeptQuestion, OpenReply

_ASKED = (
    "asker",
    "hash",
    "text",
    "verdict",
    "route",
    "card",
    "score",
    "refs",
    "latency_ms",
    "answered",
    "embedding",
)


class Questions(Store):
    """Masked questions by number; the asker is a keyed hash everywhere but in open replies."""

    def add(self, asked: AskedQuestion) -> int:
        """Keep a question; returns its number."""
        values = {name: getattr(asked, name) for name in _ASKED} | {"refs": list(asked.refs)}
        with self._db.write() as connection:
            insert = questions.insert().values(**values, created_at=self._now()).returning(questions.c.id)
            return int(connection.execute(insert).scalar_one())

    def get(self, question_id: int) -> KeptQuestion | None:
        """One question with its feedback."""
        found = self._kept(_wanted().where(questions.c.id == question_id))
        return found[0] if found else None

    def rate(self, question_id: int, asker: str, good: bool, reason: str | None = None) -> bool:
        """Note 👍 or 👎 (again: the last one counts); false when the question is gone."""
        values = {"question_id": question_id, "asker": asker, "good": good, "reason": reason}
        with self._db.write() as connection:
            if connection.execute(select(questions.c.id).where(questions.c.id == question_id)).first() is None:
                return False
            put(connection, feedback, ["question_id", "asker"], {**values, "created_at": self._now()})
        return True

    def await_reply(self, question_id: int, chat_id: int, asker: str) -> bool:
        """Put someone on the list for an admin's answer; false when already there or the question is gone."""
        values = {"question_id": question_id, "chat_id": chat_id, "asker": asker, "created_at": self._now()}
        with self._db.write() as connection:
            if connection.execute(select(questions.c.id).where(questions.c.id == question_id)).first() is None:
                return False
            return insert_new(connection, open_replies, values)

    def waiting_for(self, question_ids: Iterable[int]) -> tuple[OpenReply, ...]:
        """Who waits for an answer to any of these."""
        columns = (open_replies.c.question_id, open_replies.c.chat_id, open_replies.c.asker)
        wanted = select(*columns).where(open_replies.c.question_id.in_(list(question_ids)))
        with self._db.read() as connection:
            rows = connection.execute(wanted.order_by(open_replies.c.question_id, open_replies.c.chat_id)).all()
        return tuple(OpenReply(*row) for row in rows)

    def replied(self, question_id: int, chat_id: int) -> bool:
        """Take someone off the list, with the Telegram id; false when another admin was quicker."""
        row = (open_replies.c.question_id == question_id, open_replies.c.chat_id == chat_id)
        with self._db.write() as connection:
            return connection.execute(delete(open_replies).where(*row)).rowcount > 0

    def queue(self, limit: int = 500) -> tuple[KeptQuestion, ...]:
        """What no admin has handled: unanswered, rated 👎, or with someone waiting; oldest first."""
        bad = select(feedback.c.question_id).where(feedback.c.good.is_(False))
        waiting = select(open_replies.c.question_id)
        open_ = or_(questions.c.answered.is_(False), questions.c.id.in_(bad), questions.c.id.in_(waiting))
        return self._kept(_wanted().where(questions.c.handled_at.is_(None), open_).limit(limit))

    def handle(self, question_ids: Iterable[int], who: str) -> int:
        """Take questions off the queue; tells how many were still on it."""
        row = (questions.c.id.in_(list(question_ids)), questions.c.handled_at.is_(None))
        with self._db.write() as connection:
            done = update(questions).where(*row).values(handled_by=who, handled_at=self._now())
            return connection.execute(done).rowcount

    def between(self, start: datetime, end: datetime) -> tuple[KeptQuestion, ...]:
        """Every question of a period (start included, end not), for the numbers."""
        return self._kept(_wanted().where(questions.c.created_at >= start, questions.c.created_at < end))

    def prune(self, before: datetime) -> int:
        """Delete questions older than the retention, with their feedback and open replies."""
        with self._db.write() as connection:
            return connection.execute(delete(questions).where(questions.c.created_at < before)).rowcount

    def _kept(self, wanted: Select[Any]) -> tuple[KeptQuestion, ...]:
        with self._db.read() as connection:
            rows = connection.execute(wanted).mappings().all()
            ids = [row["id"] for row in rows]
            bad = connection.execute(
                select(feedback.c.question_id, feedback.c.reason).where(
                    feedback.c.question_id.in_(ids), feedback.c.good.is_(False)
                )
            ).all()
            waiting = connection.execute(
                select(open_replies.c.question_id, func.count())
                .where(open_replies.c.question_id.in_(ids))
                .group_by(open_replies.c.question_id)
            ).all()
        return tuple(_question(row, bad, {int(a): int(b) for a, b in waiting}) for row in rows)


def _wanted() -> Select[Any]:
    return select(questions).order_by(questions.c.id)


def _question(row: Any, bad: Sequence[Any], waiting: dict[int, int]) -> KeptQuestion:
    asked = AskedQuestion(**{**{name: row[name] for name in _ASKED}, "refs": tuple(row["refs"])})
    mine = [reason for question_id, reason in bad if question_id == row["id"]]
    reasons = tuple(reason for reason in mine if reason)
    return KeptQuestion(row["id"], row["created_at"], asked, len(mine), waiting.get(row["id"], 0), reasons)
