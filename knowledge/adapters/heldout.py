"""What a newly trained encoder knows of questions it has not seen: ``python -m knowledge held-out``.

One seed in ten is kept out of everything that is learnt, the encoder's change too. The same tenth is asked of the
encoder as it came, with a head of its own: what is gained must be gained on texts that nobody has learnt.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from knowledge.adapters.experiments import Outcome, outcomes, seed_tenth
from knowledge.adapters.finetuning import Recipe, train
from knowledge.adapters.fitting import of_cards
from knowledge.adapters.lowrank import save_delta
from knowledge.adapters.matching import Example
from knowledge.adapters.sentences import SentenceEncoder
from knowledge.adapters.teaching import everything, verdicts_of
from knowledge.adapters.weights import ensure_model, revision
from knowledge.catalog import load_library
from knowledge.judging.candidates import card_id_of
from knowledge.library import Library
from knowledge.settings import EngineSettings


@dataclass(frozen=True)
class Known:
    """Shares 0-1 of ``texts`` kept out: the very card, its equal too, the verdict."""

    texts: int
    first: float
    within_three: float
    right_first: float
    verdict_first: float


@dataclass(frozen=True)
class HeldOut:
    """The encoder as it came and as trained; ``asked``: the questions written without sight of the phrasings."""

    epochs: int
    learnt: int
    before: Known
    before_asked: Known
    after: Known
    after_asked: Known


def held_out(settings: EngineSettings, recipe: Recipe, tell: Callable[[str], None]) -> HeldOut:
    """Train on nine tenths of the seeds, measure on the tenth; as long as a training."""
    taught, library = everything(), load_library()
    stay, out = seed_tenth(taught)
    base = ensure_model(settings.model_cache, None)
    plain = SentenceEncoder(base, revision(None))
    vectors = plain.encode([e.text for e in taught], "query")
    tell("mengukur encoder asal")
    before = _asked_of(plain, taught, stay, out, library)
    learnt = [taught[i] for i in stay]
    trained = train(base, learnt, vectors[stay], verdicts_of(learnt, library), recipe, tell)
    with tempfile.TemporaryDirectory() as folder:
        delta = Path(folder) / "delta.safetensors"
        save_delta(trained.state_dict(), delta)
        made = ensure_model(settings.model_cache, delta)
        tell("mengukur encoder terlatih")
        after = _asked_of(SentenceEncoder(made, revision(delta)), taught, stay, out, library)
        shutil.rmtree(made)
    return HeldOut(recipe.epochs, len(stay), *before, *after)


def _asked_of(
    encoder: SentenceEncoder, taught: Sequence[Example], stay: Sequence[int], out: Sequence[int], library: Library
) -> tuple[Known, Known]:
    vectors = encoder.encode([e.text for e in taught], "query")
    found = [o for o in outcomes(taught, vectors, encoder, stay, out) if card_id_of(o.truth) in library.cards]
    return _known(found, library), _known([o for o in found if o.asked], library)


def _known(found: Sequence[Outcome], library: Library) -> Known:
    return Known(len(found), **of_cards(found, library))


def save_held_out(found: HeldOut, path: Path) -> None:
    """What the page of the evaluation shows."""
    data = {"command": f"python -m knowledge held-out --epochs {found.epochs}", **asdict(found)}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
