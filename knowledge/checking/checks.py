"""Step 7: nothing unsourced, nothing repealed as live, no number that the cited text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from knowledge.composing.plain import prose
from knowledge.library import Library
from knowledge.model import AnswerPart, Citation, Role, RuleCard, Verdict

SPEAKS_OF_LAW = {Verdict.BOLEH, Verdict.TIDAK_BOLEH, Verdict.BERSYARAT, Verdict.INFORMASI}
_ALLOWING = {Role.MEMBOLEHKAN, Role.BATAS}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def problems(part: AnswerPart, library: Library, on: date) -> Iterator[str]:
    """Every reason not to show a part; empty when it may be shown."""
    if part.verdict in SPEAKS_OF_LAW and not part.citations:
        yield "tanpa sumber"
    for citation in part.citations:
        if citation.address.text not in library.provisions:
            yield f"alamat tidak dikenal: {citation.address}"
        elif not _of_another_time(citation) and not library.in_force(citation.address, on):
            yield f"tidak berlaku: {citation.address}"
    roles = {c.role for c in part.citations}
    if part.verdict is Verdict.TIDAK_BOLEH and Role.MELARANG not in roles:
        yield "tidak_boleh tanpa larangan"
    if part.verdict is Verdict.BOLEH and Role.MELARANG in roles:
        yield "boleh dengan larangan"
    elif part.verdict is Verdict.BOLEH and part.citations and not roles & _ALLOWING:
        yield "boleh tanpa izin"
    card = library.card(part.card or "")
    if card is not None and part.verdict not in _judged(card):
        yield "putusan bukan putusan kartu"


def _of_another_time(citation: Citation) -> bool:
    """Shown as what was the law before that day, or came after it."""
    return citation.role is Role.RIWAYAT or citation.later


def unsourced_numbers(text: str, part: AnswerPart, library: Library) -> set[str]:
    """Numbers of ``text`` that neither the part's own data nor its cited provisions contain."""
    known = " ".join(sources(part, library))
    return {n for n in _NUMBER.findall(text) if n not in set(_NUMBER.findall(known))}


def contradicts(text: str, verdict: Verdict) -> bool:
    """True when rewritten prose says the opposite of the judge."""
    said = text.lower()
    allows = re.search(r"(?<!tidak )(?<!jangan )\b(?:boleh|diperbolehkan|dibolehkan)\b", said) is not None
    forbids = re.search(r"\b(?:tidak boleh|dilarang|jangan)\b", said) is not None
    if verdict is Verdict.TIDAK_BOLEH:
        return allows and not forbids
    return verdict is Verdict.BOLEH and forbids and not allows


def sources(part: AnswerPart, library: Library) -> Iterator[str]:
    """What rewritten prose may draw on: the part's own words, its labels and the units it cites."""
    yield prose(part)
    for citation in part.citations:
        yield citation.label
        provision = library.provision(citation.address.text)
        if provision:
            yield " ".join(filter(None, (provision.norm, provision.text, provision.sanction)))


def _judged(card: RuleCard) -> set[Verdict]:
    """The verdicts a card can give: its own, that of a chosen branch, and none once its law changed."""
    return {card.verdict, Verdict.INFORMASI, *(branch.verdict for branch in card.branches)}
