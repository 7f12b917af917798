"""The bench: bounded, told of by whoever waits, and nothing on it works on unwatched."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.admin.bench import Bench, Stopped
from knowledge.editing import Progress, Step
from knowledge.errors import StoreUnavailable

PATIENCE = 20


class Heard:
    """What a bench said: to the operator, and to whoever waited for a job."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.lost: list[str] = []

    async def operator(self, _: object, error: BaseException) -> None:
        self.failed.append(str(error))

    async def waiting(self, error: BaseException) -> None:
        self.lost.append(str(error))


async def test_the_bench_is_bounded_and_tells_of_what_no_job_expected() -> None:
    heard, done = Heard(), asyncio.Event()

    async def bad() -> None:
        raise RuntimeError("tak terduga")

    async def good() -> None:
        done.set()

    bench = Bench(heard.operator, room=2)
    assert bench.submit("a", bad, heard.waiting) == 0
    assert bench.submit("a", bad, heard.waiting) == 0
    assert bench.submit("b", good, heard.waiting) == 1
    assert bench.submit("c", good, heard.waiting) is None
    assert bench.held == {"a", "b"}
    async with running(bench):
        await asyncio.wait_for(done.wait(), PATIENCE)
    assert (heard.failed, heard.lost) == (["tak terduga"], ["tak terduga"])


async def test_the_bench_goes_on_when_nobody_can_be_told_of_a_failure() -> None:
    heard, done = Heard(), asyncio.Event()

    async def bad() -> None:
        raise RuntimeError("tak terduga")

    async def untold(_: BaseException) -> None:
        raise StoreUnavailable("basis data pergi")

    async def good() -> None:
        done.set()

    bench = Bench(heard.operator)
    bench.submit("a", bad, untold)
    bench.submit("b", good, heard.waiting)
    async with running(bench):
        await asyncio.wait_for(done.wait(), PATIENCE)
    assert heard.failed == ["tak terduga", "basis data pergi"]


@pytest.mark.parametrize("watcher", ["alive", "report"])
async def test_work_that_is_no_longer_watched_stops_and_says_why(watcher: str) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        try:
            for step in range(PATIENCE * 20):
                progress(Step.INDEX, step, 0)
                ended.wait(0.05)
        finally:
            ended.set()

    async def fails(*_: object) -> None:
        raise StoreUnavailable("basis data pergi")

    async def alive() -> bool:
        if watcher == "alive":
            await fails()
        return True

    async def report(*news: object) -> None:
        await fails(*news)

    bench = Bench(Heard().operator)
    with pytest.raises(StoreUnavailable, match="basis data pergi"):
        await asyncio.wait_for(bench.work(work, report, alive), PATIENCE)
    assert ended.is_set()


async def test_work_past_its_last_word_counts_as_done_although_nobody_watches() -> None:
    """A change that was made must not be told as one that was not."""
    unwatched = threading.Event()

    def work(_: Progress) -> str:
        unwatched.wait(PATIENCE)
        return "terbit"

    async def alive() -> bool:
        unwatched.set()
        raise StoreUnavailable("basis data pergi")

    async def report(*_: object) -> None:
        """Nothing to see."""

    assert await asyncio.wait_for(Bench(Heard().operator).work(work, report, alive), PATIENCE) == "terbit"


async def test_work_nobody_waits_for_is_stopped_at_its_next_word() -> None:
    gone = threading.Event()

    def work(progress: Progress) -> None:
        gone.wait(PATIENCE)
        progress(Step.PUBLISH, 0, 0)
        progress(Step.PUBLISH, 1, 1)

    async def alive() -> bool:
        asyncio.get_running_loop().call_later(0.1, gone.set)
        return False

    async def report(*_: object) -> None:
        """Nothing to see."""

    with pytest.raises(Stopped):
        await asyncio.wait_for(Bench(Heard().operator).work(work, report, alive), PATIENCE)


@asynccontextmanager
async def running(bench: Bench) -> AsyncIterator[None]:
    task = asyncio.create_task(bench.run())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
