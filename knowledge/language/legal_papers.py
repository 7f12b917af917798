"""The regulations, judgments and circulars a text names, by number and year or by nickname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge.language.legal_names import PLAIN_TYPES, slug_for, tokens
from knowledge.language.local_instruments import local_spans

_NUMBER = r"(?:[\s,]*no\b[\s.:]*|[\s.]*)(?P<number>\d[\d.\-]*?[a-z]?)"
_YEAR = (
    r"\s*(?:(?:/|,?\s*tahun\s*|\bof\s+)\s*'?(?P<year>(?:19|20)\d\d|\d\d)"
    r"|[\s\-]\s*(?P<year_>(?:19|20)\d\d))(?![\d./])"
)
_KIND = rf"(?P<kind>{'|'.join(sorted(PLAIN_TYPES))}|permen[a-z]{{3,12}}|skb)"
_ABOUT = r"(?:\s+(?!pasal|psl|ps\b|ayat|dan\b|huruf|angka|lamp|uu\b|pp\b|no\b)[a-z]+){0,4}?"
_ISSUER = r"(?P<issuer>[a-z\-]+(?:\s(?!no\b)[a-z\-]+){0,2}?)"
_COURT = r"(?P<number>\d{1,3}\s*/\s*puu\s*-\s*[ivxlc]+)\s*/\s*(?P<year>\d{4})"
_PATTERNS = (
    re.compile(rf"\b{_KIND}{_ABOUT}{_NUMBER}{_YEAR}"),
    re.compile(rf"\b(?P<kind>se|surat|edaran)(?:\s+bersama)?(?:\s+{_ISSUER})?{_NUMBER}{_YEAR}"),
    re.compile(rf"(?:\b(?P<kind>putusan mk|putusan|mk)\s*)?(?:\bno\s*)?{_COURT}"),
    re.compile(rf"\b(?P<kind>putusan mk|mk){_NUMBER}{_YEAR}"),
)
_SHORT = re.compile(rf"\b{_KIND}(?:[\s,]*no\b[\s.:]*|[\s.]*)(?P<number>\d{{1,3}})(?![\d./\w])")
_KINDS = {None: "putusan mk", "mk": "putusan mk", "putusan": "putusan mk", "surat": "se", "edaran": "se"}
_CENTRAL = re.compile(
    r"(?:bawaslu|menpanrb|mendagri|bkn|kasn|kpu|menteri|kemen|men|sekjen|dirjen|deputi|presiden|setneg|seskab)[a-z\-]*"
)
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Paper:
    """A regulation named between two places of a canonical text.

    ``slugs`` may be several (ambiguous) or none (unknown and unsure); ``local`` is a paper of one office or region.
    """

    start: int
    end: int
    slugs: tuple[str, ...]
    known: bool = True
    local: bool = False


def papers_in(text: str, names: Mapping[str, tuple[str, ...]], original: str) -> list[Paper]:
    """Every paper named in a canonical ``text``, in reading order and without overlaps."""
    readings = [*_numbered(text, names), *_short(text, names), *_nicknamed(text, names)]
    readings += [Paper(start, end, (), known=False, local=True) for start, end in local_spans(text, original)]
    return _joined(text, _apart(_trimmed(text, paper) for paper in readings))


def _numbered(text: str, names: Mapping[str, tuple[str, ...]]) -> Iterable[Paper]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            issuer = (match.groupdict().get("issuer") or "").removeprefix("bersama ").strip()
            if issuer and not _CENTRAL.fullmatch(issuer.split()[0]):
                continue
            if paper := _by_year(match, issuer, names):
                yield paper


def _by_year(match: re.Match[str], issuer: str, names: Mapping[str, tuple[str, ...]]) -> Paper | None:
    """What a number and a year name; one not held gets the slug it would have, where its identity is sure."""
    groups = match.groupdict()
    kind = _KINDS.get(groups["kind"], groups["kind"])
    number = re.sub(r"\s", "", groups["number"]).lstrip("0")
    year = _full_year(groups["year"] or groups.get("year_") or "")
    full = f"{kind} {issuer}".strip()
    joint = f"{kind} bersama {issuer}".replace(" dan ", " ")
    if slugs := names.get(f"{full} {number}/{year}") or names.get(f"{joint} {number}/{year}"):
        return Paper(*match.span(), slugs)
    if kind == "putusan mk" and "/" not in number:
        return None
    sure = kind != "skb" and (kind != "se" or issuer)
    return Paper(*match.span(), (slug_for(full, number, year),) if sure else (), known=False)


def _full_year(year: str) -> str:
    """Two digits are of this century up to 49."""
    return year if len(year) == 4 else f"{'20' if year < '50' else '19'}{year}"


def _short(text: str, names: Mapping[str, tuple[str, ...]]) -> Iterable[Paper]:
    """A number without a year is taken only where the library knows it."""
    for match in _SHORT.finditer(text):
        if slugs := names.get(f"{match['kind']} {match['number']}"):
            yield Paper(*match.span(), slugs)


def _nicknamed(text: str, names: Mapping[str, tuple[str, ...]]) -> Iterable[Paper]:
    words = tokens(text)
    for i in range(len(words)):
        for j in range(min(len(words), i + _LONGEST_NAME), i, -1):
            if slugs := names.get(" ".join(word for word, _, _ in words[i:j])):
                yield Paper(words[i][1], words[j - 1][2], slugs)
                break


def _trimmed(text: str, paper: Paper) -> Paper:
    said = text[paper.start : paper.end]
    return replace(paper, start=paper.end - len(said.lstrip()))


def _apart(papers: Iterable[Paper]) -> list[Paper]:
    """Of overlapping readings the longest stays, the known before the unknown, the national before the local."""
    kept: list[Paper] = []
    for paper in sorted(papers, key=lambda p: (p.start - p.end, not p.known, p.local)):
        if all(paper.end <= other.start or paper.start >= other.end for other in kept):
            kept.append(paper)
    return sorted(kept, key=lambda p: p.start)


def _joined(text: str, papers: list[Paper]) -> list[Paper]:
    """A nickname and a number side by side ("SE Mendagri 100.2.1.3/1575/SJ") are one paper when they agree."""
    joined: list[Paper] = []
    for paper in papers:
        last = joined[-1] if joined else None
        both = tuple(slug for slug in last.slugs if slug in paper.slugs) if last else ()
        if last and both and not text[last.end : paper.start].removesuffix("no ").strip():
            joined[-1] = Paper(last.start, paper.end, both)
        else:
            joined.append(paper)
    return joined
