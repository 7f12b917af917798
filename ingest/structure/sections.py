"""Where a document's parts begin: opening, body, closing, Penjelasan, Lampiran, an attached law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.structure.numerals import roman

_DECIDES = re.compile(
    r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?[KIl1]\s?[(IA]?\s?A?\s?N\b\s*:?|\bMEMUTUS[^\s]{2,5}\s*:|^memutuskan\s*$", re.MULTILINE
)
_SETS = re.compile(r"(?:Menetap[kK]an|M[ec]n?[ec]?NetapKan|menetapkan)\s*:?\s*(?=(?:PERATURAN|UNDANG|KEPUTUSAN|QANUN))")
_SETS_AFTER = re.compile(
    r"\s*(?:Menetap[kK]an|menetapkan|\w{6,12})\s*:?\s*(?=(?:PERATURAN|UNDANG|KEPUTUSAN|QANUN|INSTRUKSI))"
)
_CLOSING = re.compile(
    r"Agar\s+(?:supaya\s+)?(?:setiap|semua)\s+orang\s+(?:dapat\s+)?(?:meng|men)\w*|"
    r"^(?:Ditetapkan|Disahkan|Dikeluarkan)\s+[Dd]i\s+[A-Z]\w+",
    re.MULTILINE,
)
_EXPLAINS = re.compile(
    r"P\s?E\s?N\s?J\s?E\s?L\s?A\s?S\s?A\s?N\s+A\s?T\s?A\s?S\s+(?=(?:RANCANGAN|PERATURAN|UNDANG|QANUN|KEPUTUSAN))|^PENJELASAN\s*$",
    re.MULTILINE,
)
_BY_ARTICLE = re.compile(r"II\s*[.,]?\s*PASAL\s*DEMI\s*PASAL|PENJELASAN\s+PASAL\s+DEMI\s+PASAL|\bPASAL\s+DEMI\s+PASAL")
_ENOUGH = re.compile(r"Cukup\s*\^?\s*[jJ]elas")
_ANNEX = re.compile(
    r"^(?:SALINAN\s+)?LAMPIRAN(?:[ :]+([IVXLC]{1,6}|[0-9]{1,2})\b)?(?: ?[.:])?(?=\s*\n|\s+[A-Z(]|\s*$)", re.MULTILINE
)
_KIND_AFTER = re.compile(
    r"\s*(?:[:\-]\s*)?(?:PERATURAN|UNDANG|KEPUTUSAN|SURAT\s+EDARAN|QANUN|INSTRUKSI|SURAT|NOMOR|SEOJK|POJK|BAGIAN)"
)
_CONSIDERS = re.compile(r"^\s*(?:Menimbang|menimbang)\s*:?", re.MULTILINE)
_ATTACHED = re.compile(
    r"PERATURAN\s+PEMERINTAH\s+PENGGANTI\s+UNDANG-?\s?UNDANG(?:\s+REPUBLIK\s+INDONESIA)?\s+NOMOR\s+\S+\s+TAHUN\s+\S+\s+TENTANG"
)
_PASAL_ONE = re.compile(r"(?<!\w)Pasal\s*[1Il]\b(?!\s*(?:ayat|huruf|angka|,|dan))")


class Part(StrEnum):
    """What a stretch of the document is."""

    OPENING = "pembukaan"
    BODY = "batang_tubuh"
    CLOSING = "penutup"
    EXPLANATION = "penjelasan"
    ANNEX = "lampiran"
    ATTACHED = "lampiran_undang_undang"


@dataclass(frozen=True, slots=True)
class Section:
    """A part from ``start`` to ``end``; ``label`` is the number of an annex."""

    part: Part
    start: int
    end: int
    label: str = ""


def split_sections(text: str) -> list[Section]:
    """The parts of a document in order; together they cover the whole text."""
    decides = _find_decides(text)
    body = decides[0][1] if decides else _after_opening(text)
    attached = _attached_start(text, decides)
    limit = attached if attached is not None else len(text)
    sections = [Section(Part.OPENING, 0, body)] if body else []
    sections += _from_body(text, body, limit)
    if attached is not None:
        sections.append(Section(Part.ATTACHED, attached, len(text)))
    return [s for s in sections if s.end > s.start]


def _find_decides(text: str) -> list[tuple[int, int]]:
    """Spans of MEMUTUSKAN with the "Menetapkan: ..." sentence that follows."""
    spans = []
    for m in _DECIDES.finditer(text):
        end = m.end()
        if sets := _SETS_AFTER.match(text, end):
            end = sets.end()
        spans.append((m.start(), end))
    if not spans and (m2 := _SETS.search(text)):
        spans.append((m2.start(), m2.end()))
    return spans


def _after_opening(text: str) -> int:
    """A circular has no MEMUTUSKAN: its body is everything."""
    return 0


def _attached_start(text: str, decides: list[tuple[int, int]]) -> int | None:
    """Start of a second law inside the file: its title stands before a second Menimbang and MEMUTUSKAN."""
    if len(decides) < 2:
        return None
    second = decides[-1][0]
    for start, _ in decides[1:]:
        if _CONSIDERS.search(text, decides[0][1], start) or "Menimbang" in text[decides[0][1] : start]:
            second = start
            break
    else:
        return None
    considers = text.rfind("Menimbang", decides[0][1], second)
    titles = [m.start() for m in _ATTACHED.finditer(text, decides[0][1], considers)]
    if titles:
        close = [t for t in titles if considers - t < 1500]
        return close[0] if close else titles[-1]
    head = list(
        re.finditer(
            r"(?:LAMPIRAN\s+)?(?:PERATURAN|UNDANG-UNDANG|KEPUTUSAN)[A-Z \n]+NOMOR", text[decides[0][1] : considers]
        )
    )
    return decides[0][1] + head[-1].start() if head else None


def _from_body(text: str, start: int, limit: int) -> list[Section]:
    explains = _explanation_start(text, start, limit)
    annexes = _annex_starts(text, start, limit)
    marks: list[tuple[int, Part, str]] = [(a, Part.ANNEX, label) for a, label in annexes]
    if explains is not None:
        marks.append((explains, Part.EXPLANATION, ""))
    marks.sort()
    first = marks[0][0] if marks else limit
    closing = _closing_start(text, start, first)
    sections = [Section(Part.BODY, start, closing)]
    if closing < first:
        sections.append(Section(Part.CLOSING, closing, first))
    for (at, part, label), following in zip(marks, [*(m[0] for m in marks[1:]), limit], strict=False):
        sections.append(Section(part, at, following, label))
    return sections


def _closing_start(text: str, start: int, limit: int) -> int:
    last = None
    for m in _CLOSING.finditer(text, start, limit):
        if last is None or m.group().startswith("Agar") or m.start() - last > 3000:
            last = m.start()
    return limit if last is None else last


def _explanation_start(text: str, start: int, limit: int) -> int | None:
    """PENJELASAN ATAS, or where the numbering begins again among "Cukup jelas" when that line was lost."""
    for head in _EXPLAINS.finditer(text, start, limit):
        after = text[head.end() : head.end() + 60]
        if head.group().strip() != "PENJELASAN" or re.match(r"\s*(?:ATAS\b|I\b|UMUM|PERATURAN|UNDANG)", after):
            return head.start()
    if m := _BY_ARTICLE.search(text, start, limit):
        general = text.rfind("UMUM", start, m.start())
        return max(general - 4, start) if general > start and m.start() - general < 20000 else m.start()
    enough = _ENOUGH.search(text, start, limit)
    if not enough:
        return None
    closing = _CLOSING.search(text, start, enough.start())
    floor = closing.start() if closing else start
    ones = [m.start() for m in _PASAL_ONE.finditer(text, floor, enough.start())]
    if ones:
        return _line_start(text, ones[-1], floor)
    return closing.start() if closing else None


def _line_start(text: str, offset: int, floor: int) -> int:
    return max(text.rfind("\n", 0, offset) + 1, floor)


def _annex_starts(text: str, start: int, limit: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for m in _ANNEX.finditer(text, start, limit):
        own = text[m.end() : m.end() + 1] in {"\n", ""}
        if not _KIND_AFTER.match(text[m.end() : m.end() + 80]) and not (
            own and (m.group(1) or _title_follows(text, m.end()))
        ):
            continue
        label = m.group(1) or ""
        if label and not label.isdigit() and roman(label) is None:
            continue
        if found and found[-1][1] == label and m.start() - found[-1][0] < 200:
            continue
        found.append((m.start(), label))
    return found


def _title_follows(text: str, end: int) -> bool:
    return bool(re.match(r"\s*[A-Z]{4,}[A-Z ,\n]{8,}", text[end : end + 120]))
