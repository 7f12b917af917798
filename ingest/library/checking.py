"""Sweeps what a crash left behind, and holds database and index against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.library.describing import passages
from ingest.library.processes import is_dead, new_owner
from knowledge.adapters.database.stores import Stores
from knowledge.errors import IndexUnavailable
from knowledge.ports import PassagePublisher


@dataclass(frozen=True, slots=True)
class Swept:
    """What the sweep at a start took away; ``index`` False: the index did not answer and is left for later."""

    drafts: tuple[int, ...]
    versions: tuple[int, ...]
    index: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree, and whether it was mended."""

    code: str
    detail: str
    fixed: bool = False


def sweep(stores: Stores, publisher: PassagePublisher) -> Swept:
    """Drop drafts nobody holds and passages no active version owns; safe beside other processes."""
    drafts = stores.drafts.sweep(is_dead)
    try:
        extra = sorted(set(publisher.held()) - stores.law.active_versions())
        gone = tuple(v for v in extra if stores.publishing.unless_used(v, new_owner(), publisher.remove))
    except IndexUnavailable:
        return Swept(drafts, (), index=False)
    return Swept(drafts, gone)


def verify(stores: Stores, publisher: PassagePublisher, *, fix: bool) -> tuple[Finding, ...]:
    """Everything that does not agree between database and index; ``fix`` mends what is derived."""
    return (*_originals(stores), *_damage(stores), *_missing(stores, publisher, fix), *_extra(stores, publisher, fix))


def _damage(stores: Stores) -> Iterator[Finding]:
    for version in sorted(stores.law.active_versions()):
        if not stores.drafts.units(version):
            yield Finding("tanpa_ketentuan", f"Versi {version} menjawab tetapi tidak punya ketentuan.")


def _originals(stores: Stores) -> Iterator[Finding]:
    for version in sorted(stores.law.active_versions()):
        original = stores.drafts.original(version)
        if hashlib.sha256(original.content).hexdigest() != original.sha256:
            yield Finding("berkas_asal_rusak", f"Berkas asal {original.name} (versi {version}) tidak utuh.")


def _missing(stores: Stores, publisher: PassagePublisher, fix: bool) -> Iterator[Finding]:
    held = publisher.held()
    for version, units in stores.law.active_units().items():
        wanted = passages(units)
        lacking = [p for p in wanted if p[0] not in held.get(version, frozenset())]
        stale = held.get(version, frozenset()) - {number for number, _, _ in wanted}
        if not lacking and not stale:
            continue
        if fix:
            publisher.remove(version)
            publisher.add(version, wanted)
        yield Finding("indeks_kurang", f"Versi {version}: {len(lacking)} kurang, {len(stale)} berlebih di indeks.", fix)


def _extra(stores: Stores, publisher: PassagePublisher, fix: bool) -> Iterator[Finding]:
    for version in sorted(set(publisher.held()) - stores.law.active_versions()):
        fixed = fix and stores.publishing.unless_used(version, new_owner(), publisher.remove)
        yield Finding("indeks_berlebih", f"Versi {version} masih ada di indeks padahal tidak menjawab.", fixed)
