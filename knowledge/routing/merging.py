"""Which parts of a message are worth an answer of their own."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.language.asking import points_at_a_person
from knowledge.language.understanding import Asked
from knowledge.model import AnswerPart, Route, Verdict

_EMPTY = {Verdict.DI_LUAR_CAKUPAN, Verdict.TIDAK_DITEMUKAN, Verdict.PERLU_KLARIFIKASI}


def merge(parts: Sequence[AnswerPart], asked: Sequence[Asked]) -> list[AnswerPart]:
    """Drop repeats, questions the part before already answers, and parts that say nothing beside one that does."""
    kept: list[AnswerPart] = []
    for part, question in zip(parts, asked, strict=True):
        if (same := _of_the_same_card(part, kept)) is not None:
            kept[same : same + 1] = _told_once(kept[same], part)
        elif not (kept and _adds_nothing(part, question, kept[-1])):
            kept.append(part)
    said = [p for p in kept if p.verdict not in _EMPTY]
    if said and all(p.verdict is Verdict.BOLEH for p in said):
        # Beside a permission what has to be asked back about is not left out: it would pass for allowed.
        said = [p for p in kept if p.verdict in (Verdict.BOLEH, Verdict.PERLU_KLARIFIKASI)]
    # Of several parts that say nothing, the one that asks back leads on.
    return said or [next((p for p in kept if p.verdict is Verdict.PERLU_KLARIFIKASI), kept[0])]


def _of_the_same_card(part: AnswerPart, kept: Sequence[AnswerPart]) -> int | None:
    """Where among ``kept`` this part's card answered before."""
    return next((i for i, p in enumerate(kept) if part.card is not None and p.card == part.card), None)


def _told_once(before: AnswerPart, after: AnswerPart) -> list[AnswerPart]:
    """Two answers of one card: both sides where one of them told both, and neither side swallows the other."""
    if before.verdict is after.verdict or before.verdict is Verdict.BERSYARAT:
        return [before]
    return [after] if after.verdict is Verdict.BERSYARAT else [before, after]


def _adds_nothing(part: AnswerPart, asked: Asked, answered: AnswerPart) -> bool:
    if answered.route is Route.MENILAI_ORANG and points_at_a_person(asked.mended):
        return True
    return "sanksi" in asked.facets.flags and bool(answered.sanctions)
