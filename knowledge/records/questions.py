"""Questions as they are kept, and those who wait for a reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question to be kept: its text already masked, its asker already a keyed hash."""

    asker: str
    hash: str
    text: str
    verdict: str
    route: str
    card: str | None
    score: float | None
    refs: tuple[str, ...]
    latency_ms: float
    answered: bool
    embedding: bytes | None = None


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question with its number and time; ``bad`` counts 👎, ``waiting`` the askers who want a reply."""

    id: int
    created_at: datetime
    asked: AskedQuestion
    bad: int = 0
    waiting: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenReply:
    """Someone who waits for an admin's answer; the only place a question meets a Telegram id."""

    question_id: int
    chat_id: int
    asker: str
