"""What the index of published passages promises: the fake on disk and Chroma keep the same contract."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from knowledge.adapters.chroma import VectorStore
from knowledge.adapters.passages import ChromaPassages
from knowledge.adapters.sentences import HashingEncoder
from knowledge.errors import IndexUnavailable
from knowledge.ports import PassagePublisher
from tests.passages import FilePassages

ONE = [(1, "a pasal 1", "pegawai wajib netral"), (2, "a pasal 2", "pegawai dilarang kampanye")]


def _open(kind: str, folder: Path) -> PassagePublisher:
    if kind == "file":
        return FilePassages(folder)
    return ChromaPassages(VectorStore(folder, "", HashingEncoder()), "naskah-uji")


@pytest.fixture(params=["file", "chroma"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_version_is_held_until_it_is_removed(kind: str, tmp_path: Path) -> None:
    index = _open(kind, tmp_path / "indeks")
    index.add(1, ONE)
    index.add(12, [(7, "b pasal 1", "setiap orang berhak memilih")])
    assert index.held() == {1: frozenset({1, 2}), 12: frozenset({7})}
    index.remove(1)
    assert index.held() == {12: frozenset({7})}


def test_adding_again_and_removing_what_is_not_there_are_harmless(kind: str, tmp_path: Path) -> None:
    index = _open(kind, tmp_path / "indeks")
    index.add(1, ONE[:1])
    index.add(1, ONE)
    index.add(1, [])
    index.remove(99)
    assert index.held() == {1: frozenset({1, 2})}


def test_a_vector_server_that_does_not_answer_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: every connection is refused
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        index = ChromaPassages(VectorStore(tmp_path, url, HashingEncoder()), "naskah-uji")
        for call in (lambda: index.add(1, ONE), lambda: index.remove(1), index.held):
            with pytest.raises(IndexUnavailable, match=r"^Penyimpan vektor \(Chroma\).*menjawab\.$"):
                call()


def test_another_client_sees_what_was_written(kind: str, tmp_path: Path) -> None:
    writer, reader = _open(kind, tmp_path / "indeks"), _open(kind, tmp_path / "indeks")
    assert reader.held() == {}
    writer.add(1, ONE)
    assert reader.held() == {1: frozenset({1, 2})}
    writer.remove(1)
    assert reader.held() == {}
