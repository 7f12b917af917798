"""Finding provisions, leg by leg, on the questions of a set that name what must be cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from knowledge.adapters.search import HybridSearch
from knowledge.grading import Item, Share
from knowledge.model import Hit
from knowledge.reporting.markdown import counted, share, table

TOPS = (1, 5, 10)


def measure_legs(
    search: HybridSearch, items: Sequence[Item], mend: Callable[[str], str]
) -> Mapping[str, Mapping[int, Share]]:
    """Share of questions with a right provision within ``TOPS``, by leg."""
    wanted = [(mend(" ".join([*item["turns"], item["question"]])), item["refs_any"]) for item in items]
    wanted = [(text, refs) for text, refs in wanted if refs]
    texts = [text for text, _ in wanted]
    found = {
        "tulisan (BM25 + n-gram)": search.lexical(texts),
        "makna (embedding)": search.dense(texts),
        "gabungan": search.search(texts, TOPS[-1]),
    }
    return {
        leg: {top: share(sum(_right(row[:top], refs) for row, (_, refs) in zip(hits, wanted, strict=True)), len(wanted))
              for top in TOPS}
        for leg, hits in found.items()
    }  # fmt: skip


def legs_table(measured: Mapping[str, Mapping[int, Share]]) -> list[str]:
    """One row a leg."""
    head = ("Kaki", *(f"{top} teratas" for top in TOPS))
    return table(head, [(leg, *(counted(by[top]) for top in TOPS)) for leg, by in measured.items()])


def fusion_loses(measured: Mapping[str, Mapping[int, Share]]) -> list[str]:
    """Where the fusion finds less than its better leg."""
    *legs, fused = measured.values()
    return [
        f"{top} teratas: {fused[top].value:.3f} < {best:.3f}"
        for top in TOPS
        if fused[top].value < (best := max(leg[top].value for leg in legs))
    ]


def _right(hits: Sequence[Hit], refs: Sequence[str]) -> bool:
    return any(re.match(rf"{re.escape(ref.lower())}(?!\w)", hit.id.lower()) for hit in hits for ref in refs)
