"""Updates that come in and messages that go out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sending(StrEnum):
    """Where an outgoing message stands; UNKNOWN: the process died between Telegram's yes and our mark."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Update:
    """An update of Telegram as it waits in the inbox; ``attempts`` counts this one."""

    update_id: int
    chat: str
    payload: str
    attempts: int


@dataclass(frozen=True, slots=True)
class OutMessage:
    """A message on its way out; ``chat_id`` and ``payload`` are emptied once it is sent."""

    key: str
    chat: str
    chat_id: int | None
    payload: str | None
    state: Sending
    priority: int
    attempts: int
    repeats: int
    message_id: int | None
    error: str | None
