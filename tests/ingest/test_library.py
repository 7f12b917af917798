"""Adding, correcting, publishing, undoing: the library answers from one version at a time, never from half of one."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.library.checking import Finding, sweep, verify
from knowledge.adapters.database.stores import Stores
from knowledge.editing import Diff, DiffLine, Source, Step, Trial
from knowledge.errors import EditRefused, IndexUnavailable
from knowledge.model import LegalStatus
from knowledge.records import PublishedRelation, StoredRelation
from tests.ingest.desk import CIRCULAR, CORRECTED, Desk

SLUG = "se-bawaslu-111-2024"
FIRST = {
    f"{SLUG} angka 1": "Aparatur sipil negara dilarang hadir dalam kampanye walaupun hanya mendengarkan saja.",
    f"{SLUG} angka 2": "Aparatur sipil negara boleh membaca berita tentang calon di media massa mana pun.",
}
SECOND = {
    f"{SLUG} angka 1": FIRST[f"{SLUG} angka 1"],
    f"{SLUG} angka 2": "Aparatur sipil negara tetap boleh membaca berita tentang calon di media massa mana pun.",
    f"{SLUG} angka 3": "Surat edaran ini berlaku sejak ditetapkan.",
}


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    return Desk(stores, tmp_path)


def test_nothing_answers_from_a_document_before_it_is_published(desk: Desk) -> None:
    preview = desk.editor.prepare(desk.file(CIRCULAR), "admin:1")
    assert (preview.slug, preview.label, preview.provisions) == (SLUG, "Surat Edaran Bawaslu 111/2024", 2)
    assert (preview.chosen, preview.candidates, preview.same_as, preview.diff) == (None, (), None, None)
    assert preview.trials == (Trial("bolehkah hadir kampanye hanya mendengarkan", f"{SLUG} angka 1"),)
    assert [p.address.text for p in desk.editor.provisions(preview.draft_id)] == list(FIRST)
    assert [p.address.text for p in desk.editor.try_out(preview.draft_id, "membaca berita calon")][:1] == [
        f"{SLUG} angka 2"
    ]
    assert (desk.answers(), desk.passages.held(), desk.stores.law.version()) == ({}, {}, 0)
    outcome = desk.editor.publish(preview.draft_id, "admin:1")
    assert outcome.sentence == "Surat Edaran Bawaslu 111/2024 terbit sebagai se-bawaslu-111-2024 dengan 2 ketentuan."
    assert (desk.answers(), desk.stores.law.version()) == (FIRST, 1)
    assert desk.consistent()


def test_the_same_bytes_again_change_nothing(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    again = desk.editor.prepare(desk.file(CIRCULAR, "nama lain.txt"), "admin:2")
    assert again.same_as == SLUG
    outcome = desk.editor.publish(again.draft_id, "admin:2")
    assert (outcome.change_id, outcome.library_version) == (None, 1)
    assert "tidak ada yang berubah" in outcome.sentence
    assert len(desk.stores.law.history(SLUG)) == 1


def test_a_corrected_copy_is_a_new_version_with_a_diff_by_address(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    preview = desk.editor.prepare(desk.file(CORRECTED), "admin:1")
    two, three = f"{SLUG} angka 2", f"{SLUG} angka 3"
    assert preview.diff == Diff(
        added=(DiffLine(three, None, SECOND[three]),),
        changed=(DiffLine(two, FIRST[two], SECOND[two]),),
        same=1,
    )
    assert desk.answers() == FIRST
    desk.editor.publish(preview.draft_id, "admin:1")
    assert desk.answers() == SECOND
    assert desk.consistent()
    assert [v.number for v in desk.stores.law.history(SLUG)] == [1, 2]


def test_undo_restores_exactly_and_can_itself_be_undone(desk: Desk) -> None:
    first = desk.publish(CIRCULAR)
    ids = desk.stores.law.active_units()
    second = desk.publish(CORRECTED)
    with pytest.raises(EditRefused, match="perubahan yang lebih baru"):
        desk.editor.undo(first, "admin:1")
    undone = desk.editor.undo(second, "admin:1")
    assert undone.sentence == "Dibatalkan: se-bawaslu-111-2024 kembali ke versi 1."
    assert desk.answers() == FIRST
    assert desk.stores.law.active_units() == ids
    assert desk.consistent()
    with pytest.raises(EditRefused, match="sudah dibatalkan"):
        desk.editor.undo(second, "admin:1")
    desk.editor.undo(None, "admin:1")
    assert desk.answers() == SECOND
    assert desk.consistent()


def test_undoing_the_first_publication_leaves_no_answer(desk: Desk) -> None:
    change = desk.publish(CIRCULAR)
    assert desk.editor.undo(change, "admin:1").sentence == "Dibatalkan: se-bawaslu-111-2024 kini tidak menjawab."
    assert (desk.answers(), desk.passages.held()) == ({}, {})


def test_removal_is_soft(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    removal = desk.editor.remove(SLUG, "admin:2")
    assert (desk.answers(), desk.passages.held()) == ({}, {})
    with pytest.raises(EditRefused, match="Tidak ada dokumen terbit"):
        desk.editor.remove(SLUG, "admin:2")
    desk.editor.undo(removal.change_id, "admin:2")
    assert desk.answers() == FIRST
    assert desk.consistent()
    assert [(c.what, c.undoable, c.who) for c in desk.editor.changes(slug=SLUG)] == [
        ("batal", True, "admin:2"),
        ("hapus", False, "admin:2"),
        ("terbit", True, "admin:1"),
    ]


def test_only_a_status_that_an_admin_set_is_told_from_what_every_paper_is_taken_for(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    assert desk.stores.law.everything().chosen == frozenset()
    draft = desk.editor.prepare(desk.file(CORRECTED), "admin:1").draft_id
    desk.editor.correct(draft, {"status": LegalStatus.BERLAKU})
    desk.editor.publish(draft, "admin:1")
    assert desk.stores.law.everything().chosen == {SLUG}


def test_others_write_while_the_index_takes_a_version_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.publish(CIRCULAR)
    (version,) = desk.stores.law.active_versions()
    take_out = desk.passages.remove

    def slowly(number: int) -> None:
        desk.stores.audit.note("admin:2", "admin_tambah", "3")
        with pytest.raises(EditRefused, match="tunggu sebentar"):
            desk.stores.publishing.claim(version, "orang lain")
        take_out(number)

    monkeypatch.setattr(desk.passages, "remove", slowly)
    change = desk.editor.remove(SLUG, "admin:1").change_id
    assert [row.what for row in desk.stores.audit.recent()] == ["admin_tambah", "hapus", "terbit"]
    desk.editor.undo(change, "admin:1")
    assert desk.answers() == FIRST
    assert desk.consistent()


def test_a_removed_document_comes_back_under_its_own_slug(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    desk.editor.remove(SLUG, "admin:1")
    desk.publish(CORRECTED)
    assert desk.answers() == SECOND
    assert [v.number for v in desk.stores.law.history(SLUG)] == [1, 2]


@pytest.mark.parametrize("number", ["2", "800-5474", "246", "30", "1447.1/PM.01/K.1/09/2022"])
def test_each_number_of_the_joint_decree_leads_to_it(desk: Desk, number: str) -> None:
    decree = (
        "jenis: Keputusan Bersama\npenerbit: Menteri Dalam Negeri; Kepala Badan Kepegawaian Negara\n"
        f"nomor: {number}\ntahun: 2022\njudul: Pedoman Netralitas\n1: Setiap pegawai wajib netral.\n"
    )
    preview = desk.editor.prepare(desk.file(decree), "admin:1")
    assert preview.slug == "skb-netralitas-2022"
    assert preview.chosen is not None
    assert preview.chosen.reason == "jenis, nomor, tahun, dan penerbit sama"


def test_a_doubtful_match_is_asked_and_the_answer_kept(desk: Desk) -> None:
    doubtful = (
        CIRCULAR.replace("Surat Edaran", "Keputusan Bersama").replace("111", "1447.1/LAIN").replace("2024", "2022")
    )
    preview = desk.editor.prepare(desk.file(doubtful), "admin:1")
    assert preview.chosen is None
    assert [(m.slug, m.certain) for m in preview.candidates] == [("skb-netralitas-2022", False)]
    chosen = desk.editor.choose(preview.draft_id, "skb-netralitas-2022")
    assert (chosen.slug, chosen.candidates) == ("skb-netralitas-2022", ())
    assert desk.editor.provisions(preview.draft_id)[0].address.text == "skb-netralitas-2022 angka 1"
    other = desk.editor.choose(preview.draft_id, None)
    assert (other.slug, other.candidates) == ("skb-bawaslu-1447-1-2022", ())
    with pytest.raises(EditRefused, match="tidak dikenal"):
        desk.editor.choose(preview.draft_id, "uu-0-0000")


def test_corrections_are_checked_and_move_the_addresses(desk: Desk) -> None:
    preview = desk.editor.prepare(desk.file(CIRCULAR), "admin:1")
    changed = desk.editor.correct(preview.draft_id, {"number": "112", "title": "Judul  baru"})
    assert (changed.slug, changed.subject) == (
        "se-bawaslu-112-2024",
        replace(preview.subject, number="112", title="Judul baru"),
    )
    assert desk.editor.provisions(preview.draft_id)[0].address.text == "se-bawaslu-112-2024 angka 1"
    for field, value in {"year": 3000, "title": " ", "status": "apa saja", "slug": "x"}.items():
        with pytest.raises(EditRefused, match=f"Data {field}"):
            desk.editor.correct(preview.draft_id, {field: value})
    desk.editor.publish(preview.draft_id, "admin:1")
    with pytest.raises(EditRefused, match="tidak dapat diubah lagi"):
        desk.editor.correct(preview.draft_id, {"number": "113"})


def test_what_a_document_revokes_is_readable_only_while_it_answers(desk: Desk) -> None:
    change = desk.publish(CIRCULAR.replace("1: ", "mencabut: pp-94-2021\n1: ", 1))
    (found,) = desk.stores.law.everything().relations
    assert isinstance(found, PublishedRelation)
    assert (found.source, str(found.effective_from)) == (SLUG, "2024-09-01")
    assert found.relation == StoredRelation("mencabut", "pp-94-2021", "pp-94-2021", "…", 1)
    desk.editor.undo(change, "admin:1")
    assert desk.stores.law.everything().relations == ()


def test_two_admins_with_one_document_publish_it_once(desk: Desk) -> None:
    drafts = [desk.editor.prepare(desk.file(CIRCULAR, f"{n}.txt"), f"admin:{n}").draft_id for n in range(2)]
    outcomes = [desk.editor.publish(draft, "admin") for draft in drafts]
    assert [outcome.change_id is None for outcome in outcomes] == [False, True]
    assert len(desk.stores.law.history(SLUG)) == 1
    assert desk.consistent()


def test_two_admins_with_different_copies_do_not_overwrite_each_other_unseen(desk: Desk) -> None:
    mine = desk.editor.prepare(desk.file(CIRCULAR, "a.txt"), "admin:1").draft_id
    theirs = desk.editor.prepare(desk.file(CORRECTED, "b.txt"), "admin:2").draft_id
    desk.editor.publish(theirs, "admin:2")
    with pytest.raises(EditRefused, match="naskah lain terbit sebagai se-bawaslu-111-2024"):
        desk.editor.publish(mine, "admin:1")
    assert desk.answers() == SECOND
    assert desk.consistent()
    again = desk.editor.preview(mine)
    assert again.diff is not None
    assert [line.address for line in again.diff.removed] == [f"{SLUG} angka 3"]
    desk.editor.publish(mine, "admin:1")
    assert desk.answers() == FIRST


def test_eight_admins_at_once_leave_one_sound_library(desk: Desk) -> None:
    texts = [CIRCULAR.replace("111", str(200 + n % 4)) for n in range(8)]
    drafts = [desk.editor.prepare(desk.file(t, f"{n}.txt"), "admin").draft_id for n, t in enumerate(texts)]
    refused: list[str] = []

    def publish(draft: int) -> None:
        try:
            desk.editor.publish(draft, "admin")
        except EditRefused as exc:
            refused.append(str(exc))

    threads = [threading.Thread(target=publish, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [d.slug for d in desk.stores.law.documents()] == [f"se-bawaslu-{200 + n}-2024" for n in range(4)]
    assert all(d.versions == 1 for d in desk.stores.law.documents())
    assert desk.consistent()


def test_a_vector_store_that_is_down_leaves_nothing_half_published(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    draft = desk.editor.prepare(desk.file(CORRECTED), "admin:1").draft_id
    desk.passages.down = True
    with pytest.raises(IndexUnavailable, match="coba lagi sebentar lagi"):
        desk.editor.publish(draft, "admin:1")
    assert sweep(desk.stores, desk.passages).index is False
    assert desk.answers() == FIRST
    desk.passages.down = False
    desk.editor.publish(draft, "admin:1")
    assert desk.answers() == SECOND
    assert desk.consistent()


def test_a_damaged_file_leaves_no_draft(desk: Desk) -> None:
    with pytest.raises(EditRefused, match="rusak atau terpotong"):
        desk.editor.prepare(desk.file("tanpa kepala"), "admin:1")
    with pytest.raises(EditRefused, match="Tidak ada ketentuan"):
        desk.editor.prepare(desk.file(CIRCULAR.split("1: ")[0]), "admin:1")
    with pytest.raises(EditRefused, match="tidak ada atau tidak dapat dibaca"):
        desk.editor.prepare(Source(desk.folder / "hilang.pdf", "hilang.pdf"), "admin:1")
    with pytest.raises(EditRefused, match="tidak dapat diambil"):
        desk.editor.prepare(Source("https://contoh.go.id/a.pdf", "a.pdf"), "admin:1")
    assert desk.stores.drafts.sweep(lambda _owner: True) == ()


def test_a_document_without_a_name_is_not_published(desk: Desk) -> None:
    draft = desk.editor.prepare(desk.file(CIRCULAR.replace("Surat Edaran", "")), "admin:1").draft_id
    with pytest.raises(EditRefused, match="belum diketahui"):
        desk.editor.publish(draft, "admin:1")
    desk.editor.correct(draft, {"type": "Surat Edaran"})
    assert desk.editor.publish(draft, "admin:1").slug == SLUG


def test_a_discarded_draft_is_gone(desk: Desk) -> None:
    draft = desk.editor.prepare(desk.file(CIRCULAR), "admin:1").draft_id
    assert desk.editor.discard(draft)
    assert not desk.editor.discard(draft)
    with pytest.raises(EditRefused, match="sudah tidak ada"):
        desk.editor.publish(draft, "admin:1")


def test_progress_names_every_step_in_order(desk: Desk) -> None:
    seen: list[Step] = []

    def note(step: Step, done: int, total: int) -> None:
        if step not in seen:
            seen.append(step)

    draft = desk.editor.prepare(desk.file(CIRCULAR), "admin:1", note).draft_id
    desk.editor.publish(draft, "admin:1", note)
    assert seen == list(Step)


def test_verify_names_what_does_not_agree_and_mends_it(desk: Desk) -> None:
    desk.publish(CIRCULAR)
    desk.publish(CIRCULAR.replace("111", "222"))
    assert verify(desk.stores, desk.passages, fix=False) == ()
    first, second = sorted(desk.passages.held())
    desk.passages.remove(first)
    desk.passages.add(second, [(999, "x", "sisa")])
    desk.passages.add(77, [(1, "x", "sisa")])
    found = (
        Finding("indeks_kurang", f"Versi {first}: 2 kurang, 0 berlebih di indeks."),
        Finding("indeks_kurang", f"Versi {second}: 0 kurang, 1 berlebih di indeks."),
        Finding("indeks_berlebih", "Versi 77 masih ada di indeks padahal tidak menjawab."),
    )
    assert verify(desk.stores, desk.passages, fix=False) == found
    assert verify(desk.stores, desk.passages, fix=True) == tuple(replace(f, fixed=True) for f in found)
    assert verify(desk.stores, desk.passages, fix=False) == ()
    assert desk.consistent()
