"""What can go wrong between a bot and Telegram, planned or at random with a seed."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a call fails; only the last two are accepted by the server first."""

    TOO_MANY = "429"
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502"
    DROPPED = "dropped"
    TIMEOUT = "timeout"
    LOST = "lost"
    LATE = "late"


ACCEPTED = frozenset({Kind.LOST, Kind.LATE})


@dataclass
class Fault:
    """The next ``times`` calls of ``methods`` (all when empty) fail like this; ``seconds``: retry_after or hang."""

    kind: Kind
    methods: tuple[str, ...] = ()
    times: int = 1
    seconds: float = 1
    chat_id: int | None = None

    def takes(self, method: str, chat_id: object) -> bool:
        wanted = {m.lower() for m in self.methods}
        return (not wanted or method.lower() in wanted) and self.chat_id in (None, chat_id)


@dataclass
class Faults:
    """Planned faults first, then a seeded chance per call."""

    planned: list[Fault] = field(default_factory=list)
    rate: float = 0.0
    kinds: tuple[Kind, ...] = tuple(Kind)
    methods: frozenset[str] = frozenset()
    seconds: float = 1
    counts: dict[Kind, int] = field(default_factory=dict)
    _dice: random.Random = field(default_factory=lambda: random.Random(7))

    def add(self, kind: Kind, *methods: str, times: int = 1, seconds: float = 1, chat_id: int | None = None) -> None:
        self.planned.append(Fault(kind, methods, times, seconds, chat_id))

    def at_random(self, rate: float, kinds: Iterable[Kind], methods: Iterable[str], seconds: float = 1) -> None:
        self.rate, self.kinds, self.seconds = rate, tuple(kinds), seconds
        self.methods = frozenset(m.lower() for m in methods)

    def next_for(self, method: str, chat_id: object) -> Fault | None:
        for fault in self.planned:
            if fault.takes(method, chat_id):
                fault.times -= 1
                self.planned = [f for f in self.planned if f.times > 0]
                return self._count(fault)
        if self.rate and method.lower() in self.methods and self._dice.random() < self.rate:
            return self._count(Fault(self._dice.choice(self.kinds), seconds=self.seconds))
        return None

    def _count(self, fault: Fault) -> Fault:
        self.counts[fault.kind] = self.counts.get(fault.kind, 0) + 1
        return fault
