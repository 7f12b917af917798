"""``python -m ingest.corpus_report``: how well the shared corpus is parsed, bar by bar."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.corpus_truth import TruthUnit, compare, corpus_folder, expected_name, manifest, truths
from ingest.errors import IngestError
from ingest.model import ParsedDocument
from ingest.parsing import parse_document
from ingest.reading import read
from ingest.reading.bounds import Bounds
from ingest.settings import load_settings


@dataclass
class Result:
    """One corpus document parsed and held against its ground truth; ``None`` where nothing is known."""

    file: str
    entry: dict[str, Any]
    document: ParsedDocument | None
    error: str
    seconds: float
    pasal: bool | None = None
    bab: bool | None = None
    name: bool | None = None
    ayat: list[tuple[TruthUnit, float]] = field(default_factory=list)


def run(folder: Path, bounds: Bounds, only: str = "") -> list[Result]:
    """Parse every document of the corpus and compare."""
    results = []
    for entry in manifest(folder):
        if entry["role"] == "document" and only in entry["file"]:
            results.append(judge(folder, entry, bounds))
    return results


def judge(folder: Path, entry: dict[str, Any], bounds: Bounds) -> Result:
    """Parse one document and hold it against its ground truth."""
    started = time.perf_counter()
    document, error = None, ""
    try:
        document = parse_document(read(folder / entry["file"], None, bounds))
    except IngestError as exc:
        error = str(exc)
    result = Result(entry["file"], entry, document, error, time.perf_counter() - started)
    truth = entry.get("ground_truth", {})
    result.pasal = _pasal(truth, document)
    result.bab = None if "bab_count" not in truth or document is None else document.bab_count == truth["bab_count"]
    result.name = document is not None and _named(entry["title"], document)
    if document is not None:
        result.ayat = compare(document, truths(folder, entry))
    return result


def _pasal(truth: dict[str, Any], document: ParsedDocument | None) -> bool | None:
    """Exact count; what is in the file where that is known; own and quoted articles of amending laws."""
    if document is None:
        return False if "pasal_count" in truth else None
    if truth.get("complete") is False:
        return any(w.code == "pasal_hilang" and "228-573" in w.detail for w in document.warnings)
    if "pasal_in_file" in truth:
        named = any(w.code == "pasal_hilang" and "Pasal 39 " in w.detail for w in document.warnings)
        return document.pasal_count == truth["pasal_in_file"] and named
    if truth.get("amending_law") and "own_articles" in truth:
        quoted = truth.get("quoted_articles")
        exact = quoted is None or [str(q).removeprefix("Pasal ") for q in quoted] == list(document.quoted_articles)
        return document.pasal_count == 0 and list(document.own_articles) == truth["own_articles"] and exact
    if "attachment_last_pasal" in truth:
        law = next((a for a in document.attachments if a.kind == "undang-undang"), None)
        attached = law is not None and (law.pasal_count, law.bab_count) == (
            truth["attachment_last_pasal"],
            truth["attachment_bab_count"],
        )
        return attached and document.pasal_count == truth["own_last_pasal"]
    wanted = truth.get("pasal_count", truth.get("own_last_pasal"))
    return None if wanted is None else document.pasal_count == wanted


def _named(title: str, document: ParsedDocument) -> bool:
    kind, number, year = expected_name(title)
    meta = document.regulation
    return (meta.type, meta.number, meta.year) == (kind, number, year)


def born_digital(folder: Path, pages: int = 200, ocr_off: Bounds | None = None) -> tuple[int, float]:
    """Pages parsed and seconds taken for at least ``pages`` born-digital PDF pages."""
    done, seconds = 0, 0.0
    entries = [e for e in manifest(folder) if e.get("kind") == "born-digital pdf" and "perpres-87" not in e["file"]]
    while done < pages:
        for entry in entries:
            started = time.perf_counter()
            try:
                document = parse_document(read(folder / entry["file"], None, ocr_off or Bounds(ocr_pages=0)))
            except IngestError:
                continue
            seconds += time.perf_counter() - started
            done += document.pages
            if done >= pages:
                break
    return done, seconds


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _mark(value: bool | None) -> str:
    return {True: "ya", False: "TIDAK", None: "-"}[value]


def print_table(results: list[Result]) -> None:
    """The table by document, then the bars."""
    _say(f"{'berkas':<52} {'pasal':>6} {'bab':>6} {'nama':>6} {'ayat':>10} {'detik':>6}")
    for r in results:
        close = sum(x >= 0.95 for _, x in r.ayat)
        ayat = f"{close}/{len(r.ayat)}" if r.ayat else "-"
        _say(f"{r.file[-52:]:<52} {_mark(r.pasal):>6} {_mark(r.bab):>6} {_mark(r.name):>6} {ayat:>10} {r.seconds:6.2f}")
        if r.error:
            _say(f"    {r.error}")
    for label, values in (
        ("pasal", [r.pasal for r in results]),
        ("bab", [r.bab for r in results]),
        ("jenis, nomor, tahun", [r.name for r in results]),
    ):
        known = [v for v in values if v is not None]
        _say(f"{label}: {sum(known)} dari {len(known)} tepat")
    pairs = [x for r in results for _, x in r.ayat]
    if pairs:
        close = sum(x >= 0.95 for x in pairs)
        share = 100 * close / len(pairs)
        _say(f"ayat dengan kemiripan 0,95 atau lebih: {close} dari {len(pairs)} ({share:.1f} %)")


def main(argv: list[str] | None = None) -> int:
    """Print the bars; exit code 2 without the shared corpus."""
    parser = argparse.ArgumentParser(prog="python -m ingest.corpus_report")
    parser.add_argument("--only", default="", help="hanya berkas yang namanya memuat ini")
    parser.add_argument("--no-ocr", action="store_true", help="tanpa memindai halaman")
    args = parser.parse_args(argv)
    folder = corpus_folder()
    if folder is None:
        sys.stderr.write("Map bersama dengan corpus/manifest.yaml tidak ditemukan; atur SHARED_DIR.\n")
        return 2
    bounds = Bounds(ocr_pages=0) if args.no_ocr else load_settings().bounds
    print_table(run(folder, bounds, args.only))
    pages, seconds = born_digital(folder)
    _say(f"kecepatan: {pages} halaman PDF digital dalam {seconds:.2f} detik ({pages / seconds:.0f} halaman/detik)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
