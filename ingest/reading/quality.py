"""Whether a page's text layer can be used: enough words, sound encoding, more than a watermark."""

from __future__ import annotations

import re
from enum import StrEnum

_WATERMARK = re.compile(
    r"(?:https?://\S+|(?:www\.|jdih\.)\S+|\S+\.go\.id\S*|\S+\.com\S*|SALINAN|CamScanner|Scanned (?:by|with) "
    r"\w+|Dipindai dengan \w+|^\s*[-–]?\s*\d{1,4}\s*[-–]?\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_COMMON = frozenset(
    [
        "dan",
        "yang",
        "dalam",
        "di",
        "pada",
        "dengan",
        "untuk",
        "dari",
        "atau",
        "ini",
        "oleh",
        "sebagai",
        "atas",
        "ke",
        "pasal",
        "ayat",
        "huruf",
        "tentang",
        "tahun",
        "nomor",
        "negara",
        "tidak",
        "dapat",
        "adalah",
        "republik",
        "indonesia",
        "peraturan",
        "undang",
        "lampiran",
        "kepada",
        "serta",
        "bagi",
        "akan",
        "telah",
        "jelas",
        "cukup",
        "dimaksud",
        "ketentuan",
        "menteri",
        "tanggal",
        "jakarta",
    ]
)
_VOWELS = frozenset("aeiouAEIOU")


class Layer(StrEnum):
    """State of a page's text layer."""

    USABLE = "baik"
    EMPTY = "kosong"
    WATERMARK = "tanda_air"
    GARBLED = "rusak"


def judge_layer(text: str) -> Layer:
    """State of the text a page carries."""
    solid = re.sub(r"\s", "", text)
    if not solid:
        return Layer.EMPTY
    if len(re.sub(r"\s", "", _WATERMARK.sub("", text))) < 15:
        return Layer.WATERMARK
    inked = re.sub(r"[._…:\-–—|]", "", solid)  # dotted lines of forms and tables are no sign of damage
    sound = sum(c.isalnum() and ord(c) < 0x250 for c in inked)
    if len(inked) > 30 and sound < 0.6 * len(inked):
        return Layer.GARBLED
    if _private(solid) > 0.1 * len(solid):
        return Layer.GARBLED
    return Layer.GARBLED if _shifted(text) else Layer.USABLE


def _private(text: str) -> int:
    return sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in text)


def _shifted(text: str) -> bool:
    """Letters that form no words: a font whose encoding maps to other letters."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    if len(words) < 40:
        return False
    common = sum(w.lower() in _COMMON for w in words)
    letters = "".join(words)
    vowels = sum(c in _VOWELS for c in letters) / len(letters)
    return common < 0.01 * len(words) and not 0.3 <= vowels <= 0.55
