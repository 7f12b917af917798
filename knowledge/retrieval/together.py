"""Step 4 for places named in one breath ("pasal 282 dan 283", "huruf g sama j"): which are meant, all in one answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from knowledge.composing.lookups import SHOWN
from knowledge.language.legal_addresses import LegalMention
from knowledge.library import Library
from knowledge.model import AnswerPart, Citation, Option, Quote, Verdict


def named_together(mentions: Sequence[LegalMention], library: Library) -> list[LegalMention]:
    """Of "pasal 29 UU Desa, huruf g dan j" the two letters: the article was said to name them.

    "Butir 9 SKB" may be a row of either list of its annex; where only one list is so long, that one is meant.
    """
    finest = [m for m in mentions if not any(_within(m, other) for other in mentions)]
    rows = [m for m in finest if "lampiran" in m.levels and _held(m, library)]
    return [m for m in finest if "lampiran" not in m.levels or m in rows or not rows]


def _held(mention: LegalMention, library: Library) -> bool:
    return any(a.covers(p.address) for a in mention.addresses() for p in library.provisions_of(a.slug))


def _within(outer: LegalMention, inner: LegalMention) -> bool:
    return outer.slugs == inner.slugs and outer.levels.items() < inner.levels.items()


def together(found: Sequence[AnswerPart]) -> AnswerPart:
    """What stands at all the places, as much of each as there is room for; one that is not held is named before."""
    held = [part for part in found if part.citations]
    if len(found) < 2 or not held:
        return found[0]
    room = max(1, SHOWN // len(held))
    shown = [row for part in held for row in islice(_rows(part), room)][:SHOWN]
    return replace(
        held[0],
        citations=tuple(citation for citation, _, _ in shown),
        quotes=tuple(quote for _, quote, _ in shown),
        options=tuple(option for _, _, option in shown),
        left_out=tuple(label for part in held for label in _not_in(shown, part)),
        note=next((part.note for part in held if part.note), ""),
        corrections=tuple(dict.fromkeys(said for part in found for said in (part.corrections or _absent(part)))),
    )


def _rows(part: AnswerPart) -> Iterator[tuple[Citation, Quote, Option]]:
    return zip(part.citations, part.quotes, part.options, strict=True)


def _not_in(shown: Sequence[tuple[Citation, Quote, Option]], part: AnswerPart) -> Iterator[str]:
    yield from (row[0].label for row in _rows(part) if row not in shown)
    yield from part.left_out


def _absent(part: AnswerPart) -> tuple[str, ...]:
    return (part.headline,) if part.verdict is Verdict.TIDAK_DITEMUKAN else ()
