"""An admin's corrections of what a document says of itself, checked field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ingest import texts
from knowledge.editing import RelationLine
from knowledge.errors import EditRefused
from knowledge.model import LegalStatus
from knowledge.records import StoredRelation

_TEXTS = ("type", "number", "title", "issuer")
_DATES = {"enacted": "date", "effective_from": "effective_from", "effective_to": "effective_to"}


def corrected(
    metadata: Mapping[str, Any], links: Sequence[StoredRelation], changes: Mapping[str, object]
) -> tuple[dict[str, Any], tuple[StoredRelation, ...]]:
    """Metadata and relations after the changes; raises ``EditRefused`` naming the field that cannot be set so."""
    new = dict(metadata)
    relations = tuple(links)
    for field, value in changes.items():
        if field == "relations":
            relations = _relations(value)
        else:
            new |= _field(field, value)
    if "number" in changes:
        new["numbers"] = []
    return new, relations


def _field(field: str, value: object) -> dict[str, Any]:
    if field in _TEXTS and isinstance(value, str) and (value.strip() or field == "number"):
        return {field: " ".join(value.split())}
    if field == "year" and (value is None or (isinstance(value, int) and 1900 <= value <= 2100)):
        return {"year": value}
    if field in _DATES and (value is None or isinstance(value, date)):
        return {_DATES[field]: value.isoformat() if value else None}
    if field == "status" and isinstance(value, LegalStatus):
        # Every paper is first taken to be in force: only a mark tells an admin's word from that.
        return {"status": value.value, "status_chosen": True}
    raise EditRefused(texts.bad_field(field))


def _relations(value: object) -> tuple[StoredRelation, ...]:
    if not isinstance(value, tuple) or not all(isinstance(line, RelationLine) for line in value):
        raise EditRefused(texts.bad_field("relations"))
    return tuple(StoredRelation(r.kind, r.target, r.citation, r.sentence, r.page) for r in value)
