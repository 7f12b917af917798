"""Messages of people: plain questions, captions, forwards, edits, groups, and everything that is not text."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import timedelta

from telegram import Message as Received
from telegram import Update

from bot import texts
from bot.desk import Desk
from bot.live import live_key
from bot.messages import Message, Place
from bot.questions import Asked, Questions
from bot.turn import current
from knowledge.records import Sending

_SHARING = re.compile(
    r"\b(?:bagi(?:kan|in)?|sebar(?:kan|in)?|share|nge-?share|forward|terus(?:kan|in)|posting|unggah|repost|kirim)", re.I
)
_KINDS = ("sticker", "voice", "photo", "location", "contact", "document")
_MOVING = ("video", "video_note", "animation")
# As long as Telegram lets people edit a message.
_EDITABLE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message asks: its words, and whether it is about sharing something."""

    text: str
    shared: bool = False


class Conversation:
    """Private chats and groups meet the same road once it is clear that we are meant."""

    def __init__(self, desk: Desk, questions: Questions) -> None:
        self._desk, self._questions = desk, questions

    async def message(self, update: Update, _context: object) -> None:
        """Any message that is no command."""
        message = update.message or update.channel_post
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            await asyncio.to_thread(self._desk.stores.groups.migrate, message.chat.id, message.migrate_to_chat_id)
            return
        if message.chat.type != "private" and not self.meant(message):
            return
        await self.ask(message)

    async def edited(self, update: Update, _context: object) -> None:
        """An edited question is answered anew in the same message."""
        message = update.edited_message
        if message is None or (message.text or "").startswith("/"):
            return
        # A live location that moves is an edit as well; it asks nothing.
        if not message.text and not message.caption:
            return
        if message.chat.type != "private" and not self.meant(message):
            return
        earlier = await asyncio.to_thread(self._earlier, message)
        for extra in earlier[1:]:
            await self._desk.post.delete(message.chat.id, extra)
        await asyncio.to_thread(self._note_edit, message)
        await self.ask(message, earlier[0] if earlier else None, edits=self._name(message))

    async def tanya(self, update: Update, _context: object) -> None:
        """/tanya with the question behind it, or in reply to somebody's question."""
        message = update.effective_message
        if message is None or message.is_automatic_forward:
            return
        text = (message.text or "").partition(" ")[2].strip() or _replied_text(message)
        if not text:
            await self._desk.post.send(place_of(message), Message(texts.TYPE_QUESTION))
            return
        await self._answer(message, Heard(text))

    async def ask(self, message: Received, instead_of: int | None = None, edits: str = "") -> None:
        heard = self.hear(message)
        if heard is None or not heard.text.strip():
            said = texts.GROUP_EMPTY.format(mention=self._desk.mention) if heard else texts.NOT_TEXT[kind_of(message)]
            await self._desk.post.send(place_of(message), Message(said))
            return
        await self._answer(message, heard, instead_of, edits)

    def hear(self, message: Received) -> Heard | None:
        """The question in a message: typed, a caption, or something forwarded."""
        text = self._without_mention(message.text or message.caption or "")
        if message.text is None and message.caption is None:
            return None
        if not text and message.chat.type != "private":
            text = _replied_text(message)
        about_a_thing = message.forward_origin is not None or message.text is None
        if not about_a_thing or not text:
            return Heard(text)
        is_question = "?" in text and _SHARING.search(text) and message.forward_origin is None
        return Heard(text if is_question else texts.SHARE_QUESTION.format(text=text), shared=True)

    def meant(self, message: Received) -> bool:
        """In a group: mentioned, or replied to; our own answers and automatic forwards never count."""
        if message.is_automatic_forward:
            return False
        if message.via_bot is not None and message.via_bot.username == self._desk.username:
            return False
        replied = message.reply_to_message
        if replied is not None and replied.from_user is not None and replied.from_user.username == self._desk.username:
            return True
        found = message.parse_entities(["mention"]) | message.parse_caption_entities(["mention"])
        return any(name.lower() == self._desk.mention.lower() for name in found.values())

    async def _answer(self, message: Received, heard: Heard, instead_of: int | None = None, edits: str = "") -> None:
        group = message.chat.type != "private"
        asked = Asked(heard.text, asker_id(message), place_of(message), heard.shared, group, edits)
        await self._questions.answer(asked, instead_of)

    def _earlier(self, message: Received) -> list[int]:
        """The messages of ours that answered this one or its last edit, as far as the outbox remembers."""
        name = self._name(message)
        edit = self._desk.stores.conversations.get(f"edit:{name}")
        # What this very edit sent before it was begun again stays: the outbox will not send it a second time.
        if edit is None or edit["turn"] == current.get().name:
            return self._sent_as(name)
        return self._sent_as(name) + self._sent_as(edit["turn"])

    def _sent_as(self, turn_name: str) -> list[int]:
        """The messages of one turn, the first page first."""
        grown = self._desk.stores.outbox.find(live_key(turn_name))
        found = [grown.message_id] if grown is not None and grown.message_id is not None else []
        for index in range(6):
            row = self._desk.stores.outbox.find(f"{turn_name}:{index}")
            if row is None or row.state is not Sending.SENT or row.message_id is None:
                break
            found.append(row.message_id)
        return found

    def _note_edit(self, message: Received) -> None:
        """Remember the turn whose pages the next edit replaces."""
        person = self._desk.hasher.person(asker_id(message))
        turn = {"turn": current.get().name}
        self._desk.stores.conversations.put(f"edit:{self._name(message)}", person, turn, _EDITABLE)

    def _name(self, message: Received) -> str:
        """What the turn that first answered the message is called."""
        return f"m:{self._desk.hasher.person(message.chat.id)[:16]}:{message.message_id}"

    def _without_mention(self, text: str) -> str:
        return re.sub(re.escape(self._desk.mention) + r"\b[:,]?", "", text, flags=re.I).strip()


def place_of(message: Received) -> Place:
    """Beside the message: in its topic, and in groups as a reply."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, thread, None if message.chat.type == "private" else message.message_id)


def asker_id(message: Received) -> int:
    """Who asks; an anonymous admin or a channel speaks as the chat itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user is not None else message.chat.id


def kind_of(message: Received) -> str:
    """Which kind of thing was sent instead of text."""
    if any(getattr(message, kind) for kind in _MOVING):
        return "video"
    return next((kind for kind in _KINDS if getattr(message, kind)), "voice" if message.audio else "other")


def _replied_text(message: Received) -> str:
    replied = message.reply_to_message
    return (replied.text or replied.caption or "") if replied is not None else ""
