"""Takes updates from the inbox: in order within a chat, many chats at once, each until it is answered."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from telegram import Bot, Update

from bot.turn import Turn, current, name_of
from knowledge.adapters.database.inbox import Inbox
from knowledge.errors import StoreUnavailable
from knowledge.records import Update as Waiting

log = logging.getLogger(__name__)
Handle = Callable[[Update], Awaitable[None]]
_MAX_ATTEMPTS = 5
_WAITING_PER_PLACE = 20
# A chat waits behind its oldest update, so one that ends the process each time is let go; restarts cost fewer claims.
_MAX_CLAIMS = 10
_NEVER_SEEN = "tidak dapat dibaca"
_TOO_OFTEN = "terlalu sering dicoba"
# What the library raises at an update whose form it does not know; OSError and OverflowError are of dates.
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError)


class Lanes:
    """``run`` until ``stop``; ``wake`` when something was added."""

    def __init__(self, bot: Bot, inbox: Inbox, handle: Handle, width: int = 48, lease: float = 15) -> None:
        self._bot, self._inbox, self._handle = bot, inbox, handle
        self._width, self._lease = width, timedelta(seconds=lease)
        self._worker = f"{socket.gethostname()[:60]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._news = asyncio.Event()
        self._stopping = False
        self._ended = asyncio.Event()
        self._running: dict[int, asyncio.Task[None]] = {}
        self._turns: dict[int, Turn] = {}

    @property
    def busy(self) -> int:
        """How many updates are under way."""
        return len(self._running)

    def wake(self) -> None:
        self._news.set()

    async def run(self) -> None:
        """Claim and answer until stopped; a database that is away is asked again."""
        heart = asyncio.create_task(self._keep_claims())
        try:
            last = False
            while not last:
                # Once more after the stop: what Telegram was told we have is answered now, not after the restart.
                last = self._stopping
                self._news.clear()
                await self._try_to_fill()
                await self._pause()
        finally:
            self._ended.set()
            heart.cancel()

    async def stop(self, grace: float = 10) -> None:
        """Finish what is under way for ``grace`` seconds, give the rest back."""
        self._stopping = True
        self._news.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                await self._ended.wait()
                await asyncio.gather(*(asyncio.shield(task) for task in self._running.values()), return_exceptions=True)
        left = dict(self._running)
        for task in left.values():
            task.cancel()
        await asyncio.gather(*left.values(), return_exceptions=True)

    async def _try_to_fill(self) -> None:
        try:
            await self._fill()
        except StoreUnavailable as exc:
            log.error("inbox not reached: %s", exc)
            await asyncio.sleep(1)

    async def _fill(self) -> None:
        while (room := self._room()) > 0:
            claimed = await asyncio.to_thread(self._inbox.claim, self._worker, room, self._lease)
            for waiting in claimed:
                if waiting.update_id in self._running:
                    # Our own lease ran out while we were too busy to renew it; it is still being answered.
                    continue
                task = asyncio.create_task(self._answer(waiting))
                self._running[waiting.update_id] = task
            if not claimed or self._stopping:
                return

    def _room(self) -> int:
        """Places left; a chat that waits for its minute to end takes none from the others."""
        waiting = sum(turn.waiting for turn in self._turns.values())
        return min(self._width + waiting, self._width * _WAITING_PER_PLACE) - len(self._running)

    async def _pause(self) -> None:
        # The second tells of updates that other replicas wrote or that wait to be tried again.
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), 0 if self._stopping else 1)

    async def _answer(self, waiting: Waiting) -> None:
        try:
            await self._take(waiting)
        except asyncio.CancelledError:
            await asyncio.to_thread(self._inbox.release, waiting.update_id)
            raise
        except StoreUnavailable as exc:
            # Its lease runs out by itself; the update is answered when the database is back.
            log.error("update not finished: %s", exc)
        finally:
            self._running.pop(waiting.update_id, None)
            self._turns.pop(waiting.update_id, None)
            self._news.set()

    async def _take(self, waiting: Waiting) -> None:
        if waiting.attempts > _MAX_CLAIMS:
            await self._give_up(waiting, _TOO_OFTEN)
            return
        update = self._read(waiting)
        if update is None:
            await self._give_up(waiting, _NEVER_SEEN)
            return
        turn = Turn(waiting.update_id, name_of(update, waiting.chat), waiting.attempts)
        current.set(turn)
        self._turns[waiting.update_id] = turn
        await self._handle(update)
        if isinstance(turn.failure, StoreUnavailable) and waiting.attempts < _MAX_ATTEMPTS:
            await asyncio.to_thread(self._inbox.release, waiting.update_id, timedelta(seconds=waiting.attempts))
            return
        await asyncio.to_thread(self._inbox.done, waiting.update_id)

    def _read(self, waiting: Waiting) -> Update | None:
        try:
            return Update.de_json(_load(waiting.payload), self._bot) if waiting.payload else None
        except _UNREADABLE as exc:
            log.error("update %d not understood: %s", waiting.update_id, type(exc).__name__)
            return None

    async def _give_up(self, waiting: Waiting, why: str) -> None:
        log.error("update %d given up at attempt %d: %s", waiting.update_id, waiting.attempts, why)
        await asyncio.to_thread(self._inbox.fail, waiting.update_id, why)

    async def _keep_claims(self) -> None:
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            for update_id in list(self._running):
                try:
                    await asyncio.to_thread(self._inbox.extend, update_id, self._worker, self._lease)
                except StoreUnavailable as exc:
                    log.error("claim not kept: %s", exc)


def _load(payload: str) -> dict[str, Any]:
    return dict(json.loads(payload))
