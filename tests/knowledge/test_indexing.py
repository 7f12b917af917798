"""The derived data: embedded once by content, published by a pointer, never half."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from knowledge.adapters import indexing
from knowledge.adapters.heads import LabelHead, fit_head
from knowledge.adapters.indexing import FAKE, build, fingerprint, load_matcher, make_encoder, open_vectors, ways_name
from knowledge.adapters.sentences import HashingEncoder, Kind
from knowledge.adapters.turns import Array
from knowledge.catalog import DATA
from knowledge.errors import IndexNotReady, ModelUnavailable
from knowledge.settings import EngineSettings


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small copy of the bundled knowledge: one regulation, one shelf of cards."""
    folder = tmp_path / "data"
    (folder / "regulations").mkdir(parents=True)
    (folder / "kaidah").mkdir()
    shutil.copy(DATA / "regulations" / "pp-42-2004.yaml", folder / "regulations")
    for name in ("groups.yaml", "uang-usaha.yaml"):
        shutil.copy(DATA / "kaidah" / name, folder / "kaidah")
    for name in ("routes.yaml", "glossary.yaml"):
        shutil.copy(DATA / name, folder)
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> EngineSettings:
    return EngineSettings(var_dir=tmp_path / "var", embedding_model=FAKE)


def test_a_second_build_embeds_nothing(settings: EngineSettings, data: Path) -> None:
    first = build(settings, data=data)
    second = build(settings, data=data)
    assert first.embedded == first.held > 100
    assert (second.embedded, second.fitted) == (0, False)


def test_a_changed_card_embeds_only_its_new_texts(settings: EngineSettings, data: Path) -> None:
    before = build(settings, data=data)
    path = data / "kaidah" / "uang-usaha.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - seed: ", "  - seed: sungguh kalimat baru sekali\n    texts: []\n  - seed: ", 1), "utf-8"
    )
    after = build(settings, data=data)
    assert (after.embedded, after.fitted) == (1, True)
    assert after.held == before.held + 1


def test_another_head_or_another_text_makes_another_index(data: Path) -> None:
    blank = LabelHead.blank(2)
    learnt = blank.knowing({"a": np.ones((1, 2), dtype=np.float32)})
    before = fingerprint(data, "m", blank)
    assert fingerprint(data, "m", LabelHead.blank(2)) == before
    assert fingerprint(data, "m", learnt) != before
    assert fingerprint(data, "n", blank) != before
    asked = data / "kaidah" / "pertanyaan"
    asked.mkdir()
    (asked / "baru.jsonl").write_text('{"card": "taruhan-pemilu", "text": "taruhan siapa menang boleh?"}\n', "utf-8")
    assert fingerprint(data, "m", blank) != before


def test_the_built_classifier_finds_the_card_of_a_known_phrasing(settings: EngineSettings, data: Path) -> None:
    build(settings, data=data)
    encoder = make_encoder(settings)
    (found,) = load_matcher(settings, encoder).evidence(["taruhan pemilu"])
    assert found.hits[0].id == "taruhan-pemilu"
    assert 0 < found.lexical <= 1.001


def test_a_head_comes_back_as_it_was_saved_and_only_for_its_encoder(tmp_path: Path) -> None:
    rows = HashingEncoder().encode(["like calon", "suka calon", "mobil dinas", "kendaraan dinas"], "query")
    head = fit_head(["a", "a", "b", "b"], rows)
    head.save(tmp_path / "head.safetensors", "satu")
    back = LabelHead.load(tmp_path / "head.safetensors", "satu")
    assert back is not None
    assert back.labels == ("a", "b") == head.labels
    assert np.allclose(back.scores(rows)[0], head.scores(rows)[0], atol=0.05)
    assert LabelHead.load(tmp_path / "head.safetensors", "dua") is None
    older = {"weights": head.weights, "bias": head.bias, "centre": head.centre}
    save_file(older, str(tmp_path / "older.safetensors"), {"encoder": "satu", "labels": '["a", "b"]'})
    assert LabelHead.load(tmp_path / "older.safetensors", "satu") is None


