"""Which single articles of other laws a text ends, with the sentence it was read from."""

from __future__ import annotations

import pytest

from ingest.model import Page, ReadDocument, Relation
from ingest.parsing import parse_document
from tests.ingest.papers import AMENDING, LAW

_OLD = "Undang-Undang Nomor 1 Tahun 2001 tentang Pegawai Lama dicabut dan dinyatakan tidak berlaku."


def _relations(text: str) -> list[Relation]:
    document = parse_document(ReadDocument("text", (Page(1, text),)))
    return [r for r in document.relations if r.kind != "melaksanakan"]


def _ended(clause: str) -> list[str]:
    return [r.target for r in _relations(LAW.replace(_OLD, clause)) if r.kind == "mencabut"]


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


_PP94 = "Peraturan Pemerintah Nomor 94 Tahun 2021"


@pytest.mark.parametrize(
    ("part", "places"),
    [
        ("Pasal 5 ayat (1) dan ayat (2)", ["pasal 5 ayat 1", "pasal 5 ayat 2"]),
        ("Pasal 5 ayat (1), (2), dan (3)", ["pasal 5 ayat 1", "pasal 5 ayat 2", "pasal 5 ayat 3"]),
        ("Pasal 5 ayat (1) huruf a dan ayat (2)", ["pasal 5 ayat 1 huruf a", "pasal 5 ayat 2"]),
        ("Pasal 5 huruf a dan huruf b", ["pasal 5 huruf a", "pasal 5 huruf b"]),
        ("Pasal 5 ayat (1) sampai dengan ayat (3)", ["pasal 5 ayat 1", "pasal 5 ayat 2", "pasal 5 ayat 3"]),
        ("Ayat (2) Pasal 5", ["pasal 5 ayat 2"]),
        ("Ketentuan ayat (1) dan ayat (2) Pasal 5", ["pasal 5 ayat 1", "pasal 5 ayat 2"]),
        ("Ketentuan yang ada pada Pasal 5\n", ["pasal 5"]),
        ("Ketentuan huruf b ayat (1) Pasal 5", ["pasal 5 ayat 1 huruf b"]),
    ],
)
def test_parts_of_an_article_end_and_neither_the_article_nor_the_law(part: str, places: list[str]) -> None:
    clause = f"{part} {_PP94} tentang Disiplin Pegawai Negeri Sipil dicabut dan dinyatakan tidak berlaku."
    assert _ended(clause) == [f"pp-94-2021 {place}" for place in places]


@pytest.mark.parametrize(
    "part",
    [
        "BAB III",
        "Bagian Kedua BAB III",
        "Paragraf 2 Bagian Kesatu",
        "Lampiran",
        "Lampiran I dan Lampiran II",
        "Pasal 5 dan BAB III",
        "Bagian Kedua mengenai Hukuman Disiplin dalam",
        "Pasal 5 dan ayat (2)",
    ],
)
def test_a_part_that_is_no_article_is_shown_and_ends_nothing(part: str) -> None:
    clause = f"Ketentuan {part} {_PP94} tentang Disiplin dicabut dan dinyatakan tidak berlaku."
    (found,) = [r for r in _relations(LAW.replace(_OLD, clause)) if r.kind == "mencabut"]
    assert (found.target, found.citation) == ("", f"{part} {_PP94}")


