"""What a label of the classifier stands for: a card, one branch of it, a question to ask back, or nothing to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.composing.asker import Asker
from knowledge.composing.cards import from_details
from knowledge.judging.candidates import Candidate, branch_label, candidate, candidates, card_id_of, verdict_of
from knowledge.judging.ruling import Calibration, judge
from knowledge.model import Evidence, Hit, Verdict
from tests.bot.small_library import small_library
from tests.knowledge.test_card_answers import TODAY

LAW = small_library()
PHOTO, RALLY, ASKING = "foto-umum", "hadir-kampanye", "klarifikasi-foto"


@pytest.mark.parametrize(
    ("label", "stands_for", "verdict"),
    [
        (PHOTO, Candidate(LAW.cards[PHOTO]), Verdict.BERSYARAT),
        (branch_label(PHOTO, 0), Candidate(LAW.cards[PHOTO], None, 0), Verdict.BOLEH),
        (branch_label(PHOTO, 1), Candidate(LAW.cards[PHOTO], None, 1), Verdict.TIDAK_BOLEH),
        (branch_label(PHOTO, 2), None, Verdict.PERLU_KLARIFIKASI),
        (ASKING, Candidate(None, LAW.clarifications[ASKING]), Verdict.PERLU_KLARIFIKASI),
        ("route:sapaan", None, Verdict.PERLU_KLARIFIKASI),
        ("kartu-yang-dihapus#0", None, Verdict.PERLU_KLARIFIKASI),
    ],
)
def test_a_label_stands_for_one_thing(label: str, stands_for: Candidate | None, verdict: Verdict) -> None:
    assert candidate(label, LAW) == stands_for
    assert verdict_of(label, LAW) is verdict


def test_no_detail_settles_that_a_disputed_act_is_allowed() -> None:
    assert candidate(branch_label(RALLY, 0), LAW) == Candidate(LAW.cards[RALLY])
    assert candidate(branch_label(RALLY, 1), LAW) == Candidate(LAW.cards[RALLY], None, 1)


def test_no_detail_settles_that_an_act_on_which_no_text_rules_is_allowed() -> None:
    photo = replace(LAW.cards[PHOTO], unruled=True)
    law = replace(LAW, cards={**LAW.cards, PHOTO: photo})
    assert candidate(branch_label(PHOTO, 0), law) == Candidate(photo)
    assert candidate(branch_label(PHOTO, 1), law) == Candidate(photo, None, 1)


def test_a_branch_is_named_by_its_card_and_only_what_can_answer_is_a_candidate() -> None:
    assert card_id_of(branch_label(PHOTO, 1)) == PHOTO
    hits = [Hit("route:sapaan", 0.5), Hit(branch_label(PHOTO, 1), 0.3), Hit("hilang", 0.2)]
    assert candidates(hits, LAW) == hits[1:2]


def test_details_that_settle_a_branch_are_ruled_by_it() -> None:
    evidence = Evidence((Hit(branch_label(PHOTO, 1), 0.9), Hit(PHOTO, 0.1)), 1.0, 1.0)
    ruling = judge(evidence, LAW, Calibration())
    assert (ruling.card, ruling.branch, ruling.nearest) == (LAW.cards[PHOTO], 1, (PHOTO,))


def test_the_answer_from_details_gives_the_branch_and_says_the_other_side() -> None:
    card = LAW.cards[PHOTO]
    part = from_details(card, 1, "foto pose jari?", LAW, Asker(TODAY), 0.8)
    assert (part.verdict, part.card, part.score) == (Verdict.TIDAK_BOLEH, PHOTO, 0.8)
    assert part.branches == card.branches[:1]
    assert [option.target for option in part.options] == ["0"]
