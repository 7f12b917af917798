"""Calls that only help: a toast, typing, a draft. None is stored, and one that fails holds nothing up."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, InlineQueryResultArticle, LinkPreviewOptions
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.limiter import Limiter, Priority
from bot.messages import Message, Place, keyboard

log = logging.getLogger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_BRIEFLY = 2.0


class Hints:
    """What may be lost without anybody losing an answer."""

    def __init__(self, bot: Bot, limiter: Limiter) -> None:
        self._bot, self._limiter = bot, limiter
        self._answered: set[str] = set()

    async def edit_buttons(self, chat_id: int, message_id: int, message: Message) -> None:
        """Change only the buttons; a message that is gone is no trouble."""
        try:
            await self._limiter.take(chat_id, Priority.EDIT)
            await self._bot.edit_message_reply_markup(chat_id, message_id, reply_markup=keyboard(message.rows))
        except TelegramError as exc:
            log.info("buttons not changed: %s", type(exc).__name__)

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Remove a message of ours; one that is gone is no trouble."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except TelegramError as exc:
            log.info("message not deleted: %s", type(exc).__name__)

    async def react(self, chat_id: int, message_id: int, emoji: str) -> None:
        """Show at once that a message was seen; only a hint."""
        try:
            await self._bot.set_message_reaction(chat_id, message_id, emoji)
        except TelegramError as exc:
            log.info("reaction not set: %s", type(exc).__name__)

    async def toast(self, query_id: str, text: str = "", alert: bool = False) -> None:
        """Answer a press; too late or failed, it is only a hint and is not tried for long."""
        self._answered.add(query_id)
        for pause in (0.2, 0.8, 0):
            try:
                await self._bot.answer_callback_query(query_id, text[:200] or None, show_alert=alert)
                return
            except (RetryAfter, NetworkError) as exc:
                if isinstance(exc, BadRequest):
                    return
                await asyncio.sleep(pause)

    async def settle(self, query_id: str) -> None:
        """Stop the clock on a button whose press nobody answered yet."""
        if query_id not in self._answered:
            await self.toast(query_id)
        self._answered.discard(query_id)

    async def is_group_admin(self, chat_id: int, user_id: int) -> bool:
        """True when Telegram says so now; an anonymous admin acts as the group itself."""
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except TelegramError as exc:
            log.info("membership not read: %s", type(exc).__name__)
            return False
        return member.status in ("administrator", "creator")

    async def answer_inline(self, query_id: str, results: list[InlineQueryResultArticle], cache_seconds: int) -> None:
        """Answer an inline query; one that has gone on typing is no trouble."""
        try:
            await self._bot.answer_inline_query(query_id, results, cache_time=cache_seconds)
        except TelegramError as exc:
            log.info("inline query not answered: %s", type(exc).__name__)

    async def draft(self, place: Place, draft_id: int, text: str) -> bool:
        """Show an unfinished answer in a private chat; false when Telegram does not take drafts here."""
        await self._limiter.take(place.chat_id, Priority.EDIT)
        try:
            await self._bot.send_message_draft(
                place.chat_id, draft_id, text, place.thread, parse_mode="HTML", read_timeout=_BRIEFLY
            )
        except (RetryAfter, NetworkError) as exc:
            log.info("draft not shown: %s", type(exc).__name__)
            return not isinstance(exc, BadRequest)
        except TelegramError as exc:
            log.info("draft refused: %s", type(exc).__name__)
            return False
        return True

    async def show(self, chat_id: int, message_id: int, text: str) -> None:
        """Edit a message that will be edited again; once, for the next try says more."""
        await self._limiter.take(chat_id, Priority.EDIT)
        try:
            await self._bot.edit_message_text(
                text, chat_id, message_id, parse_mode="HTML", link_preview_options=NO_PREVIEW, read_timeout=_BRIEFLY
            )
        except TelegramError as exc:
            log.info("progress not shown: %s", type(exc).__name__)

    def idle(self, chat_id: int) -> bool:
        """True when something that may as well not be sent takes nobody's turn."""
        return self._limiter.relaxed(chat_id)

    async def typing(self, place: Place) -> None:
        """Show that we are writing; outside the budget, never in the way."""
        try:
            await self._bot.send_chat_action(
                place.chat_id, "typing", message_thread_id=place.thread, read_timeout=_BRIEFLY
            )
        except TelegramError as exc:
            log.debug("typing not shown: %s", type(exc).__name__)
