"""The whole card before it answers: preview, breaches, its effect on saved questions, publishing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.admin import texts
from bot.admin.bench import Stopped
from bot.admin.card_files import dump_card, mark_of
from bot.admin.card_pages import preview_pages
from bot.admin.drafting import Drafting
from bot.admin.drafts import Draft
from bot.admin.effects import Effect, effects, saved_questions
from bot.admin.office import TOLD, Office, Tried, aside
from bot.admin.rights import who
from bot.buttons import number_tag
from bot.markup import esc
from bot.messages import Button, Message, Rows
from bot.presses import Pressed
from knowledge.catalog.rules import card_problems
from knowledge.editing import Step
from knowledge.model import Answer, Question, RuleCard

_SHOWN = 8


class Judging:
    """Nothing is published untested: an admin sees first what else the card would change."""

    def __init__(self, office: Office, drafting: Drafting) -> None:
        self._office, self._drafting = office, drafting
        drafting.whole = self.show

    def register(self) -> None:
        self._office.on("Ct", self.test)
        self._office.on("Cy", self.publish)
        self._office.on("Ce", self.edit_menu)
        self._office.on("Cf", self.edit)

    async def show(self, chat_id: int, draft: Draft) -> None:
        pages, rows = self._preview(chat_id, draft)
        await self._office.say_pages(chat_id, pages, rows)

    async def edit_menu(self, pressed: Pressed) -> None:
        draft = await self._drafting.draft(pressed)
        if draft is None:
            return
        conditional = bool(draft.fields.get("branches"))
        buttons = [
            Button(words, self._office.data(pressed.chat_id, "Cf", name))
            for name, words in texts.CARD_FIELDS.items()
            if name != "branches" or conditional
        ]
        rows: Rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
        await self._office.show(pressed, texts.CARD_EDIT, rows)

    async def edit(self, pressed: Pressed) -> None:
        draft, name = await self._drafting.draft(pressed), pressed.press.arg(0)
        if draft is not None and name in texts.CARD_FIELDS:
            await self._drafting.go(pressed.chat_id, replace(draft, only=name, pending={}))

    async def test(self, pressed: Pressed) -> None:
        """On the bench: two engines over all saved questions take their time."""
        draft = await self._drafting.draft(pressed)
        if draft is None:
            return
        card = draft.card()
        await self._office.show(pressed, texts.CARD_TESTING.format(count=len(saved_questions())))
        user, message_id = pressed.user_id, pressed.message.message_id

        async def lost(_error: BaseException) -> None:
            _, rows = self._preview(user, draft)
            await self._office.desk.post.edit(user, message_id, Message(texts.CARD_TEST_LOST, rows))

        if self._office.bench.submit(f"uji:{user}", lambda: self._test(user, message_id, card), lost) is None:
            await self._office.show(pressed, texts.FULL)

    async def publish(self, pressed: Pressed) -> None:
        """Checked again here: the library may have moved since the preview."""
        draft = await self._drafting.draft(pressed)
        if draft is None:
            return
        card, body = draft.card(), dump_card(draft.card())
        overlays, library = self._office.desk.stores.overlays, self._office.desk.asking.library
        if list(card_problems(card, library, self._office.desk.today(), bundled=False)) or draft.tested != body:
            pages, rows = self._preview(pressed.chat_id, draft, texts.CARD_UNTESTED)
            await self._office.show_pages(pressed, pages, rows)
            return
        held = await aside(overlays.get, card.id)
        now = held.body if held else ""
        if now not in (draft.under, body):
            await aside(self._drafting.drafts.put, pressed.user_id, replace(draft, under=now))
            await self._office.desk.post.toast(pressed.query.id, texts.CARD_TAKEN, alert=True)
            return
        change = await self._change(card, now == body, pressed.user_id)
        await aside(self._drafting.drafts.drop, pressed.user_id)
        undo = (Button(texts.B_UNDO, self._office.data(pressed.chat_id, "Au", number_tag(change))),)
        await self._office.show(pressed, texts.CARD_PUBLISHED.format(id=esc(card.id)), (undo,))

    async def _change(self, card: RuleCard, there: bool, user_id: int) -> int:
        """Published once, also when the bot died between publishing and saying so."""
        stores = self._office.desk.stores
        if there:
            rows = await aside(stores.audit.recent, 1, 0, card.id)
            if rows and rows[0].who == who(user_id):
                return rows[0].id
        base = mark_of(self._office.tools.bundled.card(card.id))
        return await aside(stores.overlays.put, card.id, dump_card(card), base, who(user_id))

    async def _test(self, user: int, message_id: int, card: RuleCard) -> None:
        saved = saved_questions()

        async def report(step: Step, done: int, total: int) -> None:
            """The other process does not tell how far it is."""

        async def alive() -> bool:
            return await self._office.rights.may(user)

        try:
            before = [_tried(await self._office.desk.asking.answer(Question(s.text))) for s in saved]
            asked = [s.text for s in saved]
            after = await self._office.bench.work(lambda _: self._office.tools.try_card(card, asked), report, alive)
        except Stopped:
            return
        except TOLD as exc:
            await self._office.desk.post.edit(user, message_id, Message(esc(str(exc))))
            return
        draft = await aside(self._drafting.drafts.get, user)
        if draft is None:
            return
        if dump_card(draft.card()) == dump_card(card):
            draft = await aside(self._drafting.drafts.put, user, replace(draft, tested=dump_card(card)))
        _, rows = self._preview(user, draft)
        said = effect_text(effects(saved, before, after), len(saved))
        await self._office.desk.post.edit(user, message_id, Message(said, rows))

    def _preview(self, chat_id: int, draft: Draft, note: str = "") -> tuple[list[str], Rows]:
        card, library = draft.card(), self._office.desk.asking.library
        found = list(card_problems(card, library, self._office.desk.today(), bundled=False))
        data = self._office.data
        row = [Button(texts.B_CARD_EDIT, data(chat_id, "Ce"))]
        if not found:
            tested = draft.tested == dump_card(card)
            row.append(Button(texts.B_CARD_TEST, data(chat_id, "Ct")))
            row += [Button(texts.B_CARD_PUBLISH, data(chat_id, "Cy"))] if tested else []
        return preview_pages(card, library, found[:_SHOWN], note), (tuple(row),)


def effect_text(found: Sequence[Effect], count: int) -> str:
    """What would change, the dangerous first."""
    if not found:
        return texts.CARD_EFFECT_NONE.format(count=count)
    rows = [
        texts.CARD_EFFECT_ROW.format(
            question=esc(e.saved.text[:160]), before=_words(e.before), after=_words(e.after),
            mark=texts.CARD_BETTER if e.better else texts.CARD_WORSE if e.worse else "",
        )
        for e in found[:_SHOWN]
    ]  # fmt: skip
    dangers = sum(e.dangerous for e in found)
    head = f"{texts.CARD_DANGER.format(count=dangers)}\n" if dangers else ""
    return head + texts.CARD_EFFECT.format(
        count=count, changed=len(found), better=sum(e.better for e in found), worse=sum(e.worse for e in found),
        rows="\n".join(rows),
    )  # fmt: skip


def _words(tried: Tried) -> str:
    return texts.VERDICTS[tried.verdict] + (f" ({esc(tried.card)})" if tried.card else "")


def _tried(answer: Answer) -> Tried:
    part = next(p for p in answer.parts if p.verdict is answer.verdict)
    return Tried(answer.verdict, part.card)
