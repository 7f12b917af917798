"""Days go by: questions are forgotten, groups get their question, rules change under old buttons, answers vanish."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.running import BotProcess, running_bot
from tests.telegram_server import TelegramServer, group, person, text_of

LIKE = "boleh like postingan caleg?"


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as running:
        yield running
        assert running.world.violations == []


@pytest.fixture
def bot(server: TelegramServer, tmp_path: Path) -> Iterator[BotProcess]:
    with running_bot(server, tmp_path, DAILY_QUIZ_HOUR="0", RETENTION_DAYS="90") as process:
        yield process


def questions(bot: BotProcess) -> list[str]:
    with closing(sqlite3.connect(bot.database)) as db:
        return [text for (text,) in db.execute("select text from questions order by id")]


def test_what_is_older_than_the_retention_is_deleted_by_the_running_bot(
    server: TelegramServer, bot: BotProcess
) -> None:
    sari = person(server)
    sari.sends(LIKE)
    sari.chat.waits_for("🚫")
    sari.sends("boleh baca berita politik?")
    sari.chat.waits_for("✅")
    bot.stop()
    with closing(sqlite3.connect(bot.database)) as db:
        db.execute("update questions set created_at = datetime('now', '-91 days') where text like '%like%'")
        db.commit()
    assert len(questions(bot)) == 2
    bot.start()
    server.world.wait(lambda: len(questions(bot)) == 1, 45, "the retention")
    assert questions(bot) == ["boleh baca berita politik?"]


def test_a_group_that_wants_it_gets_one_question_a_day(server: TelegramServer, bot: BotProcess) -> None:
    budi = person(server, "Budi")
    wants, wants_not = group(server, "Kantor", budi, admin=budi.id), group(server, "Lain", budi)
    for room in (wants, wants_not):
        budi.sends("/kuis", room)
        room.waits_for(lambda m: "poll" in m)
    budi.presses("kuis harian", chat=wants)
    wants.waits_for("satu pertanyaan sehari")
    for _ in range(2):
        bot.stop()
        bot.start()
        server.world.wait(lambda: sum("poll" in m for m in wants.messages) == 2, 45, "the question of the day")
        budi.sends("halo")
        budi.chat.waits_for("Halo!")
    assert sum("poll" in m for m in wants.messages) == 2
    assert sum("poll" in m for m in wants_not.messages) == 1


def test_a_button_whose_rule_changed_says_so(server: TelegramServer, bot: BotProcess) -> None:
    sari = person(server)
    sari.sends(LIKE)
    answer = sari.chat.waits_for("🚫")
    bot.stop()
    bot.extra["WITHOUT_CARD"] = "like-unggahan-calon"
    bot.start()
    for label in ("Kartu", "⚖️ Sanksi"):
        toast = sari.sees_toast(sari.presses(label, answer))
        assert toast["text"] == "Aturan di balik jawaban ini sudah berubah. Silakan tanyakan lagi."
        assert toast["show_alert"] is True


def test_an_edited_question_whose_answer_was_deleted_is_answered_anew(server: TelegramServer, bot: BotProcess) -> None:
    sari = person(server)
    question = sari.sends(LIKE)
    first = sari.chat.waits_for("🚫")
    with server.world.lock:
        server.world.messages[sari.id, first["message_id"]]["deleted"] = True
    sari.edits(question, "boleh baca berita politik?")
    assert sari.chat.waits_for("✅")["message_id"] != first["message_id"]


def test_a_group_never_hears_what_somebody_asked_in_private(server: TelegramServer, bot: BotProcess) -> None:
    sari = person(server)
    room = group(server, "Kantor", sari)
    sari.sends(LIKE)
    sari.chat.waits_for("🚫")
    sari.sends("@TanyaNetralBot sanksinya apa", room)
    said = text_of(room.waits_for_count(1)[0])
    assert "🔎" in said
    assert "Like" not in said
