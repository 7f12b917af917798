"""Letters of other alphabets that pass for Latin ones, and their folding inside Latin text."""

from __future__ import annotations

import re

_CYRILLIC = dict(zip("авеёкмнорстухіјѕԁһӏԛԝґпгз", "abeekmhopctyxijsdhlqwrnr3", strict=True))
_CYRILLIC |= dict(zip("АВЕЁКМНОРСТУХІЈЅԌӀԚԜ", "ABEEKMHOPCTYXIJSGIQW", strict=True))
_GREEK = dict(zip("αβγεηικνορτυχωϲϳ", "abyenikvoptuxwcj", strict=True))
_GREEK |= dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_OTHERS = dict(zip("ɑɡıʟʙᴄᴅᴇғɢʜɪᴊᴋᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢᴀօսոցհ", "agilbcdefghijkmnopqrstuvwyzaounqh", strict=True))
_FOREIGN = _CYRILLIC | _GREEK
_TABLE = str.maketrans(_FOREIGN | _OTHERS)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-Z]")


def fold_lookalikes(text: str) -> str:
    """Fold look-alikes in words that mix alphabets, and in whole foreign words amid Latin ones.

    A text that is really written in Cyrillic or Greek is left alone: the router names its language.
    """
    if text.isascii():
        return text
    words = _WORD.findall(text)
    latin = sum(1 for word in words if _LATIN.search(word))
    foreign = sum(1 for word in words if not _LATIN.search(word) and not _foldable(word))
    return _WORD.sub(lambda m: _fold(m.group(), latin > foreign), text)


def _fold(word: str, amid_latin: bool) -> str:
    if word.isascii():
        return word
    if _LATIN.search(word) or (_foldable(word) and amid_latin) or all(c in _OTHERS for c in word):
        return word.translate(_TABLE)
    return word


def _foldable(word: str) -> bool:
    return all(c in _FOREIGN or c in _OTHERS for c in word)
