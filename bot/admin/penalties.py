"""The sanctions of a card: picked from provisions by address, worded as the library words them, never typed freely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import texts as user_texts
from bot.admin import texts
from bot.admin.basis import candidates, choice_of
from bot.admin.drafting import Drafting
from bot.admin.drafts import Draft
from bot.admin.office import Office, aside
from bot.admin.previews import address_words
from bot.admin.prompts import Typed
from bot.markup import bold, esc
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.library import Library
from knowledge.model import Stage

_MOST = 6
_MOST_WORDINGS = 6
_LONGEST_WORDS = 24
_TOPIC = "kaidah-sanksi"
_ENTRY = ("persons", "stage", "text", "basis")


class SanctionSteps:
    """Address, wording, who, stage; then one more or enough."""

    def __init__(self, office: Office, drafting: Drafting) -> None:
        self._office, self._drafting = office, drafting
        drafting.ask_sanctions = self.ask

    def register(self) -> None:
        self._office.on("Dp", self.pick)
        self._office.on("Dt", self.choose_wording)
        self._office.on("Dw", self.choose_persons)
        self._office.on("Ds", self.choose_stage)
        self._office.on("Dm", self.more)
        self._office.on("Dd", self.done)
        self._office.prompts.on(_TOPIC, self.search)

    async def ask(self, chat_id: int, draft: Draft) -> None:
        """Begin anew with the list of sanctions; what the card had is shown and replaced."""
        rows = self._rows(draft.pending.get("sanctions", []))
        so_far = texts.BASIS_SO_FAR.format(rows=rows) if rows else ""
        await self._office.prompts.ask(chat_id, _TOPIC, texts.ASK_SANCTION.format(so_far=so_far))

    async def search(self, typed: Typed) -> None:
        """An address or words of it; "kosong" for a card without sanctions."""
        draft = await aside(self._drafting.drafts.get, typed.chat_id)
        if draft is None:
            await self._office.say(typed.chat_id, texts.CARD_LOST)
            await self._office.prompts.close(typed.chat_id)
            return
        if typed.text.lower() in texts.EMPTY_WORDS:
            await self._close(typed.chat_id, draft)
            return
        found = candidates(self._office.desk.asking.library, typed.text)
        if not found:
            await self._office.prompts.ask(typed.chat_id, _TOPIC, texts.BASIS_NONE)
            return
        await self._office.prompts.ask(typed.chat_id, _TOPIC, *choice_of(self._office, typed.chat_id, "Dp", found))

    async def pick(self, pressed: Pressed) -> None:
        """The ways the library words the sanction of this provision."""
        draft = await self._drafting.draft(pressed)
        address = self._office.desk.tags.address(pressed.press.arg(0))
        if draft is None or address is None:
            return
        library = self._office.desk.asking.library
        words = wordings(library, address.text)
        await self._keep(pressed, draft, basis=[address.text], wordings=words)
        listed = "\n".join(f"{i}. {esc(text)}" for i, text in enumerate(words, 1))
        buttons = tuple(Button(str(i + 1), self._data(pressed.chat_id, "Dt", str(i))) for i in range(len(words)))
        label = bold(address_words(library, address.text))
        await self._office.show(pressed, texts.ASK_SANCTION_WORDS.format(label=label, rows=listed), (buttons,))

    async def choose_wording(self, pressed: Pressed) -> None:
        draft, index = await self._drafting.draft(pressed), pressed.press.arg(0)
        words = draft.pending.get("wordings", []) if draft else []
        if draft is None or not index.isdigit() or int(index) >= len(words):
            return
        await self._keep(pressed, draft, text=words[int(index)])
        sets = texts.PERSON_SETS.items()
        rows: Rows = tuple((Button(label, self._data(pressed.chat_id, "Dw", key)),) for key, (label, _) in sets)
        await self._office.show(pressed, texts.ASK_SANCTION_PERSONS.format(text=esc(words[int(index)])), rows)

    async def choose_persons(self, pressed: Pressed) -> None:
        draft, found = await self._drafting.draft(pressed), texts.PERSON_SETS.get(pressed.press.arg(0))
        if draft is None or found is None or "text" not in draft.pending:
            return
        await self._keep(pressed, draft, persons=list(found[1]))
        rows: Rows = tuple((Button(user_texts.STAGES[s], self._data(pressed.chat_id, "Ds", s.value)),) for s in Stage)
        await self._office.show(pressed, texts.ASK_SANCTION_STAGE, rows)

    async def choose_stage(self, pressed: Pressed) -> None:
        draft, value = await self._drafting.draft(pressed), pressed.press.arg(0)
        if draft is None or value not in {s.value for s in Stage} or "persons" not in draft.pending:
            return
        pending = draft.pending | {"stage": value}
        entry = {key: pending[key] for key in _ENTRY}
        sanctions = [*(s for s in pending.get("sanctions", []) if s != entry), entry]
        await aside(self._drafting.drafts.put, pressed.user_id, replace(draft, pending={"sanctions": sanctions}))
        await self._office.prompts.close(pressed.chat_id)
        buttons = [Button(texts.B_BASIS_DONE, self._data(pressed.chat_id, "Dd"))]
        if len(sanctions) < _MOST:
            buttons.insert(0, Button(texts.B_SANCTION_MORE, self._data(pressed.chat_id, "Dm")))
        said = texts.SANCTION_MORE.format(rows=self._rows(sanctions))
        await self._office.show(pressed, said, (tuple(buttons),))

    async def more(self, pressed: Pressed) -> None:
        if (draft := await self._drafting.draft(pressed)) is not None:
            await self.ask(pressed.chat_id, draft)

    async def done(self, pressed: Pressed) -> None:
        if (draft := await self._drafting.draft(pressed)) is not None:
            await self._close(pressed.chat_id, draft)

    async def _close(self, chat_id: int, draft: Draft) -> None:
        changed = draft.with_fields(sanctions=draft.pending.get("sanctions", []))
        await self._drafting.go(chat_id, replace(changed, pending={}, only=""))

    async def _keep(self, pressed: Pressed, draft: Draft, **changes: Any) -> None:
        await aside(self._drafting.drafts.put, pressed.user_id, replace(draft, pending=draft.pending | changes))

    def _rows(self, sanctions: list[dict[str, Any]]) -> str:
        library = self._office.desk.asking.library
        return "".join(
            "\n· "
            + texts.SANCTION_ROW.format(
                who=", ".join(p.upper() for p in s["persons"]),
                stage=user_texts.STAGES[Stage(s["stage"])],
                text=esc(s["text"]),
                basis=esc(", ".join(address_words(library, a) for a in s["basis"])),
            )
            for s in sanctions
        )

    def _data(self, chat_id: int, action: str, *args: str) -> str:
        return self._office.data(chat_id, action, *args)


def wordings(library: Library, address: str) -> list[str]:
    """How cards and the provision itself word its sanction, the usual first; at least the bare reference."""
    used = [s.text for card in library.cards.values() for s in card.sanctions if address in {a.text for a in s.basis}]
    provision = library.provision(address)
    own = [provision.sanction] if provision and provision.sanction else []
    usual = sorted(dict.fromkeys(used), key=lambda text: -used.count(text))
    short = [text for text in dict.fromkeys([*usual, *own]) if len(text.split()) <= _LONGEST_WORDS]
    return [*short[: _MOST_WORDINGS - 1], texts.SANCTION_BY.format(label=address_words(library, address))]
