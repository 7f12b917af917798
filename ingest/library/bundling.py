"""The bytes of what is added: a file as it is, a folder of pages as one archive that is always the same."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import zipfile
from pathlib import Path

from ingest import texts
from knowledge.errors import EditRefused
from knowledge.records import Original

_EPOCH = (1980, 1, 1, 0, 0, 0)


def original(path: Path, name: str) -> Original:
    """The original to keep; raises ``EditRefused`` when it cannot be read."""
    try:
        content = _album(path) if path.is_dir() else path.read_bytes()
    except OSError as exc:
        raise EditRefused(texts.unreadable(name)) from exc
    media_type = "application/zip" if path.is_dir() else mimetypes.guess_type(path.name)[0]
    shown = Path(name.replace("\\", "/")).name[:200] or "dokumen"
    return Original(hashlib.sha256(content).hexdigest(), shown, media_type or "application/octet-stream", content)


def _album(folder: Path) -> bytes:
    """One archive of the pages, in the order of their names, without the times that would change its hash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for page in sorted(p for p in folder.iterdir() if p.is_file()):
            archive.writestr(zipfile.ZipInfo(page.name, _EPOCH), page.read_bytes())
    return buffer.getvalue()
