"""The bot under bad luck: many questions from many chats, random faults, duplicates, kills and stops."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.ledger import Ledger, Repeats
from tests.e2e.running import BotProcess
from tests.telegram_server import Kind, TelegramServer, person

_REFUSED = (Kind.TOO_MANY, Kind.SERVER_ERROR, Kind.BAD_GATEWAY, Kind.DROPPED)
_FAILING = ("sendMessage", "getUpdates")
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class SoakReport:
    """What became of all questions; ``megabytes`` is of the last process, from its first question to its last."""

    asked: int
    chats: int
    unanswered: int
    repeats: Repeats
    duplicates: int
    out_of_order: int
    kills: int
    stops: int
    faults: dict[str, int]
    megabytes: tuple[int, ...]
    seconds: float

    @property
    def sound(self) -> bool:
        """Every question answered, in order, and repeated only where nobody could know."""
        return not (self.unanswered or self.repeats.avoidable or self.out_of_order)


class Soak:
    """Restarts fall into the first half, so that the second shows the memory of one process."""

    def __init__(self, server: TelegramServer, bot: BotProcess, chats: int) -> None:
        self._server, self._bot = server, bot
        self._people = [person(server, f"Orang{n}") for n in range(chats)]
        self._ledger = Ledger(server)
        self._dice = random.Random(11)
        self._killed: list[float] = []
        self._duplicates = self._stops = 0

    def run(self, updates: int, restart_every: int) -> SoakReport:
        started, memory = time.monotonic(), [self._bot.megabytes]
        for number in range(updates):
            self._ask(number)
            if number and number % restart_every == 0 and number <= updates // 2:
                self._restart()
                memory = [self._bot.megabytes]
            if number % 500 == 499:
                self._catch_up(number + 1, behind=400)
                memory.append(self._bot.megabytes)
                _say(f"{number + 1} asked, {self._ledger.answered} answered, {memory[-1]:.0f} MB")
        self._catch_up(updates, behind=0)
        memory.append(self._bot.megabytes)
        self._bot.stop()
        return SoakReport(
            asked=updates,
            chats=len(self._people),
            unanswered=updates - self._ledger.answered,
            repeats=self._ledger.repeats(self._killed),
            duplicates=self._duplicates,
            out_of_order=sum(not self._ledger.in_order(who.id) for who in self._people),
            kills=len(self._killed),
            stops=self._stops,
            faults={str(kind): count for kind, count in sorted(self._server.faults.counts.items())},
            megabytes=tuple(round(m) for m in memory),
            seconds=round(time.monotonic() - started, 1),
        )

    def _ask(self, number: int) -> None:
        self._people[number % len(self._people)].sends(f"gema {number}")
        if self._dice.random() >= 0.02:
            return
        with self._server.world.lock:
            earlier = self._server.world.confirmed[-1:]
        for update in earlier:
            self._server.world.redeliver(update)
            self._duplicates += 1

    def _restart(self) -> None:
        """A power cut and an orderly stop by turns."""
        if len(self._killed) > self._stops:
            self._bot.stop()
            self._stops += 1
        else:
            self._killed.append(time.monotonic())
            self._bot.kill()
        self._bot.start()

    def _catch_up(self, asked: int, behind: int) -> None:
        """Wait while more than ``behind`` questions are open; gives up after two minutes without any progress."""
        best, since = -1, time.monotonic()
        while (done := self._ledger.read()) < asked - behind:
            if done > best:
                best, since = done, time.monotonic()
            if time.monotonic() - since > _PATIENCE:
                return
            time.sleep(0.05)


def soak(updates: int, chats: int, folder: Path, fault_rate: float = 0.03, restart_every: int = 1500) -> SoakReport:
    """Ask from many chats with random faults and restarts until every question is answered or nothing moves."""
    with TelegramServer() as server:
        bot = BotProcess(server, folder, {"MESSAGES_PER_SECOND": "1000", "LOG_LEVEL": "ERROR"}).start()
        try:
            server.faults.at_random(fault_rate, (*_REFUSED, Kind.LOST), _FAILING, seconds=1)
            return Soak(server, bot, chats).run(updates, restart_every)
        finally:
            bot.stop()


def _say(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(line + "\n")
