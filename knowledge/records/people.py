"""Admins, subscribers and players."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class AdminRole(StrEnum):
    """Owners come from ADMIN_IDS or other owners and name admins."""

    OWNER = "owner"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Admin:
    """Someone with rights, by Telegram user id."""

    user_id: int
    role: AdminRole
    added_by: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """An admin's conversation in steps, as it survives a restart."""

    key: str
    user_id: int
    kind: str
    data: dict[str, Any]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Subscription:
    """Whom to tell when a rule behind a topic changes."""

    chat_id: int
    topic: str
    asker: str


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """What a group's admin turned on."""

    chat_id: int
    daily_quiz: bool
    thread_id: int | None
    last_quiz: date | None


@dataclass(frozen=True, slots=True)
class QuizPoll:
    """A quiz poll that is out: Telegram's poll answers name nothing but its id."""

    poll_id: str
    chat: str
    card: str
    correct: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class QuizScore:
    """How one person stands in one chat."""

    asker: str
    right: int
    answered: int
