"""No text, however damaged, makes the parser fail other than with a sentence."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.corpus_truth import corpus_folder, manifest
from tests.drills.fuzz import Run, add_line, drill
from tests.ingest.findings import FOLDER, check_in_time, replay
from tests.ingest.mutations import check, mutate
from tests.ingest.papers import CIRCULAR, DECREE, LAW

PIECES = st.sampled_from(
    [
        "Pasal ",
        "Pasal 1\n",
        "Pasal I\n",
        "BAB II\n",
        "(1) ",
        "(21 ",
        "a. ",
        "1. ",
        "1) ",
        "\n",
        " ",
        ".",
        ";",
        ":",
        "ayat (1)",
        "Menimbang",
        "MEMUTUSKAN:",
        "LAMPIRAN I\n",
        "PENJELASAN\nATAS\nUNDANG",
        "Cukup jelas.",
        "KESATU : ",
        "UNDANG-UNDANG ",
        "NOMOR 1 TAHUN 2020\n",
        "TENTANG\n",
        "Bagian Kesatu\n",
        "Paragraf 1\n",
        "Diundangkan di Jakarta pada tanggal 31 Februari 2020",
        "mulai berlaku",
        "dicabut dan dinyatakan tidak berlaku",
        "I. UMUM",
        "A. Umum\n",
    ]
)


@settings(max_examples=250, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60))
def test_any_pile_of_legal_words_is_parsed_or_refused(parts: list[str]) -> None:
    check("".join(parts))


@settings(max_examples=60, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30), st.integers(0, len(LAW)))
def test_a_law_with_anything_put_into_it_is_parsed_or_refused(parts: list[str], at: int) -> None:
    check(LAW[:at] + "".join(parts) + LAW[at:])


@pytest.mark.parametrize("text", [LAW, CIRCULAR, DECREE], ids=["law", "circular", "decree"])
def test_damaged_papers_are_parsed_or_refused(text: str) -> None:
    rng = random.Random(len(text))
    for _ in range(60):
        check(mutate(text, rng))


def test_damaged_corpus_texts_are_parsed_or_refused() -> None:
    folder = corpus_folder()
    if folder is None:
        pytest.skip("shared corpus not present")
    texts = [
        (folder / e["file"]).read_text("utf-8-sig")
        for e in manifest(folder)
        if e["role"] == "document" and e["kind"] == "txt"
    ]
    rng, stop = random.Random(7), time.monotonic() + 18
    while time.monotonic() < stop:
        started = time.monotonic()
        check(mutate(rng.choice(texts), rng))
        assert time.monotonic() - started < 15


def test_what_fuzzing_once_found_stays_mended() -> None:
    for path in sorted(FOLDER.glob("*.*")):
        replay(path)


def _stumbles(text: str) -> None:
    if "Pasal 4" in text and "Pasal 2" in text:
        raise IndexError("planted")


def test_the_drill_keeps_each_finding_once_and_small_and_reports_it(tmp_path: Path) -> None:
    run = drill(1.0, seed=5, folder=tmp_path / "found", parse=_stumbles)
    (kept,) = run.found.values()
    small = kept.read_text("utf-8")
    assert len(small.split("\n")) <= 2
    with pytest.raises(IndexError):
        _stumbles(small)
    report = tmp_path / "docs" / "fuzz.md"
    add_line(report, run, 2.0)
    add_line(report, Run(seed=9, texts=3, files=1, slowest=0.5), 1.0)
    first, second = report.read_text("utf-8").splitlines()[-2:]
    assert "IndexError" in first
    assert kept.name in first
    assert second.split(" | ")[1:6] == ["9", "1", "3", "1", "0.50"]
    assert second.endswith("tidak ada |")


def test_a_text_that_takes_too_long_is_a_finding() -> None:
    with pytest.raises(TimeoutError):
        check_in_time("x", lambda _: time.sleep(5), seconds=1)
