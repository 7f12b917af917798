"""Step 7: what has no source, is no law today, or says more or other than its law is not shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.address import Address
from knowledge.checking.checks import contradicts, problems, unsourced_numbers
from knowledge.checking.prose import faults
from knowledge.composing.asker import Asker
from knowledge.composing.cards import from_branch, from_card
from knowledge.composing.ended import from_ended
from knowledge.composing.lookups import fixed, not_found
from knowledge.model import AnswerPart, Citation, Role, Route, Verdict
from tests.bot.small_library import SKB, small_library

LAW = small_library()
TODAY = date(2026, 11, 24)
BEFORE_ALL = date(2020, 1, 1)
OLD = "pp-53-2010 pasal 4 angka 12"
LIKE = from_card(LAW.cards["like-unggahan-calon"], "boleh like?", LAW, Asker(TODAY), 0.9)
READ = from_card(LAW.cards["baca-berita"], "boleh baca?", LAW, Asker(TODAY), 0.9)
RALLY = from_card(LAW.cards["hadir-kampanye"], "boleh hadir?", LAW, Asker(TODAY), 0.9)


def cited(address: str, role: Role) -> Citation:
    return Citation(Address.parse(address), "dasar", role)


def found(part: AnswerPart, on: date = TODAY) -> list[str]:
    return list(problems(part, LAW, on))


@pytest.mark.parametrize("part", [LIKE, READ, RALLY], ids=["tidak_boleh", "boleh", "bersyarat"])
def test_a_card_in_force_passes(part: AnswerPart) -> None:
    assert found(part) == []


@pytest.mark.parametrize("verdict", [Verdict.BOLEH, Verdict.TIDAK_BOLEH, Verdict.BERSYARAT, Verdict.INFORMASI])
def test_a_word_on_the_law_needs_an_address(verdict: Verdict) -> None:
    assert "tanpa sumber" in found(AnswerPart("?", Route.PERTANYAAN, verdict, "Begitulah."))


def test_what_says_nothing_of_the_law_needs_none() -> None:
    assert found(fixed(Route.SAPAAN, "halo")) == []
    assert found(not_found("?", (), LAW)) == []


def test_an_address_that_the_library_does_not_hold_is_refused() -> None:
    part = replace(LIKE, citations=(*LIKE.citations, cited("pp-94-2021 pasal 999", Role.SANKSI)))
    assert found(part) == ["alamat tidak dikenal: pp-94-2021 pasal 999"]


def test_repealed_law_passes_as_history_and_never_as_live() -> None:
    assert found(replace(LIKE, citations=(*LIKE.citations, cited(OLD, Role.RIWAYAT)))) == []
    assert found(replace(LIKE, citations=(*LIKE.citations, cited(OLD, Role.MELARANG)))) == [f"tidak berlaku: {OLD}"]


def test_law_is_not_cited_for_a_day_before_it_began() -> None:
    assert found(READ, BEFORE_ALL) == [f"tidak berlaku: {SKB} 6"]


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        pytest.param(
            replace(LIKE, card=None, citations=(cited(f"{SKB} 6", Role.SANKSI),)), "tidak_boleh tanpa larangan",
            id="a sanction forbids nothing",
        ),
        pytest.param(
            replace(READ, card=None, citations=(*READ.citations, cited(f"{SKB} 7", Role.MELARANG))),
            "boleh dengan larangan", id="a ban beside a boleh",
        ),
        pytest.param(
            replace(READ, card=None, citations=(cited(f"{SKB} 6", Role.PROSEDUR),)), "boleh tanpa izin",
            id="a procedure permits nothing",
        ),
        pytest.param(
            replace(READ, card=None, citations=(cited(OLD, Role.RIWAYAT),)), "boleh tanpa izin",
            id="a repealed ban permits nothing",
        ),
    ],
)  # fmt: skip
def test_the_verdict_agrees_with_what_its_evidence_does(part: AnswerPart, reason: str) -> None:
    assert found(part) == [reason]


def test_a_verdict_other_than_the_judges_is_refused() -> None:
    free = replace(LIKE, verdict=Verdict.BOLEH, citations=READ.citations)
    assert found(free) == ["putusan bukan putusan kartu"]
    assert found(replace(READ, verdict=Verdict.TIDAK_BOLEH, citations=LIKE.citations)) == [
        "putusan bukan putusan kartu"
    ]


def test_a_chosen_branch_and_an_ended_rule_speak_for_their_card() -> None:
    card = LAW.cards["hadir-kampanye"]
    assert found(from_branch(card, 1, "?", LAW, Asker(TODAY))) == []
    assert found(from_ended(card, "?", LAW, Asker(BEFORE_ALL)), BEFORE_ALL) == []


def test_numbers_come_from_the_part_its_labels_or_its_norms() -> None:
    assert unsourced_numbers("Angka 6 dan Pasal 5 PP 94/2021", LIKE, LAW) == set()
    assert unsourced_numbers("Denda 12.000.000 atau 3 tahun", LIKE, LAW) == {"12.000.000", "3"}


@pytest.mark.parametrize(
    ("text", "verdict", "expected"),
    [
        ("Itu boleh saja.", Verdict.TIDAK_BOLEH, True),
        ("Itu tidak boleh.", Verdict.TIDAK_BOLEH, False),
        ("Itu dilarang.", Verdict.BOLEH, True),
        ("Itu diperbolehkan.", Verdict.BOLEH, False),
        ("Itu dilarang, tetapi membaca boleh.", Verdict.BOLEH, False),
        ("Itu dilarang.", Verdict.INFORMASI, False),
    ],
)
def test_prose_that_says_the_opposite_of_the_judge_is_seen(text: str, verdict: Verdict, expected: bool) -> None:
    assert contradicts(text, verdict) is expected


DATED = replace(LIKE, reason="Calon ditetapkan pada 22 September 2024; hukumannya turun pangkat 12 bulan. Pasal 5.")


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("Aturannya sudah jelas.", []),
        ("Calon ditetapkan pada 22 September 2024.", []),
        ("Pangkatnya diturunkan selama 12 bulan.", []),
        ("", ["kosong atau terlalu panjang"]),
        ("jelas " * 120, ["kosong atau terlalu panjang"]),
        ("Hukumannya 24 bulan.", ["angka tanpa sumber: 24", "bilangan tanpa sumber: 24 bulan"]),
        ("Pangkatnya diturunkan selama 12 tahun.", ["bilangan tanpa sumber: 12 tahun"]),
        ("Pangkatnya diturunkan dua belas tahun.", ["bilangan tanpa sumber: dua belas tahun"]),
        ("Calon ditetapkan pada 22 Oktober 2024.", ["bilangan tanpa sumber: 22 oktober"]),
        ("Itu diatur Pasal 12.", ["pasal tanpa sumber: Pasal 12"]),
        ("Itu diatur Pasal 5 huruf n.", []),
        ("Baca di www.contoh.example.", ["tautan asing: www"]),
        ("Itu **jelas**.", ["markah"]),
        ("Itu diatur Perbawaslu.", ["peraturan tanpa sumber: Perbawaslu"]),
        ("Itu boleh saja.", ["berlawanan dengan putusan"]),
    ],
)
def test_each_fault_of_rewritten_prose_is_named(text: str, reasons: list[str]) -> None:
    assert list(faults(text, DATED, LAW)) == reasons
