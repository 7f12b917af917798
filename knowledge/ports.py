"""What the core and the bot need from the outside, each as a tiny Protocol named for the need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from knowledge.model import AnswerPart, Evidence, Hit
from knowledge.records import CardOverlay, ElectionStages

# --- The library in SQL -------------------------------------------------------------------------------------------


class PassagePublisher(Protocol):
    """The derived index of published text: vectors and the lexical legs."""

    def add(self, version_id: int, passages: Sequence[tuple[int, str, str]]) -> None:
        """Index (provision id, address, text) of a version; again is harmless. Raises ``IndexUnavailable``."""
        ...

    def remove(self, version_id: int) -> None:
        """Take a version out; harmless when it is not there. Raises ``IndexUnavailable``."""
        ...

    def held(self) -> Mapping[int, frozenset[int]]:
        """The provision ids held, by version id: what `verify` compares with SQL."""
        ...


class CardOverlays(Protocol):
    """Rule cards written by admins."""

    def all(self) -> tuple[CardOverlay, ...]:
        """Every overlay, by card id."""
        ...


class ElectionCalendar(Protocol):
    """The stages an agency entered with /tahapan."""

    def all(self) -> tuple[ElectionStages, ...]:
        """Every entry, the latest voting day first."""
        ...


# --- Models and indexes -------------------------------------------------------------------------------------------


class CardMatcher(Protocol):
    """Weighs which card, clarification or route a text speaks of."""

    def evidence(self, texts: Sequence[str]) -> Sequence[Evidence]:
        """One weighing a text, in the order given; ``texts`` are mended. Raises ``ModelUnavailable``."""
        ...


class PassageIndex(Protocol):
    """Finds provisions near in meaning or wording."""

    def search(self, texts: Sequence[str], limit: int) -> Sequence[Sequence[Hit]]:
        """For each text the printed addresses of the best provisions, best first."""
        ...


class AnswerWriter(Protocol):
    """A language model that may put a finished answer into warmer words."""

    def write(self, part: AnswerPart, so_far: Callable[[str], None] | None = None) -> str | None:
        """Prose for the reason of a part, or ``None`` when the model has nothing usable.

        ``so_far`` hears the whole sentences written until now, from another thread, while there is time.
        """
        ...
