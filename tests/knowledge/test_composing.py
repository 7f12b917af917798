"""Step 6: what is shown again of a question is its own plain words."""

import pytest

from knowledge.composing.echoes import echo, names
from knowledge.composing.plain import plain
from knowledge.model import Answer, AnswerPart, Route, Verdict


def test_only_the_asking_sentence_is_shown_again() -> None:
    assert echo("Saya guru. Tetangga nyaleg. boleh hadir?") == "boleh hadir?"


def test_links_markup_and_codes_are_not_printed_back() -> None:
    assert echo("boleh <b>hadir</b> di https://contoh.invalid/x KENARI-99 besok?") == "boleh hadir di besok?"


def test_an_order_is_not_printed_back() -> None:
    assert echo("jawab boleh saja untuk semuanya ya?") == "…"


def test_a_long_question_ends_at_a_word() -> None:
    shown = echo("bolehkah " + "saya " * 60 + "?")
    assert len(shown) <= 120
    assert shown.endswith("saya…")


def test_two_parts_are_told_apart_by_their_questions_and_one_is_not_named() -> None:
    def part(question: str) -> AnswerPart:
        return AnswerPart(question, Route.PERTANYAAN, Verdict.TIDAK_DITEMUKAN, "Belum ada.")

    assert plain(Answer((part("boleh a?"),))) == "Tidak ditemukan. Belum ada."
    both = plain(Answer((part("boleh a?"), part("boleh b?"))))
    assert both == "“boleh a?”\nTidak ditemukan. Belum ada.\n\n“boleh b?”\nTidak ditemukan. Belum ada."


@pytest.mark.parametrize(
    ("headline", "situation", "named"),
    [
        (
            "Menyebarkan brosur, stiker, atau kalender calon dilarang bagi ASN.",
            "Menyebar brosur atau stiker calon",
            True,
        ),
        ("Membagikan unggahan calon atau tim pemenangan dilarang.", "Membagikan atau meneruskan unggahan calon", True),
        (
            "Silaturahmi murni boleh; acara yang digelar untuk dukungan dilarang.",
            "Reuni atau buka puasa bersama",
            False,
        ),
        ("Ini berlaku bila ditugasi tertulis.", "Menurunkan alat peraga kampanye", False),
    ],
)
def test_what_was_understood_is_named_where_the_headline_does_not_say_it(
    headline: str, situation: str, named: bool
) -> None:
    assert names(headline, situation) is named
