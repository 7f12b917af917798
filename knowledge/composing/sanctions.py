"""What follows for the one who asks: one line a status, each stage named once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.asker import Asker
from knowledge.composing.labels import address_label, persons_label
from knowledge.library import Library
from knowledge.model import Person, RuleCard, Sanction, Stage, Verdict

_STAGE_WORDS = {
    Stage.SEBELUM_PENETAPAN: "sebelum calon ditetapkan",
    Stage.SESUDAH_PENETAPAN: "sesudah calon ditetapkan",
    Stage.MASA_TENANG: "pada masa tenang",
    Stage.HARI_PEMUNGUTAN: "pada hari pemungutan suara",
    Stage.SEMUA: "",
}
# Said right behind the stage before it: "sebelum calon ditetapkan, sanksi moral; sesudahnya, hukuman disiplin".
_AFTERWARDS, _WHENEVER = "sesudahnya", "pada tahap mana pun"
# Ends the time on probation of whoever is punished in the middle or the highest grade.
_PROBATION_ENDS = Address.parse("pp-11-2017 pasal 37 ayat 2")


def sanction_lines(card: RuleCard, asker: Asker) -> Iterable[str]:
    """One line a status: "PNS/CPNS: sebelum calon ditetapkan, sanksi moral; sesudahnya, ..."."""
    grouped: dict[tuple[Person, ...], list[Sanction]] = {}
    for sanction in card.sanctions:
        if concerns(sanction, asker):
            grouped.setdefault(sanction.persons, []).append(sanction)
    for persons, rows in grouped.items():
        said = "; ".join(_stage_by_stage(rows) if len(rows) > 1 or asker.stage is None else (r.text for r in rows))
        yield said if persons == (Person.SEMUA,) else f"{persons_label(persons)}: {said}"


def _stage_by_stage(rows: Sequence[Sanction]) -> Iterable[str]:
    """Each stage is named once, and by what stands before it."""
    before: Stage | None = None
    for row in rows:
        when = _STAGE_WORDS[row.stage]
        if row.stage is before:
            when = ""
        elif (before, row.stage) == (Stage.SEBELUM_PENETAPAN, Stage.SESUDAH_PENETAPAN):
            when = _AFTERWARDS
        elif before is not None and row.stage is Stage.SEMUA:
            when = _WHENEVER
        yield f"{when}, {row.text}" if when else row.text
        before = row.stage


def probation_line(lines: Sequence[str], verdict: Verdict, library: Library, asker: Asker) -> Iterable[str]:
    """What a ban with a disciplinary punishment means for a candidate civil servant, unless the card says so itself."""
    disciplined = any("disiplin" in line for line in lines) and not any("diberhentikan" in line for line in lines)
    banned = verdict is Verdict.TIDAK_BOLEH and asker.persons == {Person.CPNS}
    if banned and disciplined and library.in_force(_PROBATION_ENDS, asker.on):
        yield texts.PROBATION_ENDS.format(rule=address_label(_PROBATION_ENDS, library))


def punishing(card: RuleCard, library: Library, on: date) -> RuleCard:
    """The card without the sanctions that rest on a text that has ended or is yet to come."""
    told = (s for s in card.sanctions if all(library.in_force(a, on) for a in s.basis))
    return replace(card, sanctions=tuple(told))


def concerns(sanction: Sanction, asker: Asker) -> bool:
    """A sanction for others is never told to one whose status is known (never 6 of the design)."""
    persons = set(sanction.persons)
    if asker.persons and Person.SEMUA not in persons and not persons & asker.persons:
        return False
    return asker.stage in (None, sanction.stage) or sanction.stage is Stage.SEMUA or _same_side(sanction, asker)


def _same_side(sanction: Sanction, asker: Asker) -> bool:
    """Silence and voting day come after the candidates are fixed."""
    late = {Stage.SESUDAH_PENETAPAN, Stage.MASA_TENANG, Stage.HARI_PEMUNGUTAN}
    return sanction.stage in late and asker.stage in late and sanction.stage is Stage.SESUDAH_PENETAPAN
