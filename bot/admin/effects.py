"""What a card would change: the saved questions answered as now, and as if it were published."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.admin.office import Tried
from knowledge.catalog import DATA
from knowledge.model import Verdict


@dataclass(frozen=True, slots=True)
class Saved:
    """A question of the evaluation set with the verdicts its key accepts, best first."""

    text: str
    accepted: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One question whose answer would change."""

    saved: Saved
    before: Tried
    after: Tried

    @property
    def better(self) -> bool:
        return self.before.verdict not in self.saved.accepted and self.after.verdict in self.saved.accepted

    @property
    def worse(self) -> bool:
        return self.before.verdict in self.saved.accepted and self.after.verdict not in self.saved.accepted

    @property
    def dangerous(self) -> bool:
        """Forbidden by its key, and allowed by the answer."""
        return self.saved.accepted == (Verdict.TIDAK_BOLEH,) and self.after.verdict is Verdict.BOLEH


@cache
def saved_questions() -> tuple[Saved, ...]:
    """The project's own questions that stand alone."""
    lines = (DATA / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    return tuple(Saved(i["question"], tuple(Verdict(v) for v in i["verdict"])) for i in items if not i["turns"])


def effects(saved: Sequence[Saved], before: Sequence[Tried], after: Sequence[Tried]) -> tuple[Effect, ...]:
    """Only what changes: another verdict, or another card behind the same one."""
    rows = [Effect(s, b, a) for s, b, a in zip(saved, before, after, strict=True) if b != a]
    return tuple(sorted(rows, key=lambda e: (not e.dangerous, not e.worse, e.before.verdict is e.after.verdict)))
