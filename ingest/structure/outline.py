"""Circulars, decrees and annexes: sections by Roman number or capital letter, diktum, numbered points, table rows."""

from __future__ import annotations

import re

from ingest.structure.chain import Candidate, best_chain
from ingest.structure.lists import parse_lists
from ingest.structure.numerals import ORDINAL_WORDS, Reading, ordinal, roman
from ingest.structure.tree import Unit

_ROMAN = re.compile(r"(?:(?<=\n)|^)([IVXl1]{1,6})\s?[.)]\s+(?=[A-Z])")
_CAPITAL = re.compile(r"(?:(?<=\n)|^)([A-Z])\s?[.)]\s+(?=[A-Z])")
_DIKTUM = re.compile(
    rf"(?:(?<=\n)|(?<=[.;]\s)|^)((?:{'|'.join(sorted(ORDINAL_WORDS, key=len, reverse=True))})(?:\s?BELAS|"
    rf"\s?PULUH)?)\s*:?\s+(?=\S)"
)
_TITLE_END = re.compile(r"\n")


def parse_diktum(text: str, base: int) -> list[Unit]:
    """KESATU, KEDUA, ... of a decree, in order; empty when there are fewer than two."""
    candidates = [
        Candidate(m.start(), m.end(), (Reading(0.0, n),), 2.0)
        for m in _DIKTUM.finditer(text)
        if (n := ordinal(m.group(1)))
    ]
    chain = best_chain(candidates)
    if len(chain) < 2:
        return []
    units = []
    for i, link in enumerate(chain):
        end = chain[i + 1].start if i + 1 < len(chain) else len(text)
        unit = Unit("angka", link.label, start=base + link.start)
        parse_lists(text[link.end : end].lstrip(" :\n"), unit, base + link.end)
        units.append(unit)
    return units


def parse_outline(text: str, base: int, depth: int = 0) -> Unit:
    """A section tree: Roman or capital sections with their titles as ``bagian`` units, lists inside."""
    root = Unit("akar", "", start=base)
    split = _sections(text) if depth < 2 else []
    if not split:
        parse_lists(text, root, base)
        return root
    root.lead = text[: split[0][0]]
    if re.search(r"(?:\n|^)1[.)]\s", root.lead):
        intro = Unit("akar", "")
        parse_lists(root.lead, intro, base)
        root.lead, root.children = intro.lead, intro.children
    for i, (start, end, number) in enumerate(split):
        stop = split[i + 1][0] if i + 1 < len(split) else len(text)
        title, content_at = _title(text, end, stop)
        section = parse_outline(text[content_at:stop], base + content_at, depth + 1)
        section.level, section.label, section.start = "bagian", number, base + start
        section.marker, section.path = f"{number}. {title}".strip(), title
        root.children.append(section)
    return root


def _sections(text: str) -> list[tuple[int, int, str]]:
    """Chain of Roman or of capital-letter headings, whichever starts first and has two or more."""
    chains = []
    for pattern, value in ((_ROMAN, _roman_value), (_CAPITAL, _capital_value)):
        candidates = [
            Candidate(m.start(), m.end(), (Reading(0.0, n),), 2.0)
            for m in pattern.finditer(text)
            if (n := value(m.group(1)))
        ]
        chain = best_chain(candidates)
        if len(chain) >= 2 and chain[0].number == 1:
            chains.append([(x.start, x.end, text[x.start : x.end].strip(" .)\n")) for x in chain])
    return min(chains, key=lambda c: c[0][0]) if chains else []


def _roman_value(token: str) -> int | None:
    return roman(token)


def _capital_value(token: str) -> int:
    return ord(token) - 64


def _title(text: str, start: int, stop: int) -> tuple[str, int]:
    """Title of a section: its line, and following lines while they are in capitals; a long line is no title."""
    line_end = text.find("\n", start, stop)
    line_end = stop if line_end < 0 else line_end
    line = text[start:line_end].strip()
    if len(line) > 110 or (line.endswith((".", ";")) and len(line.split()) > 8):
        return "", start
    end = line_end
    while line.isupper() and end < stop:
        nxt = text.find("\n", end + 1, stop)
        nxt = stop if nxt < 0 else nxt
        following = text[end + 1 : nxt].strip()
        if not following.isupper() or re.match(r"(?:[A-Z]|[IVX]+|\d+)[.)]\s", following):
            break
        line, end = f"{line} {following}", nxt
    return line.rstrip(" :."), end
