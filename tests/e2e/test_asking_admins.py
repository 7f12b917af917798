"""[Tanyakan ke admin]: shown only where somebody stands behind it, and sent only after a preview."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.adapters.database.stores import open_stores
from knowledge.records import Contact
from tests.e2e.running import BotProcess, running_bot
from tests.telegram_server import TelegramServer, buttons_of, person, text_of

STRANGE = "kucing saya menggigit undangan pernikahan tetangga"


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as running:
        yield running
        assert running.world.violations == []


@pytest.fixture
def bot(server: TelegramServer, tmp_path: Path) -> Iterator[BotProcess]:
    stores = open_stores(f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    stores.contacts.put(Contact("pertanyaan", "BKPSDM Contoh", "ruang 2"), "uji")
    stores.database.close()
    with running_bot(server, tmp_path, ADMIN_IDS="900001") as process:
        yield process


def test_a_question_goes_to_the_admins_after_a_preview_and_once(server: TelegramServer, bot: BotProcess) -> None:
    sari = person(server)
    sari.sends(STRANGE)
    missing = sari.chat.waits_for("🔎")
    assert "Di instansi Anda: BKPSDM Contoh, ruang 2." in text_of(missing)
    sari.presses("Tanyakan ke admin", missing)
    preview = sari.chat.waits_for("Yang akan dikirim ke admin")
    assert STRANGE in text_of(preview)
    assert "Admin tidak melihat nama atau akun Anda" in text_of(preview)
    with sqlite3.connect(bot.database) as db:
        assert db.execute("select count(*) from open_replies").fetchone() == (0,)
    again = next(b["callback_data"] for b in buttons_of(preview) if b["text"] == "Kirim")
    sari.presses("Kirim", preview)
    sari.chat.waits_for("Sudah dikirim")
    sari.presses_data(again, preview)
    sari.chat.waits_for("sudah dikirim; mohon ditunggu")
    with sqlite3.connect(bot.database) as db:
        assert db.execute("select chat_id from open_replies").fetchall() == [(sari.id,)]


def test_a_cancelled_question_is_not_sent(server: TelegramServer, bot: BotProcess) -> None:
    sari = person(server)
    sari.sends(STRANGE)
    sari.presses("Tanyakan ke admin")
    sari.presses("Batal")
    sari.chat.waits_for("tidak jadi dikirim")
    with sqlite3.connect(bot.database) as db:
        assert db.execute("select count(*) from open_replies").fetchone() == (0,)


def test_a_press_weeks_later_on_a_deleted_question_says_so(server: TelegramServer, bot: BotProcess) -> None:
    sari = person(server)
    sari.sends("boleh baca berita politik?")
    answer = sari.chat.waits_for("✅")
    bot.stop()
    with sqlite3.connect(bot.database) as db:
        db.execute("delete from questions")
    bot.start()
    assert sari.sees_toast(sari.presses("👍", answer))["text"].startswith("Pertanyaan ini sudah dihapus")
    sari.presses("Bunyi aturan", answer)
    sari.chat.waits_for("Ringkasan norma")
    sari.presses("Kartu", answer)
    sari.chat.waits_for(lambda m: "photo" in m)
