"""Every card's whole answer as an editor reads it, with what looks wrong about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from knowledge.checking.checks import problems, unsourced_numbers
from knowledge.composing.asker import Asker
from knowledge.composing.cards import MAX_CITATIONS, from_card
from knowledge.composing.plain import plain, prose
from knowledge.library import Library
from knowledge.model import Answer, AnswerPart, Citation, Role, RuleCard, Verdict

MAX_WORDS = 120
# Circulars and joint decisions bind less than an act or a government regulation.
_HARD_LAW = ("uu-", "pp-", "perpres-", "pkpu-", "perbawaslu-", "putusan-mk-")
# "94/2021" or "65/PUU-XXI/2023" names a rule, and a bare year dates one; neither is a figure of the norm.
_NAME = re.compile(r"\d+(?:/PUU-[IVXL]+)?/\d{4}|\b20\d\d\b")
_ACTS = {Verdict.TIDAK_BOLEH, Verdict.BERSYARAT}


def review(library: Library, on: date) -> Iterator[str]:
    """One block a card, in the order of the library, then the sums."""
    notes: dict[str, str] = {}
    lengths: list[int] = []
    flagged = 0
    for card in library.cards.values():
        part = from_card(card, card.situation, library, Asker(on=on), None)
        words = len(prose(part).split())
        lengths.append(words)
        flags = list(_flags(card, part, words, library, on))
        flags += [f"catatan sama dengan {notes[card.note]}"] if card.note and card.note in notes else []
        notes.setdefault(card.note, card.id)
        flagged += bool(flags)
        yield "\n".join(_block(card, part, words, flags))
    lengths.sort()
    middle = lengths[len(lengths) // 2] if lengths else 0
    yield f"{len(lengths)} kartu, median {middle} kata, terpanjang {max(lengths, default=0)}; {flagged} bertanda"


def _block(card: RuleCard, part: AnswerPart, words: int, flags: Iterable[str]) -> Iterator[str]:
    yield f"== {card.group} / {card.id}: {card.situation} [{words} kata]"
    yield from (f"!! {flag}" for flag in flags)
    yield plain(Answer((part,)))
    yield "-- " + "; ".join(f"{c.address.text} ({c.role.value})" for c in part.citations)


def _flags(card: RuleCard, part: AnswerPart, words: int, library: Library, on: date) -> Iterator[str]:
    if words > MAX_WORDS:
        yield f"{words} kata, paling banyak {MAX_WORDS}"
    if not 1 <= len(card.basis) <= MAX_CITATIONS:
        yield f"{len(card.basis)} dasar"
    slugs = {b.address.slug for b in card.basis}
    if card.verdict in _ACTS and not any(slug.startswith(_HARD_LAW) for slug in slugs):
        yield "tanpa undang-undang atau peraturan pemerintah"
    yield from problems(part, library, on)
    numbers = _beyond_own_words(card, part, library)
    if numbers:
        yield f"angka tanpa sumber: {', '.join(sorted(numbers))}"


def _beyond_own_words(card: RuleCard, part: AnswerPart, library: Library) -> set[str]:
    """Numbers that no cited provision and no basis of a sanction has; the prose is no source of itself."""
    sanctioned = tuple(Citation(a, a.text, Role.SANKSI) for s in card.sanctions for a in s.basis)
    bare = replace(
        part, headline="", reason="", branches=(), sanctions=(), allowed_instead="", note="",
        positions=(), advice="", citations=(*part.citations, *sanctioned),
    )  # fmt: skip
    said = _NAME.sub(" ", prose(replace(part, positions=(), advice="")))
    missing = unsourced_numbers(said, bare, library)
    # "Rp12 juta" is the "Rp12.000.000" of the law
    return {n for n in missing if all(unsourced_numbers(n + zeros, bare, library) for zeros in (".000", ".000.000"))}
