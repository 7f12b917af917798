"""The library's front door: prepare, look, correct, publish, remove, undo; a crash anywhere changes nothing."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ingest import texts
from ingest.errors import IngestError
from ingest.library.bundling import original
from ingest.library.citing import resolved
from ingest.library.correcting import corrected
from ingest.library.describing import describe, label_of, passages
from ingest.library.previewing import Known, Previews, same_version
from ingest.library.processes import new_owner
from ingest.library.trials import Tryout
from ingest.model import ParsedDocument
from ingest.reading.bounds import MOST_BYTES
from knowledge.adapters.database.stores import Stores
from knowledge.address import Address
from knowledge.editing import Change, Outcome, Preview, Progress, Source, Step
from knowledge.errors import EditRefused, KnowledgeError
from knowledge.model import Provision
from knowledge.ports import PassagePublisher
from knowledge.records import AuditRow, Flip, StoredProvision, VersionRow, VersionState

Parser = Callable[[Path, Progress], ParsedDocument]
Fetcher = Callable[[str, Path], Path]
KEEP = timedelta(hours=24)
_CHUNK = 128


def silent(step: Step, done: int, total: int) -> None:
    """Progress for those who do not look."""


_SILENT: Progress = silent


class Editor:
    """Implements ``knowledge.editing.LibraryEditor`` over the database and the derived index."""

    def __init__(
        self,
        stores: Stores,
        publisher: PassagePublisher,
        parse: Parser,
        fetch: Fetcher,
        known: Known,
        previews: Previews,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._stores = stores
        self._publisher = publisher
        self._parse = parse
        self._fetch = fetch
        self._known = known
        self._previews = previews
        self._most_bytes = most_bytes

    def prepare(self, source: Source, who: str, progress: Progress | None = None, *, keep: bool = True) -> Preview:
        """Read and parse into a draft; bytes that answer already are not read again."""
        with tempfile.TemporaryDirectory(prefix="tanyanetral-") as folder:
            try:
                return self._prepare(source, who, progress or _SILENT, Path(folder), keep)
            except IngestError as exc:
                raise EditRefused(str(exc)) from exc

    def _prepare(self, source: Source, who: str, report: Progress, folder: Path, keep: bool) -> Preview:
        report(Step.READ, 0, 0)
        path = source.location if isinstance(source.location, Path) else self._fetch(source.location, folder)
        file = original(path, source.name, self._most_bytes)
        if (active := self._stores.law.with_bytes(file.sha256)) is not None:
            return self._previews.of(active)
        report(Step.PARSE, 0, 0)
        document = self._parse(path, report)
        first = describe(document, document.regulation.slug, source.official_page)
        slug, found = self._known.place(first.metadata)
        parts = describe(document, slug, source.official_page)
        parts.metadata["matched"] = slug if any(m.slug == slug for m in found) else None
        report(Step.DRAFT, 0, len(parts.units))
        draft_id = self._stores.drafts.create(
            slug,
            file,
            parts.metadata,
            parts.units,
            resolved(parts.relations, self._known.all(), parts.metadata),
            who,
            owner=None if keep else new_owner(),
            expires_at=datetime.now(UTC) + KEEP if keep else None,
        )
        report(Step.DRAFT, len(parts.units), len(parts.units))
        return self.preview(draft_id)

    def preview(self, draft_id: int) -> Preview:
        """Look at a draft again, against what answers now."""
        version = self._stores.drafts.get(draft_id)
        if version.state is VersionState.DRAFT:
            self._stores.drafts.rebase(draft_id)
            version = self._stores.drafts.get(draft_id)
        return self._previews.of(version)

    def correct(self, draft_id: int, changes: Mapping[str, object]) -> Preview:
        """Change fields of ``Subject`` by name; the slug follows unless an admin chose it."""
        version = self._stores.drafts.get(draft_id)
        metadata, links = corrected(version.metadata, self._stores.drafts.links(draft_id), changes)
        if "effective_from" in changes and "relations" not in changes:
            links = resolved(links, self._known.all(), metadata)
        slug = version.slug
        if not metadata["settled"]:
            slug, found = self._known.place(metadata)
            metadata["matched"] = slug if any(m.slug == slug for m in found) else None
        self._stores.drafts.correct(draft_id, slug, metadata, links)
        return self.preview(draft_id)

    def choose(self, draft_id: int, slug: str | None) -> Preview:
        """Say which known regulation it is the text of; None: a new one."""
        version = self._stores.drafts.get(draft_id)
        known = self._known.all()
        if slug is not None and slug not in known:
            raise EditRefused(texts.unknown_regulation(slug))
        metadata = {**version.metadata, "matched": slug, "settled": True}
        links = self._stores.drafts.links(draft_id)
        target = slug or self._known.own_slug(metadata)
        self._stores.drafts.correct(draft_id, target, metadata, links)
        return self.preview(draft_id)

    def provisions(self, draft_id: int) -> tuple[Provision, ...]:
        """The draft's provisions, in the order of the text."""
        return tuple(_provision(unit) for _, unit in self._stores.drafts.units(draft_id))

    def try_out(self, draft_id: int, question: str) -> tuple[Provision, ...]:
        """The provisions of the draft a question would lead to, best first."""
        units = [unit for _, unit in self._stores.drafts.units(draft_id)]
        return tuple(_provision(unit) for _, unit in Tryout(units).rank(question))

    def publish(self, draft_id: int, who: str, progress: Progress | None = None) -> Outcome:
        """Index, then flip the pointer, then take the superseded version out of the index."""
        version = self._stores.drafts.get(draft_id)
        if (done := self._nothing_to_do(version)) is not None:
            return done
        if not version.metadata["type"] or not version.metadata["title"]:
            raise EditRefused(texts.NAMELESS)
        if version.number is None and self._known.placed_again(version) is not None:
            raise EditRefused(texts.slug_taken(version.slug))
        flip = self._switch(
            draft_id, progress or _SILENT, lambda owner: self._stores.publishing.publish(draft_id, owner, who)
        )
        label = label_of(version.metadata)
        sentence = texts.published(label, flip.slug, len(self._stores.drafts.units(draft_id)))
        return Outcome(flip.change_id, flip.slug, label, sentence, flip.library_version)

    def discard(self, draft_id: int) -> bool:
        """Drop a draft; false when it is gone or published."""
        return self._stores.drafts.discard(draft_id)

    def remove(self, slug: str, who: str) -> Outcome:
        """Stop answering from a document; nothing is deleted."""
        flip = self._stores.publishing.remove(slug, who)
        self._clean(flip.before)
        label = self._label(flip.before, slug)
        return Outcome(flip.change_id, slug, label, texts.removed(label, slug), flip.library_version)

    def undo(self, change_id: int | None, who: str, progress: Progress | None = None) -> Outcome:
        """Restore what answered before a change, by default the last one."""
        change = change_id if change_id is not None else self._stores.publishing.last_change()
        if change is None:
            raise EditRefused(texts.NOTHING_TO_UNDO)
        target = self._stores.publishing.undo_target(change)
        if target is None:
            flip = self._stores.publishing.undo(change, who)
            self._clean(flip.before)
        else:
            flip = self._switch(target, progress or _SILENT, lambda _owner: self._stores.publishing.undo(change, who))
        number = self._stores.drafts.get(target).number if target is not None else None
        label = self._label(target if target is not None else flip.before, flip.slug)
        return Outcome(flip.change_id, flip.slug, label, texts.undone(flip.slug, number), flip.library_version)

    def changes(self, limit: int = 20, offset: int = 0, slug: str | None = None) -> tuple[Change, ...]:
        """The history, newest first."""
        return tuple(self._change(row) for row in self._stores.audit.recent(limit, offset, slug))

    def _switch(self, version_id: int, report: Progress, flip: Callable[[str], Flip]) -> Flip:
        """Claim, index, flip, clean; a failure before the flip leaves the draft as it was."""
        owner = new_owner()
        before = self._stores.publishing.claim(version_id, owner)
        with contextlib.ExitStack() as failing:
            failing.callback(self._give_back, version_id, owner, before.owner)
            self._index(version_id, owner, report)
            report(Step.PUBLISH, 0, 0)
            done = flip(owner)
            failing.pop_all()
        report(Step.CLEAN, 0, 0)
        self._clean(done.before)
        report(Step.DONE, 1, 1)
        return done

    def _give_back(self, version_id: int, owner: str, before: str | None) -> None:
        # What cannot be tidied now (the disk is still full) is swept at the next start.
        with contextlib.suppress(KnowledgeError):
            self._stores.publishing.release(version_id, owner, before)
            self._clean(version_id)

    def _index(self, version_id: int, owner: str, report: Progress) -> None:
        # Texts of one length together: the model computes less padding.
        found = sorted(passages(self._stores.drafts.units(version_id)), key=lambda passage: len(passage[2]))
        report(Step.INDEX, 0, len(found))
        for start in range(0, len(found), _CHUNK):
            self._publisher.add(version_id, found[start : start + _CHUNK])
            self._stores.publishing.extend(version_id, owner)
            report(Step.INDEX, min(start + _CHUNK, len(found)), len(found))

    def _clean(self, version_id: int | None) -> None:
        if version_id is not None:
            # The change itself is done; leftovers in the index count for nothing and are swept later.
            with contextlib.suppress(KnowledgeError):
                self._stores.publishing.unless_used(version_id, new_owner(), self._publisher.remove)

    def _nothing_to_do(self, version: VersionRow) -> Outcome | None:
        active = self._stores.law.with_bytes(version.sha256)
        if active is None or not same_version(active, version):
            return None
        if version.id != active.id:
            self._stores.drafts.discard(version.id)
        label = label_of(version.metadata)
        return Outcome(None, active.slug, label, texts.already_there(label, active.slug), self._stores.law.version())

    def _label(self, version_id: int | None, slug: str) -> str:
        return label_of(self._stores.drafts.get(version_id).metadata) if version_id is not None else slug

    def _change(self, row: AuditRow) -> Change:
        version = (row.after or {}).get("version") or (row.before or {}).get("version")
        label = self._label(version, row.subject) if isinstance(version, int) else row.subject
        open_ = row.undoable and row.undone_by is None
        undone = row.undone_by is not None
        return Change(row.id, row.at, row.who, row.what, row.subject, label, open_, undone, row.library_version)


def _provision(unit: StoredProvision) -> Provision:
    return Provision(Address.parse(unit.address), norm=None, text=unit.text, page=unit.page, path=unit.path)
