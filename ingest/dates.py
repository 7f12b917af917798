"""Dates of a regulation from its closing and its words on force, and where it was published."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.structure.numerals import mend_digits
from ingest.structure.sections import Part, Section

_MONTHS = {
    m: i
    for i, m in enumerate(
        [
            "januari",
            "februari",
            "maret",
            "april",
            "mei",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
            "desember",
        ],
        1,
    )
} | {"pebruari": 2, "nopember": 11, "agusfus": 8}
_AT = r"[A-Z][\w ]{2,25}?\s*,?\s*[Pp]ada\s+[Tt]ang\S{2,4}\s*:?\s*"
_DATE = r"(\d{1,2}|[0-9lIOo]{1,2})\s+([A-Za-z]+)\s+([12LlI][0-9OoLlIZS]{3})"
_SET = re.compile(rf"(?:Ditetapkan|Disahkan|Dikeluarkan)\s+[Dd]i\s*:?\s+{_AT}{_DATE}")
_LETTER = re.compile(rf"(?:^|\n)\s*[A-Z][a-z]+(?: [A-Z][a-z]+)?,\s+(?:tanggal\s+)?{_DATE}")
_PROMULGATED = re.compile(rf"Diundangkan\s+[Dd]i\s+{_AT}{_DATE}")
_LN = re.compile(
    r"(?<!TAMBAHAN )(?<!TAMBAHAN\n)(LEMBARAN|BERITA)\s+NEGARA\s+REPUBLIK\s+INDONESIA\s+"
    r"TAHUN\s+(\S{4})\s+NOMOR\s+(\d[\dOlI]*)"
)
_TLN = re.compile(r"TAMBAHAN\s+(LEMBARAN|BERITA)\s+NEGARA\s+REPUBLIK\s+INDONESIA\s+NOMOR\s+(\d[\dOlI]*)")
_FORCE = re.compile(r"mulai\s+berlaku\s+(?P<how>[^.;]{4,160})")


def closing_of(text: str, sections: list[Section]) -> str:
    for s in sections:
        if s.part is Part.CLOSING:
            return text[s.start : s.end]
    return text[-4000:]


def decided_and_promulgated(closing: str, text: str) -> tuple[date | None, date | None]:
    decided = _date(_SET.search(closing)) or _date(_SET.search(text))
    promulgated = _date(_PROMULGATED.search(closing)) or _date(_PROMULGATED.search(text))
    if decided is None and promulgated is None:
        decided = _date(_LETTER.search(text[:1500]))
    return decided, promulgated


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    day, month, year = mend_digits(match.group(1)), match.group(2).lower(), mend_digits(match.group(3))
    if month not in _MONTHS or not (day.isdigit() and year.isdigit()):
        return None
    try:
        return date(int(year), _MONTHS[month], int(day))
    except ValueError:
        return None


def effective(
    text: str, sections: list[Section], decided: date | None, promulgated: date | None
) -> tuple[date | None, str]:
    """Date of force from "mulai berlaku ..."; the words when they cannot be turned into a date."""
    body = next((text[s.start : s.end] for s in sections if s.part is Part.BODY), text)
    found = list(_FORCE.finditer(body))
    own = [m for m in found if re.search(r"\bini\s+$", body[max(0, m.start() - 40) : m.start()])]
    if not (own or found):
        return None, ""
    how = re.sub(r"\s+", " ", (own or found)[-1].group("how")).strip()
    base = promulgated or decided
    if re.match(
        r"(?:pada|sejak)\s+(?:saat\s+)?tanggal\s+diundangkan|sejak\s+diundangkan|pada\s+saat\s+diundangkan", how
    ):
        return base, how
    if re.match(r"(?:pada|sejak)\s+(?:tanggal\s+)?ditetapkan|pada\s+tanggal\s+penetapan", how):
        return decided, how
    if m := re.search(_DATE, how):
        return _date(m), how
    if (m := re.match(r"setelah\s+(\d+)\s*\([^)]*\)\s*(hari|bulan|tahun)", how)) and base:
        return _after(base, int(m.group(1)), m.group(2)), how
    return None, how


def _after(base: date, amount: int, unit: str) -> date:
    if unit == "hari":
        return base + timedelta(days=amount)
    months = base.month - 1 + amount * (12 if unit == "tahun" else 1)
    year, month = base.year + months // 12, months % 12 + 1
    for day in (base.day, 30, 29, 28):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return base


def gazette(text: str) -> tuple[str, str]:
    ln = _LN.search(text)
    tln = list(_TLN.finditer(text))
    short = {"LEMBARAN": ("LN", "TLN"), "BERITA": ("BN", "TBN")}
    first = f"{short[ln.group(1)][0]} {mend_digits(ln.group(2))} Nomor {mend_digits(ln.group(3))}" if ln else ""
    return first, f"{short[tln[-1].group(1)][1]} {mend_digits(tln[-1].group(2))}" if tln else ""
