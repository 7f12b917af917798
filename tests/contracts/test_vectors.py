"""What a vector store owes: the nearest it is asked for, all of them."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from knowledge.adapters.chroma import VectorStore
from knowledge.adapters.sentences import HashingEncoder, Kind
from knowledge.adapters.turns import Array

MANY, ASKED, NEAREST = 3000, 40, 50


class _Scattered:
    """Texts that have nothing to do with each other: the hardest case for a graph of neighbours."""

    name = "scattered"

    def encode(self, texts: Sequence[str], kind: Kind) -> Array:
        rows = np.stack([np.random.default_rng(zlib.crc32(t.encode())).normal(size=384) for t in texts])
        unit: Array = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return unit


def test_the_nearest_are_found_whatever_the_graph_looks_like(tmp_path: Path) -> None:
    encoder = _Scattered()
    store = VectorStore(tmp_path, "", encoder)
    names = [f"t{i}" for i in range(MANY)]
    store.add("uji", {name: name for name in names})
    rows = store.vectors("uji", names)
    lost = 0
    for query in encoder.encode([f"q{i}" for i in range(ASKED)], "query"):
        exact = np.sort(rows @ query)[::-1][:NEAREST]
        found = np.array([hit.score for hit in store.search("uji", query, NEAREST)])
        lost += int((found < exact - 1e-4).sum())
    assert lost <= ASKED * NEAREST // 100


def test_many_may_open_it_at_once_and_while_it_is_opened_anew(tmp_path: Path) -> None:
    encoder = HashingEncoder()
    VectorStore(tmp_path, "", encoder).add("satu", {"a": "boleh like postingan"})
    for _ in range(5):
        stores = [VectorStore(tmp_path, "", encoder) for _ in range(4)]
        together = threading.Barrier(8)

        def look(number: int, stores: list[VectorStore] = stores, together: threading.Barrier = together) -> set[str]:
            together.wait()
            if number == 7:
                stores[3].reopen()
            return stores[number % 4].ids("satu")

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(look, range(8))) == [{"a"}] * 8
