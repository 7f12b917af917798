"""The composition root: puts settings, engine, stores and Telegram together and runs them until told to stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from typing import Any

from telegram import Bot
from telegram.ext import ApplicationBuilder, ExtBot
from telegram.request import HTTPXRequest

from bot.admin.counter import Counter
from bot.admin.office import Tools
from bot.admin.trial import try_card
from bot.buttons import Buttons
from bot.desk import Desk
from bot.engine import Asking, Engine
from bot.intake import Intake, poll
from bot.jobs import run_jobs
from bot.lanes import Lanes
from bot.leaving import database_threads
from bot.limiter import Limiter
from bot.postman import Postman
from bot.privacy import Hasher, hasher
from bot.profile import present, warn_of_switches
from bot.reaching import reached
from bot.routes import AnyApplication, register
from bot.settings import Settings
from bot.watching import Watch
from bot.webhook import Webhook
from knowledge.adapters.database.stores import Stores, open_stores
from knowledge.adapters.indexing import make_encoder
from knowledge.adapters.passages import open_passages
from knowledge.catalog import load_library

log = logging.getLogger(__name__)
EngineFactory = Callable[[Settings, Stores], Engine]
ToolsFactory = Callable[[Settings, Stores], Tools]


def build_bot(settings: Settings) -> ExtBot[None]:
    """A client of the configured Bot API server, with room for many chats at once."""
    base = settings.telegram_api_base_url
    return ExtBot(
        settings.token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(settings.concurrent_chats + 16, read_timeout=15, connect_timeout=5, pool_timeout=30),
        get_updates_request=HTTPXRequest(2, read_timeout=40, connect_timeout=5),
    )


def build_desk(settings: Settings, stores: Stores, engine: Engine, bot: Bot, keys: Hasher) -> Desk:
    """The collaborators of the handlers; the bot must have said who it is."""
    limiter = Limiter(settings.messages_per_second, settings.group_messages_per_minute)
    post = Postman(bot, stores.outbox, stores.groups, limiter, keys)
    return Desk(settings, stores, Asking(engine), post, keys, Buttons(keys), bot.username, lambda: datetime.now(UTC))


def library_tools(_settings: Settings, stores: Stores) -> Tools:
    """What the admin half needs from outside the bot: the only place where the bot meets ``ingest``."""
    from ingest.fetching import fetcher
    from ingest.library.checking import sweep
    from ingest.opening import library_over
    from ingest.settings import load_settings

    settings = load_settings()
    opened = library_over(stores, lambda: open_passages(settings), fetcher(settings), settings=settings)
    return Tools(
        editor=opened.editor,
        embed=lambda texts: make_encoder(settings).encode(texts, "query").tolist(),
        try_card=try_card,
        sweep=lambda: sweep(stores, opened.publisher),
        bundled=load_library(),
        most_bytes=settings.bounds.bytes,
    )


async def serve(settings: Settings, make_engine: EngineFactory, make_tools: ToolsFactory = library_tools) -> None:
    """Answer on Telegram until SIGINT or SIGTERM; raises ``TokenRefused``, ``WorkFailed``."""
    stopping = asyncio.Event()
    _stop_on_signals(stopping)
    asyncio.get_running_loop().set_default_executor(database_threads())
    stores = await asyncio.to_thread(open_stores, settings.database)
    async with AsyncExitStack() as stack:
        stack.callback(stores.database.close)
        bot = build_bot(settings)
        engine, started = await asyncio.gather(
            asyncio.to_thread(make_engine, settings, stores), reached(bot.initialize, stopping)
        )
        stack.push_async_callback(bot.shutdown)
        if not started:
            return
        warn_of_switches(bot.bot)
        keys = hasher(settings.hash_key.get_secret_value() if settings.hash_key else None, stores.facts)
        desk = build_desk(settings, stores, engine, bot, keys)
        stack.callback(desk.asking.close)
        application: AnyApplication = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
        handlers = register(application, desk)
        counter = Counter(desk, handlers, bot, await asyncio.to_thread(make_tools, settings, stores))
        counter.register(application)
        lanes = Lanes(
            bot, desk.stores.inbox, application.process_update, settings.concurrent_chats, settings.lease_seconds
        )
        intake = Intake(desk.stores.inbox, keys, lanes.wake, counter.has_rights)
        beside = (present(bot), run_jobs(desk, handlers.quizzes), counter.keeping.run())
        application._initialized = True  # the bot is initialized already; the application has nothing else to start
        await _run(settings, bot, lanes, intake, stopping, beside)


async def _run(
    settings: Settings,
    bot: Bot,
    lanes: Lanes,
    intake: Intake,
    stopping: asyncio.Event,
    beside: Sequence[Coroutine[Any, Any, None]],
) -> None:
    watch = Watch(stopping)
    watch.start(lanes.run(), *beside)
    log.info("ready as @%s", bot.username)
    try:
        await _receive(settings, bot, intake, stopping)
    finally:
        await lanes.stop()
        await watch.end()
        log.info("stopped")
    watch.check()


async def _receive(settings: Settings, bot: Bot, intake: Intake, stopping: asyncio.Event) -> None:
    if not settings.webhook_url:
        # With a webhook still set every getUpdates would be refused.
        if await reached(bot.delete_webhook, stopping):
            await poll(bot, intake, stopping)
        return
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    webhook = Webhook(intake, settings.webhook_url, secret, settings.webhook_host, settings.webhook_port)
    webhook.listen()
    try:
        if await reached(lambda: webhook.announce(bot), stopping):
            await stopping.wait()
    finally:
        await webhook.close()


def _stop_on_signals(stopping: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(name, stopping.set)


def quiet_libraries() -> None:
    """No telemetry, no model hub, future types: whatever the environment says."""
    os.environ.update(
        ANONYMIZED_TELEMETRY="False", HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1",
        LANGCHAIN_TRACING_V2="false", LANGSMITH_TRACING="false", OTEL_SDK_DISABLED="true", PTB_TIMEDELTA="1",
        TOKENIZERS_PARALLELISM="false",
    )  # fmt: skip
