"""Notices to subscribers: drafted, then delivered one by one in a way that survives a restart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import and_, delete, func, or_, select, update

from knowledge.adapters.database.audit import note
from knowledge.adapters.database.people_tables import notice_recipients as recipients
from knowledge.adapters.database.people_tables import notices
from knowledge.adapters.database.store import Store
from knowledge.adapters.database.upserting import insert_new
from knowledge.records import Notice, NoticeState, Sending, Subscription

_COLUMNS = (notices.c.id, notices.c.text, notices.c.topics, notices.c.change_id, notices.c.state, notices.c.created_by)


class Notices(Store):
    """A recipient is handed to one process at a time, and never again once marked as sent."""

    def draft(self, text: str, topics: Sequence[str], who: str, change_id: int | None = None) -> int:
        """Keep a notice for an admin to look at; returns its number."""
        values = {"text": text, "topics": list(topics), "change_id": change_id, "created_by": who}
        with self._db.write() as connection:
            row = notices.insert().values(**values, state=NoticeState.DRAFT.value, created_at=self._now())
            return int(connection.execute(row.returning(notices.c.id)).scalar_one())

    def edit(self, notice_id: int, text: str) -> bool:
        """Reword a draft; false once it is going out."""
        with self._db.write() as connection:
            row = (notices.c.id == notice_id, notices.c.state == NoticeState.DRAFT)
            return connection.execute(update(notices).where(*row).values(text=text)).rowcount > 0

    def get(self, notice_id: int) -> Notice | None:
        """A notice with how far its delivery came."""
        with self._db.read() as connection:
            row = connection.execute(select(*_COLUMNS).where(notices.c.id == notice_id)).one_or_none()
            counted = select(recipients.c.state, func.count()).where(recipients.c.notice_id == notice_id)
            counts = {s: int(n) for s, n in connection.execute(counted.group_by(recipients.c.state)).all()}
        if row is None:
            return None
        sent, failed = counts.get(Sending.SENT, 0), counts.get(Sending.FAILED, 0)
        head = (row.id, row.text, tuple(row.topics), row.change_id, NoticeState(row.state), row.created_by)
        return Notice(*head, recipients=sum(counts.values()), sent=sent, failed=failed)

    def start(self, notice_id: int, subscribers: Iterable[Subscription], who: str) -> int:
        """Begin delivery to these chats, each once; 0 when it was started or dropped before."""
        with self._db.write(durable=True) as connection:
            row = (notices.c.id == notice_id, notices.c.state == NoticeState.DRAFT)
            if not connection.execute(update(notices).where(*row).values(state=NoticeState.SENDING)).rowcount:
                return 0
            start = {"notice_id": notice_id, "state": Sending.PLANNED.value, "attempts": 0, "due_at": self._now()}
            count = sum(
                insert_new(connection, recipients, {**start, "chat_id": s.chat_id, "asker": s.asker})
                for s in subscribers
            )
            note(connection, self._now(), who, "pemberitahuan", str(notice_id), after={"penerima": count})
            return count

    def cancel(self, notice_id: int) -> bool:
        """Drop a draft or stop a delivery; false when it is over."""
        open_ = notices.c.state.in_((NoticeState.DRAFT, NoticeState.SENDING))
        with self._db.write() as connection:
            stop = update(notices).where(notices.c.id == notice_id, open_)
            return connection.execute(stop.values(state=NoticeState.CANCELLED, finished_at=self._now())).rowcount > 0

    def claim(self, limit: int = 20, lease: timedelta = timedelta(minutes=2)) -> tuple[tuple[int, int], ...]:
        """Take the next (notice, chat) pairs for ``lease``; each is marked as being sent."""
        now = self._now()
        due = and_(recipients.c.state == Sending.PLANNED, recipients.c.due_at <= now)
        going = select(notices.c.id).where(notices.c.state == NoticeState.SENDING)
        picked = (
            select(recipients.c.notice_id, recipients.c.chat_id)
            .where(due, recipients.c.notice_id.in_(going))
            .order_by(recipients.c.notice_id, recipients.c.chat_id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        with self._db.write(durable=True) as connection:
            pairs = [(int(n), int(c)) for n, c in connection.execute(picked).all()]
            for notice_id, chat_id in pairs:
                values = {"state": Sending.SENDING, "lease_until": now + lease, "attempts": recipients.c.attempts + 1}
                row = (recipients.c.notice_id == notice_id, recipients.c.chat_id == chat_id)
                connection.execute(update(recipients).where(*row).values(values))
        return tuple(pairs)

    def sent(self, notice_id: int, chat_id: int) -> None:
        """Telegram took it."""
        self._mark(notice_id, chat_id, {"state": Sending.SENT, "sent_at": self._now(), "lease_until": None})

    def retry(self, notice_id: int, chat_id: int, after: timedelta) -> None:
        """Telegram refused the call: try again later."""
        self._mark(notice_id, chat_id, {"state": Sending.PLANNED, "due_at": self._now() + after, "lease_until": None})

    def fail(self, notice_id: int, chat_id: int, error: str) -> None:
        """Give this chat up."""
        self._mark(notice_id, chat_id, {"state": Sending.FAILED, "error": error[:200], "lease_until": None})

    def stuck(self) -> tuple[tuple[int, int], ...]:
        """The (notice, chat) pairs whose process died while it had them: the outbox knows how far each came."""
        died = and_(recipients.c.state == Sending.SENDING, recipients.c.lease_until < self._now())
        wanted = select(recipients.c.notice_id, recipients.c.chat_id).where(died)
        with self._db.read() as connection:
            return tuple((int(n), int(c)) for n, c in connection.execute(wanted).all())

    def settle(self) -> tuple[int, ...]:
        """Close what is through; returns the notices that are done now.

        A chat under way when its process died may have got the message: it counts as unknown and
        is not sent to again, for a notice must never arrive twice.
        """
        now = self._now()
        with self._db.write() as connection:
            died = and_(recipients.c.state == Sending.SENDING, recipients.c.lease_until < now)
            connection.execute(update(recipients).where(died).values(state=Sending.UNKNOWN))
            open_ = or_(recipients.c.state == Sending.PLANNED, recipients.c.state == Sending.SENDING)
            busy = select(recipients.c.notice_id).where(open_)
            over = (notices.c.state == NoticeState.SENDING, notices.c.id.not_in(busy))
            done = update(notices).where(*over).values(state=NoticeState.DONE, finished_at=now)
            return tuple(sorted(connection.execute(done.returning(notices.c.id)).scalars()))

    def prune(self) -> int:
        """Forget who received what once a notice is over; only the audit's count stays."""
        over = select(notices.c.id).where(notices.c.state.in_((NoticeState.DONE, NoticeState.CANCELLED)))
        with self._db.write() as connection:
            return connection.execute(delete(recipients).where(recipients.c.notice_id.in_(over))).rowcount

    def _mark(self, notice_id: int, chat_id: int, values: dict[str, object]) -> None:
        with self._db.write() as connection:
            row = (recipients.c.notice_id == notice_id, recipients.c.chat_id == chat_id)
            connection.execute(update(recipients).where(*row).values(**values))
