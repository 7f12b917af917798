"""Where an update goes: what failed in one half is not answered by the other."""

from __future__ import annotations

from pathlib import Path

from telegram import Update
from telegram.ext import TypeHandler

from bot.routes import AnyApplication, register
from bot.turn import Turn, current
from knowledge.errors import StoreUnavailable
from tests.bot.desks import desk_at
from tests.telegram_server import TelegramServer, person


async def test_an_update_that_failed_in_the_admin_half_is_left_to_its_next_try(tmp_path: Path) -> None:
    tries: list[int] = []

    async def gate(_update: Update, _context: object) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnavailable("tidak menjawab")

    with TelegramServer() as server:
        sari = person(server)
        sari.sends("halo")
        async with desk_at(server, tmp_path) as (desk, application):
            register(application, desk)
            application.add_handler(TypeHandler(Update, gate), -1)
            await _processed(server, application)
            assert sari.chat.texts == []
            await _processed(server, application)
        assert sari.chat.texts == ["Halo! Silakan bertanya soal netralitas."]


async def _processed(server: TelegramServer, application: AnyApplication) -> None:
    update = Update.de_json(server.world.updates[0], application.bot)
    current.set(Turn(update.update_id, "m:obrolan:1"))
    await application.process_update(update)
