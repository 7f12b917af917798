"""Trains encoder and head from every known way to ask: ``python -m knowledge train``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from knowledge.adapters.examples import examples
from knowledge.adapters.finetuning import Recipe, train
from knowledge.adapters.heads import fit_head
from knowledge.adapters.indexing import DELTA, HEAD, embedded, make_encoder, open_vectors, taught_name
from knowledge.adapters.lowrank import save_delta
from knowledge.adapters.matching import Example
from knowledge.adapters.sentences import SentenceEncoder
from knowledge.adapters.weights import ensure_model, revision
from knowledge.catalog import DATA, load_library
from knowledge.catalog.language import load_glossary, load_routes
from knowledge.judging.candidates import verdict_of
from knowledge.library import Library
from knowledge.routing.routes import ROUTE
from knowledge.settings import EngineSettings


def teach(settings: EngineSettings, recipe: Recipe, tell: Callable[[str], None]) -> Path:
    """Train adapters on the base weights, then a head on the new encoder; both where ``build`` finds them.

    No epochs: the encoder stays as it is and only its head is learnt anew.
    """
    taught = everything()
    if recipe.epochs:
        base = ensure_model(settings.model_cache, None)
        start = ensure_model(settings.model_cache, recipe.onward)
        vectors = SentenceEncoder(start, revision(recipe.onward)).encode([e.text for e in taught], "query")
        trained = train(base, taught, vectors, verdicts_of(taught, load_library()), recipe, tell)
        save_delta(trained.state_dict(), DELTA)
    encoder = make_encoder(settings)
    tell("menyesuaikan kepala pengenal")
    found = embedded(open_vectors(settings, encoder), taught_name(encoder), taught)
    fit_head([e.label for e in taught], found).save(HEAD, encoder.name)
    return HEAD


def verdicts_of(taught: Sequence[Example], library: Library) -> dict[str, str]:
    """What each label answers; "-" for other messages."""
    return {e.label: "-" if e.label.startswith(ROUTE) else verdict_of(e.label, library) for e in taught}


def everything() -> list[Example]:
    """All bundled ways to ask."""
    library = load_library()
    return examples(library, load_routes(DATA / "routes.yaml"), load_glossary(DATA / "glossary.yaml", library))
