"""Prison terms of election law are told as first written, with what UU 1/2026 did to them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.law import provision_pages
from knowledge import texts
from knowledge.catalog import load_library
from knowledge.composing.lookups import provisions
from knowledge.retrieval.together import together

LAW = load_library()
TODAY, BEFORE = date(2026, 11, 24), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("address", "on", "note"),
    [
        pytest.param("uu-10-2016 pasal 71 ayat 1", TODAY, texts.THREAT_ADJUSTED, id="a minimum"),
        pytest.param("uu-8-2015 pasal 69 huruf b", TODAY, texts.THREAT_ADJUSTED, id="told as a sanction"),
        pytest.param("uu-7-2017 pasal 521", TODAY, texts.THREAT_ADJUSTED, id="prison and fine"),
        pytest.param("uu-10-2016 pasal 71 ayat 1", BEFORE, "", id="before UU 1/2026"),
        pytest.param("uu-7-2017 pasal 494", TODAY, "", id="says it itself"),
        pytest.param("uu-7-2017 pasal 283 ayat 1", TODAY, "", id="no threat"),
        pytest.param("uu-1-2023 pasal 263 ayat 1", TODAY, "", id="the penal code has its own"),
    ],
)
def test_a_threat_of_prison_is_told_with_its_adjustment(address: str, on: date, note: str) -> None:
    found = LAW.provisions[address]
    assert provisions("?", [found], LAW, on, texts.LOOKUP_HEAD).note == note
    assert (texts.THREAT_ADJUSTED in " ".join(provision_pages(LAW, found, on))) is bool(note)


def test_places_shown_together_keep_the_note_of_any() -> None:
    parts = [
        provisions("?", [LAW.provisions[a]], LAW, TODAY, texts.LOOKUP_HEAD)
        for a in ("uu-7-2017 pasal 283 ayat 1", "uu-7-2017 pasal 521")
    ]
    assert together(parts).note == texts.THREAT_ADJUSTED
