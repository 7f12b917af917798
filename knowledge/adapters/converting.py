"""Turns packed weights into a sentence-transformers folder, low-rank adapters added."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.adapters.packed import Packed, unpack

_LAYER = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def convert(packed: bytes, folder: Path, delta: Path | None = None) -> None:
    """Write ``packed`` as a sentence-transformers folder (mean pooling, L2), ``delta`` added."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    with _quiet():
        data = unpack(packed)
        config = BertConfig(
            vocab_size=data.vocabulary, hidden_size=data.hidden, num_hidden_layers=data.layers,
            num_attention_heads=data.heads, intermediate_size=data.feed_forward,
            max_position_embeddings=data.positions, type_vocab_size=data.types, layer_norm_eps=data.epsilon,
            hidden_act="gelu", pad_token_id=1,
        )  # fmt: skip
        model = BertModel(config, add_pooling_layer=False)
        state = _state(data)
        if delta is not None and delta.exists():
            _add(state, delta)
        model.load_state_dict(state, strict=False)
        plain = folder / "plain"
        # The packed weights have four bits: what half precision rounds off is far below what they have lost before.
        model.to(torch.bfloat16).save_pretrained(plain)
        PreTrainedTokenizerFast(
            tokenizer_object=_tokenizer(data.pieces), model_max_length=data.positions, bos_token="<s>",
            eos_token="</s>", unk_token="<unk>", pad_token="<pad>", cls_token="<s>", sep_token="</s>",
        ).save_pretrained(plain)  # fmt: skip
        transformer = Transformer(str(plain), model_kwargs={"dtype": torch.bfloat16})
        sizes = Pooling(data.hidden, pooling_mode="mean")
        SentenceTransformer(modules=[transformer, sizes, Normalize()], device="cpu").save(
            str(folder), create_model_card=False
        )
        shutil.rmtree(plain)


class _quiet:
    """No progress bars or load reports of the libraries on the user's screen."""

    def __enter__(self) -> None:
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()

    def __exit__(self, *_: object) -> None:
        return None


def _state(data: Packed) -> dict[str, Any]:
    import torch

    named = {new: data.tensors[old] for old, new in _EMBEDDINGS.items()}
    for i in range(data.layers):
        for short, long in _LAYER.items():
            for kind, word in (("w", "weight"), ("b", "bias")):
                named[f"encoder.layer.{i}.{long}.{word}"] = data.tensors[f"l{i}.{short}.{kind}"]
    return {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in named.items()}


def _add(state: dict[str, Any], delta: Path) -> None:
    """W + B @ A for every layer of the adapter file."""
    import torch
    from safetensors.numpy import load_file

    parts = load_file(str(delta))
    for name in {key.rsplit(".", 1)[0] for key in parts}:
        learnt = parts[f"{name}.B"].astype(np.float32) @ parts[f"{name}.A"].astype(np.float32)
        state[f"{name}.weight"] = state[f"{name}.weight"] + torch.from_numpy(learnt)


def _tokenizer(pieces: list[tuple[str, float]]) -> Any:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from tokenizers.decoders import Metaspace as MetaspaceDecoder

    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = MetaspaceDecoder()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer
