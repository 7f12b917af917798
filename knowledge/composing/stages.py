"""A card's answer at the stage of the election: the branch and the sanctions of that stage, and its name."""

from __future__ import annotations

from dataclasses import replace

from knowledge import texts
from knowledge.composing.asker import Asker
from knowledge.composing.cards import from_branch, from_card
from knowledge.judging.stages import Running
from knowledge.library import Library
from knowledge.model import AnswerPart, RuleCard, Stage

_LATE = frozenset((Stage.MASA_TENANG, Stage.HARI_PEMUNGUTAN))
_LONGEST_SOURCE = 60


def from_card_at_stage(
    card: RuleCard, question: str, library: Library, asker: Asker, score: float | None
) -> AnswerPart:
    """The whole card, or the one branch that stage or status leaves; the calendar's stage is named where it matters."""
    index = branch_at(card, asker)
    if index is None:
        part = from_card(card, question, library, asker, score)
    else:
        part = replace(from_branch(card, index, question, library, asker), score=score)
    if asker.running is None or not _matters(card):
        return part
    return replace(part, note=" ".join(filter(None, (stage_sentence(asker.running), part.note))))


def branch_at(card: RuleCard, asker: Asker) -> int | None:
    """The branch of a card whose branches are all told apart by stage, or all by status, where the asker's fits one.

    Silence and voting come after the naming.
    """
    stages = [b.stage for b in card.branches]
    statuses = [b.status for b in card.branches]
    fitting: list[int] = []
    if asker.stage is not None and None not in stages:
        fitting = [i for i, stage in enumerate(stages) if stage is asker.stage]
        if not fitting and asker.stage in _LATE:
            fitting = [i for i, stage in enumerate(stages) if stage is Stage.SESUDAH_PENETAPAN]
    elif None not in statuses:
        fitting = [i for i, status in enumerate(statuses) if status in asker.persons]
    return fitting[0] if len(fitting) == 1 else None


def stage_sentence(running: Running) -> str:
    """ "Tahapan Pilkada 2030, Kabupaten Sleman: masa kampanye (PKPU 2/2030)."."""
    entry = running.entry
    name = ", ".join(filter(None, (entry.election, entry.region)))
    source = entry.source if len(entry.source) <= _LONGEST_SOURCE else entry.source[: _LONGEST_SOURCE - 1] + "…"
    return texts.STAGE_NOW.format(election=name, phase=texts.PHASES[running.phase], source=source)


def _matters(card: RuleCard) -> bool:
    return any(b.stage for b in card.branches) or any(s.stage is not Stage.SEMUA for s in card.sanctions)
