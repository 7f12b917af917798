"""Pictures of HTML pages by Chromium, small enough for the docs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

_NAMES = ("chromium", "chromium-browser", "google-chrome")


class NoBrowser(Exception):
    """Raised when no Chromium is installed; ``str()`` says what to do."""


def picture_of(page: str, out: Path, size: tuple[int, int]) -> None:
    """Write a PNG of the page, as wide as ``size`` and no higher than what is on it."""
    browser = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if browser is None:
        raise NoBrowser("Chromium tidak ditemukan; pasang paket chromium, lalu ulangi.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "halaman.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                f"--user-data-dir={folder}/profile", f"--window-size={size[0]},{size[1]}",
                f"--screenshot={out.resolve()}", source.as_uri(),
            ],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    _trim(out)


def _trim(picture: Path) -> None:
    """Cut the empty foot off, and keep no more colours than bubbles and letters need."""
    whole = Image.open(picture).convert("RGB")
    ground = Image.new("RGB", whole.size, whole.getpixel((0, 0)))
    box = ImageChops.difference(whole, ground).getbbox()
    if box:
        whole = whole.crop((0, 0, whole.width, min(whole.height, box[3] + 16)))
    # The octree keeps the few strong colours of signs and charts; the median cut would spend all on greys.
    whole.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(picture, optimize=True)
