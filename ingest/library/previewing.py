"""Builds the preview of a draft from what the database holds of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from ingest import texts
from ingest.library.describing import label_of, subject_of
from ingest.library.diffing import diff
from ingest.library.matching import Identity, identity, matches
from ingest.library.slugs import slug_for, unique
from ingest.library.trials import Tryout
from knowledge.adapters.database.stores import Stores
from knowledge.editing import Match, Preview
from knowledge.model import Regulation
from knowledge.records import StoredProvision, VersionRow, VersionState

_PASAL = re.compile(r"\S+ pasal ")
# Fewer units than these say little by going; a larger share than this is no revision any more.
_LEAST, _MOST_LOST = 4, 0.8


class Known:
    """The regulations a document may be the text of: the bundled ones and those published before."""

    def __init__(self, bundled: Mapping[str, Regulation], stores: Stores) -> None:
        self.bundled = bundled
        self._stores = stores

    def all(self) -> dict[str, Regulation]:
        """Every known regulation by slug; the bundled entry knows the regulation's other numbers and wins."""
        return {r.slug: r for r in self._stores.law.ever_published()} | dict(self.bundled)

    def place(self, metadata: Mapping[str, Any]) -> tuple[str, tuple[Match, ...]]:
        """The slug a document gets, and the regulations it may be."""
        known = self.all()
        found = matches(identify(metadata), known.values())
        if len(found) == 1 and found[0].certain:
            return found[0].slug, found
        return self.own_slug(metadata), found

    def own_slug(self, metadata: Mapping[str, Any]) -> str:
        """The slug of a document that is no known regulation."""
        type_, issuer = metadata["type"], metadata["issuer"]
        return unique(slug_for(type_, issuer, metadata["number"], metadata["year"]), self._taken())

    def placed_again(self, version: VersionRow) -> tuple[str, str | None] | None:
        """Slug and match of an unmatched draft whose slug another document took meanwhile; None: it may stay."""
        if version.metadata["matched"] is not None or version.slug not in self._taken():
            return None
        slug, found = self.place(version.metadata)
        if any(m.slug == slug for m in found) and (slug == version.slug or not version.metadata["settled"]):
            return slug, slug
        return self.own_slug(version.metadata), None

    def _taken(self) -> set[str]:
        return self.all().keys() | {document.slug for document in self._stores.law.documents()}


def identify(metadata: Mapping[str, Any]) -> Identity:
    """The identity of a draft by its metadata."""
    numbers = [(metadata["number"], None), *((n, y) for n, y, _ in metadata["numbers"])]
    return identity(metadata["type"], numbers, metadata["year"], metadata["issuer"], metadata["title"])


class Previews:
    """Reads a draft and says what was understood of it."""

    def __init__(self, stores: Stores, known: Known, questions: Callable[[], Sequence[str]]) -> None:
        self._stores = stores
        self._known = known
        self._read_questions = questions

    @cached_property
    def _questions(self) -> Sequence[str]:
        return self._read_questions()

    def of(self, version: VersionRow) -> Preview:
        """The preview of a draft, under a slug of its own, or of a version that answers already."""
        version = self._placed(version)
        metadata = version.metadata
        units = [unit for _, unit in self._stores.drafts.units(version.id)]
        links = self._stores.drafts.links(version.id)
        base = self._base(version)
        loss = loss_of(base, units) if version.state is VersionState.DRAFT else ""
        chosen, candidates = self._matches(version, loss)
        read = [texts.warning(detail, page) for _, detail, page in metadata["warnings"]]
        warnings = tuple([loss, *read] if loss else read)
        return Preview(
            draft_id=version.id,
            slug=version.slug,
            label=label_of(metadata),
            subject=subject_of(metadata, links),
            pages=metadata["pages"],
            ocr_pages=tuple(metadata["ocr_pages"]),
            provisions=len(units),
            pasal_count=metadata["pasal_count"],
            warnings=warnings,
            chosen=chosen,
            candidates=candidates,
            same_as=self._same(version),
            diff=diff(base, units) if version.base_version is not None else None,
            trials=Tryout(units).suggest(self._questions),
        )

    def _placed(self, version: VersionRow) -> VersionRow:
        """A draft prepared beside another of the same slug must not become a version of it unasked."""
        if version.state is not VersionState.DRAFT or (place := self._known.placed_again(version)) is None:
            return version
        slug, matched = place
        drafts = self._stores.drafts
        drafts.correct(version.id, slug, {**version.metadata, "matched": matched}, drafts.links(version.id))
        return drafts.get(version.id)

    def _matches(self, version: VersionRow, loss: str) -> tuple[Match | None, tuple[Match, ...]]:
        known = self._known.all()
        found = matches(identify(version.metadata), known.values())
        chosen = next((m for m in found if m.slug == version.slug), None)
        if chosen is None and (regulation := known.get(version.slug)) and version.metadata["matched"]:
            chosen = Match(version.slug, regulation.short_name, True, "dipilih admin")
        if loss and chosen is not None and not version.metadata["settled"]:
            # Asked like a doubtful one: nobody publishes it in passing, nor does --yes.
            return None, (replace(chosen, certain=False, reason="hampir semua ketentuannya hilang"),)
        doubtful = () if version.metadata["settled"] else tuple(m for m in found if not m.certain)
        return chosen, doubtful

    def _same(self, version: VersionRow) -> str | None:
        if version.state is VersionState.PUBLISHED:
            return version.slug
        active = self._stores.law.with_bytes(version.sha256)
        return active.slug if active and same_version(active, version) else None

    def _base(self, version: VersionRow) -> list[StoredProvision]:
        base = version.base_version
        return [unit for _, unit in self._stores.drafts.units(base)] if base is not None else []


def loss_of(base: Sequence[StoredProvision], units: Sequence[StoredProvision]) -> str:
    """A warning where a version leaves out nearly all that answers, as an annex in a file of its own does."""
    old, new = ({unit.address for unit in side} for side in (base, units))
    every_pasal = any(map(_PASAL.match, old)) and not any(map(_PASAL.match, new))
    nearly_all = len(old) >= _LEAST and len(old - new) >= _MOST_LOST * len(old)
    if not (every_pasal or nearly_all):
        return ""
    return texts.nearly_all_lost(len(old - new), len(old), every_pasal=every_pasal)


def same_version(a: VersionRow, b: VersionRow) -> bool:
    """True when publishing one after the other would change nothing."""
    return (a.sha256, a.slug, _lasting(a)) == (b.sha256, b.slug, _lasting(b))


def _lasting(version: VersionRow) -> dict[str, object]:
    return {k: v for k, v in version.metadata.items() if k not in {"matched", "settled"}}
