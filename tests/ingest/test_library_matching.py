"""A document finds the regulation it is the text of, and gets the slug of the rule otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.library.aliases import unlisted_office
from ingest.library.matching import identity, matches, of_regulation
from ingest.library.slugs import slug_for, unique
from knowledge.catalog import load_library

BUNDLED = load_library().regulations


def _found(type_: str, number: str, year: int | None, issuer: str, title: str = "") -> list[tuple[str, bool]]:
    document = identity(type_, [(number, year)], year, issuer, title)
    return [(m.slug, m.certain) for m in matches(document, BUNDLED.values())]


def test_every_bundled_regulation_with_a_number_finds_itself_and_no_other() -> None:
    for slug, regulation in BUNDLED.items():
        if of_regulation(regulation).numbers:
            found = matches(of_regulation(regulation), BUNDLED.values())
            assert [(m.slug, m.certain) for m in found] == [(slug, True)]


@pytest.mark.parametrize(
    ("type_", "number", "year", "issuer", "slug"),
    [
        ("Undang-Undang", "20", 2023, "Presiden", "uu-20-2023"),
        ("UU", "020", 2023, "", "uu-20-2023"),
        ("Peraturan Pemerintah", "94", 2021, "Presiden Republik Indonesia", "pp-94-2021"),
        ("Peraturan Komisi Pemilihan Umum", "15", 2023, "Komisi Pemilihan Umum", "pkpu-15-2023"),
        ("Peraturan Badan Pengawas Pemilihan Umum", "6", 2018, "Bawaslu", "perbawaslu-6-2018"),
        ("Peraturan Kepala Badan Kepegawaian Negara", "6", 2022, "Kepala BKN", "perbkn-6-2022"),
        ("Surat Edaran", "111", 2024, "Ketua Bawaslu", "se-bawaslu-111-2024"),
        ("Surat Edaran Kepala BKN", "4/SE/XI/2019", 2019, "", "se-bkn-4-2019"),
        ("Surat Edaran", "B/36/M.SM.00.00/2018", 2018, "Menteri PANRB", "se-menpanrb-b-36-2018"),
        ("Keputusan Bersama", "800-5474", 2022, "Menteri Dalam Negeri", "skb-netralitas-2022"),
        ("Surat Keputusan Bersama", "30", 2022, "Ketua Komisi Aparatur Sipil Negara", "skb-netralitas-2022"),
        ("Putusan", "65/PUU-XXI/2023", 2023, "Mahkamah Konstitusi", "putusan-mk-65-puu-xxi-2023"),
        ("Putusan Mahkamah Konstitusi", "121/PUU-XXII/2024", 2024, "", "putusan-mk-121-puu-xxii-2024"),
    ],
)
def test_a_known_regulation_is_found_under_the_names_documents_use(
    type_: str, number: str, year: int, issuer: str, slug: str
) -> None:
    assert _found(type_, number, year, issuer) == [(slug, True)]


def test_a_number_alone_is_not_enough_to_be_certain() -> None:
    assert _found("Surat Edaran", "111", 2024, "") == [("se-bawaslu-111-2024", False)]
    assert _found("Surat", "111", 2024, "Bawaslu") == [("se-bawaslu-111-2024", False)]


def test_other_kinds_years_and_offices_do_not_match() -> None:
    assert _found("Peraturan Presiden", "94", 2021, "Presiden") == []
    assert _found("Peraturan Pemerintah", "94", 2020, "Presiden") == []
    assert _found("Surat Edaran", "111", 2024, "Kepala BKN") == []


def test_an_entry_without_a_number_is_offered_by_issuer_year_and_title() -> None:
    title = BUNDLED["se-mendagri-bansos-2024"].title
    assert ("se-mendagri-bansos-2024", False) in _found("Surat Edaran", "800/1", 2024, "Menteri Dalam Negeri", title)


@pytest.mark.parametrize(
    ("type_", "issuer", "number", "year", "slug"),
    [
        ("Surat Edaran", "Bawaslu", "111", 2024, "se-bawaslu-111-2024"),
        ("Undang-Undang", "DPR dan Presiden", "20", 2023, "uu-20-2023"),
        ("Peraturan Menteri Pendayagunaan Aparatur Negara", "Menteri PANRB", "6", 2022, "permenpanrb-6-2022"),
        ("Keputusan Menteri PANRB", "Menteri PANRB", "16", 2025, "kepmenpanrb-16-2025"),
        ("Peraturan KPU", "KPU", "15", 2023, "pkpu-15-2023"),
        ("Surat Edaran", "Kepala BKN", "4/SE/XI/2019", 2019, "se-bkn-4-2019"),
        ("Putusan", "Mahkamah Konstitusi", "65/PUU-XXI/2023", None, "putusan-mk-65-puu-xxi-2023"),
        ("", "", "", None, "dokumen"),
    ],
)
def test_the_slug_follows_the_rule(type_: str, issuer: str, number: str, year: int | None, slug: str) -> None:
    assert slug_for(type_, issuer, number, year) == slug


@pytest.mark.parametrize(
    ("issuer", "theirs", "certain"),
    [
        ("Gubernur Jawa Tengah", "Bupati Sleman", False),
        ("BUPATI SLEMAN", "Bupati Sleman", True),
        ("Menteri Agama Republik Indonesia", "Menteri Agama", True),
        ("", "", False),
        ("Bawaslu Provinsi Jawa Tengah", "Ketua Bawaslu", False),
        ("Badan Pengawas Pemilihan Umum", "Ketua Bawaslu", True),
    ],
)
def test_offices_of_no_table_are_the_same_only_by_their_own_words(issuer: str, theirs: str, certain: bool) -> None:
    published = replace(BUNDLED["se-bawaslu-111-2024"], slug="se-3-2024", number="3", issuer=theirs)
    document = identity("Surat Edaran", [("3", 2024)], 2024, issuer, "")
    assert [(m.slug, m.certain) for m in matches(document, [published])] == [("se-3-2024", certain)]


@pytest.mark.parametrize(
    ("type_", "issuer", "office"),
    [
        ("Surat Edaran", "Bupati Sleman", "bupati sleman"),
        ("Surat Edaran", "Kepala Dinas Sosial Kabupaten Sleman", "dinas sosial sleman"),
        ("Maklumat Bupati", "Bupati Sleman", "sleman"),
        ("Surat Edaran", "Ketua Bawaslu", ""),
        ("Undang-Undang", "DPR dan Presiden", ""),
        ("Surat Edaran", "", ""),
    ],
)
def test_an_office_of_no_table_is_short_in_its_own_words(type_: str, issuer: str, office: str) -> None:
    assert unlisted_office(type_, issuer) == office


def test_a_taken_slug_gets_the_next_free_number() -> None:
    assert unique("se-1-2024", {"se-1-2024", "se-1-2024-2"}) == "se-1-2024-3"
