"""The grammar of places inside a regulation: "ps 5 hrf n angka 2", "71 (1)", "lampiran II disiplin angka 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LEVELS = ("lampiran", "bagian", "penjelasan", "pasal", "ayat", "huruf", "angka", "butir")
_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_ORDINALS = ("kesatu", *(f"ke{word}" for word in _WORDS[1:]))
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_BAGIAN = {
    "disiplin": "pelanggaran-disiplin",
    "kode etik": "pelanggaran-kode-etik",
    "kodeetik": "pelanggaran-kode-etik",
}

_NTH = r"\s*\.?\s*(?:ke\s*-?\s*)?"
_PASAL = r"\d{1,3}(?:[a-z]{1,2}(?![a-z]))?(?!\d)"
_ITEM = re.compile(
    "|".join(
        (
            rf"\b(?:pasal|psal|pasl|pasla|pasa|psl|article){_NTH}(?P<pasal>{_PASAL}|[ivx]{{1,4}}(?![a-z]))",
            rf"\b(?:ps|art)[. ]\s*(?P<pasal_>{_PASAL})",
            rf"(?:\b|(?<=\d))(?:ayat|ayt|ayatt|ay|paragraph|para){_NTH}\(?\s*(?P<ayat>\d{{1,2}}[a-z]?(?![\w])|{'|'.join(_WORDS)})\s*\)?",
            r"\(\s*(?P<paren>\d{1,2}[a-z]?)\s*\)",
            rf"(?:\b|(?<=\d))(?:huruf|hurup|hrf|hruf|letter){_NTH}\(?(?P<huruf>(?P<h>[a-z])(?P=h)?\d?)\)?(?![a-z\d])",
            r"\b(?:(?:butir|angka|poin|point|no|item)\s+)?(?:pelanggaran\s+)?(?P<bagian>kode\s?etik|disiplin)\s+"
            rf"(?:angka|butir|poin|point|no|item)?{_NTH}(?P<bnum>\d{{1,2}})(?![\d/])",
            rf"\bdiktum\s+(?P<diktum>{'|'.join(_ORDINALS)})\b",
            r"\b(?:pelanggaran\s+)?(?P<bagian_>kode\s?etik|disiplin|amar|diktum|pertimbangan)\b",
            # "Poin2 larangannya" are its points, written short, not the second one.
            rf"\b(?!(?:poin|point)2\b)(?:angka|angk|poin|point){_NTH}(?P<angka>\d{{1,3}}[a-z]?)(?![\w/])",
            rf"\b(?!butir2\b)butir{_NTH}(?P<butir>\d{{1,3}}[a-z]?)(?![\w/])",
            rf"\b(?:lampiran|lamp|annex){_NTH}(?P<lampiran>[ivx]{{1,4}}(?![a-z])|\d{{1,2}}(?!\d)|[a-c](?![a-z]))",
            r"(?<!minta )(?<!mohon )(?<!butuh )(?<!tolong )(?<!perlu )(?<!beri )"
            r"\b(?P<penjelasan>penjelasan)(?=\s+pas|\s+ps)",
            rf"(?<![\w/.,(\-])(?P<bare>{_PASAL})(?=\s*\(\d{{1,2}}\)|\s*(?:ayat|ayt|hrf|huruf)\b)",
            rf"(?:^|(?<=isi )|(?<=bunyi ))(?P<first>{_PASAL})(?= \0)",
        )
    )
)
_JOIN = (
    r"\s*(?:,|;)?\s*(?:(?:dan|serta|sama|sm|ama|atau|and|or|&|[-\u2013](?=\s*\d)|jo\.?|juncto|dan/atau|/"
    r"|s/?d\.?|sampai(?: dengan)?|hingga)\s*)?"
)
_RANGE = re.compile(r"\s*(?:s/?d\b|sampai\b|hingga\b|[-\u2013])")
_STRETCH = 3
_LINK = re.compile(rf"{_JOIN}(?:(?:dari|pada|dalam|di|of|nya)\s+)?\s*")
_END = (
    r"(?=\s*(?:$|[^\w\s/]|(?:dan|atau|serta|jo|uu|pp|skb|se|pkpu|per\w+|putusan|ayat|huruf|angka|itu|tsb|di|dari|apa"
    r"|pilkada|pemilu|kuhp|ite|isi\w*|bunyi\w*)\b))"
)
_MORE = {
    "pasal": re.compile(rf"{_JOIN}(?<![\w])(?P<n>{_PASAL}){_END}"),
    "ayat": re.compile(rf"{_JOIN}(?<![\w])(?:\(\s*(?P<n>\d{{1,2}}[a-z]?)\s*\)|(?P<m>\d{{1,2}}){_END})"),
    "huruf": re.compile(rf"{_JOIN}(?<![\w])(?P<n>[a-z])(?![\w]){_END}"),
    "angka": re.compile(rf"{_JOIN}(?<![\w])(?P<n>\d{{1,2}}){_END}"),
}


@dataclass(frozen=True, eq=False)
class Levels(Mapping[str, str]):
    """The named levels of a place, in the order of an address; equal to a dict of the same content."""

    parts: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, level: str) -> str:
        return dict(self.parts)[level]

    def __iter__(self) -> Iterator[str]:
        return (level for level, _ in self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def __hash__(self) -> int:
        return hash(self.parts)

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Levels:
        return cls(tuple((level, given[level]) for level in LEVELS if level in given))


@dataclass(frozen=True, slots=True)
class Chain:
    """Places named in one breath ("pasal 280 dan 283 ayat 2") and where they stand in the text."""

    places: tuple[Levels, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Item:
    pairs: tuple[tuple[str, str], ...]
    start: int
    end: int


def chains(text: str) -> tuple[Chain, ...]:
    """Every run of places in a canonical text whose names of regulations are blanked with NUL, in reading order."""
    groups: list[list[_Item]] = []
    for item in _items(text):
        if groups and _LINK.fullmatch(text, groups[-1][-1].end, item.start):
            groups[-1].append(item)
        else:
            groups.append([item])
    return tuple(Chain(_places(group), group[0].start, group[-1].end) for group in groups)


def _items(text: str) -> Iterator[_Item]:
    at = 0
    last = ""
    while match := _ITEM.search(text, at):
        pairs = _read(match)
        at = match.end()
        if match["paren"] and last not in ("pasal", "ayat"):
            continue
        yield _Item(pairs, match.start(), match.end())
        last = pairs[-1][0]
        while (more := _MORE.get(last)) and (next_ := more.match(text, at)) and next_.end() > at:
            value = next_.groupdict().get("n") or next_.groupdict().get("m") or ""
            for each in _between(pairs[-1][1], value) if _RANGE.match(text, at) else ():
                yield _Item(_value(last, each), at, at)
            at = next_.end()
            pairs = _value(last, value)
            yield _Item(pairs, next_.start(), next_.end())


def _between(first: str, last: str) -> tuple[str, ...]:
    """Of "491 sampai 494" the two between; a longer stretch is named by its ends."""
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > _STRETCH:
        return ()
    return tuple(str(n) for n in range(int(first) + 1, int(last)))


def _read(match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    """The levels one item names."""
    if match["bagian"]:
        return (("bagian", _bagian(match["bagian"])), ("angka", match["bnum"]))
    if match["diktum"]:
        return (("bagian", "diktum"), ("angka", str(_ORDINALS.index(match["diktum"]) + 1)))
    if match["bagian_"]:
        return (("bagian", _bagian(match["bagian_"])),)
    if match["penjelasan"]:
        return (("penjelasan", "ya"),)
    if match["lampiran"]:
        return (("lampiran", _annex(match["lampiran"])),)
    for level in ("ayat", "huruf", "angka", "butir"):
        if match[level]:
            return _value(level, match[level])
    if match["paren"]:
        return _value("ayat", match["paren"])
    return _value("pasal", match["pasal"] or match["pasal_"] or match["bare"] or match["first"])


def _value(level: str, value: str) -> tuple[tuple[str, str], ...]:
    """One level spelt as in an address; "5n" is Pasal 5 huruf n, "27a" is Pasal 27A."""
    if level == "ayat" and value in _WORDS:
        return ((level, str(_WORDS.index(value) + 1)),)
    if level != "pasal":
        return ((level, value),)
    number, letters = re.match(r"(\d*)(.*)", value).groups()  # type: ignore[union-attr]  # always matches
    if number and len(letters) == 1 and letters > "e":
        return (("pasal", number), ("huruf", letters))
    return (("pasal", value.upper()),)


def _bagian(name: str) -> str:
    plain = " ".join(name.split())
    return _BAGIAN.get(plain, plain)


def _annex(value: str) -> str:
    return _ROMAN[int(value)] if value.isdigit() and 0 < int(value) <= 10 else value.upper()


def _places(items: list[_Item]) -> tuple[Levels, ...]:
    """A level named again begins the next place, which keeps the levels above it."""
    places: list[Levels] = []
    now: dict[str, str] = {}
    for level, value in (pair for item in items for pair in item.pairs):
        if now.get(level) == value:
            continue
        if level in now:
            places.append(Levels.of(now))
            now = {k: v for k, v in now.items() if LEVELS.index(k) < LEVELS.index(level)}
        now[level] = value
    return (*places, Levels.of(now))
