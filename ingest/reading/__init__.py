"""Any file an admin sends, read to pages of text; what it is is decided by content, never by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest import texts
from ingest.errors import EmptyFile, TooLarge, UnsupportedFile
from ingest.model import Page, ReadDocument
from ingest.reading.bounds import Bounds, Progress
from ingest.reading.sniffing import Kind, sniff


def read(path: Path, progress: Progress | None = None, bounds: Bounds | None = None) -> ReadDocument:
    """Read one file.

    Raises a subclass of ``ReadError`` with a sentence for the admin.
    """
    bounds = bounds or Bounds()
    kind = _checked(path, bounds)
    if kind is Kind.PDF:
        from ingest.reading.ocr import Ocr, engine
        from ingest.reading.pdf import read_pdf

        return read_pdf(path, bounds, Ocr(engine(bounds.ocr_engine), bounds.ocr_cache), progress)
    if kind is Kind.DOCX:
        from ingest.reading.docx import read_docx

        return read_docx(path, bounds)
    if kind is Kind.HTML:
        from ingest.reading.html import read_html

        return read_html(path.read_bytes(), bounds)
    if kind is Kind.IMAGE:
        return read_album([path], progress, bounds)
    if kind is Kind.ZIP:
        from ingest.reading.archive import read_archive

        return read_archive(path, bounds, progress)
    from ingest.reading.plain import read_plain

    return read_plain(path.read_bytes(), bounds)


def read_album(paths: Sequence[Path], progress: Progress | None = None, bounds: Bounds | None = None) -> ReadDocument:
    """Several files that are one document: pages follow each other in the order given."""
    bounds = bounds or Bounds()
    pages: list[Page] = []
    warnings = []
    for i, path in enumerate(paths):
        shift, left = len(pages), len(paths) - i - 1
        onward = _onward(progress, shift, left) if progress else None
        if _checked(path, bounds) is Kind.IMAGE:
            from ingest.reading.images import read_image
            from ingest.reading.ocr import Ocr, engine

            part = read_image(path, bounds, Ocr(engine(bounds.ocr_engine), bounds.ocr_cache), onward)
        else:
            part = read(path, onward, bounds)
        pages += [replace(p, number=p.number + shift) for p in part.pages]
        warnings += [replace(w, page=None if w.page is None else w.page + shift) for w in part.warnings]
        if progress:
            progress(len(pages), len(pages) + left)
    return ReadDocument("album" if len(paths) > 1 else "image", tuple(pages), tuple(warnings))


def _onward(progress: Progress, shift: int, left: int) -> Progress:
    """Progress of one file told as that of the whole; a file not yet opened counts as one page."""
    return lambda done, total: progress(shift + done, shift + total + left)


def _checked(path: Path, bounds: Bounds) -> Kind:
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile("Berkas ini kosong (0 bita).")
    if size > bounds.bytes:
        raise TooLarge(texts.too_large(size, bounds.bytes))
    kind = sniff(path)
    if kind is Kind.OTHER:
        raise UnsupportedFile(
            "Jenis berkas ini tidak dikenal; kirim PDF, DOCX, HTML, TXT, foto (JPG/PNG), atau ZIP berisi berkas itu."
        )
    if kind is Kind.OLD_WORD:
        raise UnsupportedFile(
            "Berkas Word lama (.doc) tidak dapat dibaca; simpan sebagai DOCX atau PDF, lalu kirim lagi."
        )
    if kind is Kind.TO_CONVERT:
        raise UnsupportedFile(
            "Berkas RTF, ODT, dan halaman web berbentuk MHTML tidak dapat dibaca; simpan sebagai DOCX atau PDF, "
            "lalu kirim lagi."
        )
    return kind
