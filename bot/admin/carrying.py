"""Cards out as YAML and back in: every card checked, nothing published before a press."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.admin import texts
from bot.admin.card_files import dump_card, dump_cards, load_card, load_cards, mark_of
from bot.admin.cases import Piece
from bot.admin.office import Office, aside
from bot.admin.prompts import Typed
from bot.admin.rights import who
from bot.admin.uploads import Uploads
from bot.markup import esc
from bot.messages import Attachment, Button, Message, Place, Rows
from bot.presses import Pressed
from knowledge.catalog.rules import card_problems
from knowledge.errors import DataError, EditRefused
from knowledge.model import RuleCard
from knowledge.records import CardOverlay

_TOPIC, _READY = "kaidah-impor", "kaidah-impor-siap"
_MOST_BYTES = 2_000_000
_SHOWN = 20


class Carrying:
    """The file holds exactly what admins wrote; the bundled cards travel with the program."""

    def __init__(self, office: Office, uploads: Uploads) -> None:
        self._office, self._uploads = office, uploads

    def register(self) -> None:
        self._office.on("CE", self.export)
        self._office.on("CI", self.ask)
        self._office.on("CY", self.publish)
        self._office.prompts.on(_TOPIC, self.take, files=True)

    async def export(self, pressed: Pressed) -> None:
        overlays = await aside(self._office.desk.stores.overlays.all)
        if not overlays:
            await self._office.desk.post.toast(pressed.query.id, texts.CARD_EXPORT_EMPTY, alert=True)
            return
        name = f"kaidah-{self._office.desk.today().isoformat()}.yaml"
        cards, unread = _readable(overlays)
        file = Attachment(name, dump_cards(cards).encode())
        caption = texts.CARD_EXPORTED.format(count=len(cards))
        if unread:
            caption += texts.CARD_EXPORT_UNREAD.format(ids=esc(", ".join(unread[:_SHOWN])))
        await self._office.desk.post.send(Place(pressed.chat_id), Message(caption, document=file))

    async def ask(self, pressed: Pressed) -> None:
        await self._office.prompts.ask(pressed.chat_id, _TOPIC, texts.CARD_IMPORT_ASK)

    async def take(self, typed: Typed) -> None:
        """Read and check; what is wrong is named card by card."""
        document = typed.message.document
        try:
            if document is None or (document.file_size or 0) > _MOST_BYTES:
                raise DataError(texts.CARD_IMPORT_ASK)
            piece = Piece(typed.message.message_id, document.file_id, "kaidah.yaml")
            text = await self._download(piece)
            cards = load_cards(text)
            if not cards:
                raise DataError(texts.CARD_EXPORT_EMPTY)
        except (DataError, EditRefused) as exc:
            await self._office.prompts.ask(
                typed.chat_id, _TOPIC, texts.CARD_IMPORT_BAD.format(reason=esc(str(exc)[:300]))
            )
            return
        wrong = self._problems(cards)
        if wrong:
            reason = "\n".join(esc(row) for row in wrong[:_SHOWN])
            await self._office.prompts.ask(typed.chat_id, _TOPIC, texts.CARD_IMPORT_BAD.format(reason=reason))
            return
        rows = "\n".join(f"· {esc(c.situation)} ({texts.VERDICTS[c.verdict]})" for c in cards[:_SHOWN])
        button = Button(texts.B_IMPORT.format(count=len(cards)), self._office.data(typed.chat_id, "CY"))
        said = texts.CARD_IMPORT_PREVIEW.format(count=len(cards), rows=rows)
        buttons: Rows = ((button,),)
        await self._office.prompts.ask(typed.chat_id, _READY, said, {"cards": [dump_card(c) for c in cards]}, buttons)

    async def publish(self, pressed: Pressed) -> None:
        """Each card is a change of its own; those that stand already are left alone."""
        dialogue = await aside(self._office.desk.stores.dialogues.get, f"isian:{pressed.user_id}")
        if dialogue is None or dialogue.kind != _READY:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        cards = [load_card(body) for body in dialogue.data["data"]["cards"]]
        if wrong := self._problems(cards):
            raise EditRefused(wrong[0])
        overlays = self._office.desk.stores.overlays
        for card in cards:
            held, body = await aside(overlays.get, card.id), dump_card(card)
            if held is None or held.body != body:
                base = mark_of(self._office.tools.bundled.card(card.id))
                await aside(overlays.put, card.id, body, base, who(pressed.user_id))
        await self._office.show(pressed, texts.CARD_IMPORTED.format(count=len(cards)))
        await self._office.prompts.close(pressed.chat_id)

    async def _download(self, piece: Piece) -> str:
        with tempfile.TemporaryDirectory(prefix="tanyanetral-") as folder:
            path = await self._uploads.fetch([piece], Path(folder))
            content = await aside(path.read_bytes)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as exc:
            raise DataError("bukan teks UTF-8") from exc

    def _problems(self, cards: list[RuleCard]) -> list[str]:
        library, today = self._office.desk.asking.library, self._office.desk.today()
        return [
            texts.CARD_IMPORT_PROBLEM.format(id=card.id, problem=problem)
            for card in cards
            for problem in card_problems(card, library, today, bundled=False)
        ]


def _readable(overlays: Sequence[CardOverlay]) -> tuple[list[RuleCard], list[str]]:
    """The cards, and the ids of those that no longer read."""
    cards, unread = [], []
    for overlay in overlays:
        try:
            cards.append(load_card(overlay.body))
        except DataError:
            unread.append(overlay.card_id)
    return cards, unread
