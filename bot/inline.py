"""Inline mode: up to ten situations as ready articles for any chat."""

from __future__ import annotations

import asyncio
from collections import Counter

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)

from bot import texts
from bot.buttons import tag
from bot.desk import Desk
from bot.markup import esc
from bot.replies import short_of
from knowledge.language.cleaning import clean
from knowledge.library import Library
from knowledge.model import Question, RuleCard

_MOST = 10
_CACHE_SECONDS = 60


class Inline:
    """The engine's own card first, then the nearest by letters."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index: SituationIndex | None = None

    async def query(self, update: Update, _context: object) -> None:
        query = update.inline_query
        if query is None:
            return
        text = clean(query.query).text[:200]
        cards = await self._cards(text)
        results = [await self._article(card) for card in cards]
        await self._desk.post.answer_inline(query.id, results, _CACHE_SECONDS)

    async def _cards(self, text: str) -> list[RuleCard]:
        library = self._desk.asking.library
        if self._index is None or self._index.library is not library:
            self._index = await asyncio.to_thread(SituationIndex, library)
        if not text:
            firsts = (library.cards_in(group.id)[:1] for group in library.groups)
            return [card for first in firsts for card in first][:_MOST]
        answer = await self._desk.asking.answer(Question(text))
        ids = [p.card for p in answer.parts if p.card] + [o.target for p in answer.parts for o in p.options]
        ids += await asyncio.to_thread(self._index.nearest, text, _MOST)
        found = [card for card_id in dict.fromkeys(ids) if (card := library.card(card_id)) is not None]
        return found[:_MOST]

    async def _article(self, card: RuleCard) -> InlineQueryResultArticle:
        answer = await self._desk.asking.card(card.id, Question(card.situation))
        verdict = answer.verdict
        content = InputTextMessageContent(
            f"<b>{esc(card.situation)}</b>\n{short_of(answer)}",
            parse_mode="HTML",
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        link = InlineKeyboardButton(texts.B_FULL, url=self._desk.link(f"topik_{tag(card.id)}"))
        return InlineQueryResultArticle(
            tag(card.id),
            texts.INLINE_TITLE.format(sign=texts.SIGNS[verdict], situation=card.situation),
            content,
            description=f"{texts.VERDICTS[verdict]}. {answer.parts[0].headline}",
            reply_markup=InlineKeyboardMarkup([[link]]),
        )


class SituationIndex:
    """Character trigrams of every situation and phrasing; enough to follow someone typing."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._grams: dict[str, set[tuple[str, int]]] = {}
        self._sizes: dict[tuple[str, int], int] = {}
        for card in library.cards.values():
            for number, text in enumerate([card.situation, *(p.text for p in card.phrasings)]):
                grams = _trigrams(text)
                self._sizes[card.id, number] = len(grams)
                for gram in grams:
                    self._grams.setdefault(gram, set()).add((card.id, number))

    def nearest(self, text: str, limit: int) -> list[str]:
        """Card ids, the likest first; those that share almost nothing are left out."""
        wanted = _trigrams(text)
        shared: Counter[tuple[str, int]] = Counter()
        for gram in wanted:
            shared.update(self._grams.get(gram, ()))
        best: dict[str, float] = {}
        for (card_id, number), count in shared.items():
            likeness = count / (len(wanted) + 0.3 * self._sizes[card_id, number])
            best[card_id] = max(best.get(card_id, 0.0), likeness)
        ordered = sorted(best, key=lambda card_id: (-best[card_id], card_id))
        return [card_id for card_id in ordered if best[card_id] >= 0.15][:limit]


def _trigrams(text: str) -> set[str]:
    padded = f"  {' '.join(text.lower().split())} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
