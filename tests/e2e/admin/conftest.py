"""One bot process for each file of admin tests; Rina owns it, the others are new people in each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.admin.desk import admin_bot, rina
from tests.e2e.running import BotProcess
from tests.telegram_server import Person, TelegramServer, person


@pytest.fixture(scope="module")
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def bot(server: TelegramServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    with admin_bot(server, tmp_path_factory.mktemp("admin")) as process:
        yield process


@pytest.fixture(scope="module")
def owner(server: TelegramServer, bot: BotProcess) -> Person:
    return rina(server)


@pytest.fixture
def sari(server: TelegramServer, bot: BotProcess) -> Person:
    return person(server, "Sari")


@pytest.fixture
def budi(server: TelegramServer, bot: BotProcess) -> Person:
    return person(server, "Budi")
