"""What the bot needs of the answering engine, and what it calls it with."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, Protocol

from knowledge.address import Address
from knowledge.library import Library
from knowledge.model import Answer, Question

P = ParamSpec("P")
Watch = Callable[[Answer], None]
_COMPUTING, _WAITING = 2, 8


class Engine(Protocol):
    """Answers in the calling thread; ``library`` is the version the next answer rests on.

    ``phrases``: a language model is asked, so that an answer may take seconds and ``watch`` sees it grow.
    """

    @property
    def library(self) -> Library: ...

    @property
    def phrases(self) -> bool: ...

    def answer(self, question: Question, watch: Watch | None = None) -> Answer: ...

    def answer_card(self, card_id: str, question: Question, branch: int | None = None) -> Answer: ...

    def answer_address(self, address: Address) -> Answer: ...


class Asking:
    """The engine outside the event loop: two threads suffice where the work is the processor's."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._library = engine.library
        self._pool = ThreadPoolExecutor(_WAITING if engine.phrases else _COMPUTING, thread_name_prefix="engine")

    @property
    def library(self) -> Library:
        """As the turn under way found it or its answer left it; the engine's own may ask the database."""
        return self._library

    async def refresh(self) -> None:
        """Look whether something was published; raises ``StoreUnavailable``."""
        self._library = await asyncio.to_thread(lambda: self.engine.library)

    async def answer(self, question: Question, watch: Watch | None = None) -> Answer:
        given = (question, watch) if self.engine.phrases else (question,)
        return await self._in_pool(self.engine.answer, *given)

    async def card(self, card_id: str, question: Question, branch: int | None = None) -> Answer:
        return await self._in_pool(self.engine.answer_card, card_id, question, branch)

    async def address(self, address: Address) -> Answer:
        return await self._in_pool(self.engine.answer_address, address)

    async def _in_pool(self, call: Callable[P, Answer], *arguments: P.args, **named: P.kwargs) -> Answer:
        answer = await asyncio.get_running_loop().run_in_executor(self._pool, partial(call, *arguments, **named))
        if answer.library_version != self._library.version:
            # Its buttons point into the library it was given from.
            await self.refresh()
        return answer

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
