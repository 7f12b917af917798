"""The card classifier: a linear head over the meaning of a question and its nearest known wording, label by label.

Measured on questions held out of everything: meaning alone loses slang, typos and short questions, wording alone loses
paraphrase and English; their sum is better than either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.adapters.heads import LabelHead, fit_head
from knowledge.adapters.sentences import Encoder
from knowledge.adapters.turns import Array
from knowledge.adapters.wording import Wording
from knowledge.model import Evidence, Hit

# How much a likeness of 1 in wording weighs beside the log-odds of meaning, and how much both are softened.
_WORDING, _SOFT = 10.0, 1.3
TOP = 24


@dataclass(frozen=True)
class Example:
    """One known way to ask: mended text, the id it belongs to, the seed it was varied from.

    ``asked``: written as a person would ask, without sight of the card's own phrasings.
    """

    text: str
    label: str
    seed: str
    asked: bool = False


class HybridMatcher:
    """Scores texts against labels, by meaning and by wording."""

    def __init__(self, head: LabelHead, wording: Wording, encoder: Encoder) -> None:
        self._head, self._wording, self._encoder = head, wording, encoder
        self.labels = wording.labels
        at = {label: i for i, label in enumerate(head.labels)}
        # A label that is known by its wording alone has even odds of meaning: the column behind the head's own.
        self._of_head = [at.get(label, len(head.labels)) for label in self.labels]

    @classmethod
    def fit(cls, examples: Sequence[Example], embeddings: Array, encoder: Encoder) -> HybridMatcher:
        """Both halves from the same texts; ``embeddings`` are the unit query vectors of ``examples``."""
        labels = [e.label for e in examples]
        return cls(fit_head(labels, embeddings), wording_of(examples), encoder)

    def learning(self, ways: Mapping[str, Sequence[str]]) -> HybridMatcher:
        """With these labels known by these texts alone, and forgotten where there is none; nothing is fitted again."""
        if not ways:
            return self
        vectors = {label: self._encoder.encode(texts, "query") for label, texts in ways.items() if texts}
        return HybridMatcher(self._head.knowing(vectors), self._wording.remembering(ways), self._encoder)

    def evidence(self, texts: Sequence[str]) -> list[Evidence]:
        """See ``CardMatcher.evidence``."""
        if not texts:
            return []
        scores, lexical, meaning = self.scores(texts, self._encoder.encode(texts, "query"))
        chances = softmax(scores)
        order = np.argsort(-chances, axis=1)[:, :TOP]
        return [
            Evidence(
                tuple(Hit(self.labels[j], float(chances[i, j])) for j in order[i]), float(lexical[i]), float(meaning[i])
            )
            for i in range(len(texts))
        ]

    def scores(self, texts: Sequence[str], embeddings: Array) -> tuple[Array, Array, Array]:
        """Softened log-odds (n, labels), nearest wording (n,) and nearest meaning (n,)."""
        wording = self._wording.nearest(texts)
        odds, meaning = self._head.scores(embeddings)
        meant = np.pad(odds, ((0, 0), (0, 1)))[:, self._of_head]
        return np.asarray((meant + _WORDING * wording) / _SOFT, dtype=np.float32), wording.max(axis=1), meaning

    def save(self, folder: Path) -> None:
        """Written whole or not at all by the caller's rename."""
        self._head.save(folder / "head.safetensors", self._encoder.name)
        self._wording.save(folder)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> HybridMatcher:
        """Read what ``save`` wrote; raises ``ValueError`` where it is another encoder's."""
        head = LabelHead.load(folder / "head.safetensors", encoder.name)
        if head is None:
            raise ValueError(f"no head for {encoder.name}")
        return cls(head, Wording.load(folder), encoder)


def wording_of(examples: Sequence[Example]) -> Wording:
    """Every example remembered under its label."""
    return Wording.of([e.text for e in examples], [e.label for e in examples])


def softmax(scores: Array) -> Array:
    """Rows that sum to 1."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Array = shifted / shifted.sum(axis=1, keepdims=True)
    return result
