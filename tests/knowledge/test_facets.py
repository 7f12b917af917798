"""Step 2: who asks, when, and what form the question has, from the words alone."""

from __future__ import annotations

import pytest

from knowledge.language.facets import facets, is_english
from knowledge.model import Facets, Person, Stage


def of(mended: str) -> Facets:
    return facets(mended, mended)


def test_everything_a_question_says_of_itself_is_read_at_once() -> None:
    assert of("saya pppk apa sanksi pose jari di masa tenang pilkada 2020 dulu") == Facets(
        persons=frozenset({Person.PPPK}),
        stage=Stage.MASA_TENANG,
        year=2020,
        flags=frozenset({"saya", "sanksi", "dulu"}),
    )


@pytest.mark.parametrize(
    ("mended", "persons"),
    [
        ("cpns boleh like", {Person.CPNS}),
        ("calon pns boleh like", {Person.CPNS}),
        ("calon pns dan pns", {Person.CPNS, Person.PNS}),
        ("bukan pns tapi honorer", {Person.NON_ASN}),
        ("guru swasta bukan pns bukan pppk", {Person.NON_ASN}),
        ("bukan pppk maupun pns", {Person.NON_ASN}),
        ("bukan pppk", {Person.PPPK}),
        ("pns dan pppk", {Person.PNS, Person.PPPK}),
        ("guru paruh waktu", {Person.PPPK}),
        ("perangkat desa", {Person.KEPALA_DESA}),
        ("saya kaur keuangan di desa", {Person.KEPALA_DESA}),
        ("bapak saya kepala dusun", {Person.KEPALA_DESA}),
        ("pamong di balai desa", {Person.KEPALA_DESA}),
        ("saya anggota bpd", set()),
        ("kontrak pppk saya habis januari kemarin tidak diperpanjang", {Person.NON_ASN}),
        ("dulu pppk kontrak saya habis bulan kemarin tidak diperpanjang lagi", {Person.NON_ASN}),
        ("mantan pppk mau masuk partai", {Person.NON_ASN}),
        ("saya mantan kades", {Person.NON_ASN}),
        ("saya asn bukan pns", set()),
        ("saya pns caleg mantan pns minta dukungan", {Person.PNS}),
        ("saya kepala desa lama tidak kepala desa lagi", {Person.NON_ASN}),
        ("saya kepala desa mau maju lagi", {Person.KEPALA_DESA}),
        ("i m an engineer at a bumn not pns or pppk", {Person.BUMN}),
        ("i am a teacher not a pegawai asn", {Person.NON_ASN}),
        ("kontrak pppk saya habis tahun depan mau masuk partai", {Person.PPPK}),
        ("kontrak pppk saya sebentar lagi habis", {Person.PPPK}),
        ("saya pppk, kontrak habis desember", {Person.PPPK}),
        ("saya pppk yang sudah diberhentikan", {Person.NON_ASN}),
        ("saya sudah resmi berhenti dari pppk", {Person.NON_ASN}),
        ("saya pppk, belum berhenti", {Person.PPPK}),
        ("saya pns, bapak saya pensiunan", {Person.PNS}),
        ("saya pns, istri honorer", {Person.PNS}),
        ("saya pns sudah pensiun", {Person.PENSIUNAN}),
        ("saya dokter di rs swasta tidak pernah jadi pns", {Person.NON_ASN}),
        ("pemilihan kepala desa", set()),
        ("satuan polisi pamong praja", set()),
        ("saya pns polri bukan anggota polisi", {Person.PNS}),
        ("membuat laporan polisi", set()),
        ("polisi", {Person.TNI_POLRI}),
        ("damkar pns seperti tentara", {Person.PNS}),
        ("suami saya polisi", set()),
        ("sipir bukan polisi", set()),
        ("pegawai bumd", {Person.BUMN}),
        ("sudah pensiun", {Person.PENSIUNAN}),
        ("ayah saya sudah pensiun dari pns", {Person.PENSIUNAN}),
        ("saya pppk bukan pns", {Person.PPPK}),
        ("saya bukan pns", {Person.NON_ASN}),
        ("karyawan bumn kan bukan pns", {Person.BUMN}),
        ("pppk itu bukan asn", {Person.PPPK}),
        ("sekdes bukan asn dan bukan kades", {Person.KEPALA_DESA}),
        ("saya pns, istri bukan pns", {Person.NON_ASN}),
        ("saya pns, bukan pns beneran katanya", {Person.PNS}),
        ("cpns belum pns penuh", {Person.CPNS}),
        ("lurah itu bukan asn kan", set()),
        ("kuliah lagi berarti mahasiswa dulu bukan pns", set()),
        ("lurah sama dengan kepala desa", set()),
        ("lurah dipilih warga dan bukan asn", set()),
        ("lurah mengajak saya yang bukan asn", {Person.NON_ASN}),
        ("sk pensiun sudah keluar, tinggal sebulan", {Person.PNS}),
        ("sk pensiun sudah berlaku", {Person.PENSIUNAN}),
        ("kepala dinas yang akan pensiun bulan depan", {Person.PNS}),
        ("sebentar lagi purna tugas jadi pengurus partai", {Person.PNS}),
        ("guru yang pensiunnya baru akhir tahun", {Person.PNS}),
        ("sudah pensiun, tahun depan maju", {Person.PENSIUNAN}),
        ("saya cltn di luar negeri", {Person.PNS}),
        ("pppk minta cltn", {Person.PPPK}),
        ("saya pppk bisa cltn seperti pns", {Person.PPPK}),
        ("saya bukan asn, lurah mengajak", {Person.NON_ASN}),
        ("pegawai", set()),
    ],
)
def test_a_status_is_only_what_was_said(mended: str, persons: set[Person]) -> None:
    assert of(mended).persons == persons


