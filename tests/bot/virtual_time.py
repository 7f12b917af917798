"""An event loop whose clock jumps to the next thing that is due: minutes pass in a blink and always alike."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class VirtualLoop(asyncio.SelectorEventLoop):
    """For coroutines that wait for timers and each other only; threads and sockets would see time jump."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 1000.0

    def time(self) -> float:
        return self._now

    def _run_once(self) -> None:
        scheduled: list[Any] = self._scheduled  # type: ignore[attr-defined]  # of the standard library's own loop
        if not self._ready and scheduled:  # type: ignore[attr-defined]  # the same
            self._now = max(self._now, scheduled[0].when())
        super()._run_once()  # type: ignore[misc]  # the same


def in_virtual_time(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end in a loop of its own."""
    loop = VirtualLoop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


def now() -> float:
    """Seconds of the running loop."""
    return asyncio.get_running_loop().time()
