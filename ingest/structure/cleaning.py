"""From raw pages to one clean stream: furniture, catchwords, letter-spacing and odd characters go."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from ingest.model import Page
from ingest.structure.mending import mend_references, strip_noise
from ingest.structure.stream import Stream

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " ", "\t": " ", "\u2010": "-", "\u2011": "-",
        "\ufffe": "-", "\u00ad": "-", "\ufeff": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None,
        "\u200e": None, "\u200f": None, "\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    }
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]")
_CARET = re.compile(r"\^\s?(?=[A-Za-z])")
_SPACED = re.compile(r"\b(?:[A-Z] ){3,}[A-Z]\b")
_BAB_SPACED = re.compile(r"\bB ?A ?B(?= ?[IVXLC1l]+\b)")
_NUMBER_LINE = re.compile(r"[-–—_~•.\s]*[\dtlIiOoSzZ]{1,4}[-–—_~•.\s]*")
_DASHED_NUMBER = re.compile(r"[-–—_]\s*[\dtlIiOoSzZ]{1,4}\s*[-–—_]?|[\dtlIiOo]{1,4}\s*/\s*[\dtlIiOo]{1,4}")
_FIXED = re.compile(
    r"(?:https?://)?(?:www\.)?(?:[a-z]+\.)*(?:hukumonline|peraturan|bpk|jdih|djpp|kemenkumham|bphn|sipuu|setkab)"
    r"[a-z.\-]*\.(?:com|go\.id|id)\S*|SK\s*No\.?\s*\d{3,}\s*[A-Z]?|\d{4},\s*No\.?\s*\d+|No\.?\s*\d+\s*,?\s*\d{4}",
    re.IGNORECASE,
)
_INLINE_FURNITURE = re.compile(
    r"(?:\bSK\s*No\.?\s*\d{5,6}\s*[A-D]\b)|(?:\bP\s?R\s?E\s?S\s?I\s?D\s?E\s?N\s+REP\s?U\s?BLIK\s+INDONESIA\s*"
    r"[-–—]\s*[\dtlIO]{1,3}\s*[-–—])|(?:www\.hukumonline\.com\S*)|(?:jdih\.[a-z]+\.go\.id)"
)
_DOTS = r"\s?(?:…|\.\s?\.\s?\.(?:\s?\.)*|\.\s\.(?:\s\.)*|\s\.)\s*$"
_CATCH_DOTS = re.compile(r"^(.{1,45}?)" + _DOTS)
_INLINE_DOTS = re.compile(r" ?(?:…|\.\.\.+|(?:\. ){2,}\.?)\s*")
_MARKER_DOUBLED = re.compile(r"(?<![\w.])((?:\d{1,2}|[a-z])\.|\(\d{1,2}\)) (\w+) \1 (?=\2\b)")
_PARA_BREAK = re.compile(r"\n\s*\n")
_COUNTED = re.compile(r"(?<![\d/])(\d{1,4}) / (\d{1,4})[ \t]*(?:\n|$|(?=[A-Z(]))")
_PAGE_MARK = re.compile(r"^\s*[-–—]\s*[\dtlIO]{1,3}\s?[-–—]", re.MULTILINE)


@dataclass
class _Sheet:
    number: int
    lines: list[str]
    reordered: bool = False


def clean(pages: tuple[Page, ...]) -> Stream:
    """One stream of the document's own words, in order, with its page starts."""
    sheets = [_Sheet(p.number, _lines(p.text)) for p in _split_pages(pages)]
    if len(sheets) > 1:
        _drop_furniture(sheets)
        _drop_catchwords(sheets)
    return _join(sheets)


