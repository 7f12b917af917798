"""Everything in an article that looks like a list marker: (2), a., 3., 4), b) - also as OCR garbles it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.structure.numerals import Reading, readings

AYAT, HURUF, ANGKA, HURUF_P, ANGKA_P, DASH = "ayat", "huruf", "angka", "huruf)", "angka)", "-"
_N = r"[0-9OoQIlLiTtZzSsBbGgqJa]"
_MARKERS = re.compile(
    rf"""(?P<ayat>\(\ ?(?P<ayat_v>{_N}{{1,3}}[a-z]?)\ ?[)\]}}]|\(\ ?(?P<ayat_u>{_N}{{1,2}}?)[1lI|t](?=[\s(]))
      |(?P<pair>(?<![\w.)])(?P<pair_v>[a-z]{{1,2}}|[lI]?[0-9]{{1,3}})\)(?=\s))
      |(?P<dot>(?<![\w.,(/])(?P<dot_v>[a-z]{{1,2}}|{_N}{{1,3}}[a-z]?|[0-9]\ [0-9])\s?[.,](?=[\s(]|$|[a-zA-Z]{{4}}))
      |(?P<bare>(?:(?<=\n)|^)(?P<bare_v>[0-9]{{1,3}})(?=\ [A-Z]))""",
    re.VERBOSE,
)
_REFERRING = re.compile(
    r"(?:ayat|pasal|huruf|angka|nomor|butir|Pasal|Nomor|Ayat|Huruf|Angka|Tahun|BAB|Lampiran|halaman|tanggal|Rp\.?|romawi|No\.?)$"
)
_JOINING = re.compile(r"(?:ayat|huruf|angka|Pasal|butir)[^.;:]{0,60}(?:,|dan|atau|dan/atau|sampai dengan|s/d|serta|-)$")
_CLOSED = re.compile(r"[.;:,]$|(?:^|\s|[;,])(?:dan|atau|dan/atau|dan ?/ ?a ?tau)$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A possible list marker; ``line`` is true at the start of a line."""

    start: int
    end: int
    style: str
    readings: tuple[Reading, ...]
    line: bool
    raw: str


def find_markers(text: str) -> list[Marker]:
    """Everything that looks like a list marker and is not a reference such as "ayat (2)"."""
    found = []
    for m in _MARKERS.finditer(text):
        line_start = text.rfind("\n", 0, m.start()) + 1
        line = not text[line_start : m.start()].strip()
        before = text[max(0, m.start() - 90) : m.start()].rstrip()
        if _REFERRING.search(before[-12:]) or (not line and _JOINING.search(before)):
            continue
        if line and _JOINING.search(before) and not _CLOSED.search(before[-1:]):
            continue
        marker = _marker(m, line)
        if marker is None:
            continue
        if not line and not _inline_ok(marker, before, text[m.end() : m.end() + 20]):
            continue
        found.append(marker)
    return found


def _marker(m: re.Match[str], line: bool) -> Marker | None:
    if m.group("ayat"):
        token = m.group("ayat_v") or m.group("ayat_u")
        return _numbered(m, AYAT, token, line)
    if m.group("pair"):
        token = m.group("pair_v")
        if token[-1].isdigit():
            return Marker(m.start(), m.end(), ANGKA_P, (Reading(0.0, int(re.sub(r"[lI]", "1", token))),), line, token)
        return Marker(m.start(), m.end(), HURUF_P, (Reading(0.0, _letter(token)),), line, token)
    if m.group("bare"):
        return Marker(m.start(), m.end(), "bare", (Reading(0.3, int(m.group("bare_v"))),), line, m.group("bare_v"))
    token = m.group("dot_v")
    if re.fullmatch(r"[a-z]{1,2}", token):
        return Marker(m.start(), m.end(), HURUF, (Reading(0.0, _letter(token)),), line, token)
    return _numbered(m, ANGKA, token.replace(" ", ""), line)


def _numbered(m: re.Match[str], style: str, token: str, line: bool) -> Marker | None:
    suffix = ""
    options = readings(token, suffixes=False)
    if len(token) > 1 and token[-1].isalpha() and token[-1].islower() and token[:-1].isdigit():
        suffix = token[-1]
        options = (Reading(0.0, int(token[:-1]), suffix), *options)
    if not options:
        return None
    return Marker(m.start(), m.end(), style, options, line, token)


def _inline_ok(marker: Marker, before: str, after: str) -> bool:
    """A marker inside a line follows the end of an item and is followed by words."""
    if not after.strip():
        return False
    if marker.style == "bare":
        return False
    if marker.style == AYAT:
        return bool(re.search(r"[.;:,\])…]$|^$", before[-1:])) or before.endswith(("dan", "atau"))
    return not before or bool(_CLOSED.search(before[-12:])) or before[-1:] in ":;."


def interpretations(marker: Marker) -> list[tuple[str, Reading]]:
    """Styles and readings of a marker; a lone l may be 1, and 1 may be l."""
    if marker.style == "bare":
        return [(ANGKA, r) for r in marker.readings]
    out = [(marker.style, r) for r in marker.readings]
    if marker.style == HURUF and marker.raw in {"l", "i", "o", "s", "b", "g", "q", "t", "z"}:
        out += [(ANGKA, Reading(r.cost + 0.3, r.number)) for r in readings(marker.raw, suffixes=False)]
    if marker.style == ANGKA and marker.raw in {"1", "I", "l"}:
        out.append((HURUF, Reading(0.2, 12)))
        out.append((HURUF, Reading(0.5, 9)))
    if marker.style == ANGKA and marker.raw in {"0", "O"}:
        out.append((HURUF, Reading(0.3, 15)))
    if marker.style == ANGKA and len(marker.raw) == 1 and marker.raw in "56986":
        letters = {"5": "s", "6": "b", "9": "g", "8": "g"}
        out.append((HURUF, Reading(0.6, _letter(letters[marker.raw]))))
    if marker.style == ANGKA_P and re.fullmatch(r"[1lI][1-9]", marker.raw):
        out.append((AYAT, Reading(0.4, int(marker.raw[1:]))))
    if marker.style == HURUF and marker.raw == "c":
        out.append((HURUF, Reading(0.5, 5)))
    return out


def _letter(token: str) -> int:
    """a is 1, z is 26, aa is 27 (as lists go on after z)."""
    if len(token) == 1:
        return ord(token) - 96
    return 26 * (ord(token[0]) - 96) + ord(token[1]) - 96
