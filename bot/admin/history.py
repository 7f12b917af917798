"""/riwayat: every change with who, when, before and after, and its undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Message as Received

from bot.admin import texts
from bot.admin.bench import Stopped
from bot.admin.office import TOLD, Office, aside
from bot.admin.rights import who
from bot.admin.undoing import Undoing
from bot.buttons import number_of, number_tag
from bot.limiter import Priority
from bot.markup import bold, day, esc
from bot.messages import Button, Message, Rows
from bot.presses import Pressed
from knowledge.editing import Step
from knowledge.records import AuditRow

_PER_PAGE = 8
_SHOWN = 700


class History:
    """The audit trail as pages; a change is opened by its number and undone from there."""

    def __init__(self, office: Office, undoing: Undoing) -> None:
        self._office, self._undoing = office, undoing

    def register(self) -> None:
        self._office.on("Ah", self.turn)
        self._office.on("Ai", self.detail)
        self._office.on("Au", self.undo)

    async def command(self, message: Received, _argument: str) -> None:
        text, rows = await self._page(message.chat.id, 0)
        await self._office.say(message.chat.id, text, rows)

    async def turn(self, pressed: Pressed) -> None:
        await self._office.show(pressed, *await self._page(pressed.chat_id, number_of(pressed.press.arg(0)) or 0))

    async def detail(self, pressed: Pressed) -> None:
        """One change with what was before and after."""
        row = await aside(self._office.desk.stores.audit.get, number_of(pressed.press.arg(0)) or 0)
        if row is None:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        blocks = [
            texts.HISTORY_DETAIL.format(
                id=row.id, day=self._moment(row.at), who=esc(row.who), what=_what(row), subject=esc(row.subject)
            ),
            *(f"{bold(name)}\n<pre>{esc(_plain(state))}</pre>" for name, state in _states(row)),
        ]
        back = Button(texts.B_BACK, self._office.data(pressed.chat_id, "Ah", "0"))
        undo = Button(texts.B_UNDO, self._office.data(pressed.chat_id, "Au", number_tag(row.id)))
        rows: Rows = ((undo, back),) if await self._undoing.possible(row) else ((back,),)
        await self._office.show(pressed, "\n\n".join(blocks), rows)

    async def undo(self, pressed: Pressed) -> None:
        """Also from the success message; documents go through the bench, for they may be indexed anew."""
        change, user = number_of(pressed.press.arg(0)) or 0, pressed.user_id
        row = await aside(self._office.desk.stores.audit.get, change)
        if row is None:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
        elif row.undone_by is not None:
            await self._office.show(pressed, texts.ALREADY_UNDONE)
        elif not self._undoing.is_document(row):
            said = await self._undoing.plain(row, user)
            await self._office.show(pressed, esc(said))
        else:
            await self._office.show(pressed, texts.UNDOING)
            if self._submit(change, user, pressed.message.message_id) is None:
                await self._office.show(pressed, texts.FULL)

    def _submit(self, change: int, user: int, message_id: int) -> int | None:
        async def lost(_: BaseException) -> None:
            await self._tell(user, message_id, texts.UNDOING_LOST, Priority.ANSWER)

        return self._office.bench.submit(f"undo:{change}", lambda: self._document(change, user, message_id), lost)

    async def _document(self, change: int, user: int, message_id: int) -> None:
        """On the bench; what an earlier process undid already is told as done."""

        async def report(step: Step, done: int, total: int) -> None:
            words = texts.STEPS[step] + (f" {done}/{total}" if total else "")
            await self._tell(user, message_id, f"{texts.UNDOING} {words}", Priority.EDIT)

        async def alive() -> bool:
            return True

        try:
            editor = self._office.tools.editor
            outcome = await self._office.bench.work(lambda p: editor.undo(change, who(user), p), report, alive)
            said = texts.UNDONE.format(sentence=esc(outcome.sentence))
        except Stopped:
            return
        except TOLD as exc:
            row = await aside(self._office.desk.stores.audit.get, change)
            said = texts.ALREADY_UNDONE if row is not None and row.undone_by is not None else esc(str(exc))
        await self._tell(user, message_id, said, Priority.ANSWER)

    async def _tell(self, user: int, message_id: int, text: str, priority: Priority) -> None:
        await self._office.desk.post.edit(user, message_id, Message(text), priority)

    async def _page(self, chat_id: int, start: int) -> tuple[str, Rows]:
        found = await aside(self._office.desk.stores.audit.recent, _PER_PAGE + 1, start)
        if not found and start == 0:
            return texts.HISTORY_EMPTY, ()
        shown = found[:_PER_PAGE]
        lines = [
            texts.HISTORY_ROW.format(
                number=row.id, day=self._moment(row.at), who=esc(row.who), what=_what(row), subject=esc(row.subject),
                mark=texts.HISTORY_MARK_UNDONE if row.undone_by else "",
            )
            for row in shown
        ]  # fmt: skip
        buttons = [Button(str(r.id), self._office.data(chat_id, "Ai", number_tag(r.id))) for r in shown]
        turns = [
            Button(label, self._office.data(chat_id, "Ah", number_tag(to)))
            for label, to, there in (
                (texts.B_PREVIOUS, start - _PER_PAGE, start > 0),
                (texts.B_NEXT, start + _PER_PAGE, len(found) > _PER_PAGE),
            )
            if there
        ]
        rows = (tuple(buttons[:4]), tuple(buttons[4:]), tuple(turns))
        head = texts.HISTORY.format(first=start + 1, last=start + len(shown))
        return "\n".join([head, "", *lines]), tuple(row for row in rows if row)

    def _moment(self, at: datetime) -> str:
        local = at.astimezone(ZoneInfo(self._office.desk.settings.timezone))
        return f"{day(local.date())} {local:%H.%M}"


def _what(row: AuditRow) -> str:
    return texts.CHANGES.get(row.what, row.what)


def _states(row: AuditRow) -> list[tuple[str, Mapping[str, Any]]]:
    return [(n, s) for n, s in ((texts.BEFORE, row.before), (texts.AFTER, row.after)) if s]


def _plain(state: Mapping[str, Any]) -> str:
    """A state as lines; long ones are cut, the database keeps them whole."""
    if isinstance(state.get("body"), str):
        text = str(state["body"])
    else:
        shown = {k: v.isoformat() if isinstance(v, date) else v for k, v in state.items() if v is not None}
        text = "\n".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in shown.items())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
