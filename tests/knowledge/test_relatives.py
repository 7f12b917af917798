"""Whose act a question is after: the asker's own or a relative's."""

from __future__ import annotations

import pytest

from knowledge.language.relatives import acts, in_service, in_the_forces, names_one, serving_asker_acts


@pytest.mark.parametrize(
    ("mended", "theirs"),
    [
        ("suami jadi saksi partai politik saya asn", True),
        ("istri saya mau maju caleg saya guru pns boleh", True),
        ("kalau anak ikut kampanye", True),
        ("suami jadi caleg boleh saya pasang stiker", False),
        ("suami jadi caleg boleh pasang stiker", False),
        ("suami jadi caleg saya harus netral", False),
        ("saya temani suami jadi saksi partai", False),
        ("boleh saya jadi saksi partai", False),
    ],
)
def test_what_a_relative_does_is_told_from_what_the_asker_does(mended: str, theirs: bool) -> None:
    assert acts(mended) is theirs


def test_a_relative_who_serves_is_known_by_what_stands_behind_the_word() -> None:
    assert in_service("istri saya bidan pns boleh jadi saksi partai")
    assert in_service("anak saya yang pns jadi tim sukses")
    assert in_service("suami saya juga asn jadi relawan")
    assert in_service("istri saya masih guru pns")
    assert not in_service("istri saya jadi saksi partai saya pns")
    assert in_the_forces("suami saya tentara boleh memilih")
    assert not in_the_forces("suami saya guru boleh memilih")


def test_more_distant_relatives_count_where_somebody_is_named_at_all() -> None:
    assert names_one("sepupu nyaleg, boleh like?")
    assert not names_one("pasangan calon minta dukungan")


@pytest.mark.parametrize(
    ("mended", "own"),
    [
        ("suami saya pedagang saya pns mau jadi relawan", True),
        ("istri wiraswasta saya asn pasang twibbon calon", True),
        ("saya pns suami buka toko boleh saya kampanye", True),
        ("suami pedagang saya guru pns boleh saya kampanye", True),
        ("my husband runs a bakery i am a pns can i volunteer for a candidate", True),
        ("suami jadi saksi partai saya asn", False),
        ("istri jadi relawan saya pns ikut kena sanksi", False),
        ("saya asn istri wiraswasta pasang twibbon", False),
    ],
)
def test_a_serving_askers_own_deed_is_told_from_a_relatives(mended: str, own: bool) -> None:
    assert serving_asker_acts(mended) is own


@pytest.mark.parametrize(
    "mended",
    [
        pytest.param("ipar saya dilantik jadi bendahara partai apakah dibolehkan", id="who is named first"),
        pytest.param("istri diminta masuk tim pemenangan boleh tidak dia", id="she"),
        pytest.param("yang membagikan stiker itu ibu saya", id="who did it"),
        pytest.param("istri saja yang jadi relawan", id="she in my place"),
        pytest.param("kakek pakai topi partai saya pegawai kecamatan kakek dilarang tidak", id="named once more"),
        pytest.param("adik saya jadi relawan saya pns ikut kena masalah tidak dia melanggar", id="what follows for me"),
        pytest.param("boleh istri saya ikut kampanye", id="whether she may"),
    ],
)
def test_it_is_asked_after_what_a_relative_does(mended: str) -> None:
    assert acts(mended)


@pytest.mark.parametrize(
    "mended",
    [
        pytest.param("suami saya caleg boleh foto bareng dia", id="a candidate"),
        pytest.param("istri mengajak ke kampanye boleh ikut", id="who wants something of the asker"),
        pytest.param("adik jadi relawan saya bantu pasang baliho dia boleh", id="the asker takes part"),
        pytest.param("saya pns mau jadi juru kampanye kakak boleh", id="whose cause it serves"),
        pytest.param("boleh pasang stiker di mobil mertua", id="whose thing it is"),
        pytest.param("boleh jadi saksi partai", id="nobody else"),
        pytest.param("ipar dilantik jadi bendahara partai " + "cerita " * 30 + "dibolehkan", id="a long story"),
    ],
)
def test_it_is_asked_after_something_else(mended: str) -> None:
    assert not acts(mended)
