"""Measures how often the right provision of published law is among the first hits, by leg and fused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.adapters.database.stores import open_stores
from knowledge.adapters.indexing import make_encoder, open_vectors
from knowledge.adapters.live import LiveLibrary
from knowledge.adapters.search import HybridSearch
from knowledge.address import Address
from knowledge.catalog import DATA, load_library
from knowledge.catalog.language import load_glossary
from knowledge.errors import DataError
from knowledge.language.mending import Glossary
from knowledge.library import Library
from knowledge.model import Hit
from knowledge.settings import EngineSettings

_WITHIN = 5


@dataclass(frozen=True, slots=True)
class Sought:
    """A question in a helpdesk's words and the places that answer it; a smaller unit inside one is right too."""

    id: str
    question: str
    slug: str
    places: tuple[Address, ...]

    def rank(self, hits: Sequence[Hit]) -> int | None:
        """Place of the first right hit, from 1."""
        found = (Address.parse(hit.id) for hit in hits)
        return next((n for n, a in enumerate(found, 1) if any(p.covers(a) for p in self.places)), None)


@dataclass(frozen=True, slots=True)
class Leg:
    """One way of searching: right first, right within five, and what it missed."""

    name: str
    asked: int
    first: float
    within: float
    missed: tuple[str, ...]


def read_sought(path: Path) -> list[Sought]:
    """One JSON object a line: id, question, slug, addresses; raises ``DataError`` naming the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [_sought(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError) as exc:
        raise DataError(f"{path}: bukan berkas soal pencarian ({exc})") from exc


def measure(search: HybridSearch, library: Library, items: Iterable[Sought], glossary: Glossary) -> list[Leg]:
    """Both legs and their fusion on the same questions; documents that are not published are left out."""
    asked = [item for item in items if library.regulations.get(item.slug) and library.regulations[item.slug].ingested]
    if not asked:
        raise DataError("Tidak satu pun dokumen yang ditanyakan sudah diterbitkan di pustaka ini.")
    texts = [glossary.mend(item.question) for item in asked]
    rows = {
        "wording": search.lexical(texts),
        "meaning": search.dense(texts),
        "fused": search.search(texts, _WITHIN),
    }
    return [_leg(name, asked, found) for name, found in rows.items()]


def measure_settings(settings: EngineSettings, path: Path) -> list[Leg]:
    """The same on the library of the settings."""
    items, bundled = read_sought(path), load_library()
    stores, encoder = open_stores(settings.database), make_encoder(settings)
    glossary = load_glossary(DATA / "glossary.yaml", bundled)
    search = HybridSearch(open_vectors(settings, encoder), encoder, stores.law, glossary.mend)
    library = LiveLibrary(bundled, stores.law, stores.overlays, search.follow).current()
    return measure(search, library, items, glossary)


def _leg(name: str, asked: Sequence[Sought], found: Sequence[Sequence[Hit]]) -> Leg:
    ranks = [item.rank(hits[:_WITHIN]) for item, hits in zip(asked, found, strict=True)]
    missed = tuple(item.id for item, rank in zip(asked, ranks, strict=True) if rank is None)
    return Leg(name, len(asked), sum(r == 1 for r in ranks) / len(asked), 1 - len(missed) / len(asked), missed)


def _sought(row: dict[str, object]) -> Sought:
    addresses = row["addresses"]
    if not isinstance(addresses, list):
        raise ValueError("addresses")
    return Sought(str(row["id"]), str(row["question"]), str(row["slug"]), tuple(Address.parse(a) for a in addresses))
