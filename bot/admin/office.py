"""What every part of the admin half works with, and the guard that stands before each press."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from telegram import Bot

from bot.admin import texts
from bot.admin.bench import Bench
from bot.admin.prompts import Prompts
from bot.admin.rights import Rights
from bot.desk import Desk
from bot.messages import Message, Place, Rows
from bot.presses import Pressed, Presses
from knowledge.editing import LibraryEditor
from knowledge.errors import DataError, EditRefused, IndexUnavailable, ModelUnavailable
from knowledge.library import Library
from knowledge.model import RuleCard, Verdict

P = ParamSpec("P")
T = TypeVar("T")
Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]
TryCard = Callable[[RuleCard, Sequence[str]], Sequence["Tried"]]
# What an admin can be told in the chat; a database that is away sends the update back to the inbox instead.
TOLD = (EditRefused, IndexUnavailable, ModelUnavailable, DataError)


@dataclass(frozen=True, slots=True)
class Tried:
    """What one question would get."""

    verdict: Verdict
    card: str | None


@dataclass(frozen=True, slots=True)
class Tools:
    """What the composition root brings from outside the bot.

    ``embed``: unit vectors for texts. ``try_card``: what questions would get as if a card were published.
    ``sweep`` frees what a killed process held. ``bundled`` is the library without overlays and documents.
    ``most_bytes`` is the size from which ``editor`` refuses a document.
    """

    editor: LibraryEditor
    embed: Embed
    try_card: TryCard
    sweep: Callable[[], object]
    bundled: Library
    most_bytes: int


@dataclass(frozen=True)
class Office:
    """The desk of the admins."""

    desk: Desk
    tools: Tools
    bot: Bot
    rights: Rights
    prompts: Prompts
    bench: Bench
    presses: Presses

    def on(self, action: str, do: Callable[[Pressed], Awaitable[None]], *, owner: bool = False) -> None:
        """Register a button that only admins (or only owners) may press, in their private chat."""

        async def guarded(pressed: Pressed) -> None:
            if pressed.group or pressed.chat_id != pressed.user_id:
                await self.desk.post.toast(pressed.query.id, texts.PRIVATE_ONLY, alert=True)
                return
            if not await self.rights.may(pressed.user_id, owner=owner):
                await self.desk.post.toast(pressed.query.id, texts.NO_RIGHTS, alert=True)
                return
            try:
                await do(pressed)
            except TOLD as exc:
                await self.say(pressed.chat_id, texts.refused(str(exc)))

        self.presses.on(action, guarded)

    def data(self, chat_id: int, action: str, *args: str) -> str:
        return self.desk.buttons.data(chat_id, action, *args)

    async def say(self, chat_id: int, text: str, rows: Rows = (), key: str | None = None) -> int | None:
        """A new message; returns its id, nothing when the chat is closed to us."""
        sent = await self.desk.post.send(Place(chat_id), Message(text, rows), key=key)
        return sent if sent is None or isinstance(sent, int) else sent.message_id

    async def show(self, pressed: Pressed, text: str, rows: Rows = ()) -> None:
        """Put the next page into the message whose button was pressed; anew where it is gone."""
        message = Message(text, rows)
        if not await self.desk.post.edit(pressed.chat_id, pressed.message.message_id, message):
            await self.say(pressed.chat_id, text, rows)

    async def say_pages(self, chat_id: int, pages: Sequence[str], rows: Rows) -> None:
        """A text of several messages; the buttons stand under the last."""
        for left, text in zip(reversed(range(len(pages))), pages, strict=True):
            await self.say(chat_id, text, () if left else rows)

    async def show_pages(self, pressed: Pressed, pages: Sequence[str], rows: Rows) -> None:
        """The first page in place of the message whose button was pressed, the others below."""
        first, *more = pages
        await self.show(pressed, first, () if more else rows)
        await self.say_pages(pressed.chat_id, more, rows)


async def aside(call: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Database and other short work outside the event loop."""
    return await asyncio.to_thread(call, *arguments, **named)
