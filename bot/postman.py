"""Sends messages: marked in the outbox before and after, within the budget, until Telegram took them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import httpx
from telegram import Bot, InputFile, ReplyParameters
from telegram import Message as Received
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.hints import NO_PREVIEW, Hints
from bot.limiter import Limiter, Priority
from bot.messages import Message, Parcel, Place, keyboard
from bot.privacy import Hasher
from bot.reaching import seconds_of
from bot.turn import current
from knowledge.adapters.database.groups import Groups
from knowledge.adapters.database.outbox import Outbox
from knowledge.records import Sending

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
_LONG_WAIT = 1.0
# Refused before anything was sent; every other broken connection leaves the fate of a message unknown.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Postman(Hints):
    """With its hints the only place that writes to Telegram."""

    def __init__(self, bot: Bot, outbox: Outbox, groups: Groups, limiter: Limiter, hasher: Hasher) -> None:
        super().__init__(bot, limiter)
        self._outbox, self._groups, self._hasher = outbox, groups, hasher

    async def send(
        self, place: Place, message: Message, priority: Priority = Priority.ANSWER, key: str | None = None
    ) -> Received | int | None:
        """Send once, however often it is called for the same turn and position.

        Returns Telegram's message, its id when it went out earlier, or nothing when the chat is closed to us.
        """
        turn = current.get(None)
        key = key or (turn.next_key() if turn else None)
        if key is None:
            raise RuntimeError("a message outside of a turn needs a key of its own")
        return await self._send_as(key, Parcel(place, message), priority)

    async def edit(self, chat_id: int, message_id: int, message: Message, priority: Priority = Priority.ANSWER) -> bool:
        """Put a new text and buttons into a message of ours; false when it is gone or not ours to edit."""
        delay = 0.5
        while True:
            await self._budget(chat_id, priority)
            try:
                await self._bot.edit_message_text(
                    message.text,
                    chat_id,
                    message_id,
                    parse_mode="HTML",
                    reply_markup=keyboard(message.rows),
                    link_preview_options=NO_PREVIEW,
                )
                return True
            except BadRequest as exc:
                return "not modified" in exc.message
            except Forbidden:
                return False
            except (RetryAfter, NetworkError) as exc:
                delay = await self._wait(exc, chat_id, delay)

    async def _send_as(self, key: str, parcel: Parcel, priority: Priority) -> Received | int | None:
        chat = self._hasher.person(parcel.place.chat_id)
        known = not await _db(self._outbox.plan, key, chat, parcel.place.chat_id, parcel.dump(), int(priority))
        if known:
            row = await _db(self._outbox.find, key)
            if row is None or row.state in (Sending.SENT, Sending.FAILED):
                return row.message_id if row else None
            # The first wording goes out, so that its buttons and its question belong together.
            parcel = Parcel.load(row.payload) if row.payload else parcel
            if row.state is Sending.SENDING:
                await _db(self._outbox.lost, key, "proses berhenti")
            if row.state is not Sending.PLANNED:
                return await self._attempt(key, parcel, priority, repeat=True)
        return await self._attempt(key, parcel, priority, repeat=False)

    async def _attempt(self, key: str, parcel: Parcel, priority: Priority, *, repeat: bool) -> Received | int | None:
        delay = 0.5
        while True:
            await self._budget(parcel.place.chat_id, priority)
            if not await _db(self._outbox.repeat if repeat else self._outbox.begin, key):
                row = await _db(self._outbox.find, key)
                return row.message_id if row else None
            repeat = False
            try:
                sent = await self._call(parcel)
            except ChatMigrated as exc:
                parcel = await self._follow(key, parcel, exc.new_chat_id)
            except RetryAfter as exc:
                await _db(self._outbox.retry, key, "429")
                delay = await self._wait(exc, parcel.place.chat_id, delay)
            except (BadRequest, Forbidden) as exc:
                await _db(self._outbox.fail, key, type(exc).__name__)
                if isinstance(exc, BadRequest):
                    raise
                return None
            except InvalidToken as exc:
                await _db(self._outbox.retry, key, "token")
                delay = await self._wait(exc, parcel.place.chat_id, delay)
            except NetworkError as exc:
                repeat = await self._after_network_error(key, exc)
                delay = await self._wait(exc, parcel.place.chat_id, delay)
            else:
                await _db(self._outbox.sent, key, sent.message_id)
                return sent

    async def _budget(self, chat_id: int, priority: Priority) -> None:
        """Wait for the turn of this chat; a long wait leaves the place in the lanes to others."""
        turn = current.get(None)
        if turn is None:
            await self._limiter.take(chat_id, priority)
            return
        turn.waiting = self._limiter.wait_for(chat_id) > _LONG_WAIT
        try:
            await self._limiter.take(chat_id, priority)
        finally:
            turn.waiting = False

    async def _after_network_error(self, key: str, exc: NetworkError) -> bool:
        """Mark what the failure means; true when the message may have arrived and the next try may repeat it."""
        if isinstance(exc.__cause__, _NOT_SENT) or not isinstance(exc.__cause__, httpx.HTTPError):
            await _db(self._outbox.retry, key, "ditolak")
            return False
        row = await _db(self._outbox.find, key)
        await self._reach_telegram()
        if row is not None and row.repeats:
            # Lost again although the line was good: nothing may stay unanswered, so this counts as a new loss.
            log.warning("response lost again for one message")
            await _db(self._outbox.retry, key, "hilang lagi")
            return False
        await _db(self._outbox.lost, key, type(exc.__cause__).__name__)
        return True

    async def _reach_telegram(self) -> None:
        """Wait for a line that works: a message that may have arrived is not thrown into a dead network."""
        delay = 0.3
        while True:
            try:
                await self._bot.get_me(read_timeout=5)
                return
            except NetworkError as exc:
                delay = await self._wait(exc, None, delay)
            except TelegramError:
                return

    async def _follow(self, key: str, parcel: Parcel, chat_id: int) -> Parcel:
        await _db(self._outbox.retry, key, "pindah")
        await _db(self._groups.migrate, parcel.place.chat_id, chat_id)
        return Parcel(Place(chat_id, parcel.place.thread), parcel.message)

    async def _wait(self, exc: TelegramError, chat_id: int | None, delay: float) -> float:
        if isinstance(exc, RetryAfter):
            seconds = seconds_of(exc)
            log.warning("told to wait %.0f s", seconds)
            self._limiter.pause(seconds + 0.1, chat_id)
            return delay
        log.info("Telegram not reached: %s", type(exc.__cause__ or exc).__name__)
        await asyncio.sleep(delay)
        return min(delay * 2, 15)

    async def _call(self, parcel: Parcel) -> Received:
        place, message = parcel.place, parcel.message
        reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
        where: dict[str, Any] = {"message_thread_id": place.thread, "reply_parameters": reply}
        if message.quiz is not None:
            quiz = message.quiz
            return await self._bot.send_poll(
                place.chat_id,
                quiz.question,
                list(quiz.options),
                is_anonymous=False,
                type="quiz",
                correct_option_ids=[quiz.correct],  # type: ignore[list-item]  # the library wants literals
                explanation=quiz.explanation,
                reply_markup=keyboard(message.rows),
                **where,
            )
        common: dict[str, Any] = {"parse_mode": "HTML", "reply_markup": keyboard(message.rows), **where}
        if message.photo is not None:
            return await self._bot.send_photo(place.chat_id, message.photo, caption=message.text, **common)
        if message.document is not None:
            file = InputFile(message.document.content, message.document.name)
            return await self._bot.send_document(place.chat_id, file, caption=message.text, **common)
        return await self._bot.send_message(place.chat_id, message.text, link_preview_options=NO_PREVIEW, **common)


async def _db(call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """A store method outside the event loop."""
    return await asyncio.to_thread(call, *arguments, **named)
