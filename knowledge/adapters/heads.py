"""The learnt half of the matcher: over the centred embedding of a question, a line a label and its nearest prototype.

A line tells a label from all others but knows one direction of it; people ask for one card in several ways, and a
prototype, the mean of like ways, remembers each. On 1,405 questions of near neighbours that neither encoder nor head
had seen, with the wording beside both, prototypes raised the right card first from 62 to 65 in 100.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.adapters.turns import Array

# Inverse strength of regularisation, texts a step, the highest rate of learning, and passes over the texts: more of
# them where the texts are few.
_LOOSE, _BATCH, _RATE = 30.0, 256, 0.2
_PASSES, _LEAST = 20, 800
# A label without a learnt row gets the mean of its texts, on the scale of the learnt rows: of forty labels treated
# like this, four in five of their unseen questions still came first, and the other labels lost one in a hundred.
_STEEP, _SHIFT = 15.0, 2.0
# Prototypes a label, and how much a likeness of 1 to the nearest weighs beside the log-odds of the line; of 8 to 14 the
# last put most cards of held-out seeds first.
_PROTOTYPES, _NEAR = 4, 14.0
# What a score is made of besides the learnt rows: other numbers make other figures of the same data.
WEIGHED = (_PROTOTYPES, _NEAR)
_FEW = 8
_TENSORS = ("weights", "bias", "centre", "prototypes")


@dataclass(frozen=True)
class LabelHead:
    """``weights`` (labels, dimensions), ``bias`` (labels,), ``centre`` (dimensions,): the mean of what was learnt.

    ``prototypes`` (labels, 4, dimensions): unit means of the ways to ask, grouped by likeness; those of a label with
    fewer groups come again.
    """

    labels: tuple[str, ...]
    weights: Array
    bias: Array
    centre: Array
    prototypes: Array

    @classmethod
    def blank(cls, dimensions: int) -> LabelHead:
        """Nothing learnt yet; ``knowing`` gives it rows."""
        nothing = np.zeros((0, dimensions), dtype=np.float32)
        none = np.zeros((0, _PROTOTYPES, dimensions), dtype=np.float32)
        return cls((), nothing, np.zeros(0, dtype=np.float32), np.zeros(dimensions, dtype=np.float32), none)

    def scores(self, embeddings: Array) -> tuple[Array, Array]:
        """Log-odds (n, labels) for unit query vectors (n, dimensions), and the nearest prototype's likeness (n,)."""
        rows = centred(embeddings, self.centre)
        # Of a few rows each by itself: the product of two matrices is made for many, and takes longer.
        found = np.stack([self._lines @ row for row in rows]) if 0 < len(rows) <= _FEW else rows @ self._lines.T
        line, near = found[:, : len(self.labels)], found[:, len(self.labels) :]
        nearest = near.reshape(len(found), _PROTOTYPES, len(self.labels)).max(axis=1)
        odds: Array = line + self.bias + _NEAR * nearest
        return odds, nearest.max(axis=1, initial=0.0)

    @cached_property
    def _lines(self) -> Array:
        """All that a text is multiplied with at once, (5 * labels, dimensions): lines, first prototypes, second, ..."""
        nth = self.prototypes.transpose(1, 0, 2).reshape(-1, self.prototypes.shape[2])
        return np.concatenate([self.weights, nth])

    def knowing(self, ways: Mapping[str, Array]) -> LabelHead:
        """With a row for each label of ``ways`` made from its unit query vectors, in place of a learnt one."""
        kept = [i for i, label in enumerate(self.labels) if label not in ways]
        known = [centred(rows, self.centre) for rows in ways.values()]
        fresh = [_STEEP * _unit(rows.mean(axis=0)) for rows in known]
        weights = np.vstack([self.weights[kept], *fresh]).astype(np.float32)
        bias = np.concatenate([self.bias[kept], np.full(len(fresh), _SHIFT)]).astype(np.float32)
        prototypes = np.concatenate([self.prototypes[kept], *(_prototypes(rows)[None] for rows in known)])
        return LabelHead((*(self.labels[i] for i in kept), *ways), weights, bias, self.centre, prototypes)

    def only(self, labels: Sequence[str]) -> LabelHead:
        """Without rows for labels that no longer exist."""
        known = frozenset(labels)
        kept = [i for i, label in enumerate(self.labels) if label in known]
        labels_kept = tuple(self.labels[i] for i in kept)
        return LabelHead(labels_kept, self.weights[kept], self.bias[kept], self.centre, self.prototypes[kept])

    def save(self, path: Path, encoder: str) -> None:
        """Half floats beside the labels and the name of the encoder they go with."""
        from safetensors.numpy import save_file

        tensors = {name: getattr(self, name) for name in _TENSORS}
        about = {"encoder": encoder, "labels": json.dumps(self.labels)}
        # The library writes memory as it lies: a transposed array would come back scrambled.
        save_file({name: np.ascontiguousarray(v, dtype=np.float16) for name, v in tensors.items()}, str(path), about)

    @classmethod
    def load(cls, path: Path, encoder: str) -> LabelHead | None:
        """What ``save`` wrote, or ``None`` where there is none for this encoder, or only one of an older form."""
        from safetensors import safe_open

        if not path.exists():
            return None
        with safe_open(str(path), "numpy") as stored:
            about = stored.metadata() or {}
            if about.get("encoder") != encoder or set(_TENSORS) - set(stored.keys()):
                return None
            rows = {name: stored.get_tensor(name).astype(np.float32) for name in _TENSORS}
        return cls(tuple(json.loads(about["labels"])), **rows)


