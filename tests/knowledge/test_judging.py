"""Step 5: what weighs most decides, a ban is never overlooked, and where an act is missing it is asked for."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from knowledge.judging.ruling import Calibration, Ruling, judge, verdict_mass
from knowledge.library import Library
from knowledge.model import Evidence, Hit, Verdict
from tests.bot.small_library import small_library

LAW = small_library()
LIKE, SHARE, READ, RALLY = "like-unggahan-calon", "bagikan-pesan-calon", "baca-berita", "hadir-kampanye"
ASKING = "klarifikasi-foto"
# Every number says one thing: the score is the logistic of share + margin + agreement of the verdicts.
PLAIN = Calibration(
    bias=0.0, top=1.0, margin=1.0, lexical=0.0, dense=0.0, agreement=1.0, floor=0.6, caution=0.35, permit=0.6
)


def weighed(*shares: tuple[str, float], lexical: float = 0.0, dense: float = 0.0) -> Evidence:
    return Evidence(tuple(Hit(name, share) for name, share in shares), lexical, dense)


def sure(z: float) -> float:
    return 1.0 / (1.0 + math.exp(-z))


def score(*shares: tuple[str, float]) -> float:
    return judge(weighed(*shares), LAW, PLAIN).score


def test_the_card_that_weighs_most_decides_with_its_fitted_score() -> None:
    ruling = judge(weighed((LIKE, 0.7), (RALLY, 0.2), (READ, 0.1)), LAW, PLAIN)
    assert ruling == Ruling(LAW.cards[LIKE], None, ruling.score, (LIKE, RALLY, READ))
    assert ruling.score == pytest.approx(sure(0.7 + (0.7 - 0.2) + 0.7))


def test_likeness_by_wording_and_by_meaning_count_as_they_were_fitted() -> None:
    fitted = Calibration(bias=-1.0, top=0.0, margin=0.0, lexical=2.0, dense=3.0, agreement=0.0)
    assert judge(weighed((LIKE, 1.0), lexical=0.5, dense=0.9), LAW, fitted).score == pytest.approx(sure(-1 + 1 + 2.7))


def test_a_narrow_margin_is_less_sure_than_a_wide_one() -> None:
    assert score((LIKE, 0.5), (RALLY, 0.4), (READ, 0.1)) < score((LIKE, 0.5), (RALLY, 0.25), (READ, 0.25))


def test_cards_that_agree_make_each_other_surer_than_cards_in_conflict() -> None:
    assert score((LIKE, 0.5), (SHARE, 0.3), (READ, 0.2)) > score((LIKE, 0.5), (RALLY, 0.3), (READ, 0.2))


def test_the_mass_of_a_verdict_is_its_share_of_all_candidates() -> None:
    hits = [Hit(LIKE, 0.3), Hit(SHARE, 0.1), Hit(READ, 0.2), Hit(ASKING, 0.2)]
    assert verdict_mass(hits, LAW) == {
        Verdict.TIDAK_BOLEH: pytest.approx(0.5),
        Verdict.BOLEH: pytest.approx(0.25),
        Verdict.PERLU_KLARIFIKASI: pytest.approx(0.25),
    }


@pytest.mark.parametrize(
    ("shares", "decides"),
    [
        pytest.param([(READ, 0.6), (LIKE, 0.4)], LIKE, id="a ban of enough weight overturns a boleh"),
        pytest.param([(READ, 0.6), (LIKE, 0.2), (SHARE, 0.2)], LIKE, id="bans count together"),
        pytest.param([(READ, 0.4), (RALLY, 0.24), (LIKE, 0.2), (SHARE, 0.16)], RALLY, id="the heaviest rival speaks"),
        pytest.param([(READ, 0.7), (LIKE, 0.3)], READ, id="a light ban does not"),
        pytest.param([(READ, 0.6), (RALLY, 0.4)], READ, id="a condition alone does not"),
        pytest.param([(LIKE, 0.5), (READ, 0.49)], LIKE, id="a ban never gives way to a boleh"),
        pytest.param([(RALLY, 0.5), (LIKE, 0.49)], RALLY, id="a condition already warns"),
    ],
)
def test_a_boleh_gives_way_where_much_speaks_for_a_ban(shares: list[tuple[str, float]], decides: str) -> None:
    bold = Calibration(floor=0.0, permit=0.0)
    assert judge(weighed(*shares), LAW, bold).card == LAW.cards[decides]


def test_under_the_floor_nothing_is_said_and_the_three_nearest_situations_are_named() -> None:
    shares = ((LIKE, 0.3), (RALLY, 0.29), (ASKING, 0.2), (READ, 0.11), (SHARE, 0.1))
    strict = Calibration(floor=0.99)
    ruling = judge(weighed(*shares), LAW, strict)
    assert (ruling.card, ruling.clarification, ruling.nearest) == (None, None, (LIKE, RALLY, READ))


def test_a_boleh_has_a_floor_of_its_own() -> None:
    ban, boleh = weighed((LIKE, 1.0)), weighed((READ, 1.0))
    doubtful = Calibration(floor=0.1, permit=0.99)
    assert judge(ban, LAW, doubtful).card == LAW.cards[LIKE]
    assert judge(boleh, LAW, doubtful).card is None


def test_a_ban_needs_the_certainty_of_a_permission_where_nothing_of_the_field_is_named() -> None:
    doubtful = Calibration(floor=0.1, permit=0.99)
    assert judge(weighed((LIKE, 1.0)), LAW, doubtful).card == LAW.cards[LIKE]
    assert judge(weighed((LIKE, 1.0)), LAW, doubtful, thin=True).card is None


def test_a_boleh_among_messages_of_other_kinds_is_no_answer_however_sure_it_is_beside_the_bans() -> None:
    bold = replace(PLAIN, permit=0.0, floor=0.0)
    assert judge(weighed((READ, 0.3), ("route:hukum_lain", 0.7)), LAW, bold).card == LAW.cards[READ]
    slight = replace(bold, permit=0.1)
    assert judge(weighed((READ, 0.2), ("route:hukum_lain", 0.8)), LAW, slight).card is None


def test_a_question_without_its_act_is_asked_back() -> None:
    ruling = judge(weighed((ASKING, 0.8), (LIKE, 0.2)), LAW, PLAIN)
    assert (ruling.card, ruling.clarification, ruling.nearest) == (None, LAW.clarifications[ASKING], (LIKE,))


def test_asking_back_needs_half_the_certainty_of_a_verdict() -> None:
    evidence = weighed((ASKING, 0.4), (LIKE, 0.35), (RALLY, 0.25))
    got = judge(evidence, LAW, PLAIN).score
    assert judge(evidence, LAW, replace(PLAIN, floor=got * 2)).clarification is LAW.clarifications[ASKING]
    assert judge(evidence, LAW, replace(PLAIN, floor=got * 2 + 0.01)).clarification is None


def test_only_a_thin_question_that_no_card_is_sure_of_is_asked_back_from_further_down() -> None:
    evidence = weighed((LIKE, 0.4), (RALLY, 0.35), (ASKING, 0.25))
    strict = replace(PLAIN, floor=0.99)
    assert judge(evidence, LAW, strict, thin=True).clarification == LAW.clarifications[ASKING]
    assert judge(evidence, LAW, strict, thin=False).clarification is None
    assert judge(evidence, LAW, replace(PLAIN, floor=0.1, permit=0.1), thin=True).card == LAW.cards[LIKE]


def test_a_thin_question_is_asked_back_though_cards_of_one_verdict_weigh_more_together() -> None:
    evidence = weighed((ASKING, 0.36), (LIKE, 0.34), (SHARE, 0.3))
    assert judge(evidence, LAW, PLAIN, thin=True).clarification == LAW.clarifications[ASKING]
    assert judge(evidence, LAW, PLAIN, thin=False).card == LAW.cards[LIKE]


def test_kinds_of_message_are_no_candidates() -> None:
    assert judge(weighed(("route:sapaan", 0.9), ("route:serangan", 0.1)), LAW, PLAIN) == Ruling(None, None, 0.0, ())
    assert judge(weighed(("route:sapaan", 0.6), (LIKE, 0.4)), LAW, PLAIN).nearest == (LIKE,)


def test_cards_of_one_verdict_count_together_against_a_single_heavier_card() -> None:
    ruling = judge(weighed((RALLY, 0.4), (LIKE, 0.32), (SHARE, 0.28)), LAW, PLAIN)
    assert ruling.card == LAW.cards[LIKE]


def test_many_bans_that_hardly_fit_give_way_to_the_conditional_card_before_them() -> None:
    """The conditional card tells what is forbidden as well; a single ban beside it answers itself."""
    others = {f"larangan-{n}": replace(LAW.cards[LIKE], id=f"larangan-{n}") for n in range(4)}
    law = replace(LAW, cards={**LAW.cards, **others})
    stray = weighed((RALLY, 0.36), *((name, 0.16) for name in others))
    assert judge(stray, law, PLAIN).card == LAW.cards[RALLY]
    heavier = weighed((RALLY, 0.36), (LIKE, 0.28), *((name, 0.09) for name in others))
    assert judge(heavier, law, PLAIN).card == LAW.cards[LIKE]


def test_a_permission_that_is_not_sure_gives_way_to_the_rule_of_caution_beside_it() -> None:
    wary = replace(PLAIN, permit=0.99, caution=0.9, floor=0.1)
    assert judge(weighed((READ, 0.6), (RALLY, 0.4)), LAW, wary).card == LAW.cards[RALLY]
    assert judge(weighed((READ, 0.9), (RALLY, 0.1)), LAW, wary).card is None


def test_a_permission_that_gave_way_to_a_ban_is_answered_by_the_ban_and_not_by_silence() -> None:
    firm = replace(PLAIN, floor=0.7)
    ruling = judge(weighed((READ, 0.6), (LIKE, 0.4)), LAW, firm)
    assert ruling.card == LAW.cards[LIKE]
    assert ruling.score == pytest.approx(sure(0.6 + 0.2 + 0.6))
    assert judge(weighed((READ, 0.6), (LIKE, 0.4)), LAW, replace(PLAIN, floor=0.9)).card is None


def test_below_the_sure_score_a_ruling_says_that_it_guesses() -> None:
    shares = (LIKE, 0.7), (RALLY, 0.3)
    reached = score(*shares)
    assert judge(weighed(*shares), LAW, replace(PLAIN, sure=reached + 0.01)).sure is False
    assert judge(weighed(*shares), LAW, replace(PLAIN, sure=reached)).sure is True


def undisputed(card_id: str) -> tuple[Library, int]:
    """The library with authorities agreeing on the card, and its branch that permits."""
    card = replace(LAW.cards[card_id], dispute=None)
    allowed = next(i for i, b in enumerate(card.branches) if b.verdict is Verdict.BOLEH)
    return replace(LAW, cards={**LAW.cards, card_id: card}), allowed


def test_a_branch_that_permits_without_being_sure_tells_both_sides_of_its_card() -> None:
    law, allowed = undisputed(RALLY)
    hits = weighed((f"{RALLY}#{allowed}", 0.7), (RALLY, 0.2), (LIKE, 0.1))
    ruling = judge(hits, law, replace(PLAIN, permit=0.99, caution=0.9, floor=0.1))
    assert (ruling.card, ruling.branch) == (law.cards[RALLY], None)
    assert judge(hits, law, replace(PLAIN, permit=0.1, caution=0.9, floor=0.1)).branch == allowed


def test_a_ban_that_weighs_more_than_the_whole_card_answers_before_its_two_sides() -> None:
    law, allowed = undisputed(RALLY)
    hits = weighed((READ, 0.3), (f"{RALLY}#{allowed}", 0.28), (LIKE, 0.42))
    assert judge(hits, law, replace(PLAIN, permit=0.99, caution=0.9, floor=0.1)).card == law.cards[LIKE]


def test_the_ban_of_one_branch_beside_a_heavier_permission_tells_both_sides_of_its_card() -> None:
    law, allowed = undisputed(RALLY)
    hits = weighed((READ, 0.6), (f"{RALLY}#{1 - allowed}", 0.4))
    ruling = judge(hits, law, Calibration(floor=0.0, permit=0.0))
    assert (ruling.card, ruling.branch) == (law.cards[RALLY], None)
