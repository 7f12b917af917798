"""The bot process with a scripted chat model that writes word by word: `python -m tests.e2e.bot_with_chat_model`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk

from bot.__main__ import main
from bot.leaving import leave
from bot.settings import Settings
from knowledge.adapters.chat import ChatWriter
from knowledge.adapters.database.stores import Stores
from knowledge.checking.phrasing import Phrasing
from knowledge.model import Answer, AnswerPart, Question
from tests.bot.fake_engine import FakeEngine
from tests.e2e.bot_with_fake_engine import make_tools

Watch = Callable[[Answer], None]


class SlowTypist(FakeListChatModel):
    """Streams its line in words, ``PAUSE`` seconds apart; at the word HENTI the connection breaks."""

    def _stream(self, messages: list[BaseMessage], *args: Any, **more: Any) -> Iterator[ChatGenerationChunk]:
        for word in self.responses[0].split(" "):
            time.sleep(float(os.environ.get("PAUSE", "0.1")))
            if word == "HENTI":
                raise ConnectionResetError("the provider hung up")
            yield ChatGenerationChunk(message=AIMessageChunk(content=f"{word} "))


class WritingEngine(FakeEngine):
    """The fake engine whose reasons go through the real writer and the real checks."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = True
        writer = ChatWriter(SlowTypist(responses=[os.environ["SCRIPT"]]), float(os.environ.get("PATIENCE", "12")))
        self._phrasing = Phrasing(writer)

    def answer(self, question: Question, watch: Watch | None = None) -> Answer:
        template = super().answer(question)
        done: tuple[AnswerPart, ...] = ()
        for part in template.parts:
            done = (*done, self._phrasing.phrase(part, self.library, date(2026, 11, 24), _behind(done, watch)))
        return Answer(done, template.left_out)


def _behind(done: tuple[AnswerPart, ...], watch: Watch | None) -> Callable[[AnswerPart], None] | None:
    return None if watch is None else lambda part: watch(Answer((*done, part)))


def make_engine(_settings: Settings, _stores: Stores) -> WritingEngine:
    return WritingEngine()


if __name__ == "__main__":
    leave(main(make_engine, make_tools))
