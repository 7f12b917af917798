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
    r"(?:\s+(?:ini|adalah|ni|seorang|baru|kan|sbg|sebagai|cuma|masih|an|a)\b)*\s+"
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
class Remembered:
    """Earlier messages, oldest first; ``update_id`` and ``question_id`` are of the last one."""

    turns: tuple[str, ...] = ()
    person: Person | None = None
    update_id: int = 0
    question_id: int | None = None

    def before(self, update_id: int) -> tuple[str, ...]:
        """The turns before this update, also when it is begun a second time."""
        return self.turns[:-1] if self.update_id == update_id else self.turns


class Memory:
    """Keyed by the hash of the person in the chat: in a group everyone has a thread of their own."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations

    def get(self, chat: str, person: str) -> Remembered:
        """What is remembered; the told status of now goes before the kept one."""
        raw = self._conversations.get(_key(chat, person)) or {}
        told = raw.get("person") or (self._conversations.get(f"who:{person}") or {}).get("person")
        return Remembered(
            tuple(raw.get("turns", ())), Person(told) if told else None, raw.get("update", 0), raw.get("question")
        )

    def put(self, chat: str, person: str, remembered: Remembered) -> None:
        data = {
            "turns": list(remembered.turns[-_TURNS:]),
            "person": remembered.person.value if remembered.person else None,
            "update": remembered.update_id,
            "question": remembered.question_id,
        }
        self._conversations.put(_key(chat, person), person, data)

    def keep_person(self, person: str, status: Person) -> None:
        """Remember the status until /hapus."""
        self._conversations.put(f"who:{person}", person, {"person": status.value}, _KEPT)

    def kept_person(self, person: str) -> Person | None:
        kept = self._conversations.get(f"who:{person}")
        return Person(kept["person"]) if kept else None


def _key(chat: str, person: str) -> str:
    return f"talk:{chat}:{person}"
