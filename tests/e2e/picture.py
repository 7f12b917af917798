"""The README's picture, a real conversation with the shipped bot: `python -m tests.e2e.picture docs/percakapan.png`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.e2e.browser import NoBrowser, picture_of
from tests.e2e.bubbles import STYLE, column
from tests.e2e.running import ROOT, BotProcess
from tests.e2e.stage import Scene
from tests.telegram_server import TelegramServer, person

QUESTIONS = ("pak saya PNS, boleh nggak like postingan caleg?", "kalau cuma nonton debatnya di youtube?")
_NARROW = "body{display:block;width:520px}section{padding:16px}h2{display:none}.m{max-width:400px}"


def main(out: Path) -> int:
    """Needs a built index and Chromium; 1 when there is no Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            picture_of(conversation(Path(folder)), out, (520, 1800))
        except NoBrowser as exc:
            sys.stderr.write(f"{exc}\n")
            return 1
    return 0


def conversation(folder: Path) -> str:
    """The page after each question has been answered."""
    with TelegramServer() as server:
        bot = BotProcess(server, folder, {"VAR_DIR": str(ROOT / "var")}, module="bot").start()
        scene = Scene("", person(server, "Sari"))
        for text in QUESTIONS:
            scene.says(text)
        bot.stop()
        shown = column(scene)
    style = f'<!doctype html><html lang="id"><meta charset="utf-8"><style>{STYLE}{_NARROW}</style>'
    return f'{style}<body class="light"><section class="light">{shown}</section></body></html>'


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
