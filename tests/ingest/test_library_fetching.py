"""Links: limits hold, private networks are refused, and an official source must be what it says."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import FetchError, ForbiddenAddress, TooLarge
from ingest.fetching import FetchLimits, fetch
from ingest.official import fetch_official
from knowledge.adapters.database.stores import Stores
from knowledge.editing import Preview
from tests.ingest.desk import CIRCULAR, PP94, SKB, Desk
from tests.ingest.web import Page, serving

HERE = FetchLimits(bytes=50_000, seconds=5, allow_private=True)
PP = """jenis: Peraturan Pemerintah
penerbit: Presiden
nomor: 94
tahun: 2021
judul: Disiplin Pegawai Negeri Sipil
1: Setiap pegawai negeri sipil wajib menaati kewajiban dan menghindari larangan.
"""


def test_a_document_is_saved_under_a_harmless_name_after_redirects(tmp_path: Path) -> None:
    pages = {
        "/a": Page(to="/b"),
        "/b": Page(to="/..%2F..%2Fetc/naskah%20(1).pdf"),
        "/..%2F..%2Fetc/naskah%20(1).pdf": Page(b"%PDF-1.7 isi", "application/pdf"),
    }
    with serving(pages) as base:
        saved = fetch(f"{base}/a", tmp_path, HERE)
    assert saved == tmp_path / "naskah _1_.pdf"
    assert saved.read_bytes() == b"%PDF-1.7 isi"


@pytest.mark.parametrize(
    ("page", "kind", "sentence"),
    [
        (Page(b"x" * 60_000), TooLarge, "lebih dari 0 MB"),
        (Page(status=500), FetchError, "kode 500"),
        (Page(b"x", "video/mp4"), FetchError, "bukan dokumen"),
        (Page(to="/x"), FetchError, "terlalu banyak dialihkan"),
        (Page(to="http://[abc"), ForbiddenAddress, "tidak sah"),
        (Page(to="file:///etc/passwd"), ForbiddenAddress, "http:// atau https://"),
        (Page(b"x" * 40_000, wait=0.05), FetchError, "terlalu lambat"),
    ],
)
def test_each_limit_gives_one_sentence(page: Page, kind: type[Exception], sentence: str, tmp_path: Path) -> None:
    with serving({"/x": page}) as base, pytest.raises(kind, match=sentence):
        fetch(f"{base}/x", tmp_path, replace(HERE, seconds=1))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/a.pdf",
        "http://localhost/a.pdf",
        "http://[::1]/a.pdf",
        "http://[::ffff:10.0.0.1]/a.pdf",
        "http://10.1.2.3/a.pdf",
        "http://192.168.1.1/a.pdf",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/a.pdf",
        "http://2130706433/a.pdf",
        "http://100.64.0.1/a.pdf",
    ],
)
def test_private_networks_are_refused_in_every_spelling(address: str, tmp_path: Path) -> None:
    with pytest.raises(ForbiddenAddress, match="jaringan dalam"):
        fetch(address, tmp_path, FetchLimits(seconds=2))


def test_a_name_in_letters_of_its_own_is_asked_as_the_registry_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def found(host: str, port: int, *_: object, **_kind: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with serving({"/a": Page(b"isi")}) as base:
        monkeypatch.setattr(socket, "getaddrinfo", found)
        port = base.rsplit(":", 1)[1]
        assert fetch(f"http://b\u00fccher.id:{port}/a", tmp_path, HERE).read_bytes() == b"isi"
    assert asked == ["xn--bcher-kva.id", "127.0.0.1"]


def test_a_trickle_is_stopped_when_its_time_is_over(tmp_path: Path) -> None:
    started = time.monotonic()
    with (
        serving({"/x": Page(b"x" * 40_000, wait=0.5)}) as base,
        pytest.raises(FetchError, match="terlalu lambat"),
    ):
        fetch(f"{base}/x", tmp_path, replace(HERE, seconds=1))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "address",
    [
        "ftp://contoh.go.id/a",
        "http://",
        "http://a:b@1.1.1.1/",
        "http://1.1.1.1:x/",
        "http://1.1.1.1:99999/",
        "http://[abc",
        "http://[abc]/a",
        "http://\U0001f600.id/",
        "http://1.1.1.1/\ud800",
    ],
)
def test_what_is_no_web_address_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(ForbiddenAddress):
        fetch(address, tmp_path, FetchLimits(seconds=2))


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="tidak dapat diambil"):
            fetch(f"http://127.0.0.1:{unused.getsockname()[1]}/a", tmp_path, HERE)


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    return Desk(stores, tmp_path)


def _official(desk: Desk, base: str, path: str, *, agree: bool = True) -> list[tuple[str, str]]:
    regulations = [replace(PP94, official_page=f"{base}{path}"), SKB]

    def confirm(_preview: Preview) -> bool:
        return agree

    done = fetch_official(regulations, desk.editor, lambda a, f: fetch(a, f, HERE), "cli", confirm)
    return [(d.slug, d.state) for d in done]


def test_the_official_text_is_published_from_its_page_or_a_document_linked_there(desk: Desk) -> None:
    bad = b"<a href='http://[abc'>x</a><a href='https://lain.example/x.pdf'>x</a>"
    page = b"<html><body>%s<a href='/unduh/naskah'>Unduh</a></body></html>" % bad
    with serving({"/laman": Page(page, "text/html"), "/unduh/naskah": Page(PP.encode())}) as base:
        nowhere = ("skb-netralitas-2022", "tanpa_alamat")
        assert _official(desk, base, "/laman", agree=False) == [("pp-94-2021", "dilewati"), nowhere]
        assert desk.answers() == {}
        assert _official(desk, base, "/laman") == [("pp-94-2021", "terbit"), nowhere]
        assert _official(desk, base, "/laman") == [("pp-94-2021", "sama"), nowhere]
        (regulation,) = desk.stores.law.everything().regulations
        assert regulation.official_page == f"{base}/laman"
    assert list(desk.answers()) == ["pp-94-2021 angka 1"]


def test_what_is_not_that_regulation_is_not_published(desk: Desk) -> None:
    with serving({"/salah": Page(CIRCULAR.encode())}) as base:
        assert _official(desk, base, "/salah")[0] == ("pp-94-2021", "bukan")
        assert _official(desk, base, "/hilang")[0] == ("pp-94-2021", "gagal")
    assert desk.answers() == {}
    assert desk.stores.drafts.sweep(lambda _owner: True) == ()
