"""The recorded forward pass says what the model says step by step, and is not used where it does not."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.adapters.sentences import load
from knowledge.adapters.weights import ensure_model
from knowledge.errors import ModelUnavailable
from knowledge.settings import EngineSettings

LONG = "apakah saya boleh hadir di kampanye calon bupati di lapangan desa "
TEXTS = ["query: boleh", f"query: {LONG * 2}"]


@pytest.fixture(scope="module")
def model() -> Any:
    try:
        return load(str(ensure_model(EngineSettings().model_cache)))[0]
    except ModelUnavailable as exc:
        pytest.skip(f"model is not here: {exc}")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("texts", [TEXTS[:1], TEXTS[1:], TEXTS, TEXTS * 20, [TEXTS[0], LONG * 40]])
def test_the_replay_gives_the_vectors_of_the_model_at_any_length(model: Any, texts: list[str]) -> None:
    import torch

    from knowledge.adapters.recording import recorded

    run = recorded(model)
    assert run.__name__ == "replayed"
    with torch.inference_mode():
        wanted = torch.nn.functional.normalize(model.encode(texts, convert_to_tensor=True).float(), dim=1)
    assert float((run(model.preprocess(texts)) * wanted).sum(dim=1).min()) > 0.9995


@pytest.mark.timeout(300)
def test_a_model_that_looks_at_its_input_is_not_replayed(model: Any) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    from knowledge.adapters.recording import recorded

    class Counting(torch.nn.Module):  # type: ignore[misc]
        """Pools the first token, in a way that depends on the number of texts, which a recording loses."""

        def forward(self, found: dict[str, Any]) -> dict[str, Any]:
            alone = len(found["input_ids"].tolist()) == 1
            return {**found, "sentence_embedding": found["token_embeddings"][:, 0] + 5 * int(alone)}

    assert recorded(SentenceTransformer(modules=[model[0], Counting()])).__name__ == "stepwise"


@pytest.mark.timeout(300)
def test_recording_leaves_the_model_as_it_was(model: Any) -> None:
    from knowledge.adapters.recording import recorded

    before = model[0].auto_model.config._attn_implementation
    recorded(model)
    assert model[0].auto_model.config._attn_implementation == before != "per_text"
