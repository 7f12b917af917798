"""Which known regulation a document is the text of: by kind, any of its numbers, year and issuer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.library.aliases import IMPLIED, head_number, issuer_key, kind_code, number_key, office_codes, place_key
from knowledge.editing import Match
from knowledge.model import Regulation

_COMMON = frozenset(
    {"dan", "atau", "yang", "dari", "untuk", "dengan", "pada", "tentang", "dalam", "bagi", "oleh", "atas"}
)

# Share of title words in common from which a nameless entry of the data is worth asking about.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells regulations apart; ``numbers`` are keys of number and year."""

    kind: str
    offices: frozenset[str]
    numbers: tuple[tuple[str, int | None], ...]
    year: int | None
    title: frozenset[str]
    issuer: str
    place: str


def identity(
    type_: str, numbers: Iterable[tuple[str, int | None]], year: int | None, issuer: str, title: str
) -> Identity:
    """The identity behind what a document, an admin or the data calls a regulation."""
    kind = kind_code(type_)
    offices = frozenset[str]() if kind in IMPLIED else office_codes(type_, issuer)
    keys = tuple((number_key(n), y or year) for n, y in numbers if number_key(n) not in {"", "-", "NONE"})
    words = frozenset(w for w in re.findall(r"[a-z]{3,}", title.lower()) if w not in _COMMON)
    return Identity(kind, offices, keys, year, words, issuer_key(issuer), place_key(issuer))


def of_regulation(regulation: Regulation) -> Identity:
    """The identity of a known regulation; the several numbers of a joint one stand between semicolons."""
    numbers = [_split(part) for part in re.split(r"\s*;\s*", regulation.number or "")]
    return identity(regulation.type, numbers, regulation.year, regulation.issuer, regulation.title)


def matches(document: Identity, known: Iterable[Regulation]) -> tuple[Match, ...]:
    """Known regulations it may be, the certain one alone if there is just one."""
    found = [match for regulation in known if (match := _match(document, of_regulation(regulation), regulation))]
    certain = [m for m in found if m.certain]
    return tuple(certain) if len(certain) == 1 else tuple(Match(m.slug, m.short_name, False, m.reason) for m in found)


def _match(mine: Identity, theirs: Identity, regulation: Regulation) -> Match | None:
    def found(certain: bool, reason: str) -> Match:
        return Match(regulation.slug, regulation.short_name, certain, reason)

    same_kind = mine.kind == theirs.kind and mine.kind != ""
    related = same_kind or {mine.kind, theirs.kind} <= {"se", "surat", "pedoman", ""}
    offices_open = not mine.offices or not theirs.offices
    number = _common_number(mine, theirs)
    if number and related and (offices_open or mine.offices & theirs.offices):
        certain = same_kind and number == "whole" and _same_issuer(mine, theirs)
        return found(certain, "jenis, nomor, tahun, dan penerbit sama" if certain else "nomor dan tahun sama")
    offices_alike = bool(mine.offices & theirs.offices) or not (mine.offices or theirs.offices)
    nameless = related and offices_alike and mine.year == theirs.year and not theirs.numbers
    if nameless and _alike(mine.title, theirs.title) >= _ALIKE:
        return found(False, "penerbit, tahun, dan judul mirip; nomor belum diketahui")
    return None


def _same_issuer(mine: Identity, theirs: Identity) -> bool:
    """True where kind, listed offices or the issuer's own words leave no other; most offices are in no table."""
    if mine.kind in IMPLIED:
        return True
    if mine.offices or theirs.offices:
        return bool(mine.offices & theirs.offices) and mine.place == theirs.place
    return mine.issuer == theirs.issuer != ""


def _common_number(mine: Identity, theirs: Identity) -> str:
    """ "whole" or "head" of a number both carry, in the same year; "" otherwise."""
    if mine.kind == "putusan" and {n for n, _ in mine.numbers} & {n for n, _ in theirs.numbers}:
        return "whole"  # a decision's number holds the year it was filed in; the year beside it is the decision's
    if set(mine.numbers) & set(theirs.numbers):
        return "whole"
    heads = {(head_number(n), y) for n, y in mine.numbers} & {(head_number(n), y) for n, y in theirs.numbers}
    bare = {n for n, _ in (*mine.numbers, *theirs.numbers) if "/" not in n}
    if any(head in bare for head, _ in heads):
        return "whole"
    return "head" if heads else ""


def _split(number: str) -> tuple[str, int | None]:
    year = re.search(r"tahun\s*(\d{4})", number, re.IGNORECASE)
    return number, int(year.group(1)) if year else None


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
