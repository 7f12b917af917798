"""The passages of published documents in Chroma, under ``version:provision``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from knowledge.adapters.chroma import VectorStore
from knowledge.adapters.indexing import make_encoder, open_vectors, published_name
from knowledge.settings import EngineSettings


class ChromaPassages:
    """Implements ``knowledge.ports.PassagePublisher``; a version is added and removed as a whole."""

    def __init__(self, store: VectorStore, collection: str) -> None:
        self._store = store
        self._name = collection

    def add(self, version_id: int, passages: Sequence[tuple[int, str, str]]) -> None:
        """Embed and store; the same ids again replace themselves."""
        if passages:
            self._store.add(self._name, {f"{version_id}:{number}": text for number, _, text in passages})

    def remove(self, version_id: int) -> None:
        """Take a version out."""
        head = f"{version_id}:"
        if mine := sorted(i for i in self._store.ids(self._name) if i.startswith(head)):
            self._store.delete(self._name, mine)

    def held(self) -> Mapping[int, frozenset[int]]:
        """The provision ids held, by version id, as another process would find them."""
        self._store.reopen()
        found: dict[int, set[int]] = defaultdict(set)
        for i in self._store.ids(self._name):
            version, _, number = i.partition(":")
            found[int(version)].add(int(number))
        return {version: frozenset(numbers) for version, numbers in found.items()}


def open_passages(settings: EngineSettings) -> ChromaPassages:
    """The index of the settings; raises ``ModelUnavailable`` or ``IndexUnavailable``."""
    encoder = make_encoder(settings)
    return ChromaPassages(open_vectors(settings, encoder), published_name(encoder))
