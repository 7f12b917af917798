"""No word of a file is lost to its wrapping, and a long reading says how far it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from ingest.errors import BrokenFile, TooLarge
from ingest.reading import read, read_album
from ingest.reading.bounds import Bounds
from ingest.reading.images import read_image
from ingest.reading.ocr import Ocr
from ingest.reading.sniffing import Kind, sniff
from tests.ingest.papers import LAW, docx_bytes, pdf_bytes, pdf_file, text_file, zip_file


class Blank:
    """An engine that sees nothing."""

    name = "kosong"

    def read(self, image: Image.Image) -> str:
        return ""


def page_lines(folder: Path, body: str) -> list[str]:
    """Lines read from a page of this body."""
    page = text_file(folder, f"<html><body>{body}</body></html>", "laman.html")
    return read(page).pages[0].text.strip().splitlines()


@pytest.mark.parametrize("size", ["0.9rem", "0.5em", "0.875 rem", "01px"])
def test_small_print_of_a_web_page_is_read(tmp_path: Path, size: str) -> None:
    assert page_lines(tmp_path, f"<p style='font-size: {size}; color: red'>Pasal 1</p>") == ["Pasal 1"]


@pytest.mark.parametrize("size", ["0", "0px", "0 !important", "0%; color: red"])
def test_print_without_size_is_not_read(tmp_path: Path, size: str) -> None:
    assert page_lines(tmp_path, f"<p style='font-size:{size}'>rahasia</p><p>Pasal 1</p>") == ["Pasal 1"]


def test_a_form_around_a_page_costs_only_its_controls(tmp_path: Path) -> None:
    controls = "<input value='x'><select><option>2024</option></select><textarea>saran</textarea><button>Cari</button>"
    body = f"Peraturan<form id='aspnetForm'>Pasal 1{controls}<p>Pegawai wajib netral.</p></form>Pasal 2"
    assert page_lines(tmp_path, body) == ["Peraturan", "Pasal 1", "Pegawai wajib netral.", "Pasal 2"]


def control(inside: str, gallery: str = "") -> str:
    """A content control of Word around some of its XML."""
    part = f'<w:docPartObj><w:docPartGallery w:val="{gallery}"/></w:docPartObj>' if gallery else ""
    return f"<w:sdt {nsdecls('w')}><w:sdtPr>{part}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def paragraph(inside: str) -> str:
    """A paragraph of Word around some of its XML."""
    return f"<w:p {nsdecls('w')}>{inside}</w:p>"


def words(text: str) -> str:
    """A run of Word."""
    return f"<w:r {nsdecls('w')}><w:t>{text}</w:t></w:r>"


def word_lines(folder: Path, blocks: Sequence[str]) -> list[str]:
    """Lines read from a Word file of these blocks."""
    document = Document()
    for block in blocks:
        document.element.body.insert_element_before(parse_xml(block), "w:sectPr")
    document.save(str(folder / "naskah.docx"))
    return read(folder / "naskah.docx").pages[0].text.splitlines()


def test_what_content_controls_hold_is_read_in_its_place(tmp_path: Path) -> None:
    nested = control(control(paragraph(words("Pasal 2"))) + paragraph(words("Hadir.")))
    blocks = [paragraph(words("Pasal 1")), nested, paragraph(words("Pasal ") + control(words("3")))]
    assert word_lines(tmp_path, blocks) == ["Pasal 1", "Pasal 2", "Hadir.", "Pasal 3"]


def test_content_controls_in_a_table_hold_rows_cells_and_words(tmp_path: Path) -> None:
    def cell(inside: str) -> str:
        return f"<w:tc {nsdecls('w')}>{inside}</w:tc>"

    first = f"<w:tr>{cell(paragraph(control(words('1.'))))}{control(cell(paragraph(words('Netral'))))}</w:tr>"
    second = control(f"<w:tr>{cell(paragraph(words('2.')))}{cell(control(paragraph(words('Hadir'))))}</w:tr>")
    grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    assert word_lines(tmp_path, [f"<w:tbl {nsdecls('w')}>{grid}{first}{second}</w:tbl>"]) == ["1. Netral", "2. Hadir"]


def test_the_list_of_contents_word_makes_is_no_text(tmp_path: Path) -> None:
    contents = control(paragraph(words("Pasal 1 ... 7")), "Table of Contents")
    assert word_lines(tmp_path, [contents, paragraph(words("Pasal 1"))]) == ["Pasal 1"]


def test_an_archive_of_pdfs_without_compression_is_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "arsip.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in ("1.pdf", "2.pdf"):
            archive.writestr(name, pdf_bytes([[f"Pegawai wajib menjaga netralitas menurut naskah {name}."]]))
    assert sniff(path) is Kind.ZIP
    assert [p.text[-6:] for p in read(path).pages] == ["1.pdf.", "2.pdf."]
    with pytest.raises(TooLarge, match="paling banyak 1"):
        read(path, None, Bounds(members=1))


def test_packing_that_is_damaged_inside_a_file_is_said(tmp_path: Path) -> None:
    word = tmp_path / "naskah.docx"
    word.write_bytes(docx_bytes(LAW))
    for path, name in ((word, "word/document.xml"), (zip_file(tmp_path, {"1.txt": LAW.encode()}), "1.txt")):
        data = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as archive:
            data[archive.getinfo(name).header_offset + 30 + len(name)] = 0xFF
        path.write_bytes(data)
        with pytest.raises(BrokenFile, match="rusak atau terpotong"):
            read(path)


def test_a_text_may_begin_as_a_bitmap_does(tmp_path: Path) -> None:
    assert sniff(text_file(tmp_path, "BMKG menetapkan pedoman netralitas pegawai.")) is Kind.TEXT
    Image.new("RGB", (9, 9)).save(tmp_path / "foto", "BMP")
    assert sniff(tmp_path / "foto") is Kind.IMAGE


def test_each_page_inside_an_archive_or_album_is_told(tmp_path: Path) -> None:
    files = [pdf_file(tmp_path, LAW), text_file(tmp_path, "tambahan"), pdf_file(tmp_path, LAW, "lagi.pdf")]
    wanted = [(1, 4), (2, 4), (3, 4), (4, 5), (5, 5)]
    told: list[tuple[int, int]] = []
    read_album(files, lambda done, total: told.append((done, total)))
    assert list(dict.fromkeys(told)) == wanted
    path = tmp_path / "arsip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for i, file in enumerate(files):
            archive.write(file, str(i))
    told.clear()
    read(path, lambda done, total: told.append((done, total)))
    assert list(dict.fromkeys(told)) == wanted


def test_each_frame_of_a_scan_is_told(tmp_path: Path) -> None:
    frames = [Image.new("L", (60, 40), shade) for shade in (255, 254, 253)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    (tmp_path / "pindai.tif").write_bytes(out.getvalue())
    told: list[tuple[int, int]] = []
    read_image(tmp_path / "pindai.tif", Bounds(), Ocr(Blank()), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
