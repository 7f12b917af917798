"""Which documents on their way are taken up again, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.admin.cases import Case, Cases, Stage
from knowledge.adapters.database.stores import Stores, open_stores
from tests.databases import Clock

SILENT, PAUSE = timedelta(minutes=2), timedelta(seconds=10)
CASE = Case(7, 1, Stage.READING, "surat.pdf")


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    stores = open_stores(f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    yield stores
    stores.database.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cases(stores: Stores, clock: Clock) -> Cases:
    return Cases(stores.dialogues, "mesin-a:1:x", clock)


@pytest.mark.parametrize("stage", [Stage.GATHERING, Stage.READING, Stage.PUBLISHING])
def test_our_own_case_without_a_job_is_taken_up_after_a_pause(cases: Cases, clock: Clock, stage: Stage) -> None:
    cases.put(Case(7, 1, stage, "surat.pdf"))
    clock.forward(seconds=9)
    assert cases.abandoned(SILENT, PAUSE, frozenset()) == ()
    clock.forward(seconds=2)
    assert [c.key for c in cases.abandoned(SILENT, PAUSE, frozenset())] == [CASE.key]


def test_our_own_case_is_left_alone_while_its_job_is_held_or_it_is_looked_at(cases: Cases, clock: Clock) -> None:
    cases.put(CASE)
    cases.put(Case(7, 2, Stage.LOOKING, "lain.pdf"))
    clock.forward(hours=1)
    assert cases.abandoned(SILENT, PAUSE, {CASE.key}) == ()


def test_the_case_of_another_machine_is_taken_up_once_it_is_silent(stores: Stores, cases: Cases, clock: Clock) -> None:
    Cases(stores.dialogues, "mesin-b:1:y", clock).put(CASE)
    clock.forward(seconds=119)
    assert cases.abandoned(SILENT, PAUSE, frozenset()) == ()
    clock.forward(seconds=2)
    assert [c.key for c in cases.abandoned(SILENT, PAUSE, frozenset())] == [CASE.key]
