"""The recorded forward pass says what the model says step by step, and is not used where it does not."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.adapters.sentences import load
from knowledge.adapters.weights import ensure_model
from knowledge.errors import ModelUnavailable
from knowledge.settings import EngineSettings

TEXTS = ["query: boleh", "query: " + "apakah saya boleh hadir di kampanye calon bupati di lapangan desa " * 6]


@pytest.fixture(scope="module")
def model() -> Any:
    try:
        return load(str(ensure_model(EngineSettings().model_cache)))[0]
    except ModelUnavailable as exc:
        pytest.skip(f"model is not here: {exc}")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("texts", [TEXTS[:1], TEXTS[1:], TEXTS, TEXTS * 4])
def test_the_replay_gives_the_vectors_of_the_model_at_any_length(model: Any, texts: list[str]) -> None:
    import torch

    from knowledge.adapters.recording import recorded

    run = recorded(model)
    assert run.__name__ == "replayed"
    with torch.inference_mode():
        wanted = torch.nn.functional.normalize(model.encode(texts, convert_to_tensor=True).float(), dim=1)
    assert float((run(model.preprocess(texts)) * wanted).sum(dim=1).min()) > 0.9995


@pytest.mark.timeout(300)
def test_a_model_that_looks_at_its_input_is_not_replayed() -> None:
    import torch

    from knowledge.adapters.recording import recorded

    class Counting(torch.nn.Module):  # type: ignore[misc]
        """Its answer depends on the number of texts in a way that a recording loses."""

        def forward(self, found: dict[str, Any]) -> dict[str, Any]:
            rows = found["input_ids"].float()[:, :2] + (len(found["input_ids"].tolist()) > 1) * 5
            return {**found, "sentence_embedding": rows}

        def preprocess(self, texts: list[str]) -> dict[str, Any]:
            ids = torch.tensor([[1, len(text)] for text in texts])
            return {"input_ids": ids, "attention_mask": torch.ones_like(ids)}

        def __iter__(self) -> Any:
            return iter([self])

    assert recorded(Counting()).__name__ == "stepwise"
