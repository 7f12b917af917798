"""Reads the bundled knowledge from YAML into a ``Library``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from knowledge.catalog.asked import load_asked
from knowledge.catalog.cards import load_cards, load_disputes, load_groups
from knowledge.catalog.regulations import load_regulations
from knowledge.catalog.yamlfile import read
from knowledge.errors import DataError
from knowledge.library import Library
from knowledge.model import Clarification, RuleCard

__all__ = ["DATA", "Library", "load_library"]

DATA = Path(str(files("knowledge"))) / "data"
ROUTES = "routes.yaml"


def load_library(data: Path = DATA) -> Library:
    """The bundled library, read once a process; raises ``DataError`` naming file and line of a breach of form."""
    return _bundled() if data == DATA else _read(data)


@lru_cache(maxsize=1)
def _bundled() -> Library:
    return _read(DATA)


def _read(data: Path) -> Library:
    regulations, provisions = load_regulations(data / "regulations")
    groups = load_groups(data / "kaidah" / "groups.yaml")
    cards: dict[str, RuleCard] = {}
    clarifications: dict[str, Clarification] = {}
    for group in groups:
        path = data / "kaidah" / f"{group.id}.yaml"
        if not path.exists():
            continue
        found, asked = load_cards(path)
        ids = [*cards, *clarifications, *(c.id for c in found), *(c.id for c in asked)]
        if twice := {i for i in ids if ids.count(i) > 1}:
            raise DataError(f"{path.name}: id ganda: {', '.join(sorted(twice))}")
        cards |= {c.id: c for c in found}
        clarifications |= {c.id: c for c in asked}
    disputes = load_disputes(data / "kaidah" / "sengketa.yaml")
    known = {*cards, *clarifications, *_routes(data / ROUTES)}
    people = load_asked(data / "kaidah" / "pertanyaan", known)
    return Library(regulations, provisions, cards, clarifications, disputes, groups, asked=people)


def _routes(path: Path) -> list[str]:
    """The labels of messages that are no question of neutrality."""
    return [f"route:{e.text('route')}" for e in read(path).entries("routes")] if path.exists() else []
