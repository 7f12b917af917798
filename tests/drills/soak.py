"""`make drill NAME=soak`: 20,000 updates with bad luck, then minutes of steady pace; writes docs/drills/soak.md."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.e2e.pace import PaceReport, pace
from tests.e2e.soak import SoakReport, soak

REPORT = Path(__file__).resolve().parents[2] / "docs" / "drills" / "soak.md"
MEDIAN_LIMIT = 150.0
GROWTH_LIMIT = 1.15


def main(argv: list[str] | None = None) -> int:
    """0 when all promises were kept, 1 otherwise; the page is written either way."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills.soak", description=__doc__)
    parser.add_argument("--updates", type=int, default=20_000)
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--report", type=Path, default=REPORT)
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("soak", "pace"):
            (Path(folder) / name).mkdir()
        bad_luck = soak(chosen.updates, chosen.chats, Path(folder) / "soak", restart_every=chosen.updates // 14)
        steady = pace(chosen.rate, chosen.chats, chosen.seconds, Path(folder) / "pace")
    sizes = [f"--{n}={v}" for n, v in vars(chosen).items() if n != "report" and v != parser.get_default(n)]
    page = page_of(bad_luck, steady, " ".join(sizes))
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(page, encoding="utf-8")
    print(page)
    return 0 if kept(bad_luck, steady) else 1


def kept(bad_luck: SoakReport, steady: PaceReport) -> bool:
    """Every promise of both halves."""
    return bad_luck.sound and flat(bad_luck.megabytes) and _steady(steady)


def flat(megabytes: Sequence[int]) -> bool:
    """The end is no more than 15 % above the middle of the same process."""
    return megabytes[-1] <= megabytes[len(megabytes) // 2] * GROWTH_LIMIT


def page_of(bad_luck: SoakReport, steady: PaceReport, arguments: str) -> str:
    """The page for docs."""
    command = "make drill NAME=soak" + (f" ARGS='{arguments}'" if arguments else "")
    machine = f"{os.cpu_count()} inti, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return "\n".join(
        (
            "# Uji tahan",
            "",
            "Ditulis oleh perintah di bawah ini: bot sungguhan, server Bot API lokal, mesin penjawab tiruan.",
            "",
            f"{datetime.now(UTC):%Y-%m-%d %H.%M} UTC · `{command}` · {machine} · "
            f"hasil: {'semua janji ditepati' if kept(bad_luck, steady) else 'ADA JANJI YANG TIDAK DITEPATI'}",
            "",
            "## Nasib buruk",
            "",
            f"{bad_luck.asked} pertanyaan dari {bad_luck.chats} obrolan dalam {bad_luck.seconds:.0f} detik; "
            "proses dimatikan dan dihentikan pada paruh pertama, paruh kedua satu proses saja.",
            "",
            *_table(_bad_luck_rows(bad_luck)),
            "",
            "## Laju tetap, pembatas menyala",
            "",
            f"{steady.per_second:g} pertanyaan per detik selama {steady.asked / steady.per_second:.0f} detik, "
            f"bergantian dari {steady.chats} obrolan.",
            "",
            *_table(_steady_rows(steady)),
            "",
        )
    )


def _bad_luck_rows(report: SoakReport) -> list[tuple[str, str, str]]:
    faults = ", ".join(f"{kind}: {count}" for kind, count in report.faults.items())
    first, middle, last = _three(report.megabytes)
    return [
        ("tidak terjawab", str(report.unanswered), "0"),
        ("terjawab ulang yang dapat dihindari", str(report.repeats.avoidable), "0"),
        ("terjawab ulang karena respons Telegram hilang", str(report.repeats.lost), "tak terhindarkan"),
        ("terjawab ulang karena proses mati sebelum menandai", str(report.repeats.killed), "tak terhindarkan"),
        ("obrolan yang urutannya berubah", str(report.out_of_order), "0"),
        ("update dikirim dua kali oleh Telegram", str(report.duplicates), ""),
        ("proses dimatikan paksa / dihentikan baik-baik", f"{report.kills} / {report.stops}", ""),
        ("panggilan yang digagalkan", faults, ""),
        ("memori proses terakhir, awal / tengah / akhir (MB)", f"{first} / {middle} / {last}", "akhir ≤ 115 % tengah"),
    ]


def _steady_rows(report: PaceReport) -> list[tuple[str, str, str]]:
    first, middle, last = _three(report.megabytes)
    minutes = [report.queue[at : at + 60] for at in range(0, len(report.queue), 60)]
    queues = "; ".join(f"{statistics.mean(seen):.1f} (puncak {max(seen)})" for seen in minutes)
    return [
        ("tidak terjawab", str(report.left), "0"),
        ("dari update sampai balasan, median (ms)", f"{report.median:.0f}", f"< {MEDIAN_LIMIT:.0f}"),
        ("p95 (ms)", f"{report.p95:.0f}", ""),
        ("terlama (ms)", f"{report.slowest:.0f}", ""),
        ("pertanyaan yang sedang menunggu, rata-rata tiap menit", queues, "tidak tumbuh"),
        ("memori, awal / tengah / akhir (MB)", f"{first} / {middle} / {last}", ""),
    ]


def _steady(report: PaceReport) -> bool:
    return not report.left and report.median < MEDIAN_LIMIT and not report.grew


def _three(values: Sequence[int]) -> tuple[int, int, int]:
    return values[0], values[len(values) // 2], values[-1]


def _table(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    lines = [f"| {what} | {value} | {limit} |" for what, value, limit in rows]
    return ["| Ukuran | Hasil | Batas |", "| :--- | ---: | ---: |", *lines]


if __name__ == "__main__":
    sys.exit(main())
