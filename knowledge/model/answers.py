"""A question and everything an answer to it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.address import Address
from knowledge.model.kinds import VERDICT_ORDER, Person, Role, Route, Stage, Verdict
from knowledge.model.rules import Branch, Position


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: the message, the earlier ones (oldest first), and what is known of the asker."""

    text: str
    turns: tuple[str, ...] = ()
    as_of: date | None = None
    person: Person | None = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """An address under "Dasar" with the words it is shown by; ``later``: not in force yet on the day asked about."""

    address: Address
    label: str
    role: Role
    later: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The matched unit of an ingested text (kutipan), or our norm (ringkasan) where none is held."""

    address: Address
    label: str
    text: str
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A button under an answer; ``target`` is a card id, a branch number or an address."""

    kind: str
    label: str
    target: str


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """The answer to one question: verdict first, then why, basis, consequence, alternative.

    ``under_review``: the law below it changed, so it belongs in the admins' queue although it was answered.
    ``persons``: the statuses it was composed for; none where none is known.
    ``branch``: the place of the one branch of the card that this is.
    ``understood``: what the question was taken to be about, said where the engine is not sure of it.
    ``left_out``: the labels of places asked for that there was no room for.
    """

    question: str
    route: Route
    verdict: Verdict
    headline: str
    reason: str = ""
    corrections: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    positions: tuple[Position, ...] = ()
    advice: str = ""
    citations: tuple[Citation, ...] = ()
    sanctions: tuple[str, ...] = ()
    allowed_instead: str = ""
    footer: str = ""
    note: str = ""
    quotes: tuple[Quote, ...] = ()
    clarify: str = ""
    options: tuple[Option, ...] = ()
    english: str = ""
    card: str | None = None
    branch: int | None = None
    persons: frozenset[Person] = frozenset()
    score: float | None = None
    under_review: bool = False
    understood: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def bases(self) -> tuple[tuple[Citation, ...], ...]:
        """The citations law by law, in the order of first mention; law of another time apart from living."""
        together: dict[tuple[str, bool, bool], list[Citation]] = {}
        for citation in self.citations:
            time = (citation.address.slug, citation.role is Role.RIWAYAT, citation.later)
            together.setdefault(time, []).append(citation)
        return tuple(map(tuple, together.values()))


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything said to one message; ``left_out`` names the question that was not taken up."""

    parts: tuple[AnswerPart, ...]
    left_out: str = ""
    as_of: date | None = None
    library_version: int = 0

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict any part got."""
        return min((p.verdict for p in self.parts), key=VERDICT_ORDER.index)

    @property
    def refs(self) -> tuple[str, ...]:
        """The addresses printed under "Dasar", in that order, each once."""
        return tuple(dict.fromkeys(c.address.text for p in self.parts for of_one in p.bases for c in of_one))
