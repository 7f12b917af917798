"""What the next message of an admin means: one open request a person, kept through restarts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import Message as Received

from bot.admin import texts
from bot.buttons import Buttons
from bot.messages import Button, Message, Place, Rows
from bot.postman import Postman
from bot.turn import current
from knowledge.adapters.database.people import Dialogues

_OPEN = timedelta(hours=2)
_CLOSED = "selesai"
_REMEMBER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Typed:
    """The message that answers a request, and what the request was about."""

    message: Received
    data: dict[str, Any]

    @property
    def text(self) -> str:
        return (self.message.text or self.message.caption or "").strip()

    @property
    def chat_id(self) -> int:
        return self.message.chat.id


Take = Callable[[Typed], Awaitable[None]]


class Prompts:
    """Each topic has one handler; a handler asks on or closes."""

    def __init__(self, dialogues: Dialogues, post: Postman, buttons: Buttons) -> None:
        self._dialogues, self._post, self._buttons = dialogues, post, buttons
        self._takers: dict[str, Take] = {}
        self._files: set[str] = set()

    def on(self, topic: str, take: Take, *, files: bool = False) -> None:
        """Who takes the answer to requests of this topic; ``files``: a file is an answer too."""
        self._takers[topic] = take
        if files:
            self._files.add(topic)

    async def ask(
        self, chat_id: int, topic: str, text: str, data: dict[str, Any] | None = None, rows: Rows = ()
    ) -> None:
        """Say what is wanted and take the person's next message for it."""
        cancel = (Button(texts.B_CANCEL, self._buttons.data(chat_id, "Ax")),)
        # Sent before it is written down: begun again after a crash, the same message is not sent twice.
        await self._post.send(Place(chat_id), Message(text, (*rows, cancel)))
        await self.expect(chat_id, topic, data)

    async def expect(self, chat_id: int, topic: str, data: dict[str, Any] | None = None) -> None:
        """Take the person's next message for this topic, without saying so."""
        kept = {"data": data or {}, "seen": _update_id()}
        await asyncio.to_thread(self._dialogues.put, _key(chat_id), chat_id, topic, kept, _OPEN)

    async def close(self, chat_id: int) -> None:
        """Nothing is asked any more; the update that ended it is remembered for when it comes again."""
        kept = {"seen": _update_id()}
        await asyncio.to_thread(self._dialogues.put, _key(chat_id), chat_id, _CLOSED, kept, _REMEMBER)

    async def open_topic(self, chat_id: int) -> str | None:
        """The topic a person is being asked about now."""
        found = await asyncio.to_thread(self._dialogues.get, _key(chat_id))
        return found.kind if found is not None and found.kind in self._takers else None

    async def take(self, message: Received) -> bool:
        """Give a message to whoever asked for it; false when nobody did."""
        found = await asyncio.to_thread(self._dialogues.get, _key(message.chat.id))
        if found is None:
            return False
        if found.data.get("seen") == _update_id():
            return True
        if found.kind not in self._takers or (message.text is None and found.kind not in self._files):
            return False
        await self._takers[found.kind](Typed(message, found.data["data"]))
        return True


def _key(user_id: int) -> str:
    return f"isian:{user_id}"


def _update_id() -> int:
    turn = current.get(None)
    return turn.update_id if turn is not None else 0
