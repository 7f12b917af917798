"""Parsing in a process of its own, with limits of memory and time, so that a hostile file harms nothing else."""

from __future__ import annotations

import json
import math
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ingest.encoding import document_from_json
from ingest.errors import BY_NAME, IngestError, ParseCrash, ParseTimeout
from ingest.model import ParsedDocument
from ingest.reading.bounds import Bounds, Progress

_GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without any progress and in all; bytes of address space of the reading process."""

    idle: float = 240.0
    total: float = 3600.0
    memory: int = 4 * _GIB
    output: int = 400_000_000


def parse_safely(
    paths: Sequence[Path],
    progress: Progress | None = None,
    limits: Limits | None = None,
    bounds: Bounds | None = None,
) -> ParsedDocument:
    """Parse a file (or an album of files that are one document) in a limited process.

    ``limits`` are those of the process, ``bounds`` those of what it reads. ``progress`` is called with pages done and
    pages in all. Raises a subclass of ``IngestError``.
    """
    limits = limits or Limits()
    orders = [str(os.getpid()), str(limits.memory), str(math.ceil(limits.total)), (bounds or Bounds()).dump()]
    command = [sys.executable, "-m", "ingest.worker", *orders, *(str(p.resolve()) for p in paths)]
    root = Path(__file__).resolve().parent.parent
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep),
    }
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment
    ) as child:
        assert child.stdout is not None  # asked for above
        try:
            return _listen(child.stdout, progress, limits)
        finally:
            child.kill()


def _listen(pipe: IO[bytes], progress: Progress | None, limits: Limits) -> ParsedDocument:
    """Read the worker's lines until it answers."""
    started = time.monotonic()
    pending = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            left = limits.total - (time.monotonic() - started)
            if left <= 0 or not selector.select(min(limits.idle, left)):
                raise ParseTimeout(
                    "Berkas ini terlalu lama dibaca sehingga dihentikan; pecah berkasnya atau kirim versi teksnya."
                )
            chunk = os.read(pipe.fileno(), 1 << 20)
            if not chunk:
                raise ParseCrash(
                    "Berkas ini tidak dapat diolah: pembaca berhenti karena kehabisan memori atau berkasnya rusak."
                )
            pending += chunk
            if len(pending) > limits.output:
                raise ParseCrash("Isi berkas ini terlalu besar untuk diolah.")
            while (cut := pending.find(b"\n")) >= 0:
                message = json.loads(pending[:cut])
                del pending[: cut + 1]
                if (document := _take(message, progress)) is not None:
                    return document


def _take(message: dict[str, Any], progress: Progress | None) -> ParsedDocument | None:
    if "progress" in message:
        if progress:
            progress(*message["progress"])
        return None
    if "error" in message:
        raise BY_NAME.get(message["error"], IngestError)(message["sentence"])
    return document_from_json(message["document"])
