"""Places of the law that a provision names lead to addresses, and its page says them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.law import provision_pages
from knowledge.address import Address
from knowledge.language.legal_names import build_names
from knowledge.model import Provision
from knowledge.retrieval.references import refers_to
from tests.bot.small_library import small_library

HERE = "pp-94-2021 pasal 14 ayat 1"
NAMES = build_names(small_library().regulations.values(), {})


def _named(text: str, here: str = HERE) -> list[str]:
    return [a.text for a in refers_to(Provision(Address.parse(here), None, text=text), NAMES)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "sebagaimana dimaksud dalam Pasal 5 huruf n angka 2 dan ayat (3), serta Pasal 24 ayat (1) huruf d "
            "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
            ["pp-94-2021 pasal 5 huruf n angka 2", "pp-94-2021 pasal 14 ayat 3", "uu-20-2023 pasal 24 ayat 1 huruf d"],
        ),
        ("Pasal 5 dan Pasal 6 Undang-Undang Nomor 7 Tahun 2017", ["uu-7-2017 pasal 5", "uu-7-2017 pasal 6"]),
        ("dalam Pasal 8 ayat (1), ayat (2), dan ayat (3)", [f"pp-94-2021 pasal 8 ayat {n}" for n in (1, 2, 3)]),
        (
            "Pasal 8 ayat (1), ayat (2), dan Pasal 9 Undang-Undang Nomor 7 Tahun 2017",
            ["uu-7-2017 pasal 8 ayat 1", "uu-7-2017 pasal 8 ayat 2", "uu-7-2017 pasal 9"],
        ),
        ("Undang-Undang Nomor 7 Tahun 2017 berlaku; Pasal 9 tidak", ["pp-94-2021 pasal 9"]),
        ("sebagaimana dimaksud pada ayat (1) dan Pasal 14", []),
        ("Pegawai wajib hadir.", []),
    ],
)
def test_places_named_in_a_text_are_addresses(text: str, places: list[str]) -> None:
    assert _named(text) == places


def test_an_ayat_outside_any_article_is_no_place() -> None:
    assert _named("sebagaimana ayat (2)", "se-bkn-4-2019 angka 1") == []


def test_the_page_of_a_provision_names_what_it_refers_to() -> None:
    library = small_library()
    place = "pp-94-2021 pasal 14"
    unit = replace(library.provisions[place], text="Pelanggaran Pasal 5 huruf n angka 2 dan Pasal 99 dijatuhi hukuman.")
    pages = provision_pages(replace(library, provisions={**library.provisions, place: unit}), unit, date(2026, 11, 24))
    assert "Merujuk: PP 94/2021 Pasal 5 huruf n angka 2; PP 94/2021 Pasal 99 (belum ada di pustaka)" in pages[-1]
