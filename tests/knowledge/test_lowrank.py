"""The adapters of a training are kept small, and the next training goes on from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from knowledge.adapters.lowrank import ALPHA, RANK, restore_delta, save_delta

QUERY = "base_model.model.encoder.layer.3.attention.self.query"
NAMES = (f"{QUERY}.lora_A.default.weight", f"{QUERY}.lora_B.default.weight", "base_model.model.pooler.lora_A.weight")


class _Model:
    """Names and weights of an adapted encoder."""

    def __init__(self, value: float) -> None:
        import torch

        self.weights = {name: torch.nn.Parameter(torch.full((2, 2), value)) for name in NAMES}

    def named_parameters(self) -> list[tuple[str, object]]:
        return list(self.weights.items())


def test_a_training_goes_on_from_the_adapters_it_left(tmp_path: Path) -> None:
    from safetensors.numpy import load_file

    learnt, fresh = _Model(0.5), _Model(0.0)
    save_delta({name: weight.detach() for name, weight in learnt.weights.items()}, tmp_path / "delta.safetensors")
    stored = load_file(str(tmp_path / "delta.safetensors"))
    assert sorted(stored) == [f"encoder.layer.3.attention.self.query.{half}" for half in "AB"], (
        "the pooler is never looked at"
    )
    assert np.allclose(stored["encoder.layer.3.attention.self.query.B"], 0.5 * ALPHA / RANK)
    restore_delta(fresh, tmp_path / "delta.safetensors")
    assert [float(fresh.weights[name].detach()[0, 0]) for name in NAMES] == [0.5, 0.5, 0.0]
