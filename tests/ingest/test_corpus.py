"""The bars of the shared corpus: real regulations, whole, in order, rightly named."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ingest.corpus_report import Result, born_digital, judge
from ingest.corpus_truth import corpus_folder, manifest
from ingest.errors import NotARegulation
from ingest.ocr_report import SCANS as CLEAN_SCANS
from ingest.ocr_report import measure
from ingest.parsing import parse_document
from ingest.reading import read
from ingest.reading.bounds import Bounds
from ingest.reading.ocr import Ocr, Rapid
from ingest.settings import load_settings

FOLDER = corpus_folder()
pytestmark = pytest.mark.skipif(FOLDER is None, reason="shared corpus not present")
NO_OCR = Bounds(ocr_pages=0)
SCANS = ("pp-46-2009", "se-bapeten-1904-2019", "perpres-87-2014")


def files() -> list[str]:
    if FOLDER is None:
        return []
    return [e["file"] for e in manifest(FOLDER) if e["role"] == "document" and not e["file"].startswith(SCANS)]


@cache
def result(file: str) -> Result:
    assert FOLDER is not None
    entry = next(e for e in manifest(FOLDER) if e["file"] == file)
    return judge(FOLDER, entry, NO_OCR)


@pytest.mark.parametrize("file", files())
def test_every_article_is_found_once_in_order(file: str) -> None:
    assert result(file).pasal in {True, None}, result(file).document and result(file).document.pasal_count  # type: ignore[union-attr]


@pytest.mark.parametrize("file", files())
def test_every_chapter_is_counted(file: str) -> None:
    assert result(file).bab in {True, None}


def test_type_number_and_year_are_right_for_95_percent() -> None:
    named = [result(f).name for f in files()]
    assert sum(map(bool, named)) >= 0.95 * len(named)


def test_97_percent_of_ayat_agree_with_structured_truths() -> None:
    pairs = [x for f in files() for _, x in result(f).ayat]
    assert len(pairs) > 1500
    assert sum(x >= 0.95 for x in pairs) >= 0.985 * len(pairs)


def test_raw_ocr_of_uu_20_2023_holds_the_duty_of_neutrality() -> None:
    document = result("uu-20-2023/fulltext.md").document
    assert document is not None
    assert list(document.own_articles) == [f"Pasal {n}" for n in range(1, 78)]
    duty = next(p for p in document.provisions if p.address == "uu-20-2023 pasal 24 ayat 1 huruf d")
    assert (duty.text, duty.page) == ("menjaga netralitas; dan", 14)


def test_the_lost_articles_of_the_election_law_are_named() -> None:
    document = result("uu-7-2017/uu-2017-7.md").document
    assert document is not None
    details = [w.detail for w in document.warnings if w.code == "pasal_hilang"]
    assert any(d.startswith("Pasal 228-573 ") for d in details)
    assert not [
        p
        for p in document.provisions
        if p.ref.pasal and p.ref.pasal.isdigit() and int(p.ref.pasal) > 227 and not p.ref.penjelasan
    ]


def test_the_attached_perppu_carries_the_slug_of_its_law() -> None:
    document = result("uu-1-2015/uu-2015-1.md").document
    assert document is not None
    addresses = {p.address for p in document.provisions}
    assert {
        "uu-1-2015 bagian penetapan pasal 1",
        "uu-1-2015 bagian penetapan pasal 2",
        "uu-1-2015 pasal 188",
        "uu-1-2015 pasal 206",
    } <= addresses


@pytest.mark.parametrize("file", files())
def test_addresses_are_unique_and_texts_not_empty(file: str) -> None:
    document = result(file).document
    assert document is not None
    addresses = [p.address for p in document.provisions]
    assert len(addresses) == len(set(addresses))
    assert all(p.text.strip() for p in document.provisions)


def test_catalogue_pages_are_refused() -> None:
    assert FOLDER is not None
    for entry in manifest(FOLDER):
        if entry["role"] == "negative test":
            with pytest.raises(NotARegulation):
                parse_document(read(FOLDER / entry["file"], None, NO_OCR))


def test_200_born_digital_pages_take_under_five_seconds() -> None:
    assert FOLDER is not None
    pages, seconds = born_digital(FOLDER)
    assert pages >= 200
    assert seconds < 5


def test_a_scan_without_text_is_read_by_ocr() -> None:
    assert FOLDER is not None
    file = next(Path(e["file"]) for e in manifest(FOLDER) if e["file"].startswith("pp-46-2009"))
    bounds = replace(load_settings().bounds, ocr_cache=_cache())
    document = parse_document(read(FOLDER / file, None, bounds))
    assert (document.regulation.slug, document.pasal_count, document.bab_count) == ("pp-46-2009", 2, 0)
    assert document.ocr_pages[:3] == (1, 2, 3)


def test_two_scanned_pages_are_read_with_under_one_wrong_letter_in_a_hundred() -> None:
    assert FOLDER is not None
    one_page_each = [(file, first, first, kind, title) for file, first, _, kind, title in CLEAN_SCANS]
    score = measure(FOLDER, Ocr(Rapid(), _cache()), 200, one_page_each)
    assert (score.pages, score.letters > 1500) == (2, True)
    assert score.errors < 0.01 * score.letters


def _cache() -> Path | None:
    """With OCR_FRESH, as in CI, the four pages above and these two are read anew; else each once a machine."""
    return None if os.environ.get("OCR_FRESH") else load_settings().bounds.ocr_cache
