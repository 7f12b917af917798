"""Answers questions as if a card were published, in a process of its own: ``python -m bot.admin.trial``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.admin.card_files import dump_card, load_card
from bot.admin.office import Tried
from knowledge.errors import KnowledgeError, ModelUnavailable
from knowledge.model import Question, RuleCard, Verdict
from knowledge.ports import CardOverlays
from knowledge.records import CardOverlay

_SECONDS = 900
_NICE = 15


def try_card(card: RuleCard, questions: Sequence[str]) -> Sequence[Tried]:
    """The running engine keeps answering undisturbed; raises ``ModelUnavailable``."""
    asked = json.dumps({"card": dump_card(card), "questions": list(questions)})
    command = [sys.executable, "-m", "bot.admin.trial"]
    one_core = os.environ | {"OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, text=True, timeout=_SECONDS, check=True, env=one_core
        )
        return [Tried(Verdict(verdict), card_id) for verdict, card_id in json.loads(done.stdout)]
    except (subprocess.SubprocessError, ValueError) as exc:
        raise ModelUnavailable("Pengujian kaidah tidak dapat dijalankan; coba lagi nanti.") from exc


def main() -> int:
    """Reads the card and the questions from stdin, writes verdict and card of each to stdout."""
    if hasattr(os, "nice"):
        os.nice(_NICE)  # those who ask come first
    asked: dict[str, Any] = json.load(sys.stdin)
    try:
        found = _answers(load_card(asked["card"]), asked["questions"])
    except KnowledgeError as exc:
        sys.stderr.write(f"{exc}\n")
        return 1
    json.dump([[t.verdict.value, t.card] for t in found], sys.stdout)
    return 0


def _answers(card: RuleCard, questions: Sequence[str]) -> list[Tried]:
    from knowledge.adapters.database.stores import open_stores
    from knowledge.adapters.engine import open_engine
    from knowledge.settings import EngineSettings

    settings = EngineSettings()
    stores = open_stores(settings.database)
    engine = open_engine(settings, stores.law, WithCard(stores.overlays, card), calendar=stores.calendar)
    answers = (engine.answer(Question(text)) for text in questions)
    return [Tried(a.verdict, next((p.card for p in a.parts if p.verdict is a.verdict), None)) for a in answers]


class WithCard:
    """The overlays as they would be with one more card."""

    def __init__(self, real: CardOverlays, card: RuleCard) -> None:
        self._real, self._card = real, card

    def all(self) -> tuple[CardOverlay, ...]:
        """See ``CardOverlays``."""
        others = [o for o in self._real.all() if o.card_id != self._card.id]
        return (*others, CardOverlay(self._card.id, dump_card(self._card), None, "uji", datetime.now(UTC)))


if __name__ == "__main__":
    sys.exit(main())
