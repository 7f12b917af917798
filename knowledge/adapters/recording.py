"""A forward pass without padding, recorded once and replayed: the same numbers in less time.

Replayed, a pass needs the interpreter's lock only at its ends, so that other questions are read and judged meanwhile.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface

# Tokenised texts of a batch -> unit rows (n, dimensions), float32.
Pass = Callable[[Mapping[str, Any]], torch.Tensor]
_INPUTS = ("input_ids", "attention_mask")
# Of different lengths, so that a recording which holds only for the length it was made with is found out.
_PROBES = (["query: boleh"], ["query: boleh", "query: bolehkah saya datang ke acara warga yang juga dihadiri calon"])
# Half floats of another order of summing differ by up to 0.003 in a coordinate; another meaning by far more.
_NEAR = 0.01
_PER_TEXT = "per_text"
# Tokens of the longest text of a batch: beyond it, attention over all pairs of them at once costs more than padding.
_SHORT = 96


class _EndToEnd(torch.nn.Module):  # type: ignore[misc]
    """Token ids and mask (n, longest) to unit rows, with all texts laid end to end so that no padding is computed.

    Only attention sees the texts side by side, as it must keep them apart. The pooling is the model's own.
    """

    def __init__(self, model: Any) -> None:
        super().__init__()
        self._transformer = model[0].auto_model
        self._rest = torch.nn.ModuleList(list(model)[1:])

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        inside = attention_mask.bool()
        tokens = inside.view(-1).nonzero().view(-1)
        # Where each token of the grid lies in the row; padding points at the first, and is left out where it matters.
        places = ((inside.view(-1).cumsum(0) - 1) * inside.view(-1)).view(inside.shape)
        ids = input_ids.reshape(-1)[tokens][None]
        with _attending_per_text(self._transformer):
            row = self._transformer(
                input_ids=ids,
                token_type_ids=torch.zeros_like(ids),
                position_ids=(attention_mask.cumsum(1) - 1).view(-1)[tokens][None],
                places=places,
                tokens=tokens,
                outside=torch.zeros(inside.shape).masked_fill(~inside, float("-inf"))[None, :, None],
            ).last_hidden_state[0]
        found = {"input_ids": input_ids, "attention_mask": attention_mask, "token_embeddings": row[places]}
        for step in self._rest:
            found = step(found)
        return torch.nn.functional.normalize(found["sentence_embedding"].float(), dim=1)


def _attended(
    q: torch.Tensor,
    k: torch.Tensor,
    v: torch.Tensor,
    places: torch.Tensor,
    tokens: torch.Tensor,
    outside: torch.Tensor,
    scale: float,
) -> torch.Tensor:
    """Attention within each text: (heads, tokens, d) of the row to (tokens, heads, d) by way of the grid.

    ``places`` (texts, longest): where the row has each token of the grid; ``tokens``: where the grid has those of the
    row; ``outside`` (1, texts, 1, longest): 0, or minus infinity at padding.
    """
    heads, _, d = q.shape
    texts, longest = places.shape
    flat = places.view(-1)
    q = q.index_select(1, flat).view(heads, texts, longest, d)
    k = k.index_select(1, flat).view(heads, texts, longest, d)
    v = v.index_select(1, flat).view(heads, texts, longest, d)
    # For short texts the library's one operation costs more than these, most of all in half floats.
    shares = torch.softmax(torch.matmul(q * scale, k.transpose(2, 3)).float() + outside, -1)
    out = torch.matmul(shares.to(v.dtype), v)
    return out.reshape(heads, texts * longest, d).index_select(1, tokens).transpose(0, 1)


def _attend(
    module: Any, query: Any, key: Any, value: Any, attention_mask: Any, *, scaling: float, **given: Any
) -> tuple[torch.Tensor, None]:
    """What transformers asks of an attention function."""
    grid = given["places"], given["tokens"], given["outside"]
    return _attended(query[0], key[0], value[0], *grid, scaling)[None], None


@contextmanager
def _attending_per_text(transformer: Any) -> Iterator[None]:
    before = transformer.config._attn_implementation
    AttentionInterface.register(_PER_TEXT, _attend)
    AttentionMaskInterface.register(_PER_TEXT, lambda *_, **__: None)
    transformer.set_attn_implementation(_PER_TEXT)
    try:
        yield
    finally:
        transformer.set_attn_implementation(before)


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
            replay = torch.jit.freeze(torch.jit.trace(_EndToEnd(model).eval(), example, check_trace=False))
    except (AttributeError, RuntimeError, TypeError, ValueError):
        return stepwise  # a model or a version of its libraries that cannot be laid so, or not be recorded

    def replayed(tokens: Mapping[str, Any]) -> torch.Tensor:
        if tokens["input_ids"].shape[1] > _SHORT:
            return stepwise(tokens)
        with torch.inference_mode():
            rows: torch.Tensor = replay(*(tokens[name] for name in _INPUTS))
            return rows

    same = all(torch.allclose(stepwise(tokens), replayed(tokens), atol=_NEAR) for tokens in probes)
    return replayed if same else stepwise
