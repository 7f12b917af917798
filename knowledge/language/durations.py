"""How long ago, how long after, how long in service: the stretches of time a mended question names, in days."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator

_UNITS: dict[str, float] = {
    "menit": 1 / 1440, "minutes": 1 / 1440, "minute": 1 / 1440,
    "jam": 1 / 24, "hours": 1 / 24, "hour": 1 / 24,
    # Fourteen working days last almost three weeks of the calendar.
    "hari kerja": 1.4, "working days": 1.4, "hari": 1.0, "dina": 1.0, "days": 1.0, "day": 1.0,
    "minggu": 7.0, "pekan": 7.0, "weeks": 7.0, "week": 7.0,
    "bulan": 30.0, "wulan": 30.0, "months": 30.0, "month": 30.0,
    "tahun": 360.0, "taun": 360.0, "taon": 360.0, "th": 360.0, "warsa": 360.0, "years": 360.0, "year": 360.0,
}  # fmt: skip
_NUMBERS = {
    "setengah": 0.5, "half": 0.5, "a": 1, "one": 1, "satu": 1, "siji": 1, "dua": 2, "two": 2, "loro": 2, "duo": 2,
    "tiga": 3, "three": 3, "telung": 3, "tilu": 3, "empat": 4, "four": 4, "patang": 4, "opat": 4, "ampek": 4,
    "lima": 5, "five": 5, "limang": 5, "limo": 5, "enam": 6, "six": 6, "genep": 6, "tujuh": 7, "seven": 7,
    "pitung": 7, "delapan": 8, "salapan": 8, "eight": 8, "sembilan": 9, "nine": 9, "sepuluh": 10, "ten": 10,
    "sebelas": 11, "belasan": 12, "puluhan": 20,
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_FIRST = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})(?: (?P<tens>belas|puluh))? (?P<unit>{_UNIT})"
_TIME = re.compile(
    rf"\b(?:{_FIRST}"
    rf"|se(?P<once>menit|jam|hari|minggu|pekan|bulan|tahun|taun)"
    rf"|(?P<named>hari kerja|hari) ke ?(?P<nth>\d{{1,3}})"
    rf"|(?P<last>minggu|pekan|bulan|tahun|taun) (?:lalu|kemarin)"
    r"|(?P<just>kemarin|barusan|yesterday))\b"
)
# "Belum lima tahun", "hampir", "lebih dari": beside the number, not it.
_SHORT_OF = re.compile(r"\b(?:belum(?: \w+)?|kurang(?: dari)?|hampir|nyaris|tidak sampai|under|less than) $")
_PAST = re.compile(r"\b(?:lebih(?: dari)?|setelah|sesudah|over|more than) $")
_PAST_IT = re.compile(r"^ (?:lebih|lewat|lebihan)\b")
_LITTLE = 0.001
_END = re.compile(r"(?P<end>paling sedikit|lebih dari|paling lama|kurang dari) (?P<time>.+)")
# Just before the number or after it these decide, whatever stands on its other side.
_APART = frozenset("sebelum menjelang jelang before telat terlambat lewat liwat late umur usia aged lagi depan".split())
# A time counts as the time since what it stands nearest to; these make it the time of something else.
_ELSE = _APART.union(
    "nanti tiap setiap kerja bekerja mengabdi pns pppk asn cpns honorer dinas cuti tanggungan negara".split()
)
_NEAR = 7


def durations(mended: str, of: Collection[str], alone: bool = False) -> list[float]:
    """Every stretch of time that stands nearest to one of the words ``of``, in days and in the order said.

    ``alone``: of a follow-on ("kalau baru setahun?") also what stands near no such word.
    """
    return [days for days, nearest in _told(mended, frozenset(of)) if nearest or (alone and nearest is None)]


def bounds(text: str) -> tuple[float, float]:
    """Of "lebih dari 1 bulan, paling lama 1 tahun" the least and the most days; raises ``ValueError``."""
    least, most = 0.0, math.inf
    for end in text.split(", "):
        said = _END.fullmatch(end)
        found = said and _TIME.fullmatch(said["time"])
        if not said or not found:
            raise ValueError(text)
        days = _days(found)
        if said["end"] in ("paling sedikit", "lebih dari"):
            least = days if said["end"] == "paling sedikit" else math.nextafter(days, math.inf)
        else:
            most = days if said["end"] == "paling lama" else math.nextafter(days, 0.0)
    return least, most


def _told(mended: str, of: frozenset[str]) -> Iterator[tuple[float, bool | None]]:
    for found in _TIME.finditer(mended):
        before, after = mended[: found.start()], mended[found.end() :]
        exact = _days(found)
        if _SHORT_OF.search(before):
            exact -= exact * _LITTLE
        elif _PAST.search(before) or _PAST_IT.search(after):
            exact += exact * _LITTLE
        yield exact, _nearest(before.split()[::-1], after.split(), of)


def _nearest(before: list[str], after: list[str], of: frozenset[str]) -> bool | None:
    """Whether a word of ``of`` is as near as any that makes it the time of something else; ``None``: neither is."""
    for distance in range(_NEAR):
        words = {row[distance] for row in (before, after) if distance < len(row)}
        if words & of:
            return not words & (_APART - of)
        if words & _ELSE:
            return False
    return None


def _days(found: re.Match[str]) -> float:
    if found["just"]:
        return 1.0
    if once := found["once"] or found["last"]:
        return _UNITS[once]
    if found["nth"]:
        return round(int(found["nth"]) * _UNITS[found["named"]], 6)
    said = found["number"]
    number = float(said) if said.isdigit() else float(_NUMBERS[said])
    if found["tens"]:
        number = number + 10 if found["tens"] == "belas" else number * 10
    return round(number * _UNITS[found["unit"]], 6)
