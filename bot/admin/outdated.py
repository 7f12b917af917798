"""Bundled cards that changed below an admin's card: both are shown, and the admin chooses."""

from __future__ import annotations

from collections.abc import Iterable

from bot.admin import texts
from bot.admin.card_files import load_card, mark_of
from bot.admin.card_pages import card_text
from bot.admin.office import Office, aside
from bot.admin.rights import who
from bot.buttons import tag
from bot.markup import esc, plain
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.errors import DataError
from knowledge.library import Library
from knowledge.records import CardOverlay

_EACH = 1_600


def outdated(overlays: Iterable[CardOverlay], bundled: Library) -> list[CardOverlay]:
    """Overlays written against a bundled card that reads differently now."""
    return [o for o in overlays if o.base_hash is not None and o.base_hash != mark_of(bundled.card(o.card_id))]


class Review:
    """One card at a time."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def register(self) -> None:
        self._office.on("CO", self.show)
        self._office.on("CK", self.keep)
        self._office.on("CU", self.use_bundled)

    async def show(self, pressed: Pressed) -> None:
        bundled = self._office.tools.bundled
        found = outdated(await aside(self._office.desk.stores.overlays.all), bundled)
        if not found:
            await self._office.show(pressed, texts.CARD_REVIEW_NONE)
            return
        overlay, library = found[0], self._office.desk.asking.library
        base = bundled.card(overlay.card_id)
        text = texts.CARD_REVIEW.format(
            id=esc(overlay.card_id),
            bundled=_cut(card_text(base, library)) if base else texts.EMPTY,
            mine=_mine(overlay, library),
        )
        number = tag(overlay.card_id)
        rows: Rows = (
            (
                Button(texts.B_KEEP_MINE, self._office.data(pressed.chat_id, "CK", number)),
                Button(texts.B_USE_BUNDLED, self._office.data(pressed.chat_id, "CU", number)),
            ),
        )
        await self._office.show(pressed, text, rows)

    async def keep(self, pressed: Pressed) -> None:
        """Written anew against the bundled card of today."""
        overlay = await self._overlay(pressed)
        if overlay is not None:
            base = mark_of(self._office.tools.bundled.card(overlay.card_id))
            put = self._office.desk.stores.overlays.put
            await aside(put, overlay.card_id, overlay.body, base, who(pressed.user_id))
            await self._office.desk.post.toast(pressed.query.id, texts.CARD_KEPT.format(id=overlay.card_id))
        await self.show(pressed)

    async def use_bundled(self, pressed: Pressed) -> None:
        overlay = await self._overlay(pressed)
        if overlay is not None:
            await aside(self._office.desk.stores.overlays.remove, overlay.card_id, who(pressed.user_id))
            await self._office.desk.post.toast(pressed.query.id, texts.CARD_RESET.format(id=overlay.card_id))
        await self.show(pressed)

    async def _overlay(self, pressed: Pressed) -> CardOverlay | None:
        found = outdated(await aside(self._office.desk.stores.overlays.all), self._office.tools.bundled)
        return next((o for o in found if tag(o.card_id) == pressed.press.arg(0)), None)


def _mine(overlay: CardOverlay, library: Library) -> str:
    """The admin's card; one that no longer reads as it stands, so that it can be judged, kept or replaced."""
    try:
        return _cut(card_text(load_card(overlay.body), library))
    except DataError:
        return _cut(esc(overlay.body))


def _cut(marked: str) -> str:
    """Without markup, so that it can be cut anywhere."""
    words = plain(marked)
    return esc(words if len(words) <= _EACH else words[:_EACH] + "…")
