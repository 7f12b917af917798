"""Amending laws: their own Pasal I and II, numbered changes, and the articles they quote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.model import Warning
from ingest.structure.chain import Candidate, Link, best_chain
from ingest.structure.headings import pasal_chain
from ingest.structure.lists import parse_lists
from ingest.structure.mending import settle_floated, split_floated
from ingest.structure.numerals import readings
from ingest.structure.stream import Stream
from ingest.structure.tree import Unit

_FIRST = re.compile(
    r"(?<![\w(])(?:Pasal|PASAL)\s+[IlL1](?=\s*\n|\s+(?:Beberapa|Ketentuan|Mengubah|Undang|Peraturan|Di antara|Pasal))"
)
_SECOND = re.compile(r"(?<![\w(])(?:Pasal|PASAL)\s?(II|[IlL][IlL1]|1[Il])(?=\s*\n|\s+[A-Z\d])")
_INSTRUCTION = re.compile(
    r"(?:(?<=\n)|(?<=[.;:] )|^)(?:(?P<n>[0-9lIOo]{1,3}|[0-9] [0-9])\.\s*)?(?P<words>(?:Ketentuan|Di\s?antara|"
    r"Setelah|Sesudah|Judul|Penjelasan|"
    r"Beberapa|Mengubah|Menambah|Menghapus|Menyisipkan|Frasa|Penyebutan|Semua|Pada|Dalam|Pasal|BAB|Bab|Bagian|Paragraf|Lampiran|Ayat|Huruf|Angka)"
    r"\b(?:[^:.]|\.(?=\d)){0,700}?(?:berbunyi(?:\s+sebagai)?\s+berikut|sebagai\s+berikut|dihapus|sebagaimana\s+(?:tercantum|ditetapkan)[^.:]{0,160}|diubah)\s*[.;:])"
)
_CHANGE = re.compile(
    r"\b(?:diubah|dihapus|disisipkan|ditambah|ditambahkan|berbunyi|diganti|dicabut|tetap|perubahan|menjadi)\b",
    re.IGNORECASE,
)


@dataclass
class Amendment:
    """The amending law's own articles and the articles it quotes."""

    own: list[Unit] = field(default_factory=list)
    quoted: list[Unit] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)


def is_amending(title: str, body: str) -> bool:
    """True for "Perubahan (Kedua) atas ..." whose body opens with Pasal I."""
    if not re.search(r"\bPERUBAHAN\b(?:\s+\w+){0,3}\s+ATAS\b", title, re.IGNORECASE):
        return False
    first = _FIRST.search(body)
    return first is not None and first.start() < 600 and _second(body, first.end()) is not None


def parse_amendment(stream: Stream, base: int) -> Amendment:
    """Split a body into Pasal I with its changes, the quoted articles, and Pasal II."""
    text = stream.text
    first = _FIRST.search(text)
    assert first is not None  # is_amending looked
    second = _second(text, first.end())
    end = second.start() if second else len(text)
    result = Amendment()
    result.own.append(_pasal_one(stream, first, end, base, result))
    if second:
        unit = Unit("pasal", "II", start=base + second.start())
        parse_lists(text[second.end() :], unit, base + second.end())
        result.own.append(unit)
    return result


def _second(text: str, start: int) -> re.Match[str] | None:
    """The last "Pasal II" that opens the final provisions."""
    found = [m for m in _SECOND.finditer(text, start) if "berlaku" in text[m.end() :]]
    exact = [m for m in found if m.group(1) == "II"]
    chosen = exact or found
    return chosen[-1] if chosen else None


def _pasal_one(stream: Stream, first: re.Match[str], end: int, base: int, result: Amendment) -> Unit:
    text = stream.text[:end]
    unit = Unit("pasal", "I", start=base + first.start())
    items = [m for m in _INSTRUCTION.finditer(text, first.end()) if _is_change(m)]
    quoted = pasal_chain(text[first.end() :], amending=True)
    quoted = [Link(x.start + first.end(), x.end + first.end(), x.number, x.suffix, x.weight) for x in quoted]
    quoted = [q for q in quoted if not any(m.start() <= q.start < m.end() for m in items)]
    starts = sorted([*(m.start() for m in items), *(q.start for q in quoted), end])
    unit.lead = text[first.end() : starts[0]]
    numbers = _numbers(items)
    for item in items:
        after = text[item.end() : min(s for s in starts if s >= item.end())]
        child = Unit("angka", numbers.get(item.start(), ""), start=base + item.start())
        child.marker = f"{child.label}." if child.label else ""
        child.lead = f"{item.group('words')} {after}"
        unit.children.append(child)
    for link in quoted:
        stop = min(s for s in starts if s > link.start)
        result.quoted.append(_quoted(text, link, stop, base, stream, result.warnings))
    return unit


def _is_change(match: re.Match[str]) -> bool:
    words = match.group("words")
    if match.group("n") is None and not re.match(r"(?:Ketentuan|Di\s?antara|Penjelasan|Judul|Beberapa)\b", words):
        return False
    if re.match(r"(?:Pada|Dalam|Semua|Setelah|Sesudah)\b", words) and not re.search(
        r"\b(?:Pasal|BAB|Bab|ayat)\b", words
    ):
        return False
    return bool(_CHANGE.search(words)) and bool(
        re.search(r"\b(?:Pasal|BAB|Bab|Bagian|Paragraf|Lampiran|ayat|angka|huruf)\b", words)
    )


def _numbers(items: list[re.Match[str]]) -> dict[int, str]:
    """The items' numbers as a rising chain; an unreadable one stays without."""
    candidates = [
        Candidate(m.start(), m.end(), readings(m.group("n").replace(" ", ""), suffixes=False), 2.0)
        for m in items
        if m.group("n")
    ]
    return {x.start: x.label for x in best_chain(candidates, gap_cost=0.2, gap_max=1.5)}


def _quoted(text: str, link: Link, stop: int, base: int, stream: Stream, warnings: list[Warning]) -> Unit:
    unit = Unit("pasal", link.label, start=base + link.start)
    content = re.sub(r"(?:^|\n)\s*[“\"”]\s*", "\n", text[link.end : stop])
    content = re.sub(r"\s(?:[0-9lIOo]{1,3}\.\s*)+$", "", content.rstrip())
    content, _ = split_floated(content)
    if re.search(r"(?:^|\n)\s*\(\w{1,2}[)1lI]\s*(?:\n|\()", content):
        content = settle_floated(content, []) or content
    for problem in parse_lists(content, unit, base + link.end):
        warnings.append(
            Warning("urutan_hilang", f"{problem} tidak ditemukan di Pasal {link.label}", stream.page(link.start))
        )
    return unit
