"""Step 1 of an answer: make a message safe to read, match and store, without changing what it says."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from knowledge.language.lookalikes import fold_lookalikes

MAX_LENGTH = 2000

# Invisible, yet no format characters to Unicode: fillers and the blank Braille cell.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\u180b\u180c\u180d\u180e")
_EMOJI_GLUE = re.compile("[\ufe00-\ufe0f]|(?<=[\u2190-\U0001faff])\u200d(?=[\u2190-\U0001faff])")
_DECORATION = re.compile("[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]+")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?(?:\n ?)+")
_TAG = re.compile(r"</?[a-z|][^<>]*>", re.I)

_GAP = r"[ .\-]?"
_MOBILE = rf"(?:\+?62{_GAP}|\b0)8\d{{1,2}}{_GAP}\d{{3,4}}{_GAP}\d{{3,5}}"
_LANDLINE = r"(?:\(0\d{2,3}\)[ \-]?|\b0\d{2,3}[\-])\d{6,8}|\b0[2-9]\d{1,2} \d{7,8}"
_FOREIGN = r"\+\d{1,3}(?:[ \-]?\d{2,5}){2,4}"
# A number between slashes belongs to a letter ("800/417/BKPSDM/2026"), one after "Rp" is money.
_ALONE_BEFORE = r"(?<!\d)(?<!\d[.,/\-])(?<!rp)(?<!rp[ .])"
_ALONE_AFTER = r"(?!\d|[.,/\-]\d|/[a-z])"
_MASKS = (
    ("surel", re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")),
    (
        "nomor identitas",
        re.compile(r"\b(?:nip|nik|ktp|kk|nrp|npwp|ni ?pppk)\b[ .:=\-]{0,3}(?:\d[ .\-]{0,2}){7,21}\d", re.I),
    ),
    ("NIP", re.compile(rf"{_ALONE_BEFORE}\d{{8}}{_GAP}\d{{6}}{_GAP}\d{_GAP}\d{{3}}{_ALONE_AFTER}", re.I)),
    ("NIK", re.compile(rf"{_ALONE_BEFORE}(?:\d{{4}}{_GAP}){{3}}\d{{4}}{_ALONE_AFTER}", re.I)),
    ("NIK", re.compile(rf"{_ALONE_BEFORE}\d{{6}}{_GAP}\d{{6}}{_GAP}\d{{4}}{_ALONE_AFTER}", re.I)),
    ("telepon", re.compile(rf"(?<!\d)(?<!\d[./])(?:{_MOBILE}|{_LANDLINE}|{_FOREIGN})(?!\d|/[a-z])", re.I)),
    ("nomor identitas", re.compile(rf"{_ALONE_BEFORE}\d{{14,20}}{_ALONE_AFTER}", re.I)),
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A readable message; ``masked`` names what was hidden in it, ``hidden`` counts invisible characters removed."""

    text: str
    masked: tuple[str, ...] = ()
    hidden: int = 0
    too_long: bool = False


def clean(text: str, limit: int = MAX_LENGTH) -> Cleaned:
    """Normalise, uncover and mask; a text over ``limit`` characters is flagged, never cut."""
    visible, hidden = _uncover(text)
    plain = _tidy(fold_lookalikes(_normalise(visible)))
    safe, masked = _mask(plain)
    return Cleaned(safe, masked, hidden, len(safe) > limit)


def _uncover(text: str) -> tuple[str, int]:
    """Drop what cannot be seen; the joiners inside emoji go too, but are nobody's trick and not counted.

    Entities of a pasted page ("&amp;") are read as the page shows them.
    """
    text = html.unescape(text)
    text = _EMOJI_GLUE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    visible = "".join(c for c in text if not _is_hidden(c))
    return visible, len(text) - len(visible)


def without_tags(text: str, instead: str = " ") -> str:
    """What a page would show of a message that was copied with its markup: "<b>PERHATIAN</b>" says "PERHATIAN"."""
    return _TAG.sub(instead, text)


def _is_hidden(char: str) -> bool:
    if char in "\n\t":
        return False
    return char in _BLANKS or unicodedata.category(char) in ("Cf", "Cc", "Co", "Cn", "Cs")


def _normalise(text: str) -> str:
    """NFKC, one kind of digit, no marks stacked on letters (struck-through or "zalgo" text)."""
    composed = _DECORATION.sub("", unicodedata.normalize("NFKC", text))
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() and not c.isascii() else c for c in composed)


def _tidy(text: str) -> str:
    return _LINES.sub("\n\n", _SPACES.sub(" ", text)).strip()


def _mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace identity numbers by their kind; the kinds come back in the order they are looked for."""
    found: list[str] = []
    for kind, pattern in _MASKS:
        text, count = pattern.subn(f"[{kind}]", text)
        found += [kind] * count
    return text, tuple(dict.fromkeys(found))
