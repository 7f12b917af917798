"""The place an admin names for a card is that place or nothing; only words without a place are searched for."""

from __future__ import annotations

from bot.admin.basis import candidates
from knowledge.catalog import load_library

LAW = load_library()


def test_a_place_that_is_named_is_the_only_candidate() -> None:
    assert [p.address.text for p in candidates(LAW, "pasal 5 huruf n angka 2 pp 94/2021")] == [
        "pp-94-2021 pasal 5 huruf n angka 2"
    ]


def test_a_place_that_does_not_exist_is_not_replaced_by_others_that_share_its_words() -> None:
    assert candidates(LAW, "pasal 999 pp 94/2021") == []


def test_words_without_a_place_find_the_provisions_that_hold_them() -> None:
    found = candidates(LAW, "mengerahkan PNS lain")
    assert found
    assert all("mengerahkan" in (p.text or p.norm or "").lower() for p in found)
