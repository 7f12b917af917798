"""Step 2: what one message asks, with what came before it, part by part."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from knowledge.language import discourse, relatives
from knowledge.language.asking import asks_a_fact, asks_an_act, named_side, names_an_act_for_a_side, thin
from knowledge.language.cleaning import without_tags
from knowledge.language.facets import facets, says_self, who
from knowledge.language.legal_addresses import LegalMention, completed, continued, find
from knowledge.language.local_instruments import names_a_paper
from knowledge.language.mending import Glossary
from knowledge.language.own_status import own_kind
from knowledge.language.people import asked_of_a_free_kind, doer
from knowledge.language.splitting import MAX_PARTS, is_follow_on, questions
from knowledge.language.swapping import in_full, puts_right, says_only_a_swap
from knowledge.model import FREED, Facets, Person

# A story is weighed sentence by sentence as well: its act is in one of them.
_LONG = 28
_ASN = {Person.PNS, Person.PPPK, Person.CPNS}
# Fewer words beside a law's name ask about the law itself.
_ENOUGH = 6
_SELF_CONTAINED = 4
# One turn is looked back at, and up to three where that leans on others itself or says too little.
_FAR = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a message.

    ``mended`` is the question alone, ``joined`` with what it leans on, ``bare`` without the laws it names or the
    stories told before it (empty where nothing much is left); ``sentences`` are those of a long story;
    ``concludes``: ``bare`` is what was said to follow from the rest; ``swaps``: the question only puts another status,
    stage or time into the one before; ``before``: that one, where it does not; ``carried``: the question with who and
    which side only that one named.
    """

    text: str
    mended: str
    joined: str
    bare: str
    follows: bool
    sentences: tuple[str, ...]
    mentions: tuple[LegalMention, ...]
    facets: Facets
    concludes: bool = False
    swaps: bool = False
    before: str = ""
    carried: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """The questions taken up and the one that was left."""

    parts: tuple[Asked, ...]
    left_out: str = ""


