"""Leans the weight of cards by what a question says of itself: its form, who acts, how much is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from knowledge.judging.candidates import card_id_of, verdict_of
from knowledge.judging.heirs import for_servants_alone, is_of_relatives, rule_of, rule_of_relatives
from knowledge.judging.spans import denied
from knowledge.judging.told import Told
from knowledge.language import relatives
from knowledge.language.asking import TARGET, names_a_side, speaks_of_refusing
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import Clarification, Evidence, Hit, Person, Phrasing, RuleCard, Verdict

# Chosen on the project's own questions; see docs/evaluasi.md.
_THIN, _OUTSIDE, _THICK, _AGAINST = 12.0, 2.0, 0.5, 0.4
_ELSEWHERE = 6.0
# A story names its act somewhere; a card for others than the one who asks seldom decides.
_TOLD, _FOR_OTHERS = 0.2, 0.2
# And a permission for others is nobody else's: a PPPK under contract is not told what a former one may do.
_NOT_THEIRS = 0.02
# A story tells of more than one act, and the permission of one is not the permission of the other.
_ALLOWED_IN_A_STORY = 0.7
# What someone else put up is allowed to stay; that permission is not for the one who puts it up.
_OWN_HAND = 0.2
# "KPU's shirt", "an election-day frame": a permission for what is of no side is not for a candidate's shirt.
_NO_SIDE, _SIDED = 0.05, 0.1
# The right to refuse an order is no permission to carry it out, nor does the ban on the deed forbid to refuse it.
_REFUSAL, _REFUSING = 0.02, 0.3
# Where a relative acts, a card whose askers seldom name one speaks of the asker's own act.
_OWN_ACT, _NAMING = 0.3, 0.3
# A branch for who left five years ago is not for who left three years ago.
_ANOTHER_TIME = 0.05
# Who is said to serve is none of those who do not.
_NONE_OF_THEM = 0.01
# What a question names it is not asked back about.
_NAMED, _SELDOM = 0.01, 0.2
_EVENT_ASKED = "acaranya apa"


def lean(evidence: Evidence, asked: Asked, library: Library) -> Evidence:
    """Shift weight by the form of the question: acts to verdicts, facts to information, nothing to asking back."""
    told = Told.by(asked)
    shares = {hit.id: hit.score * _share(hit, told, library) for hit in evidence.hits}
    for heir, mass in _handed_on(evidence.hits, told, library):
        shares[heir] = shares.get(heir, 0.0) + mass
    whole = sum(shares.values()) or 1.0
    hits = (Hit(name, share / whole) for name, share in shares.items())
    return Evidence(tuple(sorted(hits, key=lambda h: -h.score)), evidence.lexical, evidence.dense)


def _share(hit: Hit, told: Told, library: Library) -> float:
    if hit.id in library.clarifications:
        return _of_asking_back(library.clarifications[hit.id], told, library)
    card = library.cards.get(card_id_of(hit.id))
    if card is None:
        # Who tells a long story without one word of the field tells of something else.
        return (_ELSEWHERE if told.story else _OUTSIDE) if "tipis" in told.flags else 1.0
    time = _ANOTHER_TIME if denied(hit.id, told.asked, library) or _is_of_another_time(card, told) else 1.0
    permits = verdict_of(hit.id, library) is Verdict.BOLEH
    allowed = _of_permission(card, told) if permits else 1.0
    theirs = 1.0 if _is_for(card, told) else _NOT_THEIRS if permits else _FOR_OTHERS
    refused = _REFUSAL if _is_of_the_other_wish(hit, told, library) else 1.0
    return _by_form(card, told.flags) * theirs * _by_relative(card, told) * allowed * time * refused


def _is_of_another_time(card: RuleCard, told: Told) -> bool:
    """True for the rule before retirement where that day is past, and the rule after it where it is to come."""
    if Person.PENSIUNAN in card.applies_to:
        return told.retires_later
    return told.retired and "pensiun" in card.situation.lower()


def _handed_on(hits: Sequence[Hit], told: Told, library: Library) -> Iterator[tuple[str, float]]:
    """What is taken from bans on civil servants goes to the rule for the asker's kind; what is taken from the ban on a
    deed, to the right to refuse it, where that is asked, and the reverse.
    """
    if told.kind is not None and (rule := rule_of(told.kind, hits, library)) is not None:
        kinds_own, groups = rule
        yield kinds_own, sum(hit.score for hit in hits if _binds_others(hit, groups, told, library))
        # "Saya pedagang, istri PNS": the freedom of who lives beside a civil servant is the asker's here.
        yield kinds_own, sum(hit.score for hit in hits if is_of_relatives(card_id_of(hit.id), library))
    if told.others_deed and (card := rule_of_relatives(told.relative_free, library)) is not None:
        yield card.id, sum(hit.score for hit in hits if _binds_askers(hit, card, library))
    if told.refuses or told.obeys:
        wished = Verdict.BOLEH if told.refuses else Verdict.TIDAK_BOLEH
        heir = next((hit.id for hit in hits if _is_of_orders(hit, wished, library)), None)
        if heir is not None:
            yield heir, sum(hit.score for hit in hits if _is_of_the_other_wish(hit, told, library))


def _binds_others(hit: Hit, groups: frozenset[str], told: Told, library: Library) -> bool:
    """True for a ban on an act that civil servants alone are forbidden."""
    card = library.cards.get(card_id_of(hit.id))
    if card is None or card.group not in groups or verdict_of(hit.id, library) is not Verdict.TIDAK_BOLEH:
        return False
    return not _is_for(card, told) and for_servants_alone(card)


def _binds_askers(hit: Hit, rule: RuleCard, library: Library) -> bool:
    """True for a ban on civil servants that does not speak of their relatives."""
    card = library.cards.get(card_id_of(hit.id))
    if card is None or card.group not in rule.general or verdict_of(hit.id, library) is not Verdict.TIDAK_BOLEH:
        return False
    return not _speaks_of_relatives(card) and for_servants_alone(card)


def _is_of_orders(hit: Hit, wished: Verdict, library: Library) -> bool:
    card = library.cards.get(card_id_of(hit.id))
    refuses = card is not None and is_of_refusing(card)
    return verdict_of(hit.id, library) is wished and refuses is (wished is Verdict.BOLEH)


def _is_of_the_other_wish(hit: Hit, told: Told, library: Library) -> bool:
    """The ban on a deed where leave to refuse it is asked; the right to refuse where leave to do it is."""
    if told.refuses:
        return _is_of_orders(hit, Verdict.TIDAK_BOLEH, library)
    return told.obeys and _is_of_orders(hit, Verdict.BOLEH, library)


def _of_asking_back(clarification: Clarification, told: Told, library: Library) -> float:
    if "tipis" in told.flags:
        return _THIN
    if told.target and _leaves_the_target_open(clarification):
        return _NAMED
    if told.event and _EVENT_ASKED in clarification.question.lower():
        return _NAMED
    if not any(_is_for(library.cards[option.card], told) for option in clarification.options):
        # A pensioner is not asked as what they join a campaign: all that could be chosen is for others.
        return _FOR_OTHERS * _THICK
    return _TOLD if told.detailed else _THICK


def _of_permission(card: RuleCard, told: Told) -> float:
    """Where a permission is not for what is asked."""
    story = _ALLOWED_IN_A_STORY if told.story else 1.0
    of_no_side = told.side and not _speaks_of_sides(card)
    return story * (_OWN_HAND if told.puts_up else 1.0) * (_NO_SIDE if of_no_side else 1.0)


def _by_form(card: RuleCard, flags: frozenset[str]) -> float:
    if "rujukan" in flags:
        return 1.0 if card.verdict is Verdict.INFORMASI else _AGAINST
    act, fact = "perbuatan" in flags, "keterangan" in flags
    if card.verdict is Verdict.INFORMASI:
        return _AGAINST if act and not fact else 1.0
    return _AGAINST if fact and not act and not card.informs else 1.0


def _is_for(card: RuleCard, told: Told) -> bool:
    """False where the asker tells a status that the card leaves out."""
    if told.relative_acts and not told.relative_serves:
        return True  # the status told is the asker's, and the act is not
    if len(told.persons) != 1 or told.persons & set(card.applies_to) or _binds_everybody(card):
        return True
    # "My husband is a police officer, may he vote?" asks after him.
    return Person.TNI_POLRI in card.applies_to and told.relative_in_the_forces


def _by_relative(card: RuleCard, told: Told) -> float:
    """ "My husband is a witness" is about him, and "my wife is a civil servant" about somebody whom the rules bind,
    as is "my husband trades, I am a civil servant and join a campaign team".
    """
    if is_of_free_relatives(card) and (told.relative_serves or told.serving_asker_acts):
        return _NONE_OF_THEM
    return _OWN_ACT if told.relative_acts and not _speaks_of_relatives(card) else 1.0


def is_of_free_relatives(card: RuleCard) -> bool:
    """True for a card on those beside a civil servant who are none themselves."""
    return "bukan ASN" in card.situation


@lru_cache(maxsize=2048)
def _binds_everybody(card: RuleCard) -> bool:
    """True also of what is punished whoever does it, like buying votes."""
    return Person.SEMUA in card.applies_to or any(Person.SEMUA in sanction.persons for sanction in card.sanctions)


@lru_cache(maxsize=512)
def _leaves_the_target_open(clarification: Clarification) -> bool:
    """True where those who are asked back seldom name a candidate, party or campaign: that is what is missing."""
    return _among(clarification.phrasings, lambda text: TARGET.search(text) is not None) <= _SELDOM


@lru_cache(maxsize=2048)
def _speaks_of_sides(card: RuleCard) -> bool:
    return _among(card.phrasings, names_a_side) >= _SIDED


@lru_cache(maxsize=2048)
def is_of_refusing(card: RuleCard) -> bool:
    """True where those who ask it are unwilling to do something."""
    return _among(card.phrasings, speaks_of_refusing) >= _REFUSING


@lru_cache(maxsize=2048)
def _speaks_of_relatives(card: RuleCard) -> bool:
    return _among(card.phrasings, relatives.names_one) >= _NAMING


def _among(ways: Sequence[Phrasing], says: Callable[[str], bool]) -> float:
    """The share of the phrasings that say it; 0 of none."""
    return sum(says(way.text.lower()) for way in ways) / max(1, len(ways))
