"""Parts of laws that a document ends: "Ketentuan Pasal 7 dihapus", "Lampiran Peraturan ... dicabut"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Relation
from ingest.structure.stream import Stream, flow
from knowledge.address import Address
from knowledge.errors import AddressError

_AND = r"(?:(?:\s*,\s*|\s+)(?:dan/atau|dan|serta|atau|sampai\s+dengan)\s+|\s*,\s*)"
_LEVELS = ("pasal", "ayat", "huruf", "angka")
_PLACE = (
    rf"(?:[Pp]asal\s+\d+[A-Z]{{0,2}}\b|[Aa]yat\s+\(\d+[a-z]?\)(?:{_AND}\(\d+[a-z]?\)){{0,20}}"
    rf"|[Hh]uruf\s+[a-z]\b(?:{_AND}[a-z]\b){{0,20}}|[Aa]ngka\s+\d+\b)"
)
# Parts that are no provisions of ours: which articles stand in them the sentence does not say.
_DIVISION = (
    r"(?:(?i:bab)\s+[IVXLC]+[A-Z]?\b|(?i:bagian)\s+(?:Ke\w+|KE\w+|[IVXLC]+|\d+)\b|(?i:paragraf)\s+\w{1,4}\b"
    r"|(?i:lampiran)(?:\s+(?:[IVXLC]+|\d+|[A-Z])\b)?|[Pp]enjelasan(?:\s+Umum)?|(?i:diktum)\s+\w+|[Bb]utir\s+\w{1,3}\b)"
)
# Bounded, so that a hostile text of nothing but places is still read in time.
_PLACES = rf"{_PLACE}(?:(?:{_AND}|\s+){_PLACE}){{0,60}}"
_PARTS = rf"(?:{_PLACE}|{_DIVISION})(?:(?:{_AND}|\s+)(?:{_PLACE}|{_DIVISION})){{0,60}}"
_ABOUT = r"(?:\s+(?:tentang|mengenai)\s+(?:(?!Nomor\b)[^.;:()]){1,80}?)?"
# "Pasal 3 ayat (2) dihapus sehingga Pasal 3 berbunyi ...": the new words follow and replace the article.
_DELETED = re.compile(rf"(?P<places>{_PLACES})\s+(?:dihapus|dicabut)\b(?!\s*,?\s*(?:sehingga|dan\s+ditambah))")
_BEFORE_LAW = re.compile(rf"\b(?P<places>{_PARTS}){_ABOUT}\s*(?:(?:dari|dalam|pada)\s+)?$")
# Papers made under an article are not the article.
_UNDER = re.compile(r"(?i:pelaksana\w*|melaksanakan|perubahan|berdasarkan|sebagaimana\s+diubah)\b[\w\s]{0,40}$")
# What stands behind a law's name: where it was printed, up to where the sentence leaves that law.
_PRINTED = re.compile(r"\((?:Lembaran|Berita|Tambahan)[^()]*\)")
_LEAVES = re.compile(
    r"[;:]|(?:\s[a-z])?\.(?:\s|$)|,?\s*\b(?:dicabut|dinyatakan|tidak\s+berlaku)\b|[,\s]*(?:\b(?:dan|serta|atau)\b)?[,\s]*$"
)
# "sepanjang mengatur cuti" ends that alone; "sepanjang tidak mengatur cuti" ends the law but for that.
_ONLY = re.compile(r"\b(?:sepanjang|terbatas\s+pada|khusus(?:nya)?\s+(?:untuk|mengenai|mengatur|ketentuan))\b")
_BUT = re.compile(r"\b(?:sepanjang\s+tidak|kecuali|selain)\b")
# "frasa ... dalam Pasal 7", "ayat kedua Pasal 7", "izin sebagaimana dimaksud dalam Pasal 7": less than what is named.
_LESS = re.compile(
    r"\b(?:[Aa]yat|[Hh]uruf|[Kk]alimat|[Bb]utir|[Ff]rasa|[Kk]ata|[Ss]ebagian)\b(?:(?!Nomor\b)[^.;:]){0,120}$"
    r"|dimaksud\s+(?:dalam|pada)\s+$"
)
_TOKEN = re.compile(
    rf"(?P<join>{_AND})|(?i:(?P<level>pasal|ayat|huruf|angka))\s+|\((?P<n>\w+)\)|(?P<v>\d+[A-Z]{{0,2}}|[a-z]\b)"
)
_WIDEST = 300
_REACH = 400
_BEHIND = 800


@dataclass(frozen=True, slots=True)
class _Item:
    """One word of a list of places: "ayat (2)", with what joins it to the one before ("" for nothing)."""

    join: str
    level: str
    value: str


def deleted(stream: Stream, start: int, law: str) -> Iterator[Relation]:
    """What an amending law takes out of ``law``."""
    for m in _DELETED.finditer(stream.text, start):
        for target in _addresses(m["places"], law):
            yield Relation("mencabut", target, flow(m["places"]), flow(m.group()), stream.page(m.start()))


def revoked(clause: str, at: int, law: str, citation: str, page: int) -> Iterator[Relation]:
    """The parts named right before the law that stands at ``at``; target "" where they are no provisions."""
    before = clause[max(0, at - _REACH) : at]
    named = parts_before(before)
    if named is None or _UNDER.search(before[: before.rindex(named)]):
        return
    words = flow(f"{before[before.rindex(named) :]}{citation}")
    for target in targets(before, law) or [""]:
        yield Relation("mencabut", target, words, flow(clause)[-600:], page)


def ended(before: str, behind: str, law: str) -> list[str]:
    """The law, or the parts of it that stand right before or behind its name; "" where they are no provisions."""
    parts = before if parts_before(before) is not None else parts_behind(behind)
    if parts is None:
        return [law]
    return [""] if _BUT.search(parts) else targets(parts, law) or [""]


def parts_before(words: str) -> str | None:
    """The parts that ``words`` end with; ``None`` when the law that follows is named as a whole."""
    m = _BEFORE_LAW.search(words[-_REACH:])
    return m["places"] if m else None


def parts_behind(words: str) -> str | None:
    """What the ``words`` after a law's name say of it where they leave some of it standing; ``None``: all of it."""
    said = re.split(_LEAVES, flow(_PRINTED.sub(" ", words[:_BEHIND])), maxsplit=1)[0]
    if _BUT.search(said):
        # "kecuali Pasal 5": which articles stay is for the admin to read.
        return said if parts_before(said) is not None else None
    return said if _ONLY.search(said) or parts_before(said) is not None else None


