"""What the bot sends, before it is Telegram's: text in HTML, rows of buttons, a picture or a quiz."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

LIMIT = 4096
CAPTION_LIMIT = 1024


@dataclass(frozen=True, slots=True)
class Button:
    """One button: exactly one of ``data``, ``url`` and ``inline`` (a query to start elsewhere) is set."""

    label: str
    data: str = ""
    url: str = ""
    inline: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """Telegram's own quiz poll."""

    question: str
    options: tuple[str, ...]
    correct: int
    explanation: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One message; with ``photo`` or ``document`` the text is its caption."""

    text: str
    rows: Rows = ()
    photo: bytes | None = None
    quiz: Quiz | None = None
    document: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: chat, topic of a forum, and the message it answers."""

    chat_id: int
    thread: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message with its place, as it waits in the outbox."""

    place: Place
    message: Message = field(default_factory=lambda: Message(""))

    def dump(self) -> str:
        """JSON for the outbox."""
        message = self.message
        return json.dumps(
            {
                "place": [self.place.chat_id, self.place.thread, self.place.reply_to],
                "text": message.text,
                "rows": [[[b.label, b.data, b.url, b.inline] for b in row] for row in message.rows],
                "photo": base64.b64encode(message.photo).decode() if message.photo else None,
                "quiz": [message.quiz.question, message.quiz.options, message.quiz.correct, message.quiz.explanation]
                if message.quiz
                else None,
                "document": [message.document.name, base64.b64encode(message.document.content).decode()]
                if message.document
                else None,
            }
        )

    @classmethod
    def load(cls, text: str) -> Parcel:
        """Back from JSON."""
        raw: dict[str, Any] = json.loads(text)
        rows = tuple(tuple(Button(*b) for b in row) for row in raw["rows"])
        photo = base64.b64decode(raw["photo"]) if raw["photo"] else None
        quiz = None
        if raw["quiz"]:
            question, options, correct, explanation = raw["quiz"]
            quiz = Quiz(question, tuple(options), correct, explanation)
        document = None
        if raw.get("document"):
            name, content = raw["document"]
            document = Attachment(name, base64.b64decode(content))
        return cls(Place(*raw["place"]), Message(raw["text"], rows, photo, quiz, document))


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Telegram's form of the buttons."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(b) for b in row] for row in rows if row])


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    if button.inline is not None:
        return InlineKeyboardButton(button.label, switch_inline_query=button.inline)
    return InlineKeyboardButton(button.label, callback_data=button.data)
