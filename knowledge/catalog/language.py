"""The data behind understanding: glossary, nicknames of regulations, exemplars of other messages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from knowledge.catalog.yamlfile import read
from knowledge.judging.ruling import Calibration
from knowledge.language.mending import Glossary
from knowledge.language.typos import Speller
from knowledge.library import Library

# A misspelling is rarely made eight times over in our phrasings.
_OFTEN = 8


def load_glossary(path: Path, library: Library) -> Glossary:
    """Spoken forms and what they stand for (an empty ``to`` drops the word), with a speller of our own words."""
    entries = {e.text("from").lower(): e.text("to", "").lower() for e in read(path).entries("entries")}
    spoken = Counter(w for c in library.cards.values() for p in c.phrasings for w in _words(p.text))
    asked = Counter(w for ways in library.asked.values() for way in ways for w in _words(way.text))
    return Glossary(entries, Speller(_vocabulary(library, entries, spoken), spoken + asked))


def _vocabulary(library: Library, entries: Mapping[str, str], spoken: Mapping[str, int]) -> dict[str, int]:
    """Words of carefully written texts (cards, norms), and everyday words that people use often."""
    careful: Counter[str] = Counter()
    for card in library.cards.values():
        careful.update(_words(f"{card.situation} {card.headline} {card.reason} {card.allowed_instead}"))
    for provision in library.provisions.values():
        careful.update(_words(provision.norm or ""))
    often = {w: n for w, n in spoken.items() if n >= _OFTEN}
    known = {w: n for text in (*entries, *entries.values()) for w in _words(text) for n in (1,)}
    return {**known, **often, **{w: n + often.get(w, 0) for w, n in careful.items()}}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def load_routes(path: Path) -> dict[str, tuple[str, ...]]:
    """Exemplar messages by kind of message."""
    return {e.text("route"): e.texts("texts") for e in read(path).entries("routes")}


def load_aliases(path: Path) -> dict[str, str]:
    """Kinds of message that are answered by another kind's route."""
    return {e.text("route"): e.text("as") for e in read(path).entries("routes") if e.maybe("as")}


def load_nicknames(path: Path) -> dict[str, tuple[str, ...]]:
    """What people call a regulation, likeliest meaning first."""
    return {e.text("name"): e.texts("slugs") for e in read(path).entries("nicknames")}


def load_calibration(path: Path) -> Calibration:
    """The numbers fitted by ``python -m knowledge fit``; the defaults where there is no file."""
    if not path.exists():
        return Calibration()
    return Calibration(**json.loads(path.read_text(encoding="utf-8"))["calibration"])
