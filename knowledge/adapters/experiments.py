"""Measures matching part by part and fits the calibration, everything refitted inside each fold."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.adapters.matching import Example, HybridMatcher, softmax
from knowledge.adapters.sentences import Encoder
from knowledge.adapters.turns import Array
from knowledge.judging.candidates import candidate, candidates, card_id_of, verdict_of
from knowledge.judging.ruling import Calibration, confidence, leader, verdict_mass
from knowledge.library import Library
from knowledge.model import Evidence, Hit

FOLDS = 5
# How many questions in real use are about acts that no card covers: a guess, on the safe side.
UNKNOWN_SHARE = 0.15
_TOP = 24


@dataclass(frozen=True)
class Outcome:
    """One held-out text: what was right, what came, and how it was weighed."""

    text: str
    truth: str
    evidence: Evidence
    asked: bool = False

    @property
    def ranking(self) -> list[str]:
        """Cards, clarifications and other messages, best first; the branches of a card are that card."""
        return list(dict.fromkeys(card_id_of(h.id) for h in self.evidence.hits))

    @property
    def top(self) -> str:
        """The best label, of a branch too."""
        return self.evidence.hits[0].id

    @property
    def wanted(self) -> str:
        """What should come first."""
        return card_id_of(self.truth)


def seed_folds(taught: Sequence[Example], vectors: Array, encoder: Encoder, folds: int = FOLDS) -> Iterator[Outcome]:
    """Whole seeds are held out, their cards' other seeds stay."""
    yield from _held_out(taught, vectors, encoder, [f"{e.label}|{e.seed}" for e in taught], folds)


def card_folds(taught: Sequence[Example], vectors: Array, encoder: Encoder, folds: int = FOLDS) -> Iterator[Outcome]:
    """Whole cards are held out: every answer comes from another card, or must not come at all."""
    yield from _held_out(taught, vectors, encoder, [e.label for e in taught], folds)


def _held_out(
    taught: Sequence[Example], vectors: Array, encoder: Encoder, units: Sequence[str], folds: int
) -> Iterator[Outcome]:
    fold = _dealt(units, folds, 0)
    for k in range(folds):
        stay, out = np.flatnonzero(fold != k).tolist(), np.flatnonzero(fold == k).tolist()
        yield from outcomes(taught, vectors, encoder, stay, out)


def seed_tenth(taught: Sequence[Example]) -> tuple[list[int], list[int]]:
    """Which texts are learnt and which, of whole seeds, are kept out even of the encoder's training."""
    fold = _dealt([f"{e.label}|{e.seed}" for e in taught], 10, 7)
    return np.flatnonzero(fold != 0).tolist(), np.flatnonzero(fold == 0).tolist()


def outcomes(
    taught: Sequence[Example], vectors: Array, encoder: Encoder, stay: Sequence[int], out: Sequence[int]
) -> Iterator[Outcome]:
    """Everything fitted on the texts ``stay``, weighing the texts ``out``."""
    matcher = HybridMatcher.fit([taught[i] for i in stay], vectors[list(stay)], encoder)
    scores, lexical, dense = matcher.scores([taught[i].text for i in out], vectors[list(out)])
    chances = softmax(scores)
    order = np.argsort(-chances, axis=1)[:, :_TOP]
    for row, i in enumerate(out):
        hits = tuple(Hit(matcher.labels[j], float(chances[row, j])) for j in order[row])
        found = Evidence(hits, float(lexical[row]), float(dense[row]))
        yield Outcome(taught[i].text, taught[i].label, found, taught[i].asked)


def _dealt(units: Sequence[str], folds: int, seed: int) -> npt.NDArray[np.int64]:
    """The fold of each text; a unit is never divided."""
    dice = random.Random(seed)
    fold_of = {unit: dice.randrange(folds) for unit in sorted(set(units))}
    return np.array([fold_of[unit] for unit in units])


def right(answered: str, truth: str, library: Library) -> bool:
    """The same card, or another that gives the same verdict on a shared basis."""
    if answered == truth:
        return True
    one, other = candidate(answered, library), candidate(truth, library)
    if one is None or other is None or one.card is None or other.card is None:
        return False
    shared = {b.address.text for b in one.card.basis} & {b.address.text for b in other.card.basis}
    return one.verdict is other.verdict and bool(shared)


def features(outcome: Outcome, library: Library) -> tuple[str, list[float]] | None:
    """The answering id and what the calibration looks at; ``None`` where only routes were found."""
    hits = candidates(outcome.evidence.hits, library)
    if not hits:
        return None
    masses = verdict_mass(hits, library)
    best = leader(hits, masses, library)
    second = next((h.score for h in hits if h.id != best.id), 0.0)
    agreement = masses.get(verdict_of(best.id, library), 0.0)
    row = [best.score, best.score - second, outcome.evidence.lexical, outcome.evidence.dense, agreement]
    return best.id, row


def calibrate(known: Sequence[Outcome], unknown: Sequence[Outcome], library: Library, caution: float) -> Calibration:
    """A logistic model of "the verdict is right" over held-out outcomes of acts with and without a card."""
    from sklearn.linear_model import LogisticRegression

    rows, labels, weights = [], [], []
    for outcomes, weight in ((known, 1.0), (unknown, UNKNOWN_SHARE)):
        for outcome in outcomes:
            if outcome.truth in library.cards and (found := features(outcome, library)):
                rows.append(found[1])
                labels.append(verdict_of(found[0], library) is verdict_of(outcome.truth, library))
                weights.append(weight)
    model = LogisticRegression(C=10.0, max_iter=1000).fit(np.array(rows), np.array(labels), sample_weight=weights)
    top, margin, lexical, dense, agreement = (round(float(w), 4) for w in model.coef_[0])
    bias = round(float(model.intercept_[0]), 4)
    return Calibration(bias, top, margin, lexical, dense, agreement, 0.0, caution)


def score(outcome: Outcome, library: Library, calibration: Calibration) -> float:
    """The calibrated probability an outcome would be answered with."""
    hits = candidates(outcome.evidence.hits, library)
    if not hits:
        return 0.0
    masses = verdict_mass(hits, library)
    return confidence(leader(hits, masses, library), hits, masses, outcome.evidence, library, calibration)
