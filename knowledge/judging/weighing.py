"""Joins the weighings of one question's texts (alone, in context, sentence by sentence) into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from knowledge.judging.candidates import card_id_of, verdict_of
from knowledge.language.asking import FIELD, names_the_field, points_at_a_person
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import Evidence, Hit, Verdict
from knowledge.routing.routes import elsewhere

# A follow-on of so few words, or one that only swaps, has no act of its own;
# what says nothing by itself counts for so little.
_BARELY, _NOTHING = 3, 0.1
# From here on a follow-on is sure of a card by itself; chosen on 197 follow-ups and messages of several questions.
_SURE = 0.75
# Who has moved on to shopping or taxes asks nothing of what came before.
_ELSEWHERE_BY_ITSELF = 0.95
# Of "KASN sudah bubar, berarti bebas posting?" the first half is corrected, the second answered.
_PREMISE = 0.3
# From here on a follow-on speaks of the permitted card by itself.
_OWN_MASS = 0.2


def texts(asked: Asked) -> tuple[str, ...]:
    """What has to be weighed for one question."""
    found = dict.fromkeys(t for t in (asked.mended, asked.joined, asked.bare, *asked.sentences) if t)
    # Of "wkwkwk" mending leaves nothing, and something has to be weighed.
    return tuple(found) or (asked.text,)


def weights(asked: Asked, weighed: Sequence[str], evidence: Sequence[Evidence], library: Library) -> list[float]:
    """How much each text counts: context for what leans on it, sure sentences in a story."""
    of = dict(zip(weighed, evidence, strict=True))
    own, together = of.get(asked.mended), of.get(asked.joined)
    alone = _alone(asked, own, library)
    if own and together and not asked.swaps and _permits_another_act(asked, own, together, library):
        alone = 1.0
    vague = _vague(of[asked.bare], library) if asked.bare in of else 0.0
    out: list[float] = []
    for text, found in zip(weighed, evidence, strict=True):
        if text in asked.sentences:
            # A sentence about groceries is sure of nothing and must not drown the one that names the act.
            out.append(found.hits[0].score ** 2 / len(asked.sentences) * 2)
        elif text == asked.bare:
            share = 1.5 if asked.concludes or "perbuatan" in asked.facets.flags else 0.7
            out.append(share * (1.0 - vague) + _NOTHING * vague)
        elif text == asked.mended and text != asked.joined:
            out.append(alone)
        elif text == asked.joined and text != asked.mended:
            out.append(1.0 - alone)
        else:
            share = _PREMISE if asked.concludes else 0.4 if asked.bare and "perbuatan" in asked.facets.flags else 1.0
            out.append(share * (1.0 - vague) + vague)
    return out


def _alone(asked: Asked, found: Evidence | None, library: Library) -> float:
    """How much the question counts without what came before: "sanksinya?" says nothing by itself.

    Neither does what would be asked back about; a follow-on that is sure of its card by itself swaps the matter.
    Who "dia" is stands in what came before.
    """
    share = 0.5 if asked.follows or points_at_a_person(asked.mended) else 0.8
    if asked.swaps or (asked.follows and len(asked.mended.split()) <= _BARELY and not names_the_field(asked.mended)):
        share = _NOTHING
    elif asked.follows and found is not None and elsewhere(found) >= _SURE:
        share = _ELSEWHERE_BY_ITSELF
    elif asked.follows and found is not None and _names_its_card(found, library):
        share = 0.8
    vague = _vague(found, library) if found is not None else 0.0
    return share * (1.0 - vague) + _NOTHING * vague


def _permits_another_act(asked: Asked, own: Evidence, together: Evidence, library: Library) -> bool:
    """True where the question before is permitted and the follow-on names something else of the field.

    "Boleh nyoblos?", "boleh kampanye?": the permission of the one is not the permission of the other.
    """
    if (
        asked.mended == asked.joined
        or not together.hits
        or verdict_of(together.hits[0].id, library) is not Verdict.BOLEH
    ):
        return False
    before = asked.joined.removesuffix(asked.mended)
    if all(word.group() in before for word in FIELD.finditer(asked.mended)):
        return False
    card = card_id_of(together.hits[0].id)
    return sum(h.score for h in own.hits if card_id_of(h.id) == card) < _OWN_MASS


def _vague(found: Evidence, library: Library) -> float:
    """How much of what is said by itself would be asked back about."""
    return sum(h.score for h in found.hits if h.id in library.clarifications)


def _names_its_card(found: Evidence, library: Library) -> bool:
    """A card with all its branches counts as one: which of them it is may be open."""
    mass: dict[str, float] = defaultdict(float)
    for hit in found.hits:
        mass[card_id_of(hit.id)] += hit.score
    best = max(mass, key=lambda card: mass[card])
    return mass[best] >= _SURE and best in library.cards


def join(evidence: Sequence[Evidence], shares: Sequence[float]) -> Evidence:
    """The weighted mean of the probabilities; the nearest phrasing of any text."""
    total: dict[str, float] = defaultdict(float)
    whole = sum(shares)
    for found, share in zip(evidence, shares, strict=True):
        for hit in found.hits:
            total[hit.id] += hit.score * share / whole
    hits = sorted((Hit(i, s) for i, s in total.items()), key=lambda h: -h.score)
    return Evidence(tuple(hits), max(e.lexical for e in evidence), max(e.dense for e in evidence))
