"""DOCX: paragraphs with their automatic numbers written out, tables row by row, in document order."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.errors import BrokenFile, EmptyFile
from ingest.model import Page, ReadDocument, Table, Warning
from ingest.reading.archive import check_members
from ingest.reading.bounds import Bounds
from ingest.reading.rows import row_line
from ingest.structure.numerals import to_roman


def read_docx(path: Path, bounds: Bounds) -> ReadDocument:
    """Text of a Word document; page breaks that Word recorded make pages."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_members(archive, bounds)
            _refuse_entities(archive)
        document = Document(str(path))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        etree.XMLSyntaxError,
        NotImplementedError,
    ) as exc:
        raise BrokenFile("Berkas DOCX ini rusak atau terpotong sehingga tidak dapat dibuka.") from exc
    _unwrap_controls(document.element.body)
    numbers = _Numbers(document)
    pages: list[list[str]] = [[]]
    tables: list[Table] = []
    for item in document.iter_inner_content():
        if isinstance(item, DocxTable):
            rows = _rows(item)
            tables.append(Table(rows))
            pages[-1] += [row_line(r) for r in rows]
            continue
        _paragraph(item, numbers, pages)
    text = ["\n".join(p) for p in pages]
    if not "".join(text).strip():
        raise EmptyFile("Berkas DOCX ini tidak memuat teks; bila isinya gambar halaman, kirim sebagai PDF atau foto.")
    warnings = (
        (Warning("perubahan_terlacak", "Dokumen memuat perubahan terlacak (track changes); terimalah dahulu", 1),)
        if _tracked(document)
        else ()
    )
    kept = tuple(Page(i, t, tables=tuple(tables) if i == 1 else ()) for i, t in enumerate(text, 1))
    return ReadDocument("docx", kept, warnings)


def _refuse_entities(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as f:
                if b"<!DOCTYPE" in f.read(4096) or b"<!ENTITY" in f.read(4096):
                    raise BrokenFile("Berkas DOCX ini memuat deklarasi XML yang tidak wajar sehingga ditolak.")


def _unwrap_controls(body: Any) -> None:
    """Put what content controls hold in their place: python-docx passes over them, in the body as in tables."""
    for control in list(body.iter(qn("w:sdt"))):
        content = control.find(qn("w:sdtContent"))
        if content is not None and not _contents_list(control):
            for child in list(content):
                control.addprevious(child)
        control.getparent().remove(control)


def _contents_list(control: Any) -> bool:
    """True for the list of contents Word makes, whose lines would pass for headings."""
    galleries = control.iterfind(f"{qn('w:sdtPr')}//{qn('w:docPartGallery')}")
    return any(g.get(qn("w:val")) == "Table of Contents" for g in galleries)


def _paragraph(item: Paragraph, numbers: _Numbers, pages: list[list[str]]) -> None:
    line = numbers.prefix(item)
    for run in item._p.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:lastRenderedPageBreak"), qn("w:noBreakHyphen")):
        if run.tag == qn("w:t"):
            line += run.text or ""
        elif run.tag == qn("w:tab"):
            line += " "
        elif run.tag == qn("w:noBreakHyphen"):
            line += "-"
        elif run.tag == qn("w:lastRenderedPageBreak") or run.get(qn("w:type")) == "page":
            if line.strip():
                pages[-1].append(line.strip())
            line = ""
            pages.append([])
        else:
            line += "\n"
    if line.strip():
        pages[-1].append(line.strip())


def _rows(table: DocxTable) -> tuple[tuple[str, ...], ...]:
    rows = []
    for row in table.rows:
        cells: list[str] = []
        seen: set[Any] = set()
        for cell in row.cells:
            if cell._tc in seen:
                continue
            seen.add(cell._tc)
            cells.append(" ".join(cell.text.split()))
        if any(cells):
            rows.append(tuple(cells))
    return tuple(rows)


def _tracked(document: Any) -> bool:
    return next(document.element.body.iter(qn("w:ins"), qn("w:del")), None) is not None


class _Numbers:
    """Writes out the numbers Word generates for list paragraphs."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._abstract: dict[str, str] = {}
        part = document.part
        try:
            root = part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.iter(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"))
            self._levels[key] = {int(lvl.get(qn("w:ilvl"))): _level(lvl) for lvl in abstract.iter(qn("w:lvl"))}
        for num in root.iter(qn("w:num")):
            ref = num.find(qn("w:abstractNumId"))
            if ref is not None:
                self._abstract[num.get(qn("w:numId"))] = ref.get(qn("w:val"))

    def prefix(self, item: Paragraph) -> str:
        """The number Word would print before this paragraph, with a blank; "" when it has none."""
        found = _numbering(item)
        if found is None:
            return ""
        num, level = found
        formats = self._levels.get(self._abstract.get(num, ""), {})
        if level not in formats or formats[level][0] in {"bullet", "none"}:
            return ""
        count = self._counts.get((num, level), formats[level][2] - 1) + 1
        self._counts[num, level] = count
        for deeper in [k for k in self._counts if k[0] == num and k[1] > level]:
            del self._counts[deeper]
        return _printed(formats, {lv: self._counts.get((num, lv), 1) for lv in formats}, level) + " "


def _numbering(item: Paragraph) -> tuple[str, int] | None:
    ppr = item._p.pPr
    numpr: Any = ppr.numPr if ppr is not None else None
    style = item.style
    while numpr is None and style is not None:
        style_ppr = style.element.find(qn("w:pPr"))
        numpr = style_ppr.find(qn("w:numPr")) if style_ppr is not None else None
        style = style.base_style
    if numpr is None:
        return None
    num, level = numpr.find(qn("w:numId")), numpr.find(qn("w:ilvl"))
    if num is None or num.get(qn("w:val")) in {None, "0"}:
        return None
    return num.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0


def _level(lvl: Any) -> tuple[str, str, int]:
    def value(tag: str, default: str) -> str:
        node = lvl.find(qn(tag))
        return default if node is None else str(node.get(qn("w:val"), default))

    start = value("w:start", "1")
    return value("w:numFmt", "decimal"), value("w:lvlText", "%1."), int(start) if start.isdigit() else 1


def _printed(formats: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int) -> str:
    def number(m: re.Match[str]) -> str:
        at = int(m.group(1)) - 1
        n, kind = counts.get(at, 1), formats.get(at, ("decimal", "", 1))[0]
        if kind in {"lowerLetter", "upperLetter"}:
            letter = chr(97 + (n - 1) % 26) * (1 + (n - 1) // 26)
            return letter if kind == "lowerLetter" else letter.upper()
        if kind in {"lowerRoman", "upperRoman"} and n < 400:
            return to_roman(n) if kind == "upperRoman" else to_roman(n).lower()
        return str(n)

    return re.sub(r"%(\d)", number, formats[level][1])
