"""Step 6 for a card: the parts of an answer, every legal fact by id from the card and the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.asker import Asker
from knowledge.composing.footers import card_note, footer, no_longer, not_yet, unchecked
from knowledge.composing.labels import address_label
from knowledge.composing.sanctions import probation_line, punishing, sanction_lines
from knowledge.judging.standing import stands
from knowledge.library import Library
from knowledge.model import (
    NOT_PNS,
    PNS_LAW,
    AnswerPart,
    Basis,
    Branch,
    Citation,
    Option,
    Role,
    Route,
    RuleCard,
    Stage,
    Verdict,
)

MAX_CITATIONS = 4
# The two lists of the SKB's annex: acts before the candidates are fixed, and after.
_ANNEX_EARLY, _ANNEX_LATE = "pelanggaran-kode-etik", "pelanggaran-disiplin"
DECIDING = frozenset((Role.MELARANG, Role.MEMBOLEHKAN, Role.BATAS))


def from_card(card: RuleCard, question: str, library: Library, asker: Asker, score: float | None) -> AnswerPart:
    """The whole answer a card gives to this asker."""
    basis = live_basis(card, library, asker)
    dispute = library.disputes.get(card.dispute or "")
    living = punishing(card, library, asker.on)
    ended = tuple(_ended(card, library, asker.on))
    punished = tuple(sanction_lines(living, asker))
    return AnswerPart(
        question=question,
        route=Route.PERTANYAAN,
        verdict=card.verdict,
        headline=card.headline,
        reason=card.reason,
        corrections=(*ended, *_later(card, library, asker.on)),
        branches=card.branches,
        positions=dispute.positions if dispute else (),
        advice=dispute.advice if dispute else "",
        citations=citations(basis, library, asker.stage),
        sanctions=(*punished, *probation_line(punished, card.verdict, library, asker)),
        allowed_instead=card.allowed_instead,
        footer=footer(card.applies_to, [b.address for b in basis], library, asker.on, unchecked(basis, library)),
        note=" ".join(filter(None, (card_note(card, basis, library, asker.on), _lost(card, library, asker)))),
        options=_narrowing(card),
        card=card.id,
        persons=asker.persons,
        score=score,
        under_review=bool(ended),
    )


def standing(card: RuleCard, library: Library, on: date) -> RuleCard | None:
    """The card with what still punishes; ``None`` once its verdict rests on no law in force."""
    return punishing(card, library, on) if stands(card, alive_basis(card, library, on)) else None


def from_branch(card: RuleCard, index: int, question: str, library: Library, asker: Asker) -> AnswerPart:
    """The answer when the asker told which branch is theirs."""
    branch = card.branches[index]
    whole = from_card(card, question, library, asker, None)
    mine = [b for b in live_basis(card, library, asker) if b.branch in (None, branch.verdict)]
    banned = branch.verdict is Verdict.TIDAK_BOLEH
    return AnswerPart(
        question=question,
        route=Route.PERTANYAAN,
        verdict=branch.verdict,
        headline=texts.BRANCH_HOLDS.format(when=branch.when.rstrip(".")),
        reason=card.reason,
        corrections=whole.corrections,
        # Whichever side the asker is on, the dispute is not settled by that.
        positions=whole.positions,
        advice=whole.advice,
        citations=citations(mine, library, asker.stage),
        sanctions=(*whole.sanctions, *probation_line(whole.sanctions, branch.verdict, library, asker))
        if banned
        else (),
        allowed_instead=card.allowed_instead,
        footer=whole.footer,
        note=whole.note,
        card=card.id,
        branch=index,
        persons=asker.persons,
    )


def from_details(
    card: RuleCard, index: int, question: str, library: Library, asker: Asker, score: float | None
) -> AnswerPart:
    """The branch that the question's own details leave; the other side is said with it, and a button away."""
    mine = from_branch(card, index, question, library, asker)
    others = tuple(b for i, b in enumerate(card.branches) if i != index and b.verdict is not mine.verdict)
    away = tuple(o for o in _narrowing(card) if o.target != str(index))
    return replace(mine, branches=others, options=away, score=score)


