"""From a question to an answer in seven steps: clean, understand, route, retrieve, judge, compose, check."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from knowledge import texts
from knowledge.address import Address
from knowledge.checking.checks import problems
from knowledge.checking.phrasing import Phrasing, Watch
from knowledge.composing.asker import Asker
from knowledge.composing.cards import from_branch, from_details, in_general, standing
from knowledge.composing.corrections import as_of, corrections
from knowledge.composing.echoes import names
from knowledge.composing.ended import from_ended
from knowledge.composing.lookups import clarify, fixed, local, not_found, provisions
from knowledge.composing.stages import from_card_at_stage
from knowledge.judging.doubting import permits, second_look
from knowledge.judging.leaning import lean
from knowledge.judging.ruling import Calibration, Ruling, judge
from knowledge.judging.spans import branch_said
from knowledge.judging.stages import running
from knowledge.judging.weighing import join, weights
from knowledge.judging.weighing import texts as to_weigh
from knowledge.language.cleaning import Cleaned, clean
from knowledge.language.understanding import Asked, Understanding, Understood
from knowledge.library import Library
from knowledge.model import Answer, AnswerPart, Evidence, Question, Route, Verdict
from knowledge.ports import AnswerWriter, CardMatcher, PassageIndex
from knowledge.retrieval.passages import from_passages, from_published, see_also
from knowledge.retrieval.places import at_the_named_place, by_place
from knowledge.routing.merging import merge
from knowledge.routing.office_papers import seeks_an_office_paper
from knowledge.routing.routes import OTHER_FIELDS, route_by_evidence, route_by_rule, route_by_words
from knowledge.routing.stripping import without_orders


class LibrarySource(Protocol):
    """Hands out the library of this moment."""

    def current(self) -> Library:
        """The active version; cheap when nothing changed."""
        ...


@dataclass(frozen=True)
class Read:
    """A message after steps 1 and 2; ``route`` is set where a rule already decided."""

    question: Question
    cleaned: Cleaned
    turns: tuple[str, ...]
    understood: Understood
    route: Route | None


class Answerer:
    """Answers questions; collaborators come in through the constructor."""

    def __init__(
        self,
        source: LibrarySource,
        understanding: Callable[[Library], Understanding],
        matcher: CardMatcher,
        passages: PassageIndex,
        aliases: Mapping[str, str],
        calibration: Calibration,
        today: Callable[[], date] = date.today,
        writer: AnswerWriter | None = None,
        wording: PassageIndex | None = None,
    ) -> None:
        self._source = source
        self._understanding = understanding
        self._matcher = matcher
        self._passages = passages
        self._aliases = aliases
        self._calibration = calibration
        self._today = today
        self._phrasing = Phrasing(writer)
        self._wording = wording

    @property
    def library(self) -> Library:
        """What the next answer rests on."""
        return self._source.current()

    @property
    def phrases(self) -> bool:
        """True when a language model is asked, so that an answer may take seconds."""
        return self._phrasing.asks_a_model

    def answer(self, question: Question, watch: Callable[[Answer], None] | None = None) -> Answer:
        """The seven steps for one message; ``watch`` sees what may be shown while a language model still writes."""
        library = self._source.current()
        read = self._read(question, library)
        if read.route is not None:
            return self._finish([fixed(read.route, read.cleaned.text)], read, library)
        weighed = self._weigh(read.understood.parts, library)
        parts: list[AnswerPart] = []
        for asked, evidence in zip(read.understood.parts, weighed, strict=True):
            parts.append(self._part(asked, evidence, read, library, self._preview(tuple(parts), read, library, watch)))
        return self._finish(merge(parts, read.understood.parts), read, library)

    def answer_card(self, card_id: str, question: Question, branch: int | None = None) -> Answer:
        """The answer behind a button: a card, or one branch of it."""
        library = self._source.current()
        if (card := library.cards.get(card_id)) is None:
            return Answer((not_found(question.text, (), library),), "", self._on(question), library.version)
        # The card's own words tell nothing of the asker, and several questions not of whom.
        parts = self._read(question, library).understood.parts if question.text != card.situation else ()
        asked = parts[0] if len(parts) == 1 else None
        asker = self._asker(question, asked, library)
        if standing(card, library, asker.on) is None:
            part = from_ended(card, question.text, library, asker)
        elif branch is not None and 0 <= branch < len(card.branches):
            part = from_branch(card, branch, question.text, library, asker)
        else:
            part = from_card_at_stage(card, question.text, library, asker, None)
        told = self._checked(self._told(part, asked, asker, question), library, asker.on)
        return Answer((told,), "", asker.on, library.version)

    def answer_address(self, address: Address) -> Answer:
        """What the law says at a place."""
        library = self._source.current()
        found = library.under(address)
        on = self._today()
        if not found:
            return Answer((not_found(address.text, (), library),), "", on, library.version)
        part = provisions(address.text, found, library, on, texts.LOOKUP_HEAD)
        return Answer((part,), "", on, library.version)

    def _read(self, question: Question, library: Library) -> Read:
        cleaned = clean(question.text)
        turns = tuple(clean(t).text for t in question.turns)
        if not cleaned.too_long:
            text, turns = without_orders(cleaned.text, turns)
            cleaned = replace(cleaned, text=text)
        route = route_by_rule(cleaned.text, turns, cleaned.too_long)
        understood = self._understanding(library).read(cleaned.text, turns) if route is None else Understood(())
        return Read(question, cleaned, turns, understood, route)

    def _weigh(self, parts: Sequence[Asked], library: Library) -> list[Evidence]:
        """One pass of the classifier for all texts of the message."""
        wanted = [to_weigh(part) for part in parts]
        flat = self._matcher.evidence([text for row in wanted for text in row])
        weighed: list[Evidence] = []
        at = 0
        for part, row in zip(parts, wanted, strict=True):
            mine = flat[at : at + len(row)]
            at += len(row)
            weighed.append(join(mine, weights(part, row, mine, library)))
        return weighed

    def _preview(
        self, done: tuple[AnswerPart, ...], read: Read, library: Library, watch: Callable[[Answer], None] | None
    ) -> Watch | None:
        """Shows a part under way behind those that are done."""
        if watch is None:
            return None
        asked = read.understood.parts[: len(done) + 1]
        return lambda part: watch(self._finish(merge((*done, part), asked), read, library))

    def _part(self, asked: Asked, evidence: Evidence, read: Read, library: Library, watch: Watch | None) -> AnswerPart:
        asker = self._asker(read.question, asked, library)
        evidence = lean(evidence, asked, library)
        # Whoever asks for a fact of some other field may find it in a published paper; only an act is asked back about.
        vague = "tipis" in asked.facets.flags and "keterangan" not in asked.facets.flags
        ruling = judge(evidence, library, self._calibration, vague)
        if permits(ruling):
            evidence, ruling = second_look(asked, evidence, ruling, library,
                lambda again: lean(self._weigh((again,), library)[0], again, library),
                lambda found: judge(found, library, self._calibration, vague),
            )  # fmt: skip
        sought = seeks_an_office_paper(asked, evidence, self._aliases)
        part = local(asked.text) if sought else by_place(asked, library, asker.on)
        if part is None:
            route = route_by_words(asked) or route_by_evidence(asked, evidence, self._aliases)
            if route is Route.PERTANYAAN:
                part = at_the_named_place(self._ruled(asked, ruling, asker, library, watch), asked, library, asker.on)
            elif route in OTHER_FIELDS:
                published = from_published(asked, self._wording or self._passages, library, asker.on)
                part = published or fixed(route, asked.text)
            else:
                part = local(asked.text) if route is Route.ALAMAT else fixed(route, asked.text)
            card = standing(ruling.card, library, asker.on) if ruling.card else None
            if route is Route.MENILAI_ORANG and card and card.verdict is not Verdict.INFORMASI:
                part = in_general(part, card, library, asker)
        part = replace(part, corrections=(*corrections(asked, part, library, asker), *part.corrections))
        return self._checked(self._told(part, asked, asker, read.question), library, asker.on)

    def _told(self, part: AnswerPart, asked: Asked | None, asker: Asker, question: Question) -> AnswerPart:
        """With the day whose law is told, where past, and the verdict in English for who asks in it."""
        then = as_of(part, asker.on) if asker.on < self._on(question) else ()
        english = texts.VERDICT_ENGLISH[part.verdict] if asked is not None and asked.facets.english else part.english
        return replace(part, corrections=(*then, *part.corrections), english=english)

    def _ruled(self, asked: Asked, ruling: Ruling, asker: Asker, library: Library, watch: Watch | None) -> AnswerPart:
        if ruling.clarification is not None:
            return clarify(ruling.clarification, asked.text)
        if ruling.card is None:
            found = from_passages(asked, self._passages, library, asker.on)
            return found or not_found(asked.text, ruling.nearest, library, ruling.score)
        if standing(ruling.card, library, asker.on) is None:
            return from_ended(ruling.card, asked.text, library, asker)
        branch = ruling.branch
        if branch is None:
            branch = branch_said(ruling.card, asked, sure=ruling.score >= self._calibration.permit)
        if branch is None:
            part = from_card_at_stage(ruling.card, asked.text, library, asker, ruling.score)
        else:
            part = from_details(ruling.card, branch, asked.text, library, asker, ruling.score)
        if not ruling.sure:
            said = names(part.headline, ruling.card.situation)
            guess = texts.UNDERSTOOD_SO if said else texts.UNDERSTOOD.format(situation=ruling.card.situation)
            part = replace(part, understood=guess)
        if "rujukan" in asked.facets.flags or (ruling.card.informs and "keterangan" in asked.facets.flags):
            # Asked where it is forbidden or what follows, not whether it may be done: the card's rules are the answer.
            part = replace(part, verdict=Verdict.INFORMASI)
        part = self._phrasing.phrase(part, library, asker.on, watch)
        return see_also(part, asked, self._wording or self._passages, library, asker.on)

    def _checked(self, part: AnswerPart, library: Library, on: date) -> AnswerPart:
        if any(problems(part, library, on)):
            return not_found(part.question, (part.card,) if part.card else (), library)
        return part

    def _finish(self, parts: Sequence[AnswerPart], read: Read, library: Library) -> Answer:
        return Answer(tuple(parts), read.understood.left_out, self._on(read.question), library.version)

    def _asker(self, question: Question, asked: Asked | None, library: Library) -> Asker:
        on = self._on(question)
        persons = frozenset((question.person,)) if question.person else frozenset()
        if asked is None:
            return self._staged(Asker(on, persons, question.stage), library, question.text, None)
        year = asked.facets.year
        if year is not None and year < on.year and "dulu" in asked.facets.flags:
            on = date(year, 12, 31)
        asker = Asker(on, asked.facets.persons or persons, asked.facets.stage or question.stage)
        return self._staged(asker, library, f"{asked.joined} {asked.text}", year)

    def _staged(self, asker: Asker, library: Library, text: str, year: int | None) -> Asker:
        """What the asker says of the stage comes before what the calendar says."""
        found = running(library.elections, asker.on, text, year) if asker.stage is None else None
        return asker if found is None else replace(asker, stage=found.stage, running=found)

    def _on(self, question: Question) -> date:
        return question.as_of or self._today()
