"""The commands of ``python -m ingest``: each a function from arguments to an exit code."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest import texts
from ingest.library.carrying import export, import_
from ingest.library.checking import sweep, verify
from ingest.library.describing import label_of
from ingest.library.editor import Fetcher
from ingest.official import fetch_official
from ingest.opening import OpenLibrary
from ingest.showing import Screen
from knowledge.editing import Outcome, Preview, Source
from knowledge.errors import EditRefused

OK, FAILED, BAD_INPUT = 0, 1, 2
_NEW = "baru"


class Commands:
    """Every command over one open library."""

    def __init__(self, library: OpenLibrary, screen: Screen, fetch: Fetcher) -> None:
        self._library = library
        self._screen = screen
        self._fetch = fetch
        self._who = f"cli:{_user()}"[:80]

    def add(self, args: argparse.Namespace) -> int:
        """Preview each source and publish it when confirmed; goes on after one that is bad."""
        sources = list(_sources(args.sources))
        if not sources:
            raise EditRefused(texts.NOTHING_FOUND)
        self._sweep()
        code = OK
        for source in sources:
            try:
                self._add(source, args)
            except EditRefused as exc:
                self._screen.say(f"{source.name}: {exc}")
                code = BAD_INPUT
        return code

    def official(self, args: argparse.Namespace) -> int:
        """Fetch the bundled regulations whose official address is known."""
        self._sweep()
        code = OK

        def confirm(preview: Preview) -> bool:
            return self._confirmed(preview, args)

        regulations = [r for r in self._library.bundled.values() if r.official_page]
        for done in fetch_official(regulations, self._library.editor, self._fetch, self._who, confirm):
            self._screen.result(done.sentence, done)
            code = code if done.state in {"terbit", "sama", "dilewati"} else FAILED
        return code

    def list(self, _args: argparse.Namespace) -> int:
        """Documents that answer, and those removed."""
        rows = self._library.stores.law.documents()
        lines = [
            (d.slug, label_of(d.active.metadata) if d.active else "(ditarik)", str(d.versions), str(d.provisions))
            for d in rows
        ]
        self._screen.result(
            self._screen.table(("nama", "dokumen", "versi", "ketentuan"), lines) if rows else texts.EMPTY_LIBRARY, rows
        )
        return OK

    def show(self, args: argparse.Namespace) -> int:
        """One document with its provisions."""
        provisions = self._library.stores.law.provisions(args.id)
        if not provisions:
            raise EditRefused(texts.unknown_document(args.id))
        lines = [f"{p.address.text}\t{' '.join((p.text or '').split())}" for p in provisions]
        self._screen.result("\n".join(lines), [{"address": p.address.text, "text": p.text} for p in provisions])
        return OK

    def history(self, args: argparse.Namespace) -> int:
        """Every change of one document, newest first."""
        changes = self._library.editor.changes(limit=1_000, slug=args.id)
        if not changes:
            raise EditRefused(texts.unknown_document(args.id))
        lines = [
            (str(c.id), f"{c.at:%Y-%m-%d %H:%M}", c.who, texts.CHANGES.get(c.what, c.what), "batal" if c.undone else "")
            for c in changes
        ]
        self._screen.result(self._screen.table(("no", "waktu", "oleh", "perubahan", "keterangan"), lines), changes)
        return OK

    def remove(self, args: argparse.Namespace) -> int:
        """Stop answering from a document."""
        return self._report(self._library.editor.remove(args.id, self._who))

    def undo(self, args: argparse.Namespace) -> int:
        """Take back a change, by default the last one."""
        with self._screen.progress("batal") as progress:
            outcome = self._library.editor.undo(args.change, self._who, progress)
        return self._report(outcome)

    def verify(self, args: argparse.Namespace) -> int:
        """Hold database and index against each other; 1 while something is left unmended."""
        self._sweep()
        found = verify(self._library.stores, self._library.publisher, fix=args.fix)
        lines = [texts.finding(f.detail, f.fixed) for f in found] or [texts.ALL_AGREE]
        self._screen.result("\n".join(lines), found)
        return FAILED if any(not f.fixed for f in found) else OK

    def export(self, args: argparse.Namespace) -> int:
        """Write the whole library to one file."""
        count = export(self._library.stores, args.file)
        self._screen.result(texts.exported(count, args.file.name), {"documents": count, "file": str(args.file)})
        return OK

    def import_(self, args: argparse.Namespace) -> int:
        """Read a whole library into an empty one."""
        count = import_(self._library.stores, self._library.publisher, args.file, self._who)
        self._screen.result(texts.imported(count), {"documents": count})
        return OK

    def _add(self, source: Source, args: argparse.Namespace) -> None:
        editor = self._library.editor
        with self._screen.progress(source.name) as progress:
            preview = editor.prepare(source, self._who, progress, keep=False)
        if preview.same_as is None and args.slug is not None:
            preview = editor.choose(preview.draft_id, None if args.slug == _NEW else args.slug)
        if preview.same_as is None and not self._confirmed(preview, args):
            editor.discard(preview.draft_id)
            self._screen.say(texts.DISCARDED)
            return
        with self._screen.progress(preview.slug) as progress:
            self._report(editor.publish(preview.draft_id, self._who, progress))

    def _confirmed(self, preview: Preview, args: argparse.Namespace) -> bool:
        self._screen.preview(preview)
        if preview.candidates:
            self._library.editor.discard(preview.draft_id)
            raise EditRefused(texts.choose_match(", ".join(m.slug for m in preview.candidates)))
        if args.yes:
            return True
        if not sys.stdin.isatty():
            self._library.editor.discard(preview.draft_id)
            raise EditRefused(texts.NEED_YES)
        return self._screen.ask(texts.CONFIRM)

    def _report(self, outcome: Outcome) -> int:
        self._screen.result(outcome.sentence, outcome)
        return OK

    def _sweep(self) -> None:
        swept = sweep(self._library.stores, self._library.publisher)
        if swept.drafts or swept.versions:
            self._screen.say(texts.swept(len(swept.drafts), len(swept.versions)))


def _sources(given: list[str]) -> Iterator[Source]:
    """Addresses as they are; a folder stands for every file in it."""
    for text in given:
        if text.startswith(("http://", "https://")):
            yield Source(text, text)
            continue
        path = Path(text)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            yield from (Source(file, file.name) for file in files)
        else:
            yield Source(path, path.name)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
