"""What the buttons under an answer carry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.buttons import tag
from bot.offers import Offer, answer_rows
from knowledge.address import Address
from knowledge.composing.lookups import choose_law
from knowledge.model import Answer, AnswerPart, Person, Route, Verdict
from tests.bot.desks import desk_at
from tests.telegram_server import TelegramServer

CHAT = 5


async def test_an_article_held_only_by_its_parts_is_offered_by_them(tmp_path: Path) -> None:
    with TelegramServer() as server:
        async with desk_at(server, tmp_path) as (desk, _):
            article = Address.parse("pp-94-2021 pasal 5")
            answer = Answer((choose_law("pasal 5", [article], desk.asking.library),))
            [[button]] = answer_rows(desk, answer, Offer(CHAT, None))
            press = desk.buttons.read(CHAT, button.data)
            assert press is not None
            shown = [desk.tags.address(short) for short in press.args]
    assert (button.label, press.action) == ("PP 94/2021 Pasal 5", "b")
    assert [str(a) for a in shown] == ["pp-94-2021 pasal 5 huruf n angka 1", "pp-94-2021 pasal 5 huruf n angka 2"]


async def test_the_sanction_button_tells_those_the_answer_was_for_and_is_gone_where_a_branch_is_free(
    tmp_path: Path,
) -> None:
    part = AnswerPart(
        "kalau PPPK?", Route.PERTANYAAN, Verdict.TIDAK_BOLEH, "Dilarang.", card="hadir-kampanye",
        persons=frozenset({Person.PPPK, Person.CPNS}),
    )  # fmt: skip
    free = replace(part, verdict=Verdict.BOLEH, branch=0)
    with TelegramServer() as server:
        async with desk_at(server, tmp_path) as (desk, _):
            rows = [answer_rows(desk, Answer((one,)), Offer(CHAT, 7)) for one in (part, free)]
            [[sanction, picture], [of_branch]] = [rows[0][0], rows[1][0]]
            presses = [desk.buttons.read(CHAT, button.data) for button in (sanction, picture, of_branch)]
    card = tag("hadir-kampanye")
    assert [(p.action, p.args) for p in presses if p] == [
        ("s", (card, "cpns", "pppk")), ("k", ("7", card)), ("k", ("7", card, "0")),
    ]  # fmt: skip
