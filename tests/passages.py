"""A passage index on disk: behaves as the real one does, across processes, and can be made to fail."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.errors import IndexUnavailable


class FilePassages:
    """One JSON file a version; ``down`` makes every call fail as an unreachable vector store does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.down = False
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, version_id: int, passages: Sequence[tuple[int, str, str]]) -> None:
        """Merge passages into a version's file."""
        self._check()
        held = self._read(version_id)
        held |= {str(number): [address, text] for number, address, text in passages}
        partial = self._folder / f"{version_id}.part"
        partial.write_text(json.dumps(held))
        partial.replace(self._file(version_id))

    def remove(self, version_id: int) -> None:
        """Delete a version's file."""
        self._check()
        self._file(version_id).unlink(missing_ok=True)

    def held(self) -> Mapping[int, frozenset[int]]:
        """The provision ids of every version."""
        self._check()
        versions = sorted(int(file.stem) for file in self._folder.glob("*.json"))
        return {version: frozenset(int(n) for n in self._read(version)) for version in versions}

    def texts(self) -> dict[str, str]:
        """Text by address of all that is held."""
        found = (self._read(version) for version in self.held())
        return {address: text for held in found for address, text in held.values()}

    def _check(self) -> None:
        if self.down:
            raise IndexUnavailable("Indeks pencarian tidak dapat dihubungi; coba lagi sebentar lagi.")

    def _file(self, version_id: int) -> Path:
        return self._folder / f"{version_id}.json"

    def _read(self, version_id: int) -> dict[str, list[str]]:
        file = self._file(version_id)
        return dict(json.loads(file.read_text())) if file.exists() else {}
