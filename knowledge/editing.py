"""What the admin dialogue and the command line need to change the library: filled in by ``ingest``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from knowledge.model import LegalStatus, Provision


class Step(StrEnum):
    """The steps of adding a document, in order; progress is reported under these names."""

    READ = "membaca"
    PARSE = "mengurai"
    DRAFT = "mencatat"
    INDEX = "menyiapkan"
    PUBLISH = "menerbitkan"
    CLEAN = "merapikan"
    DONE = "selesai"


class Progress(Protocol):
    """Told how far a step is; ``total`` 0 when it cannot be known. Called from the working thread."""

    def __call__(self, step: Step, done: int, total: int) -> None:
        """Take note; must be quick."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """What to add: a file, a folder of page photos, or an address; ``name`` is shown, never trusted."""

    location: Path | str
    name: str
    official_page: str | None = None


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation as read: mencabut, mengubah, melaksanakan, menetapkan; ``target`` "" when unresolved."""

    kind: str
    target: str
    citation: str
    sentence: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document says of itself, as far as an admin may correct it."""

    type: str
    number: str
    year: int | None
    title: str
    issuer: str
    enacted: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    status: LegalStatus = LegalStatus.BERLAKU
    relations: tuple[RelationLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A known regulation this may be the text of; an uncertain one is asked."""

    slug: str
    short_name: str
    certain: bool
    reason: str


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One address that differs; ``before`` is None for a new one, ``after`` for one that is gone."""

    address: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    """What a version changes against the one that answers now, by address."""

    added: tuple[DiffLine, ...] = ()
    removed: tuple[DiffLine, ...] = ()
    changed: tuple[DiffLine, ...] = ()
    same: int = 0

    @property
    def empty(self) -> bool:
        """True when every address says the same."""
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question to try and the provision it would lead to."""

    question: str
    address: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What was understood of a document, before anything answers from it.

    ``same_as`` is the slug that already answers from exactly these bytes: publishing then changes nothing.
    ``chosen`` is the known regulation it is taken for; ``candidates`` are the doubtful ones to ask about.
    """

    draft_id: int
    slug: str
    label: str
    subject: Subject
    pages: int
    ocr_pages: tuple[int, ...]
    provisions: int
    pasal_count: int
    warnings: tuple[str, ...] = ()
    chosen: Match | None = None
    candidates: tuple[Match, ...] = ()
    same_as: str | None = None
    diff: Diff | None = None
    trials: tuple[Trial, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the history: who did what when; ``undoable`` while nothing newer stands on it."""

    id: int
    at: datetime
    who: str
    what: str
    slug: str
    label: str
    undoable: bool
    undone: bool
    library_version: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a publish, removal or undo did; ``change_id`` is None when there was nothing to do."""

    change_id: int | None
    slug: str
    label: str
    sentence: str
    library_version: int


class LibraryEditor(Protocol):
    """Every method is synchronous and raises ``EditRefused`` with a sentence when it cannot be done as asked.

    ``StoreUnavailable`` and ``IndexUnavailable`` pass through; after either, the library answers as before.
    """

    def prepare(self, source: Source, who: str, progress: Progress | None = None, *, keep: bool = True) -> Preview:
        """Read and parse into a draft; ``keep`` lets it outlive this process, for a dialogue."""
        ...

    def preview(self, draft_id: int) -> Preview:
        """Look at a draft again, against what answers now."""
        ...

    def correct(self, draft_id: int, changes: Mapping[str, object]) -> Preview:
        """Change fields of ``Subject`` by name."""
        ...

    def choose(self, draft_id: int, slug: str | None) -> Preview:
        """Say which known regulation it is the text of; None: a new one."""
        ...

    def provisions(self, draft_id: int) -> tuple[Provision, ...]:
        """The draft's provisions, in the order of the text."""
        ...

    def try_out(self, draft_id: int, question: str) -> tuple[Provision, ...]:
        """The provisions of the draft a question would lead to, best first."""
        ...

    def publish(self, draft_id: int, who: str, progress: Progress | None = None) -> Outcome:
        """Index and answer from the draft; a second call for the same bytes changes nothing."""
        ...

    def discard(self, draft_id: int) -> bool:
        """Drop a draft; false when it is gone or published."""
        ...

    def remove(self, slug: str, who: str) -> Outcome:
        """Stop answering from a document; nothing is deleted."""
        ...

    def undo(self, change_id: int | None, who: str, progress: Progress | None = None) -> Outcome:
        """Restore what answered before a change, by default the last one."""
        ...

    def changes(self, limit: int = 20, offset: int = 0, slug: str | None = None) -> tuple[Change, ...]:
        """The history, newest first."""
        ...
