"""Rule cards as YAML, the form in which they are bundled, kept as overlays, exported and imported."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from knowledge.catalog.cards import card as read_card
from knowledge.catalog.yamlfile import DUMPER, LOADER, Entry
from knowledge.errors import DataError
from knowledge.model import Basis, Branch, RuleCard, Sanction

_FILE = "kaidah"
_MOST_BYTES = 2_000_000


def dump_card(card: RuleCard) -> str:
    """One card; every field that says something, in the order of the bundled files."""
    return dump_fields(card_fields(card))


def dump_fields(fields: Mapping[str, Any]) -> str:
    """One card from its plain fields."""
    return _yaml({key: value for key, value in fields.items() if value})


def load_card(text: str) -> RuleCard:
    """One card back; raises ``DataError``."""
    return _card(_read(text))


def dump_cards(cards: Sequence[RuleCard]) -> str:
    """A file of cards."""
    return _yaml({"cards": [card_fields(card) for card in cards]})


def load_cards(text: str) -> list[RuleCard]:
    """The cards of a file; raises ``DataError`` naming the entry."""
    if len(text) > _MOST_BYTES:
        raise DataError(f"{_FILE}:1: berkas terlalu besar")
    cards = [_card(entry.data) for entry in Entry(_read(text), _FILE).entries("cards")]
    if len({card.id for card in cards}) != len(cards):
        raise DataError(f"{_FILE}:1: id ganda")
    return cards


def mark_of(card: RuleCard | None) -> str | None:
    """A fingerprint by which a later change of a bundled card is noticed; nothing for a card of our own."""
    return hashlib.sha256(dump_card(card).encode()).hexdigest() if card is not None else None


def card_fields(card: RuleCard) -> dict[str, Any]:
    """The card as plain data."""
    found: dict[str, Any] = {
        "id": card.id, "group": card.group, "situation": card.situation, "verdict": card.verdict.value,
        "headline": card.headline, "reason": card.reason, "branches": [_branch(b) for b in card.branches],
        "basis": [_basis(b) for b in card.basis], "sanctions": [_sanction(s) for s in card.sanctions],
        "applies_to": [p.value for p in card.applies_to], "allowed_instead": card.allowed_instead,
        "note": card.note, "dispute": card.dispute, "acts": list(card.acts), "related": list(card.related),
        "phrasings": _phrasings(card), "unruled": card.unruled, "general": list(card.general), "informs": card.informs,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _basis(basis: Basis) -> dict[str, Any]:
    found = {
        "address": basis.address.text,
        "role": basis.role.value,
        "words": basis.words,
        "branch": basis.branch.value if basis.branch else None,
    }
    return {key: value for key, value in found.items() if value}


def _branch(branch: Branch) -> dict[str, Any]:
    found = {
        "verdict": branch.verdict.value, "when": branch.when, "label": branch.label,
        "stage": branch.stage.value if branch.stage else None, "status": branch.status.value if branch.status else None,
        "span": branch.span.text if branch.span else None, "of": list(branch.span.of) if branch.span else None,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _sanction(sanction: Sanction) -> dict[str, Any]:
    return {
        "persons": [p.value for p in sanction.persons], "stage": sanction.stage.value, "text": sanction.text,
        "basis": [a.text for a in sanction.basis],
    }  # fmt: skip


def _phrasings(card: RuleCard) -> list[dict[str, Any]]:
    seeds: dict[str, list[str]] = {}
    for phrasing in card.phrasings:
        texts = seeds.setdefault(phrasing.seed, [])
        if phrasing.text != phrasing.seed:
            texts.append(phrasing.text)
    return [{"seed": seed, "texts": texts} if texts else {"seed": seed} for seed, texts in seeds.items()]


def _yaml(data: dict[str, Any]) -> str:
    text: str = yaml.dump(data, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=120)
    return text


def _read(text: str) -> Any:
    try:
        # An alias bomb would unfold into gigabytes; no card needs an alias.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=LOADER)):
            raise DataError(f"{_FILE}:1: alias YAML tidak dipakai di sini")
        return yaml.load(text, Loader=LOADER)  # a safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as exc:  # an impossible date is a bare ValueError
        raise DataError(f"{_FILE}:1: YAML tidak terbaca") from exc


def _card(data: Any) -> RuleCard:
    entry = Entry(data, _FILE)
    return read_card(entry, entry.text("group"))
