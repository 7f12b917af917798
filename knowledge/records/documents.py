"""Documents, their versions, and every change of the library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class VersionState(StrEnum):
    """A version is previewed, then on its way into the library, then part of its history for good."""

    DRAFT = "draft"
    PUBLISHING = "publishing"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One change: who, when, what, to which subject, before and after."""

    id: int
    at: datetime
    who: str
    what: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undoable: bool
    undone_by: int | None
    library_version: int | None


@dataclass(frozen=True, slots=True)
class Original:
    """The file a version was read from."""

    sha256: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StoredProvision:
    """A provision of a document: ``text`` is the whole unit, ``lead`` only its own words."""

    address: str
    text: str
    lead: str
    leaf: bool
    path: str
    page: int | None
    status: str | None = None
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True, slots=True)
class StoredRelation:
    """What a document does to another: mencabut, mengubah, melaksanakan, menetapkan.

    ``target`` is a slug, empty where the citation could not be resolved.
    """

    kind: str
    target: str
    citation: str
    sentence: str
    page: int | None


@dataclass(frozen=True, slots=True)
class PublishedRelation:
    """A relation of a document that answers now, with the day it takes effect (unknown: ``None``)."""

    source: str
    effective_from: date | None
    relation: StoredRelation


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a document; ``base_version`` is what it replaces.

    ``owner`` is the process working on it until ``lease_until``. A draft without ``expires_at`` lives only
    as long as its owner.
    """

    id: int
    document_id: int | None
    number: int | None
    sha256: str
    slug: str
    state: VersionState
    base_version: int | None
    metadata: dict[str, Any]
    created_by: str
    created_at: datetime
    published_at: datetime | None
    owner: str | None
    lease_until: datetime | None
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document and the version it answers from (``None``: removed)."""

    slug: str
    active: VersionRow | None
    versions: int
    provisions: int


@dataclass(frozen=True, slots=True)
class Flip:
    """What a change of the version pointer did."""

    change_id: int
    slug: str
    before: int | None
    after: int | None
    library_version: int
