"""Which numbered questions ("gema 17") were answered, how often, in which order, and why more than once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from tests.telegram_server import Call, TelegramServer

_ECHO = re.compile(r"(?i)gema (\d+)")
# A call this long before a kill had its mark written; under load a mark takes a few hundred milliseconds.
_UNMARKED = 3.0


@dataclass(frozen=True, slots=True)
class Repeats:
    """Answers seen again: after a lost response, after a kill before the mark, and those nobody can excuse."""

    lost: int = 0
    killed: int = 0
    avoidable: int = 0


class Ledger:
    """Reads what the server saw; each ``read`` looks only at what is new."""

    def __init__(self, server: TelegramServer) -> None:
        self._server = server
        self._seen = 0
        self._by_chat: dict[int, list[int]] = defaultdict(list)
        self._numbers: set[int] = set()

    @property
    def answered(self) -> int:
        """How many different questions have an answer, as of the last ``read``."""
        return len(self._numbers)

    def read(self) -> int:
        world = self._server.world
        with world.lock:
            fresh = list(islice(world.messages.values(), self._seen, None))
        self._seen += len(fresh)
        for message in fresh:
            found = _ECHO.search(message.get("text", "")) if message["from"]["id"] == world.bot["id"] else None
            if found:
                self._numbers.add(int(found[1]))
                self._by_chat[message["chat"]["id"]].append(int(found[1]))
        return self.answered

    def in_order(self, chat_id: int) -> bool:
        """The first answers of a chat stand in the order of its questions; a repeat may come late."""
        first = list(dict.fromkeys(self._by_chat[chat_id]))
        return first == sorted(first)

    def times(self) -> dict[int, float]:
        """When the first accepted answer of each question was sent."""
        return {number: calls[0].at for number, calls in self._accepted().items()}

    def repeats(self, killed: Sequence[float]) -> Repeats:
        lost = cut = avoidable = 0
        for calls in self._accepted().values():
            for before, after in pairwise(calls):
                if before.description.endswith("lost"):
                    lost += 1
                elif any(before.at - 0.1 <= kill <= min(after.at, before.at + _UNMARKED) for kill in killed):
                    cut += 1
                else:
                    avoidable += 1
        return Repeats(lost, cut, avoidable)

    def _accepted(self) -> dict[int, list[Call]]:
        with self._server.world.lock:
            calls = [c for c in self._server.world.calls if c.accepted]
        found: dict[int, list[Call]] = defaultdict(list)
        for call in calls:
            if match := _ECHO.search(str(call.params.get("text", ""))):
                found[int(match[1])].append(call)
        return found
