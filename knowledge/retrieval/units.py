"""Small units of a text with the words above them: "PNS dilarang:" belongs to every huruf below it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.library import Library
from knowledge.model import Provision

_ITEM = re.compile(r"\n\s*(?:\(\d+[a-z]?\)|[a-z]{1,2}\.|\d+[.)])\s")


def lead(text: str) -> str:
    """A unit's own words: what stands before its first ayat, huruf or angka."""
    return _ITEM.split(text, maxsplit=1)[0].strip()


def above(provision: Provision, library: Library) -> Iterable[Provision]:
    """The units that hold this one, nearest first."""
    place = provision.address.up()
    while place is not None:
        if (holder := library.provision(place.text)) is not None:
            yield holder
        place = place.up()


def stem(provision: Provision, library: Library) -> str:
    """The opening words of the units above that are needed to read this one: "PNS dilarang:"."""
    said = [lead(p.text) for p in above(provision, library) if p.text and p.text != provision.text]
    return " ".join(words for words in reversed(said) if words.endswith(":"))


def whole(provision: Provision, library: Library) -> Provision:
    """The article (or numbered section) that holds this unit, as far as its text is held."""
    return next((p for p in list(above(provision, library))[::-1] if p.text and p.address.up()), provision)


def outermost(found: Iterable[Provision]) -> list[Provision]:
    """Units without those whose words an earlier one already shows."""
    kept: list[Provision] = []
    for provision in found:
        holds = (k for k in kept if k.text and provision.text and provision.text in k.text)
        if not any(k.address.covers(provision.address) for k in holds):
            kept.append(provision)
    return kept


def inner(library: Library) -> frozenset[str]:
    """Addresses of published units that hold smaller ones."""
    return frozenset(
        holder.address.text
        for p in library.provisions.values()
        if p.text
        for holder in list(above(p, library))[:1]
        if holder.text
    )
