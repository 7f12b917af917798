"""The bytes of what is added: a file as it is, a folder of pages as one archive that is always the same."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import zipfile
from collections.abc import Sequence
from pathlib import Path

from ingest import texts
from knowledge.errors import EditRefused
from knowledge.records import Original

_EPOCH = (1980, 1, 1, 0, 0, 0)


def original(path: Path, name: str, most: int) -> Original:
    """The original to keep; raises ``EditRefused`` when it cannot be read or is over ``most`` bytes."""
    try:
        files = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        # Asked before a byte is read: what is held in memory here is held beside everyone's answers.
        if (size := sum(file.stat().st_size for file in files)) > most:
            raise EditRefused(texts.too_large(size, most))
        content = _album(files) if path.is_dir() else path.read_bytes()
    except OSError as exc:
        raise EditRefused(texts.unreadable(name)) from exc
    media_type = "application/zip" if path.is_dir() else mimetypes.guess_type(path.name)[0]
    shown = Path(name.replace("\\", "/")).name[:200] or "dokumen"
    return Original(hashlib.sha256(content).hexdigest(), shown, media_type or "application/octet-stream", content)


def _album(pages: Sequence[Path]) -> bytes:
    """One archive of the pages, in the order of their names, without the times that would change its hash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for page in pages:
            archive.writestr(zipfile.ZipInfo(page.name, _EPOCH), page.read_bytes())
    return buffer.getvalue()
