"""The wording legs while the library changes: what is new is indexed at once, the whole beside the answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from knowledge.adapters.lexical import LexicalIndex
from knowledge.model import Hit
from knowledge.retrieval.fusion import STEEP, fuse

Texts = Mapping[str, str]
Build = Callable[[Texts], LexicalIndex]
# Company for the new texts, so that words all law is full of count for little there too.
_COMPANY = 50


@dataclass(frozen=True, slots=True)
class _Parts:
    """An index of older texts, which of them still hold, and a small one of what came since."""

    texts: Texts
    indexed: Texts
    whole: LexicalIndex
    since: LexicalIndex | None = None

    def search(self, texts: Sequence[str], limit: int) -> list[list[Hit]]:
        old = self.whole.search(texts, limit)
        if self.texts is self.indexed:
            return old
        kept = [[h for h in hits if self.texts.get(h.id) == self.indexed[h.id]] for hits in old]
        if self.since is None:
            return kept
        new = self.since.search(texts, limit)
        return [fuse((n, k), (1.0, 1.0), STEEP)[:limit] for n, k in zip(new, kept, strict=True)]


class GrowingIndex:
    """Searches the texts it was last told of; nobody but the first waits until all of them are indexed anew."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._parts: _Parts | None = None
        self._builder: threading.Thread | None = None

    def search(self, current: Texts, texts: Sequence[str], limit: int) -> list[list[Hit]]:
        """For each text the ids of ``current`` best by wording; pass the same mapping until it changes."""
        with self._lock:
            parts = self._parts = self._following(current)
        return parts.search(texts, limit)

    def settle(self) -> None:
        """Wait until everything is in one index."""
        while (builder := self._builder) is not None and builder.is_alive():
            builder.join()

    def _following(self, current: Texts) -> _Parts:
        parts = self._parts
        if parts is None:
            return _Parts(current, current, self._build(current))
        if parts.texts is current:
            return parts
        new = {i: text for i, text in current.items() if parts.indexed.get(i) != text}
        since = None
        if new:
            company = islice(((i, t) for i, t in current.items() if i not in new), _COMPANY)
            since = self._build({**new, **dict(company)})
        if self._builder is None or not self._builder.is_alive():
            self._builder = threading.Thread(target=self._rebuild, args=(current,), name="wording")
            self._builder.start()
        return _Parts(current, parts.indexed, parts.whole, since)

    def _rebuild(self, current: Texts) -> None:
        """Index everything; again when the library changed meanwhile."""
        while True:
            whole = self._build(current)
            with self._lock:
                parts = self._parts
                if parts is None or parts.texts is current:
                    self._parts = _Parts(current, current, whole)
                    return
                current = parts.texts
