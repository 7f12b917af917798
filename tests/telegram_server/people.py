"""The people of a test: they type, press, vote, edit, block; and what they see in their chats."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.server import TelegramServer
from tests.telegram_server.world import Json, World, entities_of


@dataclass(frozen=True)
class Chat:
    """One chat as its members see it."""

    server: TelegramServer
    id: int
    thread: int | None = None

    @property
    def world(self) -> World:
        return self.server.world

    @property
    def everything(self) -> list[Json]:
        with self.world.lock:
            found = [self.world.messages[self.id, i] for i in self.world.order.get(self.id, [])]
            return [copy.deepcopy(m) for m in found if not m.get("deleted")]

    @property
    def messages(self) -> list[Json]:
        """What the bot has written here, oldest first."""
        return [m for m in self.everything if m.get("from", {}).get("id") == self.world.bot["id"]]

    @property
    def texts(self) -> list[str]:
        return [text_of(m) for m in self.messages]

    def waits_for(self, what: str | Callable[[Json], bool], timeout: float = 45, after: int = 0) -> Json:
        """The newest bot message that contains the words (or passes the test), after the first ``after``."""

        def found() -> Json | None:
            fits = [m for m in self.messages[after:] if (what(m) if callable(what) else what in text_of(m))]
            return fits[-1] if fits else None

        message: Json = self.world.wait(found, timeout, f"{what!r} in {self.texts[-3:]}")
        return message

    def waits_for_passing(self, words: str, timeout: float = 45) -> None:
        """Until the bot has shown the words here, also where an edit has replaced them since."""

        def found() -> bool:
            ours = self.world.bot["id"]
            return any(
                words in text_of(m) and m["chat"]["id"] == self.id and m.get("from", {}).get("id") == ours
                for m in self.world.shown
            )

        self.world.wait(found, timeout, f"{words!r} ever in {self.texts[-3:]}")

    def waits_for_count(self, count: int, timeout: float = 45) -> list[Json]:
        self.world.wait(lambda: len(self.messages) >= count, timeout, f"{count} messages, has {len(self.messages)}")
        return self.messages


@dataclass(frozen=True)
class Person:
    """Somebody with Telegram; ``chat`` is the private chat with the bot."""

    server: TelegramServer
    user: Json
    _pressed: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def chat(self) -> Chat:
        return Chat(self.server, self.id)

    @property
    def world(self) -> World:
        return self.server.world

    def sends(self, text: str, to: Chat | None = None, **extra: Any) -> Json:
        """Type a text; commands and mentions become entities as in the apps. ``extra`` adds message fields."""
        found = entities_of(text)
        return self.posts({"text": text} | ({"entities": found} if found else {}) | extra, to)

    def posts(self, body: Json, to: Chat | None = None) -> Json:
        """Send any message: photo, sticker, voice, forwarded ..."""
        chat = to or self.chat
        if chat.thread is not None:
            body = {"message_thread_id": chat.thread, "is_topic_message": True} | body
        if chat.id == self.id:
            self.world.reachable.add(self.id)
        message = self.world.keep(chat.id, {"from": self.user} | body)
        self.world.push("message", copy.deepcopy(message))
        return message

    def replies(self, to: Json, text: str, chat: Chat | None = None) -> Json:
        return self.sends(text, chat, reply_to_message={k: v for k, v in to.items() if k != "reply_to_message"})

    def forwards(self, text: str, chat: Chat | None = None, **origin: Any) -> Json:
        source = origin or {"type": "hidden_user", "sender_user_name": "Seseorang", "date": int(time.time())}
        return self.sends(text, chat, forward_origin=source)

    def sends_photo(self, caption: str = "", content: bytes = b"\xff\xd8jpeg", **extra: Any) -> Json:
        photo = self.world.add_file("foto.jpg", content) | {"width": 800, "height": 600}
        return self.posts({"photo": [photo]} | ({"caption": caption} if caption else {}) | extra)

    def sends_document(self, name: str, content: bytes, mime: str = "application/pdf", **extra: Any) -> Json:
        document = self.world.add_file(name, content) | {"file_name": name, "mime_type": mime}
        return self.posts({"document": document} | extra)

    def edits(self, message: Json, text: str) -> None:
        changed = message | {"text": text, "edit_date": int(time.time())}
        with self.world.lock:
            self.world.messages[message["chat"]["id"], message["message_id"]] = changed
        self.world.push("edited_message", copy.deepcopy(changed))

    def presses(self, label: str, message: Json | None = None, chat: Chat | None = None) -> str:
        """Press the newest button whose label contains the words; returns the callback query id."""
        room = chat or self.chat

        def find() -> tuple[Json, Json] | None:
            current = [
                m for m in reversed(room.messages) if message is None or m["message_id"] == message["message_id"]
            ]
            return next(((m, b) for m in current for b in buttons_of(m) if label in b["text"]), None)

        found, button = self.world.wait(find, 45, f"button {label!r}")
        return self.presses_data(button["callback_data"], found)

    def presses_data(self, data: str, message: Json) -> str:
        """Press a button by its data, also one that no message carries (a forged or stale one)."""
        key = f"cb{self.world.next_id('callback')}"
        self.world.callbacks[key] = None
        self.world.push(
            "callback_query",
            {"id": key, "from": self.user, "chat_instance": "1", "data": data, "message": copy.deepcopy(message)},
        )
        return key

    def sees_toast(self, key: str, timeout: float = 45) -> Json:
        """What answerCallbackQuery said to that press."""
        answer: Json = self.world.wait(lambda: self.world.callbacks[key], timeout, f"an answer to press {key}")
        return answer

    def queries(self, text: str, timeout: float = 45) -> list[Json]:
        """Type an inline query and read the results."""
        key = f"iq{self.world.next_id('inline')}"
        self.world.inline[key] = None
        self.world.push(
            "inline_query", {"id": key, "from": self.user, "query": text, "offset": "", "chat_type": "group"}
        )
        answer = self.world.wait(lambda: self.world.inline[key], timeout, "an inline answer")
        return list(answer["results"])

    def votes(self, message: Json, option: int) -> None:
        answer = {"poll_id": message["poll"]["id"], "user": self.user, "option_ids": [option]}
        self.world.push("poll_answer", answer | {"option_persistent_ids": [str(option)]})

    def blocks_bot(self) -> None:
        self.world.blocked.add(self.id)
        self._membership("member", "kicked")

    def unblocks_bot(self) -> None:
        self.world.blocked.discard(self.id)
        self._membership("kicked", "member")

    def _membership(self, before: str, after: str) -> None:
        bot, stamp = self.world.bot, int(time.time())
        members = [{"status": s, "user": bot} | ({"until_date": 0} if s == "kicked" else {}) for s in (before, after)]
        body = {"chat": self.world.chats[self.id], "from": self.user, "date": stamp}
        self.world.push("my_chat_member", body | {"old_chat_member": members[0], "new_chat_member": members[1]})


def person(server: TelegramServer, name: str = "Sari", id: int | None = None, language: str = "id") -> Person:
    """A new person with a private chat; the bot can write there once they have written."""
    number = id or server.world.next_id("person", 100001)
    user = {
        "id": number,
        "is_bot": False,
        "first_name": name,
        "username": name.lower() + "x",
        "language_code": language,
    }
    server.world.chats[number] = {"id": number, "type": "private", "first_name": name}
    return Person(server, user)


def group(server: TelegramServer, title: str = "Kantor", *members: Person, forum: bool = False, admin: int = 0) -> Chat:
    """A supergroup with these members."""
    number = -1000000000000 - server.world.next_id("group", 1)
    chat: Json = {"id": number, "type": "supergroup", "title": title} | ({"is_forum": True} if forum else {})
    server.world.chats[number] = chat
    for one in members:
        server.world.members[number, one.id] = "administrator" if one.id == admin else "member"
    return Chat(server, number)


def migrates(server: TelegramServer, chat: Chat) -> Chat:
    """The group becomes a supergroup with a new id; Telegram tells in both."""
    title = server.world.chats[chat.id]["title"]
    new = group(server, title)
    old_message = server.world.keep(chat.id, {"migrate_to_chat_id": new.id})
    server.world.migrated[chat.id] = new.id
    server.world.push("message", copy.deepcopy(old_message))
    new_message = server.world.keep(new.id, {"migrate_from_chat_id": chat.id})
    server.world.push("message", copy.deepcopy(new_message))
    return new


def text_of(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


def buttons_of(message: Json) -> list[Json]:
    return [b for row in message.get("reply_markup", {}).get("inline_keyboard", []) for b in row]
