"""Text to vectors with sentence-transformers, and the fake that needs no weights."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np

from knowledge.adapters.turns import Array, Turns
from knowledge.errors import ModelUnavailable

Kind = Literal["query", "passage"]
_CORES = os.cpu_count() or 1
# Short texts leave a second thread of one pass idle half the time, a pass of its own does not.
_WORKERS = min(4, _CORES)


class Encoder(Protocol):
    """Unit vectors for texts; ``kind`` tells what asks from what is found."""

    @property
    def name(self) -> str:
        """Identifies model and revision; part of every index name."""
        ...

    def encode(self, texts: Sequence[str], kind: Kind) -> Array:
        """(len(texts), dimensions) float32 rows of length 1. Raises ``ModelUnavailable``."""
        ...


class SentenceEncoder:
    """A sentence-transformers model from a folder or hub id, loaded at first use."""

    def __init__(self, model: str | Path, name: str) -> None:
        self._source = str(model)
        self.name = name
        self._model: Any = None
        self._pass: Any = None
        # For loading, and for the tokenizer, which two threads may not use at once.
        self._alone = threading.Lock()
        self._turns = Turns(self._forward, _WORKERS)

    def encode(self, texts: Sequence[str], kind: Kind) -> Array:
        """See ``Encoder.encode``; concurrent calls share a forward pass, long ones let questions in between."""
        return self._turns.encode([f"{kind}: {t}" for t in texts])

    def _forward(self, texts: list[str]) -> Array:
        with self._alone:
            if self._model is None:
                self._model, self._pass = load(self._source)
            tokens = self._model.preprocess(texts)
        return np.asarray(self._pass(tokens), dtype=np.float32)


def load(source: str) -> tuple[Any, Any]:
    """The model of sentence-transformers and its recorded pass; raises ``ModelUnavailable``."""
    local = Path(source).exists()
    if local:
        # A local folder needs no hub; the library would ask it for newer revisions otherwise.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        from knowledge.adapters.recording import recorded

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        torch.set_num_threads(max(1, _CORES // _WORKERS))
        model = SentenceTransformer(source, device="cpu", local_files_only=local, model_kwargs={"dtype": precision()})
        return model, recorded(model)
    except (OSError, ValueError, ImportError, RuntimeError) as exc:
        raise ModelUnavailable(f"Model embedding {source} tidak dapat dimuat.") from exc


def precision() -> Any:
    """Half precision where the processor multiplies in it: three times the texts a second, the vectors alike to 0.9999.

    Elsewhere half precision is emulated and slower than full.
    """
    import torch

    can = torch.cpu.get_capabilities()
    return torch.bfloat16 if can.get("avx512_bf16") or can.get("amx_bf16") else torch.float32


class HashingEncoder:
    """The fake beside the real one: hashed character trigrams, so that alike texts stay near."""

    def __init__(self, dimensions: int = 256) -> None:
        self.name = f"hashing-{dimensions}"
        self._dimensions = dimensions

    def encode(self, texts: Sequence[str], kind: Kind) -> Array:
        """See ``Encoder.encode``; ``kind`` makes no difference here."""
        rows = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for i, text in enumerate(texts):
            flat = f"  {text.lower()}  "
            for j in range(len(flat) - 2):
                rows[i, _slot(flat[j : j + 3], self._dimensions)] += 1.0
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


@lru_cache(maxsize=100_000)
def _slot(gram: str, size: int) -> int:
    """A stable slot; Python's own ``hash`` differs from process to process."""
    value = 2166136261
    for char in gram:
        value = ((value ^ ord(char)) * 16777619) & 0xFFFFFFFF
    return value % size
