"""A document on its way from the chat into the library, written down so that it survives a restart."""

from __future__ import annotations

import json
import os
from collections.abc import Container
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from knowledge.adapters.database.people import Dialogues
from knowledge.records import Dialogue

KIND = "dokumen"
_KEPT = timedelta(hours=24)


class Stage(StrEnum):
    """Where a case stands; READING and PUBLISHING are taken up again after a restart."""

    GATHERING = "mengumpulkan"
    READING = "membaca"
    LOOKING = "pratinjau"
    PUBLISHING = "menerbitkan"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of Telegram, in the order it was sent."""

    message_id: int
    file_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """One document of one admin; ``number`` is the message it came with, ``shown`` the message that tells of it."""

    user_id: int
    number: int
    stage: Stage
    name: str
    pieces: tuple[Piece, ...] = ()
    url: str = ""
    album: str = ""
    shown: int | None = None
    draft: int | None = None
    worker: str = ""
    touched: str = ""

    @property
    def key(self) -> str:
        return f"dok:{self.user_id}:{self.number}"

    def idle(self, now: datetime) -> timedelta:
        """How long nobody has touched it."""
        return now - datetime.fromisoformat(self.touched)


class Cases:
    """Cases among the dialogues; ``worker`` names this process."""

    def __init__(self, dialogues: Dialogues, worker: str, clock: Any) -> None:
        self._dialogues, self.worker, self._clock = dialogues, worker, clock

    def get(self, user_id: int, number: int) -> Case | None:
        """An open case, or nothing once it is over."""
        found = self._dialogues.get(f"dok:{user_id}:{number}")
        return _case(found) if found else None

    def put(self, case: Case) -> Case:
        """Write it down in the name of this process."""
        mine = replace(case, worker=self.worker, touched=self._clock().isoformat())
        self._dialogues.put(case.key, case.user_id, KIND, _dump(mine), _KEPT)
        return mine

    def move(self, case: Case, **changes: Any) -> Case | None:
        """The next state, unless a second tap or another process was quicker."""
        found = self._dialogues.get(case.key)
        if found is None or found.data != _dump(case):
            return None
        moved = replace(case, **changes, worker=self.worker, touched=self._clock().isoformat())
        return moved if self._dialogues.replace(found, _dump(moved), _KEPT) else None

    def drop(self, case: Case) -> bool:
        return self._dialogues.drop(case.key)

    def of(self, user_id: int) -> tuple[Case, ...]:
        return tuple(_case(d) for d in self._dialogues.of(user_id) if d.kind == KIND)

    def abandoned(self, silent: timedelta, pause: timedelta, held: Container[str]) -> tuple[Case, ...]:
        """Cases at work that no living process has touched for so long; a process of ours before this one at once.

        Our own count after a ``pause`` once they are not ``held`` any more: their work was lost on the way.
        """
        now = self._clock()
        busy = [c for d in self._dialogues.all(KIND) if (c := _case(d)).stage is not Stage.LOOKING]
        mine = [c for c in busy if c.worker == self.worker and c.key not in held and c.idle(now) > pause]
        others = [c for c in busy if c.worker != self.worker and (self._orphaned(c) or c.idle(now) > silent)]
        return (*mine, *others)

    def _orphaned(self, case: Case) -> bool:
        host = self.worker.rpartition(":")[0].rpartition(":")[0]
        return case.worker.startswith(f"{host}:") and not _alive(case.worker)


def case_of(dialogue: Dialogue) -> Case | None:
    """The case an expired dialogue held."""
    return _case(dialogue) if dialogue.kind == KIND else None


def _dump(case: Case) -> dict[str, Any]:
    """As it comes back from the database: lists for tuples, text for the stage."""
    return dict(json.loads(json.dumps(asdict(case))))


def _case(dialogue: Dialogue) -> Case:
    raw = dict(dialogue.data)
    pieces = tuple(Piece(**p) for p in raw.pop("pieces"))
    return Case(**{**raw, "stage": Stage(raw["stage"]), "pieces": pieces})


def _alive(worker: str) -> bool:
    try:
        os.kill(int(worker.split(":")[-2]), 0)
    except (ProcessLookupError, ValueError, IndexError):
        return False
    except PermissionError:
        return True
    return True
