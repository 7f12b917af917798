"""Presses under an answer: narrow it, read the law, see the sanction, get the picture."""

from __future__ import annotations

import asyncio

from bot import texts
from bot.buttons import number_of, tag
from bot.cards import draw_card
from bot.desk import Desk
from bot.law import label_of, official_button, provision_pages
from bot.markup import bold, esc, italic, pack
from bot.messages import CAPTION_LIMIT, Button, Message, Place, Rows
from bot.presses import Pressed, Presses, rows_of
from bot.questions import Asked, Questions
from knowledge.address import Address
from knowledge.composing.asker import Asker
from knowledge.composing.bases import told_lines
from knowledge.composing.cards import standing
from knowledge.composing.sanctions import concerns
from knowledge.model import Answer, Person, Question, RuleCard


class AnswerPresses:
    """Registers and does what the buttons under an answer promise."""

    def __init__(self, desk: Desk, questions: Questions) -> None:
        self._desk, self._questions = desk, questions

    def register(self, presses: Presses) -> None:
        presses.on("c", self.become_answer)
        presses.on("n", self.become_answer)
        presses.on("t", self.answer_topic)
        presses.on("b", self.show_law)
        presses.on("p", self.turn_law)
        presses.on("s", self.show_sanctions)
        presses.on("k", self.send_card)

    async def become_answer(self, pressed: Pressed) -> None:
        """The message turns into the answer of the pressed option."""
        number, found = await self._chosen(pressed)
        if found is None:
            return
        asked = self._asked(pressed, Place(pressed.chat_id, pressed.beside.thread))
        offer = await self._questions.offer(asked, number)
        await self._questions.deliver(asked, found[1], offer, pressed.message.message_id)

    async def answer_topic(self, pressed: Pressed) -> None:
        """One of the nearest topics: answered beside the suggestions, which stay."""
        number, found = await self._chosen(pressed)
        if found is None:
            return
        asked = self._asked(pressed, pressed.beside)
        await self._questions.deliver(asked, found[1], await self._questions.offer(asked, number))

    async def show_law(self, pressed: Pressed) -> None:
        """First press: a new message. Inside it, ◀ ▶ and the numbers turn the page."""
        wanted = [a for t in pressed.press.args if (a := self._desk.tags.address(t)) is not None]
        if not wanted:
            await self._desk.post.toast(pressed.query.id, texts.PROVISION_GONE, alert=True)
            return
        pages, rows = self.law_page(pressed.chat_id, wanted[0], wanted)
        await self._put_pages(pressed, pages, rows, turning=False)

    async def turn_law(self, pressed: Pressed) -> None:
        """◀, ▶ or a number inside a provision."""
        address = self._desk.tags.address(pressed.press.arg(0))
        if address is None:
            await self._desk.post.toast(pressed.query.id, texts.PROVISION_GONE, alert=True)
            return
        pages, rows = self.law_page(pressed.chat_id, address, [])
        numbers = [row for row in rows_of(pressed.message) if row and row[0].label.strip("·").isdigit()]
        await self._put_pages(pressed, pages, (*(tuple(row) for row in numbers), *rows), turning=True)

    def law_page(self, chat_id: int, address: Address, cited: list[Address]) -> tuple[list[str], Rows]:
        """A provision with its neighbours, and the other cited ones by number."""
        library = self._desk.asking.library
        provision = library.provisions[address.text]
        rows: list[tuple[Button, ...]] = []
        if len(cited) > 1:
            rows.append(tuple(self._page_button(chat_id, str(n), a) for n, a in enumerate(cited, 1)))
        before, after = library.neighbours(address.text)
        turn = [
            self._page_button(chat_id, label, library.provisions[text].address)
            for label, text in ((texts.B_PREVIOUS, before), (texts.B_NEXT, after))
            if text is not None
        ]
        rows += [tuple(turn), official_button(library, address)]
        return provision_pages(library, provision, self._desk.today()), tuple(row for row in rows if row)

    async def show_sanctions(self, pressed: Pressed) -> None:
        card = self._desk.tags.card(pressed.press.arg(0))
        if card is None:
            await self._desk.post.toast(pressed.query.id, texts.CHANGED, alert=True)
            return
        persons = frozenset(Person(arg) for arg in pressed.press.args[1:] if arg in list(Person))
        for page in sanction_pages(self._desk, card, persons):
            await self._desk.post.send(pressed.beside, Message(page))

    async def send_card(self, pressed: Pressed) -> None:
        """A picture to forward, with a caption that says the same."""
        number, found = await self._card_answer(pressed)
        if found is None:
            return
        card, answer = found
        kept = await asyncio.to_thread(self._desk.stores.questions.get, number) if number else None
        question = kept.asked.text if kept else card.situation
        part = answer.parts[0]
        image = await asyncio.to_thread(draw_card, question, part, self._desk.today())
        caption = texts.KARTU_CAPTION.format(
            verdict=texts.VERDICTS[part.verdict],
            headline=esc(" ".join(filter(None, (part.headline, part.advice)))),
            basis=esc("; ".join(told_lines(part))),
            footer=esc(part.footer),
        )
        await self._desk.post.send(pressed.beside, Message(_within(caption), photo=image))

    async def _card_answer(self, pressed: Pressed) -> tuple[int | None, tuple[RuleCard, Answer] | None]:
        """The question's number and the card's answer as of today; a toast when the card is gone."""
        number = number_of(pressed.press.arg(0)) or None
        card = self._desk.tags.card(pressed.press.arg(1))
        if card is None:
            await self._desk.post.toast(pressed.query.id, texts.CHANGED, alert=True)
            return number, None
        kept = await asyncio.to_thread(self._desk.stores.questions.get, number) if number else None
        context = await asyncio.to_thread(self._questions.memory.context, number)
        person = context.person or await self._status(pressed)
        text, turns = (kept.asked.text, context.turns) if kept else (card.situation, ())
        question = Question(text, turns, person=person)
        branch = pressed.press.arg(2)
        answer = await self._desk.asking.card(card.id, question, int(branch) if branch.isdigit() else None)
        return number, (card, answer)

    async def _chosen(self, pressed: Pressed) -> tuple[int | None, tuple[RuleCard, Answer] | None]:
        """The answer of a pressed option; what it chose is remembered as if it had been typed."""
        number, found = await self._card_answer(pressed)
        if found is not None:
            card, answer = found
            part = answer.parts[0]
            branch = card.branches[part.branch].label if part.branch is not None else ""
            said = f"{part.question} {branch}" if branch else card.situation
            await self._questions.note(pressed.chat_id, pressed.user_id, said)
        return number, found

    async def _status(self, pressed: Pressed) -> Person | None:
        """What is known of who presses."""
        chat, person = self._desk.hasher.person(pressed.chat_id), self._desk.hasher.person(pressed.user_id)
        return (await asyncio.to_thread(self._questions.memory.get, chat, person)).status

    def _asked(self, pressed: Pressed, place: Place) -> Asked:
        return Asked("", pressed.user_id, place, group=pressed.group)

    def _page_button(self, chat_id: int, label: str, address: Address) -> Button:
        return Button(label, self._desk.buttons.data(chat_id, "p", tag(address.text)))

    async def _put_pages(self, pressed: Pressed, pages: list[str], rows: Rows, *, turning: bool) -> None:
        for index, page in enumerate(pages):
            message = Message(page, rows if index == len(pages) - 1 else ())
            # A provision of several pages cannot turn in place: its last page carries the buttons.
            here = pressed.message.message_id
            if turning and len(pages) == 1 and await self._desk.post.edit(pressed.chat_id, here, message):
                continue
            await self._desk.post.send(pressed.beside, message)


