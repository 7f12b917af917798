"""Browsing, the table of sanctions and the quiz show no law that has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answering import sanction_pages
from bot.law import status_words
from bot.lookup import sign_of
from bot.quiz import pick
from bot.sanctions import sanction_rows
from bot.texts import SIGNS
from knowledge.address import Address
from knowledge.composing.asker import Asker
from knowledge.composing.bases import told_lines
from knowledge.composing.cards import from_card
from knowledge.library import Library
from knowledge.model import Basis, LegalStatus, Role, RuleCard, Verdict
from tests.bot.desks import desk_at
from tests.bot.fake_engine import FakeEngine
from tests.bot.small_library import small_library
from tests.telegram_server import TelegramServer

LAW = small_library()
TODAY = date(2026, 11, 24)
LIKE: RuleCard = LAW.cards["like-unggahan-calon"]


def without(slug: str) -> Library:
    law = replace(LAW.regulations[slug], status=LegalStatus.DICABUT, effective_to=date(2026, 7, 1))
    return replace(LAW, regulations={**LAW.regulations, slug: law})


def test_the_table_tells_no_sanction_of_an_ended_ban() -> None:
    assert "Membagikan pesan dukungan calon" in {row.act for row in sanction_rows(LAW, TODAY)}
    assert sanction_rows(without("skb-netralitas-2022"), TODAY) == sanction_rows(
        replace(LAW, cards={LIKE.id: LIKE}), TODAY
    )


def test_the_table_tells_no_sanction_whose_own_text_ended() -> None:
    assert {row.after for row in sanction_rows(LAW, TODAY)} == {"hukuman disiplin berat"}
    assert sanction_rows(without("pp-94-2021"), TODAY) == ()


async def test_the_sanctions_of_a_card_are_those_that_still_punish(tmp_path: Path) -> None:
    with TelegramServer() as server:
        async with desk_at(server, tmp_path, FakeEngine(without("pp-94-2021"))) as (desk, _):
            (page,) = sanction_pages(desk, LIKE, frozenset())
        async with desk_at(server, tmp_path, FakeEngine(without("skb-netralitas-2022"))) as (desk, _):
            (ended,) = sanction_pages(desk, LAW.cards["bagikan-pesan-calon"], frozenset())
    assert page == (
        "<b>Akibat: Memberi like pada unggahan calon</b>\n\n"
        "<b>PPPK, semua tahap</b>\ndisiplin PPPK di instansinya\n<i>PP 49/2018 Pasal 51</i>\n\n"
        "Dasar sanksinya sudah berubah; tanyakan sanksi yang berlaku kepada PPK."
    )
    assert ended == (
        "<b>Akibat: Membagikan pesan dukungan calon</b>\n\n"
        "Dasar sanksinya sudah berubah; tanyakan sanksi yang berlaku kepada PPK."
    )


async def test_the_doubt_of_a_card_is_told_with_its_sanctions(tmp_path: Path) -> None:
    with TelegramServer() as server:
        async with desk_at(server, tmp_path) as (desk, _):
            (page,) = sanction_pages(desk, replace(LIKE, note="Tingkatnya <belum> pasti."), frozenset())
    assert page.endswith("\n\n<i>Tingkatnya &lt;belum&gt; pasti.</i>")


def test_where_looks_set_nothing_apart_a_past_law_is_told_in_words() -> None:
    old = replace(LIKE, basis=(*LIKE.basis, Basis(Address.parse("pp-53-2010 pasal 4 angka 12"), Role.RIWAYAT)))
    part = from_card(old, "boleh like?", LAW, Asker(TODAY), None)
    assert told_lines(part)[-1] == "PP 53/2010 Pasal 4 angka 12 (riwayat, sudah tidak berlaku)"


def test_no_quiz_asks_by_an_ended_law() -> None:
    assert pick(without("skb-netralitas-2022"), TODAY, 20, "x") == []
    assert LIKE.id in {card.id for card in pick(LAW, TODAY, 20, "x")}


def test_a_situation_whose_law_ended_loses_the_sign_of_its_verdict() -> None:
    read = LAW.cards["baca-berita"]
    assert sign_of(read, LAW, TODAY) == SIGNS[Verdict.BOLEH]
    assert sign_of(read, without("skb-netralitas-2022"), TODAY) == SIGNS[Verdict.INFORMASI]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 6, 30), "berlaku"),
        (date(2026, 7, 1), "dicabut, penggantinya belum dipastikan"),
        (date(2022, 9, 21), "baru berlaku sejak 22 Sep 2022"),
    ],
)
def test_the_status_of_a_law_is_that_of_the_day(today: date, said: str) -> None:
    assert status_words(without("skb-netralitas-2022"), Address("skb-netralitas-2022"), today) == said
