"""Who may do admin work: by Telegram user id, asked of the settings and the database at every step."""

from __future__ import annotations

import asyncio
from time import monotonic

from bot.settings import Settings
from knowledge.adapters.database.people import Admins
from knowledge.records import AdminRole

_GLANCE_SECONDS = 2.0


class Rights:
    """Owners come from ADMIN_IDS or were named by one; an owner of ADMIN_IDS cannot be removed from the chat."""

    def __init__(self, settings: Settings, admins: Admins) -> None:
        self._fixed, self._admins = frozenset(settings.admin_ids), admins
        self._known: frozenset[int] = frozenset()
        self._known_at = float("-inf")

    async def role(self, user_id: int) -> AdminRole | None:
        """The rights somebody has now."""
        if user_id in self._fixed:
            return AdminRole.OWNER
        found = await asyncio.to_thread(self._admins.get, user_id)
        return found.role if found else None

    async def may(self, user_id: int, *, owner: bool = False) -> bool:
        role = await self.role(user_id)
        return role is AdminRole.OWNER or (role is not None and not owner)

    async def glance(self, user_id: int) -> bool:
        """Whether it is worth asking: cheap enough for every message of everybody, never a grant by itself."""
        if user_id in self._fixed:
            return True
        if monotonic() - self._known_at > _GLANCE_SECONDS:
            found = await asyncio.to_thread(self._admins.all)
            self._known, self._known_at = frozenset(admin.user_id for admin in found), monotonic()
        return user_id in self._known

    def renew(self) -> None:
        """Somebody was named or removed here: look again at once."""
        self._known_at = float("-inf")

    def fixed(self, user_id: int) -> bool:
        """True for an owner named in ADMIN_IDS."""
        return user_id in self._fixed

    async def everyone(self) -> tuple[int, ...]:
        """All who have rights, owners of ADMIN_IDS first."""
        others = await asyncio.to_thread(self._admins.all)
        return tuple(dict.fromkeys([*sorted(self._fixed), *(admin.user_id for admin in others)]))


def who(user_id: int) -> str:
    """How an admin is named in the audit trail."""
    return f"tg:{user_id}"
