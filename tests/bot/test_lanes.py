"""The lanes of the inbox: an update that nobody can read, or that ends the process, does not block its chat."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from telegram import Bot, Update

from bot.lanes import Lanes
from knowledge.adapters.database.message_tables import inbox
from knowledge.adapters.database.stores import Stores, open_stores

SECRET = "kata rahasia"
CHAT = {"id": 5, "type": "private"}
# (state, payload, error) of the two updates of a chat once its lanes are empty.
Rows = list[tuple[str, str | None, str | None]]


def message(text: str) -> dict[str, object]:
    return {"message_id": 1, "date": 1767225600, "chat": CHAT, "text": text}


async def through_the_lanes(stores: Stores) -> tuple[list[str | None], Rows]:
    """The texts that were handled, and what became of each update."""
    handled: list[str | None] = []

    async def handle(update: Update) -> None:
        assert update.message is not None
        handled.append(update.message.text)

    lanes = Lanes(Bot("7000001:AAtest"), stores.inbox, handle)
    running = asyncio.create_task(lanes.run())
    async with asyncio.timeout(10):
        while stores.inbox.waiting():  # noqa: ASYNC110  # the lanes offer no event, and need none outside of this test
            await asyncio.sleep(0.01)
        await lanes.stop()
        await running
    wanted = select(inbox.c.state, inbox.c.payload, inbox.c.error).order_by(inbox.c.update_id)
    with stores.database.read() as connection:
        rows = connection.execute(wanted).all()
    return handled, [(state, payload, error) for state, payload, error in rows]


@pytest.mark.parametrize(
    "broken",
    [
        "bukan JSON",
        json.dumps([SECRET]),
        json.dumps({"update_id": 1, "message": SECRET}),
        json.dumps({"update_id": 1, "message": {"text": SECRET}}),
        json.dumps({"update_id": 1, "message": message(SECRET) | {"date": "kemarin"}}),
        json.dumps({"update_id": 1, "message": message(SECRET) | {"date": 10**18}}),
        json.dumps({"update_id": 1, "message": message(SECRET) | {"date": 10**30}}),
    ],
)
async def test_an_update_that_cannot_be_read_is_let_go_without_its_text(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, broken: str
) -> None:
    stores = open_stores(f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    stores.inbox.add_all([(1, "a", broken), (2, "a", json.dumps({"update_id": 2, "message": message("halo")}))])
    handled, rows = await through_the_lanes(stores)
    stores.database.close()
    assert handled == ["halo"]
    assert rows == [("failed", None, "tidak dapat dibaca"), ("done", None, None)]
    assert "update 1 given up at attempt 1: tidak dapat dibaca" in caplog.text
    assert SECRET not in caplog.text


async def test_an_update_that_ends_the_process_each_time_is_let_go_in_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stores = open_stores(f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    rows_in = [(number, "a", json.dumps({"update_id": number, "message": message(f"{number}")})) for number in (1, 2)]
    stores.inbox.add_all(rows_in)
    for _ in range(10):
        assert [u.update_id for u in stores.inbox.claim("gone", lease=timedelta(seconds=-1))] == [1]
    handled, rows = await through_the_lanes(stores)
    stores.database.close()
    assert handled == ["2"]
    assert rows == [("failed", None, "terlalu sering dicoba"), ("done", None, None)]
    assert "update 1 given up at attempt 11: terlalu sering dicoba" in caplog.text


async def test_an_update_whose_process_ended_a_few_times_is_still_answered(tmp_path: Path) -> None:
    stores = open_stores(f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    stores.inbox.add(1, "a", json.dumps({"update_id": 1, "message": message("halo")}))
    for _ in range(9):
        stores.inbox.claim("gone", lease=timedelta(seconds=-1))
    handled, rows = await through_the_lanes(stores)
    stores.database.close()
    assert (handled, rows) == (["halo"], [("done", None, None)])
