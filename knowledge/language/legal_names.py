"""Names a regulation goes by: its number and year, its short name, and the curated nicknames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from knowledge.language.legal_words import canonical
from knowledge.model import LegalStatus, Regulation

# Types whose name says who issued them, so that number and year are name enough.
_BY_MINISTERS = ("permendagri", "permenpanrb", "kepmenpanrb")
PLAIN_TYPES = frozenset(
    ("uu", "pp", "perppu", "perpres", "keppres", "inpres", "pkpu", "perbawaslu", "perbkn", *_BY_MINISTERS)
)
_NUMBERED = re.compile(r"(?P<kind>[a-z]+(?:-[a-z]+)*)-(?P<number>\d+[a-z]?)-(?P<year>\d{4})")
_COURT = re.compile(r"putusan-mk-(\d+)-(puu-[ivxlc]+)-(\d{4})")
_TOKEN = re.compile(r"[a-z0-9]+(?:[-/.][a-z0-9]+)*")
_FILLERS = frozenset(("yg", "yang", "tentang", "ttg", "no", "tahun", "soal"))


def tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a canonical text that can belong to a name, with their places."""
    return tuple((m.group(), *m.span()) for m in _TOKEN.finditer(text) if m.group() not in _FILLERS)


def name_key(name: str) -> str:
    """The one spelling under which a name is kept and looked up."""
    return " ".join(token for token, _, _ in tokens(canonical(name).text))


def nicknames_of(regulation: Regulation) -> tuple[str, ...]:
    """Every name that follows from the data: slug, number forms, letter numbers, short name."""
    slug = regulation.slug
    short = regulation.short_name
    names = [slug, slug.replace("-", " "), short, *_number_names(slug), *_letter_numbers(regulation.number)]
    if regulation.year and str(regulation.year) not in short:
        names.append(f"{short} {regulation.year}")
    return tuple(dict.fromkeys(key for key in map(name_key, names) if len(key) > 2))


def _number_names(slug: str) -> tuple[str, ...]:
    if court := _COURT.fullmatch(slug):
        number, puu, year = court.groups()
        long = f"{number}/{puu}/{year}"
        return (long, f"mk {number}", *(f"putusan mk {n}" for n in (long, f"{number}/{year}", number)))
    if not (parts := _NUMBERED.fullmatch(slug)):
        return ()
    kind, number, year = parts["kind"].replace("-", " "), parts["number"], parts["year"]
    names = [f"{kind} {number}/{year}"]
    # "pp 2 hari" is a return trip of two days, no regulation.
    if kind != "pp" or len(number) > 1:
        names.append(f"{kind} {number}")
    if kind.startswith(("se ", "surat ")):
        names += [f"se {number}/{year}", f"edaran {kind.split(' ', 1)[1]} {number}/{year}"]
    return tuple(names)


def _letter_numbers(number: str | None) -> tuple[str, ...]:
    """Numbers that no other paper can have, such as "B/71/M.SM.00.00/2017", and the SKB's own five."""
    names: list[str] = []
    for one in (number or "").split(";"):
        if one.count("/") > 1:
            names.append(one.strip())
        elif ";" in str(number) and (joint := re.fullmatch(r"\s*([\d-]+)\s+Tahun\s+(\d{4})\s*", one)):
            plain = joint[1].lstrip("0")
            names += [f"skb {plain}/{joint[2]}", f"skb menpanrb {plain}/{joint[2]}"]
    return tuple(names)


def build_names(
    regulations: Iterable[Regulation], curated: Mapping[str, Iterable[str]]
) -> Mapping[str, tuple[str, ...]]:
    """All names with the slugs they may mean, the living before the repealed.

    A curated nickname replaces what the data alone would say of it.
    """
    names: dict[str, list[str]] = {}
    known = list(regulations)
    for regulation in sorted(known, key=lambda r: r.status is LegalStatus.DICABUT):
        for name in nicknames_of(regulation):
            names.setdefault(name, []).append(regulation.slug)
    slugs = {regulation.slug for regulation in known}
    for name, targets in curated.items():
        if kept := [slug for slug in targets if slug in slugs]:
            names[name_key(name)] = kept
    return {name: tuple(dict.fromkeys(found)) for name, found in names.items()}


def slug_for(kind: str, number: str, year: str) -> str:
    """The slug a regulation not held here would get: type, issuer where needed, number, year."""
    return re.sub(r"[^a-z0-9]+", "-", f"{kind} {number} {year}".lower()).strip("-")