def tidy(text: str) -> str:
    """Characters put right: ligatures, odd blanks, controls, carets and spaced-out letters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LIGATURES)
    text = re.sub(r"_{2,}", " ", _CARET.sub("", _CONTROL.sub("", text)))
    text = _BAB_SPACED.sub("BAB", text)
    return _SPACED.sub(lambda m: m.group().replace(" ", ""), text)


def _split_pages(pages: tuple[Page, ...]) -> list[Page]:
    """A text file whose blank lines are page breaks gets its pages back."""
    if len(pages) != 1:
        return list(pages)
    text = pages[0].text
    if "\f" in text:
        return [Page(i, part) for i, part in enumerate(text.split("\f"), 1)]
    if counted := _counted_pages(text):
        return counted
    blocks = _PARA_BREAK.split(text.strip())
    marked = sum(1 for b in blocks if _PAGE_MARK.search(b[:120]))
    if len(blocks) < 3 or marked < 0.5 * (len(blocks) - 1):
        return list(pages)
    return [Page(i, block) for i, block in enumerate(blocks, 1)]


def _counted_pages(text: str) -> list[Page]:
    """Pages of a text in which most page ends are marked "3 / 66"; empty when they are not."""
    marks = list(_COUNTED.finditer(text))
    if len(marks) < 2:
        return []
    total, seen = Counter(m.group(2) for m in marks).most_common(1)[0]
    if seen < max(2, 0.6 * (int(total) - 1)):
        return []
    pages: list[Page] = []
    start = 0
    for m in [m for m in marks if m.group(2) == total]:
        pages.append(Page(len(pages) + 1, text[start : m.start()]))
        start = m.end()
    return [*pages, Page(len(pages) + 1, text[start:])] if text[start:].strip() else pages


def _lines(text: str) -> list[str]:
    text = tidy(text)
    text = re.sub(r"^#{1,6}\s+", "", text, flags=re.MULTILINE)
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    text = mend_references(_INLINE_FURNITURE.sub(" ", text))
    lines = (re.sub(r" {2,}", " ", line).strip() for line in text.split("\n"))
    return [line for line in lines if line and not _FIXED.fullmatch(line)]


def _drop_furniture(sheets: list[_Sheet]) -> None:
    repeated = _repeated(sheets)
    for i, sheet in enumerate(sheets):
        sheet.lines = _without_head(sheet.lines, repeated, first=i == 0)
        sheet.lines = _without_foot(sheet.lines, repeated)


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"[^\w]", "", line)).lower()


def _repeated(sheets: list[_Sheet]) -> set[str]:
    """Keys of lines that stand at the top or foot of many pages."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        edge = sheet.lines[:3] + sheet.lines[-3:]
        seen.update({_key(x) for x in edge if len(x) < 90})
    least = max(3, int(0.4 * len(sheets)))
    return {k for k, n in seen.items() if n >= least and k and not re.fullmatch(r"pasal#?|\W*|[a-z]", k)}


def _is_number(line: str) -> bool:
    return bool(_DASHED_NUMBER.fullmatch(line)) or (
        bool(_NUMBER_LINE.fullmatch(line)) and not re.search(r"\w\.$", line)
    )


def _is_head(line: str) -> bool:
    """PRESIDEN / REPUBLIK INDONESIA as scans spell it."""
    key = re.sub(r"[^A-Z]", "", line.upper())
    return len(line) < 40 and (_like(key, "PRESIDEN") or _like(key, "REPUBLIKINDONESIA") or _like(key, "SALINAN"))


def _like(key: str, word: str) -> bool:
    if abs(len(key) - len(word)) > 3 or not key:
        return False
    same = sum((Counter(key) & Counter(word)).values())
    return same >= 0.75 * max(len(key), len(word)) and (
        key[0] == word[0] or key[1:3] == word[1:3] or same >= len(word) - 2
    )


def _without_head(lines: list[str], repeated: set[str], first: bool) -> list[str]:
    """Drop page heads from the first lines; floated markers before them stay."""
    kept: list[str] = []
    numbered = False
    for i, line in enumerate(lines):
        in_head = i < 12 and not numbered
        drop = (
            (i < 6 and _DASHED_NUMBER.fullmatch(line) is not None)
            or (i < 4 and not first and _key(line) in repeated)
            or (in_head and not first and _is_head(line) and not line.endswith(","))
            or (i == 0 and _is_number(line))
        )
        numbered = numbered or (drop and bool(_DASHED_NUMBER.fullmatch(line)))
        if drop:
            continue
        if i < 12 and (glued := re.match(r"[-–—]\s?[\dtlIO]{1,3}\s?[-–—]\s*(?=(?:Paragraf|Pasal|BAB|Bagian)\b)", line)):
            line = line[glued.end() :]
        kept.append(line)
    while (
        kept and len(kept[0]) <= 3 and not re.search(r"^\(?\w{1,2}[.)]$|^\(", kept[0]) and not first and len(kept) > 1
    ):
        kept.pop(0)
    return kept


