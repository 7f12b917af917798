"""/sanksi: what follows at which stage, by act, as rows for a picture and for text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot import texts
from bot.canvas import SOFT, Page
from bot.markup import bold, day, esc
from knowledge.composing.cards import standing
from knowledge.library import Library
from knowledge.model import Person, RuleCard, Sanction, Stage, Verdict

_MOST = 10
_WIDTHS = (396, 270, 270)


@dataclass(frozen=True, slots=True)
class SanctionRow:
    """One act and what a PNS faces before and after candidates are named."""

    act: str
    before: str
    after: str


def sanction_rows(library: Library, today: date) -> tuple[SanctionRow, ...]:
    """At most ten acts, spread over the groups, from the cards that tell both stages apart first; only living law."""
    rows: list[tuple[int, int, SanctionRow]] = []
    for rank, group in enumerate(library.groups):
        living = filter(None, (standing(card, library, today) for card in library.cards_in(group.id)))
        fitting = [c for c in living if c.verdict is Verdict.TIDAK_BOLEH and _row(c) is not None]
        fitting.sort(key=lambda c: {s.stage for s in c.sanctions} <= {Stage.SEMUA})
        rows += [(place, rank, row) for place, card in enumerate(fitting[:2]) if (row := _row(card)) is not None]
    rows.sort(key=lambda entry: entry[:2])
    return tuple(row for _, _, row in rows[:_MOST])


def draw_table(rows: tuple[SanctionRow, ...], today: date) -> bytes:
    """A PNG of the rows."""
    page = Page()
    page.text(texts.SANCTION_TITLE, 44, heavy=True)
    page.table([texts.SANCTION_HEAD, *((r.act, r.before, r.after) for r in rows)], _WIDTHS)
    page.text(texts.SANCTION_CAPTION, 26, color=SOFT, gap=6)
    page.text(texts.KARTU_FOOT.format(date=day(today)), 24, color=SOFT, gap=0)
    return page.png()


def table_text(rows: tuple[SanctionRow, ...]) -> str:
    """The same in words."""
    _, before, after = texts.SANCTION_HEAD
    blocks = [
        f"{bold(r.act)}\n{before}: {esc(r.before)}\n{after}: {esc(r.after)}"
        if r.before != r.after
        else f"{bold(r.act)}\n{esc(r.before)}"
        for r in rows
    ]
    return "\n\n".join([bold(texts.SANCTION_TITLE), *blocks, f"<i>{esc(texts.SANCTION_CAPTION)}</i>"])


def _row(card: RuleCard) -> SanctionRow | None:
    mine = [s for s in card.sanctions if Person.PNS in s.persons or Person.SEMUA in s.persons]
    before, after = _at(mine, Stage.SEBELUM_PENETAPAN), _at(mine, Stage.SESUDAH_PENETAPAN)
    if not before and not after:
        return None
    return SanctionRow(card.situation, before or texts.SANCTION_UNNAMED, after or texts.SANCTION_UNNAMED)


def _at(sanctions: list[Sanction], stage: Stage) -> str:
    own = [s.text for s in sanctions if s.stage is stage]
    return "; ".join(own or [s.text for s in sanctions if s.stage is Stage.SEMUA])
