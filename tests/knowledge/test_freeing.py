"""Step 2: a status that would free somebody is believed only where it can settle the question."""

import pytest

from knowledge.language.facets import facets
from knowledge.language.freeing import deed_alone, free_relative_in_doubt, freed_in_doubt


@pytest.mark.parametrize(
    "mended",
    [
        pytest.param("saya pensiunan boleh kampanye di masjid", id="a place closed to everybody"),
        pytest.param("saya warga biasa boleh kampanye di masa tenang", id="a time closed to everybody"),
        pytest.param("saya swasta boleh bagi amplop untuk calon", id="a deed forbidden to everybody"),
        pytest.param("saya pengusaha boleh pinjam mobil dinas untuk kampanye", id="the means of an office"),
        pytest.param("saya pensiunan pns yang sekarang kepala desa boleh kampanye", id="bound anew"),
        pytest.param("saya mantan pppk sekarang cpns boleh masuk partai", id="serving again"),
        pytest.param("saya pensiunan pns jadi anggota kpps boleh kampanye", id="an organiser of the election"),
        pytest.param("saya bukan pns saya lurah boleh kampanye", id="a post of a civil servant"),
        pytest.param("saya sudah terima sk pensiun tmt 1 maret boleh jadi juru kampanye", id="a day to come"),
        pytest.param("saya pensiun tahun 2099 boleh ikut kampanye", id="a year to come"),
        pytest.param("saya akan pensiun tahun ini boleh ikut kampanye", id="this year"),
        pytest.param("sudah pembekalan sudah pensiun boleh jadi tim sukses", id="prepared for it"),
        pytest.param("calon pensiunan pns boleh jadi tim sukses", id="about to"),
        pytest.param("saya umur 59 pensiun umur 60 boleh ikut partai", id="an age to come"),
        pytest.param("saya pensiunan pns jadi anggota kpps boleh saya kampanye", id="another tie of today"),
        pytest.param("saya pns bapak pensiun tahun 2019 boleh saya kampanye", id="another's rest"),
        pytest.param("masa jabatan kades saya habis tahun depan mantan kades boleh saya kampanye", id="a post to end"),
        pytest.param("saya guru swasta pns dpk boleh kampanye", id="seconded"),
        pytest.param("bapak saya pensiunan boleh saya bantu kampanyenya", id="another's freedom, one's own deed"),
        pytest.param("saya pensiunan istri masih pns boleh istri ikut kampanye", id="one's freedom, another's deed"),
        pytest.param("saya eks kades terpilih lagi dan dilantik boleh kampanye", id="elected again"),
        pytest.param("saya ibu rumah tangga suami asn boleh tulis status dukungan", id="the husband's deed"),
        pytest.param("saya pensiunan boleh ajak pns gabung tim sukses", id="drawing in who is bound"),
    ],
)
def test_freedom_is_in_doubt(mended: str) -> None:
    assert freed_in_doubt(mended, facets(mended, mended).persons)


@pytest.mark.parametrize(
    "mended",
    [
        pytest.param("saya pensiunan guru boleh dukung calon", id="retired"),
        pytest.param("saya sudah pensiun 3 tahun lalu dari dinas boleh ikut partai", id="long retired from an office"),
        pytest.param("sk pensiun sudah terbit tmt nya bulan lalu boleh ikut partai", id="the day has come"),
        pytest.param(
            "kontrak pppk saya habis tahun lalu dan tidak diperpanjang boleh ikut tim", id="the contract is over"
        ),
        pytest.param(
            "kontrak pppk saya abis desember dan tidak diperpanjang boleh ikut partai", id="and in other words"
        ),
        pytest.param("saya sudah diberhentikan dengan hormat dari pns boleh dukung calon", id="honourably discharged"),
        pytest.param("saya pensiun tahun 2019 boleh ikut kampanye", id="a year that is past"),
        pytest.param(
            "saya purnabakti terhitung 1 maret 2025 dulu kepala dinas boleh jadi ketua tim",
            id="since a year that is past",
        ),
        pytest.param("bapak saya pensiun pns per 1 agustus kemarin boleh masuk partai", id="since a day that is past"),
        pytest.param("bapak saya pensiunan boleh ikut partai", id="the deed of who is free"),
        pytest.param("suami saya pns saya ibu rumah tangga boleh ikut tim", id="a relative serves and does nothing"),
        pytest.param("saya guru di sma swasta boleh ikut tim di luar sekolah", id="outside the place that is closed"),
        pytest.param("saya pensiunan boleh menyumbang uang ke calon", id="a gift from one's own pocket"),
        pytest.param("saya pns boleh like unggahan calon", id="no freeing status at all"),
    ],
)
def test_freedom_is_believed(mended: str) -> None:
    assert not freed_in_doubt(mended, facets(mended, mended).persons)


@pytest.mark.parametrize(
    ("mended", "doubt"),
    [
        ("suami saya swasta jadi tim sukses suami boleh kan saya tidak ikut", False),
        ("istri ibu rumah tangga boleh pasang baliho", False),
        ("istri ibu rumah tangga boleh pasang baliho saya bantu pasang boleh", True),
        ("istri saya pns boleh ikut kampanye", True),
        ("saya masih pns suami swasta jadi caleg boleh ikut pasang gambarnya", True),
        ("kakak saya lurah boleh ikut kampanye saya", True),
        ("suami saya swasta boleh kampanye pakai mobil dinas", True),
        ("anak saya relawan saya pns dan tidak ikut apakah saya ikut salah", False),
    ],
)
def test_a_relatives_freedom_is_theirs_alone(mended: str, doubt: bool) -> None:
    assert free_relative_in_doubt(mended) is doubt


def test_the_deed_is_asked_after_without_who_does_it() -> None:
    assert deed_alone("saya pensiunan boleh kampanye di masjid") == "boleh kampanye di masjid"
    assert deed_alone("kampanye di masjid saya pensiunan boleh") == "kampanye di masjid saya boleh"
