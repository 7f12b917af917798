"""What a press carries: an action and short tags, signed for its chat, in at most 64 bytes."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from bot.privacy import Hasher
from knowledge.address import Address
from knowledge.library import Library
from knowledge.model import RuleCard

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Press:
    """A press that is ours: ``action`` names the handler, ``args`` are tags and numbers."""

    action: str
    args: tuple[str, ...]

    def arg(self, index: int) -> str:
        """The argument at that place, or empty for a button of an older version."""
        return self.args[index] if index < len(self.args) else ""


class Buttons:
    """Makes callback data and reads it back; a press made up elsewhere or for another chat reads as nothing."""

    def __init__(self, hasher: Hasher) -> None:
        self._hasher = hasher

    def data(self, chat_id: int, action: str, *args: str) -> str:
        body = ".".join([action, *args])
        return f"{body}.{self._hasher.sign(body, str(chat_id))}"

    def read(self, chat_id: int, data: str | None) -> Press | None:
        body, _, signature = (data or "").rpartition(".")
        if not body or not hmac.compare_digest(signature.encode(), self._hasher.sign(body, str(chat_id)).encode()):
            return None
        action, *args = body.split(".")
        return Press(action, tuple(args))

    def deep_link(self, question_id: int) -> str:
        """The payload of /start that opens this question, and no other, in private."""
        number = number_tag(question_id)
        return f"ask_{number}_{self._hasher.sign(number, 'link')}"

    def linked_question(self, payload: str) -> int | None:
        """The question of such a payload."""
        kind, _, rest = payload.partition("_")
        number, _, signature = rest.partition("_")
        expected = self._hasher.sign(number, "link")
        if kind != "ask" or not hmac.compare_digest(signature.encode(), expected.encode()):
            return None
        return number_of(number)


class Tags:
    """Finds cards, provisions and regulations of one library version by their tags."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._cards = {tag(card_id): card_id for card_id in library.cards}
        self._addresses = {tag(address): address for address in library.provisions}

    def card(self, short: str) -> RuleCard | None:
        return self.library.card(self._cards.get(short, ""))

    def address(self, short: str) -> Address | None:
        found = self.library.provision(self._addresses.get(short, ""))
        return found.address if found else None


class TagsOf:
    """Keeps the tags of the current library at hand."""

    def __init__(self) -> None:
        self._tags: Tags | None = None

    def __call__(self, library: Library) -> Tags:
        if self._tags is None or self._tags.library is not library:
            self._tags = Tags(library)
        return self._tags


def tag(text: str) -> str:
    """Eight characters that stand for an id or address, the same in every process and release."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:6]).decode()


def tags(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(tag(text) for text in texts)


def number_tag(number: int) -> str:
    """A whole number, zero or more, in base 36."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"


def number_of(text: str) -> int | None:
    """Back from base 36; nothing for anything else."""
    if not text or len(text) > 12 or any(c not in _DIGITS for c in text):
        return None
    return int(text, 36)
