"""The bot is added, removed, blocked: it greets, or forgets whom it may no longer write to."""

from __future__ import annotations

import asyncio

from telegram import Update

from bot import texts
from bot.desk import Desk
from bot.messages import Message, Place

_OUT = frozenset({"left", "kicked"})


class Members:
    """Changes of the bot's own membership."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def changed(self, update: Update, _context: object) -> None:
        change = update.my_chat_member
        if change is None:
            return
        before, now = change.old_chat_member.status, change.new_chat_member.status
        if now in _OUT:
            await asyncio.to_thread(self._desk.stores.subscriptions.remove, change.chat.id)
            await asyncio.to_thread(self._desk.stores.groups.drop, change.chat.id)
            return
        if before in _OUT and change.chat.type in ("group", "supergroup"):
            text = texts.GROUP_HELLO.format(mention=self._desk.mention)
            await self._desk.post.send(Place(change.chat.id), Message(text))
