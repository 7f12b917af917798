"""Nothing is lost; nothing is sent twice but where nobody can know whether it arrived."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

from tests.e2e.running import BotProcess, running_bot
from tests.telegram_server import Kind, Person, TelegramServer, person
from tests.telegram_server.server import _free_port

LIKE = "boleh like postingan caleg?"


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as running:
        yield running
        assert running.world.violations == []


@pytest.fixture
def bot(server: TelegramServer, tmp_path: Path) -> Iterator[BotProcess]:
    with running_bot(server, tmp_path) as process:
        yield process


@pytest.fixture
def sari(server: TelegramServer) -> Person:
    return person(server)


def answers(who: Person) -> int:
    return sum("🚫" in text for text in who.chat.texts)


def outbox_errors(bot: BotProcess) -> list[str]:
    """What the outbox noted of tries that failed."""
    with closing(sqlite3.connect(bot.database)) as db:
        return [error for (error,) in db.execute("select error from outbox")]


def answers_in_the_end(who: Person) -> int:
    """After a later question was answered nothing of the earlier one is under way: a chat keeps its order."""
    who.sends("halo")
    who.chat.waits_for("Halo!")
    return answers(who)


@pytest.mark.parametrize("kind", [Kind.TOO_MANY, Kind.SERVER_ERROR, Kind.BAD_GATEWAY])
def test_a_refused_call_is_made_again_and_shows_once(
    server: TelegramServer, bot: BotProcess, sari: Person, kind: Kind
) -> None:
    server.faults.add(kind, "sendMessage", times=2)
    sari.sends(LIKE)
    sari.chat.waits_for("🚫")
    assert answers_in_the_end(sari) == 1
    assert server.faults.planned == []


def test_a_lost_response_makes_one_repeat_at_most(server: TelegramServer, bot: BotProcess, sari: Person) -> None:
    server.faults.add(Kind.LOST, "sendMessage")
    sari.sends(LIKE)
    sari.chat.waits_for_count(2)
    assert answers_in_the_end(sari) == 2


def test_a_connection_cut_before_acceptance_still_ends_in_an_answer(
    server: TelegramServer, bot: BotProcess, sari: Person
) -> None:
    server.faults.add(Kind.DROPPED, "sendMessage", times=3)
    sari.sends(LIKE)
    sari.chat.waits_for("🚫")
    assert answers_in_the_end(sari) == 1
    assert server.faults.planned == []


def test_an_update_delivered_twice_is_answered_once(server: TelegramServer, bot: BotProcess, sari: Person) -> None:
    sari.sends(LIKE)
    sari.chat.waits_for("🚫")
    server.world.wait(lambda: server.world.confirmed, 10, "the confirmation")
    server.world.redeliver(server.world.confirmed[0])
    sari.sends("boleh baca berita politik?")
    sari.chat.waits_for("✅")
    assert answers(sari) == 1


def test_a_network_that_is_gone_for_a_while_loses_nothing(
    server: TelegramServer, bot: BotProcess, sari: Person
) -> None:
    sari.sends("bantuan")
    sari.chat.waits_for_count(1)
    server.go_down()
    sari.sends(LIKE)
    threading.Timer(2, server.come_up).start()
    sari.chat.waits_for("🚫")
    assert answers_in_the_end(sari) == 1


def test_a_kill_while_answering_loses_nothing_and_repeats_nothing(
    server: TelegramServer, bot: BotProcess, sari: Person
) -> None:
    with bot.holding():
        sari.sends(f"tahan: {LIKE}")
        server.world.wait(lambda: server.world.updates == [], 30, "the update to be confirmed")
        bot.kill()
    assert answers(sari) == 0
    bot.start()
    sari.chat.waits_for("🚫")
    assert answers_in_the_end(sari) == 1


def test_a_kill_between_acceptance_and_mark_repeats_at_most_once(
    server: TelegramServer, bot: BotProcess, sari: Person
) -> None:
    server.faults.add(Kind.LATE, "sendMessage", seconds=12)
    sari.sends(LIKE)
    sari.chat.waits_for("🚫")
    bot.kill()
    bot.start()
    sari.chat.waits_for_count(2)
    assert answers_in_the_end(sari) == 2


def test_a_kill_before_the_call_is_refused_repeats_nothing(
    server: TelegramServer, bot: BotProcess, sari: Person
) -> None:
    server.faults.add(Kind.TOO_MANY, "sendMessage", seconds=30)
    sari.sends(LIKE)
    server.world.wait(lambda: "429" in outbox_errors(bot), 30, "the mark after the refusal")
    bot.kill()
    assert answers(sari) == 0
    bot.start()
    sari.chat.waits_for("🚫")
    assert answers_in_the_end(sari) == 1


def test_order_is_kept_within_a_chat_while_other_chats_go_on(server: TelegramServer, bot: BotProcess) -> None:
    sari, budi = person(server, "Sari"), person(server, "Budi")
    with bot.holding():
        sari.sends(f"tahan: {LIKE}")
        sari.sends("boleh baca berita politik?")
        budi.sends("boleh baca berita politik?")
        budi.chat.waits_for("✅")
        assert sari.chat.texts == []
    sari.chat.waits_for_count(2)
    assert [t[0] for t in sari.chat.texts] == ["🚫", "✅"]


def test_a_blocked_bot_goes_on_for_everybody_else(server: TelegramServer, bot: BotProcess, sari: Person) -> None:
    sari.sends("halo")
    sari.chat.waits_for_count(1)
    sari.blocks_bot()
    sari.sends(LIKE)
    budi = person(server, "Budi")
    budi.sends(LIKE)
    budi.chat.waits_for("🚫")
    assert answers(sari) == 0


def test_it_stops_gracefully_and_answers_what_it_took(server: TelegramServer, bot: BotProcess, sari: Person) -> None:
    sari.sends(f"lambat: {LIKE}")
    server.world.wait(lambda: server.world.updates == [], 30, "the update to be confirmed")
    assert bot.stop() == 0
    assert answers(sari) == 1
    assert "stopped" in bot.log


def test_a_wrong_token_is_one_sentence_and_no_success(server: TelegramServer, tmp_path: Path) -> None:
    process = BotProcess(server, tmp_path, {"TELEGRAM_BOT_TOKEN": "123456:salah"}, "tests.e2e.bot_with_fake_engine")
    with pytest.raises(AssertionError):
        process.start()
    assert process.stop() == 1
    assert process.log.strip().splitlines()[-1] == (
        "Telegram menolak TELEGRAM_BOT_TOKEN. Salin ulang token dari @BotFather ke berkas .env."
    )


def test_work_beside_the_answers_that_fails_ends_the_process(server: TelegramServer, tmp_path: Path) -> None:
    process = BotProcess(server, tmp_path, {"BROKEN_SWEEP": "1"})
    with suppress(AssertionError):  # it ends before its first poll or soon after
        process.start()
    server.world.wait(lambda: process.ended, 30, "its end")
    assert process.stop() == 1
    assert process.log.strip().splitlines()[-1] == (
        "Maaf, ada gangguan di pihak kami (kode RuntimeError). Coba lagi sebentar lagi."
    )


def test_a_webhook_of_before_is_removed_however_often_that_fails(server: TelegramServer, tmp_path: Path) -> None:
    server.world.webhook = {"url": "http://127.0.0.1:9/kait", "secret": "lama"}
    server.faults.add(Kind.TOO_MANY, "deleteWebhook")
    server.faults.add(Kind.DROPPED, "deleteWebhook", times=2)
    with running_bot(server, tmp_path):
        sari = person(server)
        sari.sends(LIKE)
        sari.chat.waits_for("🚫")


def test_updates_by_webhook_come_however_often_setting_it_fails(server: TelegramServer, tmp_path: Path) -> None:
    port = _free_port()
    for kind in (Kind.TOO_MANY, Kind.DROPPED, Kind.BAD_GATEWAY):
        server.faults.add(kind, "setWebhook")
    url = f"http://127.0.0.1:{port}/kait"
    with running_bot(server, tmp_path, WEBHOOK_URL=url, WEBHOOK_SECRET="rahasia-1", WEBHOOK_PORT=str(port)):
        sari = person(server)
        sari.sends(LIKE)
        sari.chat.waits_for("🚫")


def test_updates_by_webhook_need_the_secret(server: TelegramServer, tmp_path: Path) -> None:
    port = _free_port()
    url = f"http://127.0.0.1:{port}/kait"
    with running_bot(server, tmp_path, WEBHOOK_URL=url, WEBHOOK_SECRET="rahasia-1", WEBHOOK_PORT=str(port)):
        sari = person(server)
        sari.sends(LIKE)
        sari.chat.waits_for("🚫")
        assert httpx.post(url, json={"update_id": 5}).status_code == 403
        good = {"X-Telegram-Bot-Api-Secret-Token": "rahasia-1"}
        assert httpx.post(url, content=b"{", headers=good).status_code == 400
        assert server.world.updates == []
