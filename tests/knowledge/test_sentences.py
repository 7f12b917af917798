"""The real model, asked by many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from knowledge.adapters.engine import open_engine
from knowledge.adapters.indexing import make_encoder
from knowledge.errors import IndexNotReady, ModelUnavailable
from knowledge.settings import EngineSettings

QUESTIONS = [
    f"boleh nggak saya {act} {n} kali?" for n in range(12) for act in ("like", "hadir di acara calon wali kota")
]


@pytest.mark.timeout(300)
def test_many_who_ask_at_once_get_what_each_would_get_alone() -> None:
    encoder = make_encoder(EngineSettings())
    try:
        alone = np.vstack([encoder.encode([text], "query") for text in QUESTIONS])
    except ModelUnavailable as exc:
        pytest.skip(f"model is not here: {exc}")
    with ThreadPoolExecutor(len(QUESTIONS)) as pool:
        together = np.vstack(list(pool.map(lambda text: encoder.encode([text], "query"), QUESTIONS)))
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-3)
    # Half precision rounds a little differently in company; the neighbours of a question stay far below this.
    assert float((alone * together).sum(axis=1).min()) > 0.9995


@pytest.mark.timeout(300)
def test_an_open_engine_leaves_the_cores_to_the_encoder() -> None:
    try:
        open_engine(EngineSettings())
    except (IndexNotReady, ModelUnavailable) as exc:
        pytest.skip(f"model or index is not here: {exc}")
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} == {1}
