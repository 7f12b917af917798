"""The real bot process with the real library editor, a file for the index and an engine without a model."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bot.__main__ import main
from bot.admin.office import Tools, Tried
from bot.leaving import leave
from bot.settings import Settings
from ingest.fetching import fetcher
from ingest.library.checking import sweep
from ingest.library.editor import Parser
from ingest.model import ParsedDocument
from ingest.opening import library_over, parser
from ingest.settings import load_settings
from knowledge.adapters.database.stores import Stores
from knowledge.adapters.live import LiveLibrary
from knowledge.adapters.sentences import HashingEncoder
from knowledge.editing import Progress
from knowledge.errors import StoreUnavailable
from knowledge.library import Library, keyed
from knowledge.model import Answer, AnswerPart, Citation, Question, Quote, Role, Route, RuleCard, Verdict
from tests.bot.fake_engine import FakeEngine
from tests.bot.small_library import small_library
from tests.passages import FilePassages


class PublishedEngine(FakeEngine):
    """Answers from published documents first: the smallest provision that holds every longer word of the question."""

    def __init__(self, stores: Stores) -> None:
        self._live = LiveLibrary(small_library(), stores.law, stores.overlays, lambda library: None)
        super().__init__()

    @property
    def library(self) -> Library:
        return self._live.current()

    @library.setter
    def library(self, _: Library) -> None:
        """The fake's own library is the bundled one here."""

    def answer(self, question: Question, watch: Callable[[Answer], None] | None = None) -> Answer:
        words = [w for w in question.text.lower().strip("?").split() if len(w) > 5 and w != "bolehkah"]
        smallest = sorted(self.library.provisions.values(), key=lambda p: len(p.text or ""))
        for provision in smallest:
            text = provision.text or ""
            if words and text and all(word in text.lower() for word in words):
                citation = Citation(provision.address, provision.address.text, Role.PROSEDUR)
                quote = Quote(provision.address, provision.address.text, text, True)
                part = AnswerPart(
                    question.text, Route.PERTANYAAN, Verdict.INFORMASI, "Menurut dokumen:", citations=(citation,),
                    quotes=(quote,),
                )  # fmt: skip
                return Answer((part,), library_version=self.library.version)
        return super().answer(question)


class SlowPassages(FilePassages):
    """An index that takes its time, so that a test can kill the bot while it is written, or that fails once."""

    def add(self, version_id: int, passages: Sequence[tuple[int, str, str]]) -> None:
        if os.environ.pop("UNLUCKY_INDEX", None):
            raise RuntimeError("tak terduga")
        time.sleep(float(os.environ.get("SLOW_INDEX", "0")))
        super().add(version_id, passages)


def unlucky(parse: Parser) -> Parser:
    """A reading that meets what nobody expects, by the name of the file; a store that was away is back next time."""
    away: set[str] = set()

    def read(path: Path, progress: Progress) -> ParsedDocument:
        if "meledak" in path.name:
            raise RuntimeError("tak terduga")
        if "basis-data-pergi" in path.name and path.name not in away:
            away.add(path.name)
            raise StoreUnavailable("Basis data tidak menjawab.")
        return parse(path, progress)

    return read


def make_engine(_settings: Settings, stores: Stores) -> PublishedEngine:
    return PublishedEngine(stores)


def make_tools(settings: Settings, stores: Stores) -> Tools:
    ingest = load_settings()
    folder = settings.var_dir / "indeks"
    read = unlucky(parser(ingest.bounds))
    opened = library_over(stores, lambda: SlowPassages(Path(folder)), fetcher(ingest), read, ingest)
    encoder = HashingEncoder()
    return Tools(
        editor=opened.editor,
        embed=lambda texts: encoder.encode(texts, "query").tolist(),
        try_card=try_card,
        sweep=lambda: sweep(stores, opened.publisher),
        bundled=small_library(),
        most_bytes=ingest.bounds.bytes,
    )


def try_card(card: RuleCard, questions: Sequence[str]) -> list[Tried]:
    """The fake engine over a library with the card in it."""
    library = small_library()
    engine = FakeEngine(
        Library(
            library.regulations, library.provisions, keyed([*library.cards.values(), card]), library.clarifications,
            library.disputes, library.groups,
        )
    )  # fmt: skip
    answers = [engine.answer(Question(text, as_of=date(2026, 11, 24))) for text in questions]
    return [Tried(a.verdict, a.parts[0].card) for a in answers]


if __name__ == "__main__":
    leave(main(make_engine, make_tools))
