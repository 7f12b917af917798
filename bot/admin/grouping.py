"""Groups questions of one meaning by the embeddings the bot already has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.records import KeptQuestion

Matrix = NDArray[np.float64]
Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]
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
        self._vectors: dict[str, Matrix] = {}
        self._centre: Matrix | None = None

    def groups(self, questions: Sequence[KeptQuestion], alike: float = ALIKE) -> tuple[Group, ...]:
        """Most asked first; a question joins the group whose middle it is nearest to."""
        ordered = sorted(questions, key=lambda q: q.id)
        vectors = self.vectors([q.asked.text for q in ordered])
        members: list[list[KeptQuestion]] = []
        sums, lengths = np.zeros_like(vectors), np.ones(len(vectors))
        for question, vector in zip(ordered, vectors, strict=True):
            count = len(members)
            likeness = sums[:count] @ vector / lengths[:count]
            index = int(likeness.argmax()) if count else 0
            if not count or likeness[index] < alike:
                index = count
                members.append([])
            members[index].append(question)
            sums[index] += vector
            lengths[index] = _length(sums[index])
        found = [Group(tuple(row)) for row in members]
        return tuple(sorted(found, key=lambda g: (-len(g.questions), -g.waiting, g.id)))

    def vectors(self, texts: Sequence[str]) -> Matrix:
        """Unit vectors, one a row, around the middle of what the library's own questions look like."""
        if self._centre is None:
            self._centre = np.asarray(self._embed(list(self._background())), dtype=float).mean(axis=0)
        missing = list(dict.fromkeys(t for t in texts if t not in self._vectors))
        if len(self._vectors) + len(missing) > self._most:
            self._vectors.clear()
            missing = list(dict.fromkeys(texts))
        for text, row in zip(missing, self._embed(missing) if missing else (), strict=True):
            vector = np.asarray(row, dtype=float) - self._centre
            self._vectors[text] = vector / _length(vector)
        return np.array([self._vectors[text] for text in texts])


def _length(vector: Matrix) -> float:
    return float(np.linalg.norm(vector)) or 1.0
