"""People: admins, subscriptions, groups, calendar, notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BigId = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "admins",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("added_by", sa.String(length=80), nullable=False),
        sa.Column("added_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_admins")),
    )
    op.create_table(
        "contacts",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.String(length=80), nullable=False),
        sa.Column("updated_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_contacts")),
    )
    op.create_table(
        "dialogues",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_dialogues")),
    )
    op.create_index(op.f("ix_dialogues_expires_at"), "dialogues", ["expires_at"], unique=False)
    op.create_index(op.f("ix_dialogues_user_id"), "dialogues", ["user_id"], unique=False)
    op.create_table(
        "facts",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_facts")),
    )
    op.create_table(
        "group_settings",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("daily_quiz", sa.Boolean(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("last_quiz", sa.Date(), nullable=True),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("updated_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_group_settings")),
    )
    op.create_index(op.f("ix_group_settings_asker"), "group_settings", ["asker"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", BigId, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("change_id", BigId, nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("created_by", sa.String(length=80), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("finished_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notices_change_id"), "notices", ["change_id"], unique=False)
    op.create_table(
        "quiz_polls",
        sa.Column("poll_id", sa.String(length=64), nullable=False),
        sa.Column("chat", sa.String(length=64), nullable=False),
        sa.Column("card", sa.String(length=120), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_quiz_polls")),
    )
    op.create_index(op.f("ix_quiz_polls_chat"), "quiz_polls", ["chat"], unique=False)
    op.create_index(op.f("ix_quiz_polls_created_at"), "quiz_polls", ["created_at"], unique=False)
    op.create_table(
        "stages",
        sa.Column("election", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("penetapan", sa.Date(), nullable=True),
        sa.Column("kampanye_mulai", sa.Date(), nullable=True),
        sa.Column("kampanye_selesai", sa.Date(), nullable=True),
        sa.Column("tenang_mulai", sa.Date(), nullable=True),
        sa.Column("tenang_selesai", sa.Date(), nullable=True),
        sa.Column("pemungutan", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.String(length=80), nullable=False),
        sa.Column("updated_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("election", "region", name=op.f("pk_stages")),
    )
    op.create_table(
        "subscriptions",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(length=120), nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "topic", name=op.f("pk_subscriptions")),
    )
    op.create_index(op.f("ix_subscriptions_asker"), "subscriptions", ["asker"], unique=False)
    op.create_table(
        "notice_recipients",
        sa.Column("notice_id", BigId, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("lease_until", Moment, nullable=True),
        sa.Column("sent_at", Moment, nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_notice_recipients_notice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("notice_id", "chat_id", name=op.f("pk_notice_recipients")),
    )
    op.create_index(op.f("ix_notice_recipients_asker"), "notice_recipients", ["asker"], unique=False)
    op.create_table(
        "quiz_answers",
        sa.Column("poll_id", sa.String(length=64), nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("answered_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["poll_id"], ["quiz_polls.poll_id"], name=op.f("fk_quiz_answers_poll_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("poll_id", "asker", name=op.f("pk_quiz_answers")),
    )


def downgrade() -> None:
    op.drop_table("quiz_answers")
    op.drop_index(op.f("ix_notice_recipients_asker"), table_name="notice_recipients")
    op.drop_table("notice_recipients")
    op.drop_index(op.f("ix_subscriptions_asker"), table_name="subscriptions")
    op.drop_table("subscriptions")
    op.drop_table("stages")
    op.drop_index(op.f("ix_quiz_polls_created_at"), table_name="quiz_polls")
    op.drop_index(op.f("ix_quiz_polls_chat"), table_name="quiz_polls")
    op.drop_table("quiz_polls")
    op.drop_index(op.f("ix_notices_change_id"), table_name="notices")
    op.drop_table("notices")
    op.drop_index(op.f("ix_group_settings_asker"), table_name="group_settings")
    op.drop_table("group_settings")
    op.drop_table("facts")
    op.drop_index(op.f("ix_dialogues_user_id"), table_name="dialogues")
    op.drop_index(op.f("ix_dialogues_expires_at"), table_name="dialogues")
    op.drop_table("dialogues")
    op.drop_table("contacts")
    op.drop_table("admins")