def sanction_pages(desk: Desk, card: RuleCard, persons: frozenset[Person]) -> list[str]:
    """Who faces what at which stage, and from which text; one whose status is known sees no sanction of others."""
    library, asker = desk.asking.library, Asker(desk.today(), persons)
    blocks = [bold(texts.SANCTION_OF.format(situation=card.situation))]
    living = standing(card, library, asker.on)
    told = living.sanctions if living else ()
    for sanction in (s for s in told if concerns(s, asker)):
        who = ", ".join(texts.PERSONS[p] for p in sanction.persons)
        basis = "; ".join(label_of(library, a) for a in sanction.basis)
        blocks.append(f"{bold(f'{who}, {texts.STAGES[sanction.stage]}')}\n{esc(sanction.text)}\n<i>{esc(basis)}</i>")
    if len(blocks) == 1 and (told or not card.sanctions):
        names = "/".join(texts.PERSONS[p] for p in sorted(persons))
        blocks.append(texts.NO_SANCTION_FOR.format(person=names) if names else texts.NO_SANCTION)
    if len(told) < len(card.sanctions):
        blocks.append(texts.SANCTION_ENDED)
    if told and card.note:
        blocks.append(italic(card.note))
    return pack(blocks)


def _within(caption: str) -> str:
    return caption if len(caption) <= CAPTION_LIMIT else caption[: CAPTION_LIMIT - 1].rsplit("\n", 1)[0]
