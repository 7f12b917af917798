"""The bot at a steady pace with its limiter on: from update to reply, and whether a queue grows."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.ledger import Ledger
from tests.e2e.running import BotProcess
from tests.telegram_server import TelegramServer, person


@dataclass(frozen=True, slots=True)
class PaceReport:
    """Milliseconds from an update to its reply, and the open questions seen once a second."""

    per_second: float
    chats: int
    asked: int
    left: int
    median: float
    p95: float
    slowest: float
    queue: tuple[int, ...]
    megabytes: tuple[int, ...]

    @property
    def grew(self) -> bool:
        """The last quarter saw longer queues than the second: more than a second's worth on the average."""
        quarter = max(1, len(self.queue) // 4)
        early, late = self.queue[quarter : 2 * quarter] or self.queue, self.queue[-quarter:]
        return statistics.mean(late) > statistics.mean(early) + self.per_second


def pace(per_second: float, chats: int, seconds: float, folder: Path) -> PaceReport:
    """Ask evenly over many chats, one after the other, and wait for the rest to be answered."""
    with TelegramServer() as server:
        bot = BotProcess(server, folder, {"MESSAGES_PER_SECOND": "29", "LOG_LEVEL": "ERROR"}).start()
        try:
            return _pace(server, bot, per_second, chats, int(per_second * seconds))
        finally:
            bot.stop()


def _pace(server: TelegramServer, bot: BotProcess, per_second: float, chats: int, count: int) -> PaceReport:
    people = [person(server, f"Orang{n}") for n in range(chats)]
    ledger, asked, queue, memory = Ledger(server), dict[int, float](), list[int](), [bot.megabytes]
    begin = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, begin + number / per_second - time.monotonic()))
        asked[number] = time.monotonic()
        people[number % chats].sends(f"gema {number}")
        if number % per_second == per_second - 1:
            queue.append(number + 1 - ledger.read())
            memory.append(bot.megabytes)
    deadline = time.monotonic() + 30
    while ledger.read() < count and time.monotonic() < deadline:
        time.sleep(0.05)
    took = sorted((at - asked[number]) * 1000 for number, at in ledger.times().items())
    return PaceReport(
        per_second=per_second,
        chats=chats,
        asked=count,
        left=count - ledger.answered,
        median=statistics.median(took),
        p95=took[int(len(took) * 0.95)],
        slowest=took[-1],
        queue=tuple(queue),
        megabytes=tuple(round(m) for m in memory),
    )
