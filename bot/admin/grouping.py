"""Groups questions of one meaning by the embeddings the bot already has."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.records import KeptQuestion

Vector = Sequence[float]
Embed = Callable[[Sequence[str]], Sequence[Vector]]
# Measured on the project's own questions: below it strangers meet, above it twins part (see tests/bot/admin).
ALIKE = 0.62


@dataclass(frozen=True, slots=True)
class Group:
    """Questions alike; the first asked one speaks for them."""

    questions: tuple[KeptQuestion, ...]

    @property
    def id(self) -> int:
        return self.questions[0].id

    @property
    def text(self) -> str:
        """The wording asked most often, the shortest of equals."""
        texts = [q.asked.text for q in self.questions]
        return min(set(texts), key=lambda t: (-texts.count(t), len(t), t))

    @property
    def waiting(self) -> int:
        return sum(q.waiting for q in self.questions)

    @property
    def bad(self) -> int:
        return sum(q.bad for q in self.questions)


class Grouping:
    """Keeps the vectors of texts it has seen; ``background`` takes away what all questions share."""

    def __init__(self, embed: Embed, background: Callable[[], Sequence[str]], most_kept: int = 5_000) -> None:
        self._embed, self._background, self._most = embed, background, most_kept
        self._vectors: dict[str, tuple[float, ...]] = {}
        self._centre: tuple[float, ...] | None = None

    def groups(self, questions: Sequence[KeptQuestion], alike: float = ALIKE) -> tuple[Group, ...]:
        """Most asked first; a question joins the group whose middle it is nearest to."""
        vectors = self.vectors([q.asked.text for q in questions])
        members: list[list[KeptQuestion]] = []
        sums: list[list[float]] = []
        for question, vector in sorted(zip(questions, vectors, strict=True), key=lambda pair: pair[0].id):
            best, score = _nearest(vector, sums)
            if best is None or score < alike:
                members.append([question])
                sums.append(list(vector))
                continue
            members[best].append(question)
            sums[best] = [a + b for a, b in zip(sums[best], vector, strict=True)]
        found = [Group(tuple(row)) for row in members]
        return tuple(sorted(found, key=lambda g: (-len(g.questions), -g.waiting, g.id)))

    def vectors(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Unit vectors around the middle of what the library's own questions look like."""
        if self._centre is None:
            self._centre = _mean(self._embed(list(self._background())))
        missing = list(dict.fromkeys(t for t in texts if t not in self._vectors))
        if len(self._vectors) + len(missing) > self._most:
            self._vectors.clear()
            missing = list(dict.fromkeys(texts))
        for text, vector in zip(missing, self._embed(missing) if missing else (), strict=True):
            self._vectors[text] = _unit([a - b for a, b in zip(vector, self._centre, strict=True)])
        return [self._vectors[text] for text in texts]


def _nearest(vector: Vector, sums: Sequence[Vector]) -> tuple[int | None, float]:
    best, score = None, -1.0
    for index, total in enumerate(sums):
        length = math.sqrt(sum(x * x for x in total)) or 1.0
        likeness = sum(a * b for a, b in zip(vector, total, strict=True)) / length
        if likeness > score:
            best, score = index, likeness
    return best, score


def _mean(rows: Sequence[Vector]) -> tuple[float, ...]:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True)) if rows else ()


def _unit(row: Sequence[float]) -> tuple[float, ...]:
    length = math.sqrt(sum(x * x for x in row)) or 1.0
    return tuple(x / length for x in row)
