"""Keeps admin work going beside the handlers: takes up what a restart interrupted, delivers, cleans up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot import texts as user_texts
from bot.admin import texts
from bot.admin.adding import Adding
from bot.admin.cases import Stage, case_of
from bot.admin.documents import Documents
from bot.admin.notices import Notices
from bot.admin.office import Office, aside
from bot.markup import esc
from bot.messages import Message
from knowledge.errors import KnowledgeError

log = logging.getLogger(__name__)
_TICK = 2.0
_SWEEP_EVERY = 30


class Keeping:
    """``run`` until cancelled; a step that fails is tried again at the next tick."""

    def __init__(self, office: Office, documents: Documents, adding: Adding, notices: Notices) -> None:
        self._office, self._documents, self._adding, self._notices = office, documents, adding, notices

    async def run(self) -> None:
        """Take up what a restart interrupted, then keep the bench going and clean up what was abandoned."""
        bench = asyncio.create_task(self._office.bench.run())
        try:
            await self._tidy(self._free)
            await self._show_menus()
            rounds = 0
            while True:
                await self._tidy(self._resume)
                await self._tidy(self._deliver)
                if rounds % _SWEEP_EVERY == 0:
                    await self._tidy(self._expire)
                rounds += 1
                await asyncio.wait({bench}, timeout=_TICK)
                if bench.done():
                    bench.result()
        finally:
            bench.cancel()
            await asyncio.gather(bench, return_exceptions=True)

    async def _tidy(self, step: Callable[[], Awaitable[None]]) -> None:
        try:
            await step()
        except (KnowledgeError, TelegramError) as exc:
            log.error("admin work put off: %s", type(exc).__name__)

    async def _free(self) -> None:
        await aside(self._office.tools.sweep)

    async def _deliver(self) -> None:
        while await self._notices.deliver():
            pass

    async def _resume(self) -> None:
        """What a process that is gone was working on."""
        for case in await self._documents.abandoned():
            log.info("taking up work at stage %s", case.stage)
            if case.stage is Stage.GATHERING:
                await self._adding.resume(case)
            elif case.stage is Stage.READING:
                await self._documents.read(case)
            else:
                await self._documents.publish(case)

    async def _expire(self) -> None:
        """Abandoned dialogues end; a draft they held goes with them, and the admin is told in its message."""
        for dialogue in await aside(self._office.desk.stores.dialogues.sweep):
            case = case_of(dialogue)
            if case is not None and case.draft is not None:
                await aside(self._office.tools.editor.discard, case.draft)
            if case is not None and case.shown is not None:
                said = Message(texts.EXPIRED.format(name=esc(case.name)))
                await self._office.desk.post.edit(case.user_id, case.shown, said)

    async def _show_menus(self) -> None:
        """Admins see their commands before the others; nobody else does."""
        menu = [BotCommand(n, d) for n, d in (texts.COMMANDS | user_texts.COMMANDS).items()]
        for person in await self._office.rights.everyone():
            try:
                await self._office.bot.set_my_commands(menu, scope=BotCommandScopeChat(person))
            except TelegramError as exc:
                log.info("menu of an admin not set: %s", type(exc).__name__)