def _without_foot(lines: list[str], repeated: set[str]) -> list[str]:
    for _ in range(4):
        if not lines:
            break
        if _key(lines[-1]) in repeated or _DASHED_NUMBER.fullmatch(lines[-1]) or re.fullmatch(r"\W*\w?\W*", lines[-1]):
            if re.fullmatch(r"\(?\w{1,2}[.)1]", lines[-1]):
                break
            lines = lines[:-1]
        else:
            break
    return lines


def _drop_catchwords(sheets: list[_Sheet]) -> None:
    """A catchword at the foot repeats how the next page begins."""
    for sheet, following in itertools.pairwise(sheets):
        for back in range(1, min(4, len(sheet.lines)) + 1):
            line = sheet.lines[-back]
            if _is_catchword(line, following.lines):
                del sheet.lines[-back]
                break


def _is_catchword(line: str, following: list[str]) -> bool:
    dotted = _CATCH_DOTS.match(line)
    words = dotted.group(1) if dotted else line
    if len(words) > 46 or len(words.split()) > 5:
        return False
    key = _squeezed(words)
    if not key:
        return dotted is not None
    heads = [_squeezed(x)[: len(key)] for x in following[:12]]
    if dotted:
        return True
    return any(_close(key, head) for head in heads[:6])


def _squeezed(text: str) -> str:
    return re.sub(r"[^\w]", "", text).lower()


def _close(a: str, b: str) -> bool:
    """Nearly the same words; digits must agree."""
    if len(a) < 4 or re.sub(r"\D", "", a) != re.sub(r"\D", "", b):
        return a == b
    return a == b or sum(x != y for x, y in zip(a, b, strict=False)) + abs(len(a) - len(b)) <= len(a) // 6


def _join(sheets: list[_Sheet]) -> Stream:
    parts: list[str] = []
    starts: list[int] = []
    offset = 0
    for sheet in sheets:
        text = _drop_inline_catchwords("\n".join(sheet.lines))
        starts.append(offset)
        parts.append(text + "\n")
        offset += len(text) + 1
    return Stream("".join(parts), tuple(starts), tuple(s.number for s in sheets))


def _drop_inline_catchwords(text: str) -> str:
    """Catchwords inside running text ("Pasal 3… Pasal 3") and doubled markers ("2. Pejabat 2. Pejabat Pembina")."""
    text = re.sub(r"(BAB ?[IVXLC]+)\s?(?:…|\.(?=\s*BAB)|\.\.\.+)\s*(?=BAB)", "", text)
    text = _drop_dotted(text)
    return strip_noise(_MARKER_DOUBLED.sub(r"\1 ", text))


def _drop_dotted(text: str) -> str:
    """Words before dots go when the words after the dots repeat them."""
    parts: list[str] = []
    done = 0
    for match in _INLINE_DOTS.finditer(text):
        after = _squeezed(text[match.end() : match.end() + 60])
        before = text[max(done, match.start() - 45) : match.start()]
        cut = _repeated_tail(before, after)
        if cut:
            parts.append(text[done : match.start() - cut])
            done = match.end()
    parts.append(text[done:])
    return "".join(parts)


def _repeated_tail(before: str, after: str) -> int:
    """Length of the longest run of up to four words ending ``before`` that ``after`` begins with."""
    starts = [m.start() for m in re.finditer(r"\S+", before)][-4:]
    for start in starts:
        words = _squeezed(before[start:])
        if words and _close(words, after[: len(words)]):
            return len(before) - start
    return 0
