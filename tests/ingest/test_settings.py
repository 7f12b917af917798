"""What `.env` says reaches the process that reads, and one size holds for every way a document comes."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from ingest.opening import library_over
from ingest.reading.bounds import Bounds
from ingest.settings import IngestSettings
from knowledge.adapters.database.stores import Stores
from knowledge.editing import Source
from knowledge.errors import EditRefused
from tests.e2e.admin.papers import as_photo, circular
from tests.ingest.desk import fetch
from tests.passages import FilePassages

ROOT = Path(__file__).resolve().parents[2]
REFUSED = "Berkas ini 2 MB; paling besar 1 MB. Pecah berkasnya, atau kirim versi teksnya."


def test_the_reading_process_keeps_its_texts_where_env_says(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("VAR_DIR=simpanan\nOCR_ENGINE=rapidocr\nOCR_MAX_PAGES=3\n")
    (tmp_path / "foto.jpg").write_bytes(as_photo(circular(1)))
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ingest", "parse", "foto.jpg"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [p.relative_to(tmp_path).parts[:2] for p in tmp_path.rglob("*.txt")] == [("simpanan", "ocr")]


def test_the_settings_of_ocr_are_what_reading_may_cost(tmp_path: Path) -> None:
    settings = IngestSettings(var_dir=tmp_path, ocr_engine="tesseract", ocr_max_pages=3, ingest_max_mb=7)
    bounds = Bounds(bytes=7_000_000, ocr_pages=3, ocr_cache=tmp_path / "ocr", ocr_engine="tesseract")
    assert settings.bounds == bounds
    assert Bounds.load(bounds.dump()) == bounds
    assert Bounds.load(Bounds().dump()) == Bounds()


@pytest.mark.parametrize("pages", [(2_000_000,), (600_000, 600_000)])
def test_a_document_over_the_limit_is_refused_before_it_is_held_in_memory(
    stores: Stores, tmp_path: Path, pages: tuple[int, ...]
) -> None:
    """Also where only all pages of an album together are too large."""
    folder = tmp_path / "album"
    folder.mkdir()
    for number, size in enumerate(pages):
        (folder / f"{number}.jpg").write_bytes(b"\0" * size)
    place = folder if len(pages) > 1 else folder / "0.jpg"
    settings = IngestSettings(ingest_max_mb=1)
    editor = library_over(stores, lambda: FilePassages(tmp_path / "indeks"), fetch, settings=settings).editor
    tracemalloc.start()
    try:
        with pytest.raises(EditRefused, match=REFUSED):
            editor.prepare(Source(place, "surat"), "tg:1")
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()
