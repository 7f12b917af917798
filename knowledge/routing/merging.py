"""Which parts of a message are worth an answer of their own."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.language.understanding import Asked
from knowledge.model import AnswerPart, Route, Verdict
from knowledge.routing.routes import points_at_a_person

_EMPTY = {Verdict.DI_LUAR_CAKUPAN, Verdict.TIDAK_DITEMUKAN, Verdict.PERLU_KLARIFIKASI}


def merge(parts: Sequence[AnswerPart], asked: Sequence[Asked]) -> list[AnswerPart]:
    """Drop repeats, questions the part before already answers, and parts that say nothing beside one that does."""
    kept: list[AnswerPart] = []
    for part, question in zip(parts, asked, strict=True):
        if kept and _adds_nothing(part, question, kept):
            continue
        kept.append(part)
    said = [p for p in kept if p.verdict not in _EMPTY]
    # Of several parts that say nothing, the one that asks back leads on.
    return said or [next((p for p in kept if p.verdict is Verdict.PERLU_KLARIFIKASI), kept[0])]


def _adds_nothing(part: AnswerPart, asked: Asked, kept: Sequence[AnswerPart]) -> bool:
    if part.card is not None and part.card in {p.card for p in kept}:
        return True
    answered = kept[-1]
    if answered.route is Route.MENILAI_ORANG and points_at_a_person(asked):
        return True
    return "sanksi" in asked.facets.flags and bool(answered.sanctions)
