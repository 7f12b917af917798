"""TXT and Markdown in whatever encoding they come."""

from __future__ import annotations

from charset_normalizer import from_bytes

from ingest.errors import EmptyFile, TooLarge
from ingest.model import Page, ReadDocument
from ingest.reading.bounds import Bounds


def read_plain(data: bytes, bounds: Bounds) -> ReadDocument:
    """A text as one page; form feeds and page marks are found when it is cleaned."""
    if len(data) > bounds.text:
        raise TooLarge(f"Teks ini {len(data) // 1_000_000} MB; paling besar {bounds.text // 1_000_000} MB.")
    text = decode(data)
    if not text.strip():
        raise EmptyFile("Berkas ini hanya berisi spasi.")
    return ReadDocument("text", (Page(1, text),))


def decode(data: bytes) -> str:
    """UTF-8 when it is that, else the encoding the bytes look like."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best else "cp1252", errors="replace")
