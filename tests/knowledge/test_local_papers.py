"""Step 2: papers of one office are told from what no paper is asked of."""

import pytest

from knowledge.language.local_instruments import local_paper, local_spans


@pytest.mark.parametrize(
    "mended",
    [
        "direktur rumah sakit tempat saya kerja menandatangani keputusan tentang pemilu isinya larangan apa saja",
        "kepala dinas saya menyebar surat larangan ikut grup yang dilarang apa saja di situ",
        "camat mengedarkan pengumuman poin terakhirnya apa",
        "di grup ramai se sesjen no 17 tahun 2026 poin sanksinya apa",
        "kampus saya punya kode etik dosen sendiri di kode etik itu hukumannya apa",
    ],
)
def test_a_paper_is_an_offices_own_however_it_was_given_out(mended: str) -> None:
    assert local_paper(mended)


def test_what_an_office_spreads_besides_papers_is_no_paper() -> None:
    assert not local_paper("camat menyebar brosur calon isinya ajakan memilih apakah boleh")


def test_a_decree_of_campaigners_is_no_offices_paper() -> None:
    assert not local_paper("nama saya tertulis di sk tim pemenangan kecamatan harus bagaimana")
    assert local_paper("sk camat tentang netralitas isinya bagaimana")


def test_carrying_out_a_written_order_asks_nothing_of_the_paper() -> None:
    told = "saya hanya menjalankan instruksi tertulis pimpinan untuk mengajak warga memilih calon"
    assert list(local_spans(told, told)) == []
    asked = "apa isi instruksi tertulis pimpinan tentang netralitas"
    assert list(local_spans(asked, asked)) != []
