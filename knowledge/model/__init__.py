"""The nouns of the field as frozen dataclasses; no behaviour beyond reading themselves."""

from __future__ import annotations

from knowledge.model.answers import Answer, AnswerPart, Citation, Option, Question, Quote
from knowledge.model.evidence import Evidence, Facets, Hit
from knowledge.model.kinds import (
    FREED,
    NOT_PNS,
    PNS_LAW,
    SERVANTS,
    VERDICT_ORDER,
    Confidence,
    LegalStatus,
    Person,
    Role,
    Route,
    Stage,
    Verdict,
)
from knowledge.model.law import Provision, Regulation
from knowledge.model.rules import (
    AskedWay,
    Basis,
    Branch,
    Clarification,
    ClarifyOption,
    Dispute,
    Group,
    Phrasing,
    Position,
    RuleCard,
    Sanction,
    Span,
)

__all__ = [
    "FREED",
    "NOT_PNS",
    "PNS_LAW",
    "SERVANTS",
    "VERDICT_ORDER",
    "Answer",
    "AnswerPart",
    "AskedWay",
    "Basis",
    "Branch",
    "Citation",
    "Clarification",
    "ClarifyOption",
    "Confidence",
    "Dispute",
    "Evidence",
    "Facets",
    "Group",
    "Hit",
    "LegalStatus",
    "Option",
    "Person",
    "Phrasing",
    "Position",
    "Provision",
    "Question",
    "Quote",
    "Regulation",
    "Role",
    "Route",
    "RuleCard",
    "Sanction",
    "Span",
    "Stage",
    "Verdict",
]
