"""Everything Telegram would remember: people, chats, messages, updates, files, polls, queries."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.html import utf16
from tests.telegram_server.spec import CallError

Json = dict[str, Any]
_DEFAULT_OFF = {"chat_member", "message_reaction", "message_reaction_count"}
_ENTITY = re.compile(
    r"(?P<bot_command>(?<!\S)/[A-Za-z0-9_]{1,64}(?:@\w+)?)|(?P<mention>(?<!\w)@\w{4,})|(?P<url>https?://\S+)"
)


@dataclass
class Call:
    """One call the bot made, as the server saw it."""

    method: str
    params: Json
    at: float
    files: dict[str, bytes] = field(default_factory=dict)
    status: int = 200
    description: str = ""
    accepted: bool = False


@dataclass
class World:
    """The state behind one bot token; guarded by one lock because tests and the server share it."""

    token: str
    bot: Json
    lock: threading.Condition = field(default_factory=lambda: threading.Condition(threading.RLock()))
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    updates: list[Json] = field(default_factory=list)
    confirmed: list[Json] = field(default_factory=list)
    again: list[Json] = field(default_factory=list)
    chats: dict[int, Json] = field(default_factory=dict)
    reachable: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    migrated: dict[int, int] = field(default_factory=dict)
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    order: dict[int, list[int]] = field(default_factory=dict)
    shown: list[Json] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    polls: dict[str, Json] = field(default_factory=dict)
    callbacks: dict[str, Json | None] = field(default_factory=dict)
    inline: dict[str, Json | None] = field(default_factory=dict)
    drafts: list[Json] = field(default_factory=list)
    actions: list[Json] = field(default_factory=list)
    settings: Json = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    members: dict[tuple[int, int], str] = field(default_factory=dict)
    wake: Callable[[], None] = lambda: None
    max_file: int = 20 * 1024 * 1024
    _ids: dict[str, int] = field(default_factory=dict)

    def next_id(self, kind: str, start: int = 1) -> int:
        with self.lock:
            self._ids[kind] = self._ids.get(kind, start - 1) + 1
            return self._ids[kind]

    def push(self, kind: str, body: Json) -> Json | None:
        """Queue an update for the bot, unless the bot did not ask for its kind."""
        with self.lock:
            wanted = kind in self.allowed if self.allowed else kind not in _DEFAULT_OFF
            update: Json = {"update_id": self.next_id("update", 1000), kind: body}
            if wanted:
                self.updates.append(update)
                self.lock.notify_all()
        self.wake()
        return update if wanted else None

    def redeliver(self, update: Json) -> None:
        """Deliver an update once more, as Telegram may."""
        with self.lock:
            self.again.append(update)
        self.wake()

    def take(self, offset: int | None, limit: int) -> list[Json]:
        """What getUpdates returns: everything at ``offset`` or later; earlier updates are confirmed and gone."""
        with self.lock:
            if offset is not None and offset < 0:
                self.updates = self.updates[offset:]
            elif offset is not None:
                self.confirmed = [*self.confirmed, *(u for u in self.updates if u["update_id"] < offset)][-200:]
                self.updates = [u for u in self.updates if u["update_id"] >= offset]
            again, self.again = self.again, []
            return (again + self.updates)[:limit]

    def keep(self, chat_id: int, message: Json) -> Json:
        """Store a message of anyone in a chat, with a new id."""
        with self.lock:
            kept: Json = {"message_id": self.next_id("message"), "date": int(time.time())} | message
            kept["chat"] = self.chats[chat_id]
            self.messages[chat_id, kept["message_id"]] = kept
            self.order.setdefault(chat_id, []).append(kept["message_id"])
            self.shown.append(dict(kept))
            self.lock.notify_all()
            return kept

    def writable(self, chat_id: Any) -> int:
        """The chat a bot may write to; raises what Telegram answers otherwise."""
        if not isinstance(chat_id, int) or chat_id not in self.chats:
            raise CallError("Bad Request: chat not found")
        if chat_id in self.migrated:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise CallError(text, migrate_to_chat_id=self.migrated[chat_id])
        if chat_id in self.blocked:
            raise CallError("Forbidden: bot was blocked by the user", 403)
        if chat_id > 0 and chat_id not in self.reachable:
            raise CallError("Forbidden: bot can't initiate conversation with a user", 403)
        return chat_id

    def message(self, chat_id: int, message_id: int) -> Json:
        found = self.messages.get((chat_id, message_id))
        if found is None or found.get("deleted"):
            raise CallError("Bad Request: message to edit not found")
        return found

    def add_file(self, name: str, content: bytes) -> Json:
        file_id = f"file{self.next_id('file')}"
        self.files[file_id] = (f"documents/{file_id}_{name}", content)
        return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(content)}

    def wait(self, condition: Callable[[], Any], timeout: float = 10, what: str = "condition") -> Any:
        """Block until ``condition()`` is truthy and return it; AssertionError with the state of play otherwise."""
        deadline = time.monotonic() + timeout
        with self.lock:
            while not (value := condition()):
                left = deadline - time.monotonic()
                if left <= 0:
                    recent = [(c.method, c.status, c.description) for c in self.calls if c.method != "getUpdates"]
                    raise AssertionError(f"timed out waiting for {what}; last calls: {recent[-8:]}")
                self.lock.wait(min(left, 0.1))
            return value


def entities_of(text: str) -> list[Json]:
    """The entities Telegram finds by itself in what people type."""
    return [
        {"type": m.lastgroup, "offset": utf16(text[: m.start()]), "length": utf16(m.group())}
        for m in _ENTITY.finditer(text)
    ]