@pytest.mark.parametrize(
    ("behind", "places"),
    [
        (" Pasal 5", ["pp-94-2021 pasal 5"]),
        (" tentang Disiplin Pegawai Negeri Sipil Pasal 5", ["pp-94-2021 pasal 5"]),
        (
            " tentang Disiplin (Lembaran Negara Tahun 2021 Nomor 202), Pasal 5 ayat (1) dan Pasal 6,",
            ["pp-94-2021 pasal 5 ayat 1", "pp-94-2021 pasal 6"],
        ),
        (" tentang Disiplin, khusus Pasal 5,", ["pp-94-2021 pasal 5"]),
        (" tentang Disiplin sepanjang mengenai Pasal 5", ["pp-94-2021 pasal 5"]),
        (" tentang Disiplin sepanjang mengatur kewajiban sebagaimana dimaksud dalam Pasal 5", [""]),
        (" tentang Disiplin sepanjang mengatur hukuman", [""]),
        (" tentang Disiplin BAB III", [""]),
        (" tentang Disiplin sepanjang tidak mengatur hukuman", ["pp-94-2021"]),
        (" tentang Pelaksanaan Pasal 5 Undang-Undang Nomor 5 Tahun 2014", ["pp-94-2021"]),
    ],
)
def test_parts_named_behind_the_law_end_and_not_the_law(behind: str, places: list[str]) -> None:
    assert _ended(f"{_PP94}{behind} dicabut dan dinyatakan tidak berlaku.") == places


@pytest.mark.parametrize("colon_first", [True, False])
def test_each_law_of_a_list_ends_as_far_as_it_is_named(colon_first: bool) -> None:
    laws = f"a. {_PP94} tentang Disiplin Pasal 5; dan\nb. Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin"
    verb = "dicabut dan dinyatakan tidak berlaku"
    start = "Pada saat Undang-Undang ini mulai berlaku"
    assert _ended(f"{start}, {verb}:\n{laws}." if colon_first else f"{start}:\n{laws},\n{verb}.") == [
        "pp-94-2021 pasal 5",
        "pp-53-2010",
    ]


def test_a_law_of_a_list_that_goes_on_does_not_end_with_the_next() -> None:
    on = "1. Peraturan Pemerintah Nomor 30 Tahun 1980 dinyatakan tetap berlaku sepanjang tidak bertentangan; dan"
    assert _ended(
        f"Pada saat Undang-Undang ini mulai berlaku:\n{on}\n2. {_PP94} dicabut dan dinyatakan tidak berlaku."
    ) == ["pp-94-2021"]


def test_less_than_an_article_is_shown_and_ends_nothing() -> None:
    assert _ended(f'Frasa "dapat" dalam Pasal 5 {_PP94} dinyatakan tidak berlaku.') == [""]
    assert _ended(f"Ketentuan ayat kedua Pasal 5 {_PP94} dinyatakan tidak berlaku.") == [""]


def test_a_whole_law_beside_a_part_ends() -> None:
    clause = f"Lampiran {_PP94} dan Peraturan Pemerintah Nomor 53 Tahun 2010 dicabut dan dinyatakan tidak berlaku."
    assert _ended(clause) == ["pp-53-2010", ""]


@pytest.mark.parametrize(
    "name",
    [
        "Keputusan Bersama Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi, Menteri Dalam\nNegeri, "
        "Kepala Badan Kepegawaian Negara, Ketua Komisi Aparatur Sipil Negara, dan Ketua Badan Pengawas Pemilihan Umum "
        "Nomor 2 Tahun 2022, Nomor 800-5474 Tahun 2022",
        "Keputusan Menteri Entah Apa Nomor 3",
        "SE Mendagri Nomor 900.1.9/9095/SJ",
    ],
)
def test_a_revoked_name_is_kept_in_its_words_however_long_or_unknown(name: str) -> None:
    clause = f"{name} tentang Pegawai dicabut dan dinyatakan tidak berlaku."
    found = [r for r in _relations(LAW.replace(_OLD, clause)) if r.kind == "mencabut"]
    assert [r.citation for r in found] == [" ".join(name.split())]


@pytest.mark.parametrize("but", ["kecuali Pasal 5", "selain Pasal 5 dan Pasal 6"])
def test_what_is_left_standing_by_number_is_for_the_admin_to_read(but: str) -> None:
    clause = f"Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin, {but}, dicabut dan dinyatakan tidak berlaku."
    (found,) = [r for r in _relations(LAW.replace(_OLD, clause)) if r.kind == "mencabut"]
    assert found.target == ""
    assert but in found.citation
