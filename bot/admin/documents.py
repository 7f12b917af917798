"""Reading and publishing as work of the bench: progress in one message, and each step taken up after a restart."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot.admin import texts
from bot.admin.bench import Stopped
from bot.admin.cases import Case, Cases, Stage
from bot.admin.office import TOLD, Office, aside
from bot.admin.previews import preview_message
from bot.admin.published import Published
from bot.admin.rights import who
from bot.admin.uploads import Uploads
from bot.buttons import number_tag
from bot.limiter import Priority
from bot.markup import esc
from bot.messages import Button, Message, Rows
from knowledge.editing import Outcome, Preview, Progress, Source, Step
from knowledge.errors import EditRefused, StoreUnavailable
from knowledge.language.cleaning import clean

T = TypeVar("T")
_SILENT, _PAUSE = timedelta(minutes=2), timedelta(seconds=10)
_MOST_TRIES = 4


class Documents:
    """What the bench does for a case; the case says where it stands."""

    def __init__(self, office: Office, cases: Cases, uploads: Uploads, published: Published) -> None:
        self._office, self._cases, self._uploads, self._published = office, cases, uploads, published
        self._tries: Counter[str] = Counter()

    async def read(self, case: Case) -> None:
        """Queue for reading; a full queue says so and ends the case."""
        place = self._submit(case, self._read)
        if place is None:
            await aside(self._cases.drop, case)
            await self.tell(case, texts.FULL)
        elif place:
            await self.tell(case, texts.WAITING_TURN.format(name=esc(case.name), before=place), self._stop_row(case))

    async def publish(self, case: Case) -> None:
        """Queue for publishing."""
        if self._submit(case, self._publish) is None:
            await aside(self._cases.move, case, stage=Stage.LOOKING)
            await self._office.say(case.user_id, texts.FULL, key=f"penuh:{case.key}:{case.touched}")

    async def drop(self, case: Case, text: str) -> None:
        """End a case and what it holds."""
        self._office.bench.forget(case.key)
        await aside(self._cases.drop, case)
        if case.draft is not None:
            await aside(self._office.tools.editor.discard, case.draft)
        await self.tell(case, text)

    async def show(self, case: Case, preview: Preview) -> None:
        """The preview, in the message that showed the progress."""
        # Reading took its time: what others published meanwhile is named too.
        await self._office.desk.asking.refresh()
        message = preview_message(self._office, case, preview)
        await self.tell(case, message.text, message.rows, Priority.ANSWER)

    async def tell(self, case: Case, text: str, rows: Rows = (), priority: Priority = Priority.ANSWER) -> None:
        """Edit the message of the case; a new one where that is gone."""
        post, message = self._office.desk.post, Message(text, rows)
        if case.shown is not None and await post.edit(case.user_id, case.shown, message, priority):
            return
        key = f"dok:{case.user_id}:{case.number}:{self._office.desk.hasher.text(text)[:10]}"
        shown = await self._office.say(case.user_id, text, rows, key)
        now = await aside(self._cases.get, case.user_id, case.number)
        if now is not None and shown is not None:
            await aside(self._cases.move, now, shown=shown)

    async def abandoned(self) -> tuple[Case, ...]:
        """Cases whose process is gone, and our own whose job is."""
        return await aside(self._cases.abandoned, _SILENT, _PAUSE, self._office.bench.held)

    # -- on the bench

    def _submit(self, case: Case, job: Callable[[int, int], Coroutine[Any, Any, None]]) -> int | None:
        user, number = case.user_id, case.number
        return self._office.bench.submit(
            case.key, lambda: job(user, number), lambda error: self._lost(user, number, error)
        )

    async def _read(self, user_id: int, number: int) -> None:
        case = await self._mine(user_id, number, Stage.READING)
        if case is None:
            return
        with tempfile.TemporaryDirectory(prefix="tanyanetral-") as folder:
            try:
                source = await self._source(case, Path(folder))
                preview = await self._work(case, lambda p: self._prepare(case, source, p), texts.READING_PATH)
            except Stopped:
                return
            except TOLD as exc:
                await self._failed(case, str(exc))
                return
        now = await aside(self._cases.get, user_id, number)
        if now is None or not await self._office.rights.may(user_id):
            await aside(self._office.tools.editor.discard, preview.draft_id)
            return
        moved = await aside(self._cases.move, now, stage=Stage.LOOKING, draft=preview.draft_id)
        await self.show(moved or now, preview)

    async def _publish(self, user_id: int, number: int) -> None:
        case = await self._mine(user_id, number, Stage.PUBLISHING)
        if case is None or case.draft is None:
            return
        draft = case.draft
        try:
            outcome = await self._work(case, lambda p: self._flip(draft, user_id, p), texts.PUBLISHING_PATH, False)
        except TOLD as exc:
            await self._look_again(case, str(exc))
            return
        message = await self._published.message(user_id, outcome)
        # Before it is told: a case taken up again after that could publish what the admin has undone since.
        await aside(self._cases.drop, case)
        await self.tell(case, message.text, message.rows)

    async def _lost(self, user_id: int, number: int, error: BaseException) -> None:
        """End the case of a job that met what it did not expect; a store that was away leaves it to the next try."""
        case = await aside(self._cases.get, user_id, number)
        if case is None:
            return
        self._tries[case.key] += 1
        again = isinstance(error, StoreUnavailable) and case.stage is not Stage.LOOKING
        if again and self._tries[case.key] < _MOST_TRIES:
            return
        if case.stage is Stage.PUBLISHING:
            await self._look_again(case, texts.PUBLISHING_LOST)
        else:
            await self.drop(case, texts.FAILED.format(name=esc(case.name), reason=texts.READING_LOST))
        del self._tries[case.key]

    def _prepare(self, case: Case, source: Source, progress: Progress) -> Preview:
        return self._office.tools.editor.prepare(source, who(case.user_id), progress)

    def _flip(self, draft: int, user_id: int, progress: Progress) -> Outcome:
        """Publish; where an earlier process got as far as the flip, find the change it made."""
        editor = self._office.tools.editor
        slug = editor.preview(draft).slug
        outcome = editor.publish(draft, who(user_id), progress)
        if outcome.change_id is not None:
            return outcome
        last = next(iter(editor.changes(limit=1, slug=slug)), None)
        mine = last is not None and last.undoable and last.who == who(user_id) and last.what == "terbit"
        return replace(outcome, change_id=last.id) if mine and last is not None else outcome

    async def _mine(self, user_id: int, number: int, stage: Stage) -> Case | None:
        """The case as it stands now, if it still waits for this and its admin is still one."""
        case = await aside(self._cases.get, user_id, number)
        if case is None or case.stage is not stage:
            return None
        if not await self._office.rights.may(user_id):
            await aside(self._cases.drop, case)
            return None
        return await aside(self._cases.put, case)

    async def _source(self, case: Case, folder: Path) -> Source:
        if case.url:
            return Source(case.url, case.name, official_page=case.url)
        return Source(await self._uploads.fetch(case.pieces, folder), case.name)

    async def _work(self, case: Case, call: Callable[[Progress], T], path: Sequence[Step], stoppable: bool = True) -> T:
        rows = self._stop_row(case) if stoppable else ()
        beat = 0.0

        async def report(step: Step, done: int, total: int) -> None:
            text = texts.PROGRESS.format(name=esc(case.name), steps=progress_line(path, step, done, total))
            await self.tell(case, text, rows, Priority.EDIT)

        async def alive() -> bool:
            nonlocal beat
            now = asyncio.get_running_loop().time()
            if now - beat > 30:
                beat = now
                found = await aside(self._cases.get, case.user_id, case.number)
                if found is not None:
                    await aside(self._cases.put, found)
            gone = await aside(self._cases.get, case.user_id, case.number) is None
            return not (stoppable and (gone or not await self._office.rights.may(case.user_id)))

        return await self._office.bench.work(call, report, alive)

    async def _failed(self, case: Case, reason: str) -> None:
        await aside(self._cases.drop, case)
        await self.tell(case, texts.FAILED.format(name=esc(case.name), reason=esc(reason)))

    async def _look_again(self, case: Case, reason: str) -> None:
        """Not published: say why and show what the document changes now."""
        now = await aside(self._cases.get, case.user_id, case.number)
        if now is None:
            return
        moved = await aside(self._cases.move, now, stage=Stage.LOOKING) or now
        await self._office.say(case.user_id, esc(reason), key=f"gagal:{case.key}:{case.touched}")
        with suppress(EditRefused):
            preview = await aside(self._office.tools.editor.preview, case.draft or 0)
            await self.show(moved, preview)

    def _stop_row(self, case: Case) -> Rows:
        return ((Button(texts.B_STOP, self._office.data(case.user_id, "As", number_tag(case.number))),),)


def progress_line(path: Sequence[Step], step: Step, done: int, total: int) -> str:
    """ "membaca 12/44 halaman · mengurai · menyiapkan", the present step in bold."""
    words = []
    for part in path:
        counted = texts.COUNTED.get(part, "").format(done=done, total=total) if part is step and total else ""
        shown = " ".join(w for w in (texts.STEPS[part], counted) if w)
        words.append(f"<b>{shown}</b>" if part is step else shown)
    return " · ".join(words)


def name_of(raw: str) -> str:
    """A file name fit to be shown: one line, nothing hidden, never trusted."""
    return " ".join(clean(raw).text.split())[:120] or "dokumen"
