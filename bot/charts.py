"""/statistik as a picture: what was asked, how it was answered, what is open, how long it took."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.admin import texts
from bot.admin.dates import number
from bot.texts import MONTHS
from knowledge.model import Verdict

_INK, _SOFT, _GRID, _BAR, _OPEN = "#1b1f24", "#57606a", "#d8dee4", "#0a5c9e", "#b35900"
_VERDICT_COLORS = {
    Verdict.TIDAK_BOLEH: "#a40e26", Verdict.BOLEH: "#116329", Verdict.BERSYARAT: "#b35900",
    Verdict.INFORMASI: "#0a5c9e", Verdict.PERLU_KLARIFIKASI: "#6639ba", Verdict.TIDAK_DITEMUKAN: "#57606a",
    Verdict.DI_LUAR_CAKUPAN: "#8c959f",
}  # fmt: skip
_SHORT_TOPIC = 54
_MOST_TOPICS = 7


@dataclass(frozen=True, slots=True)
class Day:
    """One day's figures; latencies in milliseconds, none on a day without questions."""

    day: date
    asked: int
    unanswered: int
    p50: float | None
    p95: float | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A period; ``verdicts`` and ``topics`` with their counts, biggest first."""

    days: tuple[Day, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    topics: tuple[tuple[str, int], ...]
    total: int
    unanswered: int
    p50: float
    p95: float


def draw(numbers: Numbers) -> bytes:
    """A PNG 1080 pixels wide that reads on a phone; every bar carries its number."""
    from matplotlib.figure import Figure

    rows = (len(numbers.verdicts), min(len(numbers.topics), _MOST_TOPICS))
    inches = (2.7, *(0.35 + 0.6 * max(2, count) for count in rows), 1.5)
    gaps, head, foot = 3 * 1.0, 2.0, 0.4
    height = sum(inches) + gaps + head + foot
    figure = Figure(figsize=(10.8, height), dpi=100, facecolor="white")
    grid = figure.add_gridspec(
        4, 2, height_ratios=inches, hspace=4 / sum(inches), wspace=0.28, left=0.09, right=0.95,
        top=1 - head / height, bottom=foot / height,
    )  # fmt: skip
    figure.text(0.09, 1 - 0.75 / height, texts.CHART_TITLE, fontsize=30, weight="bold", color=_INK)
    first, last = numbers.days[0].day, numbers.days[-1].day
    period = texts.CHART_PERIOD.format(start=_day(first), end=_day(last), total=number(numbers.total))
    figure.text(0.09, 1 - 1.15 / height, period, fontsize=19, color=_SOFT)
    _per_day(figure.add_subplot(grid[0, :]), numbers.days)
    _verdicts(figure.add_subplot(grid[1, :]), numbers)
    _topics(figure.add_subplot(grid[2, :]), numbers)
    _unanswered(figure.add_subplot(grid[3, 0]), numbers)
    _latency(figure.add_subplot(grid[3, 1]), numbers)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _per_day(axes: Any, days: Sequence[Day]) -> None:
    _title(axes, texts.CHART_PER_DAY)
    places = range(len(days))
    axes.bar(places, [d.asked for d in days], color=_BAR, width=0.72)
    axes.bar(places, [d.unanswered for d in days], color=_OPEN, width=0.72)
    axes.set_xlim(-0.7, max(len(days), 7) - 0.3)
    step = max(1, -(-len(days) // 7))
    axes.set_xticks(list(places)[::step], [_short_day(d.day) for d in list(days)[::step]])
    axes.yaxis.set_major_locator(_whole_numbers())
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    axes.grid(axis="y", color=_GRID)
    axes.set_axisbelow(True)
    _plain(axes)
    axes.legend(
        [_patch(_BAR), _patch(_OPEN)], [texts.CHART_ANSWERED, texts.CHART_UNANSWERED.lower()], fontsize=15,
        frameon=False, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, handlelength=1.0, columnspacing=1.2,
    )  # fmt: skip


def _verdicts(axes: Any, numbers: Numbers) -> None:
    _title(axes, texts.CHART_VERDICTS)
    rows = [(texts.VERDICTS[v], n, _VERDICT_COLORS[v]) for v, n in numbers.verdicts]
    _bars(axes, rows, numbers.total)


def _topics(axes: Any, numbers: Numbers) -> None:
    _title(axes, texts.CHART_TOPICS)
    _bars(axes, [(_clip(name), n, _BAR) for name, n in numbers.topics[:_MOST_TOPICS]], numbers.total)


def _bars(axes: Any, rows: Sequence[tuple[str, int, str]], total: int) -> None:
    places = range(len(rows))
    axes.barh([p + 0.2 for p in places], [n for _, n, _ in rows], color=[c for _, _, c in rows], height=0.4)
    most = max((n for _, n, _ in rows), default=1)
    for place, (name, count, _) in zip(places, rows, strict=True):
        share = f"{number(count)}  ({number(100 * count / max(1, total), 1)}%)"
        axes.text(0, place - 0.24, name, fontsize=15, color=_INK, va="center")
        axes.text(count + most * 0.012, place + 0.2, share, fontsize=15, color=_INK, va="center")
    axes.set_xlim(0, most * 1.22)
    axes.set_ylim(max(len(rows), 2) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([])
    _plain(axes)
    axes.spines["bottom"].set_visible(False)


def _unanswered(axes: Any, numbers: Numbers) -> None:
    _title(axes, texts.CHART_UNANSWERED)
    share = number(100 * numbers.unanswered / max(1, numbers.total), 1)
    _figure(axes, f"{share}%", f"{number(numbers.unanswered)} dari {number(numbers.total)}")


def _latency(axes: Any, numbers: Numbers) -> None:
    _title(axes, texts.CHART_LATENCY)
    _figure(axes, f"{number(numbers.p50)} ms", f"separuh lebih cepat; p95 {number(numbers.p95)} ms")


def _figure(axes: Any, big: str, small: str) -> None:
    axes.text(0, 0.62, big, fontsize=44, weight="bold", color=_INK, va="center", transform=axes.transAxes)
    axes.text(0, 0.18, small, fontsize=15, color=_SOFT, va="center", transform=axes.transAxes)
    axes.set_axis_off()


def _title(axes: Any, words: str) -> None:
    axes.set_title(words, loc="left", fontsize=20, weight="bold", color=_INK, pad=14)


def _plain(axes: Any) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GRID)
    axes.tick_params(labelsize=15, colors=_SOFT, length=0)


def _whole_numbers() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True, nbins=5)


def _patch(color: str) -> Any:
    from matplotlib.patches import Patch

    return Patch(color=color)


def _clip(name: str) -> str:
    return name if len(name) <= _SHORT_TOPIC else name[: _SHORT_TOPIC - 1] + "…"


def _day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _short_day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]}"
