"""Step 5: which card decides, how sure that is, and when to ask back or to say that nothing was found."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.judging.candidates import candidate, candidates, card_id_of, verdict_of
from knowledge.library import Library
from knowledge.model import Clarification, Evidence, Hit, RuleCard, Verdict

# How far down the candidates a question worth asking back is looked for.
_NEAR = 10
# How much a rule of caution must weigh to answer in place of a permission that is not sure.
_BESIDE = 0.2
# A ban that weighs less, and half of the conditional card before it, is about something else.
_STRAY = 0.2
# Permissions that weigh less than this beside messages of other kinds are no answer, however alone they stand.
_SLIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Calibration:
    """Plain numbers fitted offline: a logistic model of "this card is right" and where to stop.

    ``floor``: below it nothing is said; ``caution``: how much probability of a ban overturns a "boleh";
    ``permit``: below it no "boleh" is said; ``sure``: below it the answer says what it was taken to be about.
    """

    bias: float = -2.2
    top: float = 3.0
    margin: float = 1.5
    lexical: float = 1.5
    dense: float = 2.0
    agreement: float = 1.0
    floor: float = 0.25
    caution: float = 0.35
    permit: float = 0.2
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the evidence comes to; exactly one of ``card`` and ``clarification`` unless nothing was found.

    ``branch``: the one side of a conditional card that the question's details leave.
    """

    card: RuleCard | None
    clarification: Clarification | None
    score: float
    nearest: tuple[str, ...]
    sure: bool = True
    branch: int | None = None


def judge(evidence: Evidence, library: Library, calibration: Calibration, thin: bool = False) -> Ruling:
    """Decide from the weighing; routes are not looked at here. ``thin``: nothing of the field is named, so ask back."""
    hits = candidates(evidence.hits, library)
    if not hits:
        return Ruling(None, None, 0.0, ())
    masses = verdict_mass(hits, library)
    # Cards of one verdict count together, but not against what a question of so few words has to be asked.
    asks = thin and hits[0].id in library.clarifications
    best = hits[0] if asks else _careful(hits, masses, library, calibration)
    slight = _permits(best, library) and sum(h.score for h in hits if _permits(h, library)) < _SLIGHT
    score = 0.0 if slight else confidence(best, hits, masses, evidence, library, calibration)
    if _permits(best, library) and score < calibration.permit:
        # Not sure enough to permit: both sides of the card are told, or the rule of caution beside it answers.
        guards = [h for h in (_both_sides(best, hits, library), _rival(hits, library)) if h is not None]
        if guards:
            best = max(guards, key=lambda h: h.score)
            score = confidence(best, hits, masses, evidence, library, calibration)
    nearest = tuple(dict.fromkeys(i for h in hits if (i := card_id_of(h.id)) in library.cards))[:3]
    if best.id in library.clarifications and score >= calibration.floor / 2:
        return Ruling(None, library.clarifications[best.id], score, nearest)
    if score < calibration.floor and (guard := _rival(hits, library)) is not None:
        # A permission that had to give way is no reason to say nothing: the rule of caution beside it answers.
        leading = leader(hits, masses, library)
        permission = confidence(leading, hits, masses, evidence, library, calibration)
        if _permits(leading, library) and permission >= calibration.floor:
            best, score = guard, permission
    # Where nothing of the field is named, a ban has to be as sure as a permission.
    wary = max(calibration.permit, calibration.floor) if thin else calibration.floor
    if score < (calibration.permit if _permits(best, library) else wary):
        asking = next((h.id for h in hits[:_NEAR] if h.id in library.clarifications), None) if thin else None
        return Ruling(None, library.clarifications[asking] if asking else None, score, nearest)
    found = candidate(best.id, library)
    card, branch = (found.card, found.branch) if found else (None, None)
    return Ruling(card, None, score, nearest, score >= calibration.sure, branch)


def verdict_mass(hits: list[Hit], library: Library) -> Mapping[Verdict, float]:
    """Probability by verdict, over cards and clarifications alone."""
    total: dict[Verdict, float] = defaultdict(float)
    for hit in hits:
        total[verdict_of(hit.id, library)] += hit.score
    whole = sum(total.values()) or 1.0
    return {verdict: mass / whole for verdict, mass in total.items()}


def leader(hits: list[Hit], masses: Mapping[Verdict, float], library: Library) -> Hit:
    """The first candidate of the verdict that most speaks for: neighbouring cards of one verdict count together."""
    verdict = max(masses, key=lambda v: masses[v])
    return next(h for h in hits if verdict_of(h.id, library) is verdict)


def _permits(hit: Hit, library: Library) -> bool:
    return verdict_of(hit.id, library) is Verdict.BOLEH


def _careful(hits: list[Hit], masses: Mapping[Verdict, float], library: Library, calibration: Calibration) -> Hit:
    """The leading candidate; a "boleh" gives way where much speaks for a ban (never 1 of the design)."""
    best = leader(hits, masses, library)
    if best.score < _STRAY and best.score <= hits[0].score / 2 and verdict_of(hits[0].id, library) is Verdict.BERSYARAT:
        # Many bans that hardly fit outweigh it, yet it tells what is forbidden too, of what was asked.
        return hits[0]
    if not _permits(best, library):
        return best
    if masses.get(Verdict.TIDAK_BOLEH, 0.0) < calibration.caution:
        return best
    rival = _rival(hits, library, share=0.0) or best
    # Where permission and ban are both near, a conditional card tells both sides.
    return _both_sides(rival, hits, library) or rival


def _both_sides(best: Hit, hits: list[Hit], library: Library) -> Hit | None:
    """The whole card of a branch, with all that speaks for it and its branches."""
    card_id = card_id_of(best.id)
    if card_id == best.id or verdict_of(card_id, library) is not Verdict.BERSYARAT:
        return None
    return Hit(card_id, sum(h.score for h in hits if card_id_of(h.id) == card_id))


def _rival(hits: list[Hit], library: Library, share: float = _BESIDE) -> Hit | None:
    """The first candidate that forbids or sets conditions, if it weighs at least ``share``."""
    cautious = (Verdict.TIDAK_BOLEH, Verdict.BERSYARAT)
    return next((h for h in hits if h.score >= share and verdict_of(h.id, library) in cautious), None)


def confidence(
    best: Hit,
    hits: list[Hit],
    masses: Mapping[Verdict, float],
    evidence: Evidence,
    library: Library,
    calibration: Calibration,
) -> float:
    """Calibrated probability that the verdict of ``best`` is the right one."""
    second = next((h.score for h in hits if h.id != best.id), 0.0)
    agreement = masses.get(verdict_of(best.id, library), 0.0)
    z = (
        calibration.bias
        + calibration.top * best.score
        + calibration.margin * (best.score - second)
        + calibration.lexical * evidence.lexical
        + calibration.dense * evidence.dense
        + calibration.agreement * agreement
    )
    return 1.0 / (1.0 + math.exp(-z))
