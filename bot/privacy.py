"""Keyed hashes for people and chats, and logs without text or token."""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
import secrets
from types import TracebackType
from typing import cast

from knowledge.adapters.database.facts import Facts

_TOKEN = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}")
_QUIET = ("httpx", "httpcore", "telegram", "tornado", "apscheduler", "chromadb", "sentence_transformers", "urllib3")


class Hasher:
    """Turns Telegram ids into keyed hashes, and signs what a button may change."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def person(self, telegram_id: int) -> str:
        """The hash a person or chat is stored by."""
        return self._mac(f"id:{telegram_id}")[:32]

    def text(self, text: str) -> str:
        """The hash by which equal questions are found."""
        return self._mac(f"text:{' '.join(text.lower().split())}")[:32]

    def sign(self, data: str, scope: str = "") -> str:
        """Ten characters that only we can make for this data in this scope."""
        return hmac.new(self._key, f"sign:{scope}:{data}".encode(), hashlib.sha256).hexdigest()[:10]

    def _mac(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


def hasher(key: str | None, facts: Facts) -> Hasher:
    """With the configured key, or one made at first start and shared by all replicas through the database."""
    return Hasher(key or facts.first("hash_key", secrets.token_hex(32)))


class _NoSecrets(logging.Filter):
    """Last fence: whatever is logged, a token is not."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if _TOKEN.search(text):
            record.msg, record.args = _TOKEN.sub("<token>", text), ()
        return True


class _PlainFormatter(logging.Formatter):
    """Exceptions by type and place only: their messages may quote what people wrote."""

    def formatException(self, ei: object) -> str:
        kind, _, trace = cast(tuple[type[BaseException], BaseException, TracebackType | None], ei)
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"  {code.co_filename.rsplit('site-packages/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return "\n".join([*places[-12:], f"  {kind.__module__}.{kind.__qualname__}"])


def set_up_logging(level: str) -> None:
    """Our lines on stderr; libraries only when they are in trouble, and never what they quote."""
    handler = logging.StreamHandler()
    handler.setFormatter(_PlainFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_NoSecrets())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _QUIET:
        # Their errors quote URLs (with the token) and server answers (with texts); ours name what happened.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.getLogger("alembic").setLevel(logging.WARNING)
