"""Export and import move a whole library, history and undo included, to an empty one."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.library.carrying import export, import_
from knowledge.adapters.database.stores import Stores
from knowledge.errors import EditRefused, IndexUnavailable
from knowledge.records import Contact
from tests.ingest.desk import CIRCULAR, CORRECTED, Desk, open_desk


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    return Desk(stores, tmp_path)


@pytest.fixture
def other(sqlite_template: Path, tmp_path: Path) -> Desk:
    folder = tmp_path / "lain"
    folder.mkdir()
    shutil.copyfile(sqlite_template, folder / "x.sqlite3")
    return open_desk(f"sqlite:///{folder / 'x.sqlite3'}", folder)


def test_a_library_moves_with_its_history_and_undo(desk: Desk, other: Desk, tmp_path: Path) -> None:
    desk.publish(CIRCULAR)
    desk.publish(CORRECTED)
    desk.stores.overlays.put("like", "isi", "hash", "admin:1")
    desk.stores.contacts.put(Contact("laporan", "Inspektorat", "021-1"), "admin:1")
    desk.editor.prepare(desk.file(CIRCULAR.replace("111", "5")), "admin:1")
    archive = tmp_path / "pustaka.zip"
    assert export(desk.stores, archive) == 1
    assert import_(other.stores, other.passages, archive, "cli") == 1
    assert other.answers() == desk.answers()
    assert other.passages.texts() == desk.passages.texts()
    assert other.stores.overlays.all() == desk.stores.overlays.all()
    assert other.stores.contacts.all() == desk.stores.contacts.all()
    assert other.stores.law.history("se-bawaslu-111-2024") == desk.stores.law.history("se-bawaslu-111-2024")
    other.editor.undo(None, "admin:2")
    assert len(other.answers()) == 2
    other.publish(CIRCULAR.replace("111", "6"))
    assert other.consistent()
    other.stores.database.close()


def test_an_import_goes_into_either_database_and_new_rows_get_new_numbers(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    other.publish(CIRCULAR)
    archive = tmp_path / "pustaka.zip"
    export(other.stores, archive)
    import_(desk.stores, desk.passages, archive, "cli")
    desk.publish(CORRECTED)
    assert len(desk.answers()) == 3
    assert desk.consistent()
    other.stores.database.close()


def test_a_fresh_installation_that_was_set_up_takes_an_export(desk: Desk, other: Desk, tmp_path: Path) -> None:
    other.publish(CIRCULAR)
    other.editor.undo(None, "admin:1")
    other.editor.undo(None, "admin:1")
    other.stores.contacts.put(Contact("laporan", "Inspektorat lama", "021-1"), "admin:1")
    other.stores.contacts.put(Contact("tanya", "Biro lama", "021-2"), "admin:1")
    export(other.stores, tmp_path / "pustaka.zip")
    mine = Contact("laporan", "Inspektorat", "021-9")
    desk.stores.contacts.put(mine, "admin:2")
    desk.stores.audit.note("admin:2", "admin_tambah", "3")
    import_(desk.stores, desk.passages, tmp_path / "pustaka.zip", "cli")
    assert set(desk.stores.contacts.all()) == {mine, Contact("tanya", "Biro lama", "021-2")}
    assert [(c.what, c.who, c.undone) for c in desk.editor.changes()] == [
        ("impor", "cli", False),
        ("admin_tambah", "admin:2", False),
        ("kontak", "admin:2", False),
        ("kontak", "admin:1", False),
        ("kontak", "admin:1", False),
        ("batal", "admin:1", False),
        ("batal", "admin:1", True),
        ("terbit", "admin:1", True),
    ]
    desk.editor.undo(None, "admin:2")
    assert desk.answers() == {}
    assert desk.consistent()
    other.stores.database.close()


def test_an_open_preview_is_named_and_kept(desk: Desk, other: Desk, tmp_path: Path) -> None:
    other.publish(CIRCULAR)
    export(other.stores, tmp_path / "pustaka.zip")
    draft = desk.editor.prepare(desk.file(CORRECTED), "admin:1").draft_id
    with pytest.raises(EditRefused, match="Masih ada pratinjau"):
        import_(desk.stores, desk.passages, tmp_path / "pustaka.zip", "cli")
    assert desk.editor.preview(draft).provisions == 3
    other.stores.database.close()


def test_a_library_with_documents_is_never_overwritten(desk: Desk, tmp_path: Path) -> None:
    desk.publish(CIRCULAR)
    archive = tmp_path / "pustaka.zip"
    export(desk.stores, archive)
    with pytest.raises(EditRefused, match="hanya untuk pustaka kosong"):
        import_(desk.stores, desk.passages, archive, "cli")


def test_what_is_no_export_is_refused_and_leaves_nothing(desk: Desk, other: Desk, tmp_path: Path) -> None:
    desk.publish(CIRCULAR)
    good = tmp_path / "pustaka.zip"
    export(desk.stores, good)
    (tmp_path / "teks.zip").write_text("bukan arsip")
    _changed(good, tmp_path / "rusak.zip", "originals.jsonl", b"c2FsYWg=")
    _changed(good, tmp_path / "cacat.zip", "provisions.jsonl", b"{")
    for name, sentence in {
        "teks.zip": "bukan hasil ekspor",
        "rusak.zip": "bukan hasil ekspor",
        "cacat.zip": "bukan hasil ekspor",
        "hilang.zip": "tidak ada atau tidak dapat dibaca",
    }.items():
        with pytest.raises(EditRefused, match=sentence):
            import_(other.stores, other.passages, tmp_path / name, "cli")
        assert (other.answers(), dict(other.passages.held())) == ({}, {})
    _changed(good, tmp_path / "baru.zip", "format.json", b'{"tanyanetral": 99}')
    with pytest.raises(EditRefused, match="versi yang lebih baru"):
        import_(other.stores, other.passages, tmp_path / "baru.zip", "cli")
    other.stores.database.close()


def _garbled(data: bytearray, member: zipfile.ZipInfo) -> None:
    start = member.header_offset + 30 + len(member.filename) + data[member.header_offset + 28]
    data[start] = 0xFF


def _wrong_sum(data: bytearray, member: zipfile.ZipInfo) -> None:
    data[data.rindex(b"PK\x01\x02", 0, data.rindex(member.filename.encode())) + 16] ^= 1


def _locked(data: bytearray, member: zipfile.ZipInfo) -> None:
    data[data.rindex(b"PK\x01\x02", 0, data.rindex(member.filename.encode())) + 8] |= 1


def _unknown_packing(data: bytearray, member: zipfile.ZipInfo) -> None:
    data[data.rindex(b"PK\x01\x02", 0, data.rindex(member.filename.encode())) + 10] = 97
    data[member.header_offset + 8] = 97


@pytest.mark.parametrize("harm", [_garbled, _wrong_sum, _locked, _unknown_packing])
def test_a_damaged_or_locked_export_is_refused_and_leaves_nothing(
    harm: Callable[[bytearray, zipfile.ZipInfo], None], desk: Desk, other: Desk, tmp_path: Path
) -> None:
    desk.publish(CIRCULAR)
    path = tmp_path / "pustaka.zip"
    export(desk.stores, path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        harm(data, archive.getinfo("originals.jsonl"))
    path.write_bytes(data)
    with pytest.raises(EditRefused, match="bukan hasil ekspor"):
        import_(other.stores, other.passages, path, "cli")
    assert (other.answers(), dict(other.passages.held())) == ({}, {})
    other.stores.database.close()


def test_an_index_that_is_down_stops_an_import_before_the_database_changes(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    desk.publish(CIRCULAR)
    export(desk.stores, tmp_path / "pustaka.zip")
    other.passages.down = True
    with pytest.raises(IndexUnavailable):
        import_(other.stores, other.passages, tmp_path / "pustaka.zip", "cli")
    assert other.stores.law.documents() == ()
    other.stores.database.close()


def test_an_export_that_cannot_be_written_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(EditRefused, match="tidak dapat ditulis"):
        export(desk.stores, tmp_path / "tidak" / "ada.zip")


def _changed(source: Path, target: Path, member: str, content: bytes) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == member:
                data = (
                    data.replace(data.split(b'"content": "')[1].split(b'"')[0], content)
                    if b"content" in data
                    else content
                )
            new.writestr(name, data)
