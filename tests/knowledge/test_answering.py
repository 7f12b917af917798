"""The seven steps together, over a small law and collaborators that do one thing each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from knowledge.address import Address
from knowledge.answering import Answerer
from knowledge.composing.asker import Asker
from knowledge.composing.cards import from_branch, from_card
from knowledge.composing.lookups import clarify, fixed, not_found
from knowledge.judging.ruling import Calibration, Ruling, judge
from knowledge.language.legal_names import build_names
from knowledge.language.mending import Glossary
from knowledge.language.understanding import Understanding
from knowledge.library import Library
from knowledge.model import (
    Answer,
    AnswerPart,
    Evidence,
    Hit,
    LegalStatus,
    Person,
    Question,
    Role,
    Route,
    Stage,
    Verdict,
)
from tests.bot.small_library import SKB, small_library

LAW = small_library()
TODAY = date(2026, 6, 1)
LIKE, READ, RALLY = "like-unggahan-calon", "baca-berita", "hadir-kampanye"
SURE = Calibration(bias=0.0, top=5.0, margin=0.0, lexical=0.0, dense=0.0, agreement=0.0, floor=0.6, permit=0.6)


class Shelf:
    """Implements ``LibrarySource`` with one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def current(self) -> Library:
        return self._library


class Moving:
    """Implements ``LibrarySource`` while something is published: the second look finds the card's law repealed."""

    def __init__(self) -> None:
        self._libraries = [LAW]

    def current(self) -> Library:
        return self._libraries.pop() if self._libraries else repealed(date(2026, 1, 1))


class ByWord:
    """Implements ``CardMatcher``: sure of the card whose word is said, and keeps what it was asked."""

    words = {
        "like": LIKE, "berita": READ, "kampanye": RALLY, "membagikan": "bagikan-pesan-calon",
        "foto": "klarifikasi-foto", "halo": "route:sapaan",
    }  # fmt: skip

    def __init__(self) -> None:
        self.asked: list[str] = []

    def evidence(self, texts: Sequence[str]) -> list[Evidence]:
        self.asked += texts
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Evidence:
        found = [Hit(self.words[word], 1.0) for word in text.split() if word in self.words]
        return Evidence(tuple(found[:1]), 0.5, 0.5)


class NoPassages:
    """Implements ``PassageIndex`` of a library without published documents."""

    def search(self, texts: Sequence[str], limit: int) -> list[list[Hit]]:
        return [[] for _ in texts]


class Saying:
    """Implements ``AnswerWriter``: one line, whatever the part."""

    def __init__(self, line: str | None) -> None:
        self._line = line

    def write(self, part: AnswerPart, so_far: Callable[[str], None] | None = None) -> str | None:
        return self._line


def answerer(
    library: Library | Moving = LAW,
    matcher: ByWord | None = None,
    writer: Saying | None = None,
    calibration: Calibration = SURE,
) -> Answerer:
    return Answerer(
        library if isinstance(library, Moving) else Shelf(library),
        lambda law: Understanding(Glossary({}), build_names(law.regulations.values(), {})),
        matcher or ByWord(), NoPassages(), {}, calibration, lambda: TODAY, writer,
    )  # fmt: skip


def ask(text: str, *turns: str, library: Library = LAW, **known: object) -> Answer:
    return answerer(library).answer(Question(text, turns, **known))  # type: ignore[arg-type]  # fields of Question


def repealed(on: date) -> Library:
    law = replace(LAW.regulations["skb-netralitas-2022"], status=LegalStatus.DICABUT, effective_to=on)
    return replace(LAW, regulations={**LAW.regulations, law.slug: law})


def test_a_question_is_answered_by_the_card_that_decides() -> None:
    answer = ask("boleh like postingan caleg?")
    part = from_card(LAW.cards[LIKE], "boleh like postingan caleg?", LAW, Asker(TODAY), answer.parts[0].score)
    assert answer == Answer((part,), "", TODAY, LAW.version)
    assert answer.parts[0].score == pytest.approx(0.9933, abs=1e-4)


def test_one_answer_rests_on_one_version_of_the_library() -> None:
    assert answerer(Moving()).answer(Question("boleh like postingan caleg?")) == ask("boleh like postingan caleg?")


@pytest.mark.parametrize(
    ("situation", "understood"),
    [
        ("Datang ke tempat orasi partai", "Dipahami sebagai: Datang ke tempat orasi partai."),
        (LAW.cards[RALLY].headline.removesuffix("."), "Begitu kami memahaminya."),
    ],
)
def test_a_doubtful_reading_is_said_and_named_where_the_headline_does_not_name_it(
    situation: str, understood: str
) -> None:
    card = replace(LAW.cards[RALLY], situation=situation)
    library = replace(LAW, cards={**LAW.cards, RALLY: card})
    (part,) = answerer(library, calibration=replace(SURE, sure=1.1)).answer(Question("boleh ikut kampanye?")).parts
    assert (part.card, part.understood) == (RALLY, understood)


def test_what_rules_can_tell_is_never_weighed() -> None:
    matcher = ByWord()
    text = "boleh like " * 300
    assert answerer(matcher=matcher).answer(Question(text)).parts == (fixed(Route.TERLALU_PANJANG, text.strip()),)
    assert matcher.asked == []


