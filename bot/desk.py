"""The collaborators every handler works with, put together once in the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.buttons import Buttons, Tags, TagsOf
from bot.engine import Asking
from bot.postman import Postman
from bot.privacy import Hasher
from bot.settings import Settings
from knowledge.adapters.database.stores import Stores


@dataclass(frozen=True)
class Desk:
    """What a handler may use; ``username`` is the bot's own, known once Telegram answered getMe."""

    settings: Settings
    stores: Stores
    asking: Asking
    post: Postman
    hasher: Hasher
    buttons: Buttons
    username: str
    clock: Callable[[], datetime]
    _tags: TagsOf = field(default_factory=TagsOf)

    @property
    def tags(self) -> Tags:
        """The tags of the library the next answer rests on."""
        return self._tags(self.asking.library)

    @property
    def mention(self) -> str:
        return f"@{self.username}"

    def today(self) -> date:
        """The day where the asker lives."""
        return self.clock().astimezone(ZoneInfo(self.settings.timezone)).date()

    def link(self, payload: str) -> str:
        """A deep link into the private chat."""
        return f"https://t.me/{self.username}?start={payload}"

    def may_ask_admin(self) -> bool:
        """True when there is an admin to answer and a unit that stands behind it."""
        has_admin = bool(self.settings.admin_ids) or bool(self.stores.admins.all())
        return has_admin and self.stores.contacts.get("pertanyaan") is not None
