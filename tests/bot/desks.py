"""A desk in the test's own process: the real stores and client, the fake engine, the local Bot API server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from telegram.ext import ApplicationBuilder

from bot.app import build_bot, build_desk
from bot.desk import Desk
from bot.privacy import hasher
from bot.routes import AnyApplication
from bot.settings import Settings
from knowledge.adapters.database.stores import open_stores
from tests.bot.fake_engine import FakeEngine
from tests.telegram_server import TelegramServer


@asynccontextmanager
async def desk_at(
    server: TelegramServer, folder: Path, engine: FakeEngine | None = None
) -> AsyncIterator[tuple[Desk, AnyApplication]]:
    """The desk, and an application that has no handlers yet."""
    settings = Settings.model_validate(
        {
            "telegram_bot_token": server.token,
            "telegram_api_base_url": server.url,
            "database_url": f"sqlite:///{folder / 'bot.sqlite3'}",
        }
    )
    stores = open_stores(settings.database)
    bot = build_bot(settings)
    await bot.initialize()
    desk = build_desk(settings, stores, engine or FakeEngine(), bot, hasher("kunci", stores.facts))
    application: AnyApplication = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    application._initialized = True  # the bot is initialized already, as in the composition root
    try:
        yield desk, application
    finally:
        desk.asking.close()
        await bot.shutdown()
        stores.database.close()
