"""Undo of what is not a document: cards, stages, contacts, admins; each as a change of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.admin import texts
from bot.admin.office import Office, aside
from bot.admin.rights import who
from knowledge.errors import EditRefused
from knowledge.records import AdminRole, AuditRow, Contact, ElectionStages

_DOCUMENTS = frozenset({"terbit", "hapus", "batal"})
_CARDS = frozenset({"kaidah", "kaidah_hapus"})
_STAGES = frozenset({"tahapan", "tahapan_hapus"})
_CONTACTS = frozenset({"kontak", "kontak_hapus"})
_ADMINS = frozenset({"admin_tambah", "admin_hapus"})
_DATES = frozenset(texts.STAGE_FIELDS)


class Undoing:
    """Undo puts back what stood before, unless something newer stands there."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def is_document(self, row: AuditRow) -> bool:
        return row.what in _DOCUMENTS

    async def possible(self, row: AuditRow) -> bool:
        """Whether a button makes sense now; pressing it checks again."""
        if row.what in _DOCUMENTS | _CARDS:
            return row.undoable and row.undone_by is None
        if row.what in _STAGES | _CONTACTS | _ADMINS:
            return await aside(self._now, row) == row.after
        return False

    async def plain(self, row: AuditRow, user_id: int) -> str:
        """Undo at once; the sentence to show. Raises ``EditRefused``."""
        if row.what in _CARDS:
            if not await aside(self._office.desk.stores.overlays.undo, row.id, who(user_id)):
                raise EditRefused(texts.CHANGED_SINCE)
        elif row.what in _ADMINS and not await self._office.rights.may(user_id, owner=True):
            raise EditRefused(texts.OWNERS_ONLY)
        elif not await self.possible(row):
            raise EditRefused(texts.CHANGED_SINCE)
        else:
            await aside(self._restore, row, who(user_id))
            self._office.rights.renew()
        return texts.UNDONE.format(sentence=f"{texts.CHANGES[row.what]}: {row.subject}")

    def _now(self, row: AuditRow) -> dict[str, Any] | None:
        """What stands there at present, in the form of the audit trail."""
        stores = self._office.desk.stores
        if row.what in _ADMINS:
            found = stores.admins.get(int(row.subject))
            return {"role": found.role.value} if found else None
        if row.what in _CONTACTS:
            contact = stores.contacts.get(row.subject)
            return {"kind": contact.kind, "name": contact.name, "detail": contact.detail} if contact else None
        state = row.after or row.before or {}
        entry = stores.calendar.get(state.get("election", ""), state.get("region", ""))
        return _plain(entry) if entry else None

    def _restore(self, row: AuditRow, name: str) -> None:
        stores, before = self._office.desk.stores, row.before
        if row.what in _ADMINS:
            if before is None:
                stores.admins.remove(int(row.subject), name)
            else:
                stores.admins.put(int(row.subject), AdminRole(before["role"]), name)
        elif row.what in _CONTACTS:
            if before is None:
                stores.contacts.remove(row.subject, name)
            else:
                stores.contacts.put(Contact(**before), name)
        elif before is None:
            after = row.after or {}
            stores.calendar.remove(after["election"], after["region"], name)
        else:
            stores.calendar.put(ElectionStages(**_dated(before)), name)


def _plain(entry: ElectionStages) -> dict[str, Any]:
    fields = {name: getattr(entry, name) for name in ElectionStages.__dataclass_fields__}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in fields.items()}


def _dated(state: dict[str, Any]) -> dict[str, Any]:
    return {k: date.fromisoformat(v) if k in _DATES and v else v for k, v in state.items()}
