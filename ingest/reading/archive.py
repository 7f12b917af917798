"""ZIP archives of documents: bounded, unpacked to a private folder, names never trusted."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from ingest.errors import BrokenFile, EmptyFile, EncryptedFile, TooLarge, UnsafeFile
from ingest.model import ReadDocument
from ingest.reading.bounds import Bounds

Progress = Callable[[int, int], None]
_RATIO = 300
_CHUNK = 1 << 16


def check_members(archive: zipfile.ZipFile, bounds: Bounds) -> list[zipfile.ZipInfo]:
    """Files of an archive once names, counts and sizes are within bounds."""
    members = [m for m in archive.infolist() if not m.is_dir()]
    if len(members) > max(bounds.members, 400) * 5:
        raise TooLarge(f"Arsip ini berisi {len(members)} berkas; terlalu banyak.")
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or (name.parts and name.parts[0].endswith(":")):
            raise UnsafeFile("Arsip ini memuat nama berkas yang menunjuk ke luar arsip sehingga ditolak.")
        if member.flag_bits & 0x1:
            raise EncryptedFile("Arsip ini terkunci kata sandi; buka kuncinya dahulu, lalu kirim lagi.")
        if member.file_size > 1_000_000 and member.file_size > _RATIO * max(member.compress_size, 1):
            raise TooLarge("Isi arsip ini membengkak tidak wajar ketika dibuka (bom ZIP) sehingga ditolak.")
    if sum(m.file_size for m in members) > bounds.unpacked:
        raise TooLarge(f"Isi arsip ini lebih dari {bounds.unpacked // 1_000_000} MB setelah dibuka.")
    return members


def unpack(path: Path, folder: Path, bounds: Bounds) -> list[Path]:
    """Documents of an archive written under plain numbers, in the order of their names."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in check_members(archive, bounds) if not _ignored(m.filename)]
            if len(members) > bounds.members:
                raise TooLarge(f"Arsip ini berisi {len(members)} berkas; paling banyak {bounds.members}.")
            return [
                _write(archive, m, folder / f"{i:04d}", bounds)
                for i, m in enumerate(sorted(members, key=lambda m: m.filename))
            ]
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ) as exc:
        raise BrokenFile("Arsip ZIP ini rusak atau terpotong sehingga tidak dapat dibuka.") from exc


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path, bounds: Bounds) -> Path:
    """Unpack one member, trusting neither its name nor the size it declares."""
    written = 0
    with archive.open(member) as source, place.open("wb") as target:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > min(bounds.bytes, member.file_size + _CHUNK):
                raise TooLarge("Isi arsip ini lebih besar daripada yang dinyatakannya sehingga ditolak.")
            target.write(chunk)
    return place


def _ignored(name: str) -> bool:
    last = PurePosixPath(name).name
    return last.startswith((".", "~$")) or "__MACOSX" in name or last.lower() in {"thumbs.db", "desktop.ini"}


def read_archive(path: Path, bounds: Bounds, progress: Progress | None = None) -> ReadDocument:
    """All documents of an archive as one document, in the order of their names."""
    from ingest.reading import read_album
    from ingest.reading.sniffing import Kind, sniff

    with tempfile.TemporaryDirectory(prefix="tanyanetral-") as folder:
        files = unpack(path, Path(folder), bounds)
        if not files:
            raise EmptyFile("Arsip ZIP ini tidak berisi berkas.")
        if any(sniff(f) is Kind.ZIP for f in files if f.stat().st_size):
            raise UnsafeFile("Arsip di dalam arsip tidak dibuka; kirim arsip yang langsung berisi dokumen.")
        return read_album(files, progress, bounds)
