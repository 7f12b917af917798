"""`kill -9` at every step of adding leaves the library answering as before, and the next start sweeps up."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from ingest.library.checking import sweep, verify
from ingest.library.processes import is_dead, new_owner
from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.library_tables import originals, versions
from knowledge.adapters.database.stores import Stores, stores_over
from knowledge.editing import Step
from knowledge.errors import StoreUnavailable
from knowledge.records import VersionState
from tests.ingest.desk import CIRCULAR, CORRECTED, Desk

_ADD = """
import os, signal, sys
from pathlib import Path
from knowledge.editing import Step
from tests.ingest.desk import CORRECTED, open_desk

url, folder, step, nth, keep = sys.argv[1:]
left = int(nth)

def die(at, done, total):
    global left
    left -= at is Step(step)
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

desk = open_desk(url, Path(folder))
draft = desk.editor.prepare(desk.file(CORRECTED), "cli", die, keep=keep == "keep").draft_id
desk.editor.publish(draft, "cli", die)
"""
_POINTS = [
    (Step.READ, 1),
    (Step.PARSE, 1),
    (Step.PARSE, 2),
    (Step.DRAFT, 1),
    (Step.DRAFT, 2),
    (Step.INDEX, 1),
    (Step.INDEX, 2),
    (Step.PUBLISH, 1),
    (Step.CLEAN, 1),
    (Step.DONE, 1),
]


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    return Desk(stores, tmp_path)


def _killed(url: str, folder: Path, step: Step, nth: int, keep: str = "drop") -> None:
    command = [sys.executable, "-c", _ADD, url, str(folder), step.value, str(nth), keep]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize(("step", "nth"), _POINTS)
def test_a_kill_at_any_step_changes_all_or_nothing(
    desk: Desk, database_url: str, tmp_path: Path, step: Step, nth: int
) -> None:
    desk.publish(CIRCULAR)
    before = desk.answers()
    version = desk.stores.law.version()
    _killed(database_url, tmp_path, step, nth)
    flipped = step in (Step.CLEAN, Step.DONE)
    assert (desk.answers() == before, desk.stores.law.version() - version) == (not flipped, int(flipped))
    sweep(desk.stores, desk.passages)
    assert desk.consistent()
    assert verify(desk.stores, desk.passages, fix=False) == ()
    with desk.stores.database.read() as connection:
        unfinished = select(func.count()).where(versions.c.state != VersionState.PUBLISHED)
        assert connection.execute(unfinished).scalar_one() == 0
        assert connection.execute(select(func.count()).select_from(originals)).scalar_one() == 1 + flipped
    if not flipped:
        desk.publish(CORRECTED)
    assert len(desk.answers()) == 3
    assert desk.consistent()


@pytest.mark.parametrize("step", [Step.INDEX, Step.PUBLISH])
def test_a_dialogue_goes_on_with_its_draft_after_a_kill(
    desk: Desk, database_url: str, tmp_path: Path, step: Step
) -> None:
    desk.publish(CIRCULAR)
    _killed(database_url, tmp_path, step, 1, keep="keep")
    sweep(desk.stores, desk.passages)
    with desk.stores.database.read() as connection:
        draft = connection.execute(select(func.max(versions.c.id))).scalar_one()
    assert desk.editor.preview(draft).provisions == 3
    desk.editor.publish(draft, "admin:1")
    assert len(desk.answers()) == 3
    assert desk.consistent()


def test_the_sweep_leaves_the_work_of_living_processes_alone(desk: Desk) -> None:
    change = desk.publish(CIRCULAR)
    mine = desk.editor.prepare(desk.file(CORRECTED), "cli", keep=False).draft_id
    desk.stores.publishing.claim(mine, new_owner())
    desk.passages.add(mine, [(1, "x", "setengah jalan")])
    assert sweep(desk.stores, desk.passages).drafts == ()
    assert mine in desk.passages.held()
    assert change


def test_only_a_process_that_is_certainly_gone_counts_as_dead() -> None:
    mine = new_owner()
    host, pid, token, work = mine.rsplit(":", 3)
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    assert not is_dead(mine)
    assert is_dead(f"{host}:{gone.stdout.strip()}:{token}:{work}")
    assert is_dead(f"{host}:{pid}:another-start:{work}")
    assert not is_dead(f"another-host:{gone.stdout.strip()}:{token}:{work}")
    assert not is_dead("tanpa bentuk")


def test_a_database_locked_by_another_program_leaves_nothing_half_published(
    sqlite_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.sqlite3"
    shutil.copyfile(sqlite_template, path)
    with closing(Database(f"sqlite:///{path}", busy_seconds=0.2)) as database:
        desk = Desk(stores_over(database), tmp_path)
        desk.publish(CIRCULAR)
        before = desk.answers()
        draft = desk.editor.prepare(desk.file(CORRECTED), "admin:1").draft_id
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreUnavailable, match="sedang dipakai proses lain"):
                desk.editor.publish(draft, "admin:1")
            assert desk.answers() == before
        desk.editor.publish(draft, "admin:1")
        assert len(desk.answers()) == 3
        assert desk.consistent()


def test_a_failure_nobody_expected_leaves_the_draft_to_be_published_again(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    before = desk.answers()
    draft = desk.editor.prepare(desk.file(CORRECTED), "admin:1").draft_id

    def fails(step: Step, done: int, total: int) -> None:
        if step is Step.PUBLISH:
            raise RuntimeError("tak terduga")

    with pytest.raises(RuntimeError, match="tak terduga"):
        desk.editor.publish(draft, "admin:1", fails)
    assert (desk.answers(), desk.consistent()) == (before, True)
    desk.editor.publish(draft, "admin:1")
    assert len(desk.answers()) == 3


def test_a_full_disk_leaves_nothing_half_published(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    shutil.copyfile(sqlite_template, path)
    with closing(Database(f"sqlite:///{path}")) as database:
        desk = Desk(stores_over(database), tmp_path)
        desk.publish(CIRCULAR)
        before = desk.answers()
        database.close()
        event.listen(database.engine, "connect", _no_more_pages)
        with pytest.raises(StoreUnavailable, match="Ruang penyimpanan penuh"):
            desk.editor.prepare(desk.file(CIRCULAR + "3: " + "panjang " * 50_000), "admin:1")
        event.remove(database.engine, "connect", _no_more_pages)
        database.close()
        assert desk.answers() == before
        assert desk.stores.drafts.sweep(is_dead) == ()
        assert desk.consistent()


def test_a_disk_that_fills_up_between_two_flips_leaves_the_last_one_standing(
    sqlite_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.sqlite3"
    shutil.copyfile(sqlite_template, path)
    with closing(Database(f"sqlite:///{path}")) as database:
        desk = Desk(stores_over(database), tmp_path)
        desk.publish(CIRCULAR)
        desk.publish(CORRECTED)
        database.close()
        event.listen(database.engine, "connect", _no_more_pages)
        before = _undone_until_full(desk)
        event.remove(database.engine, "connect", _no_more_pages)
        database.close()
        assert (desk.answers(), desk.stores.law.version()) == before
        sweep(desk.stores, desk.passages)
        assert desk.consistent()
        desk.editor.undo(None, "admin:1")
        assert desk.answers() != before[0]


def _undone_until_full(desk: Desk) -> tuple[dict[str, str | None], int]:
    """Undo back and forth, one more audit row each time; returns what answered before the one that failed."""
    for _ in range(500):
        before = (desk.answers(), desk.stores.law.version())
        try:
            desk.editor.undo(None, "admin:1")
        except StoreUnavailable as exc:
            assert "Ruang penyimpanan penuh" in str(exc)  # noqa: PT017  # which of many calls fails is not known
            return before
    raise AssertionError("the disk never filled up")


def _no_more_pages(dbapi: Any, _record: Any) -> None:
    (pages,) = dbapi.execute("PRAGMA page_count").fetchone()
    dbapi.execute(f"PRAGMA max_page_count = {pages}")
