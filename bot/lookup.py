"""/topik, /pasal, /aturan, /sanksi: the library by browsing instead of asking."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

from telegram import Message as Received
from telegram import Update

from bot import texts
from bot.answering import AnswerPresses
from bot.buttons import number_of, number_tag, tag
from bot.conversation import asker_id, place_of
from bot.desk import Desk
from bot.law import label_of, status_words
from bot.markup import bold, day, esc
from bot.messages import Button, Message
from bot.offers import Offer, answer_rows
from bot.presses import Pressed, Presses
from bot.questions import Questions
from bot.replies import pages_of
from bot.sanctions import draw_table, sanction_rows, table_text
from knowledge.address import Address
from knowledge.composing.cards import standing
from knowledge.language.legal_addresses import find
from knowledge.language.legal_names import build_names
from knowledge.library import Library
from knowledge.model import LegalStatus, Question, Regulation, RuleCard, Verdict

_PER_PAGE = 8
_RULES_PER_PAGE = 12
_MOST_CANDIDATES = 6
_ORDER = ("uu", "pp", "skb", "perpres", "putusan", "pkpu", "perbawaslu", "permendagri", "", "pedoman", "pernyataan")


class Lookup:
    """Browsing edits one message; only answers of several pages add more."""

    def __init__(self, desk: Desk, answers: AnswerPresses, questions: Questions) -> None:
        self._desk, self._answers, self._questions = desk, answers, questions

    def register(self, presses: Presses) -> None:
        presses.on("T", self.turn_topics)
        presses.on("G", self.turn_group)
        presses.on("C", self.turn_card)
        presses.on("R", self.turn_rules)

    # -- /topik

    async def topics(self, update: Update, _context: object) -> None:
        if (message := update.effective_message) is not None:
            await self._desk.post.send(place_of(message), self._topics(message.chat.id))

    async def open_topic(self, message: Received, name: str) -> bool:
        """A deep link to a group or a situation; false when the library has neither."""
        library = self._desk.asking.library
        card = library.card(name) or self._desk.tags.card(name)
        if card is not None:
            await self._questions.note(message.chat.id, asker_id(message), card.situation)
            for reply in await self._card(message.chat.id, card):
                await self._desk.post.send(place_of(message), reply)
            return True
        if any(group.id == name for group in library.groups):
            await self._desk.post.send(place_of(message), self._group(message.chat.id, name, 0))
            return True
        return False

    async def turn_topics(self, pressed: Pressed) -> None:
        await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, self._topics(pressed.chat_id))

    async def turn_group(self, pressed: Pressed) -> None:
        wanted = pressed.press.arg(0)
        group = next((g.id for g in self._desk.asking.library.groups if tag(g.id) == wanted), None)
        if group is None:
            await self._desk.post.toast(pressed.query.id, texts.STALE, alert=True)
            return
        page = self._group(pressed.chat_id, group, number_of(pressed.press.arg(1)) or 0)
        await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, page)

    async def turn_card(self, pressed: Pressed) -> None:
        card = self._desk.tags.card(pressed.press.arg(0))
        if card is None:
            await self._desk.post.toast(pressed.query.id, texts.CHANGED, alert=True)
            return
        await self._questions.note(pressed.chat_id, pressed.user_id, card.situation)
        for index, message in enumerate(await self._card(pressed.chat_id, card)):
            if index == 0 and await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, message):
                continue
            await self._desk.post.send(pressed.beside, message)

    def _topics(self, chat_id: int) -> Message:
        library = self._desk.asking.library
        shown = [g for g in library.groups if library.cards_in(g.id)] or list(library.groups)
        data = self._desk.buttons.data
        return Message(texts.TOPICS, tuple((Button(g.title, data(chat_id, "G", tag(g.id), "0")),) for g in shown))

    def _group(self, chat_id: int, group_id: str, page: int) -> Message:
        library, today = self._desk.asking.library, self._desk.today()
        title = next(g.title for g in library.groups if g.id == group_id)
        cards = library.cards_in(group_id)
        data = self._desk.buttons.data
        shown = cards[page * _PER_PAGE : (page + 1) * _PER_PAGE]
        rows: list[tuple[Button, ...]] = [
            (Button(f"{sign_of(c, library, today)} {c.situation}", data(chat_id, "C", tag(c.id))),) for c in shown
        ]
        rows.append(_turns(lambda to: data(chat_id, "G", tag(group_id), number_tag(to)), page, len(cards), _PER_PAGE))
        rows.append((Button(texts.B_BACK, data(chat_id, "T")),))
        text = texts.TOPIC_CARDS.format(title=esc(title)) if cards else texts.TOPIC_EMPTY
        return Message(text, tuple(row for row in rows if row))

    async def _card(self, chat_id: int, card: RuleCard) -> list[Message]:
        answer = await self._desk.asking.card(card.id, Question(card.situation))
        back = self._desk.buttons.data(chat_id, "G", tag(card.group), "0")
        rows = answer_rows(self._desk, answer, Offer(chat_id, None, back=back))
        pages = pages_of(answer)
        pages[0] = f"{bold(card.situation)}\n{pages[0]}"
        return [Message(page, rows if index == len(pages) - 1 else ()) for index, page in enumerate(pages)]

    # -- /pasal

    async def pasal(self, update: Update, _context: object) -> None:
        """One provision, or the candidates when the words fit several."""
        message = update.effective_message
        if message is None:
            return
        wanted = (message.text or "").partition(" ")[2].strip()
        if not wanted:
            await self._desk.post.send(place_of(message), Message(texts.PASAL_USAGE))
            return
        found = await asyncio.to_thread(self._addresses, wanted)
        if len(found) == 1:
            pages, rows = self._answers.law_page(message.chat.id, found[0], [])
            for index, page in enumerate(pages):
                last = index == len(pages) - 1
                await self._desk.post.send(place_of(message), Message(page, rows if last else ()))
            return
        if found:
            await self._desk.post.send(place_of(message), self._candidates(message.chat.id, found))
            return
        answer = await self._desk.asking.answer(Question(f"pasal {wanted}" if wanted[:1].isdigit() else wanted))
        rows = answer_rows(self._desk, answer, Offer(message.chat.id, None))
        pages = pages_of(answer)
        for index, page in enumerate(pages):
            await self._desk.post.send(place_of(message), Message(page, rows if index == len(pages) - 1 else ()))

    def _addresses(self, wanted: str) -> list[Address]:
        """The provisions of the library that the words name, the exact ones before what lies inside."""
        library = self._desk.asking.library
        names = build_names(library.regulations.values(), {})
        text = f"pasal {wanted}" if wanted[:1].isdigit() else wanted
        found: list[Address] = []
        for mention in find(text, names):
            meant = [library.newest(a, self._desk.today()) for a in mention.addresses()]
            exact = [a for a in meant if library.provision(a.text) is not None]
            inside = [
                p.address
                for a in meant
                if a.up() is not None
                for p in library.provisions_of(a.slug)
                if a.covers(p.address)
            ]
            found += exact or inside
        return list(dict.fromkeys(found))

    def _candidates(self, chat_id: int, found: list[Address]) -> Message:
        library, data = self._desk.asking.library, self._desk.buttons.data
        shown = found[:_MOST_CANDIDATES]
        rows = tuple((Button(label_of(library, a)[:60], data(chat_id, "b", tag(a.text))),) for a in shown)
        more = texts.PASAL_MORE.format(shown=len(shown), count=len(found)) if len(shown) < len(found) else ""
        return Message(f"{texts.PASAL_CANDIDATES}{more}", rows)

    # -- /aturan

    async def rules(self, update: Update, _context: object) -> None:
        if (message := update.effective_message) is not None:
            await self._desk.post.send(place_of(message), self._rules(message.chat.id, 0))

    async def turn_rules(self, pressed: Pressed) -> None:
        page = self._rules(pressed.chat_id, number_of(pressed.press.arg(0)) or 0)
        await self._desk.post.edit(pressed.chat_id, pressed.message.message_id, page)

    def _rules(self, chat_id: int, page: int) -> Message:
        library = self._desk.asking.library
        today = self._desk.today()
        gone = {r.slug for r in library.regulations.values() if _ended(library, r, today)}
        ordered = sorted(
            library.regulations.values(), key=lambda r: (r.slug in gone, _rank(r.slug), -(r.year or 0), r.short_name)
        )
        pages = max(1, -(-len(ordered) // _RULES_PER_PAGE))
        page = min(page, pages - 1)
        lines = [texts.RULES.format(page=page + 1, pages=pages)]
        for regulation in ordered[page * _RULES_PER_PAGE : (page + 1) * _RULES_PER_PAGE]:
            checked = texts.RULE_CHECKED.format(date=day(regulation.checked)) if regulation.checked else ""
            status = status_words(library, Address(regulation.slug), today)
            said = " · ".join(esc(s) for s in (status, checked) if s)
            lines.append(f"📄 {bold(regulation.short_name)}: {esc(_short(regulation.title))}\n<i>{said}</i>")
        data = self._desk.buttons.data
        row = _turns(lambda to: data(chat_id, "R", number_tag(to)), page, len(ordered), _RULES_PER_PAGE)
        return Message("\n".join(lines), (row,) if row else ())

    # -- /sanksi

    async def sanctions(self, update: Update, _context: object) -> None:
        """A picture, and the same in words."""
        message = update.effective_message
        if message is None:
            return
        rows = sanction_rows(self._desk.asking.library, self._desk.today())
        if not rows:
            await self._desk.post.send(place_of(message), Message(texts.SANCTIONS_EMPTY))
            return
        image = await asyncio.to_thread(draw_table, rows, self._desk.today())
        await self._desk.post.send(place_of(message), Message(bold(texts.SANCTION_TITLE), photo=image))
        await self._desk.post.send(place_of(message), Message(table_text(rows)))


def sign_of(card: RuleCard, library: Library, today: date) -> str:
    """The verdict's, and that of information once the law below the verdict has ended."""
    stands = standing(card, library, today) is not None
    return texts.SIGNS[card.verdict if stands else Verdict.INFORMASI]


def _turns(data_for: Callable[[int], str], page: int, total: int, size: int) -> tuple[Button, ...]:
    row = []
    if page > 0:
        row.append(Button(texts.B_PREVIOUS, data_for(page - 1)))
    if (page + 1) * size < total:
        row.append(Button(texts.B_NEXT, data_for(page + 1)))
    return tuple(row)


def _ended(library: Library, regulation: Regulation, today: date) -> bool:
    return library.status(Address(regulation.slug), today) is LegalStatus.DICABUT


def _rank(slug: str) -> int:
    """Statutes first, guidance last; what is not listed stands between."""
    kind = slug.split("-")[0]
    return _ORDER.index(kind) if kind in _ORDER else _ORDER.index("")


def _short(title: str, limit: int = 110) -> str:
    return title if len(title) <= limit else title[:limit].rsplit(" ", 1)[0] + " …"
