"""The engine is asked outside the event loop, also for what it knows."""

from __future__ import annotations

import threading
from dataclasses import replace

from bot.engine import Asking
from knowledge.library import Library
from knowledge.model import Answer, Question
from tests.bot.fake_engine import FakeEngine
from tests.bot.small_library import small_library


class Published(FakeEngine):
    """Notes which thread looks at its library."""

    def __init__(self) -> None:
        self.threads: list[str] = []
        super().__init__()

    @property
    def library(self) -> Library:
        self.threads.append(threading.current_thread().name)
        return self._held

    @library.setter
    def library(self, held: Library) -> None:
        self._held = held

    def publish(self, version: int) -> None:
        self._held = replace(small_library(), version=version)

    def answer(self, question: Question, watch: object = None) -> Answer:
        return replace(super().answer(question), library_version=self._held.version)


async def test_a_turn_sees_what_was_published_before_it_and_never_waits_for_the_database() -> None:
    engine = Published()
    asking = Asking(engine)
    engine.threads.clear()
    engine.publish(7)
    assert asking.library.version == small_library().version
    assert engine.threads == []
    await asking.refresh()
    assert asking.library.version == 7
    assert threading.current_thread().name not in engine.threads


async def test_an_answer_from_a_newer_library_brings_that_library() -> None:
    engine = Published()
    asking = Asking(engine)
    engine.publish(8)
    assert (await asking.answer(Question("boleh like?"))).library_version == 8
    assert asking.library.version == 8
