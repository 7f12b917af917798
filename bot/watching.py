"""Work that goes on as long as the bot: when some of it fails the bot stops, and its supervisor starts it anew."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from bot import texts

log = logging.getLogger(__name__)


class WorkFailed(Exception):
    """Raised when work that must go on ended by an exception; ``str()`` is a sentence for the operator."""


class Watch:
    """Runs coroutines beside each other; one that returns has done its part."""

    def __init__(self, stopping: asyncio.Event) -> None:
        self._stopping = stopping
        self._tasks: list[asyncio.Task[None]] = []
        self._failure: BaseException | None = None

    def start(self, *works: Coroutine[Any, Any, None]) -> None:
        for work in works:
            task = asyncio.create_task(work)
            task.add_done_callback(self._ended)
            self._tasks.append(task)

    async def end(self) -> None:
        """Cancel what still runs and wait for it."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def check(self) -> None:
        """Raises ``WorkFailed`` when we stop because of a failure."""
        if self._failure is not None:
            raise WorkFailed(texts.FAILURE_PLAIN.format(id=type(self._failure).__name__)) from self._failure

    def _ended(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        log.critical("work that must go on has failed", exc_info=error)
        if not self._stopping.is_set():
            self._failure = error
        self._stopping.set()
