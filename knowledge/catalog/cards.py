"""Rule cards, clarifications, disputes and groups from YAML; form is checked here, law in ``rules``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from knowledge.address import Address
from knowledge.catalog.yamlfile import Entry, read
from knowledge.errors import AddressError
from knowledge.language.durations import bounds
from knowledge.model import (
    Basis,
    Branch,
    Clarification,
    ClarifyOption,
    Dispute,
    Group,
    Person,
    Phrasing,
    Position,
    Role,
    RuleCard,
    Sanction,
    Span,
    Stage,
    Verdict,
)

_E = TypeVar("_E", bound=StrEnum)
_CARD_KEYS = {
    "id", "situation", "verdict", "headline", "reason", "branches", "basis", "sanctions", "applies_to",
    "allowed_instead", "note", "dispute", "acts", "related", "phrasings", "group", "unruled", "general", "informs",
}  # fmt: skip


def load_groups(path: Path) -> tuple[Group, ...]:
    """The shelves of the tree in their order."""
    return tuple(Group(e.text("id"), e.text("title")) for e in read(path).entries("groups"))


def load_disputes(path: Path) -> dict[str, Dispute]:
    """Disputes by id."""
    return {d.id: d for d in map(_dispute, read(path).entries("disputes"))} if path.exists() else {}


def load_cards(path: Path) -> tuple[list[RuleCard], list[Clarification]]:
    """The cards and clarifications of one group file; raises ``DataError``."""
    top = read(path)
    group = path.stem
    cards = [card(e, group) for e in top.entries("cards")]
    return cards, [_clarification(e, group) for e in top.entries("clarifications")]


def card(entry: Entry, group: str) -> RuleCard:
    """One card of a file or of an admin's overlay."""
    entry.only(_CARD_KEYS)
    return RuleCard(
        id=entry.text("id"),
        group=entry.maybe("group") or group,
        situation=entry.text("situation"),
        verdict=member(entry, entry.text("verdict"), Verdict),
        headline=entry.text("headline"),
        reason=entry.text("reason", ""),
        basis=tuple(_basis(e) for e in entry.entries("basis")),
        applies_to=tuple(member(entry, p, Person) for p in entry.texts("applies_to")),
        phrasings=_phrasings(entry),
        branches=tuple(_branch(e) for e in entry.entries("branches")),
        sanctions=tuple(_sanction(e) for e in entry.entries("sanctions")),
        allowed_instead=entry.text("allowed_instead", ""),
        note=entry.text("note", ""),
        dispute=entry.maybe("dispute"),
        acts=entry.texts("acts"),
        related=entry.texts("related"),
        unruled=entry.flag("unruled"),
        general=entry.texts("general"),
        informs=entry.flag("informs"),
    )


def _basis(entry: Entry) -> Basis:
    entry.only({"address", "role", "words", "branch"})
    branch = entry.maybe("branch")
    return Basis(
        address=address(entry, entry.text("address")),
        role=member(entry, entry.text("role"), Role),
        words=entry.maybe("words"),
        branch=member(entry, branch, Verdict) if branch else None,
    )


def _branch(entry: Entry) -> Branch:
    entry.only({"verdict", "when", "label", "stage", "status", "span", "of"})
    stage, status = entry.maybe("stage"), entry.maybe("status")
    return Branch(
        verdict=member(entry, entry.text("verdict"), Verdict),
        when=entry.text("when"),
        label=entry.text("label"),
        stage=member(entry, stage, Stage) if stage else None,
        status=member(entry, status, Person) if status else None,
        span=_span(entry),
    )


def _span(entry: Entry) -> Span | None:
    text, of = entry.maybe("span"), entry.texts("of")
    if bool(text) != bool(of):
        entry.fail("span dan of selalu berdua")
    if text is None:
        return None
    try:
        least, most = bounds(text)
    except ValueError:
        entry.fail(f"rentang tidak terbaca: {text!r}")
    return Span(text, least, most, of)


def _sanction(entry: Entry) -> Sanction:
    entry.only({"persons", "stage", "text", "basis"})
    return Sanction(
        persons=tuple(member(entry, p, Person) for p in entry.texts("persons")),
        stage=member(entry, entry.text("stage", "semua"), Stage),
        text=entry.text("text"),
        basis=tuple(address(entry, a) for a in entry.texts("basis")),
    )


def _clarification(entry: Entry, group: str) -> Clarification:
    entry.only({"id", "question", "options", "cautious", "phrasings"})
    return Clarification(
        id=entry.text("id"),
        group=group,
        question=entry.text("question"),
        options=tuple(ClarifyOption(e.text("label"), e.text("card")) for e in entry.entries("options")),
        cautious=entry.text("cautious"),
        phrasings=_phrasings(entry),
    )


def _phrasings(entry: Entry) -> tuple[Phrasing, ...]:
    return tuple(
        Phrasing(text, seed)
        for e in entry.entries("phrasings")
        for seed in (e.text("seed"),)
        for text in dict.fromkeys((seed, *e.texts("texts")))
    )


def _dispute(entry: Entry) -> Dispute:
    positions = tuple(
        Position(e.text("holder"), e.text("view"), address(e, e.text("address"))) for e in entry.entries("positions")
    )
    return Dispute(entry.text("id"), entry.text("question"), positions, entry.text("advice"))


def address(entry: Entry, text: str) -> Address:
    """A printed address, or ``DataError`` naming the place."""
    try:
        return Address.parse(text)
    except AddressError as exc:
        entry.fail(str(exc))


def member(entry: Entry, text: str, kind: type[_E]) -> _E:
    """A member of a closed set, or ``DataError`` naming the place."""
    try:
        return kind(text)
    except ValueError:
        entry.fail(f"nilai tidak dikenal: {text!r} (boleh: {', '.join(kind)})")
