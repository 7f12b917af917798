"""Steps 6 and 7 with a language model: its words replace the reason where they pass, and show as far as they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from knowledge.checking.checks import problems
from knowledge.checking.prose import faults
from knowledge.library import Library
from knowledge.model import AnswerPart
from knowledge.ports import AnswerWriter

Watch = Callable[[AnswerPart], None]


class Phrasing:
    """Without a writer every part stays as it is."""

    def __init__(self, writer: AnswerWriter | None = None) -> None:
        self._writer = writer

    @property
    def asks_a_model(self) -> bool:
        return self._writer is not None

    def phrase(self, part: AnswerPart, library: Library, on: date, watch: Watch | None = None) -> AnswerPart:
        """The part with the model's reason, or with its own.

        ``watch`` sees the part while it is written: first what data alone says, then with each sentence that passes.
        """
        if self._writer is None or not part.reason or any(problems(part, library, on)):
            return part
        if watch is not None:
            watch(replace(part, reason=""))
        prose = self._writer.write(part, _passing(part, library, watch) if watch is not None else None)
        return replace(part, reason=prose) if prose and not any(faults(prose, part, library)) else part


def _passing(part: AnswerPart, library: Library, watch: Watch) -> Callable[[str], None]:
    def show(text: str) -> None:
        if not any(faults(text, part, library)):
            watch(replace(part, reason=text))

    return show
