"""A page with every kind of message, from real renderings: `python -m tests.e2e.gallery OUT.html [--real]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from knowledge.adapters.database.stores import Stores, open_stores
from knowledge.records import Contact
from tests.e2e.browser import NoBrowser, picture_of
from tests.e2e.bubbles import STYLE, column
from tests.e2e.running import ROOT, BotProcess
from tests.telegram_server import Person, TelegramServer, buttons_of, group, person
from tests.telegram_server.world import Json

MODES = {"light": "terang", "dark": "gelap"}
OWNER = 900001
_POSTER = (1900, 5000)


def main() -> int:
    """0 when the page is there; 1 when pictures were wanted and no Chromium is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the page: light and dark side by side")
    parser.add_argument("--real", action="store_true", help="the real engine over var/ instead of the fake one")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="galeri-terang.png and galeri-gelap.png too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, TelegramServer() as server:
        columns = _columns(server, Path(folder), real=chosen.real)
    page = f'<div class="pair">{"".join(_section(mode, columns) for mode in MODES)}</div>'
    chosen.out.write_text(_page(page), encoding="utf-8")
    if chosen.pictures is None:
        return 0
    try:
        for mode, name in MODES.items():
            body = f'<body class="{mode} poster">{_section(mode, columns)}</body>'
            picture_of(_page(body), chosen.pictures / f"galeri-{name}.png", _POSTER)
    except NoBrowser as exc:
        sys.stderr.write(f"{exc}\n")
        return 1
    return 0


def _columns(server: TelegramServer, folder: Path, *, real: bool) -> str:
    """Every scene as blocks of HTML, the same for both modes."""
    with closing_stores(f"sqlite:///{folder / 'bot.sqlite3'}") as stores:
        stores.contacts.put(Contact("pertanyaan", "BKPSDM Kabupaten Contoh", "lantai 2"), "galeri")
    bot = BotProcess(server, folder, {"ADMIN_IDS": str(OWNER)})
    if real:
        bot.module, bot.extra["VAR_DIR"] = "bot", str(ROOT / "var")
    bot.start()
    try:
        return column(server, _conversations(server))
    finally:
        bot.stop()


@contextmanager
def closing_stores(url: str) -> Iterator[Stores]:
    stores = open_stores(url)
    yield stores
    stores.database.close()


def _section(mode: str, columns: str) -> str:
    return f'<section class="{mode}"><h1>TanyaNetral, {MODES[mode]}</h1><div class="scenes">{columns}</div></section>'


def _page(body: str) -> str:
    return f'<!doctype html><html lang="id"><meta charset="utf-8"><style>{STYLE}</style>{body}'


LIKE = "boleh like postingan caleg?"
# Title -> what is typed and pressed ("> label"), each followed by waiting for what the bot does.
SCENES: dict[str, tuple[str, ...]] = {
    "Mulai": ("/start",),
    "Tidak boleh": (LIKE,),
    "Boleh": ("boleh baca berita politik?",),
    "Bersyarat": ("boleh hadir di kampanye?", "> Hanya menyimak"),
    "Klarifikasi": ("boleh foto?",),
    "Bunyi aturan": (LIKE, "> Bunyi aturan"),
    "Sanksi satu perbuatan": (LIKE, "> ⚖️ Sanksi"),
    "Kartu": (LIKE, "> Kartu"),
    "Penilaian": (LIKE, "> 👎"),
    "Status yang disebut": ("saya PPPK, boleh like postingan caleg?",),
    "Tidak ditemukan": ("berapa denda parkir saat hajatan calon?",),
    "Tanyakan ke admin": ("berapa denda parkir saat hajatan calon?", "> Tanyakan ke admin"),
    "Beberapa pertanyaan": ("boleh like postingan caleg? boleh baca berita politik?",),
    "Inggris": ("can i like a candidate's post",),
    "Sapaan": ("halo",),
    "Di luar cakupan": ("siapa presiden terbaik menurutmu?",),
    "Pasal": ("/pasal 14 pp 94/2021",),
    "Pasal yang rancu": ("/pasal 5 huruf n pp 94/2021",),
    "Aturan yang dicabut": ("/pasal 4 pp 53/2010",),
    "Topik": ("/topik",),
    "Sanksi": ("/sanksi",),
    "Kuis": ("/kuis",),
    "Aturan": ("/aturan",),
    "Langganan": ("/langganan",),
    "Bantuan": ("/bantuan",),
    "Privasi": ("/privasi",),
    "Hapus": ("/hapus",),
    "Tentang": ("/tentang",),
    "Perintah tak dikenal": ("/tambah",),
}


def _conversations(server: TelegramServer) -> list[tuple[str, list[Json]]]:
    """Each kind in a chat of its own, after everything in it has been said."""
    found = [(title, _played(person(server, "Sari"), steps)) for title, steps in SCENES.items()]
    forwarded, photo, sticker = (person(server, "Sari") for _ in range(3))
    forwarded.forwards("dukung calon nomor satu")
    photo.sends_photo()
    sticker.posts({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}})
    member = person(server, "Sari")
    room = group(server, "Kantor", member)
    member.sends(f"@TanyaNetralBot {LIKE}", room)
    owner = person(server, "Rina", OWNER)
    owner.sends("/statistik 7")
    owner.chat.waits_for_count(2)
    chats = {"Diteruskan": forwarded.chat, "Foto tanpa keterangan": photo.chat, "Pesan suara": sticker.chat}
    chats |= {"Grup": room, "Statistik (admin)": owner.chat}
    for chat in chats.values():
        chat.waits_for_count(1)
    return [*found, *((title, chat.everything) for title, chat in chats.items())]


def _played(who: Person, steps: Sequence[str]) -> list[Json]:
    """What stands in the chat after the last step; of the steps before it nothing that would only repeat."""
    world, earlier = who.world, 0
    for step in steps:
        before, earlier = len(world.shown), len(who.chat.everything)
        if step.startswith("> "):
            offered = [b["text"] for b in buttons_of(who.chat.messages[-1])]
            if not any(step[2:] in label for label in offered):
                break  # the real engine may answer what the fake one does not know
            who.presses(step[2:])
        else:
            who.sends(step)
        world.wait(partial(_shown_since, who, before), 45, step)
    everything = who.chat.everything
    return everything[earlier if len(steps) > 1 else 0 :] or everything[-1:]


def _shown_since(who: Person, before: int) -> bool:
    """True once the bot said something new in this chat; others may still be spoken to."""
    world = who.world
    return any(m["from"] == world.bot and m["chat"]["id"] == who.id for m in world.shown[before:])


if __name__ == "__main__":
    sys.exit(main())
