"""The one error handler: logs with an id first, tells the person that id in a friendly sentence, alerts admins."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from time import monotonic

from telegram import Update
from telegram.error import TelegramError

from bot import texts
from bot.desk import Desk
from bot.limiter import Priority
from bot.messages import Message, Place
from bot.turn import current
from knowledge.errors import KnowledgeError, StoreUnavailable

log = logging.getLogger(__name__)
_ALERT_EVERY = 300.0


class Failures:
    """Handles whatever no handler expected."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._alerted: OrderedDict[str, float] = OrderedDict()

    async def handle(self, update: object, error: BaseException) -> None:
        turn = current.get(None)
        if turn is not None:
            turn.failure = error
        if isinstance(error, StoreUnavailable) and turn is not None and turn.attempts < 5:
            # The update goes back to the inbox and is tried again; nothing to tell yet.
            log.error("database away: %s", error)
            return
        failure_id = secrets.token_hex(3)
        place = _origin(error)
        log.error("failure %s at %s", failure_id, place, exc_info=error)
        await self._tell(update, failure_id)
        await self._alert(failure_id, type(error).__name__, place)

    async def _tell(self, update: object, failure_id: str) -> None:
        if not isinstance(update, Update) or update.effective_chat is None or update.channel_post is not None:
            return
        try:
            if update.callback_query is not None:
                await self._desk.post.toast(update.callback_query.id, texts.FAILURE_PLAIN.format(id=failure_id), True)
                return
            message = update.effective_message
            thread = message.message_thread_id if message and message.is_topic_message else None
            place = Place(update.effective_chat.id, thread, message.message_id if message else None)
            await self._desk.post.send(place, Message(texts.FAILURE.format(id=failure_id)))
        except (TelegramError, KnowledgeError) as exc:
            log.error("failure %s not told: %s", failure_id, type(exc).__name__)

    async def _alert(self, failure_id: str, kind: str, place: str) -> None:
        """Admins hear of one kind of trouble at most every five minutes."""
        now = monotonic()
        if now - self._alerted.get(place, -_ALERT_EVERY) < _ALERT_EVERY:
            return
        self._alerted[place] = now
        while len(self._alerted) > 100:
            self._alerted.popitem(last=False)
        text = texts.FAILURE_ADMIN.format(id=failure_id, kind=kind, place=place)
        for admin in self._desk.settings.admin_ids:
            try:
                await self._desk.post.send(Place(admin), Message(text), Priority.NUMBERS, f"alert:{failure_id}:{admin}")
            except (TelegramError, KnowledgeError) as exc:
                log.error("admin not alerted: %s", type(exc).__name__)


def _origin(error: BaseException) -> str:
    """File and line where it happened, without a word of what it said."""
    trace = error.__traceback__
    last = "?"
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "?")
        if name.split(".")[0] in {"bot", "knowledge", "ingest"}:
            last = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return last
