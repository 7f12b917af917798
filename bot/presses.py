"""Buttons: each press is checked, answered with a toast, and does its one thing, also weeks later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import CallbackQuery, Update
from telegram import Message as Received

from bot import texts
from bot.buttons import Press
from bot.desk import Desk
from bot.messages import Button, Place

Action = Callable[["Pressed"], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press that is ours, by whom, on which message."""

    press: Press
    query: CallbackQuery
    message: Received

    @property
    def user_id(self) -> int:
        return self.query.from_user.id

    @property
    def chat_id(self) -> int:
        return self.message.chat.id

    @property
    def group(self) -> bool:
        return self.message.chat.type != "private"

    @property
    def beside(self) -> Place:
        """Where a new message about this one goes."""
        thread = self.message.message_thread_id if self.message.is_topic_message else None
        return Place(self.chat_id, thread, self.message.message_id)


class Presses:
    """Knows which action each press belongs to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._actions: dict[str, Action] = {}

    def on(self, action: str, do: Action) -> None:
        """Register one action; the letter is part of every button already sent, so it keeps its meaning."""
        if action in self._actions:
            raise ValueError(f"button action {action!r} is taken")
        self._actions[action] = do

    async def handle(self, update: Update, _context: object) -> None:
        query = update.callback_query
        if query is None:
            return
        message = query.message
        if not isinstance(message, Received):
            await self._desk.post.toast(query.id, texts.STALE, alert=True)
            return
        press = self._desk.buttons.read(message.chat.id, query.data)
        action = self._actions.get(press.action) if press else None
        if press is None or action is None:
            await self._desk.post.toast(query.id, texts.STALE, alert=True)
            return
        try:
            await action(Pressed(press, query, message))
        finally:
            # Whatever happened, the clock on the button must stop.
            await self._desk.post.settle(query.id)


def rows_of(message: Received) -> list[list[Button]]:
    """The buttons a message carries now."""
    markup = message.reply_markup
    if markup is None:
        return []
    return [
        [Button(b.text, str(b.callback_data or ""), b.url or "", b.switch_inline_query) for b in row]
        for row in markup.inline_keyboard
    ]
