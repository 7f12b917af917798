"""/kontak: the agency's own unit for questions and for reports."""

from __future__ import annotations

from telegram import Message as Received

from bot.admin import texts
from bot.admin.office import Office, aside
from bot.admin.prompts import Typed
from bot.admin.rights import who
from bot.markup import bold, esc
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.records import Contact

_KINDS = tuple(texts.CONTACT_KINDS)
_MOST = 500


class Agency:
    """Two contacts; the one for questions is also what makes [Tanyakan ke admin] appear."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def register(self) -> None:
        self._office.on("Ks", self.ask)
        self._office.on("Kd", self.remove)
        self._office.prompts.on("kontak", self.take)

    async def command(self, message: Received, _argument: str) -> None:
        await self._office.say(message.chat.id, *await self._page(message.chat.id))

    async def ask(self, pressed: Pressed) -> None:
        kind = pressed.press.arg(0)
        if kind in _KINDS:
            words = texts.CONTACT_ASK.format(kind=texts.CONTACT_KINDS[kind])
            await self._office.prompts.ask(pressed.chat_id, "kontak", words, {"kind": kind})

    async def take(self, typed: Typed) -> None:
        name, _, detail = typed.text.partition("\n")
        kind = str(typed.data["kind"])
        if not name.strip() or not detail.strip():
            await self._office.prompts.ask(typed.chat_id, "kontak", texts.CONTACT_HINT, typed.data)
            return
        if len(typed.text) > _MOST:
            words = texts.TOO_LONG.format(size=len(typed.text), most=_MOST)
            await self._office.prompts.ask(typed.chat_id, "kontak", words, typed.data)
            return
        contact = Contact(kind, " ".join(name.split()), detail.strip())
        if await aside(self._office.desk.stores.contacts.get, kind) != contact:
            await aside(self._office.desk.stores.contacts.put, contact, who(typed.chat_id))
        saved = texts.CONTACT_SAVED.format(kind=texts.CONTACT_KINDS[kind].capitalize(), name=esc(contact.name))
        await self._office.say(typed.chat_id, saved)
        await self._office.prompts.close(typed.chat_id)

    async def remove(self, pressed: Pressed) -> None:
        kind = pressed.press.arg(0)
        if kind in _KINDS:
            await aside(self._office.desk.stores.contacts.remove, kind, who(pressed.user_id))
            await self._office.show(pressed, *await self._page(pressed.chat_id))

    async def _page(self, chat_id: int) -> tuple[str, Rows]:
        found = {c.kind: c for c in await aside(self._office.desk.stores.contacts.all)}
        lines, rows = [], []
        for kind, words in texts.CONTACT_KINDS.items():
            contact = found.get(kind)
            shown = f"{esc(contact.name)}\n{esc(contact.detail)}" if contact else texts.CONTACT_NONE
            lines.append(f"{bold(words.capitalize())}\n{shown}")
            row = [Button(texts.B_CONTACT.format(kind=words), self._office.data(chat_id, "Ks", kind))]
            if contact:
                label = texts.B_CONTACT_REMOVE.format(kind=words)
                row.append(Button(label, self._office.data(chat_id, "Kd", kind)))
            rows.append(tuple(row))
        return texts.CONTACTS.format(rows="\n\n".join(lines)), tuple(rows)
