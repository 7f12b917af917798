"""The shipped bot with its real engine, on a copy of the built index that tests may publish into."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.running import ROOT, BotProcess
from tests.telegram_server import TelegramServer

OWNER = 900001
INDEX = ROOT / "var" / "index"


@contextmanager
def real_bot(server: TelegramServer, folder: Path, **extra: str) -> Iterator[BotProcess]:
    """``python -m bot``, owned by ``OWNER``; stops it at the end."""
    shutil.copytree(INDEX, folder / "var" / "index")
    settings = {"ADMIN_IDS": str(OWNER), "INGEST_ALLOW_PRIVATE": "true"} | extra
    bot = BotProcess(server, folder, settings, "bot").start()
    try:
        yield bot
    finally:
        bot.stop()
