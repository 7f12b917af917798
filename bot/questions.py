"""Text in, answer out: asked of the engine, kept without a name, rendered and sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from time import perf_counter

from bot import texts
from bot.desk import Desk
from bot.live import Live
from bot.markup import esc, pack
from bot.memory import Context, Memory, Remembered, Said, told_person
from bot.messages import Message, Place
from bot.offers import Offer, answer_rows, group_rows
from bot.replies import pages_of, short_of
from bot.turn import current
from knowledge.language.cleaning import clean
from knowledge.model import Answer, AnswerPart, Person, Question, Route, Verdict
from knowledge.records import AskedQuestion

_TYPING_AFTER = 0.3
_COURTESY = frozenset({Route.SAPAAN, Route.TERIMA_KASIH, Route.BANTUAN, Route.NGAWUR, Route.TERLALU_PANJANG})


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of somebody somewhere; ``shared``: a forwarded or captioned thing, asked about as sharing it.

    ``edits`` names the turn that took up the message first, where this is a new wording of it. ``context``: it was
    asked elsewhere, after that, and ``own`` tells whether by the same person.
    """

    text: str
    user_id: int
    place: Place
    shared: bool = False
    group: bool = False
    edits: str = ""
    context: Context | None = None
    own: bool = True


@dataclass(frozen=True, slots=True)
class Thread:
    """What a question is asked after, all that was said once it is asked, and the status it tells of its asker."""

    context: Context
    said: tuple[Said, ...]
    told: Person | None


class Questions:
    """The main road of the bot."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.memory = Memory(desk.stores.conversations)

    async def answer(self, asked: Asked, instead_of: int | None = None) -> None:
        """Answer in the chat; ``instead_of`` is the message of ours that an edited question replaces."""
        desk = self._desk
        chat, person = desk.hasher.person(asked.place.chat_id), desk.hasher.person(asked.user_id)
        remembered = await asyncio.to_thread(self.memory.get, chat, person)
        turn = current.get()
        thread = _thread(asked, remembered, asked.edits or turn.name)
        question = Question(asked.text, thread.context.turns, person=thread.context.person)
        started = perf_counter()
        live = Live(desk, asked.place, turn, lambda a: _pages(asked, a)[0], group=asked.group, instead_of=instead_of)
        async with self.typing(asked.place), live:
            answer = await desk.asking.answer(question, live.show)
        number = remembered.question_id if remembered.update_id == turn.update_id else None
        if number is None:
            number = await asyncio.to_thread(self.keep, asked, answer, (perf_counter() - started) * 1000)
        now = Remembered(thread.said, remembered.person, turn.update_id, number)
        await asyncio.to_thread(self.memory.put, chat, person, now)
        await asyncio.to_thread(self.memory.keep_context, number, person, thread.context)
        offer, told = await self.offer(asked, number), thread.told
        if told and not asked.group and await asyncio.to_thread(self.memory.kept_person, person) is not told:
            offer = replace(offer, remember=told)
        await self.deliver(asked, answer, offer, live.message_id)

    async def note(self, chat_id: int, user_id: int, text: str) -> None:
        """Remember a press as what it says, so that the next question may lean on it."""
        chat, person = self._desk.hasher.person(chat_id), self._desk.hasher.person(user_id)
        remembered = await asyncio.to_thread(self.memory.get, chat, person)
        name = current.get().name
        earlier, later = remembered.around(name, edited=False)
        said = (*earlier, Said(name, clean(text).text[:500]), *later)
        await asyncio.to_thread(self.memory.put, chat, person, replace(remembered, said=said))

    async def offer(self, asked: Asked, number: int | None) -> Offer:
        """What the buttons under an answer need to know."""
        may_ask = not asked.group and await asyncio.to_thread(self._desk.may_ask_admin)
        return Offer(asked.place.chat_id, number, may_ask)

    async def deliver(self, asked: Asked, answer: Answer, offer: Offer, instead_of: int | None = None) -> None:
        """Send the pages, buttons under the last; the first replaces ``instead_of`` where there is one."""
        desk, place = self._desk, asked.place
        pages = _pages(asked, answer)
        if asked.group:
            rows = group_rows(desk, answer, offer)
        else:
            rows = answer_rows(desk, answer, offer)
            pages = pack([*pages, await self._way_to_human(answer, offer, pages[-1])])
        for index, page in enumerate(pages):
            message = Message(page, rows if index == len(pages) - 1 else ())
            if index == 0 and instead_of is not None and await desk.post.edit(place.chat_id, instead_of, message):
                continue
            await desk.post.send(place if index == 0 else replace(place, reply_to=None), message)

    async def _way_to_human(self, answer: Answer, offer: Offer, said: str) -> str:
        """The agency's own unit where it named one; without admins the public bodies."""
        routes = {part.route for part in answer.parts}
        if not _unanswered(answer) and Route.PELAPORAN not in routes:
            return ""
        kind = "laporan" if Route.PELAPORAN in routes else "pertanyaan"
        contact = await asyncio.to_thread(self._desk.stores.contacts.get, kind)
        if contact is not None:
            return esc(texts.OWN_UNIT.format(name=contact.name, detail=contact.detail))
        if Route.PELAPORAN in routes or offer.may_ask_admin:
            return ""
        return texts.NO_ADMIN_MORE if "BKPSDM" in said else texts.NO_ADMIN

    def keep(self, asked: Asked, answer: Answer, latency_ms: float) -> int:
        """Write the question down, masked and without a name."""
        deciding = _deciding(answer)
        masked = clean(asked.text).text[:2000]
        return self._desk.stores.questions.add(
            AskedQuestion(
                asker=self._desk.hasher.person(asked.user_id),
                hash=self._desk.hasher.text(masked),
                text=masked,
                verdict=answer.verdict.value,
                route=deciding.route.value,
                card=deciding.card,
                score=deciding.score,
                refs=answer.refs,
                latency_ms=round(latency_ms, 1),
                answered=not (_unanswered(answer) or any(part.under_review for part in answer.parts)),
            )
        )

    @asynccontextmanager
    async def typing(self, place: Place) -> AsyncIterator[None]:
        """Show typing only when an answer takes longer than 300 ms."""
        task = asyncio.create_task(self._type(place))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _type(self, place: Place) -> None:
        await asyncio.sleep(_TYPING_AFTER)
        while True:
            await self._desk.post.typing(place)
            await asyncio.sleep(4)


def _thread(asked: Asked, remembered: Remembered, name: str) -> Thread:
    earlier, later = remembered.around(name, edited=bool(asked.edits))
    told = told_person(asked.text) or (asked.context.person if asked.context else None)
    turns = tuple(one.text for one in earlier)
    if asked.context is not None:
        # What was said here before is not what it was asked after.
        turns = asked.context.turns
        earlier = (*earlier, *(Said(name, text) for text in turns))
    context = Context(turns, told or (remembered.known(earlier) if asked.own else None))
    told = told if asked.own else None
    return Thread(context, (*earlier, Said(name, clean(asked.text).text[:500], told), *later), told)


def _pages(asked: Asked, answer: Answer) -> list[str]:
    """Short in groups, everything in private."""
    if asked.group:
        return [short_of(answer)]
    return pages_of(answer, texts.SHARING if asked.shared else "")


def _deciding(answer: Answer) -> AnswerPart:
    return next(part for part in answer.parts if part.verdict is answer.verdict)


def _unanswered(answer: Answer) -> bool:
    return any(part.verdict is Verdict.TIDAK_DITEMUKAN and part.route not in _COURTESY for part in answer.parts)
