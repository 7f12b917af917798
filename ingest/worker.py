"""The reading process: ``python -m ingest.worker PARENT MEMORY SECONDS BOUNDS FILE...`` answers with JSON lines."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from ingest.errors import BrokenFile, IngestError, ParseCrash
from ingest.yielding import stand_back

_PR_SET_PDEATHSIG = 1


def main(argv: list[str]) -> int:
    """Parse the files as one document under a memory limit; exit code 0 once an answer was written."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answer
    stand_back()
    parent, memory, seconds = map(int, argv[:3])
    _limit(memory, seconds)
    if not _dies_with(parent):
        return 1
    paths = [Path(a) for a in argv[4:]]
    _answer(out, _parsed(paths, argv[3], lambda done, total: _answer(out, {"progress": [done, total]})))
    return 0


def _limit(memory: int, seconds: int) -> None:
    """Cap the address space and the processor time of all cores, and refuse core dumps."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    spent = seconds * (os.cpu_count() or 1)
    resource.setrlimit(resource.RLIMIT_CPU, (spent, spent + 1))


def _dies_with(parent: int) -> bool:
    """Ask Linux to kill this process with the one that waits for it, however stuck it is; elsewhere time does it.

    False when that one is gone already.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    return os.getppid() == parent or sys.platform == "win32"


def _parsed(paths: list[Path], orders: str, progress: Any) -> dict[str, Any]:
    from ingest.encoding import document_to_json
    from ingest.parsing import parse_document
    from ingest.reading import read, read_album
    from ingest.reading.bounds import Bounds

    try:
        bounds = Bounds.load(orders)
        one = len(paths) == 1
        document = read(paths[0], progress, bounds) if one else read_album(paths, progress, bounds)
        return {"document": document_to_json(parse_document(document))}
    except IngestError as exc:
        return {"error": type(exc).__name__, "sentence": str(exc)}
    except FileNotFoundError:
        return _error(BrokenFile, "Berkas itu tidak ditemukan.")
    except IsADirectoryError:
        return _error(BrokenFile, "Itu sebuah map, bukan berkas.")
    except PermissionError:
        return _error(BrokenFile, "Berkas itu tidak boleh dibaca oleh program ini.")
    except MemoryError:
        return _error(ParseCrash, "Berkas ini tidak dapat diolah: memori tidak cukup.")
    except RecursionError:
        return _error(BrokenFile, "Susunan berkas ini terlalu dalam untuk dibaca.")


def _error(kind: type[IngestError], sentence: str) -> dict[str, Any]:
    return {"error": kind.__name__, "sentence": sentence}


def _answer(out: Any, message: dict[str, Any]) -> None:
    out.write(json.dumps(message, ensure_ascii=True, separators=(",", ":")) + "\n")
    out.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
