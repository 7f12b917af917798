"""A rule card while it is written: plain fields in a dialogue, kept through restarts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.admin.card_files import card_fields, dump_fields, load_card
from knowledge.adapters.database.people import Dialogues
from knowledge.model import RuleCard, Verdict

KIND = "kaidah"
_KEPT = timedelta(days=3)
STEPS = ("situation", "group", "verdict", "headline", "reason", "branches", "basis", "sanctions", "allowed_instead",
         "applies_to", "phrasings")  # fmt: skip
BANS = (Verdict.TIDAK_BOLEH.value, Verdict.BERSYARAT.value)


@dataclass(frozen=True, slots=True)
class Draft:
    """``fields`` in the form of the card files; a step is done once its field is there.

    ``pending`` is the basis being added, ``tested`` the card as it was tried, ``under`` the admin's card it
    replaces, ``only`` the single field under correction, ``asked`` questions of the queue it is made from.
    """

    fields: dict[str, Any]
    pending: dict[str, Any] = field(default_factory=dict)
    tested: str = ""
    under: str = ""
    only: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.fields.get("id", ""))

    @property
    def missing(self) -> str | None:
        """The next step; nothing when the card is whole."""
        return next((s for s in STEPS if s not in self.fields and self._wanted(s)), None)

    def _wanted(self, step: str) -> bool:
        """Conditions belong to a conditional verdict, sanctions to what may be forbidden."""
        verdict = self.fields.get("verdict")
        if step == "branches":
            return verdict == Verdict.BERSYARAT.value
        return step != "sanctions" or verdict in BANS

    def card(self) -> RuleCard:
        """The card as it would be published; raises ``DataError``."""
        return load_card(dump_fields(self.fields))

    def with_fields(self, **changes: Any) -> Draft:
        """New values; what was tried before counts no more."""
        return replace(self, fields=self.fields | changes, tested="")


class CardDrafts:
    """One draft a person."""

    def __init__(self, dialogues: Dialogues) -> None:
        self._dialogues = dialogues

    def get(self, user_id: int) -> Draft | None:
        found = self._dialogues.get(f"{KIND}:{user_id}")
        return Draft(**found.data) if found else None

    def put(self, user_id: int, draft: Draft) -> Draft:
        self._dialogues.put(f"{KIND}:{user_id}", user_id, KIND, asdict(draft), _KEPT)
        return draft

    def drop(self, user_id: int) -> None:
        self._dialogues.drop(f"{KIND}:{user_id}")


def draft_of(card: RuleCard, under: str) -> Draft:
    """A card to be changed."""
    blank = {"reason": "", "allowed_instead": "", "branches": [], "sanctions": []}
    return Draft(blank | card_fields(card), under=under)


def id_of(situation: str, taken: Container[str]) -> str:
    """A new id from the words of a situation."""
    plain = unicodedata.normalize("NFKD", situation.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)[:6] or ["kaidah"]
    base = "-".join(words)[:60].strip("-")
    found, count = base, 2
    while found in taken:
        found, count = f"{base}-{count}", count + 1
    return found
