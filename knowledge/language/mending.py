"""Brings slang, abbreviations, typos and regional words to the words of the cards, for matching only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.language.facets import is_english
from knowledge.language.typos import Speller

_WORD = re.compile(r"[a-z0-9]+(?:/[a-z0-9]+)*")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
# "Golongan III" is no drawn-out "i".
_ROMAN = re.compile(r"x{0,3}v?i{3}")
_DOUBLED = re.compile(r"^([a-z]{3,})2$")
_PARTICLES = re.compile(r"^([a-z]{4,})(?:ji|mi|ka|ki|ja|lah|kah|tuh|nih|sih|dong|deh)$")
_LONGEST = 4
# "boleh nggak like ...?" asks whether one may; the "nggak" denies nothing.
_ASKING = re.compile(
    r"\b(boleh|bisa|aman|kena|melanggar|dilarang|termasuk pelanggaran) tidak(?: (?:ya|sih|min))?(?= |$)"
)


@dataclass(frozen=True)
class Glossary:
    """Entries by their spoken form; the longest entry wins. What no entry knows goes to the speller."""

    entries: Mapping[str, str]
    speller: Speller | None = None

    def mend(self, text: str) -> str:
        """Lower-case words only, spoken forms replaced; "boleh gk sher" -> "boleh tidak bagikan"."""
        # An English word is no slip of an Indonesian one ("table" is not "tabe").
        speller = None if is_english(text) else self.speller
        words = [self._plain(w, speller) for w in _WORD.findall(_unaccented(text.lower()))]
        out: list[str] = []
        i = 0
        while i < len(words):
            step, said = self._longest(words, i)
            out.append(said)
            i += step
        return _ASKING.sub(r"\1", " ".join(" ".join(out).split()))

    def _longest(self, words: list[str], i: int) -> tuple[int, str]:
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            key = " ".join(words[i : i + n])
            if key in self.entries:
                return n, self.entries[key]
        return 1, words[i]

    def _plain(self, word: str, speller: Speller | None) -> str:
        if word in self.entries:
            return word
        word = word if _ROMAN.fullmatch(word) else _STRETCHED.sub(r"\1", word)
        if doubled := _DOUBLED.match(word):
            word = doubled.group(1)
        # "Sekolah" is a word, and not the dialect's "seko" with a particle.
        known = self.speller is not None and word in self.speller
        if not known and (ended := _PARTICLES.match(word)) and ended.group(1) in self.entries:
            return ended.group(1)
        if speller is None:
            return word
        return _formal(word, speller) or speller.mend(word)


# The spoken active prefix and the written one: "ngecat" mengecat, "ngelanggar" melanggar, "ngajak" mengajak, "nyebar"
# menyebar.
_SPOKEN = (("nge", "menge"), ("nge", "me"), ("ng", "meng"), ("ny", "meny"), ("n", "men"), ("m", "mem"))


def _formal(word: str, speller: Speller) -> str | None:
    """The written form of a spoken verb, where our texts know it and not the spoken one."""
    if word in speller:
        return None
    forms = (new + word[len(old) :] for old, new in _SPOKEN if word.startswith(old))
    return next((form for form in forms if form in speller), None)


def _unaccented(text: str) -> str:
    """Sundanese and Javanese "téh", "é" as everyone types them."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
