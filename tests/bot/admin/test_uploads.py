"""Files on their way from Telegram: what is waited out, and what is told to the admin."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from telegram import Bot

from bot.admin import texts
from bot.admin.cases import Piece
from bot.admin.uploads import TELEGRAM, Uploads
from knowledge.errors import EditRefused
from tests.telegram_server import TelegramServer
from tests.telegram_server.faults import Kind


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[TelegramServer]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with TelegramServer() as server:
        yield server


@pytest.fixture
async def uploads(server: TelegramServer) -> AsyncIterator[Uploads]:
    async with Bot(server.token, f"{server.url}/bot", f"{server.url}/file/bot") as bot:
        yield Uploads(bot, server.url, 3_000_000)


@pytest.mark.parametrize("kind", [Kind.TOO_MANY, Kind.BAD_GATEWAY])
async def test_an_album_arrives_although_telegram_refuses_once(
    server: TelegramServer, uploads: Uploads, tmp_path: Path, kind: Kind
) -> None:
    pieces = [_piece(server, f"{n}.jpg", bytes([n])) for n in range(3)]
    server.faults.add(kind, "getFile", seconds=1)
    folder = await uploads.fetch(pieces, tmp_path)
    assert [p.read_bytes() for p in sorted(folder.iterdir())] == [b"\0", b"\1", b"\2"]


@pytest.mark.parametrize(("kind", "times"), [(Kind.TOO_MANY, 1), (Kind.BAD_GATEWAY, 3)])
async def test_what_takes_too_long_is_said_instead_of_waited_for(
    server: TelegramServer, uploads: Uploads, tmp_path: Path, kind: Kind, times: int
) -> None:
    piece = _piece(server, "surat.pdf")
    server.faults.add(kind, "getFile", times=times, seconds=3600)
    with pytest.raises(EditRefused, match=texts.NOT_FETCHED):
        await uploads.fetch([piece], tmp_path)


async def test_a_file_telegram_no_longer_has_is_said(server: TelegramServer, uploads: Uploads, tmp_path: Path) -> None:
    """The library takes this 404 for a wrong token."""
    piece = _piece(server, "surat.pdf")
    server.world.files[piece.file_id] = ("documents/elsewhere?", b"")
    with pytest.raises(EditRefused, match=texts.NOT_FETCHED):
        await uploads.fetch([piece], tmp_path)


def test_a_file_is_refused_by_the_size_telegram_tells(server: TelegramServer) -> None:
    """What the library does not read, and what the official server would not give."""
    bot = Bot(server.token)
    official, local = Uploads(bot, TELEGRAM, 100_000_000), Uploads(bot, server.url, 100_000_000)
    assert [local.too_big(size) for size in (None, 21_000_000, 100_000_000)] == ["", "", ""]
    said = "Berkas ini 101 MB; paling besar 100 MB. Pecah berkasnya, atau kirim versi teksnya."
    assert (local.too_big(100_000_001), official.too_big(100_000_001)) == (said, said)
    assert official.too_big(20_000_000) == ""
    assert official.too_big(21_000_000).startswith("Berkas ini 21 MB, sedangkan Telegram membatasi bot sampai 20 MB.")


def _piece(server: TelegramServer, name: str, content: bytes = b"isi") -> Piece:
    return Piece(1, server.world.add_file(name, content)["file_id"], name)
