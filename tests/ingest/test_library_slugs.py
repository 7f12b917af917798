"""A new document never takes the place of a regulation that nobody took it for, nor empties it unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.library.previewing import loss_of
from ingest.library.slugs import slug_for
from knowledge.adapters.database.stores import Stores
from knowledge.errors import EditRefused
from knowledge.records import StoredProvision
from tests.ingest.desk import CIRCULAR, Desk

SLEMAN = CIRCULAR.replace("Badan Pengawas Pemilihan Umum", "Bupati Sleman").replace("111", "3")
NAMELESS = CIRCULAR.replace("Badan Pengawas Pemilihan Umum", "").replace("111", "")
OTHER = NAMELESS.replace("Netralitas Aparatur Sipil Negara dalam Pemilihan", "Pengisian Laporan Kekayaan")


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    return Desk(stores, tmp_path)


def test_the_slug_names_an_office_of_no_table(desk: Desk) -> None:
    assert desk.editor.prepare(desk.file(SLEMAN), "admin:1").slug == "se-bupati-sleman-3-2024"


def test_a_long_slug_fits_and_still_tells_documents_apart(desk: Desk) -> None:
    numbers = [f"{'800.1.11.1-' * 20}{end}" for end in ("A", "B")]
    slugs = [desk.editor.prepare(desk.file(SLEMAN.replace("nomor: 3", f"nomor: {n}")), "a").slug for n in numbers]
    assert slugs == [slug_for("Surat Edaran", "Bupati Sleman", n, 2024) for n in numbers]
    assert [(len(s), s[:60]) for s in slugs] == [
        (110, "se-bupati-sleman-800-1-11-1-800-1-11-1-800-1-11-1-800-1-11-1")
    ] * 2
    assert len(set(slugs)) == 2


def test_what_no_column_holds_is_left_out_by_name(desk: Desk) -> None:
    revoked = f"Peraturan Pemerintah Nomor {'9' * 300} Tahun 2021"
    text = CIRCULAR.replace("1: ", f"mencabut: {revoked}\n1: ", 1) + f"{'3' * 300}: Setiap pegawai wajib netral.\n"
    preview = desk.editor.prepare(desk.file(text), "a")
    assert [(r.target, r.citation) for r in preview.subject.relations] == [("", revoked)]
    assert preview.provisions == 2
    assert preview.warnings == (
        f"Ketentuan naskah angka {'3' * 300} dilewati karena alamatnya tidak terbaca. (halaman 1)",
    )


def test_a_circular_of_another_head_of_region_is_asked_about(desk: Desk) -> None:
    desk.publish(SLEMAN)
    preview = desk.editor.prepare(desk.file(SLEMAN.replace("Bupati Sleman", "Gubernur Jawa Tengah")), "admin:1")
    assert (preview.slug, preview.chosen, preview.diff) == ("se-gubernur-jawa-tengah-3-2024", None, None)
    assert [(m.slug, m.certain) for m in preview.candidates] == [("se-bupati-sleman-3-2024", False)]


def test_another_copy_of_one_circular_is_still_a_new_version(desk: Desk) -> None:
    desk.publish(SLEMAN)
    desk.publish(SLEMAN.replace("boleh membaca", "tetap boleh membaca"))
    assert [(d.slug, d.versions) for d in desk.stores.law.documents()] == [("se-bupati-sleman-3-2024", 2)]


def test_unrelated_drafts_of_one_slug_become_two_documents(desk: Desk) -> None:
    drafts = [desk.editor.prepare(desk.file(t, f"{n}.txt"), "a").draft_id for n, t in enumerate((NAMELESS, OTHER))]
    desk.editor.publish(drafts[0], "a")
    again = desk.editor.preview(drafts[1])
    assert (again.slug, again.chosen, again.candidates, again.diff) == ("se-2024-2", None, (), None)
    assert [p.address.text for p in desk.editor.provisions(drafts[1])] == ["se-2024-2 angka 1", "se-2024-2 angka 2"]
    desk.editor.publish(drafts[1], "a")
    assert [(d.slug, d.versions) for d in desk.stores.law.documents()] == [("se-2024", 1), ("se-2024-2", 1)]


def test_a_slug_that_another_took_and_left_meanwhile_is_said_before_anything_is_published(desk: Desk) -> None:
    drafts = [desk.editor.prepare(desk.file(t, f"{n}.txt"), "a").draft_id for n, t in enumerate((NAMELESS, OTHER))]
    desk.editor.publish(drafts[0], "a")
    desk.editor.remove("se-2024", "a")
    with pytest.raises(EditRefused, match="naskah lain terbit sebagai se-2024"):
        desk.editor.publish(drafts[1], "b")
    assert desk.editor.preview(drafts[1]).slug == "se-2024-2"
    desk.editor.publish(drafts[1], "b")
    assert [(d.slug, d.versions) for d in desk.stores.law.documents()] == [("se-2024", 1), ("se-2024-2", 1)]


def test_a_new_one_beside_a_certain_match_stays_new(desk: Desk) -> None:
    desk.publish(SLEMAN)
    draft = desk.editor.prepare(desk.file(SLEMAN + "3: Ketentuan lain tetap berlaku.\n"), "a").draft_id
    assert desk.editor.choose(draft, None).slug == "se-bupati-sleman-3-2024-2"
    assert desk.editor.preview(draft).slug == "se-bupati-sleman-3-2024-2"


def test_a_version_that_would_lose_nearly_all_is_asked_about(desk: Desk) -> None:
    slug, units = "se-bupati-sleman-3-2024", "".join(f"{n}: Ketentuan nomor {n} wajib ditaati.\n" for n in range(3, 9))
    desk.publish(SLEMAN + units)
    annex = SLEMAN.replace("1: ", "91: ").replace("2: ", "92: ") + "3: Ketentuan nomor 3 wajib ditaati.\n"
    preview = desk.editor.prepare(desk.file(annex), "a")
    assert preview.warnings[0].startswith("Versi ini menghilangkan 7 dari 8 ketentuan yang sekarang menjawab;")
    assert (preview.chosen, [(m.slug, m.certain) for m in preview.candidates]) == (None, [(slug, False)])
    settled = desk.editor.choose(preview.draft_id, slug)
    assert (settled.slug, settled.candidates, settled.warnings) == (slug, (), preview.warnings)


def test_every_pasal_lost_is_a_warning_however_few() -> None:
    def unit(address: str) -> StoredProvision:
        return StoredProvision(address, "x", "x", True, "", 1, None, None, None)

    old = [unit("se-1-2024 pasal 1"), unit("se-1-2024 lampiran I angka 1")]
    assert "1 dari 2 ketentuan yang sekarang menjawab, termasuk semua Pasal;" in loss_of(old, old[1:])
    assert loss_of(old, old) == ""
