"""Rule cards, disputes and clarifications: what decides an answer."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.address import Address
from knowledge.model.kinds import Person, Role, Stage, Verdict


@dataclass(frozen=True, slots=True)
class Basis:
    """One address a card rests on and what it does there.

    ``words`` (only BATAS): the words of the norm that leave the act out of the ban.
    ``branch`` (only conditional cards): the verdict of the branch it carries.
    """

    address: Address
    role: Role
    words: str | None = None
    branch: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """How much time puts a question in a branch: ``text`` as written, its days, and the words it is the time of."""

    text: str
    least: float
    most: float
    of: tuple[str, ...]

    def holds(self, days: float) -> bool:
        """Both ends belong to it."""
        return self.least <= days <= self.most


@dataclass(frozen=True, slots=True)
class Branch:
    """One side of a conditional verdict; ``label`` fits a button (at most 28 characters)."""

    verdict: Verdict
    when: str
    label: str
    stage: Stage | None = None
    status: Person | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Sanction:
    """What follows, for whom, at which stage, and from which texts."""

    persons: tuple[Person, ...]
    stage: Stage
    text: str
    basis: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way people ask; ``seed`` is the sentence it was varied from."""

    text: str
    seed: str


@dataclass(frozen=True, slots=True)
class AskedWay:
    """A question as a person asked it, ``turns`` the messages before it, oldest first.

    ``branch``: where its details settle a conditional card, the place of that branch.
    """

    text: str
    turns: tuple[str, ...] = ()
    branch: int | None = None


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A kaidah: one everyday situation with its verdict and everything an answer says.

    ``unruled`` (only conditional cards): no text rules on the permitted side, as the note says.
    ``informs`` (only conditional cards): whoever asks for a fact gets the conditions as information.
    ``general``: the groups of acts in which this is the rule for all of a kind who are no civil servants, or, on a card
    of civil servants, for their relatives.
    """

    id: str
    group: str
    situation: str
    verdict: Verdict
    headline: str
    reason: str
    basis: tuple[Basis, ...]
    applies_to: tuple[Person, ...]
    phrasings: tuple[Phrasing, ...]
    branches: tuple[Branch, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    allowed_instead: str = ""
    note: str = ""
    dispute: str | None = None
    acts: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    unruled: bool = False
    general: tuple[str, ...] = ()
    informs: bool = False

    @property
    def open(self) -> bool:
        """Authorities disagree or are silent: details may settle a ban, never a permission."""
        return self.dispute is not None or self.unruled


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute."""

    holder: str
    view: str
    address: Address


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sengketa: a question on which the authorities differ, and careful advice."""

    id: str
    question: str
    positions: tuple[Position, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class ClarifyOption:
    """A button of a clarification and the card it leads to."""

    label: str
    card: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """What to ask back when act, object or event is missing.

    ``cautious`` is the conditional card that [Tidak tahu] leads to.
    """

    id: str
    group: str
    question: str
    options: tuple[ClarifyOption, ...]
    cautious: str
    phrasings: tuple[Phrasing, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A shelf of the browsable tree of situations."""

    id: str
    title: str
