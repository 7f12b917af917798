"""Fetches bundled regulations from the official addresses the data has; publishes what really is that regulation."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from ingest import texts
from ingest.errors import IngestError
from ingest.library.editor import Fetcher
from knowledge.editing import LibraryEditor, Preview, Progress, Source
from knowledge.errors import EditRefused
from knowledge.model import Regulation

Confirm = Callable[[Preview], bool]
State = Literal["terbit", "sama", "bukan", "gagal", "dilewati", "tanpa_alamat"]
_MOST_LINKS = 4


@dataclass(frozen=True, slots=True)
class Official:
    """What became of one regulation."""

    slug: str
    state: State
    sentence: str


def fetch_official(
    regulations: Iterable[Regulation],
    editor: LibraryEditor,
    fetch: Fetcher,
    who: str,
    confirm: Confirm,
    progress: Progress | None = None,
) -> Iterator[Official]:
    """Try each regulation in turn; a failure of one does not stop the others."""
    for regulation in regulations:
        if regulation.official_page is None:
            yield Official(regulation.slug, "tanpa_alamat", texts.no_address(regulation.short_name))
            continue
        with tempfile.TemporaryDirectory(prefix="tanyanetral-") as folder:
            yield _try(regulation, regulation.official_page, editor, fetch, who, confirm, progress, Path(folder))


def _try(
    regulation: Regulation,
    page: str,
    editor: LibraryEditor,
    fetch: Fetcher,
    who: str,
    confirm: Confirm,
    progress: Progress | None,
    folder: Path,
) -> Official:
    said = Official(regulation.slug, "gagal", texts.official_failed(regulation.short_name, texts.NO_NETWORK))
    for file in _files(page, fetch, folder):
        if isinstance(file, str):
            said = Official(regulation.slug, "gagal", texts.official_failed(regulation.short_name, file))
            continue
        try:
            preview = editor.prepare(Source(file, file.name, official_page=page), who, progress, keep=False)
        except EditRefused as exc:
            said = Official(regulation.slug, "gagal", texts.official_failed(regulation.short_name, str(exc)))
            continue
        if preview.slug != regulation.slug or preview.candidates:
            editor.discard(preview.draft_id)
            said = Official(regulation.slug, "bukan", texts.not_that_regulation(regulation.short_name, preview.label))
            continue
        return _publish(regulation, preview, editor, who, confirm, progress)
    return said


def _publish(
    regulation: Regulation,
    preview: Preview,
    editor: LibraryEditor,
    who: str,
    confirm: Confirm,
    progress: Progress | None,
) -> Official:
    if preview.same_as is None and not confirm(preview):
        editor.discard(preview.draft_id)
        return Official(regulation.slug, "dilewati", texts.DISCARDED)
    outcome = editor.publish(preview.draft_id, who, progress)
    return Official(regulation.slug, "sama" if outcome.change_id is None else "terbit", outcome.sentence)


def _files(page: str, fetch: Fetcher, folder: Path) -> Iterator[Path | str]:
    """What the address gives, then the documents it links to; a string says why one could not be had."""
    addresses = [page]
    for n, address in enumerate(addresses):
        place = folder / str(n)
        place.mkdir()
        try:
            file = fetch(address, place)
        except IngestError as exc:
            yield str(exc)
            continue
        if n == 0:
            addresses += _links(page, file)
        yield file


def _links(page: str, file: Path) -> list[str]:
    """Documents linked from the official page on its own site."""
    content = file.read_bytes()
    if b"<html" not in content[:2_000].lower():
        return []
    try:
        tree = html.fromstring(content)
    except (etree.ParserError, ValueError):
        return []
    site = urlsplit(page).hostname
    found = [_on_site(page, href, site) for element in tree.iter("a") if (href := element.get("href"))]
    wanted = [u for u in found if u is not None and _looks_like_document(u)]
    return list(dict.fromkeys(wanted))[:_MOST_LINKS]


def _on_site(page: str, href: str, site: str | None) -> str | None:
    """The full address of a link within the site; ``None`` for another site, or where it is no address at all."""
    try:
        address = urljoin(page, href)
        return address if urlsplit(address).hostname == site else None
    except ValueError:
        return None


def _looks_like_document(address: str) -> bool:
    path = urlsplit(address).path.lower()
    return path.endswith((".pdf", ".docx")) or "/download" in path or "/unduh" in path
