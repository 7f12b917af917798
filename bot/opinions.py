"""👍 👎 with reasons, a question for the admin, a status to remember."""

from __future__ import annotations

import asyncio

from bot import texts
from bot.buttons import number_of, number_tag
from bot.desk import Desk
from bot.markup import esc
from bot.memory import Memory
from bot.messages import Button, Message
from bot.presses import Pressed, Presses, rows_of
from knowledge.model import Person


class OpinionPresses:
    """What people think goes to the human queue, never into ranking."""

    def __init__(self, desk: Desk, memory: Memory) -> None:
        self._desk, self._memory = desk, memory

    def register(self, presses: Presses) -> None:
        presses.on("f", self.rate)
        presses.on("r", self.give_reason)
        presses.on("q", self.preview_for_admin)
        presses.on("qy", self.send_to_admin)
        presses.on("qn", self.cancel)
        presses.on("w", self.remember)

    async def rate(self, pressed: Pressed) -> None:
        good = pressed.press.arg(1) == "1"
        if not await self._rate(pressed, good, None):
            return
        if good:
            await self._desk.post.toast(pressed.query.id, texts.THANKS)
            return
        number = pressed.press.arg(0)
        reasons = [
            Button(reason, self._desk.buttons.data(pressed.chat_id, "r", number, str(index)))
            for index, reason in enumerate(texts.REASONS)
        ]
        rows = ((reasons[0], reasons[1]), (reasons[2],), (reasons[3],))
        await self._desk.post.toast(pressed.query.id, texts.NOTED)
        await self._desk.post.send(pressed.beside, Message(texts.WHY, rows))

    async def give_reason(self, pressed: Pressed) -> None:
        index = number_of(pressed.press.arg(1))
        reason = texts.REASONS[index] if index is not None and index < len(texts.REASONS) else None
        if await self._rate(pressed, False, reason):
            await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, Message(texts.NOTED))

    async def preview_for_admin(self, pressed: Pressed) -> None:
        """Say what will be sent before anything is."""
        number = number_of(pressed.press.arg(0)) or 0
        kept = await asyncio.to_thread(self._desk.stores.questions.get, number)
        if kept is None:
            await self._desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        yes = self._desk.buttons.data(pressed.chat_id, "qy", number_tag(number))
        no = self._desk.buttons.data(pressed.chat_id, "qn")
        text = texts.ADMIN_PREVIEW.format(question=esc(kept.asked.text))
        rows = ((Button(texts.B_SEND, yes), Button(texts.B_CANCEL, no)),)
        await self._desk.post.send(pressed.beside, Message(text, rows))

    async def send_to_admin(self, pressed: Pressed) -> None:
        number = number_of(pressed.press.arg(0)) or 0
        person = self._desk.hasher.person(pressed.user_id)
        kept = await asyncio.to_thread(self._desk.stores.questions.get, number)
        new = kept is not None and await asyncio.to_thread(
            self._desk.stores.questions.await_reply, number, pressed.chat_id, person
        )
        said = texts.GONE if kept is None else texts.ADMIN_SENT if new else texts.ADMIN_TWICE
        await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, Message(said))

    async def cancel(self, pressed: Pressed) -> None:
        await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, Message(texts.ADMIN_CANCELLED))

    async def remember(self, pressed: Pressed) -> None:
        """Keep the told status until /hapus, and take the button away."""
        person = self._desk.hasher.person(pressed.user_id)
        await asyncio.to_thread(self._memory.keep_person, person, Person(pressed.press.arg(0)))
        await self._desk.post.toast(pressed.query.id, texts.REMEMBERED)
        left = tuple(tuple(b for b in row if b.data != pressed.query.data) for row in rows_of(pressed.message))
        rows = tuple(row for row in left if row)
        await self._desk.post.edit_buttons(pressed.chat_id, pressed.message.message_id, Message("", rows))

    async def _rate(self, pressed: Pressed, good: bool, reason: str | None) -> bool:
        number = number_of(pressed.press.arg(0)) or 0
        person = self._desk.hasher.person(pressed.user_id)
        kept = await asyncio.to_thread(self._desk.stores.questions.rate, number, person, good, reason)
        if not kept:
            await self._desk.post.toast(pressed.query.id, texts.GONE, alert=True)
        return kept
