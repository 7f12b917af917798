"""What the environment (or ``.env``) says to those who add documents, on top of the engine's settings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationError

from ingest.reading.bounds import MOST_BYTES, Bounds
from knowledge.errors import EditRefused
from knowledge.settings import EngineSettings

_MB = 1_000_000


class IngestSettings(EngineSettings):
    """Keys are read in capitals; every one is in ``.env.example``.

    ``ingest_allow_private`` lets addresses of the agency's own network be fetched. ``ingest_max_mb`` holds for every
    document, however it comes: it is held in memory whole.
    """

    ingest_allow_private: bool = False
    ingest_max_mb: int = Field(default=MOST_BYTES // _MB, ge=1, le=200)
    ingest_timeout: float = Field(default=60.0, gt=0)
    ocr_engine: Literal["auto", "rapidocr", "tesseract"] = "auto"
    ocr_max_pages: int = Field(default=600, ge=0, le=2_000)

    @property
    def bounds(self) -> Bounds:
        """What reading may cost."""
        return Bounds(
            bytes=self.ingest_max_mb * _MB,
            ocr_pages=self.ocr_max_pages,
            ocr_cache=(self.var_dir / "ocr").resolve(),
            ocr_engine=self.ocr_engine,
        )


def load_settings() -> IngestSettings:
    """Read the environment; raises ``EditRefused`` naming the key that is wrong."""
    try:
        return IngestSettings()
    except ValidationError as exc:
        keys = ", ".join(sorted(str(error["loc"][0]).upper() for error in exc.errors()))
        raise EditRefused(f"Pengaturan tidak sah: {keys}. Periksa .env.") from exc
