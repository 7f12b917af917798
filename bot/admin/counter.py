"""Puts the admin half together and registers it before the user half."""

from __future__ import annotations

import os
import secrets
import socket

from telegram import Bot, Update
from telegram.ext import TypeHandler

from bot.admin import texts
from bot.admin.adding import Adding
from bot.admin.agency import Agency
from bot.admin.basis import BasisSteps
from bot.admin.bench import Bench
from bot.admin.carrying import Carrying
from bot.admin.cases import Cases
from bot.admin.correcting import Correcting
from bot.admin.documents import Documents
from bot.admin.drafting import Drafting
from bot.admin.drafts import CardDrafts
from bot.admin.gate import Gate
from bot.admin.grouping import Grouping
from bot.admin.history import History
from bot.admin.judging import Judging
from bot.admin.kaidah import Kaidah
from bot.admin.keeping import Keeping
from bot.admin.looking import Looking
from bot.admin.notices import Notices
from bot.admin.numbers import Statistics
from bot.admin.office import Office, Tools
from bot.admin.outdated import Review
from bot.admin.penalties import SanctionSteps
from bot.admin.people import People
from bot.admin.prompts import Prompts
from bot.admin.published import Published
from bot.admin.queue import Queue
from bot.admin.replying import Replying
from bot.admin.rights import Rights
from bot.admin.stages import Stages
from bot.admin.undoing import Undoing
from bot.admin.uploads import Uploads
from bot.desk import Desk
from bot.presses import Pressed
from bot.routes import AnyApplication, Handlers

_BEFORE_THE_USER_HALF = -1


class Counter:
    """The admin half as the composition root sees it; ``keeping.run`` goes on beside the handlers.

    ``has_rights`` tells cheaply whether somebody may do admin work; it grants nothing.
    """

    def __init__(self, desk: Desk, handlers: Handlers, bot: Bot, tools: Tools) -> None:
        rights = Rights(desk.settings, desk.stores.admins)
        prompts = Prompts(desk.stores.dialogues, desk.post, desk.buttons)
        bench = Bench(handlers.failures.handle)
        self._office = office = Office(desk, tools, bot, rights, prompts, bench, handlers.presses)
        worker = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
        cases = Cases(desk.stores.dialogues, worker, desk.clock)
        uploads = Uploads(bot, desk.settings.telegram_api_base_url, tools.most_bytes)
        documents = Documents(office, cases, uploads, Published(office))
        self._adding = Adding(office, cases, documents, uploads)
        looking = Looking(office, cases, documents)
        self._history = History(office, Undoing(office))
        self._agency, self._stages, self._people = Agency(office), Stages(office), People(office)
        self._queue = Queue(office, Grouping(tools.embed, lambda: _background(tools)))
        self._numbers = Statistics(office)
        notices = Notices(office)
        drafting = Drafting(office, CardDrafts(desk.stores.dialogues))
        self._kaidah = Kaidah(office, drafting, self._queue)
        self.has_rights = rights.glance
        self.keeping = Keeping(office, documents, self._adding, notices)
        for part in (
            looking, Correcting(office, cases, documents, looking), self._history, self._agency, self._stages,
            self._people, self._queue, Replying(office, self._queue), notices, drafting, BasisSteps(office, drafting),
            SanctionSteps(office, drafting), Judging(office, drafting), self._kaidah, Review(office),
            Carrying(office, uploads),
        ):  # fmt: skip
            part.register()
        office.on("Ax", self._cancel)

    def register(self, application: AnyApplication) -> None:
        """Stand before the user half; what is no admin work passes through."""
        gate = Gate(self._office, self._adding.file)
        for name, command in {
            "tambah": self._adding.command,
            "riwayat": self._history.command,
            "kaidah": self._kaidah.command,
            "antrean": self._queue.command,
            "antrian": self._queue.command,
            "statistik": self._numbers.command,
            "tahapan": self._stages.command,
            "kontak": self._agency.command,
        }.items():
            gate.on(name, command)
        gate.on("admin", self._people.command, owner=True)
        application.add_handler(TypeHandler(Update, gate.handle), _BEFORE_THE_USER_HALF)

    async def _cancel(self, pressed: Pressed) -> None:
        await self._office.prompts.close(pressed.chat_id)
        await self._office.show(pressed, texts.CANCELLED)


def _background(tools: Tools) -> list[str]:
    """What all questions of this field look like: the ways to ask of the bundled cards."""
    return [p.text for card in tools.bundled.cards.values() for p in card.phrasings[:2]]
