"""Notices to subscribers: drafted from a change, looked at, then delivered by the rules of the outbox."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import BadRequest

from bot.admin import texts
from bot.admin.office import Office, aside
from bot.admin.prompts import Typed
from bot.admin.published import cards_on
from bot.admin.rights import who
from bot.buttons import number_of, number_tag
from bot.limiter import Priority
from bot.markup import esc
from bot.messages import Button, Message, Place, Rows
from bot.presses import Pressed
from knowledge.records import Notice, NoticeState, Sending

_KIND = "kabar"
_AT_ONCE = 10
_MOST = 3_000


class Notices:
    """Delivery goes behind answers in the limiter; each chat has its outbox key."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def register(self) -> None:
        self._office.on("Nd", self.draft)
        self._office.on("Ne", self.reword)
        self._office.on("Ns", self.send)
        self._office.on("Nx", self.drop)
        self._office.prompts.on(_KIND, self.take)

    async def draft(self, pressed: Pressed) -> None:
        """A first wording from what the change was."""
        change = await aside(self._office.desk.stores.audit.get, number_of(pressed.press.arg(0)) or 0)
        if change is None:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        library = self._office.desk.asking.library
        bundled = self._office.tools.bundled
        topics = tuple(dict.fromkeys(bundled.cards[c].group for c in cards_on(bundled, change.subject)))
        if not await aside(self._office.desk.stores.subscriptions.subscribers, topics):
            await self._office.desk.post.toast(pressed.query.id, texts.NOTICE_NOBODY, alert=True)
            return
        regulation = library.regulation(change.subject)
        name = f"{regulation.short_name}, {regulation.title}" if regulation else change.subject
        titles = [g.title for g in library.groups if g.id in topics]
        what = f"{texts.CHANGES.get(change.what, change.what).capitalize()}: {name}."
        text = texts.NOTICE_DRAFT.format(what=esc(what), topics=esc(", ".join(titles)))
        number = await aside(
            self._office.desk.stores.notices.draft, text, topics, who(pressed.user_id), change.id
        )  # fmt: skip
        await self._preview(pressed.chat_id, number)

    async def reword(self, pressed: Pressed) -> None:
        data = {"notice": number_of(pressed.press.arg(0)) or 0}
        await self._office.prompts.ask(pressed.chat_id, _KIND, texts.NOTICE_ASK, data)

    async def take(self, typed: Typed) -> None:
        number = int(typed.data["notice"])
        if not typed.text or len(typed.text) > _MOST:
            words = texts.TOO_LONG.format(size=len(typed.text), most=_MOST)
            await self._office.prompts.ask(typed.chat_id, _KIND, words, typed.data)
            return
        changed = await aside(self._office.desk.stores.notices.edit, number, esc(typed.text))
        if changed:
            await self._preview(typed.chat_id, number)
        else:
            await self._office.say(typed.chat_id, texts.NOTICE_OVER)
        await self._office.prompts.close(typed.chat_id)

    async def send(self, pressed: Pressed) -> None:
        """The list of recipients is fixed here, in one transaction with the start."""
        number = number_of(pressed.press.arg(0)) or 0
        stores = self._office.desk.stores
        notice = await aside(stores.notices.get, number)
        if notice is None or notice.state is not NoticeState.DRAFT:
            await self._office.show(pressed, texts.NOTICE_OVER)
            return
        subscribers = await aside(stores.subscriptions.subscribers, notice.topics)
        count = await aside(stores.notices.start, number, subscribers, who(pressed.user_id))
        await self._office.show(pressed, texts.NOTICE_STARTED.format(count=count) if count else texts.NOTICE_NOBODY)

    async def drop(self, pressed: Pressed) -> None:
        await aside(self._office.desk.stores.notices.cancel, number_of(pressed.press.arg(0)) or 0)
        await self._office.show(pressed, texts.CANCELLED)

    async def deliver(self) -> bool:
        """One round: what a dead process held is settled by the outbox, then the next chats are written to."""
        stores = self._office.desk.stores
        for notice_id, chat_id in await aside(stores.notices.stuck):
            await self._settle(notice_id, chat_id)
        claimed = await aside(stores.notices.claim, _AT_ONCE)
        for notice_id, chat_id in claimed:
            await self._write(notice_id, chat_id)
        for notice_id in await aside(stores.notices.settle):
            await self._tell_done(await aside(stores.notices.get, notice_id))
        return bool(claimed)

    async def _write(self, notice_id: int, chat_id: int) -> None:
        stores = self._office.desk.stores
        notice = await aside(stores.notices.get, notice_id)
        if notice is None or notice.state is not NoticeState.SENDING:
            return
        try:
            sent = await self._office.desk.post.send(
                Place(chat_id), Message(notice.text), Priority.NOTICE, self._key(notice_id, chat_id)
            )
        except BadRequest:
            sent = None
        if sent is None:
            await aside(stores.notices.fail, notice_id, chat_id, "tertutup")
        else:
            await aside(stores.notices.sent, notice_id, chat_id)

    async def _settle(self, notice_id: int, chat_id: int) -> None:
        """Sent: noted. Given up: given up. Otherwise again: the outbox lets one of unknown fate be repeated once."""
        stores = self._office.desk.stores
        row = await aside(stores.outbox.find, self._key(notice_id, chat_id))
        if row is not None and row.state is Sending.SENT:
            await aside(stores.notices.sent, notice_id, chat_id)
        elif row is not None and row.state is Sending.FAILED:
            await aside(stores.notices.fail, notice_id, chat_id, "tertutup")
        else:
            await aside(stores.notices.retry, notice_id, chat_id, timedelta())

    async def _tell_done(self, notice: Notice | None) -> None:
        if notice is None or not notice.created_by.startswith("tg:"):
            return
        failed = notice.recipients - notice.sent
        words = texts.NOTICE_FAILED.format(count=failed) if failed else ""
        text = texts.NOTICE_DONE.format(sent=notice.sent, count=notice.recipients, failed=words)
        await self._office.say(int(notice.created_by[3:]), text, key=f"kabar-selesai:{notice.id}")

    async def _preview(self, chat_id: int, number: int) -> None:
        stores = self._office.desk.stores
        notice = await aside(stores.notices.get, number)
        if notice is None:
            return
        count = len(await aside(stores.subscriptions.subscribers, notice.topics))
        data, tagged = self._office.data, number_tag(number)
        rows: Rows = (
            (
                Button(texts.B_NOTICE_SEND, data(chat_id, "Ns", tagged)),
                Button(texts.B_NOTICE_EDIT, data(chat_id, "Ne", tagged)),
            ),
            (Button(texts.B_CANCEL, data(chat_id, "Nx", tagged)),),
        )
        await self._office.say(chat_id, texts.NOTICE_PREVIEW.format(count=count, text=notice.text), rows)

    def _key(self, notice_id: int, chat_id: int) -> str:
        return f"kabar:{notice_id}:{self._office.desk.hasher.person(chat_id)[:16]}"
