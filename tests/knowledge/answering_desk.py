"""An engine over a small law, a real database and real Chroma; ``python -m`` publishes from a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ingest.library.editor import Editor
from ingest.library.previewing import Known, Previews
from knowledge.adapters.chroma import VectorStore
from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.stores import Stores, stores_over
from knowledge.adapters.indexing import published_name
from knowledge.adapters.live import LiveLibrary
from knowledge.adapters.passages import ChromaPassages
from knowledge.adapters.search import HybridSearch, Wording
from knowledge.adapters.sentences import Encoder, HashingEncoder
from knowledge.answering import Answerer
from knowledge.editing import Source
from knowledge.judging.ruling import Calibration
from knowledge.language.legal_names import build_names
from knowledge.language.mending import Glossary
from knowledge.language.understanding import Understanding
from knowledge.library import Library
from knowledge.model import Evidence, Hit
from knowledge.ports import AnswerWriter
from tests.bot.small_library import small_library
from tests.ingest.desk import BUNDLED, fetch, parse

TODAY = date(2026, 11, 24)


class SamePhrasing:
    """Implements ``CardMatcher``: sure of a card whose phrasing has the very words, ignorant otherwise."""

    def __init__(self, library: Library) -> None:
        self._known = {p.text.lower(): card.id for card in library.cards.values() for p in card.phrasings}

    def evidence(self, texts: Sequence[str]) -> list[Evidence]:
        """See ``CardMatcher.evidence``."""
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Evidence:
        card = self._known.get(text)
        return Evidence((Hit(card, 1.0),), 1.0, 1.0) if card else Evidence((), 0.5, 0.5)


class AnsweringDesk:
    """One process: it can answer, and it can publish."""

    def __init__(
        self, stores: Stores, folder: Path, writer: AnswerWriter | None = None, encoder: Encoder | None = None
    ) -> None:
        self.stores, self.folder = stores, folder
        encoder = encoder or HashingEncoder()
        bundled = small_library()
        glossary = Glossary({})
        self.vectors = VectorStore(folder / "chroma", "", encoder)
        self.search = HybridSearch(self.vectors, encoder, stores.law, glossary.mend)
        self.source = LiveLibrary(bundled, stores.law, stores.overlays, self.search.follow, stores.calendar)
        understanding: Callable[[Library], Understanding] = lambda library: Understanding(  # noqa: E731
            glossary, build_names(library.regulations.values(), {})
        )
        self.answerer = Answerer(
            self.source, understanding, SamePhrasing(bundled), self.search, {}, Calibration(), lambda: TODAY, writer,
            Wording(self.search),
        )  # fmt: skip
        self.publisher = ChromaPassages(VectorStore(folder / "chroma", "", encoder), published_name(encoder))
        known = Known(BUNDLED, stores)
        self.editor = Editor(stores, self.publisher, parse, fetch, known, Previews(stores, known, lambda: ()))

    def publish(self, text: str) -> str:
        """Add a paper in the desk's format; returns its slug."""
        path = self.folder / "surat.txt"
        path.write_text(text, encoding="utf-8")
        preview = self.editor.prepare(Source(path, path.name), "admin:1")
        return self.editor.publish(preview.draft_id, "admin:1").slug


def main(url: str, folder: str, action: str, what: str) -> int:
    """Publish the file ``what`` or remove the document ``what``."""
    desk = AnsweringDesk(stores_over(Database(url)), Path(folder))
    if action == "publish":
        print(desk.publish(Path(what).read_text(encoding="utf-8")))
    else:
        desk.editor.remove(what, "admin:1")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
