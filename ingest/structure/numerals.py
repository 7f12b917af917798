"""Numbers as OCR garbles them: every plausible reading of a token, with what the reading costs."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

# What a scanned glyph may stand for; seen in official SALINAN scans ("3O", "2l", "T2", "L945", "4g43").
_GLYPHS = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "D": "0",
    "U": "0",
    "I": "1",
    "l": "1",
    "i": "1",
    "L": "1",
    "|": "1",
    "!": "1",
    "t": "1",
    "r": "1",
    "J": "1",
    "j": "1",
    "T": "71",
    "Z": "2",
    "z": "2",
    "S": "5",
    "s": "5",
    "$": "5",
    "B": "8",
    "b": "6",
    "G": "6",
    "g": "98",
    "q": "9",
    "A": "4",
    "a": "4",
    "P": "9",
}
GLYPHS = "0-9" + "".join(_GLYPHS).replace("|", r"\|").replace("!", "").replace("$", r"\$")
_SUFFIX_GLYPHS = {"8": "B", "4": "A", "0": "D", "6": "G"}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = [
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
    "KESEBELAS",
    "KEDUABELAS",
    "KETIGABELAS",
    "KEEMPATBELAS",
    "KELIMABELAS",
    "KEENAMBELAS",
    "KETUJUHBELAS",
    "KEDELAPANBELAS",
    "KESEMBILANBELAS",
    "KEDUAPULUH",
]
_FIRST = {"PERTAMA": 1}


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One way to read a token: a number with an inserted letter, and the cost of reading it so."""

    cost: float
    number: int
    suffix: str = ""

    @property
    def label(self) -> str:
        """The number as an address prints it."""
        return f"{self.number}{self.suffix}"


@lru_cache(maxsize=4096)
def readings(token: str, suffixes: bool = True) -> tuple[Reading, ...]:
    """All readings of ``token`` as a number up to 9999, the cheapest first.

    With ``suffixes`` a final capital may be the letter of an inserted article (45A, also "458" for 45B).
    """
    token = token.replace(" ", "")
    if not token or len(token) > 7:
        return ()
    found = {(r.number, ""): r for r in _digits(token)}
    if suffixes and len(token) > 1 and token[-1].isalpha() and token[-1].isupper():
        for r in _digits(token[:-1]):
            _keep(found, Reading(r.cost, r.number, token[-1]))
    if suffixes and len(token) > 2 and (letter := _SUFFIX_GLYPHS.get(token[-1])):
        for r in _digits(token[:-1]):
            _keep(found, Reading(r.cost + 1.0, r.number, letter))
    if suffixes and len(token) > 3 and token[-2:] in {"El", "EI", "E1"}:
        for r in _digits(token[:-2]):
            _keep(found, Reading(r.cost + 0.8, r.number, "B"))
    return tuple(sorted(r for r in found.values() if 0 < r.number <= 9999))


def _keep(found: dict[tuple[int, str], Reading], reading: Reading) -> None:
    key = (reading.number, reading.suffix)
    if key not in found or found[key].cost > reading.cost:
        found[key] = reading


def _digits(token: str) -> list[Reading]:
    """Readings of a token in which every glyph stands for a digit."""
    partial: list[tuple[str, float]] = [("", 0.0)]
    for glyph in token:
        if glyph in "0123456789":
            partial = [(s + glyph, c) for s, c in partial]
        elif glyph in _GLYPHS:
            partial = [(s + d, c + 0.3 + 0.2 * i) for s, c in partial for i, d in enumerate(_GLYPHS[glyph])]
        else:
            return []
    return [Reading(cost, int(digits)) for digits, cost in partial if not digits.startswith("0")]


def mend_digits(token: str) -> str:
    """``token`` with look-alike letters turned to digits when it holds a digit already ("2Ol4" to "2014")."""
    if token.isdigit() or not any(c.isdigit() for c in token):
        return token
    mended = "".join(c if c.isdigit() else _GLYPHS.get(c, c)[0] for c in token)
    return mended if mended.isdigit() else token


@lru_cache(maxsize=1024)
def roman(token: str) -> int | None:
    """Value of a Roman numeral as written, or ``None``; "1", "l" and "T" count as I."""
    text = re.sub(r"[1l|Tt]", "I", token).upper()
    if not text or not re.fullmatch(r"[IVXLC]+", text):
        return None
    values = [_ROMAN[c] for c in text] + [0]
    total = sum(-a if a < b else a for a, b in itertools.pairwise(values))
    return total if to_roman(total) == text else None


def to_roman(number: int) -> str:
    """Roman numeral of a number from 1 to 399."""
    parts = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for value, letters in parts:
        while number >= value:
            out += letters
            number -= value
    return out


def ordinal(word: str) -> int | None:
    """KESATU is 1, KEDUA 2, ... also PERTAMA and words split by a space or letter-spaced."""
    key = re.sub(r"\s+", "", word.upper())
    if key in _FIRST:
        return _FIRST[key]
    return _ORDINALS.index(key) + 1 if key in _ORDINALS else None


ORDINAL_WORDS = tuple(_ORDINALS) + tuple(_FIRST)
