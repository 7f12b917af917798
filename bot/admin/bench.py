"""Heavy work in a bounded queue, one piece at a time, outside the event loop; progress at most once a second."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from knowledge.editing import Progress, Step
from knowledge.errors import KnowledgeError

log = logging.getLogger(__name__)
T = TypeVar("T")
News = tuple[Step, int, int]
Job = Callable[[], Coroutine[Any, Any, None]]
Report = Callable[[Step, int, int], Awaitable[None]]
Alive = Callable[[], Awaitable[bool]]
Lost = Callable[[BaseException], Coroutine[Any, Any, None]]
_EDIT_EVERY = 1.1


class Stopped(KnowledgeError):
    """Raised inside the working thread once nobody waits for its result any more."""


class Bench:
    """``submit`` from handlers, ``run`` beside them; ``failed`` hears of what no job expected."""

    def __init__(self, failed: Callable[[object, BaseException], Awaitable[None]], room: int = 8) -> None:
        self._failed, self._room = failed, room
        self._jobs: OrderedDict[str, tuple[Job, Lost]] = OrderedDict()
        self._current: str | None = None
        self._news = asyncio.Event()
        self._stop = threading.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="bench")

    def submit(self, key: str, job: Job, lost: Lost) -> int | None:
        """Queue a job; its place in the queue (0: next), nothing when the queue is full. Again is harmless.

        ``lost`` tells whoever waits for the job that it met what it did not expect.
        """
        if key in self.held:
            return 0
        if len(self._jobs) >= self._room:
            return None
        self._jobs[key] = job, lost
        self._news.set()
        return len(self._jobs) - 1 + int(self._current is not None)

    def forget(self, key: str) -> None:
        """Take a job that has not begun out of the queue."""
        self._jobs.pop(key, None)

    @property
    def held(self) -> frozenset[str]:
        """The keys of what waits and of what is at work."""
        return frozenset(self._jobs) | ({self._current} if self._current is not None else frozenset())

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                while self._jobs:
                    self._current, (job, lost) = self._jobs.popitem(last=False)
                    await self._do(job, lost)
                    self._current = None
        finally:
            self._stop.set()
            # Not waited for: what it was doing is taken up at the next start.
            self._thread.shutdown(wait=False, cancel_futures=True)

    async def work(self, call: Callable[[Progress], T], report: Report, alive: Alive) -> T:
        """Run ``call`` in the working thread, telling ``report`` of its progress while ``alive`` says to go on.

        Nothing works on unwatched: where either of them fails, the work is stopped and their failure raised.
        """
        latest: list[News] = []
        stop = threading.Event()

        def note(step: Step, done: int, total: int) -> None:
            if stop.is_set() or self._stop.is_set():
                raise Stopped("dihentikan")
            latest[:] = [(step, done, total)]

        future = asyncio.get_running_loop().run_in_executor(self._thread, call, note)
        try:
            lapse = await _failure(_watch(future, latest, stop, report, alive))
        finally:
            stop.set()
        await asyncio.wait({future})
        if lapse is not None:
            log.error("work unwatched: %s", type(lapse).__name__)
            # Past its last word the work comes to its end all the same, and then that end is what counts.
            if isinstance(future.exception(), Stopped):
                raise lapse
        return future.result()

    async def _do(self, job: Job, lost: Lost) -> None:
        error = await _failure(job())
        if isinstance(error, Stopped):
            log.info("work stopped: nobody waits for it")
        elif error is not None:
            await self._failed(None, error)
            if (untold := await _failure(lost(error))) is not None:
                await self._failed(None, untold)


async def _watch(
    future: asyncio.Future[T], latest: list[News], stop: threading.Event, report: Report, alive: Alive
) -> None:
    """Until the work has ended."""
    shown: list[News] = []
    while not (await asyncio.wait({future}, timeout=_EDIT_EVERY))[0]:
        if not await alive():
            stop.set()
        elif latest and latest != shown:
            shown = list(latest)
            await report(*shown[0])


async def _failure(work: Coroutine[Any, Any, None]) -> BaseException | None:
    """What it failed with; it ends with whoever waits for it."""
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task})
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
    return None if task.cancelled() else task.exception()
