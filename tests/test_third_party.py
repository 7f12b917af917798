"""THIRD_PARTY.md against what is shipped, fetched and installed."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from knowledge.adapters import weights
from knowledge.adapters.indexing import DELTA
from knowledge.settings import EngineSettings

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "THIRD_PARTY.md"
PACKAGES = ("bot", "knowledge", "ingest")
# Code and text that we wrote; any other kind of file needs a row.
OURS = {".py", ".yaml", ".json", ".jsonl", ".mako", ".md"}

ALLOWED = {
    *("0BSD", "BSD License", "3-Clause BSD License", "BSD-2-Clause", "BSD-3-Clause", "Zlib", "CC0-1.0", "Unlicense"),
    *("Apache-2.0", "Apache 2.0 License", "Apache License, Version 2.0", "Apache Software License"),
    *("Apache-2.0 WITH LLVM-exception", "BSL-1.0", "CNRI-Python", "PSF-2.0", "Python Software Foundation License"),
    *("MIT", "MIT License", "MIT-0", "MIT-CMU", "ISC", "ISC License (ISCL)", "DFSG approved"),
    *("MPL-1.1", "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "LGPL-3.0-only", "LGPL-2.1-or-later"),
}
# Distributions whose licence text is longer than a name; read once, by hand.
READ_BY_HAND = {"pypdfium2": "BSD-3-Clause, Apache-2.0, dependency licenses"}


@dataclass(frozen=True)
class Row:
    file: str
    licence: str
    source: str
    sha256: str


def rows() -> dict[str, Row]:
    found = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 5:
            name, _, licence, source, digest = (cell.strip("`") for cell in cells)
            found[name] = Row(name, licence, source, digest)
    return found


def digest(path: Path) -> str:
    """Of a file, or of a folder's digests in order of name."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    whole = hashlib.sha256()
    for file in sorted(path.iterdir()):
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def installed(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def test_every_row_is_complete() -> None:
    for row in rows().values():
        assert row.licence, row.file
        assert "AGPL" not in row.licence
        assert row.source, row.file
        assert re.fullmatch(r"[0-9a-f]{64}", row.sha256), row.file


def test_every_bundled_row_has_the_bytes_it_names() -> None:
    bundled = {row.file: row.sha256 for row in rows().values() if row.file.split("/")[0] in PACKAGES}
    assert bundled
    assert {name: digest(ROOT / name) for name in bundled} == bundled


def test_no_weight_font_or_picture_is_bundled_without_a_row() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *PACKAGES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    strange = [name for name in tracked if Path(name).suffix not in OURS and (ROOT / name).is_file()]
    assert {name: digest(ROOT / name) for name in strange if name not in rows()} == {}


def test_every_folder_and_file_of_data_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    data = [path for path in (ROOT / "knowledge/data").iterdir() if path.is_file() or any(path.iterdir())]
    assert [path.name for path in data if f"`knowledge/data/{path.name}" not in text] == []


def test_the_ocr_models_are_those_named() -> None:
    folder = installed("rapidocr")
    models = {f"rapidocr/models/{p.name}": digest(p) for p in (folder / "models").glob("*.onnx")}
    assert models == {name: row.sha256 for name, row in rows().items() if name.startswith("rapidocr/")}


def test_the_fonts_of_the_pictures_are_those_named() -> None:
    folder = installed("matplotlib").parent
    fonts = {name: row.sha256 for name, row in rows().items() if name.startswith("matplotlib/")}
    assert {name: digest(folder / name) for name in fonts} == fonts
    drawn = re.findall(r"DejaVu[\w-]+\.ttf", (ROOT / "bot/canvas.py").read_text(encoding="utf-8"))
    assert {Path(name).name for name in fonts} == set(drawn)


def test_the_weights_the_set_up_accepts_are_those_named() -> None:
    assert rows()[weights.MEMBER].sha256 == weights.SHA256
    assert any(name.startswith(weights.PACKAGE.replace("==", "-")) for name in rows())


def test_the_weights_on_this_machine_came_from_them() -> None:
    origin = EngineSettings().model_cache / weights.revision(DELTA) / "origin.json"
    if not origin.exists():
        pytest.skip("model weights not fetched yet (make index)")
    assert json.loads(origin.read_text(encoding="utf-8"))["sha256"] == rows()[weights.MEMBER].sha256


def licences() -> dict[str, str]:
    """Licence by installed distribution; ours needs no look."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json", "--with-system"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {each["Name"]: each["License"] for each in json.loads(done.stdout) if each["Name"] != "tanyanetral"}


def unacceptable(found: dict[str, str]) -> dict[str, str]:
    """Those not wholly made of licences we know; of an OR one known part suffices."""
    return {
        name: licence
        for name, licence in found.items()
        if READ_BY_HAND.get(name) != licence and not _known(licence.strip())
    }


def _known(licence: str) -> bool:
    if licence in ALLOWED:
        return True
    for joint, enough in ((" AND ", all), ("; ", all), (" OR ", any)):
        parts = _split(licence, joint)
        if len(parts) > 1:
            return enough(_known(part) for part in parts)
    return licence.startswith("(") and licence.endswith(")") and _known(licence[1:-1])


def _split(licence: str, joint: str) -> list[str]:
    """Apart at ``joint`` outside brackets."""
    parts, start, depth = [], 0, 0
    for at, sign in enumerate(licence):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and licence.startswith(joint, at):
            parts.append(licence[start:at])
            start = at + len(joint)
    return [*parts, licence[start:]]


def test_every_installed_licence_is_known_and_none_is_agpl() -> None:
    found = licences()
    assert len(found) > 100
    assert unacceptable(found) == {}


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("Apache-2.0 AND Apache-2.0 WITH LLVM-exception AND BSD-2-Clause", True),
        ("Apache Software License; MIT License", True),
        ("AGPL-3.0-or-later", False),
        ("MIT AND AGPL-3.0-only", False),
        ("GNU Affero General Public License v3", False),
        ("UNKNOWN", False),
        ("", False),
    ],
)
def test_a_licence_is_judged_by_its_parts(licence: str, fine: bool) -> None:
    assert (unacceptable({"some": licence}) == {}) is fine
