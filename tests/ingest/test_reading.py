"""Files are read by what they are, in the order a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from ingest.model import Page
from ingest.reading import read, read_album
from ingest.reading.bounds import Bounds
from ingest.reading.geometry import Box, lines_of
from ingest.reading.ocr import Ocr
from ingest.reading.quality import Layer, judge_layer
from ingest.reading.rows import row_line
from tests.ingest.papers import CIRCULAR, LAW, pdf_file, text_file, zip_file

BOUNDS = Bounds(ocr_pages=0)


class FixedEngine:
    """An engine that reads every image as the same text and counts how often it was asked."""

    name = "tetap"

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    def read(self, image: Image.Image) -> str:
        self.asked += 1
        return self.text


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    document = read(pdf_file(tmp_path, LAW), None, BOUNDS)
    assert (document.kind, [p.number for p in document.pages]) == ("pdf", [1, 2])
    assert "b. menjaga netralitas; dan" in document.pages[0].text


def test_the_name_of_a_file_is_not_trusted(tmp_path: Path) -> None:
    path = pdf_file(tmp_path, LAW, "surat.docx")
    assert read(path, None, BOUNDS).kind == "pdf"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "naskah.txt"
    path.write_bytes((LAW + "\nasas “netral”\n").encode(encoding))
    assert "asas “netral”" in read(path, None, BOUNDS).pages[0].text


def test_html_keeps_the_words_and_drops_scripts_and_what_is_hidden(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in LAW.splitlines())
    hidden = "<nav>Beranda</nav><p style='display:none'>rahasia</p>"
    page = f"<html><head><script>alert('x')</script></head><body>{hidden}{body}</body></html>"
    text = read(text_file(tmp_path, page, "laman.html"), None, BOUNDS).pages[0].text
    assert "b. menjaga netralitas; dan" in text
    assert not any(x in text for x in ("alert", "Beranda", "rahasia"))


def test_html_tables_become_a_line_for_every_row(tmp_path: Path) -> None:
    rows = "<tr><th>No</th><th>Larangan</th></tr><tr><td>1.</td><td>Memasang spanduk</td></tr>"
    page = f"<html><body><p>SURAT EDARAN</p><table>{rows}</table></body></html>"
    document = read(text_file(tmp_path, page, "laman.html"), None, BOUNDS)
    assert "1. Memasang spanduk" in document.pages[0].text
    assert document.pages[0].tables[0].rows == (("No", "Larangan"), ("1.", "Memasang spanduk"))


def test_a_word_document_gives_paragraphs_and_table_rows_in_order(tmp_path: Path) -> None:
    doc = Document()
    for line in CIRCULAR.splitlines():
        doc.add_paragraph(line)
    table = doc.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "1.", "Larangan"
    doc.add_paragraph("Penutup")
    path = tmp_path / "edaran.docx"
    doc.save(str(path))
    lines = read(path, None, BOUNDS).pages[0].text.splitlines()
    assert lines[-2:] == ["1. Larangan", "Penutup"]


def test_the_numbers_word_makes_are_written_out(tmp_path: Path) -> None:
    doc = Document()
    doc.add_paragraph("Pegawai wajib:")
    for words in ("hadir", "netral"):
        doc.add_paragraph(words, style="List Number")
    path = tmp_path / "daftar.docx"
    doc.save(str(path))
    assert read(path, None, BOUNDS).pages[0].text.splitlines() == ["Pegawai wajib:", "1. hadir", "2. netral"]


def test_an_album_is_one_document_with_pages_in_order(tmp_path: Path) -> None:
    first, second = text_file(tmp_path, "halaman satu", "1.txt"), text_file(tmp_path, "halaman dua", "2.txt")
    document = read_album([first, second], None, BOUNDS)
    assert [(p.number, p.text) for p in document.pages] == [(1, "halaman satu"), (2, "halaman dua")]


def test_an_archive_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    path = zip_file(tmp_path, {"b.txt": b"kedua", "a.txt": b"pertama", "__MACOSX/x": b"\x00"})
    assert [p.text for p in read(path, None, BOUNDS).pages] == ["pertama", "kedua"]


def test_a_page_is_read_by_ocr_once(tmp_path: Path) -> None:
    engine = FixedEngine("Pasal 1")
    image = Image.new("L", (60, 40), 255)
    assert [Ocr(engine, tmp_path).read(image) for _ in range(2)] == ["Pasal 1", "Pasal 1"]
    assert engine.asked == 1


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        ("", Layer.EMPTY),
        ("jdih.bapeten.go.id\n", Layer.WATERMARK),
        ("- 2 -\nwww.peraturan.go.id", Layer.WATERMARK),
        ("Pasal 1 Pegawai wajib menjaga netralitas dalam pemilihan umum.", Layer.USABLE),
        ("1. H-3 100 34. Co-58 1 2. Be-7 10 35. Co-58m 10.000 3. C-14 1 36. Co-60 0,1", Layer.USABLE),
        ("!*!) / ,0. 2!\"2!\" 334  !$&  ''!\" '&(! 4!'&4! 4&2!\"&2!\"! 54)& '!5(!", Layer.GARBLED),
        ("Sdvdo ydqj wlgdn phqmdjd qhwudolwdv " * 12, Layer.GARBLED),
    ],
)
def test_an_unusable_text_layer_is_told_apart(text: str, layer: Layer) -> None:
    assert judge_layer(text) is layer


def test_lines_are_rebuilt_from_where_words_stand() -> None:
    boxes = [
        Box(10, 80, 20, 90, "1."),
        Box(10, 60, 20, 70, "2."),
        Box(30, 80, 90, 90, "satu"),
        Box(30, 60, 90, 70, "dua"),
    ]
    assert lines_of(boxes) == "1. satu\n2. dua"


def test_pages_marked_in_a_text_file_are_found(tmp_path: Path) -> None:
    from ingest.structure.cleaning import clean

    text = "satu\n1 / 3\nwww.hukumonline.com\ndua\n2 / 3\nwww.hukumonline.com\ntiga\n3 / 3\n"
    stream = clean((Page(1, text),))
    assert (stream.text.split(), stream.numbers) == (["satu", "dua", "tiga"], (1, 2, 3))


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["1", "Memasang spanduk", "Sanksi moral"], "1. Memasang spanduk | Sanksi moral"),
        (["2.", "", "Hadir"], "2. Hadir"),
        (["Menimbang", ":", "a. bahwa perlu;"], "Menimbang : a. bahwa perlu;"),
        (["No", "Larangan"], "No | Larangan"),
    ],
)
def test_a_table_row_becomes_a_line_with_its_number(cells: list[str], line: str) -> None:
    assert row_line(cells) == line


def test_the_embedded_engine_reads_a_scanned_page_and_an_album(tmp_path: Path) -> None:
    """A page drawn as a picture only, as a scanner sends it; no system package is needed."""
    import pypdfium2 as pdfium

    page = pdfium.PdfDocument(pdf_file(tmp_path, "Pasal 24\n(1) Pegawai ASN wajib:\nd. menjaga netralitas; dan"))[0]
    photo = tmp_path / "foto.png"
    page.render(scale=2).to_pil().save(photo)
    document = read_album([photo, text_file(tmp_path, "halaman dua")], None, Bounds(ocr_engine="rapidocr"))
    assert (document.kind, document.ocr_pages, document.pages[1].text) == ("album", (1,), "halaman dua")
    words = document.pages[0].text.replace(" ", "")
    assert "Pasal24" in words
    assert "d.menjaganetralitas;dan" in words
