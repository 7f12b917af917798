"""Floors hold a run; tables say what was measured; the real engine stays over its floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.adapters.engine import open_engine
from knowledge.adapters.indexing import open_vectors
from knowledge.adapters.search import HybridSearch
from knowledge.errors import DataError, IndexNotReady, ModelUnavailable
from knowledge.grading import report
from knowledge.reporting.answers import answer_section, explained
from knowledge.reporting.floors import Floors, broken, figures, load_floors
from knowledge.reporting.legs import fusion_loses, measure_legs
from knowledge.reporting.markdown import counted, share, table
from knowledge.reporting.page import open_bench
from knowledge.reporting.sets import LABELLED, OWN, Answered, QuestionSet, answer_all, shared_set
from knowledge.settings import EngineSettings

ITEM = {
    "id": "x1", "turns": [], "question": "boleh like?", "kind": "verdict", "style": "short", "verdict": ["tidak_boleh"],
    "refs_any": ["skb"], "must_say": [], "must_not_say": [], "topic": "medsos", "note": "",
}  # fmt: skip
SAID = {"id": "x1", "verdict": "boleh", "refs": ["uu pasal 1"], "text": "Boleh.", "route": "pertanyaan",
        "card": "kartu", "score": 0.9, "latency_ms": 12.0}  # fmt: skip


def test_a_figure_under_its_floor_or_over_its_ceiling_or_missing_is_named() -> None:
    floors = Floors("2026-11-24", "perintah", {"whole": 0.9, "refs": 0.5}, {"dangerous": 0.0})
    assert list(broken({"whole": 0.95, "refs": 0.5, "dangerous": 0.0}, floors)) == []
    assert list(broken({"whole": 0.8, "dangerous": 0.1}, floors)) == [
        "whole: 0.8 < 0.9", "refs: None < 0.5", "dangerous: 0.1 > 0.0",
    ]  # fmt: skip


def test_a_floors_file_of_another_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"date": "2026"}', encoding="utf-8")
    with pytest.raises(DataError, match=r"floors\.json:1"):
        load_floors(path)


def test_a_dangerous_answer_is_named_first_and_only_open_sets_show_their_texts(tmp_path: Path) -> None:
    for shown, text in ((True, "boleh like?"), (False, "x1 (short, medsos)")):
        one = QuestionSet("uji", "Uji", tmp_path / "q", tmp_path / "f", open=shown)
        lines = answer_section(Answered(one, [ITEM], [SAID]), None)
        assert f"| {text} | tidak_boleh | boleh | berbahaya | kartu |" in lines
        assert "| membolehkan yang dilarang | 100,0 % (1/1) |  |" in lines


def test_the_words_of_the_prose_are_counted_without_quotations_bases_and_footers() -> None:
    one = "Boleh. Datang saja.\nPasal 1 (ringkasan norma): kata orang lain\nDasar: UU 1/2000.\nKaki."
    assert explained(one) == 3
    assert explained(f"{one}\n\nTidak boleh. Jangan.") == 6


def test_a_table_escapes_what_would_break_it_and_nothing_has_no_share() -> None:
    assert table(("a", "b"), [("x|y", 1)]) == ["| a | b |", "| :--- | ---: |", "| x\\|y | 1 |", ""]
    assert counted(share(0, 0)) == "-"


def test_a_fusion_worse_than_its_better_leg_is_named() -> None:
    low, high = (
        {1: share(1, 10), 5: share(2, 10), 10: share(3, 10)},
        {1: share(2, 10), 5: share(2, 10), 10: share(4, 10)},
    )
    assert fusion_loses({"a": low, "b": high, "gabungan": high}) == []
    assert fusion_loses({"a": low, "b": high, "gabungan": low}) == [
        "1 teratas: 0.100 < 0.200",
        "10 teratas: 0.300 < 0.400",
    ]


@pytest.fixture(scope="session")
def answered() -> dict[str, Answered]:
    """Both sets, answered once."""
    try:
        engine = open_engine(EngineSettings(), today=LABELLED)
    except (IndexNotReady, ModelUnavailable) as exc:
        pytest.skip(f"model or index is not here: {exc}")
    return {s.name: answer_all(engine, s) for s in (shared_set(), OWN) if s is not None}


@pytest.mark.timeout(600)
def test_our_own_questions_stay_over_their_floors(answered: dict[str, Answered]) -> None:
    own = answered[OWN.name]
    assert list(broken(figures(report(own.items, own.answers)), load_floors(OWN.floors))) == []


@pytest.mark.timeout(600)
def test_the_shared_questions_stay_over_their_floors(answered: dict[str, Answered]) -> None:
    if "bersama" not in answered:
        pytest.skip("shared development questions are not here")
    shared = answered["bersama"]
    assert list(broken(figures(report(shared.items, shared.answers)), load_floors(shared.set.floors))) == []


@pytest.mark.timeout(600)
def test_fused_provisions_are_never_fewer_than_those_of_the_better_leg(answered: dict[str, Answered]) -> None:
    bench = open_bench(EngineSettings())
    search = HybridSearch(open_vectors(bench.settings, bench.encoder), bench.encoder, None, bench.glossary.mend)
    search.follow(bench.library)
    lost = {name: fusion_loses(measure_legs(search, a.items, bench.glossary.mend)) for name, a in answered.items()}
    assert {name: lines for name, lines in lost.items() if lines} == {}


@pytest.mark.parametrize("name", ["floors.json", "floors-shared.json"])
def test_every_floors_file_says_when_and_how_it_was_measured(name: str) -> None:
    kept = json.loads((OWN.path.parent / name).read_text(encoding="utf-8"))
    assert set(kept) == {"set", "date", "command", "least", "most"}
    assert kept["most"]["dangerous"] == 0
