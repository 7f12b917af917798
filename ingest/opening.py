"""Puts the library together from its parts; heavy ones are opened when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.library.editor import Editor, Fetcher, Parser
from ingest.library.previewing import Known, Previews
from ingest.model import ParsedDocument
from ingest.reading.bounds import Bounds
from ingest.settings import IngestSettings, load_settings
from knowledge.adapters.database.stores import Stores, open_stores
from knowledge.catalog import load_library
from knowledge.editing import Progress, Step
from knowledge.model import Regulation
from knowledge.ports import PassagePublisher


class LazyPublisher:
    """Opens index and model at the first call: reading the history must not wait for them."""

    def __init__(self, open_: Callable[[], PassagePublisher]) -> None:
        self._open = open_

    @cached_property
    def _real(self) -> PassagePublisher:
        return self._open()

    def add(self, version_id: int, passages: Sequence[tuple[int, str, str]]) -> None:
        """See ``PassagePublisher``."""
        self._real.add(version_id, passages)

    def remove(self, version_id: int) -> None:
        """See ``PassagePublisher``."""
        self._real.remove(version_id)

    def held(self) -> Mapping[int, frozenset[int]]:
        """See ``PassagePublisher``."""
        return self._real.held()


@dataclass(frozen=True, slots=True)
class OpenLibrary:
    """What commands and the admin dialogue work with."""

    stores: Stores
    publisher: PassagePublisher
    editor: Editor
    bundled: Mapping[str, Regulation]


def open_library(
    database_url: str,
    open_publisher: Callable[[], PassagePublisher],
    fetch: Fetcher,
    parse: Parser | None = None,
    settings: IngestSettings | None = None,
) -> OpenLibrary:
    """Open the database and put the editor over it; raises ``StoreUnavailable``."""
    return library_over(open_stores(database_url), open_publisher, fetch, parse, settings)


def library_over(
    stores: Stores,
    open_publisher: Callable[[], PassagePublisher],
    fetch: Fetcher,
    parse: Parser | None = None,
    settings: IngestSettings | None = None,
) -> OpenLibrary:
    """Put the editor over stores that are open already, as the bot does; ``settings``: by default the environment's."""
    bounds = (settings or load_settings()).bounds
    bundled = load_library()
    publisher = LazyPublisher(open_publisher)
    known = Known(bundled.regulations, stores)
    previews = Previews(stores, known, lambda: [p.text for card in bundled.cards.values() for p in card.phrasings[:1]])
    editor = Editor(stores, publisher, parse or parser(bounds), fetch, known, previews, bounds.bytes)
    return OpenLibrary(stores, publisher, editor, bundled.regulations)


def parser(bounds: Bounds) -> Parser:
    """Parses in a process of its own with limits; a folder is an album of pages, in the order of their names."""
    from ingest.limits import parse_safely

    def parse(path: Path, progress: Progress) -> ParsedDocument:
        paths = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        return parse_safely(paths, lambda done, total: progress(Step.READ, done, total), bounds=bounds)

    return parse
