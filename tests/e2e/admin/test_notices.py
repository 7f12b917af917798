"""Notices: drafted, looked at, delivered once, also through kills."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.e2e.admin.desk import OWNER, admin_bot, database_of, labels, let_time_pass, rina
from tests.e2e.admin.papers import DISCIPLINE
from tests.telegram_server import Kind, Person, TelegramServer, person, text_of

KABAR = "Aturan kampanye berubah."


def test_subscribers_hear_of_a_change_once(owner: Person, sari: Person, budi: Person) -> None:
    for asker in (sari, budi):
        asker.sends("/langganan")
        asker.presses("Kampanye", asker.chat.waits_for("Langganan"))
        asker.chat.waits_for(lambda m: any("✓" in label for label in labels(m)))
    owner.sends_document("pp94.txt", DISCIPLINE.encode(), "text/plain")
    preview = owner.chat.waits_for("Ini naskah dari: PP", 60)
    owner.presses("Terbitkan", preview)
    done = owner.chat.waits_for(lambda m: "📣 Kabari pelanggan" in labels(m), 60)
    owner.presses("Kabari pelanggan", done)
    draft = owner.chat.waits_for("Rancangan kabar untuk 2 pelanggan")
    assert "PP 94/2021" in text_of(draft)
    owner.presses("Ubah kalimat", draft)
    owner.chat.waits_for("Tulis isi kabarnya")
    owner.sends("Naskah PP 94/2021 sudah lengkap di bot.")
    owner.presses("Kirim", owner.chat.waits_for("Naskah PP 94/2021 sudah lengkap"))
    owner.chat.waits_for_passing("sedang dikirim ke 2 pelanggan")
    sari.chat.waits_for("Naskah PP 94/2021 sudah lengkap di bot.")
    budi.chat.waits_for("Naskah PP 94/2021 sudah lengkap di bot.")
    owner.chat.waits_for("Kabar selesai: 2 dari 2 terkirim.", 30)
    assert len([t for t in sari.chat.texts if "sudah lengkap" in t]) == 1


def test_a_delivery_killed_twice_reaches_everyone_and_repeats_at_most_what_was_under_way(tmp_path: Path) -> None:
    """Once while Telegram had not taken a message yet, once while its answer was on the way."""
    with TelegramServer() as server, admin_bot(server, tmp_path) as bot, database_of(bot) as stores:
        owner = rina(server)
        everyone = sorted((person(server, f"Langganan{n}") for n in range(30)), key=lambda who: who.id)
        for one in everyone:
            server.world.reachable.add(one.id)
            stores.subscriptions.add(one.id, "kampanye", f"orang{one.id}")
        refused, taken = everyone[4], everyone[17]
        server.faults.add(Kind.TIMEOUT, "sendMessage", chat_id=refused.id, seconds=600)
        server.faults.add(Kind.LATE, "sendMessage", chat_id=taken.id, seconds=600)
        number = stores.notices.draft(KABAR, ("kampanye",), f"tg:{OWNER}")
        stores.notices.start(number, stores.subscriptions.subscribers(("kampanye",)), f"tg:{OWNER}")
        for one in (refused, taken):
            server.world.wait(partial(_tried, server, one), 90, "the call that will hang")
            bot.kill()
            let_time_pass(stores)
            bot.start()
        owner.chat.waits_for("Kabar selesai: 30 dari 30 terkirim.", 90)
        got = {one.id: one.chat.texts.count(KABAR) for one in everyone}
        assert got[taken.id] in (1, 2)
        assert [got[one.id] for one in everyone if one is not taken] == [1] * 29


def _tried(server: TelegramServer, one: Person) -> bool:
    return any(c.method == "sendMessage" and c.params.get("chat_id") == one.id for c in list(server.world.calls))
