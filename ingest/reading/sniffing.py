"""What a file is, by its first bytes; the name is not asked."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF8")
_BITMAP_HEADERS = frozenset((12, 16, 40, 52, 56, 64, 108, 124))
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|table|article|main|section|span|meta|title)\b", re.IGNORECASE
)


class Kind(StrEnum):
    """Kinds of files that are told apart."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    IMAGE = "image"
    TEXT = "text"
    ZIP = "zip"
    OLD_WORD = "doc"
    TO_CONVERT = "ubah"
    OTHER = "lain"


def sniff(path: Path) -> Kind:
    """Kind of a file's content."""
    with path.open("rb") as f:
        head = f.read(8192)
    # First, because an archive of stored PDFs also shows "%PDF-" in its first bytes.
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or _bitmap(head):
        return Kind.IMAGE
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.OLD_WORD
    if head.startswith(b"{\\rtf") or (b"MIME-Version:" in head and b"multipart/related" in head):
        return Kind.TO_CONVERT
    if _HTML.search(head.replace(b"\x00", b"")) and not head.startswith(b"{"):
        return Kind.HTML
    return Kind.TEXT if _textual(head) else Kind.OTHER


def _bitmap(head: bytes) -> bool:
    """BMP by its reserved field and the size of its header, since a text may begin with "BM" too."""
    size = int.from_bytes(head[14:18], "little")
    return head.startswith(b"BM") and head[6:10] == bytes(4) and size in _BITMAP_HEADERS


def _zipped(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()[:2000]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.ZIP
    if "content.xml" in names and "mimetype" in names:
        return Kind.TO_CONVERT
    if "word/document.xml" in names:
        return Kind.DOCX
    if any(n.startswith(("xl/", "ppt/")) for n in names) and "[Content_Types].xml" in names:
        return Kind.OTHER
    return Kind.ZIP


def _textual(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    if b"\x00" in head:
        return False
    odd = sum(b < 9 or 13 < b < 32 for b in head)
    return odd < 0.02 * max(len(head), 1)
