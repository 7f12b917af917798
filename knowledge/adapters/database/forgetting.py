"""/hapus: everything of one person leaves every table in one transaction; audit rows of admins stay."""

from __future__ import annotations

from sqlalchemy import delete

from knowledge.adapters.database.message_tables import chat_state, feedback, inbox, open_replies, outbox, questions
from knowledge.adapters.database.people_tables import group_settings, notice_recipients, quiz_answers, subscriptions
from knowledge.adapters.database.store import Store


class Forgetting(Store):
    """Knows every place where a person leaves a trace."""

    def forget(self, asker: str, chat_id: int, keep_update: int | None = None) -> int:
        """Delete all of ``asker`` (the keyed hash) and ``chat_id``; returns the number of rows.

        ``keep_update`` is the update that carries /hapus itself, which is emptied once answered.
        """
        by_hash = (feedback, open_replies, questions, subscriptions, group_settings, quiz_answers, notice_recipients)
        with self._db.write(durable=True) as connection:
            count = sum(connection.execute(delete(t).where(t.c.asker == asker)).rowcount for t in by_hash)
            for table in (open_replies, subscriptions, notice_recipients):
                count += connection.execute(delete(table).where(table.c.chat_id == chat_id)).rowcount
            for table in (chat_state, outbox):
                count += connection.execute(delete(table).where(table.c.chat == asker)).rowcount
            mine = delete(inbox).where(inbox.c.chat == asker)
            mine = mine.where(inbox.c.update_id != keep_update) if keep_update is not None else mine
            return count + connection.execute(mine).rowcount
