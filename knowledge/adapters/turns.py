"""Who is encoded next: what comes together goes together, and a question waits for one slice of a document at most."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Forward = Callable[[list[str]], Array]
# One slice: texts of nearly one length, so that little is computed for padding; about a quarter of a second.
_LETTERS, _TEXTS = 4_000, 64
# Questions that share a pass: more gain nothing, and each would wait for the longest.
_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class _Slice:
    texts: list[str]
    rows: Future[Array] = field(default_factory=Future)


class Turns:
    """Calls ``forward`` from ``workers`` threads; short calls go before the slices of long ones."""

    def __init__(self, forward: Forward, workers: int = 1) -> None:
        self._forward, self._workers = forward, workers
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="encoder")
        self._lock = threading.Lock()
        self._short: list[_Slice] = []
        self._long: deque[_Slice] = deque()

    def encode(self, texts: Sequence[str]) -> Array:
        """One row a text, in the order given; a text that comes twice is encoded once."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        slices = [_Slice(s) for s in slices_of(dict.fromkeys(texts))]
        with self._lock:
            if len(slices) == 1:
                slices = [_Slice([text]) for text in slices[0].texts]
                self._short.extend(slices)
            else:
                self._long.extend(slices)
        for _ in slices:
            self._pool.submit(self._step)
        rows = {text: row for s in slices for text, row in zip(s.texts, s.rows.result(), strict=True)}
        return np.asarray([rows[text] for text in texts], dtype=np.float32)

    @property
    def waiting(self) -> int:
        """How many slices are not yet begun; each text of a short call is one."""
        with self._lock:
            return len(self._short) + len(self._long)

    def _step(self) -> None:
        """Encode short texts that wait, or else one slice."""
        mine = self._next()
        if not mine:
            return  # an earlier step took them along
        try:
            rows = self._forward([text for s in mine for text in s.texts])
        except BaseException as exc:
            for s in mine:
                s.rows.set_exception(exc)
            raise
        at = 0
        for s in mine:
            s.rows.set_result(rows[at : at + len(s.texts)])
            at += len(s.texts)

    def _next(self) -> list[_Slice]:
        """The short text that waits longest with its likes in length, a fair share for each worker."""
        with self._lock:
            if not self._short:
                return [self._long.popleft()] if self._long else []
            share = min(_TOGETHER, -(-len(self._short) // self._workers))
            length = len(self._short[0].texts[0])
            order = sorted(range(1, len(self._short)), key=lambda i: abs(len(self._short[i].texts[0]) - length))
            taken = {0, *order[: share - 1]}
            mine = [self._short[i] for i in sorted(taken)]
            self._short = [s for i, s in enumerate(self._short) if i not in taken]
            return mine


def slices_of(texts: Sequence[str] | dict[str, None]) -> Iterator[list[str]]:
    """Texts from short to long, cut so that no slice has more than about ``_LETTERS`` letters with padding."""
    found: list[str] = []
    for text in sorted(texts, key=len):
        if found and ((len(found) + 1) * len(text) > _LETTERS or len(found) == _TEXTS):
            yield found
            found = []
        found.append(text)
    yield found
