"""Where an election stands on a day, from the calendar the agency entered; silent where entries disagree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum

from knowledge.model import Stage
from knowledge.records import ElectionStages


class Phase(StrEnum):
    """A stretch of the calendar as people name it."""

    SEBELUM = "sebelum"
    SESUDAH = "sesudah"
    KAMPANYE = "kampanye"
    TENANG = "tenang"
    PEMUNGUTAN = "pemungutan"


_STAGE = {
    Phase.SEBELUM: Stage.SEBELUM_PENETAPAN, Phase.SESUDAH: Stage.SESUDAH_PENETAPAN,
    Phase.KAMPANYE: Stage.SESUDAH_PENETAPAN, Phase.TENANG: Stage.MASA_TENANG,
    Phase.PEMUNGUTAN: Stage.HARI_PEMUNGUTAN,
}  # fmt: skip
# "pemilu" alone is everyday speech for both kinds and excludes neither.
_KINDS = (
    re.compile(r"\b(?:pilkada|pil(?:gub|bup|wako|walkot)|(?:ca|wa)?bup(?:ati)?|(?:ca|wa)?gub(?:ernur)?|wali ?kota"
               r"|kepala daerah)\b"),
    re.compile(r"\b(?:pilpres|pileg|caleg|capres|cawapres|presiden|legislatif|dprd?|dpd)\b"),
)  # fmt: skip
_PLAIN_REGION = re.compile(r"\b(?:kabupaten|kab\.?|kota|provinsi|prov\.?)\s+")


@dataclass(frozen=True, slots=True)
class Running:
    """An election under way and where it stands."""

    entry: ElectionStages
    phase: Phase

    @property
    def stage(self) -> Stage:
        """The stage by which cards tell branches and sanctions apart."""
        return _STAGE[self.phase]


def running(entries: Sequence[ElectionStages], on: date, text: str, year: int | None = None) -> Running | None:
    """The election a question is about, if the calendar leaves no doubt of its stage; ``text`` is mended."""
    text = text.lower()
    found = [Running(e, phase) for e in entries if (phase := phase_on(e, on)) and _meant(e, text, year, on)]
    found = [r for r in found if _named(r.entry.region, text)] or found
    if not found or len({r.stage for r in found}) > 1:
        return None
    return found[0]


def phase_on(entry: ElectionStages, on: date) -> Phase | None:
    """The phase of a day; nothing after the last day the entry knows, and nothing that it does not tell."""
    known = [day for day in astuple(entry)[3:] if day is not None]
    if not known or on > (entry.pemungutan or max(known)):
        return None
    if on == entry.pemungutan:
        return Phase.PEMUNGUTAN
    if _within(on, entry.tenang_mulai, entry.tenang_selesai):
        return Phase.TENANG
    if _within(on, entry.kampanye_mulai, entry.kampanye_selesai):
        return Phase.KAMPANYE
    if entry.penetapan is not None:
        return Phase.SEBELUM if on < entry.penetapan else Phase.SESUDAH
    return Phase.SESUDAH if entry.kampanye_mulai is not None and on > entry.kampanye_mulai else None


def _meant(entry: ElectionStages, text: str, year: int | None, on: date) -> bool:
    """False where the question names another year or another kind of election."""
    if year is not None and year != on.year and str(year) not in entry.election:
        return False
    asked = {kind for kind in _KINDS if kind.search(text)}
    own = {kind for kind in _KINDS if kind.search(entry.election.lower())}
    return not asked or not own or bool(asked & own)


def _named(region: str, text: str) -> bool:
    plain = _PLAIN_REGION.sub("", region.lower()).strip()
    return bool(plain) and re.search(rf"\b{re.escape(plain)}\b", text) is not None


def _within(on: date, start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and start <= on <= end
