"""Every setting of the engine, from the environment or `.env`; `.env.example` lists each key."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _cache() -> Path:
    """The user's cache folder: the model outlives a checkout and is shared by all."""
    if local := os.environ.get("LOCALAPPDATA"):
        return Path(local) / "tanyanetral"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tanyanetral"


class EngineSettings(BaseSettings):
    """Field names are the keys in lower case."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    var_dir: Path = Path("var")
    database_url: str = ""
    embedding_model: str = ""
    model_cache: Path = Field(default_factory=_cache)
    chroma_url: str = ""
    llm_model: str = ""

    @property
    def database(self) -> str:
        """Where the truth lives: ``DATABASE_URL``, or SQLite in ``var/``."""
        return self.database_url or f"sqlite:///{self.var_dir / 'tanyanetral.sqlite3'}"

    @property
    def index_dir(self) -> Path:
        """Derived data: vectors, lexical index, fitted classifier."""
        return self.var_dir / "index"
