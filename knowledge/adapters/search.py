"""Provisions by meaning (Chroma) and wording (BM25, n-grams), fused by rank; follows the live library."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.adapters.chroma import VectorStore
from knowledge.adapters.database.library import PublishedLaw
from knowledge.adapters.growing import GrowingIndex
from knowledge.adapters.indexing import law_name, published_name
from knowledge.adapters.lexical import LexicalIndex
from knowledge.adapters.sentences import Encoder
from knowledge.adapters.turns import Array
from knowledge.errors import IndexUnavailable
from knowledge.library import Library
from knowledge.model import Hit, Provision
from knowledge.retrieval.fusion import STEEP, fuse
from knowledge.retrieval.passages import spoken
from knowledge.retrieval.units import inner, lead

_POOL = 50
_DEFINES = re.compile(r"\b(?:apa itu|apa sih|maksud(?:nya)?(?: dari)?|pengertian|definisi|arti(?:nya)?|itu apa)\b")
# An opening line like "PNS wajib:" is found through what stands below it.
_SHORT = 40
# Wording and meaning, by kind of text: people quote the law's own text, and paraphrase what our norms paraphrase too,
# so that there wording hardly does more than tell equals apart. Measured by ``python -m knowledge retrieval`` and in
# docs/evaluasi.md.
_VERBATIM, _NORM = (1.0, 0.7), (0.04, 1.5)


class HybridSearch:
    """Implements ``PassageIndex``; built anew for each library it is told of."""

    def __init__(
        self, store: VectorStore, encoder: Encoder, law: PublishedLaw | None, mend: Callable[[str], str]
    ) -> None:
        self._store, self._encoder, self._law = store, encoder, law
        self.wording = GrowingIndex(lambda texts: LexicalIndex(texts, mend))
        self._units: dict[str, str] | None = None
        self._library: Library | None = None
        self._lock = threading.Lock()

    def follow(self, library: Library) -> None:
        """Another version answers now; the wording legs take in what is new at the next search."""
        with self._lock:
            if self._library is not None:
                # An embedded client keeps serving what another process has replaced.
                self._store.reopen()
            self._library, self._units = library, None

    def search(self, texts: Sequence[str], limit: int) -> list[list[Hit]]:
        """See ``PassageIndex.search``."""
        wording = self.lexical(texts)
        meaning = self.dense(texts)
        weights = [lambda i, leg=leg: self._kind(i)[leg] for leg in (0, 1)]
        return [fuse((w, m), weights, STEEP)[:limit] for w, m in zip(wording, meaning, strict=True)]

    def _kind(self, address: str) -> tuple[float, float]:
        found = self._library.provisions.get(address) if self._library else None
        return _NORM if found is not None and not found.text else _VERBATIM

    def lexical(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The wording legs alone."""
        return self.wording.search(self._words(), [_as_law_asks(t) for t in texts], _POOL)

    def dense(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The meaning leg alone: bundled norms and the active versions of published texts."""
        vectors = self._encoder.encode(texts, "query")
        found = []
        for vector in vectors:
            bundled = [Hit(h.id.split("#")[0], h.score) for h in self._nearest(law_name(self._encoder), vector)]
            hits = [*bundled, *self._published(vector)] if self._law is not None else bundled
            best: dict[str, Hit] = {}
            for hit in sorted(hits, key=lambda h: -h.score):
                best.setdefault(hit.id, hit)
            found.append(list(best.values())[:_POOL])
        return found

    def _nearest(self, name: str, vector: Array) -> list[Hit]:
        """An embedded client may trip over what another process just rewrote: open it anew, once."""
        try:
            return self._store.search(name, vector, _POOL)
        except IndexUnavailable:
            self._store.reopen()
            return self._store.search(name, vector, _POOL)

    def _published(self, vector: Array) -> list[Hit]:
        """A hit counts only if SQL's active version holds its id."""
        library = self._library
        if self._law is None or library is None or not library.holds_published:
            return []
        numbers = {int(h.id.partition(":")[2]): h.score for h in self._nearest(published_name(self._encoder), vector)}
        return [Hit(p.address.text, numbers[i]) for i, p in self._law.by_ids(numbers).items()]

    def _words(self) -> dict[str, str]:
        with self._lock:
            if self._units is None:
                if self._library is None:
                    raise LookupError("follow a library first")
                self._units = small_units(self._library)
            return self._units


def _as_law_asks(text: str) -> str:
    """ "apa itu X" in the words of a definition, which every Pasal 1 opens with."""
    return _DEFINES.sub(" yang dimaksud dengan adalah ", text)


class Wording:
    """Implements ``PassageIndex`` by the wording legs alone: no embedding is spent on it."""

    def __init__(self, whole: HybridSearch) -> None:
        self._whole = whole

    def search(self, texts: Sequence[str], limit: int) -> list[list[Hit]]:
        """See ``PassageIndex.search``."""
        return [hits[:limit] for hits in self._whole.lexical(texts)]


def small_units(library: Library) -> dict[str, str]:
    """What the wording legs search: every smallest unit with the words above it, by address."""
    holders = inner(library)
    found: dict[str, str] = {}
    for address, provision in library.provisions.items():
        if address in holders and not provision.norm and len(_own(provision)) < _SHORT:
            continue
        found[address] = spoken(replace(provision, text=_own(provision)) if address in holders else provision, library)
    return found


def _own(provision: Provision) -> str:
    return lead(provision.text or "")
