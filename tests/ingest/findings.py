"""What fuzzing found: one small file each in ``tests/ingest/found/``, read again by every test run."""

from __future__ import annotations

import hashlib
import os
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IngestError
from ingest.limits import Limits, parse_safely
from ingest.reading.bounds import Bounds
from tests.ingest.mutations import check

FOLDER = Path(__file__).parent / "found"
SLOW = 60  # seconds of one text; two orders above the usual, so a busy machine does not trip it


def replay(path: Path) -> None:
    """Check a kept file again: ``.txt`` in this process, anything else through the limited one."""
    if path.suffix == ".txt":
        check_in_time(path.read_bytes().decode("utf-8", "surrogatepass"))
    else:
        check_file(path.read_bytes())


def check_in_time(text: str, parse: Callable[[str], object] = check, seconds: int = SLOW) -> None:
    """``check``, with a text that takes too long as one more failure."""
    with _alarm(seconds):
        parse(text)


def check_file(data: bytes) -> None:
    """A file goes through the limited process and is parsed or refused with a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "berkas"
        path.write_bytes(data)
        try:
            # Damage is what we look for, not reading speed.
            parse_safely([path], limits=Limits(idle=120, total=300), bounds=Bounds(ocr_pages=0))
        except IngestError as exc:
            if not str(exc).endswith("."):
                raise AssertionError(str(exc)) from exc


def place(error: BaseException) -> str:
    """Kind of failure and the line that raised it: two inputs with the same place are one finding."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f"{os.sep}ingest{os.sep}" in f.filename] or frames
    return f"{type(error).__name__} {Path(own[-1].filename).name}:{own[-1].name}"


def smallest(text: str, breaks: Callable[[str], bool], seconds: float = 30.0) -> str:
    """Fewer lines of ``text`` that still break, for as long as there is time to look."""
    lines, size, stop = text.split("\n"), len(text.split("\n")) // 2, time.monotonic() + seconds
    while size >= 1 and time.monotonic() < stop:
        at = 0
        while at < len(lines) and time.monotonic() < stop:
            fewer = lines[:at] + lines[at + size :]
            if fewer and breaks("\n".join(fewer)):
                lines = fewer
            else:
                at += size
        size //= 2
    return "\n".join(lines)


def keep(data: bytes, suffix: str, folder: Path = FOLDER) -> Path:
    """Write a finding under the hash of its content."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    path.write_bytes(data)
    return path


@contextmanager
def _alarm(seconds: int) -> Generator[None]:
    """Raise ``TimeoutError`` in this thread when the body takes too long; regular expressions are interrupted too."""

    def ring(*_: object) -> None:
        raise TimeoutError(f"more than {seconds} s for one text")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
