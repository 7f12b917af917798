"""Lexical search over provisions: BM25 on mended words and TF-IDF on character n-grams, fused by rank."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from knowledge.adapters.wording import vectoriser
from knowledge.model import Hit
from knowledge.retrieval.fusion import STEEP, fuse

_POOL = 50
# Whole words first, pieces of words for typos; measured by ``python -m knowledge retrieval``.
_WEIGHTS = (1.0, 0.5)


class LexicalIndex:
    """Texts by id, searchable by wording; ``mend`` brings both sides to the same words."""

    def __init__(self, texts: Mapping[str, str], mend: Callable[[str], str]) -> None:
        self._ids = list(texts)
        self._mend = mend
        mended = [mend(t) for t in texts.values()]
        self._bm25 = _bm25(mended)
        self._grams = vectoriser()
        self._matrix = self._grams.fit_transform(mended).T.tocsr() if len(mended) > 1 else None

    def search(self, texts: Sequence[str], limit: int) -> list[list[Hit]]:
        """For each text the ids best by wording, best first."""
        if self._matrix is None:
            return [[] for _ in texts]
        mended = [self._mend(t) for t in texts]
        return [fuse((self.words(m), self.grams(m)), _WEIGHTS, STEEP)[:limit] for m in mended]

    def words(self, mended: str) -> list[Hit]:
        """The BM25 leg alone."""
        tokens = [[w for w in mended.split() if w in self._bm25.vocab_dict]]
        if not tokens[0]:
            return []
        k = min(_POOL, len(self._ids))
        rows, scores = self._bm25.retrieve(tokens, k=k, show_progress=False, n_threads=1)
        return [Hit(self._ids[i], float(s)) for i, s in zip(rows[0], scores[0], strict=True) if s > 0]

    def grams(self, mended: str) -> list[Hit]:
        """The character n-gram leg alone."""
        scores = (self._grams.transform([mended]) @ self._matrix).toarray()[0]
        order = np.argsort(-scores)[:_POOL]
        return [Hit(self._ids[i], float(scores[i])) for i in order if scores[i] > 0]


def _bm25(mended: list[str]) -> Any:
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    index = bm25s.BM25()
    index.index([t.split() or ["-"] for t in mended], show_progress=False)
    return index
