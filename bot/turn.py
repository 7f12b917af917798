"""The update being answered right now: what its messages are called in the outbox."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from telegram import Update


@dataclass(slots=True)
class Turn:
    """One update under way; ``name`` is the same when it is delivered or begun again.

    ``waiting``: its chat may not be written to yet, so that others may use its place.
    """

    update_id: int
    name: str
    attempts: int = 1
    sent: int = 0
    failure: BaseException | None = None
    waiting: bool = False

    def next_key(self) -> str:
        """The outbox key of the next message."""
        key = f"{self.name}:{self.sent}"
        self.sent += 1
        return key


current: ContextVar[Turn] = ContextVar("turn")


def name_of(update: Update, chat_hash: str) -> str:
    """Messages are named by themselves, so that an edit finds its answer; the rest by their update."""
    if update.message is not None:
        return f"m:{chat_hash[:16]}:{update.message.message_id}"
    return f"u:{update.update_id}"
