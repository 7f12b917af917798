"""The steps of writing a card: one question after another, by buttons where the choices are few."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.admin import texts
from bot.admin.drafts import BANS, CardDrafts, Draft, id_of
from bot.admin.office import Office, aside
from bot.admin.prompts import Typed
from bot.markup import esc
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.catalog.rules import count_distinct
from knowledge.model import Verdict

LEAST_PHRASINGS = 5
_MOST = {"situation": 80, "headline": 220, "reason": 700, "allowed_instead": 300, "phrasings": 6_000}
_ASK = {
    "situation": texts.ASK_SITUATION, "headline": texts.ASK_HEADLINE, "reason": texts.ASK_REASON,
    "allowed_instead": texts.ASK_INSTEAD, "branches": texts.ASK_BRANCH_YES,
    "phrasings": texts.ASK_PHRASINGS.format(least=LEAST_PHRASINGS),
}  # fmt: skip
_VERDICTS = (Verdict.TIDAK_BOLEH, Verdict.BOLEH, Verdict.BERSYARAT, Verdict.INFORMASI)
_LABEL = 28
_TOPIC = "kaidah-isi"


class Drafting:
    """``go`` asks for whatever is still missing; ``whole`` is called when nothing is."""

    def __init__(self, office: Office, drafts: CardDrafts) -> None:
        self._office, self.drafts = office, drafts
        self.ask_basis: Callable[[int, Draft], Awaitable[None]] | None = None
        self.ask_sanctions: Callable[[int, Draft], Awaitable[None]] | None = None
        self.whole: Callable[[int, Draft], Awaitable[None]] | None = None

    def register(self) -> None:
        self._office.on("Cg", self.choose_group)
        self._office.on("Cv", self.choose_verdict)
        self._office.on("Cp", self.choose_persons)
        self._office.prompts.on(_TOPIC, self.take)

    async def go(self, chat_id: int, draft: Draft) -> None:
        """Keep the draft and ask on."""
        await aside(self.drafts.put, chat_id, draft)
        step = draft.only or draft.missing
        if step is None:
            await self._office.prompts.close(chat_id)
            assert self.whole is not None
            await self.whole(chat_id, draft)
        elif step == "basis":
            assert self.ask_basis is not None
            await self.ask_basis(chat_id, draft)
        elif step == "sanctions":
            assert self.ask_sanctions is not None
            await self.ask_sanctions(chat_id, draft)
        elif step in _ASK:
            more = texts.ASK_PHRASINGS_MORE.format(count=len(draft.asked)) if draft.asked else ""
            words = _ASK[step] + (more if step == "phrasings" else "")
            await self._office.prompts.ask(chat_id, _TOPIC, words, {"step": step})
        else:
            await self._office.prompts.close(chat_id)
            await self._office.say(chat_id, *self._choices(chat_id, step))

    async def draft(self, pressed: Pressed) -> Draft | None:
        """The draft behind a button; says so when it is gone."""
        found = await aside(self.drafts.get, pressed.user_id)
        if found is None:
            await self._office.desk.post.toast(pressed.query.id, texts.CARD_LOST, alert=True)
        return found

    async def take(self, typed: Typed) -> None:
        draft, step = await aside(self.drafts.get, typed.chat_id), str(typed.data["step"])
        if draft is None:
            await self._office.say(typed.chat_id, texts.CARD_LOST)
            await self._office.prompts.close(typed.chat_id)
            return
        wrong = _wrong(step, typed.text, draft.asked)
        if wrong:
            await self._office.prompts.ask(typed.chat_id, _TOPIC, esc(wrong), typed.data)
        elif step in ("branches", "branches-no"):
            await self._branch(typed, draft, step)
        else:
            await self.go(typed.chat_id, self._filled(draft, step, typed.text))

    async def choose_group(self, pressed: Pressed) -> None:
        groups, index = self._office.desk.asking.library.groups, pressed.press.arg(0)
        if index.isdigit() and int(index) < len(groups):
            await self._chosen(pressed, "group", groups[int(index)].id, groups[int(index)].title)

    async def choose_verdict(self, pressed: Pressed) -> None:
        value = pressed.press.arg(0)
        if value in {v.value for v in _VERDICTS}:
            await self._chosen(pressed, "verdict", value, texts.VERDICTS[Verdict(value)])

    async def choose_persons(self, pressed: Pressed) -> None:
        found = texts.PERSON_SETS.get(pressed.press.arg(0))
        if found:
            await self._chosen(pressed, "applies_to", list(found[1]), found[0])

    async def _chosen(self, pressed: Pressed, step: str, value: Any, shown: str) -> None:
        draft = await self.draft(pressed)
        if draft is None:
            return
        await self._office.show(pressed, esc(f"{texts.CARD_FIELDS[step].capitalize()}: {shown}"))
        changed = draft.with_fields(**{step: value})
        await self.go(pressed.chat_id, _done(_fitted(changed, value) if step == "verdict" else changed))

    async def _branch(self, typed: Typed, draft: Draft, step: str) -> None:
        """Both sides of a conditional card, one message each."""
        if step == "branches":
            data = {"step": "branches-no", "yes": typed.text}
            await self._office.prompts.ask(typed.chat_id, _TOPIC, texts.ASK_BRANCH_NO, data)
            return
        sides = ((Verdict.BOLEH, str(typed.data["yes"])), (Verdict.TIDAK_BOLEH, typed.text))
        branches = [{"verdict": v.value, "when": _flat(w), "label": _label(w)} for v, w in sides]
        await self.go(typed.chat_id, _done(draft.with_fields(branches=branches)))

    def _filled(self, draft: Draft, step: str, text: str) -> Draft:
        if step == "phrasings":
            lines = [*draft.asked, *(_flat(line) for line in text.splitlines() if line.strip())]
            return _done(draft.with_fields(phrasings=[{"seed": line} for line in dict.fromkeys(lines)]))
        value = "" if text.lower() in texts.EMPTY_WORDS else _flat(text)
        changed = draft.with_fields(**{step: value})
        if step == "situation" and not draft.id:
            changed = changed.with_fields(id=id_of(value, self._office.desk.asking.library.cards))
        return _done(changed)

    def _choices(self, chat_id: int, step: str) -> tuple[str, Rows]:
        data = self._office.data
        if step == "group":
            groups = self._office.desk.asking.library.groups
            rows: Rows = tuple((Button(g.title, data(chat_id, "Cg", str(i))),) for i, g in enumerate(groups))
            return texts.ASK_GROUP, rows
        if step == "verdict":
            buttons = [Button(texts.VERDICTS[v], data(chat_id, "Cv", v.value)) for v in _VERDICTS]
            return texts.ASK_VERDICT, (tuple(buttons[:2]), tuple(buttons[2:]))
        sets = texts.PERSON_SETS.items()
        return texts.ASK_PERSONS, tuple((Button(words, data(chat_id, "Cp", k)),) for k, (words, _) in sets)


def _wrong(step: str, text: str, asked: Sequence[str]) -> str:
    """What is wrong with a reply, or nothing."""
    most = _MOST.get(step, 300)
    if len(text) > most:
        return texts.TOO_LONG.format(size=len(text), most=most)
    if not text or (step in ("situation", "headline") and text.lower() in texts.EMPTY_WORDS):
        return texts.NOT_UNDERSTOOD.format(hint="")
    if step == "phrasings":
        count = count_distinct([*asked, *(_flat(line) for line in text.splitlines() if line.strip())])
        return texts.FEW_PHRASINGS.format(count=count, least=LEAST_PHRASINGS) if count < LEAST_PHRASINGS else ""
    return ""


def _fitted(draft: Draft, verdict: str) -> Draft:
    """What a new verdict has no place for goes; what it needs is asked for again."""
    if verdict not in BANS:
        draft = _without(draft, "sanctions")
    if verdict == Verdict.BERSYARAT.value:
        return draft if draft.fields.get("branches") else _without(draft, "branches")
    changed = draft.with_fields(branches=[], basis=[_no_branch(b) for b in draft.fields.get("basis", [])])
    return changed if changed.fields["basis"] else _without(changed, "basis")


def _done(draft: Draft) -> Draft:
    return replace(draft, pending={}, only="")


def _without(draft: Draft, step: str) -> Draft:
    return replace(draft, fields={k: v for k, v in draft.fields.items() if k != step})


def _no_branch(basis: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in basis.items() if k != "branch"}


def _flat(text: str) -> str:
    return " ".join(text.split())


def _label(words: str) -> str:
    """The first words of a condition, short enough for a button."""
    flat = _flat(words)
    short = flat if len(flat) <= _LABEL else flat[:_LABEL].rsplit(" ", 1)[0]
    return short[:1].upper() + short[1:]
