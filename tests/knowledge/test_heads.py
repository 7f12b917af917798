"""The learnt half of the matcher beside a known regression, and the remembered half without common n-grams."""

import numpy as np
import pytest

from knowledge.adapters.heads import centred, fit_head
from knowledge.adapters.wording import Wording


@pytest.fixture(scope="module")
def clouds() -> tuple[list[str], np.ndarray]:
    """Forty texts of each of twelve labels that overlap, as unit vectors of 32 dimensions."""
    dice = np.random.default_rng(3)
    middles = dice.normal(size=(12, 32))
    rows = np.repeat(middles, 40, axis=0) + dice.normal(scale=1.3, size=(480, 32))
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return [f"kartu-{i // 40}" for i in range(480)], unit.astype(np.float32)


def test_small_steps_arrive_where_the_regression_of_the_library_arrives(clouds: tuple[list[str], np.ndarray]) -> None:
    from sklearn.linear_model import LogisticRegression

    labels, rows = clouds
    head = fit_head(labels, rows)
    apart = centred(rows, head.centre)
    known = LogisticRegression(C=30.0, max_iter=2000).fit(apart, labels)
    odds = apart @ head.weights.T + head.bias
    mine = np.exp(odds - odds.max(axis=1, keepdims=True))
    mine /= mine.sum(axis=1, keepdims=True)
    assert list(known.classes_) == list(head.labels)
    assert np.abs(mine - known.predict_proba(apart)).mean() < 0.01
    assert (mine.argmax(axis=1) == known.predict_proba(apart).argmax(axis=1)).mean() > 0.98


def test_two_labels_and_the_same_texts_give_the_same_head(clouds: tuple[list[str], np.ndarray]) -> None:
    labels, rows = clouds
    one, other = (fit_head(labels[:80], rows[:80]) for _ in range(2))
    assert one.labels == ("kartu-0", "kartu-1")
    assert np.array_equal(one.weights, other.weights)
    assert one.scores(rows[:80])[0].argmax(axis=1).tolist() == [0] * 40 + [1] * 40


def test_a_text_scores_alike_alone_and_among_many(clouds: tuple[list[str], np.ndarray]) -> None:
    labels, rows = clouds
    head = fit_head(labels, rows)
    together, alone = head.scores(rows[:40]), [head.scores(rows[i : i + 1]) for i in range(40)]
    for part in (0, 1):
        assert np.allclose(together[part], np.concatenate([found[part] for found in alone]), atol=1e-4)
    assert head.scores(rows[:0])[0].shape == (0, len(head.labels))


def test_what_most_ways_to_ask_share_is_not_remembered() -> None:
    texts = [f"bolehkah saya {verb} barang {number}" for verb in ("membeli", "menyewa") for number in range(1000, 1600)]
    known = Wording.of(texts, [text.split()[2] for text in texts])
    grams = set(known.index.vocabulary_)
    assert {" 100", "1001 "} <= grams
    assert not {"bole", " bol", "bara"} & grams
    assert known.nearest(["bolehkah saya"]).max() == 0


def test_few_texts_keep_all_their_n_grams() -> None:
    known = Wording.of(["boleh like", "boleh sewa"], ["suka", "sewa"])
    assert "bole" in known.index.vocabulary_


def test_the_nearest_wording_is_the_cosine_that_the_library_gives() -> None:
    texts = [
        f"boleh {verb} {thing}" for verb in ("like", "sewa", "pasang") for thing in ("calon", "baliho", "kaus kaus")
    ]
    known = Wording.of(texts, [text.split()[1] for text in texts])
    asked = ["boleh like like baliho", "sewa kaus", "", "zzz"]
    cosines = (known.index.transform(asked) @ known.rows.T).toarray()
    of = np.array([known.labels[np.searchsorted(known.starts, i, side="right") - 1] for i in range(len(texts))])
    best = np.stack([cosines[:, of == label].max(axis=1) for label in known.labels], axis=1)
    assert np.allclose(known.nearest(asked), best, atol=1e-6)
    assert known.nearest(asked)[0].max() > 0.5