def in_general(refusal: AnswerPart, card: RuleCard, library: Library, asker: Asker) -> AnswerPart:
    """A refusal to judge a person, with what holds for such an act by anybody."""
    basis = live_basis(card, library, asker)
    said = texts.IN_GENERAL.format(situation=card.situation, headline=card.headline)
    return replace(
        refusal,
        reason=f"{refusal.reason} {said}",
        citations=citations(basis, library, asker.stage),
        footer=footer(card.applies_to, [b.address for b in basis], library, asker.on),
        options=(Option("card", card.situation, card.id),),
    )


def live_basis(card: RuleCard, library: Library, asker: Asker) -> list[Basis]:
    """The bases in force on the day that bind this asker; a PNS rule is not shown to a PPPK who has another."""
    alive = alive_basis(card, library, asker.on)
    if asker.persons and asker.persons <= NOT_PNS:
        theirs = [b for b in alive if b.address.slug not in PNS_LAW]
        if theirs and {b.role for b in theirs} >= {b.role for b in alive} - {Role.SANKSI, Role.PROSEDUR}:
            return theirs
    return alive


def alive_basis(card: RuleCard, library: Library, on: date) -> list[Basis]:
    """The bases in force on the day; history stays."""
    return [b for b in card.basis if b.role is Role.RIWAYAT or library.in_force(b.address, on)]


def citations(basis: Sequence[Basis], library: Library, stage: Stage | None = None) -> tuple[Citation, ...]:
    """At most four in the card's order, three where all judge alike; what carries both sides is said once."""
    once: dict[Address, Basis] = {}
    for b in basis:
        once.setdefault(b.address, b)
    return tuple(
        Citation(b.address, address_label(b.address, library), b.role) for b in _shown(list(once.values()), stage)
    )


def _shown(basis: Sequence[Basis], stage: Stage | None) -> Sequence[Basis]:
    """Of four bases with one role three are enough: one row of the annex, and never without what binds a PPPK."""
    shown = basis[:MAX_CITATIONS]
    roles = {b.role for b in shown}
    if len(shown) < MAX_CITATIONS or len(roles) > 1 or not roles & DECIDING:
        return shown
    spare = _other_row(shown, stage) or shown[-1]
    if {b.address.slug for b in shown if b is not spare} <= PNS_LAW:
        spare = shown[-2]
    return [b for b in shown if b is not spare]


def _other_row(basis: Sequence[Basis], stage: Stage | None) -> Basis | None:
    """Where both lists of the annex are cited: the row that is not of this stage, or else the milder."""
    early = [b for b in basis if b.address.bagian == _ANNEX_EARLY]
    late = [b for b in basis if b.address.bagian == _ANNEX_LATE]
    rows = late if stage is Stage.SEBELUM_PENETAPAN else early
    return rows[0] if early and late else None


def _ended(card: RuleCard, library: Library, on: date) -> Iterable[str]:
    """Texts that the card's words may still name as living: said before them, until an officer has read the card."""
    dead = (library.provision(b.address.text) for b in card.basis if b.role is not Role.RIWAYAT)
    said = (no_longer(p, library, on) for p in sorted(filter(None, dead), key=lambda p: p.address))
    return dict.fromkeys(filter(None, said))


def _later(card: RuleCard, library: Library, on: date) -> Iterable[str]:
    """The same of texts that came only after that day."""
    said = (not_yet(b.address, library, on) for b in card.basis if b.role is not Role.RIWAYAT)
    return dict.fromkeys(filter(None, said))


def _lost(card: RuleCard, library: Library, asker: Asker) -> str:
    """Why a punishment of the card is not told: its text ended, or came only after that day."""
    told = punishing(card, library, asker.on).sanctions
    lost = [s for s in card.sanctions if s not in told]
    if any(library.not_yet(a, asker.on) for s in lost for a in s.basis):
        return texts.SANCTION_NOT_YET
    return texts.SANCTION_ENDED if lost else ""


def _narrowing(card: RuleCard) -> tuple[Option, ...]:
    return tuple(Option("branch", branch.label, str(i)) for i, branch in enumerate(card.branches))


def branch_lines(branches: Iterable[Branch], verdict: Verdict) -> list[str]:
    """The conditions of one side."""
    return [b.when for b in branches if b.verdict is verdict]
