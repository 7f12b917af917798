"""Calls that must succeed before the bot can work: made again until Telegram takes them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot import texts

log = logging.getLogger(__name__)
_LONGEST = 15.0


class TokenRefused(Exception):
    """Raised when Telegram does not know the token; ``str()`` is a sentence for the operator."""


async def reached(call: Callable[[], Awaitable[object]], stopping: asyncio.Event) -> bool:
    """Call until Telegram answers; false when told to stop before. Raises ``TokenRefused``, ``BadRequest``."""
    delay = 0.5
    while not stopping.is_set():
        try:
            await call()
            return True
        except InvalidToken as exc:
            raise TokenRefused(texts.BAD_TOKEN) from exc
        except BadRequest:
            # A network error to the library; but the same call would be refused again.
            raise
        except RetryAfter as exc:
            log.warning("told to wait %.0f s at start", seconds_of(exc))
            await rest(stopping, seconds_of(exc))
        except NetworkError as exc:
            log.warning("Telegram not reached at start: %s", type(exc).__name__)
            await rest(stopping, delay)
            delay = min(delay * 2, _LONGEST)
    return False


async def rest(stopping: asyncio.Event, seconds: float) -> None:
    """Wait, but not longer than until we are told to stop."""
    try:
        await asyncio.wait_for(stopping.wait(), seconds)
    except TimeoutError:
        return


def seconds_of(exc: RetryAfter) -> float:
    """How long Telegram wants us to wait; the library is on its way from numbers to timedeltas."""
    after = exc.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
