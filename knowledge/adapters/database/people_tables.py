"""Tables of the people around the bot: admins, subscribers, groups, the agency's calendar, notices."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table, Text

from knowledge.adapters.database.columns import BigId, Moment, metadata

admins = Table(
    "admins",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(10), nullable=False),
    Column("added_by", String(80), nullable=False),
    Column("added_at", Moment, nullable=False),
)

dialogues = Table(
    "dialogues",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("kind", String(30), nullable=False),
    Column("data", JSON, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", String(120), primary_key=True),
    Column("asker", String(64), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
)

group_settings = Table(
    "group_settings",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("daily_quiz", Boolean, nullable=False),
    Column("thread_id", BigInteger, nullable=True),
    Column("last_quiz", Date, nullable=True),
    Column("asker", String(64), nullable=False, index=True),
    Column("updated_at", Moment, nullable=False),
)

quiz_polls = Table(
    "quiz_polls",
    metadata,
    Column("poll_id", String(64), primary_key=True),
    Column("chat", String(64), nullable=False, index=True),
    Column("card", String(120), nullable=False),
    Column("correct", Integer, nullable=False),
    Column("data", JSON, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
)

# One row an answer: Telegram may deliver a poll answer twice, and a score must count it once.
quiz_answers = Table(
    "quiz_answers",
    metadata,
    Column("poll_id", String(64), ForeignKey("quiz_polls.poll_id", ondelete="CASCADE"), primary_key=True),
    Column("asker", String(64), primary_key=True),
    Column("right", Boolean, nullable=False),
    Column("answered_at", Moment, nullable=False),
)

stages = Table(
    "stages",
    metadata,
    Column("election", String(80), primary_key=True),
    Column("region", String(80), primary_key=True),
    Column("penetapan", Date, nullable=True),
    Column("kampanye_mulai", Date, nullable=True),
    Column("kampanye_selesai", Date, nullable=True),
    Column("tenang_mulai", Date, nullable=True),
    Column("tenang_selesai", Date, nullable=True),
    Column("pemungutan", Date, nullable=True),
    Column("source", Text, nullable=False),
    Column("updated_by", String(80), nullable=False),
    Column("updated_at", Moment, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("name", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("updated_by", String(80), nullable=False),
    Column("updated_at", Moment, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("text", Text, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("change_id", BigId, nullable=True, index=True),
    Column("state", String(10), nullable=False),
    Column("created_by", String(80), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("finished_at", Moment, nullable=True),
    sqlite_autoincrement=True,
)

notice_recipients = Table(
    "notice_recipients",
    metadata,
    Column("notice_id", BigId, ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("asker", String(64), nullable=False, index=True),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("lease_until", Moment, nullable=True),
    Column("sent_at", Moment, nullable=True),
    Column("error", String(200), nullable=True),
)

# Small facts every replica must share, such as the key of the hashes.
facts = Table("facts", metadata, Column("key", String(60), primary_key=True), Column("value", Text, nullable=False))