def test_a_card_written_after_the_head_was_learnt_is_known_by_its_sentences() -> None:
    encoder = HashingEncoder()
    head = fit_head(["a", "b"], encoder.encode(["like calon", "mobil dinas"], "query"))
    grown = head.knowing({"c": encoder.encode(["taruhan pemilu", "judi hasil pilkada"], "query")})
    assert grown.labels == ("a", "b", "c")
    odds, nearest = grown.scores(encoder.encode(["taruhan pemilu", "like calon", "harga beras"], "query"))
    assert [grown.labels[i] for i in odds[:2].argmax(axis=1)] == ["c", "a"]
    assert nearest[:2].tolist() == pytest.approx([1.0, 1.0], abs=1e-3)
    assert nearest[2] < 0.5


def test_each_way_of_asking_for_a_card_has_its_prototype() -> None:
    encoder = HashingEncoder()
    ways = {"a": ["like calon", "taruhan pemilu", "mobil dinas"], "b": ["cuti kampanye"]}
    head = LabelHead.blank(len(encoder.encode([""], "query")[0])).knowing(
        {label: encoder.encode(texts, "query") for label, texts in ways.items()}
    )
    asked = encoder.encode(["taruhan pemilu"], "query")
    (nearest,) = head.scores(asked)[0]
    (straight,) = replace(head, prototypes=np.zeros_like(head.prototypes)).scores(asked)[0]
    assert nearest[0] - straight[0] == pytest.approx(14.0, abs=0.1)


def test_a_card_learnt_while_running_is_known_and_a_forgotten_one_is_not(settings: EngineSettings, data: Path) -> None:
    build(settings, data=data)
    grown = load_matcher(settings, make_encoder(settings)).learning(
        {"kartu-admin": ["zebra naik becak"], "taruhan-pemilu": []}
    )
    learnt, forgotten = grown.evidence(["zebra naik becak", "taruhan pemilu"])
    assert learnt.hits[0].id == "kartu-admin"
    assert "taruhan-pemilu" not in {hit.id for hit in forgotten.hits}


def test_an_interrupted_build_leaves_the_previous_index_answering(
    settings: EngineSettings, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings, data=data)
    pointer = (settings.index_dir / "current.json").read_text(encoding="utf-8")
    (data / "kaidah" / "uang-usaha.yaml").write_text("cards: []\n", encoding="utf-8")
    monkeypatch.setattr(indexing, "make_encoder", lambda _: _Dying())
    with pytest.raises(ModelUnavailable):
        build(settings, data=data)
    assert (settings.index_dir / "current.json").read_text(encoding="utf-8") == pointer
    assert load_matcher(settings, HashingEncoder()).evidence(["taruhan pemilu"])[0].hits[0].id == "taruhan-pemilu"


def test_texts_that_no_card_has_any_more_leave_the_store(settings: EngineSettings, data: Path) -> None:
    build(settings, data=data)
    encoder = make_encoder(settings)
    many = len(open_vectors(settings, encoder).ids(ways_name(encoder)))
    (data / "kaidah" / "uang-usaha.yaml").write_text("cards: []\n", encoding="utf-8")
    build(settings, data=data)
    assert many > 0
    assert open_vectors(settings, encoder).ids(ways_name(encoder)) == set()


def test_no_index_and_a_broken_index_are_told_with_the_way_out(settings: EngineSettings, data: Path) -> None:
    encoder = make_encoder(settings)
    with pytest.raises(IndexNotReady, match="python -m ingest build"):
        load_matcher(settings, encoder)
    build(settings, data=data)
    mark = json.loads((settings.index_dir / "current.json").read_text(encoding="utf-8"))["index"]
    (settings.index_dir / mark / "wording.npz").write_bytes(b"half")
    with pytest.raises(IndexNotReady, match="rusak"):
        load_matcher(settings, encoder)


class _Dying(HashingEncoder):
    """A model that fails in the middle of the work."""

    def encode(self, texts: Sequence[str], kind: Kind) -> Array:
        raise ModelUnavailable("model mati")
