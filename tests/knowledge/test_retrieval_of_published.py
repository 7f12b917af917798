"""Helpdesk questions find the right provision of published law; fusing the legs never costs a hit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.opening import open_library
from knowledge.adapters.passages import open_passages
from knowledge.adapters.retrieving import measure_settings, read_sought
from knowledge.catalog import DATA
from knowledge.editing import Source
from knowledge.errors import DataError
from knowledge.settings import EngineSettings
from tests.ingest.desk import fetch

QUESTIONS = DATA / "evals" / "ingested.jsonl"
CORPUS = Path(os.environ.get("SHARED_DIR", Path(__file__).parents[3] / "shared")) / "corpus"
FOLDERS = ("uu-20-2023", "pp-94-2021", "pp-49-2018", "pp-42-2004", "pp-37-2004", "related-pp-79-2021")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="folder bersama (shared) tidak ada")
def test_the_right_provision_is_within_five_and_fusion_keeps_the_better_leg(tmp_path: Path) -> None:
    settings = EngineSettings(var_dir=tmp_path, embedding_model="hashing", database_url="", chroma_url="")
    library = open_library(settings.database, lambda: open_passages(settings), fetch)
    for folder in FOLDERS:
        (file,) = (CORPUS / folder).glob("*.md")
        library.editor.publish(library.editor.prepare(Source(file, file.name), "uji").draft_id, "uji")
    wording, meaning, fused = measure_settings(settings, QUESTIONS)
    library.stores.database.close()
    assert fused.asked == 104
    assert fused.within >= 0.96
    assert fused.within >= max(wording.within, meaning.within)


def test_the_questions_are_a_hundred_over_five_documents() -> None:
    items = read_sought(QUESTIONS)
    assert len({item.question for item in items}) == len(items) >= 100
    assert len({item.slug for item in items}) >= 5


def test_a_broken_question_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "soal.jsonl"
    broken.write_text('{"id": "a", "question": "b"}\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"soal\.jsonl: bukan berkas soal pencarian"):
        read_sought(broken)
