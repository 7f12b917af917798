"""The file of low-rank adapters (LoRA, Hu et al. 2021) that a training leaves and the next one may go on from.

``<layer>.A`` (rank, in) and ``<layer>.B`` (out, rank), half floats; B is kept times alpha / rank, so that the change
of a layer's weights is B @ A.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

RANK, ALPHA = 32, 64


def save_delta(state: Mapping[str, Any], path: Path) -> None:
    """The adapters of a state dict; everything else in it is left out."""
    from safetensors.numpy import save_file

    tensors = {}
    for name, value in state.items():
        if stored := _stored(name):
            tensors[stored[0]] = (value.numpy() * stored[1]).astype(np.float16)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, str(path))


def restore_delta(model: Any, path: Path) -> None:
    """The adapters of ``save_delta`` put back into a model that has none of its own yet."""
    import torch
    from safetensors.numpy import load_file

    parts = load_file(str(path))
    for name, weight in model.named_parameters():
        if stored := _stored(name):
            weight.data = torch.tensor(parts[stored[0]].astype(np.float32) / stored[1])


def _stored(name: str) -> tuple[str, float] | None:
    """Under which name an adapter's weight is kept, and times what."""
    # The pooler has an adapter too, but mean pooling never looks at it.
    if ".lora_" not in name or "encoder.layer" not in name:
        return None
    layer = name[name.index("encoder.layer") :].split(".lora_")[0]
    return (f"{layer}.A", 1.0) if ".lora_A." in name else (f"{layer}.B", ALPHA / RANK)
