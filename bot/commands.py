"""/start with deep links, /bantuan, /tentang, /privasi, /hapus, and commands nobody knows."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import Update

from bot import texts
from bot.conversation import asker_id, place_of
from bot.desk import Desk
from bot.lookup import Lookup
from bot.messages import Button, Message
from bot.presses import Pressed, Presses
from bot.questions import Asked, Questions
from bot.turn import current


class Commands:
    """The commands that are about the bot itself."""

    def __init__(self, desk: Desk, questions: Questions, lookup: Lookup) -> None:
        self._desk, self._questions, self._lookup = desk, questions, lookup

    def register(self, presses: Presses) -> None:
        presses.on("e", self.ask_example)
        presses.on("hy", self.delete_all)
        presses.on("hn", self.keep_all)

    async def start(self, update: Update, _context: object) -> None:
        message = update.effective_message
        if message is None:
            return
        payload = (message.text or "").partition(" ")[2].strip()
        if payload and await self._follow(update, payload):
            return
        rows = tuple(
            (Button(example, self._desk.buttons.data(message.chat.id, "e", str(index))),)
            for index, example in enumerate(texts.EXAMPLES)
        )
        await self._desk.post.send(place_of(message), Message(texts.START, rows))

    async def help(self, update: Update, _context: object) -> None:
        await self._say(update, texts.HELP.format(mention=self._desk.mention))

    async def about(self, update: Update, _context: object) -> None:
        library = self._desk.asking.library
        await self._say(
            update,
            texts.ABOUT.format(
                regulations=len(library.regulations), provisions=len(library.provisions), cards=len(library.cards)
            ),
        )

    async def privacy(self, update: Update, _context: object) -> None:
        await self._say(update, texts.PRIVACY.format(days=self._desk.settings.retention_days))

    async def unknown(self, update: Update, _context: object) -> None:
        """A stranger's admin command and a mistyped one get the ordinary help; in groups silence."""
        message = update.effective_message
        if message is not None and message.chat.type == "private":
            await self._say(update, texts.UNKNOWN_COMMAND + texts.HELP.format(mention=self._desk.mention))

    async def delete(self, update: Update, _context: object) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.chat.type != "private":
            await self._say(update, texts.PRIVATE_ONLY)
            return
        data = self._desk.buttons.data
        rows = (
            (Button(texts.B_DELETE, data(message.chat.id, "hy")), Button(texts.B_KEEP, data(message.chat.id, "hn"))),
        )
        await self._desk.post.send(place_of(message), Message(texts.DELETE_ASK, rows))

    async def delete_all(self, pressed: Pressed) -> None:
        """Every table; the message itself says it is done, so nothing new is written down."""
        person = self._desk.hasher.person(pressed.user_id)
        forget = self._desk.stores.forgetting.forget
        await asyncio.to_thread(forget, person, pressed.chat_id, current.get().update_id)
        await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, Message(texts.DELETED))

    async def keep_all(self, pressed: Pressed) -> None:
        await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, Message(texts.DELETE_KEPT))

    async def ask_example(self, pressed: Pressed) -> None:
        """An example button asks as if it had been typed."""
        index = pressed.press.arg(0)
        if not index.isdigit() or int(index) >= len(texts.EXAMPLES):
            await self._desk.post.toast(pressed.query.id, texts.STALE, alert=True)
            return
        place = replace(pressed.beside, reply_to=None)
        await self._questions.answer(Asked(texts.EXAMPLES[int(index)], pressed.user_id, place, group=pressed.group))

    async def _follow(self, update: Update, payload: str) -> bool:
        """A deep link: a question asked in a group, or a topic; false when it leads nowhere any more."""
        message = update.effective_message
        assert message is not None
        number = self._desk.buttons.linked_question(payload)
        if number is not None:
            kept = await asyncio.to_thread(self._desk.stores.questions.get, number)
            if kept is None:
                await self._say(update, texts.GONE)
            else:
                user = asker_id(message)
                own = kept.asked.asker == self._desk.hasher.person(user)
                context = await asyncio.to_thread(self._questions.memory.context, number)
                place = place_of(message)
                await self._questions.answer(Asked(kept.asked.text, user, place, context=context, own=own))
            return True
        if payload.startswith("topik_"):
            return await self._lookup.open_topic(message, payload.removeprefix("topik_"))
        return False

    async def _say(self, update: Update, text: str) -> None:
        if update.effective_message is not None:
            await self._desk.post.send(place_of(update.effective_message), Message(text))
