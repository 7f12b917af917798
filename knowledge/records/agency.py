"""What an agency enters: stages, contacts, cards of its own, notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class NoticeState(StrEnum):
    """A notice is written, then under delivery, then done or dropped."""

    DRAFT = "draft"
    SENDING = "sending"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ElectionStages:
    """The dates of one election in one region (empty region: the whole country), with their source."""

    election: str
    region: str
    source: str
    penetapan: date | None = None
    kampanye_mulai: date | None = None
    kampanye_selesai: date | None = None
    tenang_mulai: date | None = None
    tenang_selesai: date | None = None
    pemungutan: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """The agency's own unit; ``kind`` is ``pertanyaan`` or ``laporan``."""

    kind: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class CardOverlay:
    """What an admin wrote over a bundled card; ``base_hash`` is the card it was written against."""

    card_id: str
    body: str
    base_hash: str | None
    author: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to subscribers, with how far its delivery came."""

    id: int
    text: str
    topics: tuple[str, ...]
    change_id: int | None
    state: NoticeState
    created_by: str
    recipients: int = 0
    sent: int = 0
    failed: int = 0
