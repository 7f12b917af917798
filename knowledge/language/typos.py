"""Mends slips of the finger: one letter missing, doubled, wrong or swapped, against words our own texts use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

_MIN_LENGTH = 5
_MAX_LENGTH = 18
# One letter for another makes a different word of a short one (resep, reses).
_SURE_LENGTH = 8


class Speller:
    """Finds the one known word at distance one; ``words`` maps known words to how often they are used."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = words
        self._cuts: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if _MIN_LENGTH - 1 <= len(word) <= _MAX_LENGTH:
                for cut in {word, *_cuts(word)}:
                    self._cuts[cut].append(word)

    def __contains__(self, word: object) -> bool:
        """True for a word our texts use."""
        return word in self._words

    def mend(self, word: str) -> str:
        """``word`` itself when it is known, too short, or near nothing."""
        if not _MIN_LENGTH <= len(word) <= _MAX_LENGTH or word in self._words or not word.isalpha():
            return word
        near = {w for cut in (word, *_cuts(word)) for w in self._cuts.get(cut, ()) if _one_apart(word, w)}
        return max(near, key=lambda w: (self._words[w], w), default=word)


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
