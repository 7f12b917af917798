"""Step 2: a follow-on that swaps a status, stage or object asks the question before it once more."""

from __future__ import annotations

import pytest

from knowledge.language.swapping import carried, in_full, says_only_a_swap


@pytest.mark.parametrize(
    "part",
    [
        "kalau pppk", "kalau sudah ditetapkan kpu", "bagaimana jika masih bakal calon", "guru juga termasuk",
        "kalau di luar jam kerja", "berlaku juga di hari libur", "saya masih cpns", "bagaimana dengan pppk paruh waktu",
        "calonnya belum ditetapkan kpu baru daftar", "kalau tahun 2019", "kalau pemilihan kepala daerah 2018 dulu",
    ],
)  # fmt: skip
def test_a_status_a_stage_or_a_time_alone_is_a_swap(part: str) -> None:
    assert says_only_a_swap(part) is True


@pytest.mark.parametrize(
    "part",
    [
        "kalau hanya menonton", "kalau pns komentar di unggahan calon", "kalau begitu bagaimana", "terima kasih min",
        "kalau istri saya yang mencalonkan diri",
    ],
)  # fmt: skip
def test_what_names_an_act_of_its_own_or_nothing_is_no_swap(part: str) -> None:
    assert says_only_a_swap(part) is False


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        pytest.param(
            ["boleh suka unggahan calon", "bukan unggahan calon maksud saya unggahan kpu"], "boleh suka unggahan kpu",
            id="put right",
        ),
        pytest.param(
            ["boleh suka unggahan calon", "bukan unggahan calon maksud saya unggahan kpu", "kalau cpns"],
            "boleh suka unggahan kpu kalau cpns", id="and gone on from there",
        ),
        pytest.param(
            ["boleh bagikan brosur", "salah maksud saya menyimpan brosur"], "boleh bagikan brosur menyimpan brosur",
            id="what was wrong is not said",
        ),
        pytest.param(
            ["boleh suka unggahan calon", "bukan itu maksud saya"], "boleh suka unggahan calon bukan itu maksud saya",
            id="nothing else is meant",
        ),
    ],
)  # fmt: skip
def test_what_is_meant_stands_where_the_wrong_thing_stood(turns: list[str], said: str) -> None:
    assert in_full(turns) == said


@pytest.mark.parametrize(
    ("before", "part", "expected"),
    [
        pytest.param("pns boleh memilih", "kalau pppk", "pppk boleh memilih", id="status"),
        pytest.param(
            "pns di pemilihan kepala daerah", "kalau pemilihan kepala desa", "pns di pemilihan kepala desa",
            id="election: the office voted on is no status",
        ),
        pytest.param("suami saya calon bupati", "kalau ibu saya", "ibu saya calon bupati", id="family"),
        pytest.param(
            "boleh mengikuti akun kpu", "kalau akun calon presiden", "boleh mengikuti akun calon presiden", id="whose"
        ),
        pytest.param(
            "boleh suka unggahan bakal calon bupati", "kalau sudah ditetapkan kpu", "boleh suka unggahan calon bupati",
            id="stage: the organiser that names a candidate does not take his place",
        ),
        pytest.param("hukuman sedang apa saja", "kalau berat", "hukuman berat apa saja", id="degree"),
        pytest.param("sedang cuti boleh memilih", "kalau berat", "sedang cuti boleh memilih", id="no degree"),
        pytest.param(
            "boleh komentar di siaran calon", "hanya menonton tidak komentar", "boleh di siaran calon", id="denied"
        ),
        pytest.param("pns dan pppk boleh hadir", "kalau cpns", "pns dan pppk boleh hadir", id="two of a kind stay"),
        pytest.param(
            "boleh memandu debat yang diadakan kpu", "kalau yang mengadakan tim pemenangan",
            "boleh memandu debat yang diadakan tim pemenangan", id="host",
        ),
        pytest.param(
            "ibu saya calon bupati boleh pasang balihonya", "kalau yang memasang kakak saya",
            "ibu saya calon bupati boleh pasang balihonya", id="who does it is not who stands",
        ),
        pytest.param(
            "saya mau pensiun boleh jadi relawan", "kalau sudah resmi pensiun", "saya boleh jadi relawan", id="retired"
        ),
        pytest.param("pemilu 2020 dulu boleh hadir", "kalau tahun 2019", "pemilu 2019 dulu boleh hadir", id="year"),
        pytest.param("isi uu 7 tahun 2017", "kalau pada tahun 2019", "isi uu 7 tahun 2017", id="a law's year stays"),
        pytest.param("pemilu 2019 dulu boleh hadir", "kalau sekarang", "pemilu boleh hadir", id="no longer the past"),
        pytest.param("boleh hadir kampanye", "sanksinya apa", "boleh hadir kampanye", id="nothing to swap"),
    ],
)  # fmt: skip
def test_what_is_said_now_stands_where_its_kind_stood(before: str, part: str, expected: str) -> None:
    assert carried(before, part) == expected


@pytest.mark.parametrize(
    ("before", "part", "expected"),
    [
        pytest.param("boleh suka unggahan calon", "kalau istri saya", "istri saya boleh suka unggahan calon", id="kin"),
        pytest.param("pppk boleh daftar partai", "kalau suami", "suami saya boleh daftar partai", id="for a status"),
        pytest.param(
            "boleh masuk partai", "anak saya honorer", "anak saya honorer boleh masuk partai", id="with theirs"
        ),
        pytest.param(
            "saya istri tni boleh memilih", "suami saya boleh", "suami saya tni boleh memilih", id="the husband"
        ),
        pytest.param("boleh foto sama calon", "kalau istri saya", "boleh foto sama calon kalau istri saya", id="with"),
        pytest.param(
            "istri saya boleh suka unggahan calon",
            "kalau anak saya",
            "anak saya boleh suka unggahan calon",
            id="for kin",
        ),
    ],
)
def test_the_relative_who_is_named_does_the_deed_before(before: str, part: str, expected: str) -> None:
    assert in_full([before, part]) == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        pytest.param(
            ["anak saya mahasiswa jadi relawan boleh", "saya sendiri guru pns"], "saya guru pns jadi relawan boleh",
            id="with one's own calling",
        ),
        pytest.param(["suami boleh masuk partai", "kalau saya sendiri"], "saya boleh masuk partai", id="no more said"),
        pytest.param(
            ["boleh suka unggahan calon", "kalau istri saya", "kalau saya sendiri"], "saya boleh suka unggahan calon",
            id="there and back",
        ),
        pytest.param(
            ["suami saya karyawan swasta boleh jadi relawan", "kalau saya"],
            "suami saya karyawan swasta boleh jadi relawan kalau saya", id="his calling stays his",
        ),
        pytest.param(
            ["suami dan anak boleh masuk partai", "kalau saya"], "suami dan anak boleh masuk partai kalau saya",
            id="which of two is open",
        ),
        pytest.param(
            ["suami boleh masuk partai", "saya juga mau ikut kampanye"],
            "suami boleh masuk partai saya juga mau ikut kampanye", id="another deed",
        ),
    ],
)  # fmt: skip
def test_the_asker_does_the_deed_of_the_relative_before(turns: list[str], expected: str) -> None:
    assert in_full(turns) == expected
