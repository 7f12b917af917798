"""Jawab: an admin's answer goes to everyone who waits for it, once, also when the bot dies in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.error import BadRequest

from bot.admin import texts
from bot.admin.office import Office, aside
from bot.admin.prompts import Typed
from bot.admin.queue import Queue
from bot.admin.rights import who
from bot.buttons import number_of, number_tag
from bot.limiter import Priority
from bot.markup import esc
from bot.messages import Button, Message, Place, Rows
from bot.presses import Pressed
from knowledge.records import KeptQuestion

_MOST = 2_500
_KIND = "jawaban"


@dataclass(frozen=True, slots=True)
class Sent:
    """How a round of answers went."""

    reached: int
    missed: int


class Replying:
    """Write, look, send; then the questions leave the queue and may become a card."""

    def __init__(self, office: Office, queue: Queue) -> None:
        self._office, self._queue = office, queue

    def register(self) -> None:
        self._office.on("Qa", self.ask)
        self._office.on("Qs", self.send)
        self._office.prompts.on(_KIND, self.take)

    async def ask(self, pressed: Pressed) -> None:
        group = await self._queue.group(number_of(pressed.press.arg(0)) or 0)
        if group is None:
            await self._office.desk.post.toast(pressed.query.id, texts.ANSWER_BY_OTHER, alert=True)
            return
        words = texts.ANSWER_ASK.format(waiting=group.waiting) if group.waiting else texts.ANSWER_ASK_NOBODY
        data = {"question": group.id, "ids": [q.id for q in group.questions]}
        await self._office.prompts.ask(pressed.chat_id, _KIND, words, data)

    async def take(self, typed: Typed) -> None:
        """Show the answer as it will arrive; a new text replaces it."""
        if not typed.text or len(typed.text) > _MOST:
            words = texts.ANSWER_LONG.format(size=len(typed.text), most=_MOST)
            await self._office.prompts.ask(typed.chat_id, _KIND, words, typed.data)
            return
        waiting = len(await aside(self._office.desk.stores.questions.waiting_for, typed.data["ids"]))
        number = number_tag(int(typed.data["question"]))
        rows: Rows = ((Button(texts.B_SEND, self._office.data(typed.chat_id, "Qs", number)),),)
        text = texts.ANSWER_PREVIEW.format(waiting=waiting, answer=esc(typed.text))
        data = typed.data | {"answer": typed.text}
        await self._office.prompts.ask(typed.chat_id, _KIND, text, data, rows)

    async def send(self, pressed: Pressed) -> None:
        """Every asker has an outbox key of their own, so a second press or admin sends nothing twice."""
        dialogue = await aside(self._office.desk.stores.dialogues.get, f"isian:{pressed.user_id}")
        data: dict[str, Any] = dialogue.data.get("data", {}) if dialogue and dialogue.kind == _KIND else {}
        if data.get("question") != number_of(pressed.press.arg(0)) or not data.get("answer"):
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        sent = await self._deliver(data["ids"], str(data["answer"]))
        stores = self._office.desk.stores
        handled = await aside(stores.questions.handle, data["ids"], who(pressed.user_id))
        if handled:
            detail = {"pertanyaan": len(data["ids"]), "terkirim": sent.reached, "jawaban": data["answer"]}
            await aside(stores.audit.note, who(pressed.user_id), _KIND, str(data["question"]), detail)
        missed = texts.ANSWER_MISSED.format(count=sent.missed) if sent.missed else ""
        rows: Rows = (
            (Button(texts.B_MAKE_CARD, self._office.data(pressed.chat_id, "Qk", number_tag(data["question"]))),),
        )
        await self._office.show(pressed, texts.ANSWER_SENT.format(sent=sent.reached, missed=missed), rows)
        await self._office.prompts.close(pressed.chat_id)

    async def _deliver(self, ids: list[int], answer: str) -> Sent:
        stores, reached, missed = self._office.desk.stores, 0, 0
        contact = await aside(stores.contacts.get, "pertanyaan")
        unit = f"{contact.name}, {contact.detail}" if contact else texts.ANSWER_UNIT_NONE
        for waiting in await aside(stores.questions.waiting_for, ids):
            kept = await aside(stores.questions.get, waiting.question_id)
            text = texts.ANSWER_TO_ASKER.format(question=esc(_text(kept)), answer=esc(answer), unit=esc(unit))
            key = f"jawab:{waiting.question_id}:{self._office.desk.hasher.person(waiting.chat_id)[:16]}"
            try:
                sent = await self._office.desk.post.send(Place(waiting.chat_id), Message(text), Priority.NUMBERS, key)
            except BadRequest:
                sent = None
            reached, missed = reached + (sent is not None), missed + (sent is None)
            await aside(stores.questions.replied, waiting.question_id, waiting.chat_id)
        return Sent(reached, missed)


def _text(kept: KeptQuestion | None) -> str:
    text = kept.asked.text if kept else ""
    return text if len(text) <= 300 else text[:299] + "…"
