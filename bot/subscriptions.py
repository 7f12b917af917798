"""/langganan: topics whose changes somebody wants to hear of."""

from __future__ import annotations

import asyncio

from telegram import Update

from bot import texts
from bot.buttons import tag
from bot.conversation import place_of
from bot.desk import Desk
from bot.messages import Button, Message
from bot.presses import Pressed, Presses


class SubscriptionPages:
    """One message of switches; each press turns one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, presses: Presses) -> None:
        presses.on("L", self.turn)

    async def show(self, update: Update, _context: object) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.chat.type != "private":
            await self._desk.post.send(place_of(message), Message(texts.SUBSCRIPTIONS_PRIVATE))
            return
        await self._desk.post.send(place_of(message), await self._page(message.chat.id))

    async def turn(self, pressed: Pressed) -> None:
        """The button says what it wants (1 on, 0 off), so a double tap does no harm."""
        group = next((g.id for g in self._desk.asking.library.groups if tag(g.id) == pressed.press.arg(0)), None)
        if group is None:
            await self._desk.post.toast(pressed.query.id, texts.STALE, alert=True)
            return
        on, store = pressed.press.arg(1) == "1", self._desk.stores.subscriptions
        if on:
            await asyncio.to_thread(store.add, pressed.chat_id, group, self._desk.hasher.person(pressed.user_id))
        else:
            await asyncio.to_thread(store.remove, pressed.chat_id, group)
        await self._desk.post.toast(pressed.query.id, texts.SUBSCRIBED if on else texts.UNSUBSCRIBED)
        page = await self._page(pressed.chat_id)
        await self._desk.post.edit_buttons(pressed.chat_id, pressed.message.message_id, page)

    async def _page(self, chat_id: int) -> Message:
        mine = set(await asyncio.to_thread(self._desk.stores.subscriptions.topics, chat_id))
        rows = tuple(
            (
                Button(
                    f"✓ {group.title}" if group.id in mine else group.title,
                    self._desk.buttons.data(chat_id, "L", tag(group.id), "0" if group.id in mine else "1"),
                ),
            )
            for group in self._desk.asking.library.groups
        )
        return Message(texts.SUBSCRIPTIONS, rows)
