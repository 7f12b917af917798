"""The review of cards flags what an editor must not let pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.catalog import load_library
from knowledge.composing.review import review
from knowledge.library import Library, keyed
from knowledge.model import RuleCard

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def blocks(library: Library, *cards: RuleCard) -> list[str]:
    return list(review(replace(library, cards=keyed(cards)), DAY))


def test_a_sound_card_is_printed_with_its_addresses_and_no_flag(library: Library) -> None:
    card = library.cards["pasang-baliho-calon"]
    block, sums = blocks(library, card)
    assert "Tidak boleh. " in block
    assert card.basis[0].address.text in block
    assert "!!" not in block
    assert sums.startswith("1 kartu")
    assert sums.endswith("0 bertanda")


def test_a_figure_that_no_cited_norm_has_is_flagged(library: Library) -> None:
    card = replace(library.cards["pasang-baliho-calon"], reason="Diancam penjara 17 tahun.")
    assert "!! angka tanpa sumber: 17" in blocks(library, card)[0]


def test_money_in_words_is_the_money_of_the_law(library: Library) -> None:
    card = library.cards["bpd-tim-kampanye"]
    assert "Rp12 juta" in blocks(library, card)[0]
    assert "angka tanpa sumber" not in blocks(library, card)[0]


def test_prose_beyond_the_limit_is_flagged(library: Library) -> None:
    card = replace(library.cards["pasang-baliho-calon"], reason="kata " * 120)
    assert "paling banyak 120" in blocks(library, card)[0]


def test_an_act_judged_by_circulars_alone_is_flagged(library: Library) -> None:
    card = library.cards["pasang-baliho-calon"]
    soft = tuple(b for b in card.basis if b.address.slug.startswith("skb-"))
    assert "tanpa undang-undang" in blocks(library, replace(card, basis=soft))[0]


def test_a_note_said_twice_is_flagged_at_the_second_card(library: Library) -> None:
    first = replace(library.cards["pasang-baliho-calon"], note="Sama.")
    second = replace(library.cards["bendera-di-rumah"], note="Sama.")
    one, two, _ = blocks(library, first, second)
    assert "catatan sama" not in one
    assert "!! catatan sama dengan pasang-baliho-calon" in two


def test_no_bundled_card_breaks_the_check_on_citations(library: Library) -> None:
    text = "\n".join(review(library, DAY))
    for breach in (
        "!! tanpa sumber",
        "!! alamat tidak dikenal",
        "!! tidak berlaku",
        "!! tidak_boleh tanpa larangan",
        "!! boleh dengan larangan",
    ):
        assert breach not in text, breach
