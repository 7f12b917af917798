"""What happens by the clock: retention, and the daily question of groups."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from zoneinfo import ZoneInfo

from telegram.error import TelegramError

from bot.desk import Desk
from bot.quiz import Quizzes
from knowledge.adapters.database.stores import keep_tidy
from knowledge.errors import StoreUnavailable

log = logging.getLogger(__name__)
_TICK = 60.0
_TIDY_EVERY = 60


async def run_jobs(desk: Desk, quizzes: Quizzes, tick: float = _TICK) -> None:
    """Until cancelled; a failed round is tried again at the next tick."""
    rounds = 0
    while True:
        try:
            if rounds % _TIDY_EVERY == 0:
                await tidy(desk)
            now = desk.clock().astimezone(ZoneInfo(desk.settings.timezone))
            if now.hour >= desk.settings.daily_quiz_hour:
                await desk.asking.refresh()
                await quizzes.daily(now.date())
        except (StoreUnavailable, TelegramError) as exc:
            log.error("scheduled work put off: %s", type(exc).__name__)
        rounds += 1
        await asyncio.sleep(tick)


async def tidy(desk: Desk) -> None:
    """Delete what is older than the retention."""
    await asyncio.to_thread(keep_tidy, desk.stores, timedelta(days=desk.settings.retention_days), desk.clock)
