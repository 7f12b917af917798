"""Vectors in Chroma through langchain-chroma: embedded in ``var/``, or a server at ``CHROMA_URL``."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from knowledge.adapters.sentences import Encoder, Kind
from knowledge.adapters.turns import Array
from knowledge.errors import IndexUnavailable
from knowledge.model import Hit

_PAGE = 1000
# With Chroma's own settings the graph loses some of the fifty nearest, others on each machine: an answer must not hang
# on that.
_NEARLY_EXACT = {"hnsw:space": "cosine", "hnsw:search_ef": 400, "hnsw:construction_ef": 400, "hnsw:M": 32}

# The library keeps the clients of the whole process in one table and fills it without a lock.
_OPENING = threading.RLock()


class VectorStore:
    """Named collections of texts with their vectors; every foreign failure becomes ``IndexUnavailable``."""

    def __init__(self, path: Path, url: str, encoder: Encoder) -> None:
        self._path, self._url, self._encoder = path, url, encoder
        self._client: Any = None
        self._open: dict[tuple[str, Kind], Any] = {}

    def reopen(self) -> None:
        """Forget the client: an embedded one serves stale vectors after another process wrote."""
        with _OPENING:
            self._client, self._open = None, {}
            if not self._url:
                from chromadb.api.shared_system_client import SharedSystemClient

                SharedSystemClient.clear_system_cache()

    def names(self) -> list[str]:
        """Every collection there is."""
        with _translated():
            return [str(c.name) for c in self._connected().list_collections()]

    def ids(self, name: str) -> set[str]:
        """The ids a collection holds."""
        with _translated():
            return set(self._collection(name).get(include=[])["ids"])

    def add(self, name: str, texts: Mapping[str, str], kind: Kind = "passage") -> None:
        """Embed and store texts by id; those already held are replaced."""
        rows = list(texts.items())
        with _translated():
            store = self._collection(name, kind)
            for at in range(0, len(rows), _PAGE):
                page = rows[at : at + _PAGE]
                store.add_texts([t for _, t in page], ids=[i for i, _ in page])

    def vectors(self, name: str, ids: Sequence[str]) -> Array:
        """The stored vectors of ``ids``, in that order."""
        found: dict[str, Any] = {}
        with _translated():
            store = self._collection(name)
            for at in range(0, len(ids), _PAGE):
                got = store.get(ids=list(dict.fromkeys(ids[at : at + _PAGE])), include=["embeddings"])
                found.update(zip(got["ids"], got["embeddings"], strict=True))
        return np.asarray([found[i] for i in ids], dtype=np.float32)

    def search(self, name: str, vector: Array, limit: int) -> list[Hit]:
        """Nearest ids with cosine similarity, best first."""
        with _translated():
            store = self._collection(name)
            found = store.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=limit)
        return [Hit(str(doc.id), 1.0 - float(distance)) for doc, distance in found]

    def delete(self, name: str, ids: Sequence[str]) -> None:
        """Take ids out; unknown ones are no error."""
        with _translated():
            store = self._collection(name)
            for at in range(0, len(ids), _PAGE):
                store.delete(ids=list(ids[at : at + _PAGE]))

    def drop(self, name: str) -> None:
        """Remove a collection; harmless when it is not there."""
        with _translated():
            if name in self.names():
                self._connected().delete_collection(name)
        self._open = {key: store for key, store in self._open.items() if key[0] != name}

    def _connected(self) -> Any:
        with _OPENING:
            if self._client is None:
                self._client = _client(self._path, self._url)
            return self._client

    def _collection(self, name: str, kind: Kind = "passage") -> Any:
        with _OPENING:
            if (name, kind) not in self._open:
                from langchain_chroma import Chroma

                self._open[name, kind] = Chroma(
                    collection_name=name,
                    client=self._connected(),
                    embedding_function=_Embeddings(self._encoder, kind),  # type: ignore[arg-type]  # duck-typed
                    collection_metadata=_NEARLY_EXACT,
                )
            return self._open[name, kind]


class _Embeddings:
    """The two methods langchain asks of an embedding model; stored texts may be questions too."""

    def __init__(self, encoder: Encoder, kind: Kind) -> None:
        self._encoder, self._kind = encoder, kind

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._encoder.encode(texts, self._kind).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        row: list[float] = self._encoder.encode([text], "query")[0].tolist()
        return row


def _client(path: Path, url: str) -> Any:
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    if url:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 8000)
        return chromadb.HttpClient(parts.hostname or "", port=port, ssl=parts.scheme == "https", settings=quiet)
    path.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(str(path), settings=quiet)


@contextmanager
def _translated() -> Iterator[None]:
    import httpx
    from chromadb.errors import ChromaError, InternalError

    try:
        yield
    except (ChromaError, InternalError, OSError, ValueError, httpx.HTTPError, RuntimeError) as exc:
        raise IndexUnavailable("Penyimpan vektor (Chroma) tidak dapat dibuka atau tidak menjawab.") from exc
