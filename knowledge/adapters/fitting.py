"""Fits the calibration and prints what the folds say: ``python -m knowledge fit``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.adapters.examples import examples
from knowledge.adapters.experiments import Outcome, calibrate, card_folds, features, right, score, seed_folds
from knowledge.adapters.indexing import embedded, make_encoder, open_vectors, taught_name
from knowledge.catalog import DATA, load_library
from knowledge.catalog.language import load_glossary, load_routes
from knowledge.judging.candidates import card_id_of, verdict_of
from knowledge.judging.ruling import Calibration
from knowledge.library import Library
from knowledge.routing.routes import ROUTE
from knowledge.settings import EngineSettings

# Below the floor nothing is said: it keeps this share of people's questions about acts that a card covers.
KEPT = 0.985
# No more than this share of questions about acts without a card gets a wrong verdict that is not said to be a guess.
WRONG = 0.02
CAUTION = 0.35


@dataclass(frozen=True)
class Measures:
    """Shares of held-out texts, 0-1.

    ``first`` and ``within_three``: the very card; ``right_first``: its equal too; ``asked_...``: of the questions that
    were written without sight of the phrasings; ``..._surely``: with a score from which no guess is said.
    """

    texts: int
    first: float
    within_three: float
    right_first: float
    verdict_first: float
    questions_lost: float
    others_kept_out: float
    unknown_answered: float
    unknown_wrong: float
    known_answered: float
    asked: int
    asked_first: float
    asked_within_three: float
    asked_verdict: float
    asked_surely: float
    asked_surely_wrong: float
    unknown_surely_wrong: float


def fit(settings: EngineSettings, tell: Callable[[str], None]) -> tuple[Calibration, Measures]:
    """Outcomes of both kinds of folds, a calibration over them, and the floor."""
    library = load_library()
    taught = examples(library, load_routes(DATA / "routes.yaml"), load_glossary(DATA / "glossary.yaml", library))
    encoder = make_encoder(settings)
    vectors = embedded(open_vectors(settings, encoder), taught_name(encoder), taught)
    tell(f"{len(taught)} kalimat; lipatan benih")
    seeds = list(seed_folds(taught, vectors, encoder))
    tell("lipatan kartu")
    cards = list(card_folds(taught, vectors, encoder))
    known, unknown = [o for o in seeds if o.asked], [o for o in cards if o.asked]
    rough = calibrate(known, unknown, library, CAUTION)
    bounds = {"floor": _floor(known, library, rough), "sure": _sure(unknown, library, rough)}
    calibration = Calibration(**{**asdict(rough), **bounds})
    return calibration, measures(seeds, cards, library, calibration)


def _floor(known: Sequence[Outcome], library: Library, calibration: Calibration) -> float:
    """The score that ``KEPT`` of the rightly weighed questions reach."""
    scores = [score(o, library, calibration) for o in known if same_verdict(o, library)]
    return round(float(np.quantile(scores, 1 - KEPT)), 3)


def _sure(unknown: Sequence[Outcome], library: Library, calibration: Calibration) -> float:
    """The score that at most ``WRONG`` of all questions about unknown acts reach with a wrong verdict."""
    wrong = sorted((score(o, library, calibration) for o in unknown if not same_verdict(o, library)), reverse=True)
    return round(wrong[int(WRONG * len(unknown))] + 0.001, 3)


def measures(
    seeds: Sequence[Outcome], cards: Sequence[Outcome], library: Library, calibration: Calibration
) -> Measures:
    """What the folds say with this calibration."""
    asked = [o for o in seeds if not o.truth.startswith(ROUTE)]
    other = [o for o in seeds if o.truth.startswith(ROUTE)]
    unknown = [o for o in cards if card_id_of(o.truth) in library.cards]
    answered = [score(o, library, calibration) >= calibration.floor for o in unknown]
    return Measures(
        texts=len(seeds),
        **of_cards(asked, library),
        questions_lost=share(_outside(o) > 0.5 for o in asked),
        others_kept_out=share(_outside(o) > 0.5 for o in other),
        unknown_answered=share(answered),
        unknown_wrong=share(a and not same_verdict(o, library) for a, o in zip(answered, unknown, strict=True)),
        known_answered=share(score(o, library, calibration) >= calibration.floor for o in asked),
        **_of_people([o for o in seeds if o.asked], [o for o in unknown if o.asked], library, calibration),
    )


def of_cards(found: Sequence[Outcome], library: Library) -> dict[str, Any]:
    """How often the very card, its equal, and a card of its verdict came first, and the card within three."""
    return {
        "first": share(o.ranking[0] == o.wanted for o in found),
        "within_three": share(o.wanted in o.ranking[:3] for o in found),
        "right_first": share(right(o.top, o.truth, library) for o in found),
        "verdict_first": share(same_verdict(o, library) for o in found),
    }


def _of_people(
    known: Sequence[Outcome], unknown: Sequence[Outcome], library: Library, calibration: Calibration
) -> dict[str, Any]:
    surely = [score(o, library, calibration) >= calibration.sure for o in known]
    lost = [score(o, library, calibration) >= calibration.sure for o in unknown]
    return {
        "asked": len(known),
        "asked_first": share(o.ranking[0] == o.wanted for o in known),
        "asked_within_three": share(o.wanted in o.ranking[:3] for o in known),
        "asked_verdict": share(same_verdict(o, library) for o in known),
        "asked_surely": share(surely),
        "asked_surely_wrong": share(s and not same_verdict(o, library) for s, o in zip(surely, known, strict=True)),
        "unknown_surely_wrong": share(s and not same_verdict(o, library) for s, o in zip(lost, unknown, strict=True)),
    }


def same_verdict(outcome: Outcome, library: Library) -> bool:
    """The best card or clarification gives the verdict of the true one."""
    found = features(outcome, library)
    return found is not None and verdict_of(found[0], library) is verdict_of(outcome.truth, library)


def save(calibration: Calibration, found: Measures, model: str, path: Path) -> None:
    """The numbers the engine reads, with what they were fitted on."""
    data = {"command": "python -m knowledge fit", "model": model, "calibration": asdict(calibration)}
    path.write_text(json.dumps({**data, "folds": asdict(found)}, indent=1) + "\n", encoding="utf-8")


def _outside(outcome: Outcome) -> float:
    return sum(h.score for h in outcome.evidence.hits if h.id.startswith(ROUTE))


def share(values: Iterable[object]) -> float:
    """The part of ``values`` that is true, to four places; 0 of none."""
    found = [bool(v) for v in values]
    return round(sum(found) / max(1, len(found)), 4)
