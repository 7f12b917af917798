"""Limits of reading; the defaults fit regulations of any real size and stop everything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

MOST_BYTES = 100_000_000
# Pages done, and pages in all.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Sizes in bytes; ``ocr_cache`` keeps texts by page-image hash, ``None`` keeps nothing."""

    bytes: int = MOST_BYTES
    pages: int = 2_000
    ocr_pages: int = 600
    text: int = 30_000_000
    unpacked: int = 400_000_000
    members: int = 400
    image_pixels: int = 80_000_000
    ocr_cache: Path | None = None
    ocr_engine: str = "auto"
    force_ocr: bool = False

    def dump(self) -> str:
        """As an argument of the reading process."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def load(cls, text: str) -> Bounds:
        """Back from the argument."""
        fields = json.loads(text)
        cache = fields.pop("ocr_cache")
        return cls(**fields, ocr_cache=None if cache is None else Path(cache))