def test_a_courtesy_alone_is_greeted_and_beside_a_question_the_question_is_answered() -> None:
    assert [(p.route, p.verdict) for p in ask("halo").parts] == [(Route.SAPAAN, Verdict.DI_LUAR_CAKUPAN)]
    both = ask("halo ya? boleh like postingan caleg?")
    assert [p.card for p in both.parts] == [LIKE]


def test_identity_numbers_are_masked_before_anything_is_weighed_or_shown() -> None:
    matcher = ByWord()
    part = answerer(matcher=matcher).answer(Question("NIP 198705122010011003 boleh like?")).parts[0]
    assert not any("19870512" in text for text in (*matcher.asked, part.question))


def test_a_missing_act_is_asked_back_and_each_button_leads_to_an_answer() -> None:
    part = ask("boleh foto?").parts[0]
    assert part == clarify(LAW.clarifications["klarifikasi-foto"], "boleh foto?")
    led = [answerer().answer_card(option.target, Question("boleh foto?")).verdict for option in part.options]
    assert led == [Verdict.TIDAK_BOLEH, Verdict.BOLEH, Verdict.BERSYARAT]


def test_a_fact_of_another_field_is_no_act_to_be_asked_back_about(monkeypatch: pytest.MonkeyPatch) -> None:
    vague: list[bool] = []

    def noting(evidence: Evidence, library: Library, calibration: Calibration, thin: bool = False) -> Ruling:
        vague.append(thin)
        return judge(evidence, library, calibration, thin)

    monkeypatch.setattr("knowledge.answering.judge", noting)
    ask("siapa mengingatkan peserta lomba perahu?")
    ask("boleh foto?")
    assert vague == [False, True]


def test_what_nothing_speaks_of_is_not_guessed() -> None:
    assert ask("boleh menanam padi di bulan hujan?").parts == (
        not_found("boleh menanam padi di bulan hujan?", (), LAW, 0.0),
    )


def test_the_gravest_part_names_the_answer_and_the_fourth_question_is_left() -> None:
    text = (
        "boleh baca berita politik? boleh hadir di kampanye? boleh like postingan caleg? boleh ikut membagikan pesan?"
    )
    answer = ask(text)
    assert [p.verdict for p in answer.parts] == [Verdict.BOLEH, Verdict.BERSYARAT, Verdict.TIDAK_BOLEH]
    assert (answer.verdict, answer.left_out) == (Verdict.TIDAK_BOLEH, "boleh ikut membagikan pesan?")


def test_a_question_for_the_sanction_of_the_same_act_is_not_a_second_part() -> None:
    assert [p.card for p in ask("boleh like postingan caleg? terus sanksinya apa?").parts] == [LIKE]


def test_a_follow_up_is_answered_with_what_came_before() -> None:
    assert ask("sanksinya apa?", "boleh like postingan caleg?").parts[0].card == LIKE


def test_a_known_status_counts_until_the_question_names_another() -> None:
    mine = ask("boleh like postingan caleg?", person=Person.PPPK).parts[0]
    assert mine.sanctions == ("PPPK: disiplin PPPK di instansinya",)
    other = ask("boleh pns like postingan caleg?", person=Person.PPPK).parts[0]
    assert [line.partition(":")[0] for line in other.sanctions] == ["PNS/CPNS"]


def test_an_act_of_a_past_year_is_answered_by_the_law_of_its_end() -> None:
    ended = repealed(date(2024, 1, 1))
    assert ask("boleh membagikan pesan ini?", library=ended).verdict is Verdict.INFORMASI
    assert ask("boleh membagikan pesan pada pilkada 2023 dulu?", library=ended).verdict is Verdict.TIDAK_BOLEH
    assert ask("boleh membagikan pesan ini?", library=ended, as_of=date(2023, 5, 1)).verdict is Verdict.TIDAK_BOLEH


def test_a_past_year_is_named_and_a_follow_on_may_name_another() -> None:
    before = "boleh membagikan pesan pada pemilu 2023 dulu?"
    assert ask(before).parts[0].corrections == ("Dijawab menurut aturan per 31 Desember 2023.",)
    follow_on = ask("kalau tahun 2020?", before).parts[0]
    assert follow_on.headline == "Aturannya belum berlaku pada tanggal itu."
    assert ask("kalau sekarang?", before).parts[0].corrections == ()


def test_a_law_looked_up_on_a_day_before_it_is_no_past_law() -> None:
    part = ask("pada 2020 dulu, apa isi PP 94/2021 pasal 14?").parts[0]
    assert part.corrections == (
        "Dijawab menurut aturan per 31 Desember 2020.",
        "PP 94/2021 baru berlaku sejak 31 Agustus 2021.",
    )
    assert [(c.role, c.later) for c in part.citations] == [(Role.PROSEDUR, True)]


def test_the_end_of_a_ban_is_told_and_never_becomes_a_boleh() -> None:
    for text in ("boleh membagikan pesan ini?", "boleh baca berita politik?"):
        part = ask(text, library=repealed(date(2026, 1, 1))).parts[0]
        assert (part.verdict, part.headline) == (Verdict.INFORMASI, "Dasar aturannya sudah berubah.")


