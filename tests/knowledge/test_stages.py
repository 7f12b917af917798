"""The election calendar in answers: the stage is named and picks branch and sanction; without it answers branch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.admin.card_files import dump_card
from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.stores import stores_over
from knowledge.composing.asker import Asker
from knowledge.composing.stages import branch_at
from knowledge.judging.stages import Phase, phase_on, running
from knowledge.model import AnswerPart, Basis, Branch, Person, Question, Role, Stage, Verdict
from knowledge.records import ElectionStages
from tests.bot.small_library import small_library
from tests.databases import sqlite_template
from tests.knowledge.answering_desk import AnsweringDesk

__all__ = ["sqlite_template"]
PILKADA = ElectionStages(
    "Pilkada 2030", "Kabupaten Sleman", "PKPU 2/2030", date(2030, 9, 22), date(2030, 9, 25), date(2030, 11, 23),
    date(2030, 11, 24), date(2030, 11, 26), date(2030, 11, 27),
)  # fmt: skip
BEFORE, CAMPAIGN, AFTER = date(2030, 9, 21), date(2030, 10, 1), date(2030, 11, 28)
SHARE = "bolehkah asn membagikan pesan ini dukung calon nomor satu"
ATTEND = "boleh hadir di kampanye"


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> Iterator[AnsweringDesk]:
    shutil.copyfile(sqlite_template, tmp_path / "uji.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'uji.sqlite3'}")
    yield AnsweringDesk(stores_over(database), tmp_path)
    database.close()


def _ask(desk: AnsweringDesk, text: str, on: date) -> AnswerPart:
    return desk.answerer.answer(Question(text, as_of=on)).parts[0]


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2030, 9, 21), Phase.SEBELUM),
        (date(2030, 9, 22), Phase.SESUDAH),
        (date(2030, 9, 25), Phase.KAMPANYE),
        (date(2030, 11, 23), Phase.KAMPANYE),
        (date(2030, 11, 24), Phase.TENANG),
        (date(2030, 11, 27), Phase.PEMUNGUTAN),
        (date(2030, 11, 28), None),
    ],
)
def test_each_day_of_a_calendar_has_its_phase_and_the_day_after_the_vote_none(day: date, phase: Phase | None) -> None:
    assert phase_on(PILKADA, day) is phase


def test_what_the_calendar_does_not_tell_is_not_filled_in() -> None:
    only_naming = ElectionStages("Pilkada 2030", "", "x", penetapan=date(2030, 9, 22))
    assert phase_on(only_naming, date(2030, 9, 23)) is None
    no_naming = replace(PILKADA, penetapan=None)
    assert phase_on(no_naming, date(2030, 9, 20)) is None
    assert phase_on(no_naming, CAMPAIGN) is Phase.KAMPANYE
    assert phase_on(ElectionStages("Pilkada 2030", "", "x"), CAMPAIGN) is None


def test_entries_that_disagree_leave_the_stage_open_until_the_question_names_the_region() -> None:
    later = replace(PILKADA, region="Kota Magelang", penetapan=date(2030, 10, 20), kampanye_mulai=date(2030, 10, 22))
    assert running([PILKADA, later], CAMPAIGN, "boleh hadir kampanye") is None
    magelang = running([PILKADA, later], CAMPAIGN, "boleh hadir kampanye di magelang")
    assert magelang is not None
    assert (magelang.entry.region, magelang.stage) == ("Kota Magelang", Stage.SEBELUM_PENETAPAN)


@pytest.mark.parametrize("text", ["boleh like postingan caleg", "dukung capres di facebook"])
def test_a_question_of_another_election_is_not_answered_by_this_calendar(text: str) -> None:
    assert running([PILKADA], CAMPAIGN, text) is None
    assert running([PILKADA], CAMPAIGN, "dukung cabup di facebook") is not None


def test_a_question_of_another_year_is_not_answered_by_this_calendar() -> None:
    assert running([PILKADA], CAMPAIGN, "sanksi kampanye di pilkada 2024", 2024) is None
    assert running([PILKADA], BEFORE, "sanksi kampanye di pilkada 2030", 2030) is not None


def test_the_stage_is_named_and_leaves_only_its_sanction(desk: AnsweringDesk) -> None:
    open_ = _ask(desk, SHARE, CAMPAIGN)
    assert open_.sanctions[0] == (
        "PNS/CPNS: sebelum calon ditetapkan, sanksi moral; sesudahnya, hukuman disiplin berat"
    )
    desk.stores.calendar.put(PILKADA, "tg:1")
    part = _ask(desk, SHARE, CAMPAIGN)
    assert part.sanctions[0] == "PNS/CPNS: hukuman disiplin berat"
    assert part.note.startswith("Tahapan Pilkada 2030, Kabupaten Sleman: masa kampanye (sumber: PKPU 2/2030).")
    assert _ask(desk, SHARE, BEFORE).sanctions[0] == "PNS/CPNS: sanksi moral"
    assert _ask(desk, SHARE, AFTER) == replace(open_, footer=_ask(desk, SHARE, AFTER).footer)


def test_the_calendar_picks_the_branch_and_after_the_vote_both_are_back(desk: AnsweringDesk) -> None:
    card = replace(
        small_library().cards["hadir-kampanye"],
        branches=(
            Branch(Verdict.BOLEH, "calon belum ditetapkan", "Belum", Stage.SEBELUM_PENETAPAN),
            Branch(Verdict.TIDAK_BOLEH, "calon sudah ditetapkan", "Sudah", Stage.SESUDAH_PENETAPAN),
        ),
        basis=(
            replace(small_library().cards["hadir-kampanye"].basis[0], branch=Verdict.TIDAK_BOLEH),
            Basis(small_library().cards["baca-berita"].basis[0].address, Role.MEMBOLEHKAN, branch=Verdict.BOLEH),
        ),
    )
    desk.stores.overlays.put(card.id, dump_card(card), None, "tg:1")
    assert _ask(desk, ATTEND, CAMPAIGN).verdict is Verdict.BERSYARAT
    desk.stores.calendar.put(PILKADA, "tg:1")
    assert [_ask(desk, ATTEND, day).verdict for day in (BEFORE, CAMPAIGN, date(2030, 11, 25), AFTER)] == [
        Verdict.BOLEH, Verdict.TIDAK_BOLEH, Verdict.TIDAK_BOLEH, Verdict.BERSYARAT,
    ]  # fmt: skip
    assert _ask(desk, ATTEND, CAMPAIGN).headline == "Ini berlaku bila calon sudah ditetapkan."
    assert "masa kampanye" in _ask(desk, ATTEND, CAMPAIGN).note
    desk.stores.calendar.remove("Pilkada 2030", "Kabupaten Sleman", "tg:1")
    assert _ask(desk, ATTEND, CAMPAIGN).verdict is Verdict.BERSYARAT


def test_what_the_asker_says_of_the_stage_comes_before_the_calendar(desk: AnsweringDesk) -> None:
    desk.stores.calendar.put(PILKADA, "tg:1")
    answer = desk.answerer.answer(Question(SHARE, as_of=CAMPAIGN, stage=Stage.SEBELUM_PENETAPAN)).parts[0]
    assert answer.sanctions[0] == "PNS/CPNS: sanksi moral"
    assert "Tahapan" not in answer.note


def test_a_button_of_a_card_names_the_stage_as_well(desk: AnsweringDesk) -> None:
    desk.stores.calendar.put(PILKADA, "tg:1")
    part = desk.answerer.answer_card("foto-dengan-calon", Question("foto bareng cabup", as_of=CAMPAIGN)).parts[0]
    assert "masa kampanye" in part.note
    assert part.sanctions[0] == "PNS/CPNS: hukuman disiplin berat"


def test_a_card_whose_answer_no_stage_changes_does_not_speak_of_stages(desk: AnsweringDesk) -> None:
    desk.stores.calendar.put(PILKADA, "tg:1")
    assert "Tahapan" not in _ask(desk, "boleh baca berita politik", CAMPAIGN).note


def test_where_branches_differ_by_status_the_one_of_the_asker_answers() -> None:
    branches = (
        Branch(Verdict.BOLEH, "bukan ASN", "Bukan ASN", status=Person.NON_ASN),
        Branch(Verdict.TIDAK_BOLEH, "ketua RT yang PNS", "PNS", status=Person.PNS),
    )
    card = replace(small_library().cards["hadir-kampanye"], branches=branches)
    told = [frozenset({Person.PNS}), frozenset({Person.NON_ASN}), frozenset[Person](), frozenset({Person.PPPK})]
    assert [branch_at(card, Asker(BEFORE, persons)) for persons in told] == [1, 0, None, None]
    assert branch_at(card, Asker(BEFORE, frozenset({Person.PNS, Person.NON_ASN}))) is None
    half = replace(card, branches=(branches[0], replace(branches[1], status=None)))
    assert branch_at(half, Asker(BEFORE, frozenset({Person.NON_ASN}))) is None
