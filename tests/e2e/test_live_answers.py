"""With a language model an answer is seen growing, in private as a draft, in groups in one message; never unchecked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from tests.e2e.running import BotProcess
from tests.telegram_server import Call, Kind, Person, TelegramServer, buttons_of, group, person, text_of
from tests.telegram_server.html import parse_html

LIKE = "boleh like postingan caleg?"
FIRST = "Memberi like dipandang memihak oleh banyak orang."
SECOND = "Sebaiknya jempolnya ditahan dulu, ya."
WRONG = "Tenang saja, like seperti itu boleh kok."
TEMPLATE = "Aturan menyebutnya dengan jelas."
MENTION = "@TanyaNetralBot"


@contextmanager
def writing_bot(server: TelegramServer, folder: Path, script: str, **extra: str) -> Iterator[BotProcess]:
    process = BotProcess(server, folder, {"SCRIPT": script} | extra, "tests.e2e.bot_with_chat_model").start()
    try:
        yield process
    finally:
        process.stop()
    assert server.world.violations == []
    assert FIRST not in process.log


@pytest.fixture(scope="module")
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture(scope="module")
def bot(telegram: TelegramServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    folder = tmp_path_factory.mktemp("menulis")
    with writing_bot(telegram, folder, f"{FIRST} {SECOND}", PAUSE="0.25") as process:
        yield process


@pytest.fixture
def server(telegram: TelegramServer, bot: BotProcess) -> TelegramServer:
    """With a bot whose model writes two good sentences, a word each quarter of a second."""
    return telegram


def outbox_states(bot: BotProcess) -> list[str]:
    with closing(sqlite3.connect(bot.database)) as db:
        return [state for (state,) in db.execute("select state from outbox")]


def drafts(server: TelegramServer, who: Person) -> list[Call]:
    calls = list(server.world.calls)
    return [c for c in calls if c.method == "sendMessageDraft" and c.params["chat_id"] == who.id]


def words(calls: list[Call]) -> list[str]:
    return [parse_html(c.params["text"])[0] for c in calls]


def finished(sign: str, message: dict[str, object]) -> bool:
    return sign in text_of(message) and "masih menulis" not in text_of(message)


def test_in_private_a_draft_grows_by_whole_checked_sentences_into_the_answer(server: TelegramServer) -> None:
    sari = person(server)
    sari.sends(LIKE)
    answer = sari.chat.waits_for(SECOND)
    shown = drafts(server, sari)
    assert len(sari.chat.messages) == 1
    assert "👎" in [b["text"] for b in buttons_of(answer)]
    assert all(text.startswith("🚫 Tidak boleh\nLike pada unggahan <calon>") for text in words(shown))
    assert FIRST not in words(shown)[0]
    assert FIRST in words(shown)[-1]
    assert not any("Memberi like dipandang" in text and FIRST not in text for text in words(shown))
    assert all(later.at - earlier.at >= 1 for earlier, later in pairwise(shown))
    assert len({c.params["draft_id"] for c in shown}) == 1
    final = next(c for c in server.world.calls if c.method == "sendMessage" and c.params["chat_id"] == sari.id)
    assert max(c.at for c in shown) < final.at


def test_a_sentence_that_fails_the_check_is_never_seen(tmp_path: Path) -> None:
    with TelegramServer() as server, writing_bot(server, tmp_path, f"{FIRST} {WRONG} {SECOND}", PAUSE="0.25"):
        sari = person(server)
        sari.sends(LIKE)
        answer = sari.chat.waits_for(TEMPLATE)
        assert FIRST not in text_of(answer)
        assert FIRST in words(drafts(server, sari))[-1]
        assert not any(WRONG[:12] in str(c.params) for c in server.world.calls)


def test_a_group_sees_one_message_that_becomes_the_answer(server: TelegramServer) -> None:
    sari = person(server)
    room = group(server, "Kantor", sari)
    question = sari.sends(f"{MENTION} {LIKE}", room)
    answer = room.waits_for(lambda m: SECOND in text_of(m) and finished("🚫", m))
    assert len(room.messages) == 1
    assert answer["reply_to_message"]["message_id"] == question["message_id"]
    seen = [text_of(m) for m in server.world.shown if m["chat"]["id"] == room.id and m["from"]["is_bot"]]
    assert seen[0].startswith("🚫 Tidak boleh")
    assert seen[0].endswith("masih menulis …")
    assert FIRST not in seen[0]
    writing = ("sendMessage", "editMessageText")
    writes = [c for c in server.world.calls if c.method in writing and c.params["chat_id"] == room.id]
    assert all(later.at - earlier.at >= 1 for earlier, later in pairwise(writes))
    assert drafts(server, sari) == []


def test_an_edited_question_of_a_group_is_answered_in_the_message_that_grew(server: TelegramServer) -> None:
    sari = person(server)
    room = group(server, "Kantor", sari)
    question = sari.sends(f"{MENTION} {LIKE}", room)
    first = room.waits_for(lambda m: finished("🚫", m))
    sari.edits(question, f"{MENTION} boleh baca berita politik?")
    second = room.waits_for(lambda m: finished("✅", m))
    assert second["message_id"] == first["message_id"]
    assert len(room.messages) == 1


def test_a_kill_while_it_is_written_leaves_one_finished_message(tmp_path: Path) -> None:
    with TelegramServer() as server, writing_bot(server, tmp_path, f"{FIRST} {SECOND}", PAUSE="0.5") as bot:
        sari = person(server)
        room = group(server, "Kantor", sari)
        sari.sends(f"{MENTION} {LIKE}", room)
        server.world.wait(lambda: "sent" in outbox_states(bot), 45, "the mark of the growing message")
        bot.kill()
        assert not finished("🚫", room.messages[0])
        bot.start()
        room.waits_for(lambda m: SECOND in text_of(m) and finished("🚫", m))
        assert len(room.messages) == 1


def test_a_model_that_breaks_off_or_hangs_leaves_the_template(tmp_path: Path) -> None:
    for number, (script, patience) in enumerate(((f"{FIRST} Dan HENTI", "12"), ("Lama " * 400, "1"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        with TelegramServer() as server, writing_bot(server, folder, script, PATIENCE=patience):
            sari = person(server)
            sari.sends(LIKE)
            sari.chat.waits_for(TEMPLATE)
            assert len(sari.chat.messages) == 1


def test_an_answer_comes_where_drafts_are_refused_or_the_line_is_bad(server: TelegramServer, bot: BotProcess) -> None:
    sari, budi = person(server, "Sari"), person(server, "Budi")
    server.faults.add(Kind.BAD_GATEWAY, "sendMessageDraft")
    sari.sends(LIKE)
    sari.chat.waits_for(SECOND)
    server.faults.add(Kind.TOO_MANY, "sendMessageDraft")
    budi.sends(LIKE)
    budi.chat.waits_for(SECOND)
    assert server.faults.planned == []
    assert "failure" not in bot.log