@pytest.mark.parametrize(
    ("mended", "stage"),
    [
        ("foto dengan bakal calon", Stage.SEBELUM_PENETAPAN),
        ("pasangan calon belum resmi ditetapkan", Stage.SEBELUM_PENETAPAN),
        ("calon sudah ditetapkan", Stage.SESUDAH_PENETAPAN),
        ("di masa kampanye", Stage.SESUDAH_PENETAPAN),
        ("di minggu tenang", Stage.MASA_TENANG),
        ("pada hari h", Stage.HARI_PEMUNGUTAN),
        ("foto dengan calon", None),
    ],
)
def test_the_stage_is_read_and_never_guessed(mended: str, stage: Stage | None) -> None:
    assert of(mended).stage is stage


@pytest.mark.parametrize(
    ("mended", "year", "past"),
    [
        ("pilkada 2020 dulu boleh hadir", 2020, True),
        ("dulu di pemilu 2019 saya hadir", 2019, True),
        ("pas pemilihan kepala daerah 2018 dulu saya hadir", 2018, True),
        ("waktu pemilu presiden 2019 kemarin saya hadir", 2019, True),
        ("dulu pas 2018 saya hadir", 2018, True),
        ("pada 2018 dulu saya hadir", 2018, True),
        ("edaran pemilihan kepala daerah 2024 kemarin masih dipakai", 2024, False),
        ("uu 7 tahun 2017 lalu peraturan lain", None, False),
        ("foto tahun 2019 boleh diunggah", 2019, False),
        ("dulu tahun 2019 saya memuji capres sekarang sudah pns perlu dihapus semua", 2019, False),
        ("pemilu 2029 boleh hadir", 2029, False),
        ("uu 7/2017 boleh hadir", None, False),
    ],
)
def test_only_an_act_said_to_be_past_moves_the_answer_back(mended: str, year: int | None, past: bool) -> None:
    found = of(mended)
    assert (found.year, "dulu" in found.flags) == (year, past)


@pytest.mark.parametrize(
    ("mended", "flags"),
    [
        ("boleh foto", {"perbuatan", "tipis"}),
        ("boleh foto dengan calon", {"perbuatan"}),
        ("bebas foto dengan calon", {"perbuatan"}),
        ("foto dengan calon tidak apa-apa", {"perbuatan"}),
        ("sanksi pose jari berapa lama", {"sanksi", "keterangan", "rujukan"}),
        ("turun pangkat itu buat kami masih ada tidak hukuman itu sekarang", {"saya", "sanksi", "rujukan"}),
        ("hukuman berat turun pangkat 3 tahun di pp 53/2010 itu masih ada tidak", {"sanksi", "rujukan"}),
        ("pasal 87 yang masih berlaku pns anggota partai dipecat", {"sanksi", "keterangan"}),
        ("sanksi itu masih berlaku tidak", {"sanksi", "keterangan", "rujukan", "tipis"}),
        ("aturan itu masih berlaku boleh saya hadir kampanye", {"saya", "keterangan", "perbuatan"}),
        ("isi pasal 9", {"isi", "keterangan"}),
        ("who decides the sanction pasal 9", {"keterangan"}),
        ("may i report a colleague who kampanye", {"perbuatan"}),
        ("isi edaran bupati apa", {"isi", "keterangan", "surat_setempat"}),
        ("edaran bupati melarang kampanye", {"perbuatan"}),
        ("ada sk bupati. itu netral kan", {"perbuatan"}),
        ("bertugas di pps, berpihak tidak", {"perbuatan"}),
        ("dasar hukum cpns wajib netral apa", {"keterangan", "rujukan"}),
        ("kpps dilarang kampanye itu pasal mana", {"keterangan", "rujukan"}),
        ("dosen ptn terikat skb pasalnya mana", {"keterangan", "rujukan"}),
        ("which law says pppk di partai kena ptdh", {"isi", "keterangan", "rujukan"}),
        ("apa akibatnya kalau bap tidak saya teken pasal 32", {"keterangan", "sanksi", "saya"}),
        ("risikonya apa kalau ikut kampanye", {"keterangan"}),
        ("boleh ikut konvoi atau pasal mana yang dilanggar", {"perbuatan", "keterangan"}),
        ("cpns wajib netral", {"perbuatan"}),
        ("isi pakta integritas rsud kami", {"isi", "keterangan", "saya", "tipis", "surat_setempat"}),
        (
            "inspektorat menerbitkan sop. halaman dua itu batas waktunya kapan",
            {"keterangan", "tipis", "surat_setempat"},
        ),
    ],
)
def test_the_form_of_a_question_is_after_an_act_a_fact_a_paper_or_nothing_yet(mended: str, flags: set[str]) -> None:
    assert of(mended).flags == flags


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Can a civil servant attend a campaign?", True),
        ("boleh share video campaign di grup?", False),
        ("may I vote", False),
        ("", False),
    ],
)
def test_english_is_seen_in_the_message_before_mending(raw: str, expected: bool) -> None:
    assert is_english(raw) is expected
    assert facets("apa saja", raw).english is expected


