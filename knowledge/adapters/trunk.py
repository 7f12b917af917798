"""The lower half of the encoder, computed once for every text, and the upper half that is trained on top of it.

A step of training then costs half of what the whole encoder would, which is what makes it bearable on two cores.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

# Stories are embedded apart from short questions: padding to the longest would triple the cost of a step.
_CHUNK = 16
# The end of a long story seldom says more than its beginning; nothing is cut when questions are answered.
_TOKENS = 96
_AT_ONCE = 64


class Trunk:
    """``variants``: for each text the forms it is learnt in; their lower states are kept as half floats."""

    def __init__(self, base: Path, variants: Mapping[str, Sequence[str]], tell: Callable[[str], None]) -> None:
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(base), device="cpu", local_files_only=True)
        self.bert: Any = model[0].auto_model
        self._tokenizer: Any = model.tokenizer
        self._layers = list(self.bert.encoder.layer)
        self._half = len(self._layers) // 2
        self._variants = variants
        self._states = self._compute(sorted({v for found in variants.values() for v in found}, key=len), tell)

    @property
    def upper(self) -> range:
        """The places of the layers that are trained."""
        return range(self._half, len(self._layers))

    def variant(self, text: str, dice: random.Random) -> str:
        """One of the forms of a text."""
        return dice.choice(self._variants[text])

    def crown(self, texts: Sequence[str]) -> Any:
        """Unit vectors (texts, dimensions) with gradients through the upper layers; mean pooling as in use."""
        import torch

        order = sorted(range(len(texts)), key=lambda i: len(self._states[texts[i]]))
        rows = [order[at : at + _CHUNK] for at in range(0, len(order), _CHUNK)]
        parts = [self._upper([self._states[texts[i]] for i in row]) for row in rows]
        return torch.cat(parts)[torch.argsort(torch.tensor(order))]

    def _upper(self, states: Sequence[Any]) -> Any:
        import torch

        hidden = torch.nn.utils.rnn.pad_sequence([s.float() for s in states], batch_first=True)
        mask = torch.zeros(hidden.shape[:2])
        for i, state in enumerate(states):
            mask[i, : len(state)] = 1.0
        for layer in self._layers[self._half :]:
            hidden = layer(hidden, _additive(mask))
        pooled = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return torch.nn.functional.normalize(pooled, dim=1)

    def _compute(self, texts: Sequence[str], tell: Callable[[str], None]) -> dict[str, Any]:
        import torch

        found: dict[str, Any] = {}
        self.bert.eval()
        with torch.no_grad():
            for at in range(0, len(texts), _AT_ONCE):
                page = texts[at : at + _AT_ONCE]
                tokens = self._tokenizer(
                    [f"query: {text}" for text in page], padding=True, truncation=True, max_length=_TOKENS,
                    return_tensors="pt",
                )  # fmt: skip
                hidden = self.bert.embeddings(input_ids=tokens["input_ids"])
                for layer in self._layers[: self._half]:
                    hidden = layer(hidden, _additive(tokens["attention_mask"].float()))
                lengths = tokens["attention_mask"].sum(1)
                found.update((text, hidden[i, : lengths[i]].half().clone()) for i, text in enumerate(page))
                if at % (_AT_ONCE * 50) == 0:
                    tell(f"lapisan bawah {at}/{len(texts)}")
        return found


def _additive(mask: Any) -> Any:
    """0 where a token is, a large negative number where padding is; (texts, 1, 1, tokens)."""
    return (1.0 - mask[:, None, None, :]) * -1e9
