"""Brings files of Telegram to disk: downloaded, or read in place where the Bot API server runs in --local mode."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.admin import texts
from bot.admin.cases import Piece
from knowledge.errors import EditRefused

TELEGRAM = "https://api.telegram.org"
MOST_BYTES = 20 * 1024 * 1024


class Uploads:
    """``base`` is the configured Bot API server; the official one gives no file over 20 MB."""

    def __init__(self, bot: Bot, base: str) -> None:
        self._bot, self._base = bot, base

    def too_big(self, size: int | None) -> bool:
        """Known to be refused without asking; another server may run in --local mode and is asked."""
        return self._base == TELEGRAM and (size or 0) > MOST_BYTES

    async def fetch(self, pieces: Sequence[Piece], folder: Path) -> Path:
        """One file, or a folder of an album's files in their order; raises ``EditRefused`` with the way out."""
        paths = [await self._fetch(piece, folder, index) for index, piece in enumerate(pieces)]
        return paths[0] if len(paths) == 1 else folder

    async def _fetch(self, piece: Piece, folder: Path, index: int) -> Path:
        try:
            found = await self._bot._post("getFile", {"file_id": piece.file_id}, read_timeout=60)
            place = str(found["file_path"]) if isinstance(found, dict) else ""
            target = folder / f"{index:03}-{_safe(piece.name)}"
            if place.startswith("/"):
                return await asyncio.to_thread(_local, Path(place), target)
            content = await self._download(place)
        except BadRequest as exc:
            raise EditRefused(texts.TOO_BIG_PLAIN if "too big" in exc.message else texts.NOT_FETCHED) from exc
        except NetworkError as exc:
            raise EditRefused(texts.NOT_FETCHED) from exc
        await asyncio.to_thread(target.write_bytes, content)
        return target

    async def _download(self, place: str) -> bytes:
        for pause in (0.5, 2, None):
            try:
                url = f"{self._bot.base_file_url}/{place}"
                return bytes(await self._bot.request.retrieve(url, read_timeout=60))
            except NetworkError as exc:
                if pause is None or isinstance(exc, BadRequest):
                    raise
                await asyncio.sleep(pause)
        raise EditRefused(texts.NOT_FETCHED)


def _local(place: Path, target: Path) -> Path:
    try:
        shutil.copyfile(place, target)
    except OSError as exc:
        raise EditRefused(texts.NOT_ON_DISK) from exc
    return target


def _safe(name: str) -> str:
    """A name without any path in it; the kind is read from the content anyway."""
    return re.sub(r"[^\w.\- ]", "_", name.replace("\\", "/").rsplit("/", 1)[-1]).lstrip(".")[-80:] or "berkas"
