"""What the environment (or ``.env``) says to those who add documents, on top of the engine's settings."""

from __future__ import annotations

from pydantic import Field, ValidationError

from knowledge.errors import EditRefused
from knowledge.settings import EngineSettings


class IngestSettings(EngineSettings):
    """Keys are read in capitals; every one is in ``.env.example``.

    ``ingest_allow_private`` lets addresses of the agency's own network be fetched.
    """

    ingest_allow_private: bool = False
    ingest_max_mb: int = Field(default=100, ge=1, le=2_000)
    ingest_timeout: float = Field(default=60.0, gt=0)


def load_settings() -> IngestSettings:
    """Read the environment; raises ``EditRefused`` naming the key that is wrong."""
    try:
        return IngestSettings()
    except ValidationError as exc:
        keys = ", ".join(sorted(str(error["loc"][0]).upper() for error in exc.errors()))
        raise EditRefused(f"Pengaturan tidak sah: {keys}. Periksa .env.") from exc
