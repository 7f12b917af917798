"""Markup, splitting, buttons, memory: the small parts that every message goes through."""

from __future__ import annotations

import logging
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import Buttons, Tags, number_of, number_tag, tag
from bot.canvas import drawable
from bot.markup import chunks, esc, pack, plain, size
from bot.memory import told_person
from bot.messages import Button, Message, Parcel, Place, Quiz
from bot.privacy import Hasher, _NoSecrets, _PlainFormatter
from bot.replies import pages_of
from knowledge.model import Answer, AnswerPart, Person, Question, Route, Verdict
from tests.bot.fake_engine import FakeEngine
from tests.bot.small_library import small_library
from tests.telegram_server.html import parse_html

KEYS = Hasher("kunci")


@given(st.text(max_size=600), st.integers(20, 80))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_when_a_text_is_split(text: str, limit: int) -> None:
    pieces = chunks(text, limit)
    assert all(size(esc(piece)) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.lists(st.text(st.characters(exclude_characters="\x00"), min_size=1, max_size=50), max_size=9))
def test_blocks_are_packed_in_order_and_whole(blocks: list[str]) -> None:
    marked = [f"<b>{esc(b)}</b>" for b in blocks]
    pages = pack(marked, limit=400)
    assert "\n\n".join(pages) == "\n\n".join(marked)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
@settings(deadline=None)
def test_whatever_a_text_holds_telegram_takes_the_answer(text: str) -> None:
    part = AnswerPart(
        text, Route.PERTANYAAN, Verdict.TIDAK_BOLEH, text, text, (text,), sanctions=(text,), allowed_instead=text,
        footer=text, note=text, clarify=text, english=text,
    )  # fmt: skip
    for page in pages_of(Answer((part, part), text), text):
        parsed, _ = parse_html(page)
        assert parsed == plain(page)


def test_a_huge_answer_is_split_and_no_page_is_over_the_limit() -> None:
    pages = pages_of(FakeEngine().answer(Question("gedor? gedor lagi? gedor terus?")))
    assert len(pages) > 1
    assert all(size(page) <= 4096 for page in pages)


def test_button_data_is_short_signed_and_bound_to_its_chat() -> None:
    buttons = Buttons(KEYS)
    longest = max(small_library().provisions, key=len)
    data = buttons.data(-1001234567890, "b", *[tag(longest)] * 5)
    assert len(data.encode()) <= 64
    press = buttons.read(-1001234567890, data)
    assert press is not None
    assert (press.action, press.args) == ("b", (tag(longest),) * 5)
    assert buttons.read(5, data) is None
    assert buttons.read(-1001234567890, data[:-1] + ("0" if data[-1] != "0" else "1")) is None
    assert buttons.read(5, "") is None
    assert buttons.read(5, None) is None


def test_tags_find_the_same_card_in_every_process() -> None:
    tags = Tags(small_library())
    card = tags.card(tag("like-unggahan-calon"))
    assert card is not None
    assert card.id == "like-unggahan-calon"
    assert tag("like-unggahan-calon") == "lfYQzj6Y" or len(tag("like-unggahan-calon")) == 8
    assert tags.card("tidakada") is None


@given(st.integers(0, 10**15))
def test_numbers_survive_their_short_form(number: int) -> None:
    assert number_of(number_tag(number)) == number


def test_a_deep_link_cannot_be_counted_up() -> None:
    buttons = Buttons(KEYS)
    payload = buttons.deep_link(41)
    assert len(payload) <= 64
    assert buttons.linked_question(payload) == 41
    assert buttons.linked_question(payload.replace("_15_", "_16_")) is None
    assert buttons.linked_question("ask_") is None


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("saya PPPK, boleh like?", Person.PPPK),
        ("gw cuma honorer nih", Person.NON_ASN),
        ("sy seorang pns", Person.PNS),
        ("saya ini kepala desa", Person.KEPALA_DESA),
        ("saya dosen PPPK, boleh like?", Person.PPPK),
        ("kalau saya guru honorer?", Person.NON_ASN),
        ("saya pegawai BUMN", Person.BUMN),
        ("saya guru, istri PNS", None),
        ("istri saya PNS", None),
        ("boleh pns like?", None),
    ],
)
def test_only_ones_own_status_counts(text: str, person: Person | None) -> None:
    assert told_person(text) is person


def test_a_parcel_comes_back_from_the_outbox_as_it_went_in() -> None:
    rows = ((Button("a", "x"), Button("b", url="https://a.id")), (Button("c", inline="q"),))
    for message in (
        Message("<b>x</b>", rows),
        Message("f", photo=b"\x89PNG"),
        Message("", quiz=Quiz("q", ("a", "b"), 1, "e")),
    ):
        parcel = Parcel(Place(-5, 7, 9), message)
        assert Parcel.load(parcel.dump()) == parcel


def test_pictures_leave_out_what_the_font_cannot_draw() -> None:
    assert drawable("🚫 Tidak “boleh” – café 👍🏽 你好") == "Tidak “boleh” – café"


def test_logs_lose_tokens_and_what_exceptions_quote() -> None:
    record = logging.LogRecord("x", 20, "f", 1, "url /bot%s/getMe", ("7000001:AAtesttokentesttokentest",), None)
    assert _NoSecrets().filter(record)
    assert record.getMessage() == "url /bot<token>/getMe"
    try:
        raise ValueError("kata rahasia")
    except ValueError:
        text = _PlainFormatter().formatException(sys.exc_info())
    assert "rahasia" not in text
    assert "builtins.ValueError" in text
