"""Limits of reading; the defaults fit regulations of any real size and stop everything else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bounds:
    """Sizes in bytes; ``ocr_cache`` keeps texts by page-image hash, ``None`` keeps nothing."""

    bytes: int = 200_000_000
    pages: int = 2_000
    ocr_pages: int = 600
    text: int = 30_000_000
    unpacked: int = 400_000_000
    members: int = 400
    image_pixels: int = 80_000_000
    ocr_cache: Path | None = None
    ocr_engine: str = "auto"
    force_ocr: bool = False
