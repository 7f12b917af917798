"""/kuis with Telegram's own quiz polls: five in private with a score, one a day in groups that want it."""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import date

from telegram import Message as Received
from telegram import Update
from telegram.error import TelegramError

from bot import texts
from bot.conversation import asker_id, place_of
from bot.desk import Desk
from bot.limiter import Priority
from bot.markup import chunks, clause
from bot.messages import Button, Message, Place, Quiz
from bot.presses import Pressed, Presses
from bot.turn import current
from knowledge.composing.cards import alive_basis
from knowledge.errors import StoreUnavailable
from knowledge.library import Library
from knowledge.model import RuleCard, Verdict
from knowledge.records import GroupSettings, QuizPoll

log = logging.getLogger(__name__)
_ROUND = 5
_ANSWERS = (Verdict.BOLEH, Verdict.TIDAK_BOLEH, Verdict.BERSYARAT)
_EXPLANATION = 200
_PRIVATE = "pribadi"


class Quizzes:
    """Polls are remembered by Telegram's id, for that is all an answer names."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, presses: Presses) -> None:
        presses.on("z", self.again)
        presses.on("zd", self.set_daily)

    async def start(self, update: Update, _context: object) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.chat.type == "private":
            await self._first(message.chat.id, asker_id(message))
            return
        await self._one(message)

    async def again(self, pressed: Pressed) -> None:
        await self._first(pressed.chat_id, pressed.user_id)

    async def answered(self, update: Update, _context: object) -> None:
        """Somebody voted; in a private round the next question or the score follows."""
        vote = update.poll_answer
        if vote is None or vote.user is None or not vote.option_ids:
            return
        quiz, conversations = self._desk.stores.quiz, self._desk.stores.conversations
        person = self._desk.hasher.person(vote.user.id)
        poll = await asyncio.to_thread(quiz.get, vote.poll_id)
        if poll is None:
            return
        await asyncio.to_thread(quiz.answer, vote.poll_id, person, vote.option_ids[0])
        state = await asyncio.to_thread(conversations.get, f"quiz:{person}")
        if "index" not in poll.data or state is None or state["index"] != poll.data["index"]:
            return
        right = int(state["right"]) + int(vote.option_ids[0] == poll.correct)
        await self._next(vote.user.id, [*state["cards"]], int(state["index"]) + 1, right)

    async def daily(self, today: date) -> int:
        """Send today's question to every group that wants one; returns how many were due."""
        due = await asyncio.to_thread(self._desk.stores.groups.take_daily_quiz, today)
        for group in due:
            try:
                await self._send_daily(group, today)
            except (TelegramError, StoreUnavailable) as exc:
                # All of them count as served by now: the others have no second chance today.
                log.warning("question of the day not sent to one group: %s", type(exc).__name__)
        return len(due)

    async def set_daily(self, pressed: Pressed) -> None:
        """Only an admin of the group may."""
        if not await self._desk.post.is_group_admin(pressed.chat_id, pressed.user_id):
            await self._desk.post.toast(pressed.query.id, texts.QUIZ_ADMINS_ONLY, alert=True)
            return
        on = pressed.press.arg(0) == "1"
        person = self._desk.hasher.person(pressed.user_id)
        setting = self._desk.stores.groups.set_daily_quiz
        await asyncio.to_thread(setting, pressed.chat_id, on, person, pressed.beside.thread)
        said = texts.QUIZ_DAILY_ON if on else texts.QUIZ_DAILY_OFF
        await self._desk.post.toast(pressed.query.id, said)
        await self._desk.post.send(pressed.beside, Message(said))

    async def _first(self, chat_id: int, user_id: int) -> None:
        cards = pick(self._desk.asking.library, self._desk.today(), _ROUND, f"{user_id}:{current.get().update_id}")
        if not cards:
            await self._desk.post.send(Place(chat_id), Message(texts.QUIZ_NONE))
            return
        await self._next(user_id, [card.id for card in cards], 0, 0)

    async def _next(self, user_id: int, card_ids: list[str], index: int, right: int) -> None:
        """Question ``index`` of a round, or the score after the last."""
        person = self._desk.hasher.person(user_id)
        state = {"cards": card_ids, "index": index, "right": right}
        library = self._desk.asking.library
        card = library.card(card_ids[index]) if index < len(card_ids) else None
        card = card if card and living(card, library, self._desk.today()) else None
        if card is None:
            praise = texts.PRAISE[0 if right * 2 < index else 2 if right == index else 1]
            text = texts.QUIZ_SCORE.format(right=right, total=index, praise=praise)
            rows = ((Button(texts.B_QUIZ_AGAIN, self._desk.buttons.data(user_id, "z")),),)
            await self._desk.post.send(Place(user_id), Message(text, rows))
            await asyncio.to_thread(self._desk.stores.conversations.drop, f"quiz:{person}")
            return
        question = texts.QUIZ_QUESTION.format(number=index + 1, total=len(card_ids), situation=_inside(card))
        sent = await self._desk.post.send(Place(user_id), Message("", quiz=quiz_of(card, question)))
        await self._remember(sent, user_id, card, {"index": index})
        await asyncio.to_thread(self._desk.stores.conversations.put, f"quiz:{person}", person, state)

    async def _one(self, message: Received) -> None:
        """In a group: one question, and for its admins the switch of the daily one."""
        cards = pick(self._desk.asking.library, self._desk.today(), 1, f"{message.chat.id}:{message.message_id}")
        if not cards:
            await self._desk.post.send(place_of(message), Message(texts.QUIZ_NONE))
            return
        question = texts.QUIZ_ONE.format(situation=_inside(cards[0]))
        settings = await asyncio.to_thread(self._desk.stores.groups.get, message.chat.id)
        on = settings is not None and settings.daily_quiz
        switch = Button(
            texts.B_QUIZ_DAILY_OFF if on else texts.B_QUIZ_DAILY_ON,
            self._desk.buttons.data(message.chat.id, "zd", "0" if on else "1"),
        )
        poll = Message("", ((switch,),), quiz=quiz_of(cards[0], question))
        sent = await self._desk.post.send(place_of(message), poll)
        await self._remember(sent, message.chat.id, cards[0], {})

    async def _send_daily(self, group: GroupSettings, today: date) -> None:
        cards = pick(self._desk.asking.library, today, 1, f"{today}:{group.chat_id}")
        if not cards:
            return
        question = texts.QUIZ_ONE.format(situation=_inside(cards[0]))
        place = Place(group.chat_id, group.thread_id)
        key = f"daily:{self._desk.hasher.person(group.chat_id)}:{today}"
        sent = await self._desk.post.send(place, Message("", quiz=quiz_of(cards[0], question)), Priority.NOTICE, key)
        await self._remember(sent, group.chat_id, cards[0], {})

    async def _remember(self, sent: object, chat_id: int, card: RuleCard, data: dict[str, int]) -> None:
        if not isinstance(sent, Received) or sent.poll is None:
            return
        # A private poll carries no trace of whose it is: /hapus has nothing to look for there.
        chat = self._desk.hasher.person(chat_id) if chat_id < 0 else _PRIVATE
        poll = QuizPoll(sent.poll.id, chat, card.id, _ANSWERS.index(card.verdict), dict(data))
        await asyncio.to_thread(self._desk.stores.quiz.open, poll)


def pick(library: Library, today: date, count: int, seed: str) -> list[RuleCard]:
    """Different situations with a clear verdict on living law, the same ones for the same seed."""
    clear = (c for c in library.cards.values() if c.verdict in _ANSWERS and living(c, library, today))
    fitting = sorted(clear, key=lambda c: c.id)
    return random.Random(seed).sample(fitting, min(count, len(fitting)))


def living(card: RuleCard, library: Library, today: date) -> bool:
    """False once any law below a card has ended: its words may name that law still."""
    return len(alive_basis(card, library, today)) == len(card.basis)


def quiz_of(card: RuleCard, question: str) -> Quiz:
    """Telegram's limits: 300 characters of question, 200 of explanation."""
    explanation = chunks(card.headline, _EXPLANATION)[0]
    return Quiz(chunks(question, 300)[0], texts.QUIZ_OPTIONS, _ANSWERS.index(card.verdict), explanation)


def _inside(card: RuleCard) -> str:
    """The situation as the rest of the question."""
    return clause(card.situation).removesuffix(".")
