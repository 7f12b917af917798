"""Who is encoded next: a question never waits for a whole document."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from knowledge.adapters.turns import Array, Turns, slices_of
from knowledge.errors import ModelUnavailable

LAW = [f"Pasal {n} " + "x" * (n * 3) for n in range(300)]


class SlowModel:
    """A model whose every forward pass waits for the test's leave."""

    def __init__(self) -> None:
        self.passes: list[list[str]] = []
        self.began = threading.Semaphore(0)
        self.leave = threading.Semaphore(0)

    def __call__(self, texts: list[str]) -> Array:
        self.passes.append(texts)
        self.began.release()
        assert self.leave.acquire(timeout=10)
        return lengths(texts)


def lengths(texts: list[str]) -> Array:
    return np.asarray([[len(t)] for t in texts], dtype=np.float32)


def _encoding(turns: Turns, texts: list[str], answers: dict[int, Array]) -> threading.Thread:
    """Encode in a thread of its own; the answer is filed under the number of texts, or of letters of a single one."""

    def work() -> None:
        answers[len(texts) if len(texts) > 1 else len(texts[0])] = turns.encode(texts)

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_question_is_encoded_after_the_slice_that_runs_and_before_the_rest_of_a_document() -> None:
    model, answers = SlowModel(), dict[int, Array]()
    turns = Turns(model)
    publishing = _encoding(turns, LAW, answers)
    assert model.began.acquire(timeout=10)
    asking = [_encoding(turns, [question], answers) for question in ("boleh like", "hadir")]
    while turns.waiting < len(list(slices_of(LAW))) - 1 + len(asking):
        time.sleep(0.001)
    for _ in range(2):
        model.leave.release()
        assert model.began.acquire(timeout=10)
    assert sorted(model.passes[1]) == ["boleh like", "hadir"]
    for _ in range(len(LAW)):
        model.leave.release()
    for thread in (*asking, publishing):
        thread.join(10)
    assert {count: rows.tolist() for count, rows in answers.items()} == {
        len(LAW): lengths(LAW).tolist(),
        len("boleh like"): [[len("boleh like")]],
        len("hadir"): [[len("hadir")]],
    }


def test_rows_come_back_in_the_order_asked_and_a_text_is_encoded_once() -> None:
    seen: list[str] = []

    def forward(texts: list[str]) -> Array:
        seen.extend(texts)
        return lengths(texts)

    texts = [*reversed(LAW), "dua", *LAW[:5], "dua"]
    assert Turns(forward).encode(texts).tolist() == lengths(texts).tolist()
    assert sorted(seen) == sorted({*LAW, "dua"})
    assert Turns(forward).encode([]).shape == (0, 0)


def test_idle_workers_share_the_texts_of_one_call() -> None:
    model, answers = SlowModel(), dict[int, Array]()
    asking = _encoding(Turns(model, workers=2), ["dua kata", "satu"], answers)
    for _ in range(2):
        assert model.began.acquire(timeout=10)  # both are under way before either is done
    assert sorted(model.passes) == [["dua kata"], ["satu"]]
    for _ in range(2):
        model.leave.release()
    asking.join(10)
    assert answers[2].tolist() == [[8.0], [4.0]]


def test_questions_share_a_pass_with_their_likes_in_length() -> None:
    model, answers = SlowModel(), dict[int, Array]()
    turns = Turns(model)
    first = _encoding(turns, ["pertama"], answers)
    assert model.began.acquire(timeout=10)
    stories = [_encoding(turns, ["s" * (100 + i)], answers) for i in range(10)]
    while turns.waiting < 10:
        time.sleep(0.001)
    short = [_encoding(turns, ["x" * (1 + i)], answers) for i in range(6)]
    while turns.waiting < 16:
        time.sleep(0.001)
    for _ in range(20):
        model.leave.release()
    for thread in (first, *stories, *short):
        thread.join(10)
    assert [{len(t) >= 100 for t in texts} for texts in model.passes[1:3]] == [{True}, {True, False}]
    assert len(model.passes[1]) == 8
    assert len(answers) == 17


def test_a_slice_holds_texts_of_nearly_one_length() -> None:
    slices = list(slices_of(LAW))
    assert sorted(t for s in slices for t in s) == sorted(LAW)
    padded = sum(len(s) * max(map(len, s)) for s in slices)
    assert padded < 1.05 * sum(map(len, LAW))
    assert max(len(s) * max(map(len, s)) for s in slices) <= 4_000
    assert list(slices_of(["x" * 9_000, "y"])) == [["y"], ["x" * 9_000]]


def test_a_failure_reaches_everyone_who_waits_and_the_next_call_works() -> None:
    down = [True]

    def forward(texts: list[str]) -> Array:
        if down[0]:
            raise ModelUnavailable("Model embedding x tidak dapat dimuat.")
        return lengths(texts)

    turns = Turns(forward)
    for texts in (["satu"], LAW):
        with pytest.raises(ModelUnavailable):
            turns.encode(texts)
    down[0] = False
    assert turns.encode(["satu"]).tolist() == [[4.0]]
