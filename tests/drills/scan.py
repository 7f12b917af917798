"""`make drill NAME=scan`: how long answers take while a long scan is read; writes docs/drills/scan.md."""

from __future__ import annotations

import argparse
import io
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from bot.canvas import font
from knowledge.catalog import DATA
from tests.e2e.real import OWNER, real_bot
from tests.telegram_server import Person, TelegramServer, person, text_of

REPORT = Path(__file__).resolve().parents[2] / "docs" / "drills" / "scan.md"
LIMIT = 2.0
_PAUSE = 0.4
_LEAST = 10
_A4 = (1654, 2339)
_HEAD = """SURAT EDARAN
BADAN PENGAWAS PEMILIHAN UMUM
NOMOR 199 TAHUN 2025
TENTANG
NETRALITAS APARATUR SIPIL NEGARA DALAM LOMBA PERAHU

1. Umum
Bahwa dalam rangka menjaga netralitas perlu dikeluarkan surat edaran ini.
2. Ketentuan
"""


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from a question to its answer."""

    spent: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.spent)

    @property
    def p95(self) -> float:
        return sorted(self.spent)[min(len(self.spent) - 1, int(len(self.spent) * 0.95))]


@dataclass(frozen=True, slots=True)
class ScanReport:
    """Latency before and during the reading of ``pages`` pages, which took ``seconds``."""

    pages: int
    idle: Latency
    reading: Latency
    seconds: float

    @property
    def ratios(self) -> tuple[float, float]:
        return self.reading.median / self.idle.median, self.reading.p95 / self.idle.p95

    @property
    def kept(self) -> bool:
        """Asked often enough while pages were read, and under twice as slow."""
        return len(self.reading.spent) >= _LEAST and max(self.ratios) < LIMIT


def scan(pages: int, questions: int, folder: Path) -> ScanReport:
    """Ask on a quiet bot, then while it reads a scan that an admin sent; waits until the preview is there."""
    with TelegramServer() as server, real_bot(server, folder, LOG_LEVEL="ERROR") as bot:
        asker, owner = Asker(person(server, "Sari")), person(server, "Rina", OWNER)
        asker.ask(10, lambda: False)  # the first questions load what the others find loaded
        idle = asker.ask(questions, lambda: False)
        started = time.monotonic()
        owner.sends_document("pindaian.pdf", scanned(pages))
        owner.chat.waits_for(lambda m: "halaman" in text_of(m) and "/" in text_of(m), 300)
        reading = asker.ask(questions * 5, lambda: _read(owner))
        owner.chat.waits_for("199/2025", 60 * pages + 300)
        assert not bot.ended, bot.log
        return ScanReport(pages, Latency(idle), Latency(reading), time.monotonic() - started)


class Asker:
    """Asks one question after another and never two at once."""

    def __init__(self, who: Person) -> None:
        self._who, self._asked = who, 0
        lines = (DATA / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        self._questions = [item["question"] for item in map(json.loads, lines) if not item["turns"]]

    def ask(self, count: int, over: Callable[[], bool]) -> tuple[float, ...]:
        """Milliseconds of each answer, until ``count`` were given; one that ended after ``over`` does not count."""
        spent: list[float] = []
        while len(spent) < count:
            took = self._ask_one()
            if over():
                break
            spent.append(took)
            time.sleep(_PAUSE)
        return tuple(spent)

    def _ask_one(self) -> float:
        before = len(self._who.chat.messages)
        text = self._questions[self._asked % len(self._questions)]
        self._asked += 1
        started = time.monotonic()
        self._who.sends(text)
        self._who.chat.waits_for_count(before + 1, 120)
        return (time.monotonic() - started) * 1000


def scanned(pages: int) -> bytes:
    """A PDF of page pictures without a text layer, every page different, 200 dots an inch."""
    texts = [_page_text(number) for number in range(1, pages + 1)]
    images = [_picture(text) for text in texts]
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=200)
    return out.getvalue()


def _page_text(number: int) -> str:
    items = "\n".join(
        f"{letter}. Aparatur sipil negara regu {number} wajib menjaga netralitas pada lomba perahu\n"
        f"    ke-{number * 10 + i} dan melaporkannya kepada atasan langsung dalam {i + 2} hari kerja."
        for i, letter in enumerate("abcdefghijklmno")
    )
    return (_HEAD if number == 1 else "") + f"{number + 2}. Lomba ke-{number}\n{items}"


def _picture(text: str) -> Image.Image:
    image = Image.new("L", _A4, "white")
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(text.splitlines()):
        draw.text((150, 130 + 46 * index), line, font=font(30), fill="black")
    return image.convert("1")


def _read(owner: Person) -> bool:
    """Whether the last page was read."""
    newest = owner.chat.texts[-1]
    return "halaman" not in newest or "199/2025" in newest or "Tidak jadi" in newest


def page_of(report: ScanReport, arguments: str) -> str:
    """The page for docs."""
    command = "make drill NAME=scan" + (f" ARGS='{arguments}'" if arguments else "")
    machine = f"{os.cpu_count()} inti, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    median, p95 = (f"{ratio:.2f}".replace(".", ",") for ratio in report.ratios)
    rows = [
        ("pertanyaan", str(len(report.idle.spent)), str(len(report.reading.spent)), "", f"sedikitnya {_LEAST}"),
        ("median (ms)", f"{report.idle.median:.0f}", f"{report.reading.median:.0f}", median, "< 2"),
        ("p95 (ms)", f"{report.idle.p95:.0f}", f"{report.reading.p95:.0f}", p95, "< 2"),
    ]
    lines = [
        "# Uji pindaian panjang",
        "",
        "Ditulis oleh perintah di bawah ini: bot dan mesin penjawab sungguhan, server Bot API lokal. Satu per satu "
        "pertanyaan diajukan, mula-mula saat bot diam, lalu selama OCR membaca pindaian yang dikirim admin.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d %H.%M} UTC · `{command}` · {machine} · "
        f"hasil: {'janji ditepati' if report.kept else 'JANJI TIDAK DITEPATI'}",
        "",
        f"{report.pages} halaman dibaca sampai pratinjau dalam {report.seconds:.0f} detik "
        f"({report.seconds / report.pages:.1f} detik per halaman).".replace(".", ",", 1),
        "",
        "| Ukuran | Bot diam | Selama membaca | Kali | Batas |",
        "| :--- | ---: | ---: | ---: | ---: |",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
    ]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """0 when answers stayed under twice as slow, 1 otherwise; the page is written either way."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills.scan", description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--report", type=Path, default=REPORT)
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        report = scan(chosen.pages, chosen.questions, Path(folder))
    sizes = [f"--{n}={v}" for n, v in vars(chosen).items() if n != "report" and v != parser.get_default(n)]
    page = page_of(report, " ".join(sizes))
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(page, encoding="utf-8")
    print(page)
    return 0 if report.kept else 1


if __name__ == "__main__":
    sys.exit(main())
