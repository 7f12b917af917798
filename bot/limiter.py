"""Telegram's message budget, spent in order of importance: answers, then edits, then notices and numbers."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections import defaultdict, deque
from collections.abc import Callable
from enum import IntEnum
from time import monotonic


class Priority(IntEnum):
    """Lower goes first."""

    ANSWER = 0
    EDIT = 3
    NUMBERS = 6
    NOTICE = 9


class Limiter:
    """``await take(chat_id, priority)`` returns when one message may go out.

    ``per_second`` holds for the bot, ``per_minute`` for each group; ``pause`` obeys a 429.
    """

    def __init__(self, per_second: float = 29, per_minute: int = 19, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._gap = 1 / per_second
        self._burst = max(1.0, per_second / 3)
        self._per_minute = per_minute
        self._credit, self._counted = self._burst, clock()
        self._groups: dict[int, deque[float]] = defaultdict(deque)
        self._paused: dict[int | None, float] = {}
        self._queue: list[tuple[int, int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._worker: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    @property
    def waiting(self) -> int:
        """How many messages wait for budget."""
        return len(self._queue)

    def relaxed(self, chat_id: int) -> bool:
        """True when a message that may as well not be sent takes nobody's turn."""
        if self._queue or self._credit_now() < self._burst / 2 or self._ready_in(chat_id) > 0:
            return False
        return chat_id > 0 or len(self._groups[chat_id]) * 2 < self._per_minute

    def wait_for(self, chat_id: int) -> float:
        """Seconds until this chat itself may be written to, whatever the bot as a whole may do."""
        return max(self._chat_ready_in(chat_id), 0.0)

    async def take(self, chat_id: int, priority: Priority = Priority.ANSWER) -> None:
        if not self._queue and self._ready_in(chat_id) <= 0:
            self._spend(chat_id)
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._queue, (int(priority), next(self._order), chat_id, turn))
        self._changed.set()
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._serve())
        await turn

    def pause(self, seconds: float, chat_id: int | None = None) -> None:
        """Nothing goes to ``chat_id`` (or anywhere, without one) for so long."""
        now = self._clock()
        others = [c for c, until in self._paused.items() if c is not None and c != chat_id and until > now]
        # A second chat refused while the first still waits means the bot as a whole is too fast.
        for key in {chat_id, None} if chat_id is not None and others else {chat_id}:
            self._paused[key] = max(self._paused.get(key, 0), now + seconds)

    async def _serve(self) -> None:
        while self._queue:
            self._changed.clear()
            delay = self._grant()
            if delay > 0 and self._queue:
                try:
                    await asyncio.wait_for(self._changed.wait(), delay)
                except TimeoutError:
                    continue

    def _grant(self) -> float:
        """Let everyone through who may go now; returns how long until the next may."""
        soonest, held = 60.0, []
        while self._queue:
            entry = heapq.heappop(self._queue)
            *_, chat_id, turn = entry
            if turn.cancelled():
                continue
            delay = self._ready_in(chat_id)
            if delay <= 0:
                self._spend(chat_id)
                turn.set_result(None)
                continue
            soonest = min(soonest, delay)
            held.append(entry)
            if self._bot_ready_in() > 0:
                break
        for entry in held:
            heapq.heappush(self._queue, entry)
        return max(soonest, 0.001)

    def _ready_in(self, chat_id: int) -> float:
        return max(self._bot_ready_in(), self._chat_ready_in(chat_id))

    def _chat_ready_in(self, chat_id: int) -> float:
        now = self._clock()
        delay = self._paused.get(chat_id, 0) - now
        if chat_id < 0:
            sent = self._groups[chat_id]
            while sent and sent[0] <= now - 60:
                sent.popleft()
            if len(sent) >= self._per_minute:
                delay = max(delay, sent[0] + 60 - now)
        return delay

    def _bot_ready_in(self) -> float:
        return max((1 - self._credit_now()) * self._gap, self._paused.get(None, 0) - self._clock())

    def _credit_now(self) -> float:
        now = self._clock()
        self._credit = min(self._burst, self._credit + (now - self._counted) / self._gap)
        self._counted = now
        return self._credit

    def _spend(self, chat_id: int) -> None:
        self._credit -= 1
        if chat_id < 0:
            self._groups[chat_id].append(self._clock())
        if len(self._paused) > 200 or len(self._groups) > 2000:
            self._forget()

    def _forget(self) -> None:
        now = self._clock()
        self._paused = {c: until for c, until in self._paused.items() if until > now}
        for chat_id in [c for c, sent in self._groups.items() if not sent or sent[-1] <= now - 60]:
            del self._groups[chat_id]
