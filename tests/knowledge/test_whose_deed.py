"""Step 2: whether the last that is asked is after somebody who is told to be free."""

from __future__ import annotations

import pytest

from knowledge.language.facets import facets
from knowledge.language.freeing import freed_in_doubt
from knowledge.language.own_status import own_kind
from knowledge.model import Person


@pytest.mark.parametrize(
    ("mended", "persons"),
    [
        pytest.param("bapak saya pensiunan saya pns bapak boleh kampanye", {Person.PENSIUNAN}, id="a retired father"),
        pytest.param(
            "suami saya pedagang saya pppk suami boleh masuk partai", {Person.NON_ASN}, id="a trading husband"
        ),
        pytest.param(
            "sk pensiun bapak berlaku sejak januari saya anaknya pns beliau melanggar kah", {Person.PENSIUNAN}, id="he"
        ),
        pytest.param(
            "saya pns tni yang sudah pensiun boleh jadi tim sukses", {Person.PENSIUNAN}, id="a kind of people"
        ),
    ],
)
def test_the_deed_of_the_free_is_theirs(mended: str, persons: set[Person]) -> None:
    assert facets(mended, mended).persons == persons
    assert not freed_in_doubt(mended, persons)


@pytest.mark.parametrize(
    ("mended", "persons"),
    [
        pytest.param("bapak saya pensiunan saya pns boleh ikut bapak kampanye", {Person.PNS}, id="the asker's deed"),
        pytest.param("saya pns istri pensiunan boleh pasang baliho", {Person.PNS}, id="either's"),
        pytest.param(
            "suami saya pns bapak pensiunan suami boleh kampanye", {Person.PNS}, id="the deed of who is bound"
        ),
        pytest.param("ibu saya pensiunan dan sekarang ibu pppk ibu boleh kampanye", {Person.PPPK}, id="free once"),
    ],
)
def test_the_deed_of_another_is_not(mended: str, persons: set[Person]) -> None:
    assert facets(mended, mended).persons == persons
    assert freed_in_doubt(mended, persons)


def test_the_askers_part_in_it_is_not_settled_by_anothers_freedom() -> None:
    mended = "bapak saya pensiunan bapak boleh kampanye kalau saya bantu"
    assert freed_in_doubt(mended, facets(mended, mended).persons)


@pytest.mark.parametrize(
    "mended",
    [
        pytest.param("bapak saya pensiunan diangkat lagi jadi pj bapak boleh kampanye", id="bound again"),
        pytest.param("bapak saya pensiunan bapak boleh bagi sembako", id="forbidden to all"),
        pytest.param("bapak saya pensiun tahun 2099 bapak boleh kampanye", id="not free yet"),
    ],
)
def test_who_is_told_to_be_free_may_still_be_bound(mended: str) -> None:
    assert freed_in_doubt(mended, facets(mended, mended).persons)


def test_a_free_asker_is_heard_beside_who_serves() -> None:
    assert not freed_in_doubt(
        "suami saya tni aktif saya jualan kue bukan pns saya boleh jadi relawan", {Person.NON_ASN}
    )
    assert freed_in_doubt("saya jualan kue suami saya tni suami boleh jadi relawan", {Person.TNI_POLRI})


def test_a_relative_who_serves_is_judged_by_their_service_and_not_by_the_askers_freedom() -> None:
    mended = "saya pensiunan dan kini caleg istri saya masih guru pns aktif apakah istri boleh membagikan kartu saya"
    assert facets(mended, mended).persons == {Person.PNS}
    assert own_kind(mended, {Person.PENSIUNAN, Person.PNS}) is None
