"""Step 2, for matching only: spoken words become the words of the cards, and nothing is corrected into another word."""

from __future__ import annotations

import pytest

from knowledge.language.mending import Glossary
from knowledge.language.typos import Speller

ENTRIES = {
    "gk": "tidak", "sher": "bagikan", "medsos": "media sosial", "p3k": "pppk", "kpu kab": "kpu kabupaten",
    "kpu": "komisi pemilihan umum", "tim ses": "tim sukses",
}  # fmt: skip
SPELLER = Speller({
    "kampanye": 50, "melanggar": 20, "mengajak": 9, "menyebar": 5, "calon": 90, "hadir": 9, "reses": 3, "spanduk": 6,
    "dukungan": 8, "dukungun": 1, "daftar": 40, "undangan": 9, "telaah": 4, "mengecat": 3, "mecat": 3,
}, {"telah": 60, "kmpanye": 2})  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Medsos SHER!!", "media sosial bagikan"),
        ("kpu kab", "kpu kabupaten"),
        ("kpu kota", "komisi pemilihan umum kota"),
        ("tim\n ses, p3k", "tim sukses pppk"),
        ("calooooon calon2", "calon calon"),
        ("golongan III, iyaaa", "golongan iii iya"),
        ("medsoskah medsosnya", "media sosial medsosnya"),
        ("kéngging téh", "kengging teh"),
        ("UU 7/2017", "uu 7/2017"),
        ("👍 ... ?", ""),
    ],
)
def test_the_longest_known_form_is_replaced_and_only_words_stay(typed: str, mended: str) -> None:
    assert Glossary(ENTRIES).mend(typed) == mended


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("boleh gk hadir", "boleh hadir"),
        ("kena gk ya", "kena"),
        ("boleh hadir gk", "boleh hadir tidak"),
        ("saya gk hadir", "saya tidak hadir"),
        ("boleh tidaknya hadir", "boleh tidaknya hadir"),
    ],
)
def test_a_not_that_only_asks_denies_nothing(typed: str, mended: str) -> None:
    assert Glossary(ENTRIES).mend(typed) == mended


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        pytest.param("kampanyee kampnye kmapanye", "kampanye kampanye kampanye", id="one letter more, less or swapped"),
        pytest.param("melangger", "melanggar", id="one wrong letter of a long word"),
        pytest.param("resep", "resep", id="one wrong letter of a short word is another word"),
        pytest.param("spandyx", "spandyx", id="two letters off"),
        pytest.param("hdr", "hdr", id="too short to be sure"),
        pytest.param("hdir dftr undngn", "hadir daftar undangan", id="typed without vowels"),
        pytest.param("dfur", "dfur", id="another vowel is another word"),
        pytest.param("telah", "telah", id="a word much in use is no slip"),
        pytest.param("kmpanye", "kampanye", id="a slip that others made too is still one"),
        pytest.param(
            "can i daftr the calon at the office", "can i daftr the calon at the office", id="english is left alone"
        ),
        pytest.param("dukungam", "dukungan", id="the word used more often wins"),
        pytest.param("ngelanggar ngajak nyebar", "melanggar mengajak menyebar", id="the spoken prefix"),
        pytest.param("ngecat", "mengecat", id="the spoken prefix of a short root"),
        pytest.param("ngopi", "ngopi", id="a spoken verb our texts do not know"),
        pytest.param("kampanye2024", "kampanye2024", id="letters with digits are left alone"),
    ],
)
def test_slips_are_mended_only_where_one_word_is_meant(typed: str, mended: str) -> None:
    assert Glossary({}, SPELLER).mend(typed) == mended


def test_a_word_is_not_a_dialect_s_word_with_a_particle() -> None:
    glossary = Glossary({"seko": "dari"}, Speller({"sekolah": 90}))
    assert glossary.mend("sekolah") == "sekolah"
    assert glossary.mend("school sekolah") == "school sekolah"
    assert glossary.mend("sekokah") == "dari"


def test_a_word_of_the_glossary_is_not_taken_for_a_slip() -> None:
    assert Glossary({"hadirr": "datang"}, SPELLER).mend("hadirr") == "datang"
