"""The preview of a card fits Telegram's messages, whole, with what is wrong first."""

from __future__ import annotations

from dataclasses import replace

from bot.admin.card_pages import card_text, preview_pages
from bot.markup import plain, size
from bot.messages import LIMIT
from knowledge.model import Phrasing
from tests.bot.small_library import small_library
from tests.telegram_server.html import parse_html

LIBRARY = small_library()
CARD = LIBRARY.cards["foto-dengan-calon"]
WAYS = [f"{n} boleh <foto> & pose {'jari ' * 60}bersama calon?" for n in range(12)]
LONG = replace(CARD, phrasings=tuple(Phrasing(text, text) for text in WAYS))


def test_a_short_preview_is_one_message() -> None:
    (page,) = preview_pages(CARD, LIBRARY, [])
    assert plain(page).startswith("Pratinjau kaidah foto-dengan-calon\n\n")
    assert card_text(CARD, LIBRARY) in page


def test_a_long_preview_is_told_whole_in_several_messages() -> None:
    pages = preview_pages(LONG, LIBRARY, [], "Uji dulu.")
    assert len(pages) > 1
    assert all(size(page) <= LIMIT for page in pages)
    shown = "\n".join(parse_html(page)[0] for page in pages)
    assert [way for way in WAYS if f"· {way}" not in shown] == []
    assert shown.endswith("Uji dulu.")


def test_what_is_wrong_with_a_card_comes_before_its_text_and_is_never_cut() -> None:
    first, *_ = preview_pages(LONG, LIBRARY, ["dasar ganda", "sanksi tanpa dasar: <teguran>"])
    assert parse_html(first)[0].startswith(
        "Pratinjau kaidah foto-dengan-calon\n\n"
        "⚠️ Belum dapat diterbitkan:\n· dasar ganda\n· sanksi tanpa dasar: <teguran>\n\n"
    )