class Understanding:
    """Reads messages with the glossary and the names of the regulations."""

    def __init__(self, glossary: Glossary, names: Mapping[str, tuple[str, ...]]) -> None:
        self._glossary = glossary
        self._names = names

    def read(self, text: str, turns: tuple[str, ...]) -> Understood:
        """``text`` and ``turns`` are clean; turns are the earlier messages, oldest first."""
        text, turns = without_tags(text).strip() or text, tuple(map(without_tags, turns))
        text, turns = discourse.since_the_last_matter(text, turns)
        asked = questions(text, lambda part: not thin(self._glossary.mend(part)))
        parts: list[Asked] = []
        before = self._leaned_on(turns)
        for i, part in enumerate(asked[:MAX_PARTS]):
            parts.append(self._part(part, before if (i or turns) else [], i > 0))
            before = [part] if i == 0 else [*before, part]
        return Understood(tuple(parts), asked[MAX_PARTS] if len(asked) > MAX_PARTS else "")

    def _leaned_on(self, turns: tuple[str, ...]) -> list[str]:
        """The turns before, as far back as one that stands by itself."""
        for back in range(1, _FAR):
            first = turns[-back:][0] if turns else ""
            if not is_follow_on(first) and not thin(self._glossary.mend(first)):
                return list(turns[-back:])
        return list(turns[-_FAR:])

    def _part(self, text: str, before: list[str], in_one_breath: bool) -> Asked:
        mended = self._glossary.mend(text)
        if before:
            mended = discourse.without_opening(mended)
        told = [*map(self._glossary.mend, before)]
        joined = in_full([*told, mended])
        wrong, mended = discourse.corrected(mended) if before else ("", mended)
        put_right = bool(wrong) and puts_right(in_full(told), wrong, mended) == joined
        own = facets(mended, text)
        # Whoever is no ASN has rules of their own: there the status is the question.
        swaps = bool(before) and (says_only_a_swap(mended) or put_right) and not thin(joined) and own.persons <= _ASN
        # What says nothing by itself, and with what was said before it something, leans on that; in one message always.
        leans = thin(mended) and (in_one_breath or not thin(joined))
        follows = bool(before) and (swaps or is_follow_on(text) or leans)
        if before and not follows:
            joined = self._glossary.mend(" ".join([*before, text]))
        mentions = self._mentions(text, before)
        lawless = not any(m.slugs or m.kind == "local" for m in mentions)
        if before and lawless and (follows or mentions):
            follows, earlier = True, self._mentions(before[-1], before[:-1])
            mentions = continued(text, earlier) or mentions or earlier
        said = self._sentences(text) if len(mended.split()) > _LONG else ()
        concluded = "" if before else self._concluded(text)
        done = "" if said or follows else discourse.done_instead(mended)
        lawful = "" if concluded or done or follows else self._bare(text, mentions)
        # Who is told to be free is so in what was said before the question.
        whole = concluded or done or follows or lawful or _of_the_free(mended, own.persons)
        asking = "" if whole else self._asking(text)
        bare = concluded or done or lawful or asking
        seen = facets(joined if follows else mended, text, said)
        if follows:
            seen = _followed(seen, own, mended, swaps)
        seen = _flagged(seen, concluded or asking, bool(mentions))
        answered = "" if swaps else in_full(told)
        return Asked(text, mended, joined, bare, follows, said, mentions, seen,
            bool(concluded), swaps, answered, _carried(answered, mended))  # fmt: skip

    def _mentions(self, text: str, before: list[str]) -> tuple[LegalMention, ...]:
        """What ``text`` names of the law; a law named alone has the article that was asked for before it."""
        found = find(text, self._names)
        return (before and completed(text, found, find(before[-1], self._names))) or found

    def _bare(self, text: str, mentions: tuple[LegalMention, ...]) -> str:
        """What is asked besides the law that is named: "menurut PP X boleh pakai mobil dinas?" asks about the car."""
        if not mentions:
            return ""
        for start, end in sorted((m.span for m in mentions), reverse=True):
            text = f"{text[:start]} {text[end:]}"
        mended = self._glossary.mend(text)
        return mended if len(mended.split()) >= _ENOUGH else ""

    def _asking(self, text: str) -> str:
        """The sentence that asks, where it names the matter itself: what was told before it weighs less."""
        said = discourse.clauses(text)
        asking = [s for s in said if "?" in s]
        if len(said) < 2 or not asking:
            return ""
        return self._with_its_subject(self._alone(asking[-1]), text)

    def _concluded(self, text: str) -> str:
        """What is asked to follow from a premise, where it names the matter itself."""
        conclusion = discourse.conclusion(text)
        if not conclusion:
            return ""
        # "Jadi aturannya sudah lewat. Posting dukungan boleh kan": the act may come only after what was concluded.
        said = discourse.clauses(conclusion)
        last = self._alone(said[-1]) if len(said) > 1 else ""
        asked = last if last and asks_an_act(last) else self._alone(conclusion)
        return self._with_its_subject(asked, text)

    def _with_its_subject(self, asked: str, text: str) -> str:
        """ "Kades bukan PNS, jadi boleh kampanye?": whose act it is may stand before it."""
        named = says_self(asked) or relatives.names_one(asked)
        subject = who(self._glossary.mend(text)) if asked and not named else ""
        return asked if not subject or subject in asked else f"{subject} {asked}"

    def _alone(self, text: str) -> str:
        """Mended, where it needs nothing of what was said before it."""
        mended = self._glossary.mend(text)
        alone = len(mended.split()) >= _SELF_CONTAINED and not thin(mended) and not discourse.points_back(mended)
        return mended if alone else ""

    def _sentences(self, text: str) -> tuple[str, ...]:
        """The sentences of a story; mere worry stands in nobody's way, so what was done meets what is asked."""
        said = [(s, self._glossary.mend(s)) for s in discourse.sentences(text)]
        heard = (m for s, m in said if len(m.split()) >= 3 and ("?" in s or not discourse.only_worries(m)))
        return tuple(dict.fromkeys(heard))


def _flagged(seen: Facets, last: str, names_a_law: bool) -> Facets:
    """The flags as the ``last`` clause, which is what is asked, and a law that is named leave them."""
    flags = seen.flags
    if last and asks_an_act(last) and not asks_a_fact(last):
        # "The old law is gone, may I ...": the premise names a sanction or law, what is asked is the act.
        flags = flags - {"keterangan"} | {"perbuatan"}
    # Whoever names a law by its place has named what they ask about.
    return replace(seen, flags=flags - {"tipis"} if names_a_law else flags)


def _of_the_free(mended: str, persons: Collection[Person]) -> bool:
    """True where the deed of somebody is asked after who is told to be free; ``persons``: the statuses told."""
    told = doer(mended)
    named = told is not None and told.named and told.free
    return named or asked_of_a_free_kind(mended) or own_kind(mended, persons) in FREED


def _carried(before: str, mended: str) -> str:
    """The mended question with whom and which side only the one before names; empty where it names none."""
    whom = who(before) if not who(mended) else ""
    side = named_side(before) if not named_side(mended) else ""
    return f"{whom} {mended} {side}".strip() if whom or side else ""


def _followed(seen: Facets, own: Facets, mended: str, swaps: bool) -> Facets:
    """What the whole conversation says, where the follow-on itself says who, when or what replaced by that."""
    seen = replace(seen, persons=own.persons or seen.persons, stage=own.stage or seen.stage)
    if own.year is not None and swaps:
        # "Kalau tahun 2019?" can only be the year of the act.
        seen = replace(seen, year=own.year, flags=seen.flags | {"dulu"})
    if "surat_setempat" not in own.flags and names_an_act_for_a_side(mended) and not names_a_paper(mended):
        # A circular was told of before; what is asked now is an act, and the law of the land answers that.
        seen = replace(seen, flags=seen.flags - {"surat_setempat"})
    return seen
