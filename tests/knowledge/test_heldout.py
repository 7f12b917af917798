"""What is kept out of training is kept out whole, and counted card by card."""

from __future__ import annotations

from knowledge.adapters.experiments import Outcome, seed_tenth
from knowledge.adapters.fitting import of_cards
from knowledge.adapters.matching import Example
from knowledge.catalog import load_library
from knowledge.model import Evidence, Hit


def test_no_seed_is_divided_between_what_is_learnt_and_what_is_kept_out() -> None:
    taught = [Example(f"{seed} {n}", "kartu", f"benih {seed}") for seed in range(200) for n in range(3)]
    stay, out = seed_tenth(taught)
    assert sorted(stay + out) == list(range(600))
    assert {taught[i].seed for i in stay}.isdisjoint(taught[i].seed for i in out)
    assert 30 <= len(out) <= 90


def test_a_branch_of_a_card_counts_as_the_card() -> None:
    library = load_library()
    card = next(c for c in library.cards.values() if len(c.branches) > 1)
    other = next(c for c in library.cards.values() if c.verdict is not card.verdict and not c.branches)
    first = Outcome("x", card.id, Evidence((Hit(f"{card.id}#1", 0.6), Hit(other.id, 0.4)), 0.5, 0.5))
    second = Outcome("y", f"{card.id}#0", Evidence((Hit(other.id, 0.6), Hit(f"{card.id}#1", 0.4)), 0.5, 0.5))
    assert [of_cards([o], library)["first"] for o in (first, second)] == [1.0, 0.0]
    assert of_cards([first, second], library)["within_three"] == 1.0
