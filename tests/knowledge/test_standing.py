"""A verdict stands only on law in force, and the end of a ban is never a permission."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.address import Address
from knowledge.checking.checks import problems
from knowledge.composing.asker import Asker
from knowledge.composing.bases import basis_lines
from knowledge.composing.cards import alive_basis, from_card
from knowledge.composing.ended import from_ended
from knowledge.judging.standing import stands
from knowledge.library import Library
from knowledge.model import AnswerPart, Basis, Citation, LegalStatus, Role, RuleCard, Verdict
from tests.bot.small_library import SKB, small_library

LAW = small_library()
ENDED = date(2026, 7, 1)
TODAY = date(2026, 11, 24)


def basis(role: Role, number: int = 4, branch: Verdict | None = None) -> Basis:
    return Basis(Address.parse(f"{SKB} {number}"), role, branch=branch)


def card(verdict: Verdict, *bases: Basis) -> RuleCard:
    return replace(LAW.cards["like-unggahan-calon"], verdict=verdict, basis=bases)


BAN, OTHER_BAN, SANCTION = basis(Role.MELARANG), basis(Role.MELARANG, 6), basis(Role.SANKSI, 7)
FREES, EDGE, PAST, WAY = basis(Role.MEMBOLEHKAN), basis(Role.BATAS, 5), basis(Role.RIWAYAT, 6), basis(Role.PROSEDUR, 7)
IF_SO, IF_NOT = basis(Role.BATAS, 5, Verdict.BOLEH), basis(Role.MELARANG, 4, Verdict.TIDAK_BOLEH)


@pytest.mark.parametrize(
    ("verdict", "bases", "alive", "expected"),
    [
        pytest.param(Verdict.TIDAK_BOLEH, (BAN, OTHER_BAN), (OTHER_BAN,), True, id="another ban carries it"),
        pytest.param(Verdict.TIDAK_BOLEH, (BAN, SANCTION), (SANCTION,), False, id="a sanction forbids nothing"),
        pytest.param(Verdict.TIDAK_BOLEH, (BAN, PAST), (PAST,), False, id="history forbids nothing"),
        pytest.param(Verdict.BOLEH, (FREES, EDGE), (EDGE,), True, id="the edge of a ban carries a boleh"),
        pytest.param(Verdict.BOLEH, (FREES, WAY), (WAY,), False, id="a procedure permits nothing"),
        pytest.param(Verdict.BOLEH, (EDGE,), (), False, id="a boleh is not what is left without law"),
        pytest.param(Verdict.BERSYARAT, (IF_SO, IF_NOT), (IF_SO, IF_NOT), True, id="both branches live"),
        pytest.param(Verdict.BERSYARAT, (IF_SO, IF_NOT), (IF_SO,), False, id="the ban of a branch ended"),
        pytest.param(Verdict.BERSYARAT, (IF_SO, IF_NOT), (IF_NOT,), False, id="the permission of a branch ended"),
        pytest.param(Verdict.INFORMASI, (WAY, PAST), (PAST,), False, id="nothing but history is left"),
        pytest.param(Verdict.INFORMASI, (PAST,), (PAST,), True, id="a card that tells history"),
    ],
)
def test_a_verdict_stands_on_what_carries_it(
    verdict: Verdict, bases: tuple[Basis, ...], alive: tuple[Basis, ...], expected: bool
) -> None:
    assert stands(card(verdict, *bases), alive) is expected


def repealed(successor: str | None) -> Library:
    law = LAW.regulations["skb-netralitas-2022"]
    dead = replace(law, status=LegalStatus.DICABUT, effective_to=ENDED, revoked_by=successor)
    return replace(LAW, regulations={**LAW.regulations, dead.slug: dead})


@pytest.mark.parametrize("verdict", [Verdict.TIDAK_BOLEH, Verdict.BOLEH, Verdict.BERSYARAT])
def test_when_all_its_law_ended_no_card_says_boleh(verdict: Verdict) -> None:
    law = repealed(None)
    mine = replace(LAW.cards["bagikan-pesan-calon"], verdict=verdict)
    assert not stands(mine, alive_basis(mine, law, TODAY))
    assert from_ended(mine, "boleh?", law, Asker(TODAY)).verdict is Verdict.INFORMASI


def test_the_day_before_the_end_the_ban_still_stands() -> None:
    law, mine = repealed(None), LAW.cards["bagikan-pesan-calon"]
    assert stands(mine, alive_basis(mine, law, date(2026, 6, 30)))
    assert not stands(mine, alive_basis(mine, law, ENDED))


def test_an_ended_rule_is_named_with_its_successor_and_an_officer_checks() -> None:
    part = from_ended(LAW.cards["bagikan-pesan-calon"], "boleh bagikan?", repealed("pp-94-2021"), Asker(TODAY))
    label = "SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka 6"
    assert part == AnswerPart(
        "boleh bagikan?", part.route, Verdict.INFORMASI, "Dasar aturannya sudah berubah.",
        f"{label} tidak berlaku lagi sejak 1 Juli 2026. Penggantinya: PP 94/2021. Petugas sedang memeriksa jawaban "
        "ini; untuk sementara anggap belum boleh dan tanyakan kepada PPK.",
        citations=(Citation(Address.parse(f"{SKB} 6"), label, Role.RIWAYAT),),
        footer="Berlaku untuk PNS/PPPK · sumber sampai Feb 2026, mungkin ada aturan baru · "
        "bukan pendapat hukum resmi",
        card="bagikan-pesan-calon", under_review=True,
    )  # fmt: skip


def test_an_unknown_successor_is_said_to_be_unknown() -> None:
    part = from_ended(LAW.cards["bagikan-pesan-calon"], "?", repealed(None), Asker(TODAY))
    assert "Penggantinya: belum dipastikan." in part.reason


def test_a_day_before_the_rule_began_is_no_end_of_it() -> None:
    part = from_ended(LAW.cards["bagikan-pesan-calon"], "?", LAW, Asker(date(2020, 12, 31)))
    assert (part.verdict, part.headline, part.under_review) == (
        Verdict.INFORMASI,
        "Aturannya belum berlaku pada tanggal itu.",
        False,
    )
    label = "SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka 6"
    assert basis_lines(part) == [(f"{label} (belum berlaku waktu itu)", Role.PROSEDUR)]
    assert list(problems(part, LAW, date(2020, 12, 31))) == []


def test_what_the_later_rule_revoked_is_named_as_the_law_of_that_day() -> None:
    skb = replace(LAW.regulations["skb-netralitas-2022"], revokes=("pp-53-2010", "pp-30-1980"))
    law = replace(LAW, regulations={**LAW.regulations, skb.slug: skb})
    mine = LAW.cards["bagikan-pesan-calon"]
    assert " Waktu itu masih berlaku PP 53/2010. " in from_ended(mine, "?", law, Asker(date(2020, 12, 31))).reason
    assert "Waktu itu" not in from_ended(mine, "?", law, Asker(date(2022, 1, 1))).reason


def test_older_breaches_of_discipline_are_said_to_be_dealt_with_by_the_later_law() -> None:
    rule = LAW.provisions["pp-94-2021 pasal 14"]
    over = replace(rule, address=Address.parse("pp-94-2021 pasal 40 ayat 3"))
    law = replace(LAW, provisions={**LAW.provisions, over.address.text: over})
    banned = replace(card(Verdict.TIDAK_BOLEH), basis=(Basis(rule.address, Role.MELARANG),))
    note = from_ended(banned, "?", law, Asker(date(2020, 12, 31))).note
    assert note.endswith("yang belum diperiksa kini ditangani menurut PP 94/2021 Pasal 40 ayat (3).")
    assert from_ended(LAW.cards["bagikan-pesan-calon"], "?", law, Asker(date(2020, 12, 31))).note == ""


def test_a_sanction_that_came_later_has_not_ended() -> None:
    old = replace(LAW.regulations["skb-netralitas-2022"], effective_from=date(2010, 1, 1))
    law = replace(LAW, regulations={**LAW.regulations, old.slug: old})
    part = from_card(LAW.cards["bagikan-pesan-calon"], "?", law, Asker(date(2020, 12, 31)), None)
    assert part.sanctions == ("PPPK: disiplin PPPK di instansinya",)
    assert part.note == "Sebagian sanksinya baru berlaku sesudah tanggal itu; tanyakan sanksi waktu itu kepada PPK."
