"""Command line of the engine: ask, evaluate, check."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from knowledge.errors import DataError, KnowledgeError


def main(argv: list[str]) -> int:
    """Exit code 0, 1 on failure, 2 on bad input."""
    options = _parser().parse_args(argv)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our output left (`| head`): nothing is wrong, and nothing more is written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except DataError as exc:
        print(exc, file=sys.stderr)
        return 2
    except KnowledgeError as exc:
        print(exc, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m knowledge", description=__doc__)
    commands = parser.add_subparsers(required=True)
    ask = commands.add_parser("ask", help="jawab satu pertanyaan")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--date", type=date.fromisoformat)
    ask.set_defaults(run=_ask)
    score = commands.add_parser("evaluate", help="jawab berkas soal dan nilai")
    score.add_argument("questions", type=Path)
    score.add_argument("--out", type=Path)
    score.add_argument("--date", type=date.fromisoformat)
    score.set_defaults(run=_evaluate)
    fit = commands.add_parser("fit", help="kalibrasi ulang dari lipatan")
    fit.set_defaults(run=_fit)
    train = commands.add_parser("train", help="ajari model embedding dari kalimat kartu")
    train.add_argument("--epochs", type=int, default=6)
    train.add_argument("--onward", action="store_true", help="lanjutkan dari encoder yang sekarang, bukan dari asalnya")
    train.set_defaults(run=_train)
    held_out = commands.add_parser("held-out", help="ajari tanpa sepersepuluh benih, lalu ukur pada yang sepersepuluh")
    held_out.add_argument("--epochs", type=int, default=6)
    held_out.set_defaults(run=_held_out)
    seek = commands.add_parser("retrieval", help="ukur pencarian di naskah yang diterbitkan")
    seek.add_argument("questions", type=Path, nargs="?")
    seek.set_defaults(run=_retrieval)
    check = commands.add_parser("check", help="periksa kartu kaidah")
    check.set_defaults(run=_check)
    cards = commands.add_parser("cards", help="cetak jawaban semua kartu untuk dibaca penyunting")
    cards.add_argument("--out", type=Path)
    cards.set_defaults(run=_cards)
    page = commands.add_parser("report", help="ukur semuanya dan tulis docs/evaluasi.md")
    page.add_argument("--out", type=Path, default=Path("docs/evaluasi.md"))
    page.add_argument("--date", type=date.fromisoformat, default=date(2026, 11, 22))
    page.add_argument("--no-folds", action="store_true", help="tanpa lipatan, yang memakan beberapa menit")
    page.add_argument("--answers", type=Path, help="folder berisi bersama.jsonl dan sendiri.jsonl dari evaluate --out")
    page.set_defaults(run=_report)
    return parser


def _ask(options: argparse.Namespace) -> int:
    from knowledge.adapters.evaluating import as_json
    from knowledge.composing.plain import plain
    from knowledge.model import Question

    engine = _engine()
    started = time.perf_counter()
    answer = engine.answer(Question(options.question, as_of=options.date))
    elapsed = round((time.perf_counter() - started) * 1000, 1)
    if not options.json:
        print(plain(answer))
        return 0
    parts = [
        {"question": p.question, "verdict": p.verdict.value, "refs": [c.address.text for c in p.citations],
         "card": p.card, "score": p.score}
        for p in answer.parts
    ]  # fmt: skip
    print(json.dumps({**as_json(answer), "latency_ms": elapsed, "parts": parts}, ensure_ascii=False))
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from knowledge.adapters.evaluating import evaluate, read_questions
    from knowledge.grading import report

    items = read_questions(options.questions)
    results = list(evaluate(_engine(), items, options.date))
    if options.out:
        try:
            lines = [json.dumps(r, ensure_ascii=False) for r in results]
            options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError as exc:
            raise DataError(f"{options.out}: tidak dapat ditulis") from exc
    print("\n".join(report(items, results).lines()))
    return 0


def _fit(_: argparse.Namespace) -> int:
    from dataclasses import asdict

    from knowledge.adapters.fitting import fit, save
    from knowledge.adapters.indexing import make_encoder
    from knowledge.catalog import DATA
    from knowledge.settings import EngineSettings

    settings = EngineSettings()
    calibration, found = fit(settings, lambda line: print(line, file=sys.stderr))
    save(calibration, found, make_encoder(settings).name, DATA / "calibration.json")
    print(json.dumps({**asdict(calibration), **asdict(found)}, indent=1))
    return 0


def _train(options: argparse.Namespace) -> int:
    from knowledge.adapters.finetuning import Recipe
    from knowledge.adapters.indexing import DELTA
    from knowledge.adapters.teaching import teach
    from knowledge.settings import EngineSettings

    if options.onward and not DELTA.exists():
        raise DataError(f"{DELTA.name}: belum ada yang dapat dilanjutkan; jalankan tanpa --onward")
    recipe = Recipe(options.epochs, onward=DELTA if options.onward else None)
    path = teach(EngineSettings(), recipe, lambda line: print(line, file=sys.stderr))
    print(path)
    return 0


def _held_out(options: argparse.Namespace) -> int:
    from knowledge.adapters.finetuning import Recipe
    from knowledge.adapters.heldout import held_out, save_held_out
    from knowledge.adapters.indexing import HELD_OUT
    from knowledge.settings import EngineSettings

    found = held_out(EngineSettings(), Recipe(options.epochs), lambda line: print(line, file=sys.stderr))
    save_held_out(found, HELD_OUT)
    print(found)
    return 0


def _retrieval(options: argparse.Namespace) -> int:
    from knowledge.adapters.retrieving import measure_settings
    from knowledge.catalog import DATA
    from knowledge.settings import EngineSettings

    path = options.questions or DATA / "evals" / "ingested.jsonl"
    for leg in measure_settings(EngineSettings(), path):
        missed = f"; meleset: {' '.join(leg.missed)}" if leg.missed else ""
        print(f"{leg.name:8} pertama {leg.first:.1%}, dalam lima {leg.within:.1%} dari {leg.asked}{missed}")
    return 0


def _check(_: argparse.Namespace) -> int:
    from knowledge.catalog import load_library
    from knowledge.catalog.rules import problems

    library = load_library()
    found = list(problems(library, date.today()))
    for line in found:
        print(line)
    print(
        f"{len(library.provisions)} ketentuan, {len(library.cards)} kartu, {len(library.clarifications)} klarifikasi, "
        f"{len(library.disputes)} sengketa; {len(found)} masalah"
    )
    return 1 if found else 0


def _cards(options: argparse.Namespace) -> int:
    from knowledge.catalog import load_library
    from knowledge.composing.review import review

    blocks = "\n\n".join(review(load_library(), date.today())) + "\n"
    if not options.out:
        print(blocks, end="")
        return 0
    try:
        options.out.write_text(blocks, encoding="utf-8")
    except OSError as exc:
        raise DataError(f"{options.out}: tidak dapat ditulis") from exc
    print(blocks.rstrip().rsplit("\n", 1)[-1])
    return 0


def _report(options: argparse.Namespace) -> int:
    from knowledge.reporting.page import open_bench, page, write_page
    from knowledge.settings import EngineSettings

    tell = partial(print, file=sys.stderr)
    text = page(open_bench(EngineSettings()), options.date, tell, not options.no_folds, options.answers)
    try:
        write_page(text, options.out)
    except OSError as exc:
        raise DataError(f"{options.out}: tidak dapat ditulis") from exc
    print(options.out)
    return 0


def _engine() -> Any:
    import os

    from knowledge.adapters.database.stores import open_stores
    from knowledge.adapters.engine import open_engine
    from knowledge.settings import EngineSettings

    os.environ.update(ANONYMIZED_TELEMETRY="False", HF_HUB_DISABLE_TELEMETRY="1", TOKENIZERS_PARALLELISM="false")
    settings = EngineSettings()
    try:
        settings.var_dir.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise KnowledgeError(f"Folder {settings.var_dir} tidak dapat ditulis: {exc.strerror}.") from exc
    stores = open_stores(settings.database)
    return open_engine(settings, stores.law, stores.overlays, calendar=stores.calendar)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
