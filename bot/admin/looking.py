"""The buttons under a preview: publish, look, try, compare, choose, drop, stop."""

from __future__ import annotations

from collections.abc import Sequence

from bot.admin import texts
from bot.admin.cases import Case, Cases, Stage
from bot.admin.documents import Documents
from bot.admin.office import Office, aside
from bot.admin.previews import address_words
from bot.admin.prompts import Typed
from bot.buttons import number_of, number_tag, tag
from bot.markup import bold, chunks, esc, pack
from bot.messages import LIMIT, Button, Rows
from bot.presses import Pressed
from knowledge.editing import DiffLine, Preview
from knowledge.model import Provision

_PER_PAGE = 5
_WORDS = 600


class Looking:
    """A preview is a draft: nothing answers from it, whatever is pressed but Terbitkan."""

    def __init__(self, office: Office, cases: Cases, documents: Documents) -> None:
        self._office, self._cases, self._documents = office, cases, documents

    def register(self) -> None:
        on = self._office.on
        on("Ap", self.publish)
        on("As", self.stop)
        on("Ac", self.drop)
        on("Al", self.look)
        on("Ad", self.compare)
        on("Am", self.choose)
        on("At", self.ask_trial)
        on("Ab", self.back)
        self._office.prompts.on("coba", self.try_out)

    async def publish(self, pressed: Pressed) -> None:
        case = await self.case(pressed)
        if case is None:
            return
        preview = await self._preview(case)
        if preview.same_as is not None or preview.candidates:
            await self._documents.show(case, preview)
            return
        moved = await aside(self._cases.move, case, stage=Stage.PUBLISHING)
        if moved is not None:
            await self._documents.tell(moved, texts.PUBLISHING.format(name=esc(preview.label)))
            await self._documents.publish(moved)

    async def stop(self, pressed: Pressed) -> None:
        case = await aside(self._cases.get, pressed.user_id, _number(pressed))
        if case is None or case.stage not in (Stage.READING, Stage.GATHERING):
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        await self._documents.drop(case, texts.STOPPED)

    async def drop(self, pressed: Pressed) -> None:
        if (case := await self.case(pressed)) is not None:
            await self._documents.drop(case, texts.DROPPED.format(name=esc(case.name)))

    async def back(self, pressed: Pressed) -> None:
        if (case := await self.case(pressed)) is not None:
            await self._documents.show(case, await self._preview(case))

    async def choose(self, pressed: Pressed) -> None:
        """Say which known regulation it is the text of, or that it is a new one."""
        case = await self.case(pressed)
        if case is None or case.draft is None:
            return
        wanted, preview = pressed.press.arg(1), await self._preview(case)
        slug = next((m.slug for m in preview.candidates if tag(m.slug) == wanted), None)
        if wanted and slug is None:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        await self._documents.show(case, await aside(self._office.tools.editor.choose, case.draft, slug))

    async def look(self, pressed: Pressed) -> None:
        """The provisions as they were read, a page at a time."""
        case = await self.case(pressed)
        if case is None or case.draft is None:
            return
        provisions = await aside(self._office.tools.editor.provisions, case.draft)
        rows = [self._provision(p) for p in provisions]
        await self._page(pressed, case, "Al", rows, texts.LOOK_PAGE)

    async def compare(self, pressed: Pressed) -> None:
        """What the version changes, address by address."""
        case = await self.case(pressed)
        if case is None:
            return
        diff = (await self._preview(case)).diff
        kinds = (texts.DIFF_CHANGED, texts.DIFF_ADDED, texts.DIFF_REMOVED)
        parts: Sequence[Sequence[DiffLine]] = (diff.changed, diff.added, diff.removed) if diff else ()
        rows = [self._difference(kind, line) for kind, part in zip(kinds, parts, strict=False) for line in part]
        await self._page(pressed, case, "Ad", rows, texts.DIFF_PAGE)

    async def ask_trial(self, pressed: Pressed) -> None:
        if (case := await self.case(pressed)) is not None:
            await self._office.prompts.ask(pressed.chat_id, "coba", texts.TRY_ASK, {"case": case.number})

    async def try_out(self, typed: Typed) -> None:
        """A trial question, answered by the draft alone."""
        case = await aside(self._cases.get, typed.chat_id, int(typed.data["case"]))
        if case is None or case.draft is None or case.stage is not Stage.LOOKING:
            await self._office.say(typed.chat_id, texts.GONE)
            await self._office.prompts.close(typed.chat_id)
            return
        found = await aside(self._office.tools.editor.try_out, case.draft, typed.text[:500])
        rows = "\n\n".join(self._provision(p) for p in found[:3]) or texts.TRY_NONE
        back = (Button(texts.B_BACK, self._office.data(typed.chat_id, "Ab", number_tag(case.number))),)
        text = texts.TRY_RESULT.format(question=esc(typed.text[:300]), rows=rows)
        await self._office.say(typed.chat_id, text, (back,))
        await self._office.prompts.expect(typed.chat_id, "coba", typed.data)

    async def case(self, pressed: Pressed) -> Case | None:
        """The case of a button while it is looked at; says so when it is over."""
        found = await aside(self._cases.get, pressed.user_id, _number(pressed))
        if found is None or found.stage is not Stage.LOOKING or found.draft is None:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return None
        return found

    async def _preview(self, case: Case) -> Preview:
        return await aside(self._office.tools.editor.preview, case.draft or 0)

    async def _page(self, pressed: Pressed, case: Case, action: str, rows: Sequence[str], head: str) -> None:
        pages = pack_pages(rows)
        index = min(number_of(pressed.press.arg(1)) or 0, len(pages) - 1)
        first, shown = pages[index]
        span = {"first": first + 1 if rows else 0, "last": first + len(shown), "total": len(rows)}
        text = head.format(label=esc(case.name), **span)
        number = number_tag(case.number)
        turns = [
            Button(label, self._office.data(pressed.chat_id, action, number, number_tag(to)))
            for label, to in ((texts.B_PREVIOUS, index - 1), (texts.B_NEXT, index + 1))
            if 0 <= to < len(pages)
        ]
        back = (Button(texts.B_BACK, self._office.data(pressed.chat_id, "Ab", number)),)
        buttons: Rows = (tuple(turns), back) if turns else (back,)
        await self._office.show(pressed, "\n\n".join([text, *shown]), buttons)

    def _provision(self, provision: Provision) -> str:
        label = address_words(self._office.desk.asking.library, provision.address.text)
        return f"{bold(label)}\n{esc(_short(provision.text or ''))}"

    def _difference(self, kind: str, line: DiffLine) -> str:
        label = address_words(self._office.desk.asking.library, line.address)
        words = [
            f"{name}: {esc(_short(text, _WORDS // 2))}"
            for name, text in ((texts.OLD_TEXT, line.before), (texts.NEW_TEXT, line.after))
            if text is not None
        ]
        return "\n".join([f"{bold(label)} ({kind})", *words])


def pack_pages(rows: Sequence[str]) -> list[tuple[int, Sequence[str]]]:
    """Pages of a few rows that fit a message, each with the number of its first row."""
    pages: list[tuple[int, Sequence[str]]] = []
    start = 0
    while start < len(rows):
        count = min(_PER_PAGE, len(rows) - start)
        while count > 1 and len(pack(rows[start : start + count], LIMIT - 200)) > 1:
            count -= 1
        pages.append((start, rows[start : start + count]))
        start += count
    return pages or [(0, ())]


def _number(pressed: Pressed) -> int:
    return number_of(pressed.press.arg(0)) or 0


def _short(text: str, limit: int = _WORDS) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else chunks(flat, limit - 1)[0] + "…"
