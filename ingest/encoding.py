"""A parsed document to plain JSON and back, for crossing between processes without pickles."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from ingest.model import (
    Attachment,
    NumberYear,
    ParsedDocument,
    ParsedProvision,
    Ref,
    RegulationMeta,
    Relation,
    Warning,
)

_DATES = ("date", "promulgated", "effective_from")


def document_to_json(document: ParsedDocument) -> dict[str, Any]:
    """Every field of a document as JSON values."""
    data = asdict(document)
    for key in _DATES:
        value = data["regulation"][key]
        data["regulation"][key] = value.isoformat() if value else None
    return data


def document_from_json(data: dict[str, Any]) -> ParsedDocument:
    """The document that ``document_to_json`` wrote."""
    meta = dict(data["regulation"])
    meta["numbers"] = tuple(NumberYear(**n) for n in meta["numbers"])
    for key in _DATES:
        meta[key] = date.fromisoformat(meta[key]) if meta[key] else None
    return ParsedDocument(
        regulation=RegulationMeta(**meta),
        provisions=tuple(ParsedProvision(**{**p, "ref": Ref(**p["ref"])}) for p in data["provisions"]),
        pasal_count=data["pasal_count"],
        last_pasal=data["last_pasal"],
        bab_count=data["bab_count"],
        pages=data["pages"],
        ocr_pages=tuple(data["ocr_pages"]),
        attachments=tuple(Attachment(**a) for a in data["attachments"]),
        relations=tuple(Relation(**r) for r in data["relations"]),
        warnings=tuple(Warning(**w) for w in data["warnings"]),
        own_articles=tuple(data["own_articles"]),
        quoted_articles=tuple(data["quoted_articles"]),
    )
