"""One bot process and server for the tests that do not disturb them; each test brings its own people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running import BotProcess, running_bot
from tests.telegram_server import Person, TelegramServer, person

OWNER = 900001


@pytest.fixture(scope="session")
def shared_server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="session")
def bot(shared_server: TelegramServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    with running_bot(shared_server, tmp_path_factory.mktemp("bot"), ADMIN_IDS=str(OWNER)) as process:
        yield process


@pytest.fixture
def server(shared_server: TelegramServer, bot: BotProcess) -> Iterator[TelegramServer]:
    """The shared server; after every test no call may have broken the method list and no token be in the log."""
    yield shared_server
    assert shared_server.world.violations == []
    assert shared_server.token.split(":")[1] not in bot.log
    assert not re.search(r"Traceback", bot.log)
    words = {m["text"] for m in shared_server.world.messages.values() if len(m.get("text", "")) > 12}
    assert [text for text in words if text in bot.log] == []


@pytest.fixture
def sari(server: TelegramServer) -> Person:
    return person(server, "Sari")


@pytest.fixture
def budi(server: TelegramServer) -> Person:
    return person(server, "Budi")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
