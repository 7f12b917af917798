"""Every setting of the bot, from the environment or `.env`; `.env.example` lists each key."""

from __future__ import annotations

import json
import logging
import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(Exception):
    """Raised when a setting cannot be read; ``str()`` is one sentence for the operator."""


class Settings(BaseSettings):
    """Field names are the keys in lower case."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_base_url: str = "https://api.telegram.org"
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    var_dir: Path = Path("var")
    database_url: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(8443, ge=1, le=65535)
    retention_days: int = Field(90, ge=1, le=3650)
    hash_key: SecretStr | None = None
    messages_per_second: float = Field(29.0, gt=0, le=1000)
    group_messages_per_minute: int = Field(19, ge=1, le=1000)
    concurrent_chats: int = Field(48, ge=1, le=1000)
    lease_seconds: float = Field(15.0, ge=1)
    daily_quiz_hour: int = Field(8, ge=0, le=23)
    timezone: str = "Asia/Jakarta"
    log_level: str = "INFO"

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        """``7``, ``7,8`` and ``[7,8]`` all name the owners."""
        if isinstance(value, int):
            return (value,)
        if not isinstance(value, str):
            return value
        text = value.strip()
        if text.startswith("["):
            return tuple(json.loads(text))
        return tuple(int(part) for part in text.replace(";", ",").split(",") if part.strip())

    @field_validator("telegram_api_base_url", "webhook_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("harus diawali http:// atau https://")
        return value.rstrip("/")

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, OSError) as exc:
            # OSError: a folder of zones, or a name too long for a file.
            raise ValueError("harus nama zona waktu, misalnya Asia/Jakarta") from exc
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in logging.getLevelNamesMapping():
            raise ValueError("harus DEBUG, INFO, WARNING, ERROR atau CRITICAL")
        return value.upper()

    @model_validator(mode="after")
    def _secret_for_webhook(self) -> Settings:
        """Without a secret anyone who finds the address could speak as Telegram."""
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if self.webhook_url and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise PydanticCustomError("secret", "WEBHOOK_SECRET")
        return self

    @cached_property
    def token(self) -> str:
        """The token, or empty: then the bot speaks in the terminal."""
        return self.telegram_bot_token.get_secret_value().strip() if self.telegram_bot_token else ""

    @cached_property
    def database(self) -> str:
        """Where the truth lives: ``DATABASE_URL``, or SQLite in ``var/``."""
        return self.database_url or f"sqlite:///{self.var_dir / 'tanyanetral.sqlite3'}"


def read_settings(**overrides: Any) -> Settings:
    """The settings, or ``SettingsError`` naming the key that is wrong."""
    try:
        return Settings(**overrides)
    except ValidationError as exc:
        wrong = ", ".join(sorted({str(e["loc"][0]).upper() if e["loc"] else e["msg"] for e in exc.errors()}))
        raise SettingsError(f"Setelan {wrong} tidak dapat dibaca; lihat contohnya di .env.example.") from exc
