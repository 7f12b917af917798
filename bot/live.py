"""An answer seen while a language model still writes it: a draft in private, one edited message in groups."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType

from bot import texts
from bot.desk import Desk
from bot.messages import Message, Place
from bot.turn import Turn
from knowledge.model import Answer

_EVERY = 1.0


class Live:
    """``show`` may be called from any thread; what comes of it is at most one call a second.

    ``message_id`` is the message of a group that becomes the answer; drafts vanish by themselves.
    """

    def __init__(
        self,
        desk: Desk,
        place: Place,
        turn: Turn,
        render: Callable[[Answer], str],
        *,
        group: bool,
        instead_of: int | None = None,
    ) -> None:
        self._desk, self._place, self._turn, self._render, self._group = desk, place, turn, render, group
        self.message_id = instead_of
        # An edited question in private has its answer already; a draft would look like a second one.
        self._wanted = group or instead_of is None
        self._loop = asyncio.get_running_loop()
        self._latest: Answer | None = None
        self._news, self._over = asyncio.Event(), asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def show(self, answer: Answer) -> None:
        """What is known and checked so far."""
        self._loop.call_soon_threadsafe(self._note, answer)

    async def __aenter__(self) -> Live:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Waited for, not cancelled: nothing of it may reach Telegram after the answer.
        self._over.set()
        self._news.set()
        if self._task is not None:
            await self._task

    def _note(self, answer: Answer) -> None:
        self._latest = answer
        self._news.set()
        if self._task is None and self._wanted and not self._over.is_set():
            self._task = self._loop.create_task(self._run())

    async def _run(self) -> None:
        going = True
        while going and not self._over.is_set():
            self._news.clear()
            assert self._latest is not None
            if self._desk.post.idle(self._place.chat_id):
                text = self._render(self._latest)
                going = await (self._in_group(text) if self._group else self._in_private(text))
            # Also the last one is followed by a second of rest, for the answer itself is an edit in groups.
            await self._rest(_EVERY)
            await self._news.wait()

    async def _in_private(self, text: str) -> bool:
        return await self._desk.post.draft(self._place, self._turn.update_id, text)

    async def _in_group(self, text: str) -> bool:
        message = Message(f"{text}\n{texts.WRITING}")
        if self.message_id is not None:
            await self._desk.post.show(self._place.chat_id, self.message_id, message.text)
            return True
        sent = await self._desk.post.send(self._place, message, key=live_key(self._turn.name))
        self.message_id = sent if isinstance(sent, int) or sent is None else sent.message_id
        return self.message_id is not None

    async def _rest(self, seconds: float) -> None:
        if self._group:
            await asyncio.sleep(seconds)
            return
        try:
            await asyncio.wait_for(self._over.wait(), seconds)
        except TimeoutError:
            return


def live_key(turn_name: str) -> str:
    """The outbox key of the message that a group sees growing."""
    return f"{turn_name}:live"
