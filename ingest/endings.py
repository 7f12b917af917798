"""Single articles that a document ends: "Ketentuan Pasal 7 dihapus", "Pasal 9 Undang-Undang ... dicabut"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Relation
from ingest.structure.stream import Stream, flow
from knowledge.address import Address
from knowledge.errors import AddressError

_ONE = r"Pasal\s+(?P<pasal>\d+[A-Z]{0,2})(?:\s+ayat\s+\((?P<ayat>\d+[a-z]?)\))?(?:\s+huruf\s+(?P<huruf>[a-z])\b)?"
_BARE = re.sub(r"\?P<\w+>", "?:", _ONE)
_AND = r"(?:\s*,\s*(?:dan|serta)\s+|\s*,\s*|\s+dan\s+|\s+serta\s+|\s+sampai\s+dengan\s+)"
_PLACES = rf"{_BARE}(?:{_AND}{_BARE})*"
_PLACE = re.compile(_ONE)
# "Pasal 3 ayat (2) dihapus sehingga Pasal 3 berbunyi ...": the new words follow and replace the article.
_DELETED = re.compile(rf"(?P<places>{_PLACES})\s+(?:dihapus|dicabut)\b(?!\s*,?\s*(?:sehingga|dan\s+ditambah))")
_BEFORE_LAW = re.compile(rf"(?P<places>{_PLACES})\s*(?:dari\s+|dalam\s+)?$")
# Papers made under an article are not the article.
_UNDER = re.compile(r"(?:pelaksana\w*|melaksanakan|berdasarkan|sebagaimana\s+diubah)\b[\w\s]{0,40}$")
_RANGE = re.compile(r"sampai\s+dengan\s*$")
_WIDEST = 300


def deleted(stream: Stream, start: int, law: str) -> Iterator[Relation]:
    """What an amending law takes out of ``law``."""
    for m in _DELETED.finditer(stream.text, start):
        for address in _addresses(m["places"], law):
            yield Relation("mencabut", address.text, flow(m["places"]), flow(m.group()), stream.page(m.start()))


def revoked(clause: str, at: int, law: str, citation: str, page: int) -> Iterator[Relation]:
    """The articles named right before the law that stands at ``at`` in a clause of revocation."""
    m = _BEFORE_LAW.search(clause[max(0, at - 400) : at])
    if m is None or _UNDER.search(clause[max(0, at - 400) : at][: m.start()]):
        return
    for address in _addresses(m["places"], law):
        yield Relation("mencabut", address.text, flow(f"{m['places']} {citation}"), flow(clause)[-600:], page)


def ends_with_articles(words: str) -> bool:
    """True when the law that follows ``words`` is named for some of its articles only."""
    return _BEFORE_LAW.search(words) is not None


def _addresses(words: str, law: str) -> Iterator[Address]:
    """The places of a list, with those between "Pasal 9 sampai dengan Pasal 12"."""
    before: re.Match[str] | None = None
    for m in _PLACE.finditer(words):
        if before is not None and _RANGE.search(words[before.end() : m.start()]):
            yield from _between(before["pasal"], m["pasal"], law)
        try:
            yield Address(law, pasal=m["pasal"], ayat=m["ayat"], huruf=m["huruf"])
        except AddressError:
            continue
        before = m


def _between(first: str, last: str, law: str) -> Iterator[Address]:
    if first.isdigit() and last.isdigit() and int(last) - int(first) < _WIDEST:
        yield from (Address(law, pasal=str(n)) for n in range(int(first) + 1, int(last)))
