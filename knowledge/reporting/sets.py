"""The question sets there are, and their answers."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.adapters.evaluating import evaluate, read_questions
from knowledge.answering import Answerer
from knowledge.catalog import DATA
from knowledge.errors import DataError
from knowledge.grading import Item

EVALS = DATA / "evals"
# The day both sets are labelled for: outside the stages of any election.
LABELLED = date(2026, 11, 22)


@dataclass(frozen=True)
class QuestionSet:
    """A file of questions; ``open`` tells whether its texts may be printed."""

    name: str
    title: str
    path: Path
    floors: Path
    open: bool


@dataclass(frozen=True)
class Answered:
    """A question set with what the engine said, in the order of the questions."""

    set: QuestionSet
    items: Sequence[Item]
    answers: Sequence[Mapping[str, Any]]


OWN = QuestionSet("sendiri", "Soal sendiri", EVALS / "questions.jsonl", EVALS / "floors.json", open=True)

# One question a card, written without sight of its phrasings and left out of everything that is learnt.
UNSEEN = QuestionSet(
    "baru", "Soal yang tidak dipelajari", EVALS / "unseen.jsonl", EVALS / "floors-unseen.json", open=True
)


def shared_set() -> QuestionSet | None:
    """The shared development questions, where the shared folder is present."""
    path = Path(os.environ.get("SHARED_DIR") or "../shared") / "evals" / "dev-questions.jsonl"
    if not path.exists():
        return None
    return QuestionSet("bersama", "Soal pengembangan bersama", path, EVALS / "floors-shared.json", open=False)


def present_sets() -> Iterator[QuestionSet]:
    """The shared set first, then our own two."""
    shared = shared_set()
    yield from filter(None, (shared, OWN, UNSEEN))


def answer_all(engine: Answerer, questions: QuestionSet, on: date = LABELLED) -> Answered:
    """Every question through the same code as the bot."""
    items = read_questions(questions.path)
    return Answered(questions, items, list(evaluate(engine, items, on)))


def read_answers(questions: QuestionSet, path: Path) -> Answered:
    """Answers that ``evaluate --out`` wrote; raises ``DataError`` naming the line."""
    answers: list[dict[str, Any]] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise DataError(f"{path}:1: berkas jawaban tidak terbaca") from exc
    for number, line in enumerate(lines, 1):
        try:
            found = json.loads(line)
        except json.JSONDecodeError as exc:
            raise DataError(f"{path.name}:{number}: bukan JSON") from exc
        if not isinstance(found, dict) or not {"id", "verdict", "latency_ms"} <= set(found):
            raise DataError(f"{path.name}:{number}: perlu id, verdict, dan latency_ms")
        answers.append(found)
    return Answered(questions, read_questions(questions.path), answers)
