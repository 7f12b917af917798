"""Without a token: lines of a pipe are answered in order; nothing at all is a sentence and exit code 2."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

from tests.e2e.running import ROOT

_PROMPT = "\x1b[?2004h"


def environment(folder: Path, **extra: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "VAR_DIR": str(folder / "var"),
        "TERM": "xterm",
    } | extra  # fmt: skip


def run(folder: Path, given: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.e2e.bot_with_fake_engine"], input=given, text=True, capture_output=True,
        cwd=folder, env=environment(folder, **extra), timeout=60, check=False,
    )  # fmt: skip


def test_each_line_is_answered_in_order(tmp_path: Path) -> None:
    done = run(tmp_path, "boleh like postingan caleg?\n\nboleh baca berita politik?\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert [line for line in done.stdout.splitlines() if line.startswith(("🚫", "✅"))] == [
        "🚫 Tidak boleh",
        "✅ Boleh",
    ]
    assert "<b>" not in done.stdout


def test_no_question_is_a_sentence_and_exit_code_2(tmp_path: Path) -> None:
    done = run(tmp_path, "\n  \n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Tidak ada pertanyaan.")


def test_a_bad_setting_is_a_sentence_and_exit_code_1(tmp_path: Path) -> None:
    done = run(tmp_path, "halo\n", ADMIN_IDS="sari")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Setelan ADMIN_IDS tidak dapat dibaca; lihat contohnya di .env.example.\n"


def test_an_unwritable_var_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("bukan folder")
    done = run(tmp_path, "halo\n")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_terminal_converses_with_help_and_leaves_by_ctrl_d(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.bot_with_fake_engine"], stdin=slave, stdout=slave, stderr=slave,
        cwd=tmp_path, env=environment(tmp_path),
    )  # fmt: skip
    os.close(slave)
    _until(master, "Ctrl-D untuk keluar", _PROMPT)
    os.write(master, b"/bantuan\r")
    _until(master, "misalnya", _PROMPT)
    os.write(master, b"boleh like postingan caleg?\r")
    _until(master, "Tidak boleh", "Dasar", _PROMPT)
    os.write(master, b"\x04")
    _until(master, "Sampai jumpa")
    assert process.wait(10) == 0
    os.close(master)


def _until(master: int, *words: str, timeout: float = 20) -> None:
    """Read until the words came one after the other; the prompt is on when bracketed paste is."""
    seen, deadline = "", time.monotonic() + timeout
    while True:
        at = 0
        for word in words:
            at = seen.find(word, at) + 1
            if not at:
                break
        else:
            return
        assert time.monotonic() < deadline, seen
        if not select.select([master], [], [], 0.2)[0]:
            continue
        chunk = os.read(master, 4096)
        if b"\x1b[6n" in chunk:
            os.write(master, b"\x1b[1;1R")  # a terminal tells where its cursor is when asked
        seen += chunk.decode(errors="replace")
