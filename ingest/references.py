"""What a text does to other texts: what it revokes, amends, implements or establishes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.endings import deleted, ended, parts_before, parts_behind, revoked
from ingest.kinds import HEAD, kind_of
from ingest.metadata import make_slug
from ingest.model import Relation
from ingest.structure.numerals import mend_digits
from ingest.structure.stream import Stream, flow

# Offices may stand over several lines, and a joint decree names many.
_WORD = r"(?:(?!\b(?:ini|tentang|Nomor|No|Tahun|Peraturan|Keputusan|Undang|Surat)\b)[A-Za-z,;/\s])"
_NAMES = (
    rf"(?:Keputusan|Peraturan|Surat\s+Edaran)\s+Bersama{_WORD}{{3,500}}?|"
    r"Undang-?\s?[Uu]ndang|Peraturan\s+Pemerintah\s+Pengganti\s+Undang-?\s?[Uu]ndang|Peraturan\s+Pemerintah|Peraturan\s+Presiden|"
    r"Keputusan\s+Presiden|Instruksi\s+Presiden|Peraturan\s+(?:Menteri|Badan|Kepala|Komisi|Otoritas|Daerah|"
    rf"Mahkamah|Lembaga){_WORD}{{3,150}}?|"
    rf"Keputusan\s+(?:Menteri|Kepala|Ketua){_WORD}{{3,150}}?|Surat\s+Edaran{_WORD}{{0,150}}?|"
    rf"\b(?:UU|PP|Perpres|PKPU|Perbawaslu|SKB{_WORD}{{0,300}}?|SE{_WORD}{{0,150}}?)\b"
)
CITATION = re.compile(
    rf"(?P<name>{_NAMES})(?:\s+Republik\s+Indonesia)?\s+(?:Nomor|No\.?)\s*:?\s*(?P<number>[^\s,;()]+)(?:\s+[Tt]ahun\s+(?P<year>[0-9OoLlI]{{4}}))?"
    r"(?:\s*,?\s*(?:dan\s+)?Nomor\s+[^\s,;()]+(?:\s+[Tt]ahun\s+[0-9]{4})?){0,9}(?:\s+tanggal\s+\d{1,2}\s+\w+\s+(?:19|20)\d\d)?"
)
_REVOKES = re.compile(
    r"dicabut\s+dan\s+(?:di)?nyatakan\s+tidak\s+berlaku|dinyatakan\s+dicabut|dinyatakan\s+tidak\s+berlaku(?:\s+lagi)?|tidak\s+berlaku\s+lagi"
)
_STILL = re.compile(r"masih\s+(?:tetap\s+)?berlaku|tetap\s+berlaku")
_IMPLEMENTS = re.compile(r"(?:untuk\s+)?(?:me?laksanak\w*\s+ketentuan|melaksanakan|amanat)\b")
_LONGEST_LIST = 6_000
# A number inside a sentence ("Pasal 5" at the end of a line, "ayat (1) dan (2)") begins none, nor does "a. " of a list;
# behind an item that says of its own law that it goes on a new one begins.
_HEAD = re.compile(
    r"(?<=\n)[ \t]*Pasal\s+\w{1,4}\s*\n|[Pp]ada saat [A-Z]|(?<=\.)(?<!\n\w\.)(?<!\n\d\d\.)\s+(?=[A-Z])|"
    r"(?:masih|tetap)\s+berlaku\b[^;]{0,300};|"
    r"(?<![Aa]yat\s)(?<!,\s)(?<!dan\s)(?<!atau\s)(?<!serta\s)(?<!dengan\s)\(\d\)\s"
)
# What stands right before a law that is only told about.
_ASIDE = re.compile(
    r"(?:(?:atas|dengan|dalam|tentang\s+Perubahan\s+\w*\s*atas|dimaksud\s+dalam|berdasarkan|diubah\s+dengan|"
    r"pelaksanaan(?:\s+dari)?)\s+|\()$"
)
_AMENDS = re.compile(r"PERUBAHAN(?:\s+\w+){0,2}\s+ATAS\s+", re.IGNORECASE)
_ESTABLISHES = re.compile(r"PENETAPAN\s+(?=PERATURAN\s+PEMERINTAH\s+PENGGANTI)", re.IGNORECASE)


def cited_slug(match: re.Match[str]) -> str | None:
    """Slug of a cited regulation, by the rule for slugs; ``None`` when its kind is unknown."""
    name = re.sub(r"\s+", " ", match.group("name")).upper()
    head = HEAD.match(name)
    if head is None:
        return None
    kind = kind_of(head, name[head.end() :])
    if kind is None:
        return None
    year = mend_digits(match.group("year") or "")
    number = mend_digits(match.group("number").rstrip(".:"))
    if not year and (in_number := re.search(r"(19|20)\d\d", number)):
        year = in_number.group()
    return make_slug(kind, number, int(year)) if year.isdigit() else None


def relations(stream: Stream, title: str, opening_end: int, slug: str) -> list[Relation]:
    """What this regulation does to others, with the sentence and page it was read from."""
    named = list(_from_title(title, stream))
    amended = (r.target for r in named if r.kind == "mengubah")
    found = [
        *named,
        *_implements(stream, opening_end),
        *_revokes(stream, opening_end),
        *(r for law in amended for r in deleted(stream, opening_end, law)),
    ]
    seen: dict[tuple[str, str], Relation] = {}
    for r in found:
        if r.target != slug:
            seen.setdefault((r.kind, r.target or r.citation), r)
    return list(seen.values())


def _from_title(title: str, stream: Stream) -> Iterator[Relation]:
    for pattern, kind in ((_AMENDS, "mengubah"), (_ESTABLISHES, "menetapkan")):
        m = pattern.search(title)
        citation = CITATION.search(title, m.end()) if m else None
        if citation and (slug := cited_slug(citation)):
            yield Relation(kind, slug, flow(citation.group()), flow(title), stream.page(0))


def _implements(stream: Stream, opening_end: int) -> Iterator[Relation]:
    opening = stream.text[: opening_end or 4000]
    start = opening.find("enimbang")
    considers = opening[max(start, 0) : opening.find("engingat", start + 1) if "engingat" in opening else len(opening)]
    for m in _IMPLEMENTS.finditer(considers):
        citation = CITATION.search(considers, m.end())
        if citation and citation.start() - m.end() < 300 and (slug := cited_slug(citation)):
            at = max(start, 0) + m.start()
            yield Relation("melaksanakan", slug, flow(citation.group()), _sentence(stream.text, at), stream.page(at))


def _revokes(stream: Stream, opening_end: int) -> Iterator[Relation]:
    text, said = stream.text, 0
    for m in _REVOKES.finditer(text, opening_end):
        start = _clause_start(text, max(said, m.start() - _LONGEST_LIST), m.start())
        clause, said = text[start : m.end()], m.end()
        following = text[m.end() : m.end() + 1200] if re.match(r"\s*:", text[m.end() :]) else ""
        if _STILL.search(clause[-len(m.group()) - 400 :]) and not following:
            continue
        page = stream.page(m.start())
        for words in (clause, following):
            for citation, behind in _laws(words):
                # Which regulation an unknown name means is for the library, or an admin, to say.
                slug, named = cited_slug(citation) or "", flow(citation.group())
                left = parts_behind(behind)
                for target in ended("", behind, slug):
                    yield Relation("mencabut", target, f"{named} {left}" if left else named, flow(clause)[-600:], page)
        for part in (clause, following):
            for citation in CITATION.finditer(part):
                slug = cited_slug(citation) or ""
                yield from revoked(part, citation.start(), slug, citation.group(), page)


def _clause_start(text: str, window: int, at: int) -> int:
    """Start of the article the sentence stands in, so that a list of revoked laws is read whole."""
    heads = [x.end() for x in _HEAD.finditer(text, window, at)]
    return next((h for h in reversed(heads) if at - h > 25), window)


def _laws(clause: str) -> Iterator[tuple[re.Match[str], str]]:
    """Laws that are revoked and the words behind each, not those that say what one amended or where it was printed."""
    found = [m for m in CITATION.finditer(clause) if not _ASIDE.search(clause[max(0, m.start() - 90) : m.start()])]
    named = [parts_before(clause[: m.start()]) for m in found]
    for at, m in enumerate(found):
        if named[at] is None:
            behind = clause[m.end() : found[at + 1].start() if found[at + 1 :] else None]
            parts = next(iter(named[at + 1 :]), None)
            yield m, behind.rpartition(parts)[0] if parts else behind


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(". ", 0, at), text.rfind(";", 0, at), text.rfind("\n\n", 0, at), at - 400) + 1
    end = text.find(";", at)
    return flow(text[start : end if 0 < end - at < 700 else at + 400])
