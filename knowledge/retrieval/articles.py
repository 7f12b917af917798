"""Step 4 for an article whose law is not named: which laws have one of that number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from knowledge.address import Address
from knowledge.language.legal_addresses import LegalMention
from knowledge.language.legal_grammar import Levels
from knowledge.library import Library

# Every law has a "Pasal 14"; one with so many articles is named by the number, and so is one by its paragraph.
_MANY_ARTICLES = 100


def candidates(mention: LegalMention, library: Library, on: date) -> list[Address]:
    """Where laws in force have what is named, those that people mean most first."""
    levels = dict(mention.levels)
    pasal = levels.get("pasal")
    found = [
        p.address
        for p in library.provisions.values()
        if pasal and p.address.pasal == pasal and library.in_force(p.address, on)
    ]
    laws = {a.slug: Address(a.slug, pasal=pasal) for a in found}
    # "Pasal 280 ayat (3)": of the laws with such an article, those whose article has that paragraph.
    while len(levels) > 1:
        named = replace(mention, slugs=tuple(laws), levels=Levels.of(levels)).addresses()
        if held := [a for a in named if library.inside(a)]:
            return _most_meant(held, library)
        levels.popitem()
    return _most_meant(laws.values(), library)


def _most_meant(places: Iterable[Address], library: Library) -> list[Address]:
    """Of articles with one number first those that most situations rest on, then those of the laws most rest on."""
    based = [basis.address for card in library.cards.values() for basis in card.basis]
    laws, articles = Counter(a.slug for a in based), Counter((a.slug, a.pasal) for a in based)
    return sorted(places, key=lambda a: (-articles[a.slug, a.pasal], -laws[a.slug]))


def names_enough(mention: LegalMention) -> bool:
    """True where an article that one law alone has need not be asked after."""
    levels = dict(mention.levels)
    number = re.match(r"\d+", levels.get("pasal", ""))
    return len(levels) > 1 or (number is not None and int(number[0]) > _MANY_ARTICLES)
