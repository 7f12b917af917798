"""Dates as people type them in Indonesian, and numbers as they read them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_OTHER = {"may": 5, "aug": 8, "agt": 8, "ags": 8, "oct": 10, "dec": 12, "nop": 11, "peb": 2}
_WORDS = re.compile(r"(\d{1,2})[\s\-/.]+([a-z]{3,10})\.?[\s\-/.]+(\d{4})", re.I)
_DAY_FIRST = re.compile(r"(\d{1,2})[\s\-/.](\d{1,2})[\s\-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_day(text: str) -> date | None:
    """ "22 September 2024", "22-9-2024" or "2024-09-22"; nothing for anything else."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _WORDS.fullmatch(text):
        month = _month(found[2].lower())
        return _day(found[3], str(month), found[1]) if month else None
    return None


def read_span(text: str) -> tuple[date, date] | None:
    """ "25 September 2024 - 23 November 2024", also with "sampai" or "s.d."."""
    for cut in re.finditer(r"\s+(?:-|–|—|sampai(?: dengan)?|s\.?\s?/?d\.?|hingga)\s+", text):
        start, end = read_day(text[: cut.start()]), read_day(text[cut.end() :])
        if start and end:
            return start, end
    return None


def number(value: float, digits: int = 0) -> str:
    """ "1.234,5": thousands with a point, decimals with a comma."""
    return f"{value:,.{digits}f}".replace(",", "_").replace(".", ",").replace("_", ".")


def _month(word: str) -> int:
    short = word[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else _OTHER.get(short, 0)


def _day(year: str, month: str, number_: str) -> date | None:
    try:
        return date(int(year), int(month), int(number_))
    except ValueError:
        return None
