"""Step 2: whose deed is asked after, and what they are told to be as of today."""

from __future__ import annotations

import pytest

from knowledge.language.people import SELF, doer
from knowledge.model import Person


@pytest.mark.parametrize(
    ("mended", "who", "person"),
    [
        pytest.param("kakak dulu swasta sekarang pppk boleh dia jadi relawan", "kakak", Person.PPPK, id="now bound"),
        pytest.param("anak saya swasta dulu baru lulus cpns boleh dia kampanye", "anak", Person.CPNS, id="newly so"),
        pytest.param(
            "istri saya buka warung tapi juga pppk dia boleh kampanye", "istri", Person.PPPK, id="both at once"
        ),
        pytest.param("saya pensiunan pns kini pppk boleh saya masuk partai", SELF, Person.PPPK, id="serving again"),
        pytest.param("kakak dulu pns sekarang pedagang boleh dia kampanye", "kakak", Person.NON_ASN, id="now free"),
        pytest.param("saya pedagang istri pns saya boleh jadi relawan", SELF, Person.NON_ASN, id="another's bond"),
        pytest.param("saya ibu rumah tangga suami lurah boleh saya kampanye", SELF, Person.NON_ASN, id="a housewife"),
        pytest.param(
            "saya pns bapak saya pensiunan bapak boleh kampanye", "bapak", Person.PENSIUNAN, id="another's rest"
        ),
        pytest.param("bapak saya pensiun tahun 2099 boleh bapak kampanye", "bapak", Person.PNS, id="not yet retired"),
        pytest.param("saya istri kades boleh saya kampanye", SELF, None, id="married to a post"),
        pytest.param("istri saya kades istri boleh pidato", "istri", Person.KEPALA_DESA, id="holding it"),
        pytest.param("saya pns di rumah sakit tentara boleh saya memilih", SELF, Person.PNS, id="a place of work"),
        pytest.param("saya kades bapak saya mantan kades boleh saya kampanye", SELF, Person.KEPALA_DESA, id="his past"),
        pytest.param("saya pns adik saya kontrak pppk sudah habis boleh saya kampanye", SELF, Person.PNS, id="his end"),
        pytest.param(
            "saya bukan pejabat tapi pns dan jualan boleh saya kampanye", SELF, Person.PNS, id="denied another"
        ),
        pytest.param(
            "saya mau tanya sebagai pns yang jualan boleh saya kampanye", SELF, Person.PNS, id="wanting to ask"
        ),
        pytest.param("saya mau jadi pns boleh saya kampanye", SELF, None, id="wanting to be"),
        pytest.param("saya mahasiswa tugas belajar boleh saya kampanye", SELF, Person.PNS, id="on leave to study"),
        pytest.param("saya dosen mengajar mahasiswa dan saya boleh kampanye", SELF, None, id="who is taught"),
        pytest.param("saya suami asn saya pedagang boleh saya kampanye", SELF, Person.NON_ASN, id="whose husband"),
        pytest.param("saya pns suami swasta suami boleh saya dampingi", SELF, Person.PNS, id="done to him"),
        pytest.param("saya honorer tidak asn boleh saya kampanye", SELF, None, id="denied"),
    ],
)
def test_the_doer_is_what_is_told_of_them_today(mended: str, who: str, person: Person | None) -> None:
    found = doer(mended)
    assert found is not None
    assert (found.who, found.person, found.named) == (who, person, True)


def test_where_nobody_else_is_named_the_doer_is_only_supposed() -> None:
    found = doer("masa jabatan kades saya habis 2099 boleh jadi tim kampanye")
    assert found is not None
    assert (found.who, found.person, found.bound, found.named) == (SELF, Person.KEPALA_DESA, True, False)
    over = doer("masa jabatan kades saya habis tahun 2019 boleh jadi tim kampanye")
    assert over is not None
    assert over.free


@pytest.mark.parametrize(
    "mended",
    [
        pytest.param("suami caleg saya pns boleh foto bareng", id="either of two"),
        pytest.param("istri saya boleh kampanye atau saya boleh sendiri atau bagaimana boleh tidak", id="asked on"),
    ],
)
def test_whose_deed_it_is_may_be_open(mended: str) -> None:
    assert doer(mended) is None


def test_who_tells_a_status_or_fears_for_themselves_does_no_deed() -> None:
    told = doer("istri saya pedagang mau jadi relawan istri boleh tidak saya sendiri pns")
    assert told is not None
    assert (told.who, told.person) == ("istri", Person.NON_ASN)
    fears = doer("anak saya mahasiswa jadi relawan dia boleh terus tidak atau saya ikut kena")
    assert fears is not None
    assert (fears.who, fears.person) == ("anak", Person.NON_ASN)
