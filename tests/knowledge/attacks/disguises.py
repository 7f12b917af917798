"""The disguises an attack may put on words, and the filling of a wrapper with a question."""

from __future__ import annotations

import base64
import codecs
import re
from collections.abc import Callable

_HOLE = re.compile(r"\{(?:question|=(?P<words>[^{}|]*))(?:\|(?P<disguise>\w+))?\}")
_CYRILLIC = str.maketrans("aeopcxyABEHKMOPCTX", "аеорсхуАВЕНКМОРСТХ")

DISGUISES: dict[str, Callable[[str], str]] = {
    "base64": lambda s: base64.b64encode(s.encode()).decode(),
    "rot13": lambda s: codecs.encode(s, "rot13"),
    "hex": lambda s: s.encode().hex(),
    "reverse": lambda s: s[::-1],
    "zerowidth": "\u200b".join,
    "tags": lambda s: "".join(chr(0xE0000 + ord(c)) for c in s if ord(c) < 128),
    "homoglyph": lambda s: s.translate(_CYRILLIC),
    "fullwidth": lambda s: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in s),
}


def fill(wrapper: str, question: str) -> str:
    """The wrapper with the question in it, each part in its disguise."""

    def put(hole: re.Match[str]) -> str:
        words = question if hole["words"] is None else hole["words"]
        return DISGUISES[hole["disguise"]](words) if hole["disguise"] else words

    return _HOLE.sub(put, wrapper)
