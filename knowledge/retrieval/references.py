"""Places of the law that a provision names: "sebagaimana dimaksud dalam Pasal 5 huruf n" as addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from knowledge.address import Address
from knowledge.errors import AddressError
from knowledge.language.legal_papers import papers_in
from knowledge.language.legal_words import canonical
from knowledge.model import Provision

_INNER = r"(?:\s+huruf\s+(?P<huruf>[a-z]{1,2})\b)?(?:\s+angka\s+(?P<angka>\d+))?"
_PLACE = re.compile(rf"[Pp]asal\s+(?P<pasal>\d+[A-Z]{{0,2}}|[IVX]+)\b(?:\s+ayat\s+\((?P<ayat>\d+[a-zA-Z]?)\))?{_INNER}")
_HERE = re.compile(rf"\bayat\s+\((?P<ayat>\d+[a-zA-Z]?)\){_INNER}")
# "Pasal 5 Undang-Undang ...", "Pasal 5 dalam Peraturan Pemerintah ...".
_OF = re.compile(r"\s*(?:dari|dalam|pada)?\s*")
_AND = re.compile(r"\s*,?\s*(?:dan/atau|dan|atau|serta|sampai dengan|,)\s+|\s*,\s*")
_Law = tuple[int, int, str]


def refers_to(provision: Provision, names: Mapping[str, tuple[str, ...]]) -> tuple[Address, ...]:
    """Each named place once, in the order of the text; ``names`` comes from ``build_names``.

    A Pasal without a law is of the same regulation, an ayat alone of the same Pasal, or of the Pasal named before it.
    """
    text, here = provision.text or "", provision.address
    found = dict.fromkeys(_places(text, here, _laws(text, names)))
    return tuple(place for place in found if not place.covers(here))


def _laws(text: str, names: Mapping[str, tuple[str, ...]]) -> list[_Law]:
    canon = canonical(text)
    papers = (p for p in papers_in(canon.text, names, text) if p.slugs)
    return [(*canon.span(p.start, p.end), p.slugs[0]) for p in papers]


def _places(text: str, here: Address, laws: list[_Law]) -> Iterator[Address]:
    found = _named(text)
    of = _owners(text, found, laws)
    own = last = Address(here.slug, pasal=here.pasal)
    for before, m in zip([None, *found], found, strict=False):
        levels = _levels(m)
        if "pasal" in levels:
            last = Address(of.get(m.start(), here.slug), pasal=levels["pasal"])
        elif not _goes_on(text, before, m):
            last = own
        if last.pasal is None:
            continue
        try:
            yield Address(last.slug, **{**levels, "pasal": last.pasal})  # type: ignore[arg-type]  # string levels
        except AddressError:
            continue


def _named(text: str) -> list[re.Match[str]]:
    """Places in order; the ayat that belongs to a Pasal just read is no place of its own."""
    kept: list[re.Match[str]] = []
    for m in sorted((*_PLACE.finditer(text), *_HERE.finditer(text)), key=lambda m: m.start()):
        if not kept or m.start() >= kept[-1].end():
            kept.append(m)
    return kept


def _owners(text: str, found: list[re.Match[str]], laws: list[_Law]) -> dict[int, str]:
    """The law behind each place; in "Pasal 5 dan Pasal 6 Undang-Undang ..." it is said once, at the end."""
    owners: dict[int, str] = {}
    for m, after in zip(reversed(found), [None, *reversed(found)], strict=False):
        law = next((slug for a, _, slug in laws if a >= m.end() and _OF.fullmatch(text[m.end() : a])), None)
        same = after is not None and (_goes_on(text, m, after) or _said_once(text, m, after))
        if law is None and after is not None and same:
            law = owners.get(after.start())
        if law is not None:
            owners[m.start()] = law
    return owners


def _goes_on(text: str, before: re.Match[str] | None, m: re.Match[str]) -> bool:
    """ "Pasal 8 ayat (1), ayat (2)": the second ayat is of the Pasal named before it."""
    ayat_after_ayat = before is not None and before["ayat"] and "pasal" not in _levels(m)
    return bool(before and ayat_after_ayat and _AND.fullmatch(text[before.end() : m.start()]))


def _said_once(text: str, m: re.Match[str], after: re.Match[str]) -> bool:
    """ "Pasal 5 dan Pasal 6 Undang-Undang ..."."""
    return "pasal" in _levels(after) and bool(_AND.fullmatch(text[m.end() : after.start()]))


def _levels(m: re.Match[str]) -> dict[str, str]:
    return {k: v for k, v in m.groupdict().items() if v}
