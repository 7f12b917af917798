"""Tables and numbers as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.grading import Share


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The first column to the left, the others to the right."""
    lines = [_row(head), _row([":---", *("---:" for _ in head[1:])])]
    return [*lines, *(_row([str(cell).replace("|", "\\|").replace("\n", " ") for cell in row]) for row in rows), ""]


def percent(share: Share) -> str:
    """ "92,5 %"; "-" of nothing."""
    return f"{share.value * 100:.1f} %".replace(".", ",") if share.count else "-"


def counted(share: Share) -> str:
    """ "92,5 % (185/200)"."""
    return f"{percent(share)} ({round(share.value * share.count)}/{share.count})" if share.count else "-"


def share(hits: int, count: int) -> Share:
    """``hits`` of ``count``."""
    return Share(hits / count if count else float("nan"), count)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
