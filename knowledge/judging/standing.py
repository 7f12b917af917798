"""Whether a card's verdict still stands on the bases that are in force (design, Time)."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.model import Basis, Role, RuleCard, Verdict

_ALLOWING = {Role.MEMBOLEHKAN, Role.BATAS}


def stands(card: RuleCard, alive: Sequence[Basis]) -> bool:
    """False when a ban or a permission that carried the verdict has ended; it never turns into a "boleh"."""
    if card.verdict is Verdict.TIDAK_BOLEH:
        return any(b.role is Role.MELARANG for b in alive)
    if card.verdict is Verdict.BOLEH:
        return any(b.role in _ALLOWING for b in alive)
    if card.verdict is Verdict.BERSYARAT:
        return _both_sides(card, alive)
    return any(b.role is not Role.RIWAYAT for b in alive) or all(b.role is Role.RIWAYAT for b in card.basis)


def _both_sides(card: RuleCard, alive: Sequence[Basis]) -> bool:
    """Every side the card had keeps a basis; where bases name their branch, each branch keeps a deciding one."""
    return _sides(alive) >= _sides(card.basis)


def _sides(basis: Sequence[Basis]) -> set[object]:
    deciding = [b for b in basis if b.role in _ALLOWING or b.role is Role.MELARANG]
    return {b.role is Role.MELARANG for b in deciding} | {b.branch for b in deciding if b.branch is not None}
