"""The frame: the direction of imports, the pins, the wheel, and the skips that CI does not let pass."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.conftest import required_but_missing

ROOT = Path(__file__).resolve().parents[1]
CORE = ("model", "address", "language", "routing", "retrieval", "judging", "composing", "checking", "answering")
CORE_MODULES = tuple(f"knowledge.{name}" for name in (*CORE, "errors", "ports"))
# Value types that the core shares with others; they obey the same rule.
SHARED_TYPES = ("knowledge.library", "knowledge.records", "knowledge.texts")


@pytest.mark.parametrize("name", CORE_MODULES)
def test_the_core_imports_the_standard_library_and_itself_only(name: str) -> None:
    allowed = (*CORE_MODULES, *SHARED_TYPES)
    for path in files_of(name):
        strange = [
            found
            for found in imports_of(path)
            if found.split(".")[0] not in sys.stdlib_module_names
            and not any(found == one or found.startswith(f"{one}.") for one in allowed)
        ]
        assert strange == [], path.relative_to(ROOT)


@pytest.mark.parametrize("name", SHARED_TYPES)
def test_the_value_types_of_the_core_obey_its_rule(name: str) -> None:
    for path in files_of(name):
        assert all(
            found.split(".")[0] in sys.stdlib_module_names or found.startswith(("knowledge.",))
            for found in imports_of(path)
        )
        assert not any(
            found.startswith(("knowledge.adapters", "knowledge.catalog", "knowledge.settings"))
            for found in imports_of(path)
        )


def files_of(module: str) -> list[Path]:
    base = ROOT.joinpath(*module.split("."))
    return sorted(base.rglob("*.py")) if base.is_dir() else [base.with_suffix(".py")]


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found.update([f"{module}.{a.name}" for a in node.names] if module == "knowledge" else [module])
    return found


def test_the_directions_of_imports_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(lint), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.partition("==") for line in lines if line and not line.startswith("#")]
    assert all(middle == "==" for _, middle, _ in parts)
    return {plain(name): number for name, _, number in parts}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"]["optional-dependencies"].values():
        names += extra
    return [plain(re.split(r"[\[<>=~! ]", name, maxsplit=1)[0]) for name in names]


def test_every_dependency_is_pinned_exactly_and_to_no_local_build() -> None:
    assert [name for name in declared() if name not in pins()] == []
    assert [number for number in pins().values() if "+" in number] == []


def test_what_is_installed_is_what_is_pinned() -> None:
    different = {}
    for name, number in pins().items():
        try:
            installed = version(name).partition("+")[0]
        except PackageNotFoundError:
            continue
        if installed != number:
            different[name] = (number, installed)
    assert different == {}


def test_the_wheel_carries_the_knowledge_and_the_migrations(tmp_path: Path) -> None:
    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(built) as wheel:
        names = set(wheel.namelist())
    shipped = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "knowledge/data").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped - names == set()
    assert "knowledge/adapters/database/migrations/versions/0001_library.py" in names
    assert {name.split("/")[0] for name in names} - {"bot", "knowledge", "ingest"} == {"tanyanetral-0.1.0.dist-info"}


@pytest.mark.parametrize(
    ("reason", "require", "word"),
    [
        ("Skipped: PostgreSQL tidak berjalan (TEST_DATABASE_URL)", "shared,postgres", "postgres"),
        ("Skipped: shared corpus not present", "shared,postgres", "shared"),
        ("Skipped: shared corpus not present", "", None),
        ("Skipped: Tesseract tidak terpasang", "shared,postgres,model", None),
    ],
)
def test_a_skip_of_what_ci_requires_is_a_failure(reason: str, require: str, word: str | None) -> None:
    assert required_but_missing(reason, require) == word
