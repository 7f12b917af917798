"""The body of a law: its articles with their path, gaps named, floated markers put back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.model import Warning
from ingest.structure.chain import Link
from ingest.structure.headings import Heading, bab_chain, pasal_chain, path_headings
from ingest.structure.lists import parse_lists
from ingest.structure.mending import settle_floated, split_floated, split_orphans
from ingest.structure.stream import Stream
from ingest.structure.tree import Unit

_OWN_AYAT = re.compile(r"(?:pada|dalam)\s+ayat\s+\(\d{1,2}\)")
_RANK = {"buku": 0, "bab": 1, "bagian": 2, "paragraf": 3}
_WORD = {"buku": "Buku", "bab": "BAB", "bagian": "Bagian", "paragraf": "Paragraf"}


@dataclass
class Body:
    """Articles in order, BAB numbers seen and what needs an admin's eye."""

    units: list[Unit] = field(default_factory=list)
    babs: list[str] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)


@dataclass(slots=True)
class _Piece:
    link: Link
    content: str
    offset: int
    path: str
    floated: list[int]
    orphans: tuple[str, str]


def parse_body(stream: Stream, base: int) -> Body:
    """Articles of a body that is not an amending one; ``base`` is its offset in the document."""
    text = stream.text
    chain = pasal_chain(text)
    babs = bab_chain(text)
    headings = path_headings(text, [c.start for c in chain], babs)
    body = Body(babs=list(dict.fromkeys(h.number for h in babs)))
    for piece in _pieces(text, chain, headings):
        body.units.append(_article(piece, base, stream, body.warnings))
    body.warnings += missing_articles(chain, stream)
    body.warnings += _missing_babs(babs, stream)
    return body


def _pieces(text: str, chain: list[Link], headings: list[Heading]) -> list[_Piece]:
    """The text of each article, from its heading to the next heading of any level."""
    marks: list[tuple[int, Link | Heading]] = sorted(
        [*((c.start, c) for c in chain), *((h.start, h) for h in headings)], key=lambda x: x[0]
    )
    pieces: list[_Piece] = []
    open_path: dict[str, str] = {}
    floated: list[int] = []
    orphans = ("", "")
    for i, (_, mark) in enumerate(marks):
        end = marks[i + 1][0] if i + 1 < len(marks) else len(text)
        segment = text[mark.end : end]
        if isinstance(mark, Heading):
            _enter(open_path, mark)
            last_before_article = i + 1 < len(marks) and isinstance(marks[i + 1][1], Link)
            if last_before_article:
                rest, numbers = split_floated(segment)
                floated += numbers
                _, first, last = split_orphans(rest)
                orphans = (first, last) if mark.level in {"bagian", "paragraf"} else ("", "")
            continue
        rest, numbers = split_floated(segment)
        pieces.append(_Piece(mark, rest, mark.end, _path(open_path), floated, orphans))
        floated, orphans = numbers, ("", "")
    return pieces


def _enter(open_path: dict[str, str], heading: Heading) -> None:
    for level in [k for k in open_path if _RANK[k] >= _RANK[heading.level]]:
        del open_path[level]
    title = re.sub(r"\s*\(\s?\w{1,2}\s?[)1]?\s*$", "", heading.title)
    open_path[heading.level] = f"{_WORD[heading.level]} {heading.number.strip()} {title}".strip()


def _path(open_path: dict[str, str]) -> str:
    return " > ".join(open_path[k] for k in sorted(open_path, key=_RANK.__getitem__))


def _article(piece: _Piece, base: int, stream: Stream, warnings: list[Warning]) -> Unit:
    content, page = _without_own_heading(piece), stream.page(piece.link.start)
    if piece.orphans[0] and not content.rstrip().endswith((".", ";", ":")):
        content = f"\n{piece.orphans[0]} {content.strip()} {piece.orphans[1]}"
    if piece.floated or _starts_late(content):
        settled = settle_floated(content, piece.floated)
        if settled is not None:
            content = settled
        elif piece.floated:
            numbers = ", ".join(f"({n})" for n in piece.floated)
            warnings.append(
                Warning(
                    "nomor_terpisah", f"Nomor ayat {numbers} terpisah dari kalimatnya di Pasal {piece.link.label}", page
                )
            )
    unit = Unit("pasal", piece.link.label, start=base + piece.link.start, path=piece.path)
    for problem in parse_lists(content, unit, base + piece.offset):
        warnings.append(Warning("urutan_hilang", f"{problem} tidak ditemukan di Pasal {piece.link.label}", page))
    if not any(c.level == "ayat" for c in unit.children) and _OWN_AYAT.search(content):
        detail = f"Nomor ayat di Pasal {piece.link.label} tidak terbaca; pasal ini hanya dapat dikutip utuh"
        warnings.append(Warning("ayat_tanpa_nomor", detail, page))
    if not unit.whole():
        warnings.append(Warning("pasal_kosong", f"Pasal {piece.link.label} tidak berisi kalimat", page))
    return unit


def _without_own_heading(piece: _Piece) -> str:
    """The article's text; a heading printed twice ("Pasal 10 / Pasal 10 (1) ...") goes."""
    twice = re.match(rf"\s*Pasal\s*{piece.link.label}(?!\w)(?=\s*(?:\(1|\n|[A-Z]))", piece.content)
    return piece.content[twice.end() :] if twice else piece.content


def _starts_late(content: str) -> bool:
    """Bare ayat numbers, or a first number above (1): some were read apart from their sentences."""
    if re.search(r"(?:^|\n)\s*\(\w{1,2}[)1lI]\s*(?:\n|\()", content):
        return True
    first = re.search(r"(?:^|\n)\s*\((\d{1,2})[)1]", content)
    return first is not None and first.group(1) not in {"1", "11"} and bool(content[: first.start()].strip())


def missing_articles(chain: list[Link], stream: Stream) -> list[Warning]:
    """A warning for every run of numbers between two articles that the file does not contain."""
    found = []
    previous_number, previous_page, previous_label = 0, stream.page(0), ""
    for link in chain:
        if link.number > previous_number + 1:
            gap = _range(previous_number + 1, link.number - 1)
            where = (
                f"di antara Pasal {previous_label} dan Pasal {link.label}"
                if previous_label
                else f"sebelum Pasal {link.label}"
            )
            found.append(Warning("pasal_hilang", f"Pasal {gap} tidak ditemukan {where}", previous_page))
        previous_number, previous_page, previous_label = link.number, stream.page(link.start), link.label
    return found


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _missing_babs(babs: list[Heading], stream: Stream) -> list[Warning]:
    from ingest.structure.numerals import roman, to_roman

    found, previous = [], 0
    for heading in babs:
        number = roman(heading.number) or previous
        if number > previous + 1:
            names = ", ".join(to_roman(n) for n in range(previous + 1, number))
            found.append(
                Warning(
                    "bab_hilang",
                    f"BAB {names} tidak ditemukan sebelum BAB {heading.number}",
                    stream.page(heading.start),
                )
            )
        previous = max(previous, number)
    return found
