"""Which single articles of other laws a text ends, with the sentence it was read from."""

from __future__ import annotations

import pytest

from ingest.model import Page, ReadDocument, Relation
from ingest.parsing import parse_document
from tests.ingest.papers import AMENDING, LAW


def _relations(text: str) -> list[Relation]:
    document = parse_document(ReadDocument("text", (Page(1, text),)))
    return [r for r in document.relations if r.kind != "melaksanakan"]


def _ended(clause: str) -> list[str]:
    old = "Undang-Undang Nomor 1 Tahun 2001 tentang Pegawai Lama dicabut dan dinyatakan tidak berlaku."
    return [r.target for r in _relations(LAW.replace(old, clause)) if r.kind == "mencabut"]


def test_an_amending_law_names_what_it_deletes_and_what_it_amends() -> None:
    assert [(r.kind, r.target, r.citation) for r in _relations(AMENDING)] == [
        ("mengubah", "pp-94-2021", "Peraturan Pemerintah Nomor 94 Tahun 2021"),
        ("mencabut", "pp-94-2021 pasal 14", "Pasal 14"),
    ]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Pasal 7, Pasal 8, dan Pasal 9A dihapus", ["pasal 7", "pasal 8", "pasal 9A"]),
        ("Pasal 7 sampai dengan Pasal 10 dihapus", ["pasal 7", "pasal 8", "pasal 9", "pasal 10"]),
        ("Pasal 7 ayat (2) huruf b dihapus", ["pasal 7 ayat 2 huruf b"]),
        ("Pasal 7 ayat (2) dihapus sehingga Pasal 7 berbunyi sebagai berikut:\nPasal 7\nPegawai hadir", []),
    ],
)
def test_lists_and_ranges_are_read_place_by_place(words: str, places: list[str]) -> None:
    text = AMENDING.replace("Pasal 14 dihapus", words)
    found = {r.target for r in _relations(text) if r.kind == "mencabut"}
    assert found == {f"pp-94-2021 {place}" for place in places}


@pytest.mark.parametrize(
    ("clause", "targets"),
    [
        (
            "Ketentuan Pasal 9 dan Pasal 10 ayat (2) Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara "
            "dicabut dan dinyatakan tidak berlaku.",
            ["uu-5-2014 pasal 9", "uu-5-2014 pasal 10 ayat 2"],
        ),
        (
            "Pasal 10 ayat (1) huruf b dari Undang-Undang Nomor 5 Tahun 2014 dinyatakan tidak berlaku.",
            ["uu-5-2014 pasal 10 ayat 1 huruf b"],
        ),
        (
            "Peraturan pelaksanaan dari Pasal 9 Undang-Undang Nomor 5 Tahun 2014 dicabut dan dinyatakan tidak berlaku.",
            [],
        ),
        (
            "Undang-Undang Nomor 1 Tahun 2001 tentang Pegawai Lama dicabut dan dinyatakan tidak berlaku.",
            ["uu-1-2001"],
        ),
    ],
)
def test_a_partial_revocation_ends_the_articles_and_not_the_law(clause: str, targets: list[str]) -> None:
    assert _ended(clause) == targets
