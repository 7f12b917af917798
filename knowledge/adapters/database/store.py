"""What every store starts from: the database and a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from knowledge.adapters.database.engine import Database

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of production."""
    return datetime.now(UTC)


class Store:
    """One role's narrow methods over one database."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._db = database
        self._now = clock
