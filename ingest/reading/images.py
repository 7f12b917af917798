"""Photos and scans of pages: turned upright, evened out, read by OCR."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from ingest.errors import BrokenFile, TooLarge
from ingest.model import Page, ReadDocument
from ingest.reading.bounds import Bounds, Progress
from ingest.reading.ocr import Ocr

_WIDE = 2600
_NARROW = 1400


def read_image(path: Path, bounds: Bounds, ocr: Ocr, progress: Progress | None = None) -> ReadDocument:
    """One page for an image, one for each frame of a TIFF."""
    pages = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(path) as image:
                if image.width * image.height > bounds.image_pixels:
                    raise TooLarge(f"Gambar ini {image.width} x {image.height} titik; terlalu besar untuk dibaca.")
                count = min(getattr(image, "n_frames", 1), bounds.pages)
                for frame in range(count):
                    image.seek(frame)
                    pages.append(Page(frame + 1, ocr.read(_prepared(image)), ocr=True))
                    if progress:
                        progress(frame + 1, count)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as exc:
            raise BrokenFile("Gambar ini rusak atau terpotong sehingga tidak dapat dibaca.") from exc
    return ReadDocument("image", tuple(pages))


def _prepared(image: Image.Image) -> Image.Image:
    """Upright by its EXIF, grey, of a size OCR reads well, shadows of a phone photo evened."""
    upright = ImageOps.exif_transpose(image) or image
    grey = upright.convert("L")
    if grey.width > _WIDE:
        grey = grey.resize((_WIDE, round(grey.height * _WIDE / grey.width)))
    elif grey.width < _NARROW:
        grey = grey.resize((_NARROW, round(grey.height * _NARROW / grey.width)))
    return _even(grey)


def _even(grey: Image.Image) -> Image.Image:
    """Divide by the blurred background when the paper is lit unevenly."""
    import numpy as np

    small = grey.resize((max(1, grey.width // 16), max(1, grey.height // 16)))
    background = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4)).resize(grey.size)
    paper = np.asarray(background, dtype=np.float32)
    if float(np.percentile(paper, 95) - np.percentile(paper, 5)) < 40:
        return grey
    flat = np.asarray(grey, dtype=np.float32) / np.maximum(paper, 1) * 255
    return Image.fromarray(np.clip(flat, 0, 255).astype("uint8"))
