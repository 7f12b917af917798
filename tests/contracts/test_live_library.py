"""What another process published or removed counts at the next answer; vectors that SQL does not vouch for never do."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from ingest.__main__ import reindex
from ingest.opening import OpenLibrary
from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.stores import Stores, stores_over
from knowledge.adapters.sentences import HashingEncoder
from knowledge.editing import Source
from knowledge.model import AnswerPart, Question, Verdict
from tests.ingest.desk import CIRCULAR, CORRECTED
from tests.knowledge.answering_desk import AnsweringDesk

ROOT = Path(__file__).parents[2]
SLUG = "se-bawaslu-111-2024"
QUESTION = "membaca berita tentang calon di media massa"


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> AnsweringDesk:
    return AnsweringDesk(stores, tmp_path)


def _elsewhere(url: str, folder: Path, action: str, what: str) -> None:
    """The same library from a second process, which ends before this returns."""
    command = [sys.executable, "-m", "tests.knowledge.answering_desk", url, str(folder), action, what]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=120)


def _answer(desk: AnsweringDesk, question: str = QUESTION) -> AnswerPart:
    return desk.answerer.answer(Question(question)).parts[0]


def test_a_running_process_answers_from_what_another_one_published_corrected_and_removed(
    desk: AnsweringDesk, database_url: str, tmp_path: Path
) -> None:
    assert _answer(desk).verdict is Verdict.TIDAK_DITEMUKAN
    paper = tmp_path / "dari-jauh.txt"
    paper.write_text(CIRCULAR, encoding="utf-8")
    _elsewhere(database_url, tmp_path, "publish", str(paper))
    first = _answer(desk)
    assert (first.verdict, [c.address.text for c in first.citations]) == (Verdict.INFORMASI, [f"{SLUG} angka 2"])
    paper.write_text(CORRECTED, encoding="utf-8")
    _elsewhere(database_url, tmp_path, "publish", str(paper))
    assert _answer(desk).quotes[0].text.startswith("Aparatur sipil negara tetap boleh membaca berita")
    assert desk.search.dense([QUESTION])[0][0].id == f"{SLUG} angka 2"
    _elsewhere(database_url, tmp_path, "remove", SLUG)
    assert _answer(desk).verdict is Verdict.TIDAK_DITEMUKAN
    assert [h.id for h in desk.search.dense([QUESTION])[0] if h.id.startswith(SLUG)] == []


def test_a_vector_that_no_active_version_holds_is_never_a_hit(desk: AnsweringDesk) -> None:
    desk.publish(CIRCULAR)
    assert _answer(desk).verdict is Verdict.INFORMASI
    held = desk.stores.law.active_units()
    (version,) = held
    orphan = {f"{version}:{max(n for n, _ in held[version]) + 1000}": f"{QUESTION} boleh", "999:77": QUESTION}
    desk.vectors.add("naskah-" + _mark(desk), orphan)
    hits = desk.search.dense([QUESTION])[0]
    assert [h.id for h in hits][:1] == [f"{SLUG} angka 2"]
    assert {h.id for h in hits if h.id.startswith("se-")} == {f"{SLUG} angka 1", f"{SLUG} angka 2"}


def test_a_draft_says_nothing_to_those_who_ask(desk: AnsweringDesk, tmp_path: Path) -> None:
    paper = tmp_path / "draf.txt"
    paper.write_text(CIRCULAR, encoding="utf-8")
    desk.editor.prepare(Source(paper, paper.name), "admin:1")
    assert _answer(desk).verdict is Verdict.TIDAK_DITEMUKAN


def test_the_library_is_read_again_only_when_its_number_moved(desk: AnsweringDesk) -> None:
    desk.publish(CIRCULAR)
    assert desk.source.current() is desk.source.current()
    before = desk.source.current()
    desk.publish(CORRECTED)
    assert desk.source.current() is not before


def test_a_document_removed_by_another_replica_during_the_reading_leaves_no_orphaned_text(
    desk: AnsweringDesk, database_url: str, tmp_path: Path
) -> None:
    desk.publish(CIRCULAR)
    with closing(Database(database_url)) as elsewhere:
        other = AnsweringDesk(stores_over(elsewhere), tmp_path)

        @event.listens_for(desk.stores.database.engine, "after_cursor_execute")
        def meanwhile(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if "provisions.text" in statement and other.stores.law.active_versions():
                other.editor.remove(SLUG, "admin:2")

        during, after = desk.source.current(), desk.source.current()
    assert {unit.address.slug for unit in during.provisions.values()} <= during.regulations.keys()
    assert (SLUG in during.regulations, SLUG in after.regulations) == (True, False)


def test_published_texts_follow_a_change_of_the_embedding_model(stores: Stores, tmp_path: Path) -> None:
    AnsweringDesk(stores, tmp_path).publish(CIRCULAR)
    other = AnsweringDesk(stores, tmp_path, encoder=HashingEncoder(128))
    other.source.current()
    assert other.search.dense([QUESTION]) == [[]]
    reindex(OpenLibrary(stores, other.publisher, other.editor, {}))
    assert other.search.dense([QUESTION])[0][0].id == f"{SLUG} angka 2"


def _mark(desk: AnsweringDesk) -> str:
    (name,) = [n for n in desk.vectors.names() if n.startswith("naskah-")]
    return name.removeprefix("naskah-")
