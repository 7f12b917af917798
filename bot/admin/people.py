"""/admin: owners name and remove those who may change the library; every step is audited."""

from __future__ import annotations

import re
from contextlib import suppress

from telegram import Message as Received
from telegram import MessageOriginHiddenUser, MessageOriginUser
from telegram.error import BadRequest

from bot.admin import texts
from bot.admin.office import Office, aside
from bot.admin.prompts import Typed
from bot.admin.rights import who
from bot.buttons import number_of, number_tag
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.records import Admin, AdminRole

_ID = re.compile(r"\d{3,15}")


class People:
    """Owners of ADMIN_IDS stay whatever is pressed here."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def register(self) -> None:
        self._office.on("Oa", self.ask, owner=True)
        self._office.on("Or", self.remove, owner=True)
        self._office.on("Oo", self.change_role, owner=True)
        self._office.prompts.on("admin", self.take, files=True)

    async def command(self, message: Received, argument: str) -> None:
        """/admin shows the list; /admin tambah ID [pemilik] adds at once."""
        word, _, rest = argument.partition(" ")
        if word.lower() == "tambah" and rest:
            await self._add(message.chat.id, rest)
            return
        await self._office.say(message.chat.id, *await self._page(message.chat.id))

    async def ask(self, pressed: Pressed) -> None:
        await self._office.prompts.ask(pressed.chat_id, "admin", texts.ADMIN_ASK)

    async def take(self, typed: Typed) -> None:
        """An id, a contact or a forwarded message; the rights of the one who sends it are asked again."""
        if not await self._office.rights.may(typed.chat_id, owner=True):
            await self._office.say(typed.chat_id, texts.NO_RIGHTS)
            await self._office.prompts.close(typed.chat_id)
            return
        origin, contact = typed.message.forward_origin, typed.message.contact
        if isinstance(origin, MessageOriginHiddenUser):
            await self._office.prompts.ask(typed.chat_id, "admin", texts.ADMIN_HIDDEN)
            return
        if isinstance(origin, MessageOriginUser):
            found = str(origin.sender_user.id)
        else:
            found = str(contact.user_id) if contact is not None and contact.user_id else typed.text
        await self._office.prompts.close(typed.chat_id)
        await self._add(typed.chat_id, found)

    async def remove(self, pressed: Pressed) -> None:
        """Rights and open dialogues go in one transaction; work under way notices at its next second."""
        person = number_of(pressed.press.arg(0)) or 0
        if self._office.rights.fixed(person):
            await self._office.desk.post.toast(pressed.query.id, texts.ADMIN_IS_FIXED, alert=True)
            return
        gone = await aside(self._office.desk.stores.admins.remove, person, who(pressed.user_id))
        self._office.rights.renew()
        said = texts.ADMIN_REMOVED if gone else texts.ADMIN_NOT
        await self._office.desk.post.toast(pressed.query.id, said.format(id=person), alert=True)
        await self._office.show(pressed, *await self._page(pressed.chat_id))

    async def change_role(self, pressed: Pressed) -> None:
        person, owner = number_of(pressed.press.arg(0)) or 0, pressed.press.arg(1) == "1"
        found = await aside(self._office.desk.stores.admins.get, person)
        if found is None or self._office.rights.fixed(person):
            said = texts.ADMIN_IS_FIXED if found else texts.ADMIN_NOT.format(id=person)
            await self._office.desk.post.toast(pressed.query.id, said, alert=True)
            return
        role = AdminRole.OWNER if owner else AdminRole.ADMIN
        if found.role is not role:
            await aside(self._office.desk.stores.admins.put, person, role, who(pressed.user_id))
        await self._office.show(pressed, *await self._page(pressed.chat_id))

    async def _add(self, chat_id: int, words: str) -> None:
        number, _, wanted = words.strip().partition(" ")
        if not _ID.fullmatch(number):
            await self._office.say(chat_id, texts.ADMIN_UNKNOWN)
            return
        person = int(number)
        if self._office.rights.fixed(person):
            await self._office.say(chat_id, texts.ADMIN_IS_FIXED)
            return
        role = AdminRole.OWNER if wanted.strip().lower() in ("pemilik", "owner") else AdminRole.ADMIN
        found = await aside(self._office.desk.stores.admins.get, person)
        if found is None or found.role is not role:
            await aside(self._office.desk.stores.admins.put, person, role, who(chat_id))
            self._office.rights.renew()
        words = texts.ADMIN_ROLES[role.value]
        await self._office.say(chat_id, texts.ADMIN_ADDED.format(id=person, role=words))
        with suppress(BadRequest):  # somebody who never wrote to the bot cannot be written to
            await self._office.say(person, texts.ADMIN_WELCOME.format(role=words))

    async def _page(self, chat_id: int) -> tuple[str, Rows]:
        named = await aside(self._office.desk.stores.admins.all)
        fixed = [p for p in await self._office.rights.everyone() if self._office.rights.fixed(p)]
        owner = texts.ADMIN_ROLES["owner"]
        lines = [texts.ADMIN_ROW.format(id=p, role=owner, note=texts.ADMIN_FIXED) for p in fixed]
        rest = [a for a in named if a.user_id not in fixed]
        lines += [texts.ADMIN_ROW.format(id=a.user_id, role=texts.ADMIN_ROLES[a.role.value], note="") for a in rest]
        rows = [(Button(texts.B_ADMIN_ADD, self._office.data(chat_id, "Oa")),)]
        return texts.ADMINS.format(rows="\n".join(lines)), (*rows, *(self._row(chat_id, a) for a in rest[:40]))

    def _row(self, chat_id: int, admin: Admin) -> tuple[Button, ...]:
        number, owner = number_tag(admin.user_id), admin.role is AdminRole.OWNER
        label = (texts.B_ADMIN_LOWER if owner else texts.B_ADMIN_RAISE).format(id=admin.user_id)
        return (
            Button(
                texts.B_ADMIN_REMOVE.format(id=admin.user_id),
                self._office.data(chat_id, "Or", number),
            ),
            Button(label, self._office.data(chat_id, "Oo", number, "0" if owner else "1")),
        )
