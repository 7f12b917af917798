"""Joins the weighings of one question's texts (alone, in context, sentence by sentence) into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from knowledge.judging.candidates import card_id_of, verdict_of
from knowledge.judging.spans import denied
from knowledge.language import relatives
from knowledge.language.asking import (
    TARGET,
    asks_to_obey,
    names_the_field,
    puts_up_campaign_matter,
    speaks_of_refusing,
)
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import Clarification, Evidence, Hit, Person, RuleCard, Verdict
from knowledge.routing.routes import elsewhere

# A follow-on of so few words, or one that only swaps, has no act of its own;
# what says nothing by itself counts for so little.
_BARELY, _NOTHING = 3, 0.1
# From here on a follow-on is sure of a card by itself; chosen on 197 follow-ups and messages of several questions.
_SURE = 0.75
# Who has moved on to shopping or taxes asks nothing of what came before.
_ELSEWHERE_BY_ITSELF = 0.95
# Chosen on the project's own questions; see docs/evaluasi.md.
_THIN, _OUTSIDE, _THICK, _AGAINST = 12.0, 2.0, 0.5, 0.4
_ELSEWHERE = 6.0
# A story names its act somewhere; a card for others than the one who asks seldom decides.
_TOLD, _FOR_OTHERS = 0.2, 0.2
# A story tells of more than one act, and the permission of one is not the permission of the other.
_ALLOWED_IN_A_STORY = 0.7
# What someone else put up is allowed to stay; that permission is not for the one who puts it up.
_OWN_HAND = 0.2
# The right to refuse an order is no permission to carry it out.
_REFUSAL, _REFUSING = 0.02, 0.3
# Where a relative acts, a card whose askers seldom name one speaks of the asker's own act.
_OWN_ACT, _NAMING = 0.3, 0.3
# A branch for who left five years ago is not for who left three years ago.
_ANOTHER_TIME = 0.05
# Who is said to serve is none of those who do not.
_NONE_OF_THEM = 0.01
# What a question names it is not asked back about.
_NAMED, _SELDOM = 0.01, 0.2
# Who writes so many words has said what was done, to whom and where.
_DETAILED = 24
# Of "KASN sudah bubar, berarti bebas posting?" the first half is corrected, the second answered.
_PREMISE = 0.3


def texts(asked: Asked) -> tuple[str, ...]:
    """What has to be weighed for one question."""
    found = dict.fromkeys(t for t in (asked.mended, asked.joined, asked.bare, *asked.windows) if t)
    # Of "wkwkwk" mending leaves nothing, and something has to be weighed.
    return tuple(found) or (asked.text,)


def weights(asked: Asked, weighed: Sequence[str], evidence: Sequence[Evidence], library: Library) -> list[float]:
    """How much each text counts: context for what leans on it, sure sentences in a story."""
    alone = _alone(asked, evidence[weighed.index(asked.mended)] if asked.mended in weighed else None, library)
    out: list[float] = []
    for text, found in zip(weighed, evidence, strict=True):
        if text in asked.windows:
            # A sentence about groceries is sure of nothing and must not drown the one that names the act.
            out.append(found.hits[0].score ** 2 / len(asked.windows) * 2)
        elif text == asked.bare:
            out.append(1.5 if asked.concludes or "perbuatan" in asked.facets.flags else 0.7)
        elif text == asked.mended and text != asked.joined:
            out.append(alone)
        elif text == asked.joined and text != asked.mended:
            out.append(1.0 - alone)
        else:
            out.append(
                _PREMISE if asked.concludes else 0.4 if asked.bare and "perbuatan" in asked.facets.flags else 1.0
            )
    return out


def _alone(asked: Asked, found: Evidence | None, library: Library) -> float:
    """How much the question counts without what came before: "sanksinya?" says nothing by itself.

    Neither does what would be asked back about; a follow-on that is sure of its card by itself swaps the matter.
    """
    share = 0.5 if asked.follows else 0.8
    if asked.swaps or (asked.follows and len(asked.mended.split()) <= _BARELY and not names_the_field(asked.mended)):
        share = _NOTHING
    elif asked.follows and found is not None and elsewhere(found) >= _SURE:
        share = _ELSEWHERE_BY_ITSELF
    elif asked.follows and found is not None and _names_its_card(found, library):
        share = 0.8
    vague = sum(h.score for h in found.hits if h.id in library.clarifications) if found is not None else 0.0
    return share * (1.0 - vague) + _NOTHING * vague


def _names_its_card(found: Evidence, library: Library) -> bool:
    """A card with all its branches counts as one: which of them it is may be open."""
    mass: dict[str, float] = defaultdict(float)
    for hit in found.hits:
        mass[card_id_of(hit.id)] += hit.score
    best = max(mass, key=lambda card: mass[card])
    return mass[best] >= _SURE and best in library.cards


def lean(evidence: Evidence, asked: Asked, library: Library) -> Evidence:
    """Shift weight by the form of the question: acts to verdicts, facts to information, nothing to asking back."""
    shares = [hit.score * _lean(hit, asked, library) for hit in evidence.hits]
    whole = sum(shares) or 1.0
    hits = [Hit(h.id, s / whole) for h, s in zip(evidence.hits, shares, strict=True)]
    return Evidence(tuple(sorted(hits, key=lambda h: -h.score)), evidence.lexical, evidence.dense)


def _lean(hit: Hit, asked: Asked, library: Library) -> float:
    flags = asked.facets.flags
    card = library.cards.get(card_id_of(hit.id))
    if hit.id in library.clarifications:
        if "tipis" in flags:
            return _THIN
        if TARGET.search(asked.mended) and _leaves_the_target_open(library.clarifications[hit.id]):
            return _NAMED
        if all(_by_person(library.cards[o.card], asked) < 1.0 for o in library.clarifications[hit.id].options):
            # A pensioner is not asked as what they join a campaign: all that could be chosen is for others.
            return _FOR_OTHERS * _THICK
        return _TOLD if asked.windows or len(asked.mended.split()) > _DETAILED else _THICK
    if card is None:
        # Who tells a long story without one word of the field tells of something else.
        return (_ELSEWHERE if asked.windows else _OUTSIDE) if "tipis" in flags else 1.0
    allowed = verdict_of(hit.id, library) is Verdict.BOLEH
    story = _ALLOWED_IN_A_STORY if asked.windows and allowed else 1.0
    own = _OWN_HAND if allowed and puts_up_campaign_matter(asked.mended) else 1.0
    if allowed and asks_to_obey(asked.mended) and _is_of_refusing(card):
        own = _REFUSAL
    time = _ANOTHER_TIME if denied(hit.id, asked, library) else 1.0
    return _by_form(card, flags) * _by_person(card, asked) * _by_relative(card, asked) * story * own * time


@lru_cache(maxsize=512)
def _leaves_the_target_open(clarification: Clarification) -> bool:
    """True where those who are asked back seldom name a candidate, party or campaign: that is what is missing."""
    naming = sum(bool(TARGET.search(way.text.lower())) for way in clarification.phrasings)
    return naming <= _SELDOM * len(clarification.phrasings)


def _by_form(card: RuleCard, flags: frozenset[str]) -> float:
    if "rujukan" in flags:
        return 1.0 if card.verdict is Verdict.INFORMASI else _AGAINST
    act, fact = "perbuatan" in flags, "keterangan" in flags
    if card.verdict is Verdict.INFORMASI:
        return _AGAINST if act and not fact else 1.0
    return _AGAINST if fact and not act else 1.0


def _by_person(card: RuleCard, asked: Asked) -> float:
    """Where the asker tells their status, cards made for it go before cards that leave it out."""
    persons = asked.facets.persons
    if relatives.acts(asked.mended) and not relatives.in_service(asked.mended):
        return 1.0  # the status told is the asker's, and the act is not
    if len(persons) != 1 or Person.SEMUA in card.applies_to or persons & set(card.applies_to):
        return 1.0
    if Person.TNI_POLRI in card.applies_to and relatives.in_the_forces(asked.mended):
        return 1.0  # "my husband is a police officer, may he vote?" asks after him
    return _FOR_OTHERS


def _by_relative(card: RuleCard, asked: Asked) -> float:
    """ "My husband is a witness" is about him, and "my wife is a civil servant" about somebody whom the rules bind,
    as is "my husband trades, I am a civil servant and join a campaign team".
    """
    serving = relatives.in_service(asked.mended) or relatives.serving_asker_acts(asked.mended)
    if "bukan ASN" in card.situation and serving:
        return _NONE_OF_THEM
    return _OWN_ACT if relatives.acts(asked.mended) and not _speaks_of_relatives(card) else 1.0


@lru_cache(maxsize=2048)
def _is_of_refusing(card: RuleCard) -> bool:
    refusing = sum(speaks_of_refusing(way.text.lower()) for way in card.phrasings)
    return refusing >= _REFUSING * len(card.phrasings)


@lru_cache(maxsize=2048)
def _speaks_of_relatives(card: RuleCard) -> bool:
    naming = sum(relatives.names_one(way.text.lower()) for way in card.phrasings)
    return naming >= _NAMING * len(card.phrasings)


def join(evidence: Sequence[Evidence], shares: Sequence[float]) -> Evidence:
    """The weighted mean of the probabilities; the nearest phrasing of any text."""
    total: dict[str, float] = defaultdict(float)
    whole = sum(shares)
    for found, share in zip(evidence, shares, strict=True):
        for hit in found.hits:
            total[hit.id] += hit.score * share / whole
    hits = sorted((Hit(i, s) for i, s in total.items()), key=lambda h: -h.score)
    return Evidence(tuple(hits), max(e.lexical for e in evidence), max(e.dense for e in evidence))
