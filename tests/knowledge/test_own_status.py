"""Step 2: what people who are no civil servants say of themselves."""

import pytest

from knowledge.language.facets import facets
from knowledge.language.own_status import own_kind
from knowledge.model import Person


@pytest.mark.parametrize(
    ("mended", "kind"),
    [
        pytest.param("saya pensiunan guru ikut grup teman masih aktif", Person.PENSIUNAN, id="retired"),
        pytest.param("saya sudah pensiun dari dinas boleh ikut partai", Person.PENSIUNAN, id="retired by now"),
        pytest.param("bapak saya pensiunan boleh ikut partai", None, id="the father is retired"),
        pytest.param("saya undang pensiunan ke acara calon", None, id="guests are retired"),
        pytest.param("saya akan pensiun bulan depan", None, id="retirement to come"),
        pytest.param("saya pns, bapak saya pensiunan", None, id="a civil servant with a retired father"),
        pytest.param("i am an employee of a bumn", Person.BUMN, id="in English"),
        pytest.param("saya karyawan bumn bukan pns atau pppk", Person.BUMN, id="a status told and one denied"),
        pytest.param("saya mau foto bareng polisi", None, id="beside a police officer"),
        pytest.param("saya guru yayasan swasta dan bukan asn maupun honorer", Person.NON_ASN, id="a status denied"),
        pytest.param("saya sopir dinas kontrak tiap tahun bukan asn", None, id="under contract of an office"),
        pytest.param("suami saya pns saya ibu rumah tangga boleh ikut tim", Person.NON_ASN, id="the husband serves"),
        pytest.param("suami saya pns saya petani boleh suami ikut tim", None, id="the husband is asked after"),
        pytest.param("saya resign dari pns sk berhenti sudah terbit", Person.NON_ASN, id="the decree is out"),
        pytest.param("saya resign dari pns sk berhenti belum terbit", None, id="the decree is not out"),
        pytest.param("dapatkah status mantan pns dipulihkan", None, id="nobody's own"),
        pytest.param("saya dulu pppk kontrak habis juni tidak diperpanjang", Person.NON_ASN, id="the contract ran out"),
        pytest.param("saya bukan pegawai lagi boleh ikut tim", Person.NON_ASN, id="no longer employed"),
        pytest.param("saya dosen pts non asn", Person.NON_ASN, id="of a private university"),
        pytest.param("saya pns caleg mantan pns minta dukungan", None, id="the candidate has left"),
        pytest.param("saya like akun yang bukan asn", None, id="an account of no civil servant"),
        pytest.param("pak camat bukan pns lagi boleh saya ikut kampanyenya", None, id="the district head has left"),
        pytest.param("saya asn boleh ikut kampanye calon yang bukan asn", None, id="the candidate never served"),
        pytest.param("saya asn bukan pns boleh ikut kampanye", None, id="a civil servant under contract"),
        pytest.param("saya camat warga kami petani boleh saya ajak", None, id="those one governs"),
        pytest.param("bos saya pengusaha boleh saya bantu kampanyenya", None, id="the employer"),
        pytest.param("saya asn dulu saya swasta boleh tetap anggota partai", None, id="what one was before"),
        pytest.param("saya pegawai pemda kalau akhir pekan saya pedagang kaos", None, id="on weekends"),
        pytest.param("pensiunan boleh pasang stiker", Person.PENSIUNAN, id="the whole kind is asked after"),
        pytest.param("pensiunan minta saya dukung boleh", None, id="one of the kind is met"),
        pytest.param("saya pns merasa seperti warga biasa", None, id="like a citizen"),
    ],
)  # fmt: skip
def test_the_kind_is_the_askers_own_and_never_one_that_is_only_spoken_of(mended: str, kind: Person | None) -> None:
    assert own_kind(mended, facets(mended, mended).persons) is kind
