"""Letters and circulars that do not name their issuer in the title: it stands in the letterhead or under the text."""

from __future__ import annotations

import re

from ingest.kinds import Kind, issuer_of
from ingest.model import NumberYear

_NUMBER = re.compile(r"(?:^|\n)\s*(?:Nomor|NOMOR|No\.?)\s*:\s*(?P<n>\S+(?:\s?/\s?\S+)*)")
_SUBJECT = re.compile(
    r"(?:^|\n)\s*(?:Hal|HAL|Perihal|PERIHAL)\s*:\s*(?P<s>[^\n]+"
    r"(?:\n(?![A-Z][\w ]{0,20}:|Yth|Kepada)[^\n]+){0,3})"
)
_OFFICE = re.compile(
    r"(?:^|\n)\s*((?:PLT\.\s+)?(?:MENTERI|KEMENTERIAN|KEPALA|KETUA|BADAN|KOMISI|GUBERNUR|BUPATI|WALI\s?KOTA)\b[^\n]*)"
)
_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20[0-4]\d)(?!\d)")


def issuer_around(text: str, head_at: int) -> tuple[str, str]:
    """Name and short code of the office in the letterhead, else of the one that signs; ("", "") when unknown."""
    for stretch in (text[max(0, head_at - 400) : head_at], text[head_at:][-1800:]):
        for m in _OFFICE.finditer(stretch):
            name, short = _known_office(stretch[m.start(1) : m.start(1) + 200])
            if short:
                return name, short
    return "", ""


def _known_office(words: str) -> tuple[str, str]:
    """The office named in the next one to three lines in capitals."""
    lines = [x.strip().rstrip(",") for x in words.split("\n")[:3]]
    capitals = [x for i, x in enumerate(lines) if x and x.upper() == x and all(y.upper() == y for y in lines[:i])]
    for count in range(len(capitals), 0, -1):
        name, short = issuer_of(re.sub(r"^PLT\.\s+", "", " ".join(capitals[:count])))
        if short:
            return name, short
    return "", ""


def find_letter(text: str) -> tuple[Kind, int, tuple[NumberYear, ...], str] | None:
    """A letter with Nomor and Hal: its kind, where it starts, its number and its subject."""
    window = text[:3000]
    number, subject = _NUMBER.search(window), _SUBJECT.search(window)
    if number is None or subject is None or subject.start() < number.start() - 200:
        return None
    name, short = issuer_around(text, number.start())
    written = re.sub(r"\s*/\s*", "/", number.group("n")).strip(".,;:")
    years = _YEAR.findall(written)
    kind = Kind(f"Surat {name}".strip(), "surat", name, short)
    title = re.sub(r"\s+", " ", subject.group("s")).strip(" .;")
    return kind, number.start(), (NumberYear(written, int(years[-1]) if years else None),), title[:300]