def test_a_refusal_to_judge_a_person_tells_no_ended_rule() -> None:
    text = "pak RW Tarmizi Hasan membagikan pesan itu, pantas dihukum ga"
    assert "Membagikan pesan dukungan calon dilarang." in ask(text).parts[0].reason
    refusal = ask(text, library=repealed(date(2026, 1, 1))).parts[0]
    assert (refusal.reason, refusal.citations) == (fixed(Route.MENILAI_ORANG, text).reason, ())


def test_a_part_that_fails_the_check_is_not_shown() -> None:
    unsourced = replace(LAW.cards[LIKE], verdict=Verdict.INFORMASI, basis=())
    law = replace(LAW, cards={**LAW.cards, LIKE: unsourced})
    assert ask("boleh like postingan caleg?", library=law).parts == (
        not_found("boleh like postingan caleg?", (LIKE,), law),
    )


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("Aturannya memang sudah jelas, jadi tahan dulu jempolnya.", True),
        ("Tenang, itu boleh saja.", False),
        ("Hukumannya penjara 3 tahun.", False),
        (None, False),
    ],
)
def test_words_of_a_model_stand_only_where_the_check_finds_no_fault(line: str | None, stands: bool) -> None:
    part = answerer(writer=Saying(line)).answer(Question("boleh like postingan caleg?")).parts[0]
    assert part.reason == (line if stands else LAW.cards[LIKE].reason)


def test_an_english_question_gets_an_english_line_over_an_indonesian_answer() -> None:
    part = ask("can i like the post of a candidate on my account").parts[0]
    assert (part.card, part.english) == (LIKE, "In short: no, this is not allowed.")


def test_a_premise_that_is_gone_is_put_right_before_the_answer() -> None:
    part = ask("boleh like menurut PP 53/2010?").parts[0]
    assert part.card == LIKE
    assert part.corrections[0].startswith("PP 53/2010 sudah dicabut")


def test_a_button_leads_to_a_card_to_one_of_its_branches_or_to_a_clear_no() -> None:
    engine, question = answerer(), Question("boleh hadir?", person=Person.PPPK)
    mine = Asker(TODAY, frozenset({Person.PPPK}))
    card = LAW.cards[RALLY]
    assert engine.answer_card(RALLY, question).parts == (from_card(card, "boleh hadir?", LAW, mine, None),)
    assert engine.answer_card(RALLY, question, 1).parts == (from_branch(card, 1, "boleh hadir?", LAW, mine),)
    assert engine.answer_card("kartu-lama", question).parts == (not_found("boleh hadir?", (), LAW),)


def test_a_button_answers_whom_and_when_the_question_named() -> None:
    engine, card = answerer(), LAW.cards[RALLY]
    asked = Question("kalau PNS hadir di masa tenang boleh?")
    mine = Asker(TODAY, frozenset({Person.PNS}), Stage.MASA_TENANG)
    assert engine.answer_card(RALLY, asked, 1).parts == (from_branch(card, 1, asked.text, LAW, mine),)
    assert from_branch(card, 1, asked.text, LAW, mine).persons == {Person.PNS}
    alone = Question(card.situation)
    assert engine.answer_card(RALLY, alone).parts == (from_card(card, alone.text, LAW, Asker(TODAY), None),)
    [part] = engine.answer_card(LIKE, Question("can i like the post of a candidate on my account")).parts
    assert part.english == "In short: no, this is not allowed."


def test_what_is_pressed_of_an_answer_on_the_law_of_then_says_so_too() -> None:
    question = Question("pilkada 2024 dulu saya like unggahan calon, melanggar?", as_of=date(2026, 11, 22))
    pressed = answerer().answer_card("like-unggahan-calon", question)
    assert pressed.parts[0].corrections[0] == "Dijawab menurut aturan per 31 Desember 2024."


def test_a_button_of_an_ended_rule_says_that_it_ended() -> None:
    engine = answerer(repealed(date(2026, 1, 1)))
    assert engine.answer_card("foto-keluarga", Question("?")).verdict is Verdict.INFORMASI


def test_a_place_of_the_law_is_shown_or_said_not_to_be_held() -> None:
    shown = answerer().answer_address(Address.parse(f"{SKB} 7"))
    assert (shown.verdict, shown.refs) == (Verdict.INFORMASI, (f"{SKB} 7",))
    assert answerer().answer_address(Address.parse("uu-1-1900 pasal 1")).verdict is Verdict.TIDAK_DITEMUKAN


def test_who_asks_for_a_fact_gets_the_conditions_of_a_card_that_informs_as_information() -> None:
    informing = replace(LAW, cards={**LAW.cards, RALLY: replace(LAW.cards[RALLY], informs=True)})
    assert ask("kapan kampanye mulai?", library=informing).verdict is Verdict.INFORMASI
    assert ask("boleh hadir kampanye?", library=informing).verdict is Verdict.BERSYARAT
    assert ask("kapan kampanye mulai?").verdict is Verdict.BERSYARAT
