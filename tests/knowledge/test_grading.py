"""Our grader is the shared one in other words, and our own questions keep the shared form."""

import importlib.util
import json
import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.catalog.regulations import load_regulations
from knowledge.grading import grade, report

ROOT = Path(__file__).parents[2]
DATA = ROOT / "knowledge" / "data"
SHARED = Path(os.environ.get("SHARED_DIR", ROOT.parent / "shared")) / "evals" / "grade.py"
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (DATA / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
KEYS = ["id", "turns", "question", "kind", "style", "verdict", "refs_any", "must_say", "must_not_say", "topic", "note"]
KINDS = {"verdict", "clarify", "lookup", "out_of_scope", "unknown"}
VERDICTS = {
    *("boleh", "tidak_boleh", "bersyarat", "perlu_klarifikasi"),
    *("di_luar_cakupan", "tidak_ditemukan", "informasi"),
}


def made_up_answers(seed: int) -> list[dict[str, Any]]:
    """Answers of every sort: right, wrong, without text, without refs, finer refs, missing."""
    chance = random.Random(seed)
    answers = []
    for question in QUESTIONS:
        if chance.random() < 0.05:
            continue
        right = chance.random() < 0.6
        verdict = chance.choice(question["verdict"]) if right else chance.choice(sorted(VERDICTS))
        refs = chance.sample(question["refs_any"], k=min(len(question["refs_any"]), chance.randint(0, 2)))
        refs += chance.choice([[], ["skb-netralitas-2022 lampiran II"], ["pp-94-2021 pasal 50"]])
        said = [group[0].upper() for group in question["must_say"] if chance.random() < 0.8]
        words = [*said, *question["must_not_say"][: chance.randint(0, 1)], "kata\n\n " * chance.randint(0, 120)]
        answers.append({"id": question["id"], "verdict": verdict, "refs": refs or None, "text": " ".join(words)})
    return answers


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
@pytest.mark.parametrize("seed", range(4))
def test_our_figures_are_those_of_the_shared_grader(seed: int, tmp_path: Path) -> None:
    answers = made_up_answers(seed)
    for name, rows in (("questions", QUESTIONS), ("answers", answers)):
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / name).write_text(text, encoding="utf-8")
    theirs = subprocess.run(
        [sys.executable, str(SHARED), str(tmp_path / "questions"), str(tmp_path / "answers")],
        capture_output=True,
        text=True,
        check=True,
    )
    ours = report(QUESTIONS, answers)
    assert ours.lines() == theirs.stdout.splitlines()
    assert {name: share.value for name, share in ours.shares.items()} == json.loads(theirs.stderr)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
def test_each_single_grade_agrees_too() -> None:
    spec = importlib.util.spec_from_file_location("shared_grade", SHARED)
    assert spec
    assert spec.loader
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    answers = {answer["id"]: answer for answer in made_up_answers(9)}
    for question in QUESTIONS:
        answer = answers.get(question["id"], {})
        theirs, ours = shared.grade(question, answer), grade(question, answer)
        assert (ours.whole, ours.words, ours.cited) == (theirs["whole"], theirs["n_words"], theirs["n_refs"])


def test_a_verdict_that_allows_the_forbidden_is_dangerous() -> None:
    question = next(q for q in QUESTIONS if q["verdict"] == ["tidak_boleh"])
    worst = grade(question, {"verdict": "boleh", "refs": question["refs_any"], "text": "boleh"})
    best = grade(question, {"verdict": "tidak_boleh", "refs": question["refs_any"], "text": "tidak boleh"})
    assert (worst.dangerous, worst.soft_danger, worst.whole) == (True, True, False)
    assert (best.dangerous, best.soft_danger, best.whole) == (False, False, True)


def test_a_reference_is_met_by_a_finer_one_and_not_by_a_longer_number() -> None:
    question = {**QUESTIONS[0], "refs_any": ["pp-94-2021 pasal 5"], "must_say": [], "verdict": ["tidak_boleh"]}
    finer = {"verdict": "tidak_boleh", "refs": ["pp-94-2021 pasal 5 huruf n"], "text": ""}
    longer = {"verdict": "tidak_boleh", "refs": ["pp-94-2021 pasal 50"], "text": ""}
    assert grade(question, finer).refs is True
    assert grade(question, longer).refs is False


def test_our_questions_are_eighty_or_more_in_the_shared_form() -> None:
    assert len(QUESTIONS) >= 80
    assert [q["id"] for q in QUESTIONS] == [f"p{i:03d}" for i in range(1, len(QUESTIONS) + 1)]
    assert all(list(q) == KEYS for q in QUESTIONS)
    assert all(q["verdict"] and set(q["verdict"]) <= VERDICTS for q in QUESTIONS)
    assert {q["kind"] for q in QUESTIONS} == KINDS
    assert {q["verdict"][0] for q in QUESTIONS} == VERDICTS
    assert len({q["style"] for q in QUESTIONS}) == 12
    assert Counter((tuple(q["turns"]), q["question"].lower()) for q in QUESTIONS).most_common(1)[0][1] == 1
    assert all(bool(q["refs_any"]) == (q["kind"] in ("verdict", "lookup")) for q in QUESTIONS)


def test_every_reference_exists_in_the_library() -> None:
    regulations, provisions = load_regulations(DATA / "regulations")
    wanted = {ref for q in QUESTIONS for ref in q["refs_any"]}
    known = [*regulations, *provisions]
    unknown = [w for w in sorted(wanted) if not any(re.match(rf"{re.escape(w)}(?!\w)", k) for k in known)]
    assert unknown == []


def test_no_question_stands_among_the_training_texts() -> None:
    routes = yaml.safe_load((DATA / "routes.yaml").read_text(encoding="utf-8"))["routes"]
    trained = {text.lower() for route in routes for text in route["texts"]}
    assert [q["id"] for q in QUESTIONS if q["question"].lower() in trained] == []