@pytest.mark.parametrize(
    ("mended", "wanted"),
    [
        ("pergub kita ada pasal yang mengatur itu pasal berapa", True),
        ("bkpsdm kabupatenku menempel sop baru apa saja isinya", True),
        ("se sekjen kementerian saya angka 3 bunyinya apa", True),
        ("our embassy issued an internal circular what does paragraph 6 require", True),
        ("sop itu di kantor kami belum ada", False),
        ("keputusan bersama lima menteri isinya apa", False),
        ("peraturan badan kepegawaian negara 6 tahun 2022 tentang apa", False),
        ("peraturan badan pengawas pemilu isinya apa", False),
        ("surat badan pendapatan kami isinya apa", True),
        ("perjanjian kerja pppk di kabupaten saya pasal 9 isinya apa", True),
        ("sop media sosial puskesmas kami soal pemilu", True),
        ("edaran dinas kami tentang netralitas", True),
        ("edaran dinas kami tentang memenangkan petahana", False),
        ("sanksi menurut keputusan direktur rsud kami", True),
        ("menurut keputusan direktur rsud kami boleh ikut kampanye", False),
        ("kode etik dosen fakultas pasal 3 bunyinya", True),
        ("dasar kode etik instansi pasal berapa", False),
        ("kepala sekolah bilang abaikan edaran dinas bagaimana", False),
    ],
)
def test_the_paper_of_an_office_is_known_by_what_it_is_called(mended: str, wanted: bool) -> None:
    assert ("surat_setempat" in of(mended).flags) is wanted


def test_what_a_paper_says_is_not_asked_where_the_message_quotes_it() -> None:
    mended = "kepala bidang membuat pengumuman bunyinya hapus semua unggahan politik kalian boleh begitu"
    quoting = 'Kabid bikin pengumuman, bunyinya: "hapus semua unggahan politik kalian". Boleh begitu?'
    assert "surat_setempat" not in facets(mended, quoting).flags
    assert "surat_setempat" in facets(mended, mended).flags
    colon = "Isi surat sekda: seluruh ASN wajib hadir di rapat partai. Boleh saya tidak hadir?"
    wish = "isi surat sekretaris daerah seluruh asn wajib hadir di rapat partai boleh saya tidak hadir"
    assert "surat_setempat" not in facets(wish, colon).flags
    assert "surat_setempat" in facets(wish, "Isi surat sekda: seluruh ASN wajib hadir atau tidak?").flags


def test_in_a_story_paper_and_wish_stand_in_one_sentence() -> None:
    letter, group = "ada surat dari dekan untuk jadi panelis", "grup prodi isinya kebanyakan stiker"
    assert "surat_setempat" in facets(f"{letter} {group}", "").flags
    assert "surat_setempat" not in facets(f"{letter} {group}", "", (letter, group)).flags


@pytest.mark.parametrize(
    ("mended", "asks"),
    [
        ("bagaimana cara melapor", True),
        ("bagaimana kalau pppk", False),
        ("bagaimana dengan pegawai bumn", False),
        ("kalau disimpan di rumah bagaimana", False),
        ("kalau dipanggil siapa yang memeriksa bagaimana", True),
    ],
)
def test_a_supposed_case_asks_for_no_fact(mended: str, asks: bool) -> None:
    assert ("keterangan" in of(mended).flags) is asks


@pytest.mark.parametrize(
    ("mended", "rule"),
    [
        ("dasar hukum larangan asn jadi saksi partai", True),
        ("pasal larangan pns jadi anggota partai", True),
        ("aturan yang mengharuskan kades mundur kalau nyalon bupati", True),
        ("sanksi pppk ikut kampanye", True),
        ("apa sanksi guru yang kampanye di kelas", True),
        ("camat yang berpihak kena pasal berapa", True),
        ("boleh tidak jadi saksi, pasal berapa", False),
        ("kalau sesudah penetapan sanksinya jadi beda tidak", False),
        ("aturan yang melarang saksi itu berlaku untuk pppk tidak", False),
        ("jadi saksi partai kena tidak", False),
    ],
)
def test_who_asks_for_the_rule_or_the_sanction_alone_asks_for_no_permission(mended: str, rule: bool) -> None:
    assert ("rujukan" in of(mended).flags) is rule
