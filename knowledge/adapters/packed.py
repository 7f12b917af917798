"""Reads the packed file of weights: sizes, tokenizer pieces, and tensors in blocks of 4 bits."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.errors import ModelUnavailable

_MAGIC = b"E5S1"
_Q4_0, _BLOCK = 1, 18

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Packed:
    """What the packed file holds: sizes, tokenizer pieces with scores, float32 tensors."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    pieces: list[tuple[str, float]]
    tensors: dict[str, Array]


def unpack(packed: bytes) -> Packed:
    """Read header, tokenizer table and tensor directory; Q4_0 blocks become float32."""
    if packed[:4] != _MAGIC:
        raise ModelUnavailable("Berkas bobot model tidak dikenal.")
    reader = _Reader(packed, 8)
    hidden, layers, heads, ff, vocabulary, positions, types = (reader.take("<i") for _ in range(7))
    epsilon = reader.take("<f")
    reader.take("<i")  # block length, always 32
    pieces = _pieces(reader)
    tensors: dict[str, Array] = {}
    shapes = {"emb.word": hidden, "emb.pos": hidden, "emb.type": hidden}
    for _ in range(reader.take("<i")):
        name = reader.bytes(reader.take("<H")).decode()
        dtype, count, offset, _size = reader.take("<B"), reader.take("<I"), reader.take("<Q"), reader.take("<Q")
        flat = _dequantise(packed, offset, count) if dtype == _Q4_0 else _floats(packed, offset, count)
        width = shapes.get(name) or {"fi.w": hidden, "fo.w": ff}.get(name.split(".", 1)[-1], hidden)
        tensors[name] = flat.reshape(-1, width) if name in shapes or _is_matrix(name) else flat
    return Packed(hidden, layers, heads, ff, vocabulary, positions, types, epsilon, pieces, tensors)


def _is_matrix(name: str) -> bool:
    return name.endswith((".q.w", ".k.w", ".v.w", ".ao.w", ".fi.w", ".fo.w"))


def _pieces(reader: _Reader) -> list[tuple[str, float]]:
    count = reader.take("<i")
    for _ in range(4):  # ids of <s>, </s>, <pad>, <unk>: fixed by the template above
        reader.take("<i")
    length = reader.take("<Q")
    offsets = np.frombuffer(reader.bytes((count + 1) * 4), dtype="<u4")
    scores = np.frombuffer(reader.bytes(count * 4), dtype="<f4")
    blob = reader.bytes(length)
    reader.take("<i")
    reader.bytes(reader.take("<I"))  # normalisation map: NFKC of the tokenizers library does the same
    texts = [blob[a:b].decode() for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)]
    return list(zip(texts, scores.tolist(), strict=True))


def _dequantise(packed: bytes, offset: int, count: int) -> Array:
    blocks = np.frombuffer(packed, dtype=np.uint8, count=count // 32 * _BLOCK, offset=offset).reshape(-1, _BLOCK)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    values: Array = (nibbles.astype(np.float32) - 8.0) * scale
    return values.reshape(-1)


def _floats(packed: bytes, offset: int, count: int) -> Array:
    return np.frombuffer(packed, dtype="<f4", count=count, offset=offset).astype(np.float32)


class _Reader:
    """A cursor over the packed bytes."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def take(self, form: str) -> Any:
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return value

    def bytes(self, count: int) -> bytes:
        piece = self._data[self._at : self._at + count]
        self._at += count
        return piece
