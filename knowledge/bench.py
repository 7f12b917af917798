"""`python -m knowledge.bench`: start, latency beside bare embeddings, memory and answers a second, as tables."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from knowledge.adapters.engine import open_engine
from knowledge.adapters.evaluating import read_questions
from knowledge.adapters.indexing import make_encoder
from knowledge.answering import Answerer
from knowledge.catalog import DATA
from knowledge.errors import KnowledgeError
from knowledge.model import Question
from knowledge.settings import EngineSettings

QUESTIONS = 200
CONCURRENT = 32
REPEATS = 3


@dataclass(frozen=True)
class Run:
    """A process from outside: seconds to its first output and to its end, and its peak memory."""

    first: float
    whole: float
    megabytes: float


@dataclass(frozen=True)
class Latency:
    """Milliseconds of one repeat, sorted: answers, and bare embeddings of the same texts in turn with them."""

    answers: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many embeddings the median answer costs."""
        return at(self.answers, 0.5) / at(self.bare, 0.5)


def main(argv: Sequence[str]) -> int:
    """Prints the tables; 1 when the engine is not ready."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    options = parser.parse_args(argv)
    try:
        texts = questions(options.questions)
        show("questions", f"{len(texts)} ({len(set(texts))} different), {os.cpu_count()} cores")
        measure_processes(texts, options.repeats)
        measure_engine(texts, options.repeats)
    except KnowledgeError as exc:
        print(exc, file=sys.stderr)
        return 1
    return 0


def questions(count: int) -> list[str]:
    """The shared development questions where present, otherwise our own; repeated until there are ``count``."""
    shared = Path(os.environ.get("SHARED_DIR") or "../shared") / "evals" / "dev-questions.jsonl"
    source = shared if shared.exists() else DATA / "evals" / "questions.jsonl"
    texts = [str(item["question"]).replace("\n", " ") for item in read_questions(source)]
    return (texts * (count // len(texts) + 1))[:count]


def measure_processes(texts: Sequence[str], repeats: int) -> None:
    """`python -m bot` with questions by pipe, as a user would start it."""
    starts = [run_bot(texts[:1]) for _ in range(repeats)]
    show("start to first answer", f"{spread([r.first for r in starts])} s")
    whole = run_bot(texts)
    show("peak memory", f"{max(whole.megabytes, *(r.megabytes for r in starts)):.0f} MB over {len(texts)} questions")


def run_bot(texts: Sequence[str]) -> Run:
    """One process, its questions on stdin; nothing of a token or another library reaches it."""
    environment = {k: v for k, v in os.environ.items() if k != "TELEGRAM_BOT_TOKEN"} | {"TELEGRAM_BOT_TOKEN": ""}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n".join(texts).encode())
    process.stdin.close()
    process.stdout.read(1)
    first = time.perf_counter() - started
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise KnowledgeError(f"python -m bot berakhir dengan {process.returncode}.")
    # Linux counts in KiB, macOS in bytes.
    return Run(first, time.perf_counter() - started, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))


def measure_engine(texts: Sequence[str], repeats: int) -> None:
    """In process: latency in turn with bare embeddings, then many at once."""
    settings = EngineSettings()
    engine, encoder = open_engine(settings), make_encoder(settings)
    encoder.encode(["pemanasan"], "query")
    for number in range(1, repeats + 1):
        found = interleave(engine, lambda text: encoder.encode([text], "query"), texts)
        show(
            f"latency, repeat {number}",
            f"answer p50 {at(found.answers, 0.5):.1f} p95 {at(found.answers, 0.95):.1f} ms; "
            f"bare embedding p50 {at(found.bare, 0.5):.1f} p95 {at(found.bare, 0.95):.1f} ms; ratio {found.ratio:.2f}",
        )
    rates = [together(engine, texts, CONCURRENT) for _ in range(repeats)]
    show(f"{CONCURRENT} at once", f"{spread(rates)} answers/s")


def interleave(engine: Answerer, embed: Callable[[str], object], texts: Sequence[str]) -> Latency:
    """Each question both ways, taking turns in who goes first, so that a slow moment hits both."""
    answers: list[float] = []
    bare: list[float] = []
    for number, text in enumerate(texts):
        ask: tuple[list[float], Callable[[], object]] = (answers, partial(engine.answer, Question(text)))
        embed_it: tuple[list[float], Callable[[], object]] = (bare, partial(embed, text))
        for into, act in (ask, embed_it) if number % 2 else (embed_it, ask):
            started = time.perf_counter()
            act()
            into.append((time.perf_counter() - started) * 1000)
    return Latency(tuple(sorted(answers)), tuple(sorted(bare)))


def together(engine: Answerer, texts: Sequence[str], count: int) -> float:
    """Answers a second with ``count`` questions under way all the time."""
    gate = threading.Barrier(count)

    def one(text: str) -> None:
        engine.answer(Question(text))

    with ThreadPoolExecutor(count, initializer=gate.wait) as pool:
        # Every thread is alive before the clock starts.
        list(pool.map(lambda _: time.sleep(0.01), range(count)))
        started = time.perf_counter()
        list(pool.map(one, texts))
        return len(texts) / (time.perf_counter() - started)


def at(ordered: Sequence[float], part: float) -> float:
    """The value below which ``part`` of the sorted values lie."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def spread(values: Sequence[float]) -> str:
    """Median with the least and the most."""
    return f"{median(values):.1f} ({min(values):.1f}-{max(values):.1f})"


def show(what: str, figure: str) -> None:
    print(f"{what:24s} {figure}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
