"""Headings of a law's body: BUKU, BAB, Bagian, Paragraf and Pasal, on lines of their own or run into text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.structure.chain import Candidate, Link, best_chain
from ingest.structure.numerals import ORDINAL_WORDS, Reading, readings, roman

_TOKEN = r"[0-9OoQIlLiTtZzSsBbGgqDJ!|](?:[0-9OoQIlLiTtZzSsBbGgqDJA|! ]{0,6}[0-9OoQIlLiTtZzSsBbGgqDJA-Z|!])?"
_WORD = r"(?:[Pp]as(?:a\.?[lJ\]1It|!]|d)|PASAL|Fasal)"
_PASAL = re.compile(rf"(?<![\w(]){_WORD}(?: ?[.:])?[ ]?({_TOKEN})(?![\w])[ ]?([.:;,]?)")
_PIECES = re.compile(r"[0-9OoIlL]{1,2}(?: [0-9OoIlL]{1,2}){1,2}")
_BAB = re.compile(r"(?<!\w)BAB[ \n]?([IVXLCTl1|]{1,8}[A-G]?)(?!\w)\.?")
_BUKU = re.compile(rf"(?<!\w)(?:BUKU)[ ]({'|'.join(ORDINAL_WORDS)}|[IVX]+)(?!\w)")
_ORDINAL = "|".join(w.capitalize() for w in sorted(ORDINAL_WORDS, key=len, reverse=True))
_BAGIAN = re.compile(
    rf"(?<!\w)(?:Bagian|BAGIAN)[ \n]((?:Ke ?|KE ?)?(?:{_ORDINAL}|{_ORDINAL.upper()})(?: ?[Bb]elas| [Pp]uluh(?: "
    rf"\w+)?)?)(?!\w)"
)
_PARAGRAF = re.compile(r"(?<!\w)(?:Paragraf|PARAGRAF)[ \n]?([0-9lIO]{1,2}|Kesatu|Kedua|Ketiga)(?!\w)")
_REFERRING = re.compile(
    r"(?:dalam|pada|dimaksud|oleh|ketentuan|Ketentuan|dan|atau|dengan|dari|antara|yakni|yaitu|menurut|melanggar|mengenai|"
    r"penjelasan|Penjelasan|jo\.?|juncto|serta|dan/atau|s/d|sampai|bunyi|Bunyi|atas|tentang|angka \w+|ayat "
    r"\(\w+\)|huruf \w|"
    r"menjadi|setelah|Setelah|sebelum|Sebelum|bahwa|satu|nomor|rumusan|isi|substansi|Substansi|,|\()$"
)
_REFERRED_AFTER = re.compile(
    r"\s*(?:ayat\b|huruf\b|angka\b|sampai\b|dan\b|atau\b|dan/atau\b|s/d\b|jo\b|,|;|\)|"
    r"diubah\b|dihapus\b|tetap\b|berbunyi\b|ditambah\b|disisipkan\b|sebagaimana\b|ini\b|tersebut\b|di atas\b)"
)
_NAMED_AFTER = re.compile(
    r"\s*(?:Undang-?Undang|Peraturan\s+\w+|Keputusan\s+\w+)(?:\s+Republik\s+Indonesia)?\s+Nomor\b|\s*Undang-?Undang\s+(?:ini|Dasar)\b"
)
_SENTENCE_END = re.compile(r"[.;:!?…”\"]$|\.\)$|dicabut$")
_LOWER_START = re.compile(r"\s*[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the path: level buku, bab, bagian or paragraf."""

    start: int
    end: int
    level: str
    number: str
    title: str = ""


def pasal_chain(text: str, amending: bool = False) -> list[Link]:
    """The Pasal headings of a region in order, each number once."""
    candidates = list(pasal_candidates(text, amending))
    return best_chain(candidates, gap_cost=0.3 if amending else 1.0, gap_max=1.5 if amending else 6.0)


def pasal_candidates(text: str, amending: bool = False) -> Iterator[Candidate]:
    """Every "Pasal N" that may head an article, weighted by how it stands."""
    found = [(m, _own_line(text, m)) for m in _PASAL.finditer(text)]
    for i, (match, own) in enumerate(found):
        token = match.group(1).rstrip()
        if not own and " " in token and not _spaced_number(text, match, token):
            token = token.split(" ")[0]
        options = readings(token)
        if not options:
            continue
        end = match.start(1) + len(match.group(1) if own else token)
        if text[end : end + 1] in {".", ":"}:
            end += 1
        weight = _weight(text, match.start(), end, own, match.group().startswith("p"))
        if weight <= 0:
            continue
        following = found[i + 1][0] if i + 1 < len(found) else None
        if following is not None and following.start() - end < 12 and not text[end : following.start()].strip(" .…\n"):
            weight -= 1.2  # nothing between this and the next heading: a catchword
        yield Candidate(match.start(), end, options, weight)


def _spaced_number(text: str, match: re.Match[str], token: str) -> bool:
    """A number written with blanks inside a line ("Pasal 2 I 1 Pengembangan"), not a number and a list marker."""
    return bool(_PIECES.fullmatch(token)) and bool(re.match(r"\s+[A-Z(]", text[match.start(1) + len(token) :]))


def _own_line(text: str, match: re.Match[str]) -> bool:
    before = text.rfind("\n", 0, match.start()) + 1
    after = text.find("\n", match.end())
    line_end = len(text) if after < 0 else after
    return not text[before : match.start()].strip(' “”"‘') and not text[match.end() : line_end].strip(" .…:")


