"""One bot process with the real library editor for a module of admin tests; its owner is Rina."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from knowledge.adapters.database.people_tables import dialogues, notice_recipients
from knowledge.adapters.database.stores import Stores, open_stores
from tests.e2e.running import BotProcess
from tests.telegram_server import Person, TelegramServer, buttons_of, person, text_of
from tests.telegram_server.world import Json

OWNER = 900001


@contextmanager
def admin_bot(server: TelegramServer, folder: Path, failures: int = 0, **extra: str) -> Iterator[BotProcess]:
    """Stops it at the end; no call may have broken the method list, only so many ``failures`` be in the log."""
    settings = {"ADMIN_IDS": str(OWNER), "INGEST_ALLOW_PRIVATE": "true", "OMP_NUM_THREADS": "2"} | extra
    process = BotProcess(server, folder, settings, "tests.e2e.bot_for_admins").start()
    try:
        yield process
    finally:
        process.stop()
    assert server.world.violations == []
    assert len(re.findall(r"failure [0-9a-f]{6}", process.log)) == failures, process.log
    assert failures or "Traceback" not in process.log, process.log
    assert server.token.split(":")[1] not in process.log


def rina(server: TelegramServer) -> Person:
    """The owner, in a chat the bot may write to."""
    owner = person(server, "Rina", OWNER)
    server.world.reachable.add(OWNER)
    return owner


def labels(message: Json) -> list[str]:
    return [str(b["text"]) for b in buttons_of(message)]


@contextmanager
def database_of(bot: BotProcess) -> Iterator[Stores]:
    """The database of a bot, opened beside it."""
    stores = open_stores(f"sqlite:///{bot.database}")
    try:
        yield stores
    finally:
        stores.database.close()


def let_time_pass(stores: Stores) -> None:
    """As if nobody had touched an open dialogue or a delivery for days."""
    then = datetime.now(UTC) - timedelta(minutes=1)
    with stores.database.write() as connection:
        connection.execute(update(dialogues).values(expires_at=then))
        held = notice_recipients.c.lease_until.is_not(None)
        connection.execute(update(notice_recipients).where(held).values(lease_until=then))


class Talk:
    """A chat read forward: what was heard once counts again only after it changed."""

    def __init__(self, who: Person) -> None:
        self.who = who
        self._heard: dict[int, str] = {}
        self._note(None)

    def says(self, text: str) -> None:
        self.who.sends(text)

    def hears(self, what: str | Callable[[Json], bool], timeout: float = 60) -> Json:
        """The newest message that is new or was edited since and that fits."""

        def found() -> Json | None:
            fits = [m for m in self.who.chat.messages if self._heard.get(m["message_id"]) != _face(m)]
            fits = [m for m in fits if (what(m) if callable(what) else what in text_of(m))]
            return fits[-1] if fits else None

        message: Json = self.who.world.wait(found, timeout, f"{what!r} in {self.who.chat.texts[-3:]}")
        self._note(message)
        return message

    def presses(self, label: str, message: Json) -> str:
        """The button whose label is these words, or else the one that holds them."""
        exact = [b for b in buttons_of(message) if b["text"] == label]
        loose = [b for b in buttons_of(message) if label in b["text"]]
        assert exact or loose, f"no button {label!r} in {labels(message)}"
        return self.who.presses_data((exact or loose)[0]["callback_data"], message)

    def chooses(self, label: str, what: str | Callable[[Json], bool]) -> str:
        """Hear something and press a button under it."""
        return self.presses(label, self.hears(what))

    def _note(self, until: Json | None) -> None:
        for message in self.who.chat.messages:
            if until is None or message["message_id"] <= until["message_id"]:
                self._heard[message["message_id"]] = _face(message)


def _face(message: Json) -> str:
    return f"{text_of(message)}\n{labels(message)}"
