"""The remembered half of the matcher: for every label its way to ask that is nearest in wording."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.adapters.turns import Array

# Among many ways to ask, pairs of letters and what stands in more of them than one in ten tell none apart and cost most
# of the time: left out, a question meets fifteen times fewer texts, and of 1,513 questions as many were answered
# rightly. Few texts keep all.
_NGRAMS = (3, 5)
_COMMON, _FEW = 0.1, 100


def vectoriser(ngrams: tuple[int, int] = (2, 5), most: float = 1.0) -> Any:
    """Character n-grams inside word borders: robust against typos and glued particles.

    ``most``: in how many texts (a share, or a count from 2) an n-gram may stand that is still looked at.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=ngrams,
        min_df=2,
        max_df=most,
        sublinear_tf=True,
        dtype=np.float32,
        lowercase=False,
    )


@dataclass(frozen=True)
class Wording:
    """Known texts as unit rows, sorted by label; ``starts`` says where each label's rows begin."""

    labels: tuple[str, ...]
    starts: tuple[int, ...]
    index: Any
    rows: Any

    @classmethod
    def of(cls, texts: Sequence[str], labels: Sequence[str]) -> Wording:
        """Learn the n-grams of ``texts`` and remember each under its label."""
        index = vectoriser(_NGRAMS, max(_FEW, int(_COMMON * len(texts))))
        order = sorted(range(len(texts)), key=lambda i: labels[i])
        rows = index.fit_transform([texts[i] for i in order]).tocsr()
        names, starts = np.unique([labels[i] for i in order], return_index=True)
        return cls(tuple(str(n) for n in names), tuple(int(at) for at in starts), index, rows)

    def remembering(self, ways: Mapping[str, Sequence[str]]) -> Wording:
        """With these texts for these labels, in place of what was known of them; no texts, no label."""
        from scipy import sparse

        blocks = {label: self._block(i) for i, label in enumerate(self.labels)}
        blocks |= {label: self.index.transform(texts) for label, texts in ways.items() if texts}
        labels = tuple(sorted(label for label in blocks if ways.get(label, True)))
        lengths = [blocks[label].shape[0] for label in labels]
        starts = tuple(int(n) for n in np.cumsum([0, *lengths[:-1]]))
        return Wording(labels, starts, self.index, sparse.vstack([blocks[label] for label in labels]).tocsr())

    def nearest(self, texts: Sequence[str]) -> Array:
        """Similarity 0-1 of the nearest text of each label, (n, labels)."""
        found = np.empty((len(texts), len(self.labels)), dtype=np.float32)
        for i, text in enumerate(texts):
            grams, weights = self._weighed(text)
            # Three times as fast as the product of the sparse matrices, which looks for the places of its result first.
            likeness = self._holders[grams].T @ weights
            found[i] = np.maximum.reduceat(likeness, self.starts)
        return found

    def _weighed(self, text: str) -> tuple[list[int], Array]:
        """The known n-grams of a text and their weights, of length 1: a row of ``index.transform``.

        That method checks what it is handed in ways that take longer than the work on one short text.
        """
        found = Counter(self._n_grams(text))
        grams = [self.index.vocabulary_[gram] for gram in found if gram in self.index.vocabulary_]
        counts = [count for gram, count in found.items() if gram in self.index.vocabulary_]
        row = (1.0 + np.log(np.asarray(counts, dtype=np.float32))) * self.index.idf_[grams]
        return grams, np.asarray(row / max(float(np.linalg.norm(row)), 1e-9), dtype=np.float32)

    @cached_property
    def _n_grams(self) -> Any:
        return self.index.build_analyzer()

    @cached_property
    def _holders(self) -> Any:
        """The rows by n-gram: a question then meets only the texts it shares something with."""
        return self.rows.T.tocsr()

    def save(self, folder: Path) -> None:
        """Plain arrays and the vocabulary; written whole or not at all by the caller's rename."""
        from scipy import sparse

        sparse.save_npz(folder / "wording.npz", self.rows)
        np.save(folder / "idf.npy", self.index.idf_)
        vocabulary = {gram: int(i) for gram, i in self.index.vocabulary_.items()}
        about = {"labels": self.labels, "starts": self.starts, "vocabulary": vocabulary}
        (folder / "wording.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Wording:
        """Read what ``save`` wrote."""
        from scipy import sparse

        about = json.loads((folder / "wording.json").read_text(encoding="utf-8"))
        index = vectoriser(_NGRAMS)
        index.vocabulary_ = about["vocabulary"]
        index.idf_ = np.load(folder / "idf.npy")
        rows = sparse.load_npz(folder / "wording.npz").tocsr()
        return cls(tuple(about["labels"]), tuple(about["starts"]), index, rows)

    def _block(self, i: int) -> Any:
        end = self.starts[i + 1] if i + 1 < len(self.starts) else self.rows.shape[0]
        return self.rows[self.starts[i] : end]
