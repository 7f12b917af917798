"""Random damage to documents, and what must hold of every one that is still parsed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

from ingest.errors import IngestError
from ingest.model import Page, ParsedDocument, ReadDocument
from ingest.parsing import parse_document, to_json

_CONFUSED = {"1": "l", "0": "O", "I": "1", "5": "S", ")": "1", "2": "Z", "l": "1", "B": "8"}


def mutate(text: str, rng: random.Random) -> str:
    """A copy of ``text`` with one to six kinds of damage."""
    for _ in range(rng.randint(1, 6)):
        text = rng.choice(_DAMAGE)(text, rng)
    return text


def _at(text: str, rng: random.Random) -> int:
    return rng.randrange(len(text) + 1)


def _cut(text: str, rng: random.Random) -> str:
    a, b = sorted((_at(text, rng), _at(text, rng)))
    return text[:a] + text[min(b, a + 2000) :]


def _repeat(text: str, rng: random.Random) -> str:
    a = _at(text, rng)
    return text[:a] + text[a : a + rng.randint(1, 400)] * rng.randint(2, 20) + text[a:]


def _swap(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(rng.randint(1, 10)):
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[i], lines[j] = lines[j], lines[i]
    return "\n".join(lines)


def _confuse(text: str, rng: random.Random) -> str:
    share = rng.random() * 0.2
    return "".join(_CONFUSED.get(c, c) if rng.random() < share else c for c in text)


def _insert(text: str, rng: random.Random) -> str:
    odd = [
        "\x00",
        "\u202e",
        "\ud7ff",
        "((((",
        "Pasal ",
        "\nPasal 9999\n",
        "(21 ",
        "BAB XC ",
        "\f",
        "\n\n",
        "LAMPIRAN\n",
        "MEMUTUSKAN:",
        "PENJELASAN\nATAS\n",
        "a. ",
        "1) ",
        "\nPasal I\n",
        "…",
        " . . . ",
        "NOMOR ",
        "TENTANG",
        "\U000e0041",
        "ａ",
        "²",
        "٣",
        "Agar setiap orang mengetahui",
        "x" * 5000,
    ]
    for _ in range(rng.randint(1, 8)):
        a = _at(text, rng)
        text = text[:a] + rng.choice(odd) + text[a:]
    return text


def _join(text: str, rng: random.Random) -> str:
    return re.sub(r"\n", lambda m: " " if rng.random() < 0.5 else "\n", text)


_DAMAGE: tuple[Callable[[str, random.Random], str], ...] = (_cut, _repeat, _swap, _confuse, _insert, _join)


def damaged_file(data: bytes, rng: random.Random) -> bytes:
    """A file with bytes changed or cut off; in a ZIP (DOCX) mostly inside one member, so that it still opens."""
    if data.startswith(b"PK") and rng.random() < 0.8:
        return _damaged_member(data, rng)
    body = bytearray(data)
    for _ in range(rng.randint(1, 40)):
        body[rng.randrange(len(body))] = rng.randrange(256)
    if rng.random() < 0.3:
        del body[rng.randrange(len(body)) :]
    return bytes(body)


def _damaged_member(data: bytes, rng: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [n for n in old.namelist() if old.getinfo(n).file_size]
        chosen = "word/document.xml" if "word/document.xml" in names and rng.random() < 0.7 else rng.choice(names)
        for name in names:
            content = old.read(name)
            if name == chosen:
                content = mutate(content.decode("utf-8", "replace"), rng).encode("utf-8", "replace")
            new.writestr(name, content)
    return out.getvalue()


def check(text: str) -> ParsedDocument | None:
    """Parse ``text``; what is not refused with a sentence must be a sound document."""
    try:
        document = parse_document(ReadDocument("text", (Page(1, text),)))
    except IngestError as exc:
        if not str(exc).endswith(".") or len(str(exc)) > 300:
            raise AssertionError(str(exc)) from exc
        return None
    addresses = [p.address for p in document.provisions]
    assert len(addresses) == len(set(addresses))
    assert all(p.text.strip() and 1 <= p.page <= document.pages for p in document.provisions)
    # An article whose heading is there without a sentence is counted, and said.
    silent = sum(warning.code == "pasal_kosong" for warning in document.warnings)
    assert document.pasal_count <= len(addresses) + silent
    to_json(document)
    return document
