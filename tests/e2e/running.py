"""Starts, kills and stops real bot processes against the local Bot API server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.settings import EngineSettings
from tests.e2e.nursery import MODULES, Forked, fork
from tests.telegram_server import TelegramServer

_START_PATIENCE = 180
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class BotProcess:
    """One bot process with its database and log; started again on the same data after ``kill``."""

    server: TelegramServer
    folder: Path
    extra: dict[str, str] = field(default_factory=dict)
    module: str = "tests.e2e.bot_with_fake_engine"
    process: subprocess.Popen[bytes] | Forked | None = None

    @property
    def log(self) -> str:
        return (self.folder / "log.txt").read_text() if (self.folder / "log.txt").exists() else ""

    @property
    def database(self) -> Path:
        return self.folder / "bot.sqlite3"

    def start(self) -> BotProcess:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "MODEL_CACHE": str(EngineSettings().model_cache),
            "PYTHONPATH": str(ROOT),
            "OMP_NUM_THREADS": "1",
            "TELEGRAM_BOT_TOKEN": self.server.token,
            "TELEGRAM_API_BASE_URL": self.server.url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "VAR_DIR": str(self.folder / "var"),
            "LEASE_SECONDS": "2",
            "MESSAGES_PER_SECOND": "200",
        } | self.extra
        polls = self._polls()
        if self.module in MODULES:
            self.process = fork(self.module, self.folder, environment)
        else:
            with (self.folder / "log.txt").open("ab") as log:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", self.module], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                    stdout=log, stderr=log,
                )  # fmt: skip
        try:
            self.server.world.wait(lambda: self._polls() > polls or self.ended, _START_PATIENCE, "the bot to be ready")
        except AssertionError as exc:
            self.kill()
            raise AssertionError(f"not ready: {self.log}") from exc
        assert not self.ended, self.log
        return self

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Meanwhile the fake engine does not finish a question with the word "tahan"."""
        gate = self.folder / "tahan"
        gate.touch()
        try:
            yield
        finally:
            gate.unlink()

    @property
    def megabytes(self) -> float:
        """Memory the process holds now."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def _polls(self) -> int:
        """Whether it asks for updates, or listens for them."""
        wanted = ("getupdates", "setwebhook")
        return sum(call.method.lower() in wanted for call in list(self.server.world.calls))

    @property
    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def kill(self) -> None:
        """As a power cut would: no goodbye."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> int:
        """Ask it to stop and wait; returns the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


@contextmanager
def running_bot(server: TelegramServer, folder: Path, **extra: str) -> Iterator[BotProcess]:
    bot = BotProcess(server, folder, extra).start()
    try:
        yield bot
    finally:
        bot.stop()
