"""YAML with line numbers, so that an error can name the place to mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import yaml

from knowledge.errors import DataError

LINE = "__line__"

# libyaml where the wheel carries it: ten times as fast, and as safe.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _LineLoader(LOADER):  # type: ignore[misc]  # the C loader has no type
    """Puts the line of each mapping into it under ``LINE``; a key that stands twice is an error, not a choice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if (name := str(key.value)) in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{name} ada dua kali", key.start_mark)
            seen.add(name)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


class Entry:
    """One mapping of a data file; its getters raise ``DataError`` with file and line."""

    def __init__(self, data: Any, file: str, parent_line: int = 1) -> None:
        self.file = file
        self.line = parent_line
        if not isinstance(data, dict):
            self.fail(f"diharapkan pemetaan, ditemukan {data!r}")
        self.line = data.get(LINE, parent_line)
        self.data: dict[str, Any] = data

    def fail(self, message: str) -> NoReturn:
        raise DataError(f"{self.file}:{self.line}: {message}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key, default)
        if value is None or isinstance(value, list | dict):
            self.fail(f"{key} harus teks")
        return " ".join(str(value).split())

    def maybe(self, key: str) -> str | None:
        return None if self.data.get(key) is None else self.text(key)

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.fail(f"{key} harus true atau false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key) or []
        if not isinstance(value, list) or any(v is None or isinstance(v, list | dict) for v in value):
            self.fail(f"{key} harus daftar teks")
        return tuple(" ".join(str(v).split()) for v in value)

    def entries(self, key: str) -> tuple[Entry, ...]:
        value = self.data.get(key) or []
        if not isinstance(value, list):
            self.fail(f"{key} harus daftar")
        return tuple(Entry(v, self.file, self.line) for v in value)

    def only(self, allowed: set[str]) -> None:
        if unknown := set(self.data) - allowed - {LINE}:
            self.fail(f"kunci tidak dikenal: {', '.join(sorted(map(str, unknown)))}")


def read(path: Path) -> Entry:
    """The top mapping of a file; raises ``DataError`` where the YAML itself is broken."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LineLoader)  # subclass of SafeLoader
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DataError(f"{path.name}:{line}: YAML tidak terbaca: {getattr(exc, 'problem', exc)}") from exc
    return Entry(data, path.name)
