"""Brings updates into the inbox: Telegram is told only after they are on disk."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
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
HasRights = Callable[[int], Awaitable[bool]]
KINDS = (
    "message", "edited_message", "channel_post", "callback_query", "inline_query", "poll_answer", "my_chat_member",
)  # fmt: skip


class Intake:
    """Writes raw updates down under the hash of the chat whose order they keep.

    ``has_rights``: an admin types telephone numbers and addresses for others to read; theirs are not masked.
    """

    def __init__(self, inbox: Inbox, hasher: Hasher, wake: Callable[[], None], has_rights: HasRights) -> None:
        self._inbox, self._hasher, self._wake, self._has_rights = inbox, hasher, wake, has_rights

    async def keep(self, updates: Sequence[Json]) -> None:
        """Write a batch; raises ``StoreUnavailable`` and then nothing of it counts as taken."""
        rows = [await self._row(update) for update in updates]
        await asyncio.to_thread(self._inbox.add_all, rows)
        self._wake()

    async def _row(self, update: Json) -> tuple[int, str, str]:
        number = int(update["update_id"])
        try:
            writer = private_writer(update)
            masking = writer is None or not await self._has_rights(writer)
            return number, self._hasher.person(lane_of(update)), json.dumps(scrubbed(update, masking=masking))
        except (AttributeError, KeyError, TypeError, ValueError) as exc:
            # Kept without its text and given up by the lanes: refusing it would stop all that come after it.
            log.error("update of a shape nobody knows: %s", type(exc).__name__)
            return number, self._hasher.person(0), ""


def private_writer(update: Json) -> int | None:
    """Who wrote in a private chat; nothing elsewhere."""
    message = update.get("message") or update.get("edited_message") or {}
    private = message.get("chat", {}).get("type") == "private"
    return int(message["chat"]["id"]) if private else None


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
