"""A page with every kind of message, from real renderings: `python -m tests.e2e.gallery OUT.html [--real]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.e2e.admin.desk import admin_bot
from tests.e2e.admin.scenes import play_for_officers
from tests.e2e.browser import NoBrowser, picture_of
from tests.e2e.bubbles import STYLE, column
from tests.e2e.real import real_bot
from tests.e2e.running import running_bot
from tests.e2e.scenes import play_breakdown, play_for_askers
from tests.e2e.stage import Scene, Theatre
from tests.telegram_server import TelegramServer

MODES = {"light": "terang", "dark": "gelap"}
_POSTER = (4300, 16000)


def main() -> int:
    """0 when the page is there; 1 when pictures were wanted and no Chromium is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the page: light and dark side by side")
    parser.add_argument("--real", action="store_true", help="the real engine over var/ instead of the fake one")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="galeri-terang.png and galeri-gelap.png too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scenes = play(Path(folder), real=chosen.real)
    page = f'<div class="pair">{"".join(_section(mode, scenes) for mode in MODES)}</div>'
    chosen.out.write_text(_page(page), encoding="utf-8")
    if chosen.pictures is None:
        return 0
    try:
        for mode, name in MODES.items():
            body = f'<body class="{mode} poster">{_section(mode, scenes)}</body>'
            picture_of(_page(body), chosen.pictures / f"galeri-{name}.png", _POSTER)
    except NoBrowser as exc:
        sys.stderr.write(f"{exc}\n")
        return 1
    return 0


def play(folder: Path, *, real: bool) -> list[Scene]:
    """Every scene in the order of the page; what only a failing engine shows comes from the fake one."""
    scenes = []
    with ExitStack() as stack:
        server = stack.enter_context(TelegramServer())
        (folder / "utama").mkdir()
        stack.enter_context((real_bot if real else admin_bot)(server, folder / "utama"))
        theatre = Theatre(server)
        play_for_officers(theatre)
        officers, theatre.scenes = theatre.scenes, []
        play_for_askers(theatre)
        scenes = [*theatre.scenes, *officers]
    with TelegramServer() as server:
        (folder / "lain").mkdir()
        with running_bot(server, folder / "lain"):
            theatre = Theatre(server)
            play_breakdown(theatre)
            scenes += theatre.scenes
    return scenes


def _section(mode: str, scenes: list[Scene]) -> str:
    blocks = "".join(column(scene) for scene in scenes)
    return f'<section class="{mode}"><h1>TanyaNetral, {MODES[mode]}</h1><div class="scenes">{blocks}</div></section>'


def _page(body: str) -> str:
    return f'<!doctype html><html lang="id"><meta charset="utf-8"><style>{STYLE}</style>{body}'


if __name__ == "__main__":
    sys.exit(main())
