"""``python -m ingest.ocr_report``: character error rate of each OCR engine on corpus scans with a clean text."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium

from ingest.corpus_truth import TruthUnit, compare, corpus_folder, plain, truths
from ingest.model import Page, ParsedDocument, ReadDocument
from ingest.parsing import parse_document
from ingest.reading.ocr import Engine, Rapid, Tesseract, tesseract_available

# Scans with a clean text beside them: file, first and last page of articles, head that makes the pages a document.
Scan = tuple[str, int, int, str, str]
SCANS: tuple[Scan, ...] = (
    ("permenbersama-kominfo-kumham-2015/PERMENKOMINFO_2015_026.pdf", 3, 6, "PERATURAN PEMERINTAH", ""),
    ("uu-19-2016/UU_2016_019.pdf", 2, 6, "UNDANG-UNDANG", "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 11 TAHUN 2008 TENTANG "),
)


@dataclass
class Score:
    """Errors against letters of the clean text, and seconds a page."""

    errors: int = 0
    letters: int = 0
    units: int = 0
    pages: int = 0
    seconds: float = 0.0


def distance(a: str, b: str) -> int:
    """Levenshtein distance of two texts."""
    left, right = (np.frombuffer(x.encode("utf-32-le"), dtype=np.uint32) for x in (a, b))
    steps = np.arange(len(right) + 1)
    row = steps.copy()
    for i, letter in enumerate(left, 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (right != letter))
        best = np.concatenate(([i], best))
        row = np.minimum.accumulate(best - steps) + steps
    return int(row[-1])


def measure(folder: Path, engine: Engine | None, dpi: int, scans: Sequence[Scan] = SCANS) -> Score:
    """Score of an engine at a resolution; without an engine, of the scans' own text layer."""
    score = Score()
    for file, first, last, kind, title in scans:
        source = pdfium.PdfDocument(folder / file)
        started = time.perf_counter()
        pages = [Page(n, _read(source[n - 1], engine, dpi), ocr=True) for n in range(first, last + 1)]
        score.seconds += time.perf_counter() - started
        score.pages += len(pages)
        head = Page(1, f"{kind}\nNOMOR 1 TAHUN 2016\nTENTANG\n{title}CONTOH\nMEMUTUSKAN:\n")
        document = parse_document(ReadDocument("pdf", (head, *pages)))
        _add(score, document, truths(folder, {"file": file}))
    return score


def _read(page: pdfium.PdfPage, engine: Engine | None, dpi: int) -> str:
    if engine is None:
        return str(page.get_textpage().get_text_range())
    return engine.read(page.render(scale=dpi / 72, grayscale=True).to_pil())


def _add(score: Score, document: ParsedDocument, units: list[TruthUnit]) -> None:
    """Count errors over the units that were found; a unit lost or wrongly cut says nothing of the letters."""
    for unit, ratio in compare(document, units):
        found = [p.text for p in document.provisions if _same(unit, p.ref.pasal, p.ref.ayat or p.ref.angka or "")]
        if ratio > 0.85 and found:
            truth = plain(unit.text)
            score.errors += min(distance(truth, plain(f)) for f in found)
            score.letters += len(truth)
            score.units += 1


def _same(unit: TruthUnit, pasal: str | None, number: str) -> bool:
    return (unit.pasal, unit.ayat) == (pasal, number)


def main() -> int:
    """Print a Markdown table; exit code 2 without the shared corpus."""
    folder = corpus_folder()
    if folder is None:
        sys.stderr.write("Map bersama dengan corpus/manifest.yaml tidak ditemukan; atur SHARED_DIR.\n")
        return 2
    engines: list[tuple[str, Engine | None, int]] = [("lapisan teks bawaan", None, 0), ("RapidOCR", Rapid(), 200)]
    if tesseract_available():
        engines += [("Tesseract ind", Tesseract(), 200), ("Tesseract ind", Tesseract(), 300)]
    sys.stdout.write("| mesin | dpi | CER | satuan | huruf | detik/halaman |\n|---|---|---|---|---|---|\n")
    for name, engine, dpi in engines:
        s = measure(folder, engine, dpi)
        rate = 100 * s.errors / max(s.letters, 1)
        row = f"| {name} | {dpi or '-'} | {rate:.2f} % | {s.units} | {s.letters} | {s.seconds / s.pages:.1f} |\n"
        sys.stdout.write(row)
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
