"""Text of a page image: an embedded ONNX engine everywhere, Tesseract with Indonesian where it is installed."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

from PIL import Image

from ingest.reading.geometry import Box, lines_of
from ingest.yielding import spare_cores


class Engine(Protocol):
    """Anything that reads a page image to lines of text."""

    name: str

    def read(self, image: Image.Image) -> str:
        """Text of an image, line by line."""
        ...


class Tesseract:
    """Tesseract 4 or newer with the ``ind`` language, run as a program."""

    name = "tesseract-ind"

    def read(self, image: Image.Image) -> str:
        """Text of an image; an engine failure reads as an empty page."""
        import pytesseract

        try:
            text = pytesseract.image_to_string(image, lang="ind", config="--oem 1 --psm 4", timeout=120)
        except (pytesseract.TesseractError, RuntimeError):
            return ""
        return str(text)


class Rapid:
    """RapidOCR with its bundled ONNX models; needs no system package."""

    name = "rapidocr"

    @cached_property
    def _engine(self) -> Any:
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        # Finding lines on at most 1,280 points costs a third of the time and loses none (docs/ocr.md).
        finding = {"Det.limit_type": "max", "Det.limit_side_len": 1280}
        # Left to itself the engine spins on every core, also on the one that answers questions.
        threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": spare_cores() for kind in ("intra", "inter")}
        return RapidOCR(params={"Global.use_cls": False, "Global.log_level": "error", **finding, **threads})

    def read(self, image: Image.Image) -> str:
        """Text of an image, its boxes joined to lines by their place."""
        import numpy as np

        result = self._engine(np.asarray(image.convert("RGB")))
        if result.txts is None or result.boxes is None:
            return ""
        boxes = []
        for corners, text in zip(result.boxes, result.txts, strict=True):
            xs, ys = [float(c[0]) for c in corners], [float(c[1]) for c in corners]
            boxes.append(Box(min(xs), -max(ys), max(xs), -min(ys), text))
        return lines_of(boxes)


@lru_cache(maxsize=1)
def tesseract_available() -> bool:
    """True when the program and its Indonesian data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        out = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "ind" in out.stdout.split()


def engine(name: str = "auto") -> Engine:
    """The engine asked for; ``auto`` is the embedded one, which measured better (docs/ocr.md)."""
    if name == "tesseract" and tesseract_available():
        return Tesseract()
    return Rapid()


class Ocr:
    """An engine with a cache by page-image hash, so that a page is read once."""

    def __init__(self, reader: Engine, cache: Path | None = None) -> None:
        self.name = reader.name
        self._reader = reader
        self._cache = cache

    def read(self, image: Image.Image) -> str:
        """Text of a page image, from the cache when it was read before."""
        grey = image.convert("L")
        if self._cache is None:
            return self._reader.read(grey)
        digest = hashlib.sha256(f"{self._reader.name}:{grey.size}:".encode() + grey.tobytes()).hexdigest()
        place = self._cache / digest[:2] / f"{digest}.txt"
        try:
            return place.read_text("utf-8")
        except OSError:
            pass
        text = self._reader.read(grey)
        self._store(place, text)
        return text

    def _store(self, place: Path, text: str) -> None:
        """Write whole or not at all; a full disk only costs the cache."""
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            partial = place.with_suffix(f".{os.getpid()}.part")
            partial.write_text(text, "utf-8")
            partial.replace(place)
        except OSError:
            return
