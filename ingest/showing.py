"""How commands speak: sentences and tables on stderr, results on stdout, everything as JSON on request."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from ingest import texts
from knowledge.editing import Diff, Preview, Progress, Step

_SHOWN = 12
_WIDTH = 160


class Screen:
    """stdout for results, stderr for everything a person looks at meanwhile."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._err = Console(stderr=True, soft_wrap=True, highlight=False)

    def say(self, sentence: str) -> None:
        """A remark for the person at the terminal."""
        self._err.print(escape(sentence))

    def result(self, sentence: str, value: Any) -> None:
        """What the command has to report."""
        text = json.dumps(plain(value), ensure_ascii=False) if self.as_json else sentence
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def ask(self, question: str) -> bool:
        """A yes or no; anything but yes is no."""
        self._err.print(escape(question) + " [y/t] ", end="")
        return sys.stdin.readline().strip().lower() in {"y", "ya"}

    @contextmanager
    def progress(self, name: str) -> Iterator[Progress]:
        """A bar for each step of adding a document, gone when it is over."""
        with self.counting(name) as count:

            def report(step: Step, done: int, total: int) -> None:
                count(texts.STEPS[step], done, total)

            yield report

    @contextmanager
    def counting(self, name: str) -> Iterator[Callable[[str, int, int], None]]:
        """A bar for any counted work, gone when it is over; nothing where nobody looks."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bar(*columns, console=self._err, transient=True, disable=not self._err.is_terminal) as bar:
            task = bar.add_task(escape(name), total=None)

            def report(what: str, done: int, total: int) -> None:
                label = f"{escape(name)} · {escape(what)}"
                bar.update(task, description=label, completed=done, total=total or None)

            yield report

    def preview(self, preview: Preview) -> None:
        """What was understood of a document."""
        table = Table(
            title=escape(f"{preview.label} · {preview.subject.title}"), show_header=False, title_justify="left"
        )
        for name, value in texts.preview_rows(preview):
            table.add_row(name, escape(value))
        self._err.print(table)
        for sentence in preview.warnings[:_SHOWN]:
            self._err.print(f"[yellow]![/] {escape(sentence)}")
        if (more := len(preview.warnings) - _SHOWN) > 0:
            self._err.print(f"  … dan {more} peringatan lagi")
        if preview.diff is not None:
            self.diff(preview.diff)

    def diff(self, diff: Diff) -> None:
        """What changes, address by address."""
        self._err.print(texts.diff_summary(diff))
        signs = (("green", "+", diff.added), ("red", "-", diff.removed), ("cyan", "~", diff.changed))
        lines = [(colour, sign, line) for colour, sign, part in signs for line in part]
        for colour, sign, line in lines[:_SHOWN]:
            self._err.print(
                f"[{colour}]{sign} {escape(line.address)}[/] {escape((line.after or line.before or '')[:_WIDTH])}"
            )
        if (more := len(lines) - _SHOWN) > 0:
            self._err.print(f"  … dan {more} alamat lagi")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        """A plain table for stdout: columns by tabs, so that other programs can read it."""
        return "\n".join("\t".join(row) for row in (heads, *rows))


def plain(value: Any) -> Any:
    """Dataclasses, dates and tuples as JSON knows them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(item) for key, item in asdict(value).items()}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
