"""Brings files of Telegram to disk: downloaded, or read in place where the Bot API server runs in --local mode."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.admin import texts
from bot.admin.cases import Piece
from bot.reaching import seconds_of
from knowledge.errors import EditRefused

TELEGRAM = "https://api.telegram.org"
MOST_BYTES = 20 * 1024 * 1024
T = TypeVar("T")
_PAUSES = (0.5, 2)
_LONGEST_WAIT = 60
_MB = 1_000_000


class Uploads:
    """``base`` is the configured Bot API server; the official one gives no file over 20 MB. ``most``: what we read."""

    def __init__(self, bot: Bot, base: str, most: int) -> None:
        self._bot, self._base, self._most = bot, base, most

    def too_big(self, size: int | None) -> str:
        """Why a file is refused without being fetched, or nothing; another server may run in --local mode."""
        if size is not None and size > self._most:
            return texts.TOO_LARGE.format(size=-(-size // _MB), most=self._most // _MB)
        if self._base == TELEGRAM and size is not None and size > MOST_BYTES:
            return texts.TOO_BIG.format(size=-(-size // _MB))
        return ""

    async def fetch(self, pieces: Sequence[Piece], folder: Path) -> Path:
        """One file, or a folder of an album's files in their order; raises ``EditRefused`` with the way out."""
        paths = [await self._fetch(piece, folder, index) for index, piece in enumerate(pieces)]
        return paths[0] if len(paths) == 1 else folder

    async def _fetch(self, piece: Piece, folder: Path, index: int) -> Path:
        try:
            place = await _patiently(lambda: self._place(piece.file_id))
            target = folder / f"{index:03}-{_safe(piece.name)}"
            if place.startswith("/"):
                return await asyncio.to_thread(_local, Path(place), target)
            content = await _patiently(lambda: self._download(place))
        except BadRequest as exc:
            raise EditRefused(texts.TOO_BIG_PLAIN if "too big" in exc.message else texts.NOT_FETCHED) from exc
        except TelegramError as exc:
            raise EditRefused(texts.NOT_FETCHED) from exc
        await asyncio.to_thread(target.write_bytes, content)
        return target

    async def _place(self, file_id: str) -> str:
        found = await self._bot._post("getFile", {"file_id": file_id}, read_timeout=60)
        return str(found["file_path"]) if isinstance(found, dict) else ""

    async def _download(self, place: str) -> bytes:
        return bytes(await self._bot.request.retrieve(f"{self._bot.base_file_url}/{place}", read_timeout=60))


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Again after a broken line, and when Telegram says to wait; what the last try met is raised."""
    for pause in _PAUSES:
        try:
            return await call()
        except BadRequest:
            raise
        except RetryAfter as exc:
            if (seconds := seconds_of(exc)) > _LONGEST_WAIT:
                raise
            await asyncio.sleep(seconds)
        except NetworkError:
            await asyncio.sleep(pause)
    return await call()


def _local(place: Path, target: Path) -> Path:
    try:
        shutil.copyfile(place, target)
    except OSError as exc:
        raise EditRefused(texts.NOT_ON_DISK) from exc
    return target


def _safe(name: str) -> str:
    """A name without any path in it; the kind is read from the content anyway."""
    return re.sub(r"[^\w.\- ]", "_", name.replace("\\", "/").rsplit("/", 1)[-1]).lstrip(".")[-80:] or "berkas"
