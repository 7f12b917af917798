"""What a draft revokes is looked for among the regulations known here, and shown in its words otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.library.citing import law_of, resolved
from ingest.model import ParsedDocument
from knowledge.adapters.database.stores import Stores
from knowledge.catalog import load_library
from knowledge.editing import Progress
from knowledge.records import StoredRelation
from tests.ingest.desk import CIRCULAR, Desk, parse

BUNDLED = load_library().regulations
PP94 = "Peraturan Pemerintah Nomor 94 Tahun 2021"
SKB = "Keputusan Bersama Menteri PANRB, Ketua Bawaslu Nomor 2 Tahun 2022, Nomor 800-5474"
DATED = {"effective_note": "pada tanggal diundangkan", "effective_from": "2026-01-01"}
UNDATED = {"effective_note": "setelah pemerintah siap", "effective_from": None}


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    return Desk(stores, tmp_path)


def _ends(citation: str, target: str = "", metadata: Mapping[str, str | None] = DATED) -> list[str]:
    row = StoredRelation("mencabut", target, citation, "...", 1)
    return [r.target for r in resolved([row], BUNDLED, metadata)]


@pytest.mark.parametrize(
    ("citation", "slug"),
    [
        (SKB, "skb-netralitas-2022"),
        ("Surat Edaran Menteri Dalam Negeri Nomor 900.1.9/9095/SJ", "se-mendagri-9095-2022"),
        ("SE Mendagri Nomor 900.1.9/9095/SJ tanggal 30 Desember 2022", "se-mendagri-9095-2022"),
        (PP94, "pp-94-2021"),
        ("Undang-Undang Nomor 1 Tahun 2001", "uu-1-2001"),
        ("Peraturan Menteri Agama Nomor 3 Tahun 2020", ""),
    ],
)
def test_a_citation_finds_the_regulation_as_its_own_text_would(citation: str, slug: str) -> None:
    assert law_of(citation, BUNDLED, "") == slug
    assert _ends(citation, "se-mendagri-90019-2022") == [slug]


def test_a_part_stays_a_part() -> None:
    assert _ends(f"Pasal 5 ayat (1) dan ayat (2) {PP94}") == ["pp-94-2021 pasal 5 ayat 1", "pp-94-2021 pasal 5 ayat 2"]
    assert _ends(f"{PP94} tentang Disiplin Pasal 5 ayat (1)") == ["pp-94-2021 pasal 5 ayat 1"]
    assert _ends(f"Lampiran {PP94}") == [""]
    assert _ends(f"{PP94} Lampiran") == [""]


def test_a_deletion_belongs_to_the_law_that_is_amended() -> None:
    rows = [
        StoredRelation("mengubah", "pp-94-2021", PP94, "...", 1),
        StoredRelation("mencabut", "pp-94-2021 pasal 14", "Pasal 14", "...", 1),
    ]
    assert [r.target for r in resolved(rows, BUNDLED, DATED)] == ["pp-94-2021", "pp-94-2021 pasal 14"]
    held = resolved(rows, BUNDLED, UNDATED)
    assert [r.target for r in held] == ["pp-94-2021", ""]
    assert resolved(held, BUNDLED, DATED) == resolved(rows, BUNDLED, DATED)


def test_a_joint_decree_ends_the_one_before_it(desk: Desk) -> None:
    desk.publish(CIRCULAR.replace("1: ", f"mencabut: {SKB}\n1: ", 1))
    (found,) = desk.stores.law.everything().relations
    assert found.relation.target == "skb-netralitas-2022"


def test_without_a_day_nothing_ends_until_an_admin_says_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def undated(path: Path, progress: Progress) -> ParsedDocument:
        document = parse(path, progress)
        meta = replace(document.regulation, effective_from=None, effective_note="setelah pemerintah siap")
        return replace(document, regulation=meta)

    monkeypatch.setattr(desk.editor, "_parse", undated)
    preview = desk.editor.prepare(desk.file(CIRCULAR.replace("1: ", f"mencabut: {PP94}\n1: ", 1)), "admin:1")
    (line,) = preview.subject.relations
    assert (line.target, line.citation) == ("", PP94)
    later = desk.editor.correct(preview.draft_id, {"effective_from": date(2026, 7, 1)})
    assert [r.target for r in later.subject.relations] == ["pp-94-2021"]
