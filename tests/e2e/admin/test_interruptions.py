"""Whatever happens to the work on a document, its message never stays at "membaca"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.admin.texts import PUBLISHING_LOST, READING_LOST
from tests.e2e.admin.desk import admin_bot, labels, rina
from tests.e2e.admin.papers import circular
from tests.telegram_server import Person, TelegramServer, text_of
from tests.telegram_server.faults import Kind


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


def test_a_429_while_a_file_is_fetched_is_waited_out(server: TelegramServer, tmp_path: Path) -> None:
    with admin_bot(server, tmp_path):
        owner = rina(server)
        server.faults.add(Kind.TOO_MANY, "getFile", seconds=1)
        _send(owner, "surat.txt", 60)
        owner.chat.waits_for("60/2025", 60)


def test_a_failure_nobody_expected_ends_the_case_and_says_so(server: TelegramServer, tmp_path: Path) -> None:
    with admin_bot(server, tmp_path, failures=1):
        owner = rina(server)
        _send(owner, "meledak.txt", 61)
        said = owner.chat.waits_for("Tidak jadi:", 30)
        assert text_of(said) == f"📄 meledak.txt\nTidak jadi: {READING_LOST}"
        assert labels(said) == []
        owner.chat.waits_for("RuntimeError", 30)
        _send(owner, "surat.txt", 62)
        owner.chat.waits_for("62/2025", 60)


def test_a_document_is_read_again_when_the_database_was_away(server: TelegramServer, tmp_path: Path) -> None:
    with admin_bot(server, tmp_path, failures=1):
        owner = rina(server)
        _send(owner, "basis-data-pergi.txt", 63)
        owner.chat.waits_for("63/2025", 60)
        assert [t for t in owner.chat.texts if "Tidak jadi" in t] == []


def test_publishing_that_was_interrupted_can_be_tried_again(server: TelegramServer, tmp_path: Path) -> None:
    with admin_bot(server, tmp_path, failures=1, UNLUCKY_INDEX="1"):
        owner = rina(server)
        _send(owner, "surat.txt", 64)
        owner.presses("Terbitkan", owner.chat.waits_for("64/2025", 60))
        owner.chat.waits_for(PUBLISHING_LOST, 30)
        owner.presses("Terbitkan", owner.chat.waits_for(lambda m: "✅ Terbitkan" in labels(m), 30))
        owner.chat.waits_for("✅ Surat", 60)


def _send(owner: Person, name: str, number: int) -> None:
    owner.sends_document(name, circular(number).encode(), "text/plain")
