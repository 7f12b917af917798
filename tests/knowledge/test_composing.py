"""Step 6: what is shown again of a question is its own plain words."""

from knowledge.composing.echoes import echo
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
