"""Stands before the user half: takes what is admin work by somebody with rights, and nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Message as Received
from telegram import MessageEntity, Update
from telegram.ext import ApplicationHandlerStop

from bot.admin import texts
from bot.admin.office import TOLD, Office
from bot.conversation import place_of
from bot.messages import Message

Command = Callable[[Received, str], Awaitable[None]]
TakesFile = Callable[[Received], Awaitable[bool]]


class Gate:
    """Strangers, forwarded commands and groups pass through to the user half untouched."""

    def __init__(self, office: Office, takes_file: TakesFile) -> None:
        self._office, self._takes_file = office, takes_file
        self._commands: dict[str, tuple[Command, bool]] = {}

    def on(self, name: str, do: Command, *, owner: bool = False) -> None:
        self._commands[name] = (do, owner)

    async def handle(self, update: Update, _context: object) -> None:
        """Raises ``ApplicationHandlerStop`` when the update was admin work."""
        if await self._taken(update):
            raise ApplicationHandlerStop

    async def _taken(self, update: Update) -> bool:
        message = update.message or update.edited_message
        user = message.from_user if message is not None else None
        if message is None or user is None or message.sender_chat is not None:
            return False
        if not await self._office.rights.glance(user.id) or not await self._office.rights.may(user.id):
            return False
        name = command_of(message, self._office.desk.username)
        if message.chat.type != "private":
            return await self._not_here(message, name, edited=update.message is None)
        if update.message is None:
            return await self._edited(message)
        try:
            return await self._private(message, name)
        except TOLD as exc:
            await self._office.say(message.chat.id, texts.refused(str(exc)))
            return True

    async def _private(self, message: Received, name: str) -> bool:
        if name in self._commands:
            do, owner = self._commands[name]
            if owner and not await self._office.rights.may(message.chat.id, owner=True):
                await self._office.say(message.chat.id, texts.OWNERS_ONLY)
                return True
            await do(message, (message.text or "").partition(" ")[2].strip())
            return True
        if message.text is not None and message.text.startswith("/"):
            return False
        return await self._office.prompts.take(message) or await self._takes_file(message)

    async def _not_here(self, message: Received, name: str, *, edited: bool) -> bool:
        """Admin work in a group would show it to everyone."""
        if name not in self._commands or edited:
            return False
        await self._office.desk.post.send(place_of(message), Message(texts.PRIVATE_ONLY))
        return True

    async def _edited(self, message: Received) -> bool:
        """An edit changes nothing that was taken already; it is said instead of guessed."""
        if message.text is None and message.caption is None:
            return False  # a live location moves on
        if command_of(message, self._office.desk.username) in self._commands:
            return True
        if await self._office.prompts.open_topic(message.chat.id) is None:
            return False
        await self._office.say(message.chat.id, texts.EDIT_IGNORED)
        return True


def command_of(message: Received, username: str) -> str:
    """The command a person typed themselves, in plain letters as Telegram marked it; empty otherwise."""
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0 or not message.text:
        return ""
    if message.forward_origin is not None or message.via_bot is not None:
        return ""
    word, _, name = message.text[1 : first.length].partition("@")
    ours = not name or name.lower() == username.lower()
    return word.lower() if ours and word.isascii() else ""
