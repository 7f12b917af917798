"""Answers a file of questions through the same code as the bot."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.answering import Answerer
from knowledge.composing.plain import plain
from knowledge.errors import DataError
from knowledge.model import Answer, Question


def read_questions(path: Path) -> list[dict[str, Any]]:
    """The items of a JSONL file; raises ``DataError`` naming the line."""
    items: list[dict[str, Any]] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise DataError(f"{path}:1: berkas soal tidak terbaca") from exc
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as exc:
            raise DataError(f"{path.name}:{number}: bukan JSON") from exc
        if not isinstance(item, dict) or not isinstance(item.get("question"), str) or "id" not in item:
            raise DataError(f"{path.name}:{number}: perlu id dan question")
        items.append(item)
    return items


def evaluate(engine: Answerer, items: list[dict[str, Any]], on: date | None) -> Iterator[dict[str, Any]]:
    """One result an item; items do not know each other."""
    for item in items:
        question = Question(item["question"], tuple(item.get("turns") or ()), as_of=on)
        started = time.perf_counter()
        answer = engine.answer(question)
        elapsed = (time.perf_counter() - started) * 1000
        yield {"id": item["id"], **as_json(answer), "latency_ms": round(elapsed, 1)}


def as_json(answer: Answer) -> dict[str, Any]:
    """The keys of the contract; card and score are those of the part that gave the verdict."""
    deciding = next(p for p in answer.parts if p.verdict is answer.verdict)
    limit = 4 if len(answer.parts) == 1 else 5
    return {
        "verdict": answer.verdict.value,
        "refs": list(answer.refs[:limit]),
        "text": plain(answer),
        "route": deciding.route.value,
        "card": deciding.card,
        "score": None if deciding.card is None or deciding.score is None else round(deciding.score, 4),
    }
