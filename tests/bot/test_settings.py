"""Settings come from the environment alone, every key is documented, and a bad value is one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("text", "ids"), [("7", (7,)), ("7,8", (7, 8)), ("[7,8]", (7, 8)), (" 7 , 8 ", (7, 8)), ("", ())]
)
def test_owners_are_named_in_three_ways(monkeypatch: pytest.MonkeyPatch, text: str, ids: tuple[int, ...]) -> None:
    monkeypatch.setenv("ADMIN_IDS", text)
    assert read_settings().admin_ids == ids


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ADMIN_IDS", "sari"),
        ("WEBHOOK_PORT", "banyak"),
        ("RETENTION_DAYS", "0"),
        ("TELEGRAM_API_BASE_URL", "127.0.0.1"),
        ("TIMEZONE", "Asia/Jakart"),
        ("TIMEZONE", "Asia"),
        ("TIMEZONE", "/etc/passwd"),
        ("LOG_LEVEL", "CEREWET"),
    ],
)
def test_a_bad_value_names_its_key_in_one_sentence(monkeypatch: pytest.MonkeyPatch, key: str, value: str) -> None:
    monkeypatch.setenv(key, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert str(caught.value) == f"Setelan {key} tidak dapat dibaca; lihat contohnya di .env.example."


def test_the_log_level_may_be_written_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert read_settings().log_level == "DEBUG"


def test_a_webhook_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://contoh.go.id/kait")
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET"):
        read_settings()


def test_the_file_env_example_names_every_key() -> None:
    listed = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert {name.upper() for name in Settings.model_fields} <= listed


def test_a_token_never_shows_in_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:rahasia")
    settings = read_settings()
    assert settings.token == "123:rahasia"
    assert "rahasia" not in repr(settings)
