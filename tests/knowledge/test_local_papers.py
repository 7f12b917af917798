"""Step 2: papers of one office are told from what no paper is asked of."""

import pytest

from knowledge.language.local_instruments import local_paper


@pytest.mark.parametrize(
    "mended",
    [
        "direktur rumah sakit tempat saya kerja menandatangani keputusan tentang pemilu isinya larangan apa saja",
        "kepala dinas saya menyebar surat larangan ikut grup yang dilarang apa saja di situ",
        "camat mengedarkan pengumuman poin terakhirnya apa",
    ],
)
def test_a_paper_is_an_offices_own_however_it_was_given_out(mended: str) -> None:
    assert local_paper(mended)


def test_what_an_office_spreads_besides_papers_is_no_paper() -> None:
    assert not local_paper("camat menyebar brosur calon isinya ajakan memilih apakah boleh")
