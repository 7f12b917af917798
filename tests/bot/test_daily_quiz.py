"""The question of the day: a group that refuses it takes it from nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.quiz import Quizzes
from tests.bot.desks import desk_at
from tests.telegram_server import Kind, TelegramServer, group

GONE = -2_000_000_000_000
TODAY = date(2026, 3, 2)


async def test_a_group_that_refuses_takes_the_question_from_no_other(tmp_path: Path) -> None:
    with TelegramServer() as server:
        room = group(server)
        async with desk_at(server, tmp_path) as (desk, _):
            for chat_id in (GONE, room.id):
                desk.stores.groups.set_daily_quiz(chat_id, True, "budi")
            assert await Quizzes(desk).daily(TODAY) == 2
            assert await Quizzes(desk).daily(TODAY) == 0
        assert [call.params["chat_id"] for call in server.world.calls if call.method == "sendPoll"] == [GONE, room.id]
        assert ["poll" in message for message in room.messages] == [True]


async def test_a_line_that_breaks_for_a_moment_takes_it_from_no_group(tmp_path: Path) -> None:
    with TelegramServer() as server:
        rooms = [group(server), group(server)]
        server.faults.add(Kind.BAD_GATEWAY, "sendPoll")
        async with desk_at(server, tmp_path) as (desk, _):
            for room in rooms:
                desk.stores.groups.set_daily_quiz(room.id, True, "budi")
            await Quizzes(desk).daily(TODAY)
        assert server.faults.planned == []
        assert [["poll" in message for message in room.messages] for room in rooms] == [[True], [True]]
