"""Forks bot processes from one that has imported everything: a start takes a moment instead of seconds.

`python -m tests.e2e.nursery` reads requests as JSON lines ({"module", "folder", "environment"}) and answers each with
the number of the new process; how a process ended is written to ``exit-<number>`` in its folder.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("tests.e2e.bot_with_fake_engine", "tests.e2e.bot_for_admins", "tests.e2e.bot_with_chat_model")


class Forked:
    """What ``subprocess.Popen`` offers, as far as these tests need it."""

    def __init__(self, pid: int, folder: Path) -> None:
        self.pid = pid
        self._ending = folder / f"exit-{pid}"

    def poll(self) -> int | None:
        """The exit code once it has ended; negative for the signal that ended it."""
        return int(self._ending.read_text()) if self._ending.exists() else None

    def wait(self, timeout: float) -> int:
        deadline = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(f"process {self.pid}", timeout)
            time.sleep(0.01)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)


def fork(module: str, folder: Path, environment: dict[str, str]) -> Forked:
    """A new process that runs ``module``, its output at the end of ``log.txt`` in ``folder``."""
    nurse = _nurse()
    assert nurse.stdin is not None
    assert nurse.stdout is not None
    request = {"module": module, "folder": str(folder), "environment": environment}
    nurse.stdin.write(json.dumps(request).encode() + b"\n")
    nurse.stdin.flush()
    return Forked(int(nurse.stdout.readline()), folder)


@lru_cache(maxsize=1)
def _nurse() -> subprocess.Popen[bytes]:
    """One a test process; it ends with its standard input."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    nurse = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.nursery"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    atexit.register(nurse.kill)
    return nurse


def main() -> None:
    """Serve requests until there is nobody to ask."""
    _prepare()
    children: dict[int, Path] = {}
    waiting = b""
    while True:
        if select.select([0], [], [], 0.02 if children else 1)[0]:
            heard = os.read(0, 65536)
            if not heard:
                return
            *lines, waiting = (waiting + heard).split(b"\n")
            for line in lines:
                request = json.loads(line)
                pid = os.fork()
                if not pid:
                    _become(request["module"], Path(request["folder"]), request["environment"])
                children[pid] = Path(request["folder"])
                os.write(1, b"%d\n" % pid)
        _bury(children)


def _prepare() -> None:
    """What every bot would otherwise load for itself."""
    from knowledge.catalog import load_library

    for module in MODULES:
        __import__(module)
    load_library()


def _become(module: str, folder: Path, environment: dict[str, str]) -> NoReturn:
    """In the child: its own folder, settings and log, then the program as `python -m` would run it."""
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    log = os.open("log.txt", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = [module]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        os._exit(1)  # the program leaves by itself; only what it did not expect comes here


def _bury(children: dict[int, Path]) -> None:
    for pid in list(children):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            folder = children.pop(pid)
            note = folder / f"exit-{pid}.new"
            if folder.exists():
                note.write_text(str(os.waitstatus_to_exitcode(status)))
                note.rename(folder / f"exit-{pid}")


if __name__ == "__main__":
    main()
