"""No development question found its way into what the engine learns from, nor into our own questions."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
import yaml
from sklearn.feature_extraction.text import CountVectorizer

from knowledge.catalog import DATA, load_library
from knowledge.catalog.language import load_routes
from knowledge.catalog.rules import grams

LIMIT = 0.6
ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SHARED_DIR") or ROOT.parent / "shared") / "evals" / "dev-questions.jsonl"


def near(ours: Iterable[tuple[str, str]], theirs: Iterable[str]) -> Iterator[str]:
    """Pairs at or over the limit of Jaccard's measure over 4-grams, all counted in one product of matrices."""
    known, mine = list(filter(_says_something, theirs)), [pair for pair in ours if _says_something(pair[1])]
    of_known, of_mine = list(map(grams, known)), [grams(text) for _, text in mine]
    counter = CountVectorizer(analyzer=list, dtype=np.float32).fit(of_known)
    shared = (counter.transform(of_mine) @ counter.transform(of_known).T).tocoo()
    known_size, mine_size = np.array(list(map(len, of_known))), np.array(list(map(len, of_mine)))
    over = shared.data >= LIMIT * (mine_size[shared.row] + known_size[shared.col] - shared.data)
    for i, k in zip(shared.row[over], shared.col[over], strict=True):
        where, text = mine[i]
        yield f"{where}: {text!r} ~ {known[k]!r}"


def _says_something(text: str) -> bool:
    return re.search(r"[a-zA-Z]{2}", text) is not None


def learnt() -> Iterator[tuple[str, str]]:
    """Everything a person wrote for the engine to learn from, with where it stands."""
    library = load_library()
    for card in library.cards.values():
        yield card.id, card.situation
        for phrasing in card.phrasings:
            yield card.id, phrasing.text
            yield card.id, phrasing.seed
    for label, ways in library.asked.items():
        yield from ((label, text) for way in ways for text in (way.text, *way.turns))
    for entry in library.clarifications.values():
        for phrasing in entry.phrasings:
            yield entry.id, phrasing.text
            yield entry.id, phrasing.seed
    for route, texts in load_routes(DATA / "routes.yaml").items():
        yield from ((route, text) for text in texts)
    for word in yaml.safe_load((DATA / "glossary.yaml").read_text(encoding="utf-8"))["entries"]:
        yield "glossary", str(word["from"])
        yield "glossary", str(word.get("to") or "")


def own_questions() -> Iterator[tuple[str, str]]:
    for name in ("questions.jsonl", "unseen.jsonl"):
        lines = (DATA / "evals" / name).read_text(encoding="utf-8").splitlines()
        yield from ((item["id"], item["question"]) for item in map(json.loads, lines))


@pytest.fixture(scope="module")
def development() -> list[str]:
    if not SHARED.exists():
        pytest.skip("shared development questions are not here")
    items = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [text for item in items for text in (item["question"], *item["turns"])]


def test_no_development_question_is_learnt_from(development: list[str]) -> None:
    assert sorted(set(near(learnt(), development))) == []


def test_our_own_questions_are_others(development: list[str]) -> None:
    assert sorted(near(own_questions(), development)) == []


def test_what_is_learnt_from_is_not_asked_in_our_own_evaluation() -> None:
    lines = (DATA / "evals" / "unseen.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [str(json.loads(line)["question"]) for line in lines]
    taught = [(label, way.text) for label, ways in load_library().asked.items() for way in ways]
    assert sorted(near(taught, asked)) == []


def test_a_question_in_other_clothes_is_noticed() -> None:
    asked = "boleh tidak saya menghadiri deklarasi calon bupati"
    assert list(near([("kartu", "bolehkah saya menghadiri deklarasi calon bupati?")], [asked])) != []
    assert list(near([("kartu", "apa sanksi memasang stiker partai di mobil dinas")], [asked])) == []
