"""The library of this moment: reread when SQL says that something was published, undone or overlaid."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from knowledge.adapters.database.library import PublishedLaw
from knowledge.adapters.merging import merged
from knowledge.library import Library
from knowledge.ports import CardOverlays, ElectionCalendar


class LiveLibrary:
    """Implements ``LibrarySource``; ``changed`` is told each new library before it answers."""

    def __init__(
        self,
        bundled: Library,
        law: PublishedLaw,
        overlays: CardOverlays,
        changed: Callable[[Library], None],
        calendar: ElectionCalendar | None = None,
    ) -> None:
        self._bundled, self._law, self._overlays, self._changed = bundled, law, overlays, changed
        self._calendar = calendar
        self._lock = threading.Lock()
        self._library: Library | None = None

    def current(self) -> Library:
        """One indexed read; everything is read again only when the number moved."""
        version = self._law.version()
        library = self._library
        if library is not None and library.version == version:
            return library
        with self._lock:
            if self._library is None or self._library.version != version:
                fresh = self._read()
                self._changed(fresh)
                self._library = fresh
            return self._library

    def _read(self) -> Library:
        law = self._law.everything()
        # Read after the version number: a change in between raises it, so these are read again at the next answer.
        overlays = self._overlays.all()
        elections = self._calendar.all() if self._calendar else ()
        bundled = replace(self._bundled, elections=elections)
        if not law.provisions and not overlays:
            return replace(bundled, version=law.version)
        return merged(bundled, law.regulations, law.provisions, law.relations, overlays, law.version, law.chosen)


class FixedLibrary:
    """The fake beside it: one library that never changes."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def current(self) -> Library:
        """Always the same."""
        return self._library