def fit_head(labels: Sequence[str], embeddings: Array) -> LabelHead:
    """Multinomial logistic regression and the prototypes; ``embeddings``: unit query vectors of texts so labelled."""
    centre: Array = embeddings.mean(axis=0)
    rows = centred(embeddings, centre)
    names, of = np.unique(list(labels), return_inverse=True)
    weights, bias = _line(rows, of, len(names))
    prototypes = np.stack([_prototypes(rows[of == i]) for i in range(len(names))])
    return LabelHead(tuple(str(name) for name in names), weights, bias, centre, prototypes)


def _line(rows: Array, of: npt.NDArray[np.int64], count: int) -> tuple[Array, Array]:
    """Weights (count, dimensions) and bias (count,) of the multinomial logistic regression of ``of`` on ``rows``.

    In small steps, because that is ten times as fast as whole passes with a thousand labels, and as good.
    """
    import torch

    dice = torch.Generator().manual_seed(0)
    line = torch.nn.Linear(rows.shape[1], count)
    torch.nn.init.zeros_(line.weight)
    torch.nn.init.zeros_(line.bias)
    texts, wanted = torch.from_numpy(rows), torch.from_numpy(of)
    batches = -(-len(rows) // _BATCH)
    passes = max(_PASSES, _LEAST // batches)
    optimiser = torch.optim.Adam(line.parameters(), lr=_RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=passes * batches, pct_start=0.1)
    for _ in range(passes):
        for some in torch.randperm(len(rows), generator=dice).split(_BATCH):
            loss = torch.nn.functional.cross_entropy(line(texts[some]), wanted[some])
            loss = loss + line.weight.square().sum() / (2 * _LOOSE * len(rows))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return line.weight.detach().numpy(), line.bias.detach().numpy()


def _prototypes(rows: Array) -> Array:
    """Unit means (4, dimensions) of the ways to ask for one label, grouped by likeness; ``rows`` are unit vectors."""
    from sklearn.cluster import KMeans

    distinct = np.unique(rows, axis=0)
    groups = KMeans(min(_PROTOTYPES, len(distinct)), n_init=1, max_iter=20, random_state=0).fit(distinct)
    means = [_unit(mean) for mean in groups.cluster_centers_]
    return np.stack([means[i % len(means)] for i in range(_PROTOTYPES)]).astype(np.float32)


def _unit(vector: Array) -> Array:
    result: Array = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return result


def centred(embeddings: Array, centre: Array) -> Array:
    """Unit vectors again after the mean is taken off: what all questions share tells none of them apart."""
    shifted = embeddings - centre
    norms: Array = np.linalg.norm(shifted, axis=1, keepdims=True)
    result: Array = (shifted / np.maximum(norms, 1e-9)).astype(np.float32)
    return result
