"""The time a question names, and the branch of a card that it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.judging.spans import branch_said, denied
from knowledge.language.durations import bounds, durations
from knowledge.language.mending import Glossary
from knowledge.language.understanding import Asked, Understanding
from knowledge.model import Branch, RuleCard, Span, Verdict
from tests.bot.small_library import small_library

LAW = small_library()
FIVE = 1800.0


def spoken(text: str, *turns: str) -> Asked:
    return Understanding(Glossary({}), {}).read(text, turns).parts[0]


def span(text: str) -> Span:
    return Span(text, *bounds(text), ("keluar",))


def former_members(**changes: object) -> RuleCard:
    branches = (
        Branch(Verdict.BOLEH, "sudah lima tahun keluar", "Lima tahun", span=span("paling sedikit 5 tahun")),
        Branch(Verdict.TIDAK_BOLEH, "belum lima tahun keluar", "Belum", span=span("kurang dari 5 tahun")),
    )
    plain = replace(LAW.cards["hadir-kampanye"], branches=branches, dispute=None)
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("mended", "days"),
    [
        ("keluar dari partai 3 tahun lalu", [1080.0]),
        ("saya 7 tahun jadi pns keluar partai kemarin", [1.0]),
        ("umur 30 tahun keluar partai", []),
        ("keluar dari partai 3 tahun lalu sekarang pns", [1080.0]),
        ("sebulan sesudah keluar", [30.0]),
        ("belum lima tahun keluar", [FIVE * 0.999]),
        ("keluar dua belas tahun lebih", [4320.0 * 1.001]),
        ("hari kerja ke 10 sejak keluar", [14.0]),
        ("keluar setengah tahun lalu", [180.0]),
        ("dua jam sebelum keluar", []),
    ],
)
def test_a_time_counts_as_the_time_of_the_word_it_stands_nearest_to(mended: str, days: list[float]) -> None:
    assert durations(mended, ("keluar",)) == pytest.approx(days)


def test_the_ends_of_a_span_belong_to_it_as_its_words_say() -> None:
    assert span("paling lama 14 hari kerja").holds(19.6)
    assert not span("lebih dari 14 hari kerja").holds(19.6)
    assert span("lebih dari 1 bulan, paling lama 12 bulan").holds(60)
    assert not span("kurang dari 5 tahun").holds(FIVE)
    with pytest.raises(ValueError, match="lama sekali"):
        bounds("lama sekali")


def test_the_time_told_leaves_one_branch() -> None:
    card = former_members()
    assert branch_said(card, spoken("keluar partai 3 tahun lalu, boleh jadi kpps?"), sure=True) == 1
    assert branch_said(card, spoken("keluar partai 6 tahun lalu, boleh jadi kpps?"), sure=True) == 0
    assert branch_said(card, spoken("bekas anggota partai boleh jadi kpps?"), sure=True) is None
    assert branch_said(card, spoken("keluar 6 tahun lalu, teman saya keluar 2 tahun lalu"), sure=True) is None


def test_the_time_of_a_follow_on_takes_the_place_of_the_one_before() -> None:
    asked = spoken("kalau baru setahun?", "keluar partai 6 tahun lalu, boleh jadi kpps?")
    assert branch_said(former_members(), asked, sure=True) == 1


def test_no_number_permits_where_the_card_is_not_sure_or_disputed() -> None:
    six = spoken("keluar partai 6 tahun lalu")
    assert branch_said(former_members(), six, sure=False) is None
    assert branch_said(former_members(dispute="hadir"), six, sure=True) is None


def test_a_branch_of_another_time_is_denied() -> None:
    card = former_members()
    library = replace(LAW, cards={card.id: card})
    three = spoken("keluar partai 3 tahun lalu")
    assert [denied(f"{card.id}#{i}", three, library) for i in (0, 1)] == [True, False]
    assert not denied(card.id, three, library)
