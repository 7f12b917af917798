"""The same story on PostgreSQL: a question, its buttons, a power cut, /hapus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, select

from bot.privacy import Hasher
from tests.databases import postgres_url
from tests.e2e.running import BotProcess, running_bot
from tests.telegram_server import TelegramServer, buttons_of, person

__all__ = ["postgres_url"]


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as running:
        yield running
        assert running.world.violations == []


@pytest.fixture
def bot(server: TelegramServer, tmp_path: Path, postgres_url: str) -> Iterator[BotProcess]:
    with running_bot(server, tmp_path, DATABASE_URL=postgres_url) as process:
        yield process
    assert "Traceback" not in process.log


def everything(url: str) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    engine, tables = create_engine(url), MetaData()
    with engine.connect() as connection:
        tables.reflect(connection)
        found = {t.name: [repr(tuple(row)) for row in connection.execute(select(t))] for t in tables.sorted_tables}
    engine.dispose()
    return found


def test_a_question_its_buttons_a_power_cut_and_the_end_of_it_all(
    server: TelegramServer, bot: BotProcess, postgres_url: str
) -> None:
    sari = person(server)
    sari.sends("saya PPPK dengan NIP 198503122010011001, boleh like postingan caleg?")
    answer = sari.chat.waits_for("🚫 Tidak boleh")
    sari.presses("Bunyi aturan", answer)
    sari.chat.waits_for("Ringkasan norma")
    assert sari.sees_toast(sari.presses("Ingat: saya PPPK", answer))["text"] == "Diingat sampai /hapus."
    sari.presses("👎", answer)
    sari.presses("kurang lengkap", sari.chat.waits_for("Apa yang kurang?"))
    sari.sends("/langganan")
    sari.presses("Kampanye", sari.chat.waits_for("Langganan"))
    sari.chat.waits_for(lambda m: "✓ Kampanye & deklarasi" in [b["text"] for b in buttons_of(m)])

    with bot.holding():
        sari.sends("tahan: boleh hadir di kampanye?")
        server.world.wait(lambda: server.world.updates == [], 45, "the update to be confirmed")
        bot.kill()
    bot.start()
    narrowed = sari.chat.waits_for("⚠️ Bersyarat")
    sari.presses("Pakai atribut", narrowed)
    assert sari.chat.waits_for("🚫 Tidak boleh\nPakai atribut")["message_id"] == narrowed["message_id"]
    assert sum("Pakai atribut:" in text for text in sari.chat.texts) == 1
    sari.presses("👍", answer)  # a button from before the power cut
    server.world.wait(lambda: all(server.world.callbacks.values()), 45, "an answer to each press")

    before = everything(postgres_url)
    assert "198503122010011001" not in str(before)
    assert len(before["questions"]) == 2
    sari.sends("/hapus")
    sari.presses("Ya, hapus semua")
    sari.chat.waits_for("Semua data Anda dihapus")
    after = everything(postgres_url)
    [key] = [row for row in after["facts"] if "hash_key" in row]
    mine = Hasher(key.split("'")[3]).person(sari.id)
    assert any(mine in row for rows in before.values() for row in rows)
    left = {name: [r for r in rows if mine in r or str(sari.id) in r] for name, rows in after.items()}
    assert {name for name, rows in left.items() if rows} <= {"inbox"}
    assert [row for row in left["inbox"] if "callback_query" in row and "'done'" in row] == []
