"""Check every call against the published list of Bot API methods and types, when that list is present."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Params = dict[str, Any]
_SCALARS: dict[str, Any] = {"Integer": int, "Float": (int, float), "String": str, "Boolean": bool}


class CallError(Exception):
    """Raised when Telegram would refuse a call; carries its status code and description."""

    def __init__(self, description: str, code: int = 400, **parameters: Any) -> None:
        super().__init__(description)
        self.description, self.code, self.parameters = description, code, parameters


@cache
def load_spec() -> Mapping[str, Any] | None:
    """The method list of the shared folder (``SHARED_DIR``, default ``../shared``), or ``None``."""
    root = Path(__file__).resolve().parents[2]
    path = (root / os.environ.get("SHARED_DIR", "../shared") / "telegram" / "bot-api-10.1.json").resolve()
    return json.loads(path.read_text()) if path.exists() else None


def decode(method: str, raw: Mapping[str, Any], files: Mapping[str, bytes]) -> tuple[Params, list[str]]:
    """The parameters with their types restored, and everything in the call that the list does not allow."""
    spec = load_spec()
    if spec is None:
        return {k: _guess(v) for k, v in raw.items()}, []
    known = {name.lower(): name for name in spec["methods"]}
    if method.lower() not in known:
        return dict(raw), [f"unknown method {method}"]
    fields = {f["name"]: f for f in spec["methods"][known[method.lower()]]["fields"]}
    params: Params = {}
    problems: list[str] = []
    for name, value in raw.items():
        if name not in fields:
            if not isinstance(value, str) or name not in files:
                problems.append(f"{method}: unknown parameter {name}")
            continue
        params[name], problem = _decode_value(value, fields[name]["types"])
        problems += [f"{method}.{name}: {problem}"] if problem else _check(params[name], fields[name]["types"], name)
    given = set(params) | set(files)
    problems += [f"{method}: missing {n}" for n, f in fields.items() if f["required"] and n not in given]
    return params, problems


def _decode_value(value: Any, types: list[str]) -> tuple[Any, str]:
    if not isinstance(value, str):
        return value, ""
    for kind in types:
        if kind == "Integer" and value.lstrip("-").isdigit():
            return int(value), ""
        if kind == "Boolean" and value.lower() in {"true", "false"}:
            return value.lower() == "true", ""
        if kind == "Float":
            return float(value), ""
    if "String" in types or "InputFile" in types:
        return value, ""
    try:
        return json.loads(value), ""
    except ValueError:
        return value, f"{value[:30]!r} is not {' or '.join(types)}"


def _check(value: Any, types: list[str], where: str) -> list[str]:
    """Problems of a decoded value; none as soon as one of the allowed types takes it."""
    found: list[str] = []
    for kind in types:
        problems = _check_one(value, kind, where)
        if not problems:
            return []
        found = found or problems
    return found


def _check_one(value: Any, kind: str, where: str) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: not an array"]
        return [p for i, v in enumerate(value) for p in _check_one(v, kind[9:], f"{where}[{i}]")]
    if kind in _SCALARS:
        wrong = not isinstance(value, _SCALARS[kind]) or (kind == "Integer" and isinstance(value, bool))
        return [f"{where}: not {kind}"] if wrong else []
    if kind == "InputFile":
        return [] if isinstance(value, str) else [f"{where}: not a file"]
    return _check_object(value, kind, where)


def _check_object(value: Any, kind: str, where: str) -> list[str]:
    spec = load_spec()
    assert spec is not None
    shape = spec["types"].get(kind)
    if shape is None:
        return []
    if shape["subtypes"]:
        return _check(value, shape["subtypes"], where)
    if not isinstance(value, dict):
        return [f"{where}: not a {kind}"]
    fields = {f["name"]: f for f in shape["fields"]}
    problems = [f"{where}: unknown field {n} of {kind}" for n in value if n not in fields]
    problems += [f"{where}: missing {n} of {kind}" for n, f in fields.items() if f["required"] and n not in value]
    for name, inner in value.items():
        if name in fields:
            problems += _check(inner, fields[name]["types"], f"{where}.{name}")
    return problems


def _guess(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
