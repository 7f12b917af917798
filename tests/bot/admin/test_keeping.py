"""What keeps admin work going does not outlive the bench unnoticed."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import cast

import pytest

from bot.admin.adding import Adding
from bot.admin.documents import Documents
from bot.admin.keeping import Keeping
from bot.admin.notices import Notices
from bot.admin.office import Office


class BrokenBench:
    async def run(self) -> None:
        raise ValueError("bangku patah")


class Idle:
    """Nobody to serve and nothing to do, whoever asks."""

    async def everyone(self) -> tuple[int, ...]:
        return ()

    async def abandoned(self) -> tuple[object, ...]:
        return ()

    async def deliver(self) -> bool:
        return False

    def sweep(self) -> tuple[object, ...]:
        return ()


async def test_a_bench_that_breaks_ends_the_keeping_as_well() -> None:
    idle = Idle()
    desk = SimpleNamespace(stores=SimpleNamespace(dialogues=idle))
    office = cast(Office, SimpleNamespace(bench=BrokenBench(), tools=idle, rights=idle, desk=desk))
    keeping = Keeping(office, cast(Documents, idle), cast(Adding, idle), cast(Notices, idle))
    with pytest.raises(ValueError, match="bangku patah"):
        await asyncio.wait_for(keeping.run(), 5)
