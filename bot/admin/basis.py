"""The basis of a card: an address picked from the library, its role, and what the role needs to be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.admin import texts
from bot.admin.drafting import Drafting
from bot.admin.drafts import Draft
from bot.admin.office import Office, aside
from bot.admin.previews import address_words
from bot.admin.prompts import Typed
from bot.buttons import tag
from bot.markup import bold, esc
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.language.legal_addresses import find
from knowledge.language.legal_names import build_names
from knowledge.library import Library
from knowledge.model import Provision, Role, Verdict

_MOST = 4
_CANDIDATES = 8
_OPENING = 110
_TOPIC, _WORDS_TOPIC = "kaidah-dasar", "kaidah-kata"


class BasisSteps:
    """Only provisions the library holds can be picked: no address is typed into a card unread."""

    def __init__(self, office: Office, drafting: Drafting) -> None:
        self._office, self._drafting = office, drafting
        drafting.ask_basis = self.ask

    def register(self) -> None:
        self._office.on("Cb", self.pick)
        self._office.on("Cr", self.choose_role)
        self._office.on("Ch", self.choose_branch)
        self._office.on("Cm", self.more)
        self._office.on("Cd", self.done)
        self._office.prompts.on(_TOPIC, self.search)
        self._office.prompts.on(_WORDS_TOPIC, self.take_words)

    async def ask(self, chat_id: int, draft: Draft) -> None:
        """Begin anew with the list of bases; what the card had is shown and replaced."""
        rows = self._rows(draft.pending.get("basis", []))
        so_far = texts.BASIS_SO_FAR.format(rows=rows) if rows else ""
        await self._office.prompts.ask(chat_id, _TOPIC, texts.ASK_BASIS.format(so_far=so_far))

    async def search(self, typed: Typed) -> None:
        """An address in everyday words, or words of the provision."""
        found = candidates(self._office.desk.asking.library, typed.text)
        if not found:
            await self._office.prompts.ask(typed.chat_id, _TOPIC, texts.BASIS_NONE)
            return
        await self._office.prompts.ask(typed.chat_id, _TOPIC, *choice_of(self._office, typed.chat_id, "Cb", found))

    async def pick(self, pressed: Pressed) -> None:
        draft = await self._drafting.draft(pressed)
        address = self._office.desk.tags.address(pressed.press.arg(0))
        if draft is None or address is None:
            return
        await self._keep(pressed, draft, address=address.text)
        library = self._office.desk.asking.library
        provision = library.provision(address.text)
        text = (provision.text or provision.norm or "") if provision else ""
        rows: Rows = tuple((Button(texts.ROLES[r], self._data(pressed.chat_id, "Cr", r.value)),) for r in Role)
        label = bold(address_words(library, address.text))
        await self._office.show(pressed, texts.ASK_ROLE.format(label=label, text=esc(text[:1500])), rows)

    async def choose_role(self, pressed: Pressed) -> None:
        draft, value = await self._drafting.draft(pressed), pressed.press.arg(0)
        if draft is None or value not in {r.value for r in Role} or "address" not in draft.pending:
            return
        draft = await self._keep(pressed, draft, role=value)
        if value == Role.BATAS.value:
            await self._office.prompts.ask(pressed.chat_id, _WORDS_TOPIC, texts.ASK_WORDS)
        else:
            await self._branch_or_add(pressed.chat_id, draft)

    async def take_words(self, typed: Typed) -> None:
        draft = await aside(self._drafting.drafts.get, typed.chat_id)
        if draft is None or "address" not in draft.pending:
            await self._office.say(typed.chat_id, texts.CARD_LOST)
            await self._office.prompts.close(typed.chat_id)
            return
        kept = replace(draft, pending=draft.pending | {"words": " ".join(typed.text.split())[:300]})
        await aside(self._drafting.drafts.put, typed.chat_id, kept)
        await self._branch_or_add(typed.chat_id, kept)

    async def choose_branch(self, pressed: Pressed) -> None:
        draft, value = await self._drafting.draft(pressed), pressed.press.arg(0)
        if draft is not None and value in (Verdict.BOLEH.value, Verdict.TIDAK_BOLEH.value, "-"):
            branch = {"branch": value} if value != "-" else {}
            await self._add(pressed.chat_id, replace(draft, pending=draft.pending | branch))

    async def more(self, pressed: Pressed) -> None:
        if (draft := await self._drafting.draft(pressed)) is not None:
            await self.ask(pressed.chat_id, draft)

    async def done(self, pressed: Pressed) -> None:
        draft = await self._drafting.draft(pressed)
        if draft is None or not draft.pending.get("basis"):
            return
        changed = draft.with_fields(basis=draft.pending["basis"])
        await self._drafting.go(pressed.chat_id, replace(changed, pending={}, only=""))

    async def _branch_or_add(self, chat_id: int, draft: Draft) -> None:
        """Only a conditional card asks which side a ban or permission carries."""
        sides = (Role.MELARANG.value, Role.MEMBOLEHKAN.value, Role.BATAS.value)
        if draft.fields.get("verdict") != Verdict.BERSYARAT.value or draft.pending.get("role") not in sides:
            await self._add(chat_id, draft)
            return
        buttons = tuple(
            Button(texts.VERDICTS[v], self._data(chat_id, "Ch", v.value)) for v in (Verdict.BOLEH, Verdict.TIDAK_BOLEH)
        )
        await self._office.prompts.close(chat_id)
        await self._office.say(chat_id, texts.ASK_BRANCH_OF, (buttons,))

    async def _add(self, chat_id: int, draft: Draft) -> None:
        entry = {k: v for k, v in draft.pending.items() if k in ("address", "role", "words", "branch")}
        others = [b for b in draft.pending.get("basis", []) if b["address"] != entry.get("address")]
        if "address" not in entry or "role" not in entry:
            return
        basis = [*others, entry]
        kept = replace(draft, pending={"basis": basis})
        await aside(self._drafting.drafts.put, chat_id, kept)
        await self._office.prompts.close(chat_id)
        buttons = [Button(texts.B_BASIS_DONE, self._data(chat_id, "Cd"))]
        if len(basis) < _MOST:
            buttons.insert(0, Button(texts.B_BASIS_MORE, self._data(chat_id, "Cm")))
        await self._office.say(chat_id, texts.BASIS_MORE.format(rows=self._rows(basis)), (tuple(buttons),))

    async def _keep(self, pressed: Pressed, draft: Draft, **changes: str) -> Draft:
        kept = replace(draft, pending=draft.pending | changes)
        return await aside(self._drafting.drafts.put, pressed.user_id, kept)

    def _rows(self, basis: list[dict[str, Any]]) -> str:
        library = self._office.desk.asking.library
        return "".join(
            f"\n· {esc(address_words(library, b['address']))} ({texts.ROLES[Role(b['role'])]})" for b in basis
        )

    def _data(self, chat_id: int, action: str, *args: str) -> str:
        return self._office.data(chat_id, action, *args)


def choice_of(office: Office, chat_id: int, action: str, found: Sequence[Provision]) -> tuple[str, None, Rows]:
    """Provisions to pick from by number: on a button their long names would all look alike."""
    library = office.desk.asking.library
    lines = [
        texts.BASIS_CHOICE.format(
            number=i, label=esc(address_words(library, p.address.text)), text=esc(_opening(p.text or p.norm or ""))
        )
        for i, p in enumerate(found, 1)
    ]
    buttons = [Button(str(i), office.data(chat_id, action, tag(p.address.text))) for i, p in enumerate(found, 1)]
    return "\n".join([texts.BASIS_PICK, *lines]), None, (tuple(buttons[:4]), tuple(buttons[4:]))


def _opening(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _OPENING else flat[:_OPENING].rsplit(" ", 1)[0] + " …"


def candidates(library: Library, text: str) -> list[Provision]:
    """Provisions at the place the text names; where it names none, those that hold most of its words."""
    mentions = find(text, build_names(library.regulations.values(), {}))
    places = [address for mention in mentions for address in mention.addresses()]
    if places:
        named = {p.address: p for address in places for p in library.under(address)}
        return list(named.values())[:_CANDIDATES]
    words = {w for w in text.lower().split() if len(w) > 3}
    scored = [
        (sum(w in (p.text or p.norm or "").lower() for w in words), -len(p.text or p.norm or ""), p.address.text, p)
        for p in library.provisions.values()
    ]
    best = sorted((row for row in scored if row[0] * 2 > len(words) > 0), key=lambda row: row[:3], reverse=True)
    return [p for *_, p in best[:_CANDIDATES]]
