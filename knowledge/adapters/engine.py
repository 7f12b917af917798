"""Puts the engine together from its settings: library, index, classifier, language model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from threadpoolctl import threadpool_limits

from knowledge.adapters.chat import open_writer
from knowledge.adapters.database.library import PublishedLaw
from knowledge.adapters.indexing import load_matcher, make_encoder, open_vectors
from knowledge.adapters.live import FixedLibrary, LiveLibrary
from knowledge.adapters.relearning import LiveMatcher
from knowledge.adapters.search import HybridSearch, Wording
from knowledge.answering import Answerer, LibrarySource
from knowledge.catalog import DATA, load_library
from knowledge.catalog.language import (
    load_aliases,
    load_calibration,
    load_glossary,
    load_nicknames,
)
from knowledge.language.legal_names import build_names
from knowledge.language.mending import Glossary
from knowledge.language.understanding import Understanding
from knowledge.library import Library
from knowledge.ports import CardOverlays, ElectionCalendar
from knowledge.settings import EngineSettings


def open_engine(
    settings: EngineSettings,
    law: PublishedLaw | None = None,
    overlays: CardOverlays | None = None,
    today: date | None = None,
    calendar: ElectionCalendar | None = None,
) -> Answerer:
    """A ready engine; without stores it answers from the bundled library alone.

    Raises ``IndexNotReady``, ``ModelUnavailable``, ``StoreUnavailable``, ``DataError``.
    """
    bundled = load_library()
    encoder = make_encoder(settings)
    store = open_vectors(settings, encoder)
    glossary = load_glossary(DATA / "glossary.yaml", bundled)
    matcher = LiveMatcher(load_matcher(settings, encoder), bundled, glossary)
    search = HybridSearch(store, encoder, law, glossary.mend)

    def changed(library: Library) -> None:
        search.follow(library)
        matcher.follow(library)

    source: LibrarySource = FixedLibrary(bundled)
    if law is not None and overlays is not None:
        source = LiveLibrary(bundled, law, overlays, changed, calendar)
    else:
        changed(bundled)
    encoder.encode(["pemanasan"], "query")
    _leave_the_cores_to_the_encoder()
    return Answerer(
        source,
        _understanding(glossary, source),
        matcher,
        search,
        load_aliases(DATA / "routes.yaml"),
        load_calibration(DATA / "calibration.json"),
        today=(lambda: today) if today else date.today,
        writer=open_writer(settings.llm_model) if settings.llm_model else None,
        wording=Wording(search),
    )


def _leave_the_cores_to_the_encoder() -> None:
    """No threads for the small products of an answer: with 32 questions under way two fifths of the answers a second
    were lost to their taking turns with the encoder's (``make bench``).
    """
    threadpool_limits(1, user_api="blas")


def _understanding(glossary: Glossary, source: LibrarySource) -> Callable[[Library], Understanding]:
    """Reads with the names of the regulations of this moment, gathered once a version."""
    curated = load_nicknames(DATA / "nicknames.yaml")

    @lru_cache(maxsize=2)
    def at(version: int) -> Understanding:
        return Understanding(glossary, build_names(source.current().regulations.values(), curated))

    return lambda library: at(library.version)
