"""Mends slips of the finger and words typed without their vowels, against words our own texts use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

_MIN_LENGTH = 5
_MAX_LENGTH = 18
# One letter for another makes a different word of a short one (resep, reses).
_SURE_LENGTH = 8
# "dftr", "undngn": so few consonants fit too many words, and a word that long is no abbreviation.
_FEWEST_CONSONANTS, _SHORTEST = 3, 4
_VOWELS = re.compile(r"[aeiou]")
# What people write often is a word of its own ("telah" is no "telaah") unless another is used so much more; a word
# with so few vowels is no word.
_MUCH_MORE, _VOICELESS = 20, 0.34


class Speller:
    """Finds the one known word that was meant.

    ``words`` maps known words to how often they are used; ``typed`` any word to how often people typed it.
    """

    def __init__(self, words: Mapping[str, int], typed: Mapping[str, int] = MappingProxyType({})) -> None:
        self._words = words
        self._typed = typed
        self._mended = lru_cache(maxsize=1 << 14)(self._mend)
        self._cuts: dict[str, list[str]] = defaultdict(list)
        self._bones: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if _MIN_LENGTH - 1 <= len(word) <= _MAX_LENGTH:
                for cut in {word, *_cuts(word)}:
                    self._cuts[cut].append(word)
                self._bones[_VOWELS.sub("", word)].append(word)

    def __contains__(self, word: object) -> bool:
        """True for a word our texts use."""
        return word in self._words

    def mend(self, word: str) -> str:
        """``word`` itself when it is known, too short, or near nothing."""
        return self._mended(word)

    def _mend(self, word: str) -> str:
        if not _SHORTEST <= len(word) <= _MAX_LENGTH or word in self._words or not word.isalpha():
            return word
        near: set[str] = set()
        if len(word) >= _MIN_LENGTH:
            near = {w for cut in (word, *_cuts(word)) for w in self._cuts.get(cut, ()) if _one_apart(word, w)}
        best = max(near or self._voiced(word), key=lambda w: (self._words[w], w), default=word)
        return word if best == word or self._stands(word, best) else best

    def _stands(self, word: str, other: str) -> bool:
        """True for a word that is too much in use to be a slip of ``other``."""
        if len(word) - len(_VOWELS.sub("", word)) < _VOICELESS * len(word):
            return False
        return self._words[other] < _MUCH_MORE * self._typed.get(word, 0)

    def _voiced(self, word: str) -> set[str]:
        """Known words that have the letters of ``word`` and more vowels: "dftr" daftar, "undngn" undangan."""
        bones = _VOWELS.sub("", word)
        if len(bones) < _FEWEST_CONSONANTS:
            return set()
        return {w for w in self._bones.get(bones, ()) if w[0] == word[0] and _within(word, w)}


def _cuts(word: str) -> Iterable[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _one_apart(a: str, b: str) -> bool:
    """One insertion, deletion, substitution or swap of neighbours, and the same first letter."""
    if a[0] != b[0] and sorted(a[:2]) != sorted(b[:2]):
        return False
    if len(a) == len(b):
        off = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]
        return swapped or (len(off) == 1 and len(a) >= _SURE_LENGTH)
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(short == cut for cut in _cuts(long))


def _within(letters: str, word: str) -> bool:
    """``letters`` stand in ``word`` in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)
