"""What a conversation is about, for thirty minutes, and a status the asker wants kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from knowledge.adapters.database.conversations import Conversations
from knowledge.model import Person

_TURNS = 4
_KEPT = timedelta(days=3650)
_TOLD = re.compile(
    r"(?:^|[.,;:!?\n(]\s*|\b(?:karena|krn|kalau|kalo|klo|jika|bila|sebagai|apakah|bolehkah|halo|hai|min|pak|bu|dan|tapi|"
    r"tetapi|sebab|status|padahal|sedangkan|if|as|because|and)\s+)(?:saya|sy|aku|ak|gw|gue|gua|kami|i am|i'm)\b"
    r"(?:\s+(?:ini|adalah|ni|seorang|baru|kan|sbg|sebagai|cuma|masih|an|a"
    r"|pegawai|staff?|asn|dosen|guru|dokter|perawat|bidan|penyuluh)\b)*\s+"
    r"(?P<who>pns|cpns|pppk|p3k|honorer|tenaga honorer|non[- ]?asn|kepala desa|kades|tni|polri|polisi|pensiunan|"
    r"pegawai bumn)\b",
    re.I,
)
_PERSONS = {
    "pns": Person.PNS, "cpns": Person.CPNS, "pppk": Person.PPPK, "p3k": Person.PPPK, "honorer": Person.NON_ASN,
    "tenaga honorer": Person.NON_ASN, "kepala desa": Person.KEPALA_DESA, "kades": Person.KEPALA_DESA,
    "tni": Person.TNI_POLRI, "polri": Person.TNI_POLRI, "polisi": Person.TNI_POLRI, "pensiunan": Person.PENSIUNAN,
    "pegawai bumn": Person.BUMN,
}  # fmt: skip


def told_person(text: str) -> Person | None:
    """The status people tell of themselves: "saya PPPK"."""
    found = _TOLD.search(text)
    if found is None:
        return None
    return _PERSONS.get(" ".join(found["who"].lower().split()), Person.NON_ASN)


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the asker: the turn that took it up first, its words and the status it told."""

    turn: str
    text: str
    told: Person | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said, oldest first, as it now stands in the chat; ``person`` is the status known before all of it.

    ``update_id`` and ``question_id`` are of the message answered last.
    """

    said: tuple[Said, ...] = ()
    person: Person | None = None
    update_id: int = 0
    question_id: int | None = None

    def around(self, turn: str, *, edited: bool) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
        """What stands before and after the message of that turn, also when it is begun a second time.

        An edited message that is no longer remembered is older than what is.
        """
        turns = [one.turn for one in self.said]
        if turn in turns:
            at = turns.index(turn)
            return self.said[:at], tuple(one for one in self.said[at:] if one.turn != turn)
        return ((), self.said) if edited else (self.said, ())

    def known(self, earlier: tuple[Said, ...]) -> Person | None:
        """The status known after what was said ``earlier``."""
        return next((one.told for one in reversed(earlier) if one.told), self.person)

    @property
    def status(self) -> Person | None:
        """The status known now."""
        return self.known(self.said)


@dataclass(frozen=True, slots=True)
class Context:
    """What a question was asked after, and by somebody of which status."""

    turns: tuple[str, ...] = ()
    person: Person | None = None


class Memory:
    """Keyed by the hash of the person in the chat: in a group everyone has a thread of their own."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations

    def get(self, chat: str, person: str) -> Remembered:
        """What is remembered; the told status of now goes before the kept one."""
        raw = self._conversations.get(_key(chat, person)) or {}
        known = raw.get("person") or (self._conversations.get(f"who:{person}") or {}).get("person")
        said = (Said(turn, text, _person(told)) for turn, text, told in raw.get("said", ()))
        return Remembered(tuple(said), _person(known), raw.get("update", 0), raw.get("question"))

    def put(self, chat: str, person: str, remembered: Remembered) -> None:
        data = {
            "said": [(one.turn, one.text, one.told) for one in remembered.said[-_TURNS:]],
            "person": remembered.known(remembered.said[:-_TURNS]),
            "update": remembered.update_id,
            "question": remembered.question_id,
        }
        self._conversations.put(_key(chat, person), person, data)

    def context(self, number: int | None) -> Context:
        """What the question of that number was asked after; empty once that is forgotten."""
        raw = self._conversations.get(f"asked:{number}")
        return Context(tuple(raw["turns"]), _person(raw["person"])) if raw else Context()

    def keep_context(self, number: int, person: str, context: Context) -> None:
        """Remember it as long as the conversation, for the buttons and links under the answer."""
        if context != Context():
            self._conversations.put(f"asked:{number}", person, {"turns": context.turns, "person": context.person})

    def keep_person(self, person: str, status: Person) -> None:
        """Remember the status until /hapus."""
        self._conversations.put(f"who:{person}", person, {"person": status.value}, _KEPT)

    def kept_person(self, person: str) -> Person | None:
        kept = self._conversations.get(f"who:{person}")
        return _person(kept["person"]) if kept else None


def _person(raw: str | None) -> Person | None:
    return Person(raw) if raw else None


def _key(chat: str, person: str) -> str:
    return f"talk:{chat}:{person}"
