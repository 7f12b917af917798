"""The command line: sentences on stderr, results on stdout, and exit codes a script can trust."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.__main__ import main
from ingest.opening import OpenLibrary
from ingest.settings import IngestSettings
from tests.ingest.desk import BUNDLED, CIRCULAR, CORRECTED, Desk, open_desk

SLUG = "se-bawaslu-111-2024"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> Any:
    shutil.copyfile(sqlite_template, tmp_path / "x.sqlite3")
    desk = open_desk(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path)
    yield desk
    desk.stores.database.close()


class Terminal:
    """Runs commands on the desk and keeps what they said."""

    def __init__(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        self._desk, self._capsys = desk, capsys

    def __call__(self, *argv: str) -> tuple[int, str, str]:
        def opener(_settings: IngestSettings) -> OpenLibrary:
            return OpenLibrary(self._desk.stores, self._desk.passages, self._desk.editor, BUNDLED)

        code = main(argv, opener)
        said = self._capsys.readouterr()
        return code, said.out, said.err


@pytest.fixture
def run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(desk, capsys)


def test_a_document_is_added_looked_at_undone_and_verified(desk: Desk, run: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "surat.txt"
    file.write_text(CIRCULAR)
    code, out, err = run("add", str(file), "--yes")
    assert (code, out) == (0, f"Surat Edaran Bawaslu 111/2024 terbit sebagai {SLUG} dengan 2 ketentuan.\n")
    assert "peraturan baru" in err
    file.write_text(CORRECTED)
    code, out, err = run("add", str(file), "--yes", "--json")
    assert (code, json.loads(out)["slug"]) == (0, SLUG)
    assert "1 baru, 0 hilang, 1 berubah, 1 sama" in err
    assert run("list")[:2] == (
        0,
        f"nama\tdokumen\tversi\tketentuan\n{SLUG}\tSurat Edaran Bawaslu 111/2024\t2\t3\n",
    )
    assert run("undo")[:2] == (0, f"Dibatalkan: {SLUG} kembali ke versi 1.\n")
    assert run("show", SLUG)[1].splitlines()[0].startswith(f"{SLUG} angka 1\tAparatur sipil negara dilarang")
    assert [c["what"] for c in json.loads(run("history", SLUG, "--json")[1])] == ["batal", "terbit", "terbit"]
    assert run("remove", SLUG)[0] == 0
    assert run("verify")[:2] == (0, "Basis data dan indeks cocok.\n")


def test_verify_fails_until_it_is_fixed(desk: Desk, run: Terminal, tmp_path: Path) -> None:
    desk.publish(CIRCULAR)
    (version,) = desk.passages.held()
    desk.passages.remove(version)
    assert run("verify")[0] == 1
    assert run("verify", "--fix")[0] == 0
    assert run("verify")[0] == 0


def test_a_folder_is_added_file_by_file_and_a_bad_one_does_not_stop_the_rest(
    desk: Desk, run: Terminal, tmp_path: Path
) -> None:
    folder = tmp_path / "surat"
    folder.mkdir()
    (folder / "a.txt").write_text("rusak")
    (folder / "b.txt").write_text(CIRCULAR)
    code, _, err = run("add", str(folder), "--yes")
    assert (code, list(desk.answers())) == (2, [f"{SLUG} angka 1", f"{SLUG} angka 2"])
    assert "a.txt: Berkas ini rusak atau terpotong." in err
    (tmp_path / "kosong").mkdir()
    assert run("add", str(tmp_path / "kosong"))[0] == 2


def test_nothing_is_published_without_a_yes(desk: Desk, run: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "surat.txt"
    file.write_text(CIRCULAR)
    code, out, err = run("add", str(file))
    assert (code, out, desk.answers()) == (2, "", {})
    assert "tambahkan --yes" in err
    assert desk.stores.drafts.sweep(lambda _owner: True) == ()


def test_a_doubtful_match_must_be_named(desk: Desk, run: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "surat.txt"
    doubtful = CIRCULAR.replace("Surat Edaran", "Keputusan Bersama").replace("111", "1447.1/LAIN")
    file.write_text(doubtful.replace("2024", "2022"))
    code, _, err = run("add", str(file), "--yes")
    assert code == 2
    assert "pilih dengan --as SLUG" in err
    assert run("add", str(file), "--yes", "--as", "tidak-ada")[0] == 2
    assert run("add", str(file), "--yes", "--as", "skb-netralitas-2022")[0] == 0
    assert next(iter(desk.answers())) == "skb-netralitas-2022 angka 1"


def test_bad_input_is_2_and_a_failure_is_1_each_with_one_sentence(desk: Desk, run: Terminal, tmp_path: Path) -> None:
    for argv, sentence in {
        ("show", "x"): "Dokumen x tidak ada di pustaka.\n",
        ("history", "x"): "Dokumen x tidak ada di pustaka.\n",
        ("remove", "x"): "Tidak ada dokumen terbit dengan nama x.\n",
        ("undo",): "Belum ada perubahan yang dapat dibatalkan.\n",
        ("undo", "9"): "Perubahan ini tidak dapat dibatalkan dari sini.\n",
        ("import", str(tmp_path / "x.zip")): "Berkas x.zip tidak ada atau tidak dapat dibaca.\n",
        ("parse", str(tmp_path / "x.pdf")): "Berkas x.pdf tidak ada atau tidak dapat dibaca.\n",
    }.items():
        assert run(*argv) == (2, "", sentence)
    desk.passages.down = True
    assert run("verify") == (1, "", "Indeks pencarian tidak dapat dihubungi; coba lagi sebentar lagi.\n")


def test_a_library_is_carried_by_two_commands(desk: Desk, run: Terminal, tmp_path: Path) -> None:
    desk.publish(CIRCULAR)
    file = tmp_path / "pustaka.zip"
    assert run("export", str(file))[:2] == (0, "1 dokumen diekspor ke pustaka.zip.\n")
    assert run("import", str(file))[::2] == (
        2,
        "Pustaka tujuan sudah berisi dokumen; impor hanya untuk pustaka kosong.\n",
    )


def test_the_real_program_starts_with_an_empty_library(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "VAR_DIR": str(tmp_path / "var"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ingest", "list"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Belum ada dokumen di pustaka")
    environment["INGEST_MAX_MB"] = "banyak"
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (2, "Pengaturan tidak sah: INGEST_MAX_MB. Periksa .env.\n")
