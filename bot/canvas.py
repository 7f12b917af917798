"""A light page to draw text on: wrapped, measured, in a font that ships with a dependency."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

INK, SOFT, PAPER, LINE = "#1b1f24", "#57606a", "#ffffff", "#d0d7de"
WIDTH, MARGIN = 1080, 72


@cache
def font(size: int, heavy: bool = False) -> ImageFont.FreeTypeFont:
    """DejaVu Sans as bundled with matplotlib (free licence, see THIRD_PARTY.md)."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("font of matplotlib not found")
    name = "DejaVuSans-Bold.ttf" if heavy else "DejaVuSans.ttf"
    return ImageFont.truetype(str(Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / name), size)


def drawable(text: str) -> str:
    """Without what the font cannot draw, so that no box appears."""
    known = _glyphs()
    return " ".join("".join(c if c in known or c.isspace() else " " for c in text).split())


@cache
def _glyphs() -> frozenset[str]:
    """The letters and signs we print; everything else (emoji, rare scripts) is left out of pictures."""
    ranges = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x205E), (0x20AC, 0x20AC), (0x2190, 0x2193))
    return frozenset(chr(code) for low, high in ranges for code in range(low, high + 1))


def wrap(text: str, face: ImageFont.FreeTypeFont, width: int, most: int = 0) -> list[str]:
    """Lines that fit; with ``most`` the last one ends in an ellipsis when words are left over."""
    lines: list[str] = []
    for word in drawable(text).split(" "):
        line = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(line) <= width:
            lines[-1] = line
            continue
        lines += _broken(word, face, width)
    if most and len(lines) > most:
        lines = lines[:most]
        while lines[-1] and face.getlength(lines[-1] + "…") > width:
            lines[-1] = lines[-1][:-1]
        lines[-1] = lines[-1].rstrip() + "…"
    return lines


def _broken(word: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@dataclass
class Page:
    """Draws downwards; ``png`` cuts the page where the last line ended."""

    y: int = MARGIN
    image: Image.Image = field(default_factory=lambda: Image.new("RGB", (WIDTH, 6000), PAPER))

    @property
    def draw(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def text(
        self, text: str, size: int, *, heavy: bool = False, color: str = INK, most: int = 0, gap: int = 18
    ) -> None:
        face = font(size, heavy)
        for line in wrap(text, face, WIDTH - 2 * MARGIN, most):
            self.draw.text((MARGIN, self.y), line, font=face, fill=color)
            self.y += int(size * 1.38)
        self.y += gap

    def rule(self, gap: int = 26) -> None:
        self.draw.line((MARGIN, self.y, WIDTH - MARGIN, self.y), fill=LINE, width=3)
        self.y += gap

    def band(self, text: str, color: str) -> None:
        """White words on a dark band: the verdict, readable without its colour."""
        face = font(52, heavy=True)
        self.draw.rounded_rectangle((MARGIN, self.y, WIDTH - MARGIN, self.y + 104), 18, fill=color)
        self.draw.text((MARGIN + 34, self.y + 20), drawable(text), font=face, fill=PAPER)
        self.y += 104 + 30

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[int], size: int = 27) -> None:
        """The first row is the head; cells wrap."""
        for index, row in enumerate(rows):
            face = font(size, heavy=index == 0)
            cells = [wrap(cell, face, width - 20) for cell, width in zip(row, widths, strict=True)]
            height = max(len(lines) for lines in cells) * int(size * 1.35)
            x = MARGIN
            for lines, width in zip(cells, widths, strict=True):
                for number, line in enumerate(lines):
                    self.draw.text((x, self.y + number * int(size * 1.35)), line, font=face, fill=INK)
                x += width
            self.y += height + 14
            self.rule(14)

    def png(self) -> bytes:
        out = io.BytesIO()
        self.image.crop((0, 0, WIDTH, min(self.y + MARGIN // 2, self.image.height))).save(out, "PNG", optimize=True)
        return out.getvalue()
