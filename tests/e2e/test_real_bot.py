"""`python -m bot` with the real engine: a question on Telegram, and one by pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.running import ROOT, BotProcess
from tests.telegram_server import TelegramServer, buttons_of, person, text_of


@pytest.fixture(scope="module")
def piped(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """One question by pipe; skips the module where the index was not built."""
    folder = tmp_path_factory.mktemp("pipa")
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", str(folder)), "PYTHONPATH": str(ROOT)}
    environment |= {"VAR_DIR": str(ROOT / "var"), "DATABASE_URL": f"sqlite:///{folder / 'bot.sqlite3'}"}
    done = subprocess.run(
        [sys.executable, "-m", "bot"], input="boleh like postingan caleg?\n", text=True, capture_output=True,
        cwd=folder, env=environment, timeout=120, check=False,
    )  # fmt: skip
    if "python -m ingest build" in done.stderr:
        message = "needs the built index: python -m ingest build"
        if "model" in os.environ.get("REQUIRE", ""):
            pytest.fail(message)
        pytest.skip(message)
    return done


def test_the_shipped_bot_answers_from_its_cards(piped: object, tmp_path: Path) -> None:
    with TelegramServer() as server:
        bot = BotProcess(server, tmp_path, {"VAR_DIR": str(ROOT / "var")}, "bot").start()
        sari = person(server)
        sari.sends("boleh like postingan caleg?")
        answer = sari.chat.waits_for("🚫 Tidak boleh", timeout=60)
        assert "SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka 6" in text_of(answer)
        assert {"📖 Bunyi aturan", "⚖️ Sanksi", "🖼 Kartu"} <= {b["text"] for b in buttons_of(answer)}
        sari.presses("Bunyi aturan", answer)
        sari.chat.waits_for("Status hari ini")
        sari.presses("Kartu", answer)
        sari.chat.waits_for(lambda m: "photo" in m)
        sari.sends("/pasal 280 ayat 3 uu 7/2017")
        sari.chat.waits_for("UU 7/2017 Pasal 280 ayat (3)")
        assert sari.queries("like postingan caleg", timeout=30)
        assert bot.stop() == 0
        assert server.world.violations == []
        assert "like postingan" not in bot.log


def test_the_shipped_bot_answers_a_pipe(piped: subprocess.CompletedProcess[str]) -> None:
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout.startswith("🚫 Tidak boleh\n")
