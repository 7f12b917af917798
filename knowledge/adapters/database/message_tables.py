"""Tables of the traffic: updates in, messages out, follow-up memory, questions and what became of them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from knowledge.adapters.database.columns import BigId, Moment, metadata

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", String(64), nullable=False),
    Column("payload", Text, nullable=True),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("worker", String(120), nullable=True),
    Column("lease_until", Moment, nullable=True),
    Column("finished_at", Moment, nullable=True),
    Column("error", String(80), nullable=True),
    Index("ix_inbox_state_update_id", "state", "update_id"),
    Index("ix_inbox_chat_state_update_id", "chat", "state", "update_id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("chat", String(64), nullable=False, index=True),
    Column("chat_id", BigInteger, nullable=True),
    Column("payload", Text, nullable=True),
    Column("state", String(10), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("repeats", Integer, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("sending_at", Moment, nullable=True),
    Column("sent_at", Moment, nullable=True),
    Column("message_id", BigInteger, nullable=True),
    Column("error", String(200), nullable=True),
    Index("ix_outbox_state_priority_due_at", "state", "priority", "due_at"),
)

chat_state = Table(
    "chat_state",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("chat", String(64), nullable=False, index=True),
    Column("data", JSON, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

questions = Table(
    "questions",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("asker", String(64), nullable=False, index=True),
    Column("hash", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("verdict", String(30), nullable=False),
    Column("route", String(30), nullable=False),
    Column("card", String(120), nullable=True),
    Column("score", Float, nullable=True),
    Column("refs", JSON, nullable=False),
    Column("latency_ms", Float, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    Column("answered", Boolean, nullable=False, index=True),
    Column("embedding", LargeBinary, nullable=True),
    Column("handled_by", String(80), nullable=True),
    Column("handled_at", Moment, nullable=True),
    sqlite_autoincrement=True,
)

feedback = Table(
    "feedback",
    metadata,
    Column("question_id", BigId, ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    Column("asker", String(64), primary_key=True),
    Column("good", Boolean, nullable=False),
    Column("reason", String(40), nullable=True),
    Column("created_at", Moment, nullable=False, index=True),
)

open_replies = Table(
    "open_replies",
    metadata,
    Column("question_id", BigId, ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True),
    Column("asker", String(64), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
)
