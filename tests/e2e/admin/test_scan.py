"""A scan that is read holds nobody up; the drill that measures it says what it measured."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from tests.drills.scan import Latency, ScanReport, page_of, scanned
from tests.e2e.admin.desk import Talk
from tests.telegram_server import Person, text_of

KEPT = ScanReport(100, Latency((10.0,) * 60), Latency((15.0,) * 60), 250.0)


def test_questions_are_answered_while_a_scan_is_read(owner: Person, sari: Person) -> None:
    talk = Talk(owner)
    owner.sends_document("pindaian.pdf", scanned(3))
    talk.hears(lambda m: "0/3 halaman" in text_of(m) or "1/3 halaman" in text_of(m), 200)
    for number in range(1, 6):
        sari.sends("boleh like postingan caleg?")
        sari.chat.waits_for_count(number)
        assert "199/2025" not in owner.chat.texts[-1]
    preview = talk.hears("199/2025", 300)
    assert "3 halaman dipindai (OCR)" in text_of(preview)
    talk.presses("Batal", preview)
    talk.hears("Dibatalkan; draf dihapus")


def test_the_drill_scans_pages_that_hold_no_text_and_differ(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(scanned(2))
    assert len(document) == 2
    assert [page.get_textpage().get_text_bounded() for page in document] == ["", ""]
    first, second = (page.render(scale=0.2).to_pil().tobytes() for page in document)
    assert first != second


def test_the_drill_is_kept_only_under_twice_the_idle_latency_and_with_enough_questions() -> None:
    assert KEPT.kept
    slow = Latency((10.0,) * 50 + (25.0,) * 10)
    assert not ScanReport(100, KEPT.idle, slow, 250.0).kept
    assert not ScanReport(100, KEPT.idle, Latency((15.0,) * 9), 250.0).kept


def test_the_page_of_the_drill_says_command_figures_and_outcome() -> None:
    page = page_of(KEPT, "--pages=5")
    assert "`make drill NAME=scan ARGS='--pages=5'`" in page
    assert "hasil: janji ditepati" in page
    assert "| median (ms) | 10 | 15 | 1,50 | < 2 |" in page
    assert "100 halaman dibaca sampai pratinjau dalam 250 detik (2,5 detik per halaman)." in page
