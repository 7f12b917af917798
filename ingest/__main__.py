"""Command line of the library: add, look, undo, verify, carry; exit code 0 done, 1 failure, 2 bad input."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest import texts
from ingest.commands import BAD_INPUT, FAILED, OK, Commands
from ingest.errors import IngestError
from ingest.fetching import fetcher
from ingest.opening import OpenLibrary, open_library
from ingest.settings import IngestSettings, load_settings
from ingest.showing import Screen
from knowledge.editing import Step
from knowledge.errors import AddressError, EditRefused, KnowledgeError
from knowledge.ports import PassagePublisher

Opener = Callable[[IngestSettings], OpenLibrary]


def main(argv: Sequence[str] | None = None, opener: Opener | None = None) -> int:
    """Run one command."""
    args = _parser().parse_args(argv)
    try:
        code = _run(args, opener or _open)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our output left (`| head`): what was asked is done, and nothing more is written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (EditRefused, AddressError, IngestError) as exc:
        sys.stderr.write(f"{exc}\n")
        return BAD_INPUT
    except KnowledgeError as exc:
        sys.stderr.write(f"{exc}\n")
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{texts.INTERRUPTED}\n")
        return FAILED


def _run(args: argparse.Namespace, opener: Opener) -> int:
    settings = load_settings()
    if args.command == "parse":
        return _parse(settings, args)
    if args.command == "build":
        return _build(settings, args)
    commands = Commands(opener(settings), Screen(as_json=args.json), fetcher(settings))
    run: Callable[[argparse.Namespace], int] = getattr(commands, {"import": "import_"}.get(args.command, args.command))
    return run(args)


def _parse(settings: IngestSettings, args: argparse.Namespace) -> int:
    from ingest.limits import parse_safely
    from ingest.parsing import to_json

    if not args.file.is_file():
        raise EditRefused(texts.unreadable(args.file.name))
    screen = Screen(as_json=args.json)
    with screen.progress(args.file.name) as progress:
        document = parse_safely(
            [args.file], lambda done, total: progress(Step.READ, done, total), bounds=settings.bounds
        )
    if args.json:
        json.dump(to_json(document), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.write("\n".join(texts.parsed_lines(document)) + "\n")
    return OK


def _build(settings: IngestSettings, args: argparse.Namespace) -> int:
    from knowledge.adapters.indexing import build

    screen = Screen(as_json=args.json)
    with screen.counting("indeks") as progress:
        built = build(settings, progress)
    reindex(_open(settings))
    screen.result(texts.built(built.embedded, built.held), built)
    return OK


def reindex(opened: OpenLibrary) -> None:
    """Published texts follow the embedding model: under a new one their passages are made again."""
    from ingest.library.checking import verify

    if opened.stores.law.active_versions():
        verify(opened.stores, opened.publisher, fix=True)


def _open(settings: IngestSettings) -> OpenLibrary:
    def publisher() -> PassagePublisher:
        from knowledge.adapters.passages import open_passages

        return open_passages(settings)

    return open_library(settings.database, publisher, fetcher(settings), settings=settings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Mengelola pustaka peraturan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")

    def command(name: str, help_: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_, description=help_)
        sub.add_argument("--json", action="store_true", help="hasil sebagai JSON di stdout")
        return sub

    command("build", "menyiapkan model dan indeks")
    add = command("add", "menambah berkas, folder, atau alamat")
    add.add_argument("sources", nargs="+", metavar="BERKAS_ATAU_FOLDER_ATAU_ALAMAT")
    add.add_argument("--as", dest="slug", metavar="SLUG", help="naskah dari peraturan ini; `baru` bila peraturan baru")
    official = command("official", "mengambil naskah dari alamat resmi yang ada di data")
    for sub in (add, official):
        sub.add_argument("--yes", action="store_true", help="terbitkan tanpa bertanya")
    parse = command("parse", "mengurai satu berkas tanpa menyimpannya")
    parse.add_argument("file", type=Path, metavar="BERKAS")
    command("list", "daftar dokumen")
    for name, help_ in (
        ("show", "ketentuan satu dokumen"),
        ("history", "riwayat satu dokumen"),
        ("remove", "menarik satu dokumen (dapat dibatalkan)"),
    ):
        command(name, help_).add_argument("id", metavar="ID")
    undo = command("undo", "membatalkan perubahan terakhir, atau yang bernomor")
    undo.add_argument("change", nargs="?", type=int, metavar="NOMOR")
    command("verify", "mencocokkan basis data dan indeks").add_argument("--fix", action="store_true")
    for name, help_ in (("export", "menulis seluruh pustaka ke satu berkas"), ("import", "membaca hasil ekspor")):
        command(name, help_).add_argument("file", type=Path, metavar="BERKAS")
    return parser


if __name__ == "__main__":
    sys.exit(main())
