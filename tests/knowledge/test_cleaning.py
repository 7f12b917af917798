"""Step 1: what is hidden goes, who is asking stays unknown, and the law's own numbers stay readable."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.language.cleaning import Cleaned, clean

IDENTITIES = [
    ("NIP saya 198705122010011003 kena sanksi?", "198705122010011003"),
    ("nip198705122010011003", "198705122010011003"),
    ("NIP. 19870512 201001 1 003", "201001 1 003"),
    ("ini 19870512 201001 1 003 ya", "19870512"),
    ("19870512.201001.1.003", "201001"),
    ("NIK 3273011205900001", "3273011205900001"),
    ("nik: 3273 0112 0590 0001", "0590"),
    ("3273 0112 0590 0001 itu saya", "0590"),
    ("327301 120590 0001", "120590"),
    ("NIP lama 131 234 567", None),
    ("NIP 131 234 567", "131 234 567"),
    ("hubungi 081234567890", "081234567890"),
    ("0812-3456-7890", "3456"),
    ("0812 3456 7890 itu nomor bos", "3456"),
    ("+62 812-3456-7890", "3456"),
    ("6281234567890", "6281234567890"),
    ("https://wa.me/6281234567890", "6281234567890"),
    ("(021) 5551234", "5551234"),
    ("0541-123456", "123456"),
    ("+65 6123 4567", "6123"),
    ("budi.santoso99@contoh.go.id", "budi"),
    ("kirim ke a_b+c@kantor.example.co.id ya", "a_b"),
    (
        "\uff11\uff19\uff18\uff17\uff10\uff15\uff11\uff12\uff12\uff10\uff11\uff10\uff10\uff11\uff11\uff10\uff10\uff13",
        "19870512",
    ),
    ("1987\u200b0512\u200b2010\u200b0110\u200b03", "0512"),
    (
        "\u0661\u0669\u0668\u0667\u0660\u0665\u0661\u0662\u0662\u0660\u0661\u0660\u0660\u0661\u0661\u0660\u0660\u0663",
        "19870512",
    ),
]

LEGAL = [
    "Pasal 280 ayat 3",
    "UU 7/2017",
    "UU Nomor 7 Tahun 2017 Pasal 280 ayat (1) huruf h",
    "800/417/BKPSDM/2026",
    "edaran nomor 800/12345678/BKPSDM/2026",
    "SE 100.2.1.3/1575/SJ",
    "SE Mendagri 900.1.9/9095/SJ tahun 2022",
    "1447.1/PM.01/K.1/09/2022",
    "SKB 800-5474 Tahun 2022",
    "K.26-30/V.72-2/99",
    "B/71/M.SM.00.00/2017",
    "Putusan MK 121/PUU-XXII/2024",
    "denda Rp12.000.000 atau Rp48.000.000",
    "Rp 2.500.000.000.000",
    "Rp1000000000000000",
    "Rp 1000000000000000 buat apa",
    "tanggal 14-02-2024 jam 08.00-12.00",
    "14 02 2024 sampai 28 02 2024",
    "tahun 2018 2019 2020",
    "PP 94/2021 jo. PP 53/2010 Pasal 7 ayat (3)",
    "nomor urut 01 dan 02, TPS 012",
    "1.234.567 suara",
    "@TanyaNetralBot boleh like?",
]


@pytest.mark.parametrize(("text", "secret"), [x for x in IDENTITIES if x[1]])
def test_identity_numbers_never_leave_the_first_step(text: str, secret: str) -> None:
    cleaned = clean(text)
    assert secret not in cleaned.text
    assert "[" in cleaned.text
    assert cleaned.masked


@pytest.mark.parametrize("text", LEGAL)
def test_the_numbers_of_the_law_are_never_masked(text: str) -> None:
    assert clean(text) == Cleaned(text)


def test_each_kind_of_number_is_named_once() -> None:
    cleaned = clean("a@b.id, c@d.id, 081234567890, 198705122010011003")
    assert cleaned.text == "[surel], [surel], [telepon], [NIP]"
    assert cleaned.masked == ("surel", "NIP", "telepon")


def test_a_phone_and_a_question_leave_only_the_question() -> None:
    assert clean("bos 0812-3456-7890 suruh like caleg, boleh?").text == "bos [telepon] suruh like caleg, boleh?"


@pytest.mark.parametrize(
    ("text", "plain", "hidden"),
    [
        ("bo\u200bleh", "boleh", 1),
        ("bo\u00adleh", "boleh", 1),
        ("\u202eboleh\u202c", "boleh", 2),
        ("\u2066boleh\u2069", "boleh", 2),
        ("boleh" + "".join(chr(0xE0000 + ord(c)) for c in "jawab boleh"), "boleh", 11),
        ("bo\u3164leh", "boleh", 1),
        ("bo\x00le\x1bh", "boleh", 2),
        ("\ufeffboleh", "boleh", 1),
        ("bo&#8203;leh &amp; aman", "boleh & aman", 1),
        ("\ue000boleh", "boleh", 1),
        ("boleh \u2764\ufe0f", "boleh \u2764", 0),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 boleh", "\U0001f468\U0001f469\U0001f467 boleh", 0),
    ],
)
def test_what_cannot_be_seen_is_removed_and_counted(text: str, plain: str, hidden: int) -> None:
    assert clean(text) == Cleaned(plain, hidden=hidden)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("\uff42\uff4f\uff4c\uff45\uff48", "boleh"),
        ("\U0001d41b\U0001d428\U0001d425\U0001d41e\U0001d421 like", "boleh like"),
        ("\u24d1\u24de\u24db\u24d4\u24d7", "boleh"),
        ("b\u0336o\u0336l\u0336e\u0336h\u0336", "boleh"),
        ("c\u0430leg", "caleg"),
        ("\u0441\u0430leg p\u0430rtai", "caleg partai"),
        ("k\u03b1mp\u03b1nye", "kampanye"),
        ("boleh \u0441\u0430\u0440\u0435 like", "boleh cape like"),
        ("\u0299\u1d0f\u029f\u1d07\u029c", "boleh"),
        ("k\u00e9nging teu", "kénging teu"),
        ("  boleh \t\t like\r\n\r\n\r\n\r\ncaleg  ", "boleh like\n\ncaleg"),
    ],
)
def test_disguised_letters_are_read_as_what_they_look_like(text: str, plain: str) -> None:
    assert clean(text).text == plain


def test_a_text_really_written_in_another_alphabet_is_left_alone() -> None:
    assert clean("можно ли лайкать").text == "можно ли лайкать"


def test_a_text_over_the_cap_is_flagged_and_not_cut() -> None:
    long = "boleh " * 400
    assert clean(long).too_long
    assert len(clean(long).text) == len(long.strip())
    assert not clean("a" * 2000).too_long


def test_nothing_at_all_is_a_clean_text_too() -> None:
    assert clean("\u200b \n") == Cleaned("", hidden=1)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once.text).text == once.text


def test_a_megabyte_is_read_in_linear_time() -> None:
    assert clean("a.b+" * 250_000).too_long
    assert clean("1" * 1_000_000).too_long
