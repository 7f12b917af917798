"""PDF through pdfium, page by page: the text layer where it is sound, OCR where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.errors import BrokenFile, EncryptedFile, TooLarge
from ingest.model import Page, ReadDocument, Warning
from ingest.reading.bounds import Bounds
from ingest.reading.geometry import Box, lines_of, looks_shuffled
from ingest.reading.ocr import Ocr
from ingest.reading.quality import Layer, judge_layer

Progress = Callable[[int, int], None]
_DPI = 200
_MAX_PIXELS = 25_000_000


def read_pdf(path: Path, bounds: Bounds, ocr: Ocr, progress: Progress | None = None) -> ReadDocument:
    """Pages of a PDF in order.

    Raises ``EncryptedFile``, ``BrokenFile`` or ``TooLarge``.
    """
    document = _open(path)
    try:
        count = len(document)
        if count == 0:
            raise BrokenFile("PDF ini tidak memiliki halaman; berkas tampaknya rusak atau terpotong.")
        if count > bounds.pages:
            raise TooLarge(
                f"PDF ini {count:,} halaman; paling banyak {bounds.pages:,} halaman sekali tambah.".replace(",", ".")
            )
        warnings: list[Warning] = []
        pages = tuple(_pages(document, count, bounds, ocr, warnings, progress))
    finally:
        document.close()
    return ReadDocument("pdf", pages, tuple(warnings))


def _open(path: Path) -> Any:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as exc:
        if "assword" in str(exc) or "security" in str(exc).lower():
            raise EncryptedFile("PDF ini terkunci kata sandi; buka kuncinya dahulu, lalu kirim lagi.") from exc
        raise BrokenFile("PDF ini rusak atau terpotong sehingga tidak dapat dibuka.") from exc


def _pages(
    document: Any, count: int, bounds: Bounds, ocr: Ocr, warnings: list[Warning], progress: Progress | None
) -> Iterator[Page]:
    scanned = 0
    for index in range(count):
        number = index + 1
        try:
            page = document[index]
        except pdfium.PdfiumError:
            warnings.append(Warning("halaman_rusak", f"Halaman {number} tidak dapat dibaca", number))
            yield Page(number, "")
            continue
        try:
            text, layer = _layer(page)
            if layer is Layer.USABLE and not bounds.force_ocr:
                yield Page(number, text)
            elif not _has_content(page):
                yield Page(number, "")
            elif scanned >= bounds.ocr_pages:
                warnings.append(
                    Warning(
                        "ocr_dibatasi", f"Halaman {number} tidak dipindai: sudah {scanned} halaman dipindai", number
                    )
                )
                yield Page(number, "")
            else:
                scanned += 1
                yield _scanned(page, number, layer, ocr, warnings)
        finally:
            page.close()
        if progress:
            progress(number, count)


def _layer(page: Any) -> tuple[str, Layer]:
    """Text of a page with its state; layers out of order are put in order by place."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        layer = judge_layer(text)
        if layer is Layer.USABLE and looks_shuffled(text):
            text = lines_of(_boxes(textpage))
        return text, layer
    finally:
        textpage.close()


def _boxes(textpage: Any) -> list[Box]:
    """Every line of the layer with its place."""
    boxes: list[Box] = []
    count = min(textpage.count_chars(), 20_000)
    letters: list[str] = []
    edges: list[tuple[float, float, float, float]] = []
    for i in range(count + 1):
        code = raw.FPDFText_GetUnicode(textpage.raw, i) if i < count else 10
        if code in {10, 13}:
            if edges:
                boxes.append(_line_box("".join(letters), edges))
            letters, edges = [], []
            continue
        letters.append(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " ")
        if code > 32:
            edges.append(textpage.get_charbox(i, loose=True))
    return boxes


def _line_box(text: str, edges: list[tuple[float, float, float, float]]) -> Box:
    bottoms, tops = sorted(e[1] for e in edges), sorted(e[3] for e in edges)
    middle = len(edges) // 2
    return Box(min(e[0] for e in edges), bottoms[middle], max(e[2] for e in edges), tops[middle], text)


def _has_content(page: Any) -> bool:
    """True when a page shows anything that could be writing: an image, or many drawn paths."""
    paths = 0
    for i, item in enumerate(page.get_objects(max_depth=3)):
        if item.type in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT}:
            return True
        paths += item.type == raw.FPDF_PAGEOBJ_PATH
        if paths > 30 or i > 3000:
            return True
    return False


def _scanned(page: Any, number: int, layer: Layer, ocr: Ocr, warnings: list[Warning]) -> Page:
    width, height = page.get_size()
    scale = _DPI / 72
    if width * height * scale * scale > _MAX_PIXELS:
        scale = (_MAX_PIXELS / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        text = ocr.read(bitmap.to_pil())
    finally:
        bitmap.close()
    if layer is Layer.GARBLED:
        warnings.append(Warning("teks_rusak", f"Lapisan teks halaman {number} rusak; dibaca ulang dengan OCR", number))
    if len(text.strip()) < 5:
        warnings.append(Warning("halaman_kosong", f"Tidak ada teks terbaca di halaman {number}", number))
    return Page(number, text, ocr=True)
