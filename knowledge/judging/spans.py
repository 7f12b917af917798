"""Which branch the time that a question names leaves: "keluar dari partai tiga tahun lalu" is less than five years."""

from __future__ import annotations

from knowledge.judging.candidates import candidate
from knowledge.language.durations import durations
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import Branch, RuleCard, Verdict


def branch_said(card: RuleCard, asked: Asked, sure: bool) -> int | None:
    """The one branch whose span the time told falls into; no number permits what is open or not sure."""
    fitting = [i for i, branch in enumerate(card.branches) if _told(branch, asked)]
    if len(fitting) != 1:
        return None
    permits = card.branches[fitting[0]].verdict is Verdict.BOLEH
    return None if permits and (card.open or not sure) else fitting[0]


def denied(label: str, asked: Asked, library: Library) -> bool:
    """True for a branch whose span the time told falls outside, or that has none where it falls into the other side."""
    found = candidate(label, library)
    if found is None or found.card is None or found.branch is None:
        return False
    mine = found.card.branches[found.branch]
    if mine.span is not None:
        return _told(mine, asked) is False
    return any(_told(b, asked) for b in found.card.branches if b.verdict is not mine.verdict)


def _told(branch: Branch, asked: Asked) -> bool | None:
    """Whether the times told fit; ``None`` where none is told or they disagree."""
    if branch.span is None:
        return None
    said = durations(asked.mended, branch.span.of, alone=asked.follows)
    if not said and asked.joined != asked.mended:
        said = durations(asked.joined, branch.span.of)
    fits = {branch.span.holds(days) for days in said}
    return fits.pop() if len(fits) == 1 else None
