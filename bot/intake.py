"""Brings updates into the inbox: Telegram is told only after they are on disk."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.privacy import Hasher
from bot.reaching import rest, seconds_of
from bot.scrubbing import scrubbed
from knowledge.adapters.database.inbox import Inbox
from knowledge.errors import StoreUnavailable

log = logging.getLogger(__name__)
Json = dict[str, Any]
KINDS = (
    "message", "edited_message", "channel_post", "callback_query", "inline_query", "poll_answer", "my_chat_member",
)  # fmt: skip


class Intake:
    """Writes raw updates down under the hash of the chat whose order they keep."""

    def __init__(self, inbox: Inbox, hasher: Hasher, wake: Callable[[], None]) -> None:
        self._inbox, self._hasher, self._wake = inbox, hasher, wake

    async def keep(self, updates: Sequence[Json]) -> None:
        """Write a batch; raises ``StoreUnavailable`` and then nothing of it counts as taken."""
        rows = [(u["update_id"], self._hasher.person(lane_of(u)), json.dumps(scrubbed(u))) for u in updates]
        await asyncio.to_thread(self._inbox.add_all, rows)
        self._wake()


def lane_of(update: Json) -> int:
    """The chat (or person, where there is no chat) within which order is kept."""
    body = next((v for k, v in update.items() if k != "update_id" and isinstance(v, dict)), {})
    chat = body.get("chat") or (body.get("message") or {}).get("chat") or body.get("from") or body.get("user") or {}
    return int(chat.get("id", 0))


async def poll(bot: Bot, intake: Intake, stopping: asyncio.Event, hold: int = 25) -> None:
    """Long polling: the next call confirms a batch, so a batch is written before it."""
    offset, delay = None, 0.5
    while not stopping.is_set():
        try:
            batch = await _until(stopping, _get_updates(bot, offset, hold))
            if batch:
                await intake.keep(batch)
                offset = max(int(u["update_id"]) for u in batch) + 1
            delay = 0.5
        except RetryAfter as exc:
            await rest(stopping, seconds_of(exc))
        except (NetworkError, StoreUnavailable, Conflict) as exc:
            log.warning("updates not fetched: %s", type(exc).__name__)
            await rest(stopping, delay)
            delay = min(delay * 2, 15)
        except InvalidToken:
            log.critical("Telegram no longer accepts the token")
            stopping.set()
        except TelegramError as exc:
            log.error("updates not fetched: %s", type(exc).__name__)
            await rest(stopping, delay)


async def _get_updates(bot: Bot, offset: int | None, hold: int) -> list[Json]:
    # Raw, because the inbox keeps what Telegram sent and not what this version of the library understands.
    parameters: Json = {"timeout": hold, "allowed_updates": list(KINDS)}
    if offset is not None:
        parameters["offset"] = offset
    found = await bot._post("getUpdates", parameters, read_timeout=hold + 10)
    return [dict(u) for u in found] if isinstance(found, list) else []


async def _until(stopping: asyncio.Event, work: Any) -> Any:
    """The result of ``work``, or nothing once we are told to stop."""
    task, end = asyncio.ensure_future(work), asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait({task, end}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else []
    finally:
        end.cancel()
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
