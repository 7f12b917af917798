"""A card as admins see it: as its answer would read, and as its preview, in pages that fit a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.admin import texts
from bot.law import label_of
from bot.markup import chunks, esc, italic, pack, size
from bot.messages import LIMIT
from bot.replies import pages_of
from knowledge.composing.asker import Asker
from knowledge.composing.sanctions import sanction_lines
from knowledge.library import Library
from knowledge.model import Answer, AnswerPart, Citation, Role, Route, RuleCard

_EXAMPLES = 12


def preview_pages(card: RuleCard, library: Library, problems: Sequence[str], note: str = "") -> list[str]:
    """The card before it answers, what keeps it from doing so first; each page fits a message."""
    head = texts.CARD_PREVIEW.format(id=esc(card.id))
    wrong = _listed(texts.CARD_PROBLEMS, problems) if problems else []
    asked = _listed(texts.CARD_PHRASINGS, [p.text for p in card.phrasings[:_EXAMPLES]])
    return pack([head, *wrong, *card_blocks(card, library), *asked, note])


def card_text(card: RuleCard, library: Library) -> str:
    """A card as its answer would read."""
    return "\n\n".join(card_blocks(card, library))


def card_blocks(card: RuleCard, library: Library) -> list[str]:
    """The situation and the answer of a card, each block fit for a message."""
    citations = tuple(
        Citation(b.address, label_of(library, b.address), b.role) for b in card.basis if b.role is not Role.RIWAYAT
    )
    part = AnswerPart(
        card.situation, Route.PERTANYAAN, card.verdict, card.headline, card.reason, branches=card.branches,
        citations=citations, sanctions=tuple(sanction_lines(card, Asker(date.max))),
        allowed_instead=card.allowed_instead, note=card.note, card=card.id,
    )  # fmt: skip
    return [italic(card.situation), *pages_of(Answer((part,)))]


def _listed(words: str, items: Sequence[str]) -> list[str]:
    """A list under its heading, in blocks that fit a message."""
    first, *more = chunks("\n".join(f"· {item}" for item in items), LIMIT - size(words))
    return [words.format(rows=esc(first)), *map(esc, more)]