def _weight(text: str, start: int, end: int, own: bool, small: bool) -> float:
    """How much a place looks like a heading; 0 or less is a reference."""
    before = text[max(0, start - 40) : start].rstrip(' \n“"')
    line_start = start == 0 or text[start - 1] == "\n" or not before
    after = text[end : end + 60]
    referring = bool(_REFERRING.search(before))
    if own:
        weight = 3.0 - (1.0 if small else 0.0)
        if referring and not _SENTENCE_END.search(before):
            weight -= 2.2
        if _LOWER_START.match(after) and _REFERRED_AFTER.match(after):
            weight -= 2.0
        return weight
    if _REFERRED_AFTER.match(after) or (referring and not before.endswith((".", ";"))):
        return 0.0
    if _NAMED_AFTER.match(after):
        return 0.6 if before.endswith(".") and not small else 0.0
    ended = bool(_SENTENCE_END.search(before)) or before.isupper() or _title_before(before)
    upper_after = bool(re.match(r"\s*(?:\(|[A-Z“\"]|[a-z1]\.|\d+\.)", after))
    if small and not line_start:
        return 0.8 if before.endswith((".", ";")) and upper_after else 0.0
    if line_start:
        return 1.8 if upper_after else 0.3
    if ended and upper_after:
        return 1.5
    return 0.35 if upper_after and not before[-1:].islower() else 0.2 if upper_after else 0.0


def _title_before(before: str) -> bool:
    """Inline heading after a Bagian or BAB title: its last words are capitalised."""
    words = before.split()[-2:]
    return len(words) == 2 and all(w[:1].isupper() for w in words)


def bab_chain(text: str) -> list[Heading]:
    """BAB headings in order, each number once."""
    candidates = []
    for match in _BAB.finditer(text):
        token = match.group(1)
        options = [Reading(0.0, n)] if (n := roman(token)) else []
        if len(token) > 1 and token[-1] in "ABDEFG" and (n := roman(token[:-1])):
            options.append(Reading(0.3, n, token[-1]))
        if not options:
            continue
        weight = _bab_weight(text, match)
        if weight > 0:
            candidates.append(Candidate(match.start(), match.end(), tuple(options), weight))
    return [
        Heading(x.start, x.end, "bab", _roman_label(x), _title_after(text, x.end))
        for x in best_chain(candidates, gap_cost=1.0, gap_max=4.0)
    ]


def _roman_label(link: Link) -> str:
    from ingest.structure.numerals import to_roman

    return f"{to_roman(link.number)}{link.suffix}"


def _bab_weight(text: str, match: re.Match[str]) -> float:
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 40]
    line_start = before.endswith("\n") or not before.strip()
    if re.match(r"\s*(?:…|\.\.\.|\. \.)", after):
        return 0.0
    if _REFERRING.search(before.rstrip()) and not (line_start and re.match(r"\s*[A-Z]{3,}", after)):
        return 0.0
    if re.match(r"\s*BAB\b", after):
        return 0.3
    title = bool(re.match(r"\s*(?:[A-Z]{2,}[ ,]|[A-Z]{3,})", after))
    return (2.0 if line_start else 1.0) + (1.0 if title else -0.9)


def path_headings(text: str, pasal_starts: list[int], bab: list[Heading]) -> list[Heading]:
    """BUKU, Bagian and Paragraf headings that lead, with nothing but titles between, to a Pasal or another heading."""
    anchors = sorted([*pasal_starts, *(b.start for b in bab)])
    raw: list[Heading] = list(bab)
    for level, pattern in (("buku", _BUKU), ("bagian", _BAGIAN), ("paragraf", _PARAGRAF)):
        for m in pattern.finditer(text):
            raw.append(Heading(m.start(), m.end(), level, re.sub(r"\s+", " ", m.group(1)).strip()))
    raw.sort(key=lambda h: h.start)
    kept: list[Heading] = []
    for i in range(len(raw) - 1, -1, -1):
        heading = raw[i]
        nearest = min((a for a in (*anchors, *(k.start for k in kept)) if a > heading.start), default=None)
        if heading.level == "bab" or (nearest is not None and _leads(text, heading, nearest)):
            title_end = nearest if nearest is not None else heading.end + 200
            title = _title_between(text, heading.end, title_end)
            kept.append(Heading(heading.start, heading.end, heading.level, heading.number, title))
    return kept[::-1]


def _leads(text: str, heading: Heading, nearest: int) -> bool:
    between = text[heading.end : nearest]
    before = text[max(0, heading.start - 30) : heading.start].rstrip()
    if _REFERRING.search(before) and not before.endswith("."):
        return False
    return (
        len(between) < 260
        and not re.search(r"[.;]\s+[A-Z(]", between.strip())
        and not between.strip().startswith(("ayat", ","))
    )


def _title_between(text: str, start: int, end: int) -> str:
    title = re.sub(r"\s+", " ", text[start : min(end, start + 300)]).strip(" .:-\n")
    return title[:160]


def _title_after(text: str, end: int) -> str:
    match = re.match(r"\s*((?:[A-Z][A-Z,/\-()]*(?![a-z])[ \n]?)+)", text[end : end + 250])
    return re.sub(r"\s+", " ", match.group(1)).strip() if match else ""
