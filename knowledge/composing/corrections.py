"""False premises named before the answer: repealed law, bodies that are gone, hours that free nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.asker import Asker
from knowledge.composing.footers import repealed, repealed_by
from knowledge.composing.labels import address_label, long_date
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import AnswerPart, LegalStatus, Person, Verdict

# What a civil servant says or does is judged at any hour.
_ANY_HOUR = Address.parse("pp-94-2021 pasal 1 angka 6")
_BOUND = frozenset({Person.PNS, Person.CPNS, Person.SEMUA})
_HOURS = r"(?:kerja|kantor|dinas)"
_AFTER_HOURS = re.compile(
    rf"\bluar (?:jam|waktu) {_HOURS}\b|\b(?:habis|sesudah|setelah|selesai|lewat|bukan) (?:jam |waktu )?{_HOURS}\b"
    rf"|\bjam {_HOURS}(?: \w+)? (?:habis|selesai|lewat|usai)\b|\bpulang (?:dari )?{_HOURS}\b"
    r"|\b(?:hari|pas|lagi|saat|waktu) libur\b|\btanggal merah\b|\bakhir pekan\b|\bweekend\b"
)


def corrections(asked: Asked, part: AnswerPart, library: Library, asker: Asker) -> Iterable[str]:
    """What of the question has to be put right, one sentence each."""
    if part.verdict is Verdict.DI_LUAR_CAKUPAN:
        return
    said = f"{part.headline} {part.reason}"
    for slug in dict.fromkeys(slug for m in asked.mentions if len(m.slugs) == 1 for slug in m.slugs):
        regulation = library.regulation(slug)
        if regulation is None and (by := library.repealer(slug)):
            yield repealed_by(slug, by, library)
        if regulation and regulation.status is LegalStatus.DICABUT and not any(slug in c for c in part.corrections):
            line = repealed(regulation, library)
            if line not in part.corrections:
                yield line
    if re.search(r"\bkasn\b|\bkomisi aparatur sipil negara\b", asked.mended) and "KASN" not in said:
        yield texts.KASN_GONE
    if _free_after_hours(asked, part, library, asker):
        yield texts.AT_ANY_HOUR.format(address=address_label(_ANY_HOUR, library))


def as_of(part: AnswerPart, on: date) -> Iterable[str]:
    """Said of an act of the past: which day's law the answer follows."""
    if part.citations:
        yield texts.AS_OF.format(when=long_date(on))


def _free_after_hours(asked: Asked, part: AnswerPart, library: Library, asker: Asker) -> bool:
    """True where the time of day is thought to matter to a ban on civil servants, and the answer says nothing of it."""
    card = library.cards.get(part.card or "")
    if part.verdict is not Verdict.TIDAK_BOLEH or card is None or not _BOUND & set(card.applies_to):
        return False
    if asker.persons and not asker.persons & _BOUND:
        return False
    told = re.search(rf"\bjam {_HOURS}\b|\blibur\b", f"{part.headline} {part.reason}")
    return told is None and _AFTER_HOURS.search(asked.mended) is not None and library.in_force(_ANY_HOUR, asker.on)
