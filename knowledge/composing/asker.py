"""Whom an answer is composed for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.judging.stages import Running
from knowledge.model import Person, Stage


@dataclass(frozen=True, slots=True)
class Asker:
    """What is known of the one who asks and of the time of the act; ``running``: the stage is the calendar's."""

    on: date
    persons: frozenset[Person] = frozenset()
    stage: Stage | None = None
    running: Running | None = None
