"""What the stores hand out: small frozen records of traffic, questions, people and changes."""

from __future__ import annotations

from knowledge.records.agency import CardOverlay, Contact, ElectionStages, Notice, NoticeState
from knowledge.records.documents import (
    AuditRow,
    DocumentRow,
    Flip,
    Original,
    PublishedRelation,
    StoredProvision,
    StoredRelation,
    VersionRow,
    VersionState,
)
from knowledge.records.people import Admin, AdminRole, Dialogue, GroupSettings, QuizPoll, QuizScore, Subscription
from knowledge.records.questions import AskedQuestion, KeptQuestion, OpenReply
from knowledge.records.traffic import OutMessage, Sending, Update

__all__ = [
    "Admin",
    "AdminRole",
    "AskedQuestion",
    "AuditRow",
    "CardOverlay",
    "Contact",
    "Dialogue",
    "DocumentRow",
    "ElectionStages",
    "Flip",
    "GroupSettings",
    "KeptQuestion",
    "Notice",
    "NoticeState",
    "OpenReply",
    "Original",
    "OutMessage",
    "PublishedRelation",
    "QuizPoll",
    "QuizScore",
    "Sending",
    "StoredProvision",
    "StoredRelation",
    "Subscription",
    "Update",
    "VersionRow",
    "VersionState",
]
