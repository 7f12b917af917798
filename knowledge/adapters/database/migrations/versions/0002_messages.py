"""Messages: inbox, outbox, chat state, questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "chat_state",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_chat_state")),
    )
    op.create_index(op.f("ix_chat_state_chat"), "chat_state", ["chat"], unique=False)
    op.create_index(op.f("ix_chat_state_expires_at"), "chat_state", ["expires_at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("received_at", Moment, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("worker", sa.String(length=120), nullable=True),
        sa.Column("lease_until", Moment, nullable=True),
        sa.Column("finished_at", Moment, nullable=True),
        sa.Column("error", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_chat_state_update_id", "inbox", ["chat", "state", "update_id"], unique=False)
    op.create_index("ix_inbox_state_update_id", "inbox", ["state", "update_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("planned_at", Moment, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("sending_at", Moment, nullable=True),
        sa.Column("sent_at", Moment, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_chat"), "outbox", ["chat"], unique=False)
    op.create_index("ix_outbox_state_priority_due_at", "outbox", ["state", "priority", "due_at"], unique=False)
    op.create_table(
        "questions",
        sa.Column("id", BigId, nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=30), nullable=False),
        sa.Column("route", sa.String(length=30), nullable=False),
        sa.Column("card", sa.String(length=120), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("refs", sa.JSON(), nullable=False),
        sa.Column("latency_ms", sa.Float(), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("embedding", sa.LargeBinary(), nullable=True),
        sa.Column("handled_by", sa.String(length=80), nullable=True),
        sa.Column("handled_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_questions_answered"), "questions", ["answered"], unique=False)
    op.create_index(op.f("ix_questions_asker"), "questions", ["asker"], unique=False)
    op.create_index(op.f("ix_questions_created_at"), "questions", ["created_at"], unique=False)
    op.create_index(op.f("ix_questions_hash"), "questions", ["hash"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("question_id", BigId, nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_feedback_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "asker", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_created_at"), "feedback", ["created_at"], unique=False)
    op.create_table(
        "open_replies",
        sa.Column("question_id", BigId, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_open_replies_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "chat_id", name=op.f("pk_open_replies")),
    )
    op.create_index(op.f("ix_open_replies_asker"), "open_replies", ["asker"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_open_replies_asker"), table_name="open_replies")
    op.drop_table("open_replies")
    op.drop_index(op.f("ix_feedback_created_at"), table_name="feedback")
    op.drop_table("feedback")
    op.drop_index(op.f("ix_questions_hash"), table_name="questions")
    op.drop_index(op.f("ix_questions_created_at"), table_name="questions")
    op.drop_index(op.f("ix_questions_asker"), table_name="questions")
    op.drop_index(op.f("ix_questions_answered"), table_name="questions")
    op.drop_table("questions")
    op.drop_index("ix_outbox_state_priority_due_at", table_name="outbox")
    op.drop_index(op.f("ix_outbox_chat"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_index("ix_inbox_state_update_id", table_name="inbox")
    op.drop_index("ix_inbox_chat_state_update_id", table_name="inbox")
    op.drop_table("inbox")
    op.drop_index(op.f("ix_chat_state_expires_at"), table_name="chat_state")
    op.drop_index(op.f("ix_chat_state_chat"), table_name="chat_state")
    op.drop_table("chat_state")
