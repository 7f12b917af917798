"""The law as we hold it: regulations and their provisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.address import Address
from knowledge.model.kinds import Confidence, LegalStatus


@dataclass(frozen=True, slots=True)
class Regulation:
    """One regulation, decision, circular or guidance with its life in time."""

    slug: str
    type: str
    number: str
    year: int | None
    title: str
    short_name: str
    issuer: str
    status: LegalStatus
    effective_from: date | None = None
    effective_to: date | None = None
    revokes: tuple[str, ...] = ()
    revoked_by: str | None = None
    amends: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    official_page: str | None = None
    checked: date | None = None
    sources_until: date | None = None
    notes: str = ""
    ingested: bool = False


@dataclass(frozen=True, slots=True)
class Provision:
    """A unit of law: its address and our own-words norm, the verbatim text, or both.

    ``status`` and dates, where given, override those of the regulation. ``amended_by`` is the address that has the
    new words, ``revoked_by`` the slug of what ended this unit alone.
    """

    address: Address
    norm: str | None
    text: str | None = None
    label: str | None = None
    topics: tuple[str, ...] = ()
    sanction: str | None = None
    confidence: Confidence = Confidence.TINGGI
    sources: tuple[str, ...] = ()
    status: LegalStatus | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    revoked_by: str | None = None
    amended_by: str | None = None
    page: int | None = None
    path: str = ""
