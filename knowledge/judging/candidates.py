"""What a label of the classifier stands for: a card, one branch of a conditional card, or a question to ask back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.model import Clarification, Hit, RuleCard, Verdict

# "lagu-kampanye#1": the question's own details put it in the second branch of the card.
_BRANCH = "#"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Exactly one of ``card`` and ``clarification``; ``branch`` is a place in the branches of a card."""

    card: RuleCard | None
    clarification: Clarification | None = None
    branch: int | None = None

    @property
    def verdict(self) -> Verdict:
        """What an answer from this candidate would say."""
        if self.card is None:
            return Verdict.PERLU_KLARIFIKASI
        return self.card.verdict if self.branch is None else self.card.branches[self.branch].verdict


def branch_label(card_id: str, branch: int) -> str:
    """The label of one branch."""
    return f"{card_id}{_BRANCH}{branch}"


def card_id_of(label: str) -> str:
    """The card of a label, also of a branch's."""
    return label.partition(_BRANCH)[0]


def candidate(label: str, library: Library) -> Candidate | None:
    """``None`` for kinds of other messages, and for what the library does not have.

    Where authorities disagree or are silent no detail settles that an act is allowed: the whole card answers, with
    both sides.
    """
    if (asking := library.clarifications.get(label)) is not None:
        return Candidate(None, asking)
    card_id, _, number = label.partition(_BRANCH)
    card = library.cards.get(card_id)
    if card is None or not number:
        return Candidate(card) if card else None
    if int(number) >= len(card.branches):
        return None
    permits = card.branches[int(number)].verdict is Verdict.BOLEH
    return Candidate(card) if permits and card.open else Candidate(card, None, int(number))


def candidates(hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The hits that could answer, in their order."""
    return [hit for hit in hits if candidate(hit.id, library) is not None]


def verdict_of(label: str, library: Library) -> Verdict:
    """The verdict a label would give; what is nothing to answer from needs asking back."""
    found = candidate(label, library)
    return found.verdict if found else Verdict.PERLU_KLARIFIKASI
