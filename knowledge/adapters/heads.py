"""The learnt half of the matcher: one linear score a label over the centred embedding of a question."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.adapters.turns import Array

# Inverse strength of regularisation and steps; best of those tried on questions that were held out.
_LOOSE, _STEPS = 30.0, 200
# A label without a learnt row gets the mean of its texts, on the scale of the learnt rows: of forty labels treated
# like this, four in five of their unseen questions still came first, and the other labels lost one in a hundred.
_STEEP, _SHIFT = 15.0, 2.0


@dataclass(frozen=True)
class LinearHead:
    """``weights`` (labels, dimensions), ``bias`` (labels,), ``centre`` (dimensions,): the mean of what was learnt."""

    labels: tuple[str, ...]
    weights: Array
    bias: Array
    centre: Array

    @classmethod
    def blank(cls, dimensions: int) -> LinearHead:
        """Nothing learnt yet; ``knowing`` gives it rows."""
        nothing = np.zeros((0, dimensions), dtype=np.float32)
        return cls((), nothing, np.zeros(0, dtype=np.float32), np.zeros(dimensions, dtype=np.float32))

    def scores(self, embeddings: Array) -> Array:
        """Log-odds (n, labels) for unit query vectors (n, dimensions)."""
        result: Array = centred(embeddings, self.centre) @ self.weights.T + self.bias
        return result

    def knowing(self, ways: Mapping[str, Array]) -> LinearHead:
        """With a row for each label of ``ways`` made from its unit query vectors, in place of a learnt one."""
        kept = [i for i, label in enumerate(self.labels) if label not in ways]
        means = [centred(rows, self.centre).mean(axis=0) for rows in ways.values()]
        fresh = [_STEEP * mean / max(float(np.linalg.norm(mean)), 1e-9) for mean in means]
        weights = np.vstack([self.weights[kept], *fresh]).astype(np.float32)
        bias = np.concatenate([self.bias[kept], np.full(len(fresh), _SHIFT)]).astype(np.float32)
        return LinearHead((*(self.labels[i] for i in kept), *ways), weights, bias, self.centre)

    def only(self, labels: Sequence[str]) -> LinearHead:
        """Without rows for labels that no longer exist."""
        known = frozenset(labels)
        kept = [i for i, label in enumerate(self.labels) if label in known]
        return LinearHead(tuple(self.labels[i] for i in kept), self.weights[kept], self.bias[kept], self.centre)

    def save(self, path: Path, encoder: str) -> None:
        """Half floats beside the labels and the name of the encoder they go with."""
        from safetensors.numpy import save_file

        tensors = {"weights": self.weights, "bias": self.bias, "centre": self.centre}
        about = {"encoder": encoder, "labels": json.dumps(self.labels)}
        # The library writes memory as it lies: a transposed array would come back scrambled.
        save_file({name: np.ascontiguousarray(v, dtype=np.float16) for name, v in tensors.items()}, str(path), about)

    @classmethod
    def load(cls, path: Path, encoder: str) -> LinearHead | None:
        """What ``save`` wrote, or ``None`` where there is none for this encoder."""
        from safetensors import safe_open

        if not path.exists():
            return None
        with safe_open(str(path), "numpy") as stored:
            about = stored.metadata() or {}
            if about.get("encoder") != encoder:
                return None
            rows = {name: stored.get_tensor(name).astype(np.float32) for name in ("weights", "bias", "centre")}
        return cls(tuple(json.loads(about["labels"])), **rows)


def fit_head(labels: Sequence[str], embeddings: Array) -> LinearHead:
    """Multinomial logistic regression; ``embeddings`` are the unit query vectors of texts with these labels."""
    from sklearn.linear_model import LogisticRegression

    centre: Array = embeddings.mean(axis=0)
    model = LogisticRegression(C=_LOOSE, max_iter=_STEPS).fit(centred(embeddings, centre), list(labels))
    weights, bias = model.coef_.astype(np.float32), model.intercept_.astype(np.float32)
    if len(model.classes_) == 2:  # the library keeps one row where there are two labels
        weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    return LinearHead(tuple(str(label) for label in model.classes_), weights, bias, centre)


def centred(embeddings: Array, centre: Array) -> Array:
    """Unit vectors again after the mean is taken off: what all questions share tells none of them apart."""
    shifted = embeddings - centre
    norms: Array = np.linalg.norm(shifted, axis=1, keepdims=True)
    result: Array = (shifted / np.maximum(norms, 1e-9)).astype(np.float32)
    return result
