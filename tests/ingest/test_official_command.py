"""`python -m ingest official`: the known addresses are fetched, published once, and a failure is an exit code."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.opening import OpenLibrary
from ingest.settings import IngestSettings
from tests.ingest.desk import CIRCULAR, PP94, SKB, open_desk
from tests.ingest.web import Page, serving

PP = """jenis: Peraturan Pemerintah
penerbit: Presiden
nomor: 94
tahun: 2021
judul: Disiplin Pegawai Negeri Sipil
1: Setiap pegawai negeri sipil wajib menaati kewajiban dan menghindari larangan.
"""


def test_the_official_texts_are_fetched_once_and_one_that_is_wrong_is_said(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INGEST_ALLOW_PRIVATE", "true")
    shutil.copyfile(sqlite_template, tmp_path / "x.sqlite3")
    desk = open_desk(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path)
    bundled = {SKB.slug: SKB, PP94.slug: PP94}

    def opener(_settings: IngestSettings) -> OpenLibrary:
        return OpenLibrary(desk.stores, desk.passages, desk.editor, bundled)

    with serving({"/pp": Page(PP.encode()), "/se": Page(CIRCULAR.encode())}) as base:
        bundled[PP94.slug] = replace(PP94, official_page=f"{base}/pp")
        assert main(["official", "--yes"], opener) == 0
        assert capsys.readouterr().out == "Peraturan Pemerintah 94/2021 terbit sebagai pp-94-2021 dengan 1 ketentuan.\n"
        assert main(["official", "--yes"], opener) == 0
        assert list(desk.answers()) == ["pp-94-2021 angka 1"]
        bundled[SKB.slug] = replace(SKB, official_page=f"{base}/se")
        assert main(["official", "--yes"], opener) == 1
    assert list(desk.answers()) == ["pp-94-2021 angka 1"]
    desk.stores.database.close()
