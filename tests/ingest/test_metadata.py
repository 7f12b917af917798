"""What a regulation says of itself is read from its own words, in the many ways offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.metadata import read_metadata
from ingest.model import Page, ReadDocument
from ingest.parsing import parse_document
from ingest.structure.cleaning import clean
from ingest.structure.sections import split_sections
from tests.ingest.papers import AMENDING, LAW

RITUAL = "\nDENGAN RAHMAT TUHAN YANG MAHA ESA\nMenimbang : a. bahwa perlu;\nMEMUTUSKAN:\n"


@pytest.mark.parametrize(
    ("title", "slug", "kind", "number"),
    [
        ("UNDANG UNDANG REPUBLIK INDONESIA\nNOMOR 6 TAHUN 2014", "uu-6-2014", "Undang-Undang", "6"),
        ("PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR I1 TAHUN 2OO8", "pp-11-2008", "Peraturan Pemerintah", "11"),
        (
            "PERATURAN KOMISI PEMILIHAN UMUM\nNOMOR 15 TAHUN 2023",
            "pkpu-15-2023",
            "Peraturan Komisi Pemilihan Umum",
            "15",
        ),
        (
            "PERATURAN MENTERI DALAM NEGERI REPUBLIK INDONESIA\nNOMOR 4 TAHUN 2023",
            "permendagri-4-2023",
            "Peraturan Menteri Dalam Negeri",
            "4",
        ),
        (
            "PERATURAN OTORITAS JASA KEUANGAN\nNOMOR 22 /POJK.01/2015",
            "pojk-22-2015",
            "Peraturan Otoritas Jasa Keuangan",
            "22/POJK.01/2015",
        ),
        (
            "SURAT EDARAN KEPALA BAPETEN\nNOMOR : 0842/K/IV/2020",
            "se-bapeten-0842-2020",
            "Surat Edaran",
            "0842/K/IV/2020",
        ),
        (
            "PERATURAN GUBERNUR JAWA BARAT\nNOMOR 12 TAHUN 2020",
            "pergub-jawa-barat-12-2020",
            "Peraturan Gubernur Jawa Barat",
            "12",
        ),
        ("QANUN ACEH\nNOMOR 6 TAHUN 2014", "qanun-aceh-6-2014", "Qanun", "6"),
    ],
)
def test_every_kind_has_its_type_number_and_slug(title: str, slug: str, kind: str, number: str) -> None:
    text = f"SALINAN\n{title}\nTENTANG\nNETRALITAS PEGAWAI{RITUAL}"
    meta = read_metadata(clean((Page(1, text),)).text, [])
    assert meta is not None
    assert (meta.slug, meta.type, meta.number, meta.title) == (slug, kind, number, "Netralitas Pegawai")


def test_the_issuer_of_a_circular_may_stand_in_the_letterhead() -> None:
    head = "KEMENTERIAN PENDAYAGUNAAN APARATUR NEGARA\nDAN REFORMASI BIROKRASI\n"
    meta = read_metadata(f"{head}SURAT EDARAN\nNOMOR: 1 TAHUN 2023\nTENTANG\nNETRALITAS\nYth. Para Menteri", [])
    assert meta is not None
    assert (meta.slug, meta.issuer) == (
        "se-menpanrb-1-2023",
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    )


def test_a_letter_is_known_by_its_number_and_subject() -> None:
    head = "BADAN KEPEGAWAIAN NEGARA\nJakarta, 31 Mei 2018\n"
    meta = read_metadata(f"{head}Nomor : K.26-30/V.72-2/99\nPerihal : Pencegahan Gangguan\nKepada Yth.\n", [])
    assert meta is not None
    assert (meta.slug, meta.title, meta.date) == ("surat-bkn-k26-30-2018", "Pencegahan Gangguan", date(2018, 5, 31))


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("pada tanggal diundangkan", date(2025, 2, 4)),
        ("sejak tanggal ditetapkan", date(2025, 2, 3)),
        ("setelah 3 (tiga) bulan terhitung sejak tanggal diundangkan", date(2025, 5, 4)),
        ("pada tanggal 2 Januari 2026", date(2026, 1, 2)),
        ("secara bertahap", None),
    ],
)
def test_the_date_of_force_is_worked_out_or_left_open(words: str, when: date | None) -> None:
    text = (
        f"UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 1 TAHUN 2025\nTENTANG\nUJI{RITUAL}Pasal 1\n"
        f"Undang-Undang ini mulai berlaku {words}.\nAgar setiap orang mengetahuinya.\nDisahkan di Jakarta\n"
        "pada tanggal 3 Februari 2025\nDiundangkan di Jakarta\npada tanggal 4 Februari 2025\n"
    )
    meta = read_metadata(text, split_sections(text))
    assert meta is not None
    assert meta.effective_from == when


def test_an_impossible_date_is_left_open() -> None:
    closing = "Disahkan di Jakarta\npada tanggal 31 Februari 2025\n"
    meta = read_metadata(f"UNDANG-UNDANG\nNOMOR 1 TAHUN 2025\nTENTANG\nUJI\nMenimbang\n{closing}", [])
    assert meta is not None
    assert meta.date is None


def test_another_regulation_among_files_sent_together_is_named() -> None:
    together = ReadDocument("album", (Page(1, LAW), Page(2, "Pasal 9\nCukup jelas."), Page(3, AMENDING)))
    said = [(w.detail, w.page) for w in parse_document(together).warnings if w.code == "naskah_lain"]
    words = "tampaknya memulai naskah lain; yang dikirim bersama dibaca sebagai satu dokumen"
    assert said == [(f"Peraturan Pemerintah Nomor 9 {words}", 3)]
    again = parse_document(ReadDocument("album", (Page(1, LAW), Page(2, f"LAMPIRAN\n{LAW}"))))
    assert not [w for w in again.warnings if w.code == "naskah_lain"]
