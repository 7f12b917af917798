"""Takes files, albums and links of admins: seen at once, written down, then queued for reading."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from telegram import Message as Received

from bot.admin import texts
from bot.admin.cases import Case, Cases, Piece, Stage
from bot.admin.documents import Documents, name_of
from bot.admin.office import Office, aside
from bot.admin.uploads import Uploads
from bot.markup import esc
from bot.messages import Message

_ALBUM_SECONDS = 2.0
_MOST_PIECES = 30
_SEEN = "👀"


class Adding:
    """The beginning of a document's way."""

    def __init__(self, office: Office, cases: Cases, documents: Documents, uploads: Uploads) -> None:
        self._office, self._cases, self._documents, self._uploads = office, cases, documents, uploads
        self._waits: set[asyncio.Task[None]] = set()

    async def command(self, message: Received, argument: str) -> None:
        """/tambah with a link; without one it says how."""
        if not argument:
            await self._office.say(message.chat.id, texts.SEND_DOCUMENT)
            return
        words = argument.split()
        if len(words) != 1 or not words[0].startswith(("http://", "https://")):
            await self._office.say(message.chat.id, texts.BAD_LINK)
            return
        case = Case(message.chat.id, message.message_id, Stage.READING, words[0][:200], url=words[0])
        await self._begin(message, case)

    async def file(self, message: Received) -> bool:
        """A document or photo; false for a photo that is asked about, and for everything else."""
        piece, size = _piece(message), _size(message)
        if piece is None or (message.photo and _is_question(message)):
            return False
        if refused := self._uploads.too_big(size):
            await self._office.say(message.chat.id, refused)
            return True
        if message.media_group_id:
            await self._album(message, piece)
            return True
        await self._begin(message, Case(message.chat.id, message.message_id, Stage.READING, piece.name, (piece,)))
        return True

    async def resume(self, case: Case) -> None:
        """An album that was still coming when the bot went away."""
        self._wait(case)

    async def _begin(self, message: Received, case: Case) -> None:
        await self._office.desk.post.react(message.chat.id, message.message_id, _SEEN)
        # Begun again after a crash, the case is there already.
        found = await aside(self._cases.get, case.user_id, case.number)
        case = found if found is not None else await aside(self._cases.put, case)
        if case.stage is Stage.READING:
            shown = await self._office.say(case.user_id, texts.RECEIVED.format(name=esc(case.name)))
            if case.shown is None:
                case = await self._move(case, shown=shown)
            await self._documents.read(case)

    async def _album(self, message: Received, piece: Piece) -> None:
        """Pieces come as messages of their own; the first one names the case."""
        found = [c for c in await aside(self._cases.of, message.chat.id) if c.album == message.media_group_id]
        if not found:
            await self._office.desk.post.react(message.chat.id, message.message_id, _SEEN)
            case = Case(
                message.chat.id, message.message_id, Stage.GATHERING, piece.name, (piece,),
                album=str(message.media_group_id),
            )  # fmt: skip
            case = await aside(self._cases.put, case)
            shown = await self._office.say(case.user_id, texts.GATHERING.format(count=1))
            case = await self._move(case, shown=shown)
        elif piece in found[0].pieces or found[0].stage is not Stage.GATHERING:
            return
        else:
            pieces = tuple(sorted((*found[0].pieces, piece), key=lambda p: p.message_id))
            case = await self._move(found[0], pieces=pieces)
        self._wait(case)

    def _wait(self, case: Case) -> None:
        task = asyncio.create_task(self._complete(case))
        self._waits.add(task)
        task.add_done_callback(self._waits.discard)

    async def _complete(self, case: Case) -> None:
        """Begin once no further piece came for two seconds."""
        touched = datetime.fromisoformat(case.touched) if case.touched else self._office.desk.clock()
        age = (self._office.desk.clock() - touched).total_seconds()
        await asyncio.sleep(max(0.1, _ALBUM_SECONDS - age))
        now = await aside(self._cases.get, case.user_id, case.number)
        if now is None or now.stage is not Stage.GATHERING or now.pieces != case.pieces:
            return
        if len(now.pieces) > _MOST_PIECES:
            await aside(self._cases.drop, now)
            await self._tell(now, texts.MANY_PIECES.format(most=_MOST_PIECES))
            return
        name = f"{now.pieces[0].name} (+{len(now.pieces) - 1})" if len(now.pieces) > 1 else now.pieces[0].name
        moved = await aside(self._cases.move, now, stage=Stage.READING, name=name)
        if moved is not None:
            await self._documents.read(moved)

    async def _move(self, case: Case, **changes: Any) -> Case:
        moved = await aside(self._cases.move, case, **changes)
        return moved if moved is not None else case

    async def _tell(self, case: Case, text: str) -> None:
        if case.shown is not None:
            await self._office.desk.post.edit(case.user_id, case.shown, Message(text))


def _piece(message: Received) -> Piece | None:
    if message.document is not None:
        return Piece(message.message_id, message.document.file_id, name_of(message.document.file_name or "dokumen"))
    if message.photo:
        return Piece(message.message_id, message.photo[-1].file_id, f"foto-{message.message_id}.jpg")
    return None


def _size(message: Received) -> int | None:
    if message.document is not None:
        return message.document.file_size
    return message.photo[-1].file_size if message.photo else None


def _is_question(message: Received) -> bool:
    return "?" in (message.caption or "")
