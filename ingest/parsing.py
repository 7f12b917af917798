"""One file in, one parsed regulation out: read, clean, metadata, structure, relations; and the JSON of the contract."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from ingest.errors import IngestError, NotARegulation, NoText
from ingest.known import LAST_PASAL
from ingest.model import ParsedDocument, ReadDocument, RegulationMeta, Warning
from ingest.structure.assembling import Assembly, assemble
from ingest.structure.cleaning import clean
from ingest.structure.sections import Part, split_sections
from ingest.structure.stream import Stream

Progress = Callable[[int, int], None]


def parse_file(path: Path, progress: Progress | None = None) -> ParsedDocument:
    """Parse a file in this process; use ``ingest.limits.parse_safely`` for files from outside.

    Raises a subclass of ``IngestError`` with a sentence for the admin.
    """
    from ingest.reading import read

    return parse_document(read(path, progress))


def parse_document(document: ReadDocument) -> ParsedDocument:
    """Parse pages already read."""
    from ingest.metadata import read_metadata
    from ingest.references import relations

    stream = clean(document.pages)
    if len(re.sub(r"\W", "", stream.text)) < 40:
        raise NoText("Berkas ini tidak memuat teks yang dapat dibaca, juga setelah dipindai (OCR).")
    sections = split_sections(stream.text)
    meta = read_metadata(stream.text, sections)
    warnings = list(document.warnings)
    if meta is None:
        meta = _unknown(stream, warnings, scanned=bool(document.ocr_pages))
    assembly = assemble(stream, meta.slug, meta.title)
    _check_substance(document.kind, meta, assembly)
    opening = next((s.end for s in sections if s.part is Part.OPENING), 0)
    warnings += assembly.warnings + _beyond_file(meta, assembly, stream) + _other_titles(document, meta)
    return ParsedDocument(
        regulation=meta,
        provisions=tuple(assembly.emitter.provisions),
        pasal_count=len(set(assembly.pasal)),
        last_pasal=assembly.pasal[-1] if assembly.pasal else None,
        bab_count=len(assembly.babs),
        pages=len(stream.numbers),
        ocr_pages=document.ocr_pages,
        attachments=tuple(assembly.attachments),
        relations=tuple(relations(stream, meta.title, opening, meta.slug)),
        warnings=tuple(dict.fromkeys(warnings)),
        own_articles=tuple(assembly.own),
        quoted_articles=tuple(assembly.quoted),
    )


def _check_substance(kind: str, meta: RegulationMeta, assembly: Assembly) -> None:
    """Refuse a page about a regulation (a catalogue, news) that does not hold its text."""
    if not assembly.emitter.provisions:
        raise NotARegulation(
            "Berkas ini tidak memuat pasal, diktum, atau butir ketentuan yang dapat dijadikan sumber jawaban."
        )
    statute = meta.code.startswith(("uu", "pp", "per", "pkpu", "pojk", "pbi"))
    if statute and assembly.kind == "uraian" and not assembly.attachments:
        raise NotARegulation("Berkas ini hanya memuat judul atau keterangan peraturan, bukan naskah pasal-pasalnya.")
    if assembly.kind == "pasal" and (not meta.code or kind == "html"):
        last = max(int(re.sub(r"\D", "", p)) for p in assembly.pasal)
        if len(set(assembly.pasal)) < 0.5 * last:
            raise NotARegulation(
                "Berkas ini hanya menyebut beberapa pasal (misalnya halaman katalog), bukan naskah peraturan."
            )


def _unknown(stream: Stream, warnings: list[Warning], *, scanned: bool) -> RegulationMeta:
    """No title of a regulation: refused when nothing else speaks for a legal text, else left to the admin."""
    text = stream.text
    legal = len(re.findall(r"(?m)^\s*Pasal\s+\d+\s*$", text)) >= 2 or re.search(
        r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N|SURAT\s+EDARAN|Menetapkan\s*:", text
    )
    if not legal:
        turned = " Bila halamannya miring atau terbalik, putar dahulu." if scanned else ""
        raise NotARegulation(
            f"Berkas ini bukan naskah peraturan: tidak ada jenis, nomor, pasal, ataupun diktum di dalamnya.{turned}"
        )
    warnings.append(
        Warning("judul_tidak_terbaca", "Jenis, nomor, dan tahun peraturan tidak terbaca; isilah sebelum diterbitkan", 1)
    )
    return RegulationMeta("dokumen-tanpa-nomor", "", "", (), None, "", "")


def _other_titles(document: ReadDocument, meta: RegulationMeta) -> list[Warning]:
    """Files sent together are read as one document: one that begins another regulation is named."""
    from ingest.metadata import other_title

    pages = document.pages[1:] if document.kind == "album" else ()
    said = "tampaknya memulai naskah lain; yang dikirim bersama dibaca sebagai satu dokumen"
    return [
        Warning("naskah_lain", f"{title} {said}", page.number)
        for page in pages
        if (title := other_title(page.text, meta))
    ]


def _beyond_file(meta: RegulationMeta, assembly: Assembly, stream: Stream) -> list[Warning]:
    """Articles the whole text is known to have after the last one in the file."""
    last = LAST_PASAL.get(meta.slug)
    if last is None or not assembly.pasal or assembly.kind != "pasal":
        return []
    highest = max(int(re.match(r"\d+", p).group()) for p in assembly.pasal)  # type: ignore[union-attr]  # labels start with digits
    if highest >= last:
        return []
    gap = f"{highest + 1}-{last}" if highest + 1 < last else str(last)
    whole = f"naskah lengkapnya sampai Pasal {last}, berkas berhenti setelah Pasal {highest}"
    detail = f"Pasal {gap} tidak ada dalam berkas: {whole}"
    return [Warning("pasal_hilang", detail, stream.numbers[-1])]


def to_json(document: ParsedDocument) -> dict[str, Any]:
    """The object that ``ingest parse --json`` prints."""
    meta = document.regulation
    regulation = {k: _plain(v) for k, v in asdict(meta).items()}
    return {
        "regulation": regulation,
        "pasal_count": document.pasal_count,
        "last_pasal": document.last_pasal,
        "bab_count": document.bab_count,
        "provisions": [
            {"ref": asdict(p.ref), "address": p.address, "path": p.path, "text": p.text, "page": p.page}
            for p in document.provisions
        ],
        "attachments": [asdict(a) for a in document.attachments],
        "pages": document.pages,
        "ocr_pages": list(document.ocr_pages),
        "warnings": [asdict(w) for w in document.warnings],
        "relations": [asdict(r) for r in document.relations],
        "own_articles": list(document.own_articles),
        "quoted_articles": list(document.quoted_articles),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def with_page_count(document: ParsedDocument, pages: int) -> ParsedDocument:
    """The same document with another page count."""
    return replace(document, pages=pages)


def main(argv: list[str] | None = None) -> int:
    """``python -m ingest.parsing FILE --json``."""
    from ingest.limits import parse_safely
    from ingest.settings import load_settings

    parser = argparse.ArgumentParser(prog="python -m ingest.parsing", description="Urai satu berkas peraturan.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    try:
        document = parse_safely([args.file], bounds=load_settings().bounds)
    except IngestError as exc:
        sys.stderr.write(f"{exc}\n")
        return 2
    sys.stdout.write(json.dumps(to_json(document), ensure_ascii=False) + "\n" if args.json else _summary(document))
    return 0


def _summary(document: ParsedDocument) -> str:
    meta = document.regulation
    counts = f"{document.pasal_count} pasal, {document.bab_count} bab, {len(document.provisions)} ketentuan"
    lines = [
        f"{meta.type} Nomor {meta.number} Tahun {meta.year} tentang {meta.title}",
        f"{counts}, {document.pages} halaman",
    ]
    lines += [f"- {w.code} (hlm. {w.page}): {w.detail}" for w in document.warnings]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
