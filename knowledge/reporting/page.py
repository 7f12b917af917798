"""Puts the whole evaluation on one page, from the question sets to the parts they rest on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from knowledge.adapters.engine import open_engine
from knowledge.adapters.examples import examples
from knowledge.adapters.heads import WEIGHED
from knowledge.adapters.indexing import (
    DELTA,
    HELD_OUT,
    embedded,
    fingerprint,
    key,
    make_encoder,
    open_vectors,
    taught_name,
)
from knowledge.adapters.matching import Example
from knowledge.adapters.search import HybridSearch
from knowledge.adapters.sentences import Encoder
from knowledge.catalog import DATA, load_library
from knowledge.catalog.language import load_calibration, load_glossary, load_routes
from knowledge.judging.ruling import Calibration
from knowledge.language.mending import Glossary
from knowledge.library import Library
from knowledge.reporting.answers import answer_section
from knowledge.reporting.floors import load_floors
from knowledge.reporting.folds import FoldFigures, folds_section, measure_folds
from knowledge.reporting.legs import legs_table, measure_legs
from knowledge.reporting.markdown import table
from knowledge.reporting.sets import Answered, answer_all, present_sets, read_answers
from knowledge.settings import EngineSettings

_INTRO = """# Evaluasi

Halaman ini ditulis oleh `python -m knowledge report`; jangan disunting tangan. Cara membaca tiap ukuran: README berkas
soal bersama; penilai `knowledge/grading.py` memberi angka yang sama dengan `grade.py` bersama. Soal pengembangan
dibaca dan dipakai memilih ambang, maka angkanya bukan ukuran mutu akhir.
"""
_FITTED = {
    "first": "benih disimpan: kartu yang benar, pertama",
    "within_three": "benih disimpan: kartu yang benar, dalam tiga teratas",
    "right_first": "benih disimpan: kartu itu, atau yang sama putusan dan dasarnya",
    "verdict_first": "benih disimpan: putusan yang sama",
    "questions_lost": "benih disimpan: pertanyaan dikira bukan pertanyaan",
    "others_kept_out": "benih disimpan: pesan lain dikenali sebagai bukan pertanyaan",
    "known_answered": "benih disimpan: dijawab (di atas ambang)",
    "unknown_answered": "kartunya dihapus: tetap dijawab dari kartu lain",
    "unknown_wrong": "kartunya dihapus: dijawab dengan putusan lain",
    "asked_first": "soal orang, disimpan: kartu yang benar, pertama",
    "asked_within_three": "soal orang, disimpan: kartu yang benar, dalam tiga teratas",
    "asked_verdict": "soal orang, disimpan: putusan yang sama",
    "asked_surely": "soal orang, disimpan: dijawab tanpa menyebut dugaan",
    "asked_surely_wrong": "soal orang, disimpan: putusan lain tanpa menyebut dugaan",
    "unknown_surely_wrong": "soal orang, kartunya dihapus: putusan lain tanpa menyebut dugaan (yakin keliru)",
}
_KNOWN = {
    "first": "kartu yang benar, pertama",
    "within_three": "kartu yang benar, dalam tiga teratas",
    "right_first": "kartu itu, atau yang sama putusan dan dasarnya",
    "verdict_first": "putusan yang sama",
}


@dataclass(frozen=True)
class Bench:
    """What the parts are measured with."""

    settings: EngineSettings
    library: Library
    glossary: Glossary
    encoder: Encoder
    calibration: Calibration
    taught: tuple[Example, ...]


def open_bench(settings: EngineSettings) -> Bench:
    """The bundled knowledge and the configured encoder."""
    library = load_library()
    glossary = load_glossary(DATA / "glossary.yaml", library)
    taught = tuple(examples(library, load_routes(DATA / "routes.yaml"), glossary))
    encoder = make_encoder(settings)
    return Bench(settings, library, glossary, encoder, load_calibration(DATA / "calibration.json"), taught)


def page(bench: Bench, on: date, tell: Callable[[str], None], folds: bool = True, answers: Path | None = None) -> str:
    """The Markdown of the page; ``answers``: a folder with what ``evaluate --out`` wrote, by name of the set.

    Raises ``DataError`` for the answers.
    """
    tell("menjawab berkas soal")
    if answers is None:
        engine = open_engine(bench.settings, today=on)
        answered = [answer_all(engine, questions, on) for questions in present_sets()]
    else:
        answered = [read_answers(questions, answers / f"{questions.name}.jsonl") for questions in present_sets()]
    lines = [_INTRO, *_scope(bench, on)]
    for one in answered:
        floors = load_floors(one.set.floors) if one.set.floors.exists() else None
        lines += [f"## {one.set.title} ({len(one.items)})", "", *answer_section(one, floors)]
    tell("mengukur pencarian ketentuan")
    lines += ["## Pencarian ketentuan", "", *_legs(bench, answered)]
    if folds:
        tell("mengukur pengenal kartu pada lipatan")
        lines += ["## Pengenal kartu dan abstensi", "", *folds_section(_folds(bench), _tuned(bench))]
    else:
        lines += ["## Pengenal kartu dan abstensi", "", *_fitted(_tuned(bench))]
    lines += _held_out()
    return "\n".join(lines).rstrip() + "\n"


def _scope(bench: Bench, on: date) -> list[str]:
    ways = sum(len(c.phrasings) for c in bench.library.cards.values())
    return [
        f"Dijawab per {on.isoformat()}, ditulis {date.today().isoformat()}: {len(bench.library.cards)} kartu dengan "
        f"{ways} kalimat, {len(bench.library.clarifications)} klarifikasi, "
        f"{len(bench.library.provisions)} ketentuan; model `{bench.encoder.name}`.",
        "",
    ]


def _legs(bench: Bench, answered: Sequence[Answered]) -> Iterator[str]:
    search = HybridSearch(open_vectors(bench.settings, bench.encoder), bench.encoder, None, bench.glossary.mend)
    search.follow(bench.library)
    yield "Ketentuan yang benar dicari langsung, tanpa kartu, pada soal yang menyebut rujukan."
    yield ""
    for one in answered:
        yield f"{one.set.title}:"
        yield ""
        yield from legs_table(measure_legs(search, one.items, bench.glossary.mend))


def _fitted(tuned: bool) -> list[str]:
    """The figures the last `fit` left beside the calibration it wrote."""
    path = DATA / "calibration.json"
    if not path.exists():
        return ["Belum diukur.", ""]
    kept = json.loads(path.read_text(encoding="utf-8"))
    rows = [(title, f"{kept['folds'][name] * 100:.1f} %".replace(".", ",")) for name, title in _FITTED.items()]
    mark = " **Optimistis**: encoder disesuaikan pada semua kalimat, termasuk yang disimpan di sini." if tuned else ""
    count, command = kept["folds"]["texts"], kept["command"]
    return [
        f"{count} kalimat; ditulis `{command}`, ambang {kept['calibration']['floor']:g}. Benih utuh atau kartu utuh "
        f"disimpan, pengenal disesuaikan ulang tiap lipatan.{mark}",
        "",
        *table(("Ukuran", "Hasil"), rows),
    ]


def _held_out() -> list[str]:
    """What the last `held-out` measured: the encoder before and after, on texts that neither learnt."""
    if not HELD_OUT.exists():
        return []
    kept = json.loads(HELD_OUT.read_text(encoding="utf-8"))
    columns = [kept[name] for name in ("before", "after", "before_asked", "after_asked")]
    rows = [(title, *(f"{c[name] * 100:.1f} %".replace(".", ",") for c in columns)) for name, title in _KNOWN.items()]
    return [
        "### Encoder dan pengenal, sepersepuluh benih tidak dipelajari",
        "",
        f"`{kept['command']}`: encoder dan pengenal belajar dari {kept['learnt']} kalimat; {kept['before']['texts']} "
        f"kalimat benih lain, di antaranya {kept['before_asked']['texts']} pertanyaan orang, tidak dilihat keduanya.",
        "",
        *table(("Ukuran", "asal", "terlatih", "asal, soal orang", "terlatih, soal orang"), rows),
    ]


def _folds(bench: Bench) -> FoldFigures:
    """Minutes of fitting; kept beside the index under what it was measured on."""
    mark = fingerprint(DATA, bench.encoder.name, None)
    numbers = json.dumps([mark, str(bench.calibration), [field.name for field in fields(FoldFigures)], WEIGHED])
    kept = bench.settings.var_dir / "evaluasi" / f"{key(numbers)}.json"
    if kept.exists():
        return FoldFigures(**json.loads(kept.read_text(encoding="utf-8")))
    vectors = embedded(open_vectors(bench.settings, bench.encoder), taught_name(bench.encoder), bench.taught)
    found = measure_folds(bench.taught, vectors, bench.encoder, bench.library, bench.calibration)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(found.as_json()), encoding="utf-8")
    return found


def _tuned(bench: Bench) -> bool:
    return not bench.settings.embedding_model and DELTA.exists()


def write_page(text: str, path: Path) -> None:
    """Raises ``OSError``; the caller says it in words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