def targets(words: str, law: str) -> list[str]:
    """Addresses of the parts that ``words`` end with, none where they cannot be told one by one."""
    m = _BEFORE_LAW.search(words[-_REACH:])
    if m is None or not law:
        return []
    before = words[-_REACH:][: m.start()]
    return [] if _LESS.search(before) or _UNDER.search(before) else _addresses(m["places"], law)


def _addresses(words: str, law: str) -> list[str]:
    """The places of a list in order, ranges filled; empty when one of them cannot be placed in an article."""
    if re.search(_DIVISION, words):
        return []
    items = list(_items(words))
    rows = _downward(items) if items[0].level == "pasal" else _upward(items)
    try:
        return list(dict.fromkeys(_address(law, row).text for row in rows or []))
    except AddressError:
        return []


def _address(law: str, row: dict[str, str]) -> Address:
    return Address(law, pasal=row["pasal"], ayat=row.get("ayat"), huruf=row.get("huruf"), angka=row.get("angka"))


def _items(words: str) -> Iterator[_Item]:
    level = join = ""
    before: _Item | None = None
    for m in _TOKEN.finditer(words):
        if m["join"]:
            join = m["join"].strip(" ,\n") or ","
        elif m["level"]:
            level = m["level"].lower()
        else:
            item = _Item(join, level, m["n"] or m["v"])
            if before is not None and join.startswith("sampai") and before.level == level:
                yield from (_Item(",", level, value) for value in _between(before.value, item.value))
            yield item
            before, join = item, ""


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit() and int(last) - int(first) < _WIDEST:
        return [str(n) for n in range(int(first) + 1, int(last))]
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        return [chr(n) for n in range(ord(first) + 1, ord(last))]
    return []


def _downward(items: list[_Item]) -> list[dict[str, str]] | None:
    """ "Pasal 5 ayat (1) huruf a dan ayat (2)": what is joined stands beside, what is not stands inside."""
    rows: list[dict[str, str]] = []
    deepest = -1
    for item in items:
        rank = _LEVELS.index(item.level)
        inside = rank > deepest
        if (inside and item.join not in ("", ",")) or not (inside or item.join):
            return None
        above = {level: rows[-1][level] for level in _LEVELS[:rank] if level in rows[-1]} if rows else {}
        row = {**above, item.level: item.value}
        rows[len(rows) - 1 if inside and rows else len(rows) :] = [row]
        deepest = rank
    return rows


def _upward(items: list[_Item]) -> list[dict[str, str]] | None:
    """ "ayat (1) dan ayat (2) Pasal 5", "huruf b ayat (1) Pasal 5": the article comes last."""
    rows: list[dict[str, str]] = []
    waiting: list[_Item] = []
    for item in items:
        if item.level != "pasal":
            waiting.append(item)
            continue
        levels = [i.level for i in waiting]
        if not waiting or item.join:
            return None
        if len(set(levels)) == 1:
            rows += [{"pasal": item.value, i.level: i.value} for i in waiting]
        elif len(set(levels)) == len(levels) and not any(i.join for i in waiting[1:]):
            rows.append({"pasal": item.value, **{i.level: i.value for i in waiting}})
        else:
            return None
        waiting = []
    return None if waiting else rows
