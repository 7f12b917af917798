"""The Penjelasan: its general part, and what it says of each Pasal, ayat, huruf and angka."""

from __future__ import annotations

import re

from ingest.structure.headings import pasal_chain
from ingest.structure.numerals import readings
from ingest.structure.tree import Unit

_BY_ARTICLE = re.compile(r"(?:II\s*[.,]?\s*)?PASAL\s*DEMI\s*PASAL\.?")
_GENERAL = re.compile(r"(?:^|\n|\s)(?:[I1l]\s*[.,]?\s*)?(?:PENJELASAN\s+)?UMUM\b\.?")
_UNIT = re.compile(
    r"(?:(?<=\n)|(?<=[.;:]\s)|(?<=[a-z]\s)|^)\s*(?:(?P<ayat>Ayat)\s?\(?\s?(?P<ayat_n>[0-9lIOosSa]{1,2}[a-z]?)\s?[)1l]?(?=[\s.,]|$)"
    r"|(?P<huruf>Huruf)\s?(?P<huruf_n>[a-z]{1,2})(?=[\s.,]|$)|(?P<angka>Angka)\s?(?P<angka_n>[0-9lIOo]{1,3}[a-z]?)(?=[\s.,]|$))"
)
_END = re.compile(r"TAMBAHAN\s+(?:LEMBARAN|BERITA)\s+NEGARA")


def parse_explanation(text: str, base: int, amending: bool) -> tuple[str, list[Unit]]:
    """The general explanation (may be empty) and one unit for every Pasal explained."""
    if end := list(_END.finditer(text)):
        text = text[: end[-1].start()] if end[-1].start() > 0.5 * len(text) else text
    by = _BY_ARTICLE.search(text)
    chain = pasal_chain(text[by.end() :] if by else text, amending)
    shift = by.end() if by else 0
    general = _general(text[: by.start()] if by else text[: chain[0].start if chain else len(text)])
    units = []
    for i, link in enumerate(chain):
        end_at = chain[i + 1].start + shift if i + 1 < len(chain) else len(text)
        unit = Unit("pasal", link.label, start=base + shift + link.start)
        _fill(text[shift + link.end : end_at], unit, base + shift + link.end)
        units.append(unit)
    return general, units


def _general(text: str) -> str:
    m = _GENERAL.search(text)
    return text[m.end() :].strip() if m else ""


def _fill(text: str, root: Unit, base: int) -> None:
    """Nest Ayat, Huruf and Angka in the order in which they first occur."""
    order: list[str] = []
    open_units: list[Unit] = [root]
    taken = 0
    for m in _UNIT.finditer(text):
        level = "ayat" if m.group("ayat") else "huruf" if m.group("huruf") else "angka"
        if m.start() != 0 and re.search(
            r"(?:dalam|pada|dan|atau|sampai dengan)$", text[max(0, m.start() - 16) : m.start()].rstrip()
        ):
            continue
        label = _label(m, level)
        if not label:
            continue
        open_units[-1].lead += text[taken : m.start()]
        taken = m.end()
        if level == "ayat":
            order, open_units = ["ayat"], [root]
        elif level not in order:
            order.append(level)
        rank = order.index(level)
        while len(open_units) > 1 and order.index(open_units[-1].level) >= rank:
            open_units.pop()
        unit = Unit(
            level, label, f"{level.capitalize()} {f'({label})' if level == 'ayat' else label}", start=base + m.start()
        )
        open_units[-1].children.append(unit)
        open_units.append(unit)
    open_units[-1].lead += text[taken:]


def _label(m: re.Match[str], level: str) -> str:
    token = str(m.group(f"{level}_n"))
    if level == "huruf":
        return token
    if token[-1].islower() and token[:-1].isdigit():
        return token
    options = readings(token, suffixes=False)
    return options[0].label if options else ""
