"""A forward pass recorded once and replayed: the same numbers, without the interpreter between two operations.

Replayed, a pass needs the interpreter's lock only at its ends, so that other questions are read and judged meanwhile.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import torch

# Tokenised texts of a batch -> unit rows (n, dimensions), float32.
Pass = Callable[[Mapping[str, Any]], torch.Tensor]
_INPUTS = ("input_ids", "attention_mask")
# Of different lengths, so that a recording which holds only for the length it was made with is found out.
_PROBES = (["query: boleh"], ["query: boleh", "query: bolehkah saya datang ke acara warga yang juga dihadiri calon"])
# Half floats of another order of summing differ by up to 0.003 in a coordinate; another meaning by far more.
_NEAR = 0.01


class _Rows(torch.nn.Module):  # type: ignore[misc]
    """Token ids and mask to unit rows, whatever pooling the model has."""

    def __init__(self, steps: Iterable[torch.nn.Module]) -> None:
        super().__init__()
        self._steps = torch.nn.ModuleList(steps)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        found = {"input_ids": input_ids, "attention_mask": attention_mask}
        for step in self._steps:
            found = step(found)
        return torch.nn.functional.normalize(found["sentence_embedding"].float(), dim=1)


def recorded(model: Any) -> Pass:
    """The pass of a sentence-transformers model, replayed where the replay says the same, step by step elsewhere."""

    def stepwise(tokens: Mapping[str, Any]) -> torch.Tensor:
        with torch.inference_mode():
            return torch.nn.functional.normalize(model(dict(tokens))["sentence_embedding"].float(), dim=1)

    probes = [model.preprocess(texts) for texts in _PROBES]
    if any({name for name, value in tokens.items() if torch.is_tensor(value)} != set(_INPUTS) for tokens in probes):
        return stepwise  # it reads more than ids and mask
    try:
        with torch.no_grad(), warnings.catch_warnings():
            # It warns of every comparison it cannot record; whether that matters the probes tell.
            warnings.simplefilter("ignore")
            example = tuple(probes[-1][name] for name in _INPUTS)
            replay = torch.jit.freeze(torch.jit.trace(_Rows(model).eval(), example, check_trace=False))
    except (RuntimeError, TypeError, ValueError):
        return stepwise  # a model or a version of torch that cannot be recorded

    def replayed(tokens: Mapping[str, Any]) -> torch.Tensor:
        with torch.inference_mode():
            rows: torch.Tensor = replay(*(tokens[name] for name in _INPUTS))
            return rows

    same = all(torch.allclose(stepwise(tokens), replayed(tokens), atol=_NEAR) for tokens in probes)
    return replayed if same else stepwise
