"""Joins the weighings of one question's texts (alone, in context, sentence by sentence) into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from knowledge.judging.candidates import card_id_of
from knowledge.judging.leaning import is_of_free_relatives
from knowledge.language import leave, relatives
from knowledge.language.asking import names_the_field, points_at_a_person
from knowledge.language.facets import says_self, who
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import SERVANTS, Evidence, Hit
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
# From here on a follow-on speaks of the answered card by itself.
_OWN_MASS = 0.2
# From here on a question is about a card once the side is known.
_LIKELY = 0.5


def texts(asked: Asked) -> tuple[str, ...]:
    """What has to be weighed for one question."""
    context = (asked.before, asked.carried)
    found = dict.fromkeys(t for t in (asked.mended, asked.joined, asked.bare, *asked.sentences, *context) if t)
    # Of "wkwkwk" mending leaves nothing, and something has to be weighed.
    return tuple(found) or (asked.text,)


def weights(asked: Asked, weighed: Sequence[str], evidence: Sequence[Evidence], library: Library) -> list[float]:
    """How much each text counts: context for what leans on it, sure sentences in a story."""
    of = dict(zip(weighed, evidence, strict=True))
    if anew := _anew(asked, of, library):
        return [1.0 if text == anew else 0.0 for text in weighed]
    alone = _alone(asked, of.get(asked.mended), library)
    vague = _vague(of[asked.bare], library) if asked.bare in of else 0.0
    out: list[float] = []
    for text, found in zip(weighed, evidence, strict=True):
        if text in (asked.before, asked.carried) and text not in (asked.mended, asked.joined):
            out.append(0.0)
        elif text in asked.sentences:
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


def _anew(asked: Asked, of: Mapping[str, Evidence], library: Library) -> str:
    """The text by which a question of its own is weighed; empty where it leans on what was answered.

    "Boleh like?", "boleh nyoblos?": the ban of the one is not that of the other, and neither is a permission. Joining
    them would only say again what was answered.
    """
    own, together, earlier = of.get(asked.mended), of.get(asked.joined), of.get(asked.before)
    if not own or not together or not earlier or asked.swaps or points_at_a_person(asked.mended):
        return ""
    answered = _best(earlier)[0]
    if _best(together)[0] != answered or _mass(own).get(answered, 0.0) >= _OWN_MASS:
        return ""
    named = _names_its_card(own, library)
    if not leave.for_a_deed(asked.mended) or not (named or _vague(own, library) >= _SURE):
        return ""
    if says_self(asked.mended) and relatives.names_one(asked.before):
        # "Bapak saya pensiunan, boleh gabung?", "kalau saya boleh ikut?": of the asker nothing was said yet.
        return asked.mended
    if who(asked.before):
        return asked.carried or asked.mended
    if _is_of_who_asks(answered, library):
        return asked.joined
    known = not named and asked.carried in of and _on_cards(of[asked.carried], library) >= _LIKELY
    return asked.carried if known else asked.mended


def _is_of_who_asks(card_id: str, library: Library) -> bool:
    """True where what was answered rests on who somebody is, as it does for the next deed: "bapak saya pensiunan"."""
    card = library.cards.get(card_id)
    if card is None:
        return False
    return bool(card.general) or not SERVANTS & set(card.applies_to) or is_of_free_relatives(card)


def _on_cards(found: Evidence, library: Library) -> float:
    return sum(h.score for h in found.hits if card_id_of(h.id) in library.cards)


def _vague(found: Evidence, library: Library) -> float:
    """How much of what is said by itself would be asked back about."""
    return sum(h.score for h in found.hits if h.id in library.clarifications)


def _names_its_card(found: Evidence, library: Library) -> bool:
    matter, share = _best(found)
    return share >= _SURE and matter in library.cards


def _best(found: Evidence) -> tuple[str, float]:
    """What weighs most: a card with all its branches counts as one, for which of them it is may be open."""
    mass = _mass(found)
    best = max(mass, key=lambda card: mass[card], default="")
    return best, mass.get(best, 0.0)


def _mass(found: Evidence) -> dict[str, float]:
    mass: dict[str, float] = defaultdict(float)
    for hit in found.hits:
        mass[card_id_of(hit.id)] += hit.score
    return mass


def join(evidence: Sequence[Evidence], shares: Sequence[float]) -> Evidence:
    """The weighted mean of the probabilities; the nearest phrasing of any text."""
    total: dict[str, float] = defaultdict(float)
    whole = sum(shares)
    for found, share in zip(evidence, shares, strict=True):
        for hit in found.hits:
            total[hit.id] += hit.score * share / whole
    hits = sorted((Hit(i, s) for i, s in total.items()), key=lambda h: -h.score)
    counted = [e for e, share in zip(evidence, shares, strict=True) if share > 0]
    return Evidence(tuple(hits), max(e.lexical for e in counted), max(e.dense for e in counted))
