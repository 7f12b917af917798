"""``make drill NAME=fuzz ARGS="--seconds N"``: damage texts and files of every kind until the time is up.

Each failure is kept once, as small as it gets, in ``tests/ingest/found/`` (every test run reads it again), and the
run adds its line to ``docs/drills/fuzz.md``. The drill goes on after a failure.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ingest.corpus_truth import corpus_folder, manifest
from tests.ingest import findings
from tests.ingest.findings import check_file, check_in_time, keep, place, smallest
from tests.ingest.mutations import check, damaged_file, mutate
from tests.ingest.papers import CIRCULAR, DECREE, LAW, docx_bytes, pdf_bytes

REPORT = Path(__file__).resolve().parents[2] / "docs" / "drills" / "fuzz.md"
_HEAD = """# Uji acak pengurai

`make drill NAME=fuzz ARGS="--seconds 3600"` merusak teks dan berkas secara acak dan memeriksa bahwa setiap hasil
terurai utuh atau ditolak dengan satu kalimat. Setiap temuan disimpan sekali, sekecil mungkin, di `tests/ingest/found/`
dan dibaca lagi oleh setiap `make test`. Perintah itu sendiri yang menambahkan baris di bawah ini.

| tanggal | benih | detik | teks dirusak | berkas dirusak | terlama (detik) | memori puncak (MB) | temuan |
|---|---|---|---|---|---|---|---|
"""


@dataclass(slots=True)
class Run:
    """What one run did."""

    seed: int
    texts: int = 0
    files: int = 0
    slowest: float = 0.0
    found: dict[str, Path] = field(default_factory=dict)


def main(argv: list[str] | None = None) -> int:
    """Exit code 1 when something was found; 0 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills.fuzz")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--report", type=Path, default=REPORT)
    parser.add_argument("--found", type=Path, default=findings.FOLDER)
    args = parser.parse_args(argv)
    run = drill(args.seconds, args.seed, args.found)
    add_line(args.report, run, args.seconds)
    print(f"{run.texts} texts and {run.files} files damaged, {len(run.found)} found; slowest {run.slowest:.2f} s")
    return 1 if run.found else 0


def drill(seconds: float, seed: int, folder: Path, parse: Callable[[str], object] = check) -> Run:
    """Damage and check until the time is up."""
    texts, files = _material()
    run, stop, turn = Run(seed), time.monotonic() + seconds, seed
    while time.monotonic() < stop:
        turn += 1
        rng, started = random.Random(turn), time.monotonic()
        if rng.random() < 0.9:
            run.texts += 1
            _try_text(run, mutate(rng.choice(texts), rng), parse, folder)
        else:
            run.files += 1
            _try_file(run, damaged_file(rng.choice(files), rng), folder)
        run.slowest = max(run.slowest, time.monotonic() - started)
    return run


def add_line(report: Path, run: Run, seconds: float) -> None:
    """Add the run to the report, with a head when the report is new."""
    report.parent.mkdir(parents=True, exist_ok=True)
    before = report.read_text("utf-8") if report.exists() else _HEAD
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    found = "; ".join(f"{where} (`{path.name}`)" for where, path in run.found.items()) or "tidak ada"
    line = f"| {date.today()} | {run.seed} | {seconds:.0f} | {run.texts} | {run.files} | {run.slowest:.2f} | {memory} |"
    report.write_text(f"{before}{line} {found} |\n", "utf-8")


def _try_text(run: Run, text: str, parse: Callable[[str], object], folder: Path) -> None:
    where = _failure(lambda: check_in_time(text, parse))
    if where is None or where in run.found:
        return
    small = smallest(text, lambda fewer: _failure(lambda: check_in_time(fewer, parse)) == where)
    path = keep(small.encode("utf-8", "surrogatepass"), ".txt", folder)
    run.found[where] = path
    print(f"found {where}: {path}", file=sys.stderr)


def _try_file(run: Run, data: bytes, folder: Path) -> None:
    where = _failure(lambda: check_file(data))
    if where is None or where in run.found:
        return
    run.found[where] = keep(data, ".bin", folder)
    print(f"found {where}", file=sys.stderr)


def _failure(trial: Callable[[], object]) -> str | None:
    try:
        trial()
    except Exception as exc:  # noqa: BLE001  # the drill's edge: whatever it is, it is what we look for
        return place(exc)
    return None


def _material() -> tuple[list[str], list[bytes]]:
    texts = [LAW, CIRCULAR, DECREE]
    files = [pdf_bytes([LAW.splitlines()[:50], LAW.splitlines()[50:]]), docx_bytes(LAW)]
    folder = corpus_folder()
    if folder is not None:
        for entry in manifest(folder):
            path = folder / entry["file"]
            if entry["kind"] == "txt":
                texts.append(path.read_text("utf-8-sig"))
            elif path.stat().st_size < 300_000:
                files.append(path.read_bytes())
    return texts, files


if __name__ == "__main__":
    sys.exit(main())
