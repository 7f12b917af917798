"""The local server keeps Telegram's own rules; a real client library talks to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from tests.telegram_server import Kind, Person, TelegramServer, group, person
from tests.telegram_server.spec import load_spec


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as running:
        yield running


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with Bot(server.token, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as client:
        yield client


@pytest.fixture
def sari(server: TelegramServer) -> Person:
    return person(server)


async def test_updates_stay_until_a_higher_offset_confirms_them(bot: Bot, sari: Person) -> None:
    sari.sends("satu")
    sari.sends("dua")
    first = await bot.get_updates(timeout=1)
    again = await bot.get_updates(timeout=0)
    rest = await bot.get_updates(offset=first[0].update_id + 1, timeout=0)
    assert [[u.message.text for u in batch if u.message] for batch in (first, again, rest)] == [
        ["satu", "dua"],
        ["satu", "dua"],
        ["dua"],
    ]


async def test_long_polling_returns_as_soon_as_something_is_sent(bot: Bot, sari: Person) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.1)
    sari.sends("halo")
    assert len(await asyncio.wait_for(waiting, 2)) == 1


async def test_kinds_the_bot_did_not_ask_for_never_arrive(bot: Bot, sari: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"], timeout=0)
    sari.sends("halo")
    assert await bot.get_updates(timeout=0) == ()


async def test_a_bot_cannot_write_first_nor_to_who_blocked_it(bot: Bot, sari: Person) -> None:
    with pytest.raises(Forbidden, match="initiate"):
        await bot.send_message(sari.id, "halo")
    sari.sends("hai")
    await bot.send_message(sari.id, "halo")
    sari.blocks_bot()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(sari.id, "halo")


@pytest.mark.parametrize("text", ["<b>tebal", "a < b", "<h1>x</h1>", "x</i>", "<b><i>x</b></i>", "", "x" * 4097])
async def test_broken_markup_empty_and_overlong_texts_are_refused(bot: Bot, sari: Person, text: str) -> None:
    sari.sends("hai")
    with pytest.raises(BadRequest):
        await bot.send_message(sari.id, text, parse_mode="HTML")


async def test_html_becomes_text_and_entities(bot: Bot, sari: Person) -> None:
    sari.sends("hai")
    await bot.send_message(sari.id, "🚫 <b>Tidak</b> &lt;boleh&gt;", parse_mode="HTML")
    [message] = sari.chat.messages
    assert message["text"] == "🚫 Tidak <boleh>"
    assert message["entities"] == [{"type": "bold", "offset": 3, "length": 5}]


async def test_buttons_reach_the_bot_and_their_data_is_limited(bot: Bot, sari: Person) -> None:
    sari.sends("hai")
    fine = InlineKeyboardMarkup([[InlineKeyboardButton("Tekan", callback_data="x" * 64)]])
    await bot.send_message(sari.id, "pilih", reply_markup=fine)
    key = sari.presses("Tekan")
    query = (await bot.get_updates(offset=-1, timeout=1))[-1].callback_query
    assert query is not None
    assert query.data == "x" * 64
    await query.answer("baik")
    assert sari.sees_toast(key)["text"] == "baik"
    long = InlineKeyboardMarkup([[InlineKeyboardButton("Tekan", callback_data="x" * 65)]])
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(sari.id, "pilih", reply_markup=long)


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, sari: Person) -> None:
    sari.sends("hai")
    sent = await bot.send_message(sari.id, "satu")
    await sent.edit_text("dua")
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_text("dua")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Kind.TOO_MANY, RetryAfter),
        (Kind.SERVER_ERROR, NetworkError),
        (Kind.BAD_GATEWAY, NetworkError),
        (Kind.DROPPED, NetworkError),
    ],
)
async def test_refused_calls_leave_no_message(
    bot: Bot, server: TelegramServer, sari: Person, kind: Kind, error: type[Exception]
) -> None:
    sari.sends("hai")
    server.faults.add(kind, "sendMessage")
    with pytest.raises(error):
        await bot.send_message(sari.id, "halo")
    assert sari.chat.messages == []


async def test_a_lost_response_leaves_the_message_in_the_chat(bot: Bot, server: TelegramServer, sari: Person) -> None:
    sari.sends("hai")
    server.faults.add(Kind.LOST, "sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(sari.id, "halo")
    assert sari.chat.texts == ["halo"]


async def test_a_timeout_is_felt_by_the_client(bot: Bot, server: TelegramServer, sari: Person) -> None:
    sari.sends("hai")
    server.faults.add(Kind.TIMEOUT, "sendMessage", seconds=2)
    with pytest.raises(TimedOut):
        await bot.send_message(sari.id, "halo", read_timeout=0.2)


async def test_when_it_is_down_connections_are_refused_and_then_work_again(
    bot: Bot, server: TelegramServer, sari: Person
) -> None:
    sari.sends("hai")
    await asyncio.to_thread(server.go_down)
    with pytest.raises(NetworkError):
        await bot.send_message(sari.id, "halo")
    await asyncio.to_thread(server.come_up)
    await bot.send_message(sari.id, "halo lagi")
    assert sari.chat.texts == ["halo lagi"]


@pytest.mark.skipif(load_spec() is None, reason="the shared method list is not here")
async def test_calls_outside_the_method_list_are_recorded(server: TelegramServer, sari: Person) -> None:
    sari.sends("hai")
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("sendMessage", {"chat_id": sari.id}),
        ("sendMessage", {"chat_id": sari.id, "text": "x", "warna": "merah"}),
        ("sendMessage", {"chat_id": sari.id, "text": "x", "reply_parameters": '{"message_id": "satu"}'}),
        ("kirimPesan", {}),
    ]
    async with httpx.AsyncClient() as client:
        codes = [(await client.post(f"{server.url}/bot{server.token}/{m}", data=data)).status_code for m, data in wrong]
    assert codes == [400, 400, 400, 400]
    assert server.world.violations == [
        "sendMessage: missing text",
        "sendMessage: unknown parameter warna",
        "reply_parameters.message_id: not Integer",
        "unknown method kirimPesan",
    ]


async def test_a_group_member_mentions_the_bot(bot: Bot, server: TelegramServer, sari: Person) -> None:
    room = group(server, "Kantor", sari)
    sari.sends("@TanyaNetralBot boleh?", room)
    [update] = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.chat.type == "supergroup"
    assert update.message.parse_entities(["mention"]).popitem()[1] == "@TanyaNetralBot"
