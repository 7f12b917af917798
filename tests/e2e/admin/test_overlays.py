"""What admins write over bundled cards: published, reset, and reviewed when the bundled card below changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.admin.card_files import dump_card, mark_of
from knowledge.adapters.database.stores import Stores
from tests.bot.small_library import small_library
from tests.e2e.admin.desk import Talk, database_of, labels
from tests.e2e.running import BotProcess
from tests.telegram_server import Person, text_of

PHOTO = small_library().cards["foto-dengan-calon"]


@pytest.fixture
def stores(bot: BotProcess) -> Iterator[Stores]:
    with database_of(bot) as stores:
        yield stores


def test_an_edited_bundled_card_answers_once_published_and_the_bundled_one_after_a_reset(
    owner: Person, sari: Person, stores: Stores
) -> None:
    talk, asker = Talk(owner), Talk(sari)
    _edit_headline(talk, "Berpose jari bersama calon dilarang.")
    asker.says("foto bareng cabup pose jari")
    assert PHOTO.headline in text_of(asker.hears("🚫 Tidak boleh"))
    talk.chooses("Uji", lambda m: "🧪 Uji" in labels(m))
    talk.chooses("Terbitkan", lambda m: "✅ Terbitkan" in labels(m))
    talk.hears("Kaidah foto-dengan-calon terbit")
    kept = stores.overlays.get(PHOTO.id)
    assert kept is not None
    assert kept.base_hash == mark_of(PHOTO)
    asker.says("foto bareng cabup pose jari")
    assert "Berpose jari bersama calon dilarang." in text_of(asker.hears("🚫 Tidak boleh"))
    talk.says(f"/kaidah {PHOTO.id}")
    talk.chooses("Kembali ke bawaan", "Berpose jari")
    talk.hears("kembali ke bawaan")
    asker.says("foto bareng cabup pose jari")
    assert PHOTO.headline in text_of(asker.hears("🚫 Tidak boleh"))


def test_both_cards_are_shown_when_the_bundled_one_changed_and_the_admin_chooses(owner: Person, stores: Stores) -> None:
    talk = Talk(owner)
    older = mark_of(replace(PHOTO, headline="Kalimat bawaan versi lama."))
    mine = replace(PHOTO, headline="Kalimat admin untuk foto.")
    stores.overlays.put(PHOTO.id, dump_card(mine), older, "tg:1")
    talk.says("/kaidah")
    talk.chooses("Tinjau perubahan", "1 kaidah bawaan berubah di bawah tulisan admin")
    both = talk.hears("foto-dengan-calon: kaidah bawaan berubah.")
    assert PHOTO.headline in text_of(both).split("Tulisan admin")[0]
    assert "Kalimat admin untuk foto." in text_of(both).split("Tulisan admin")[1]
    talk.presses("Pakai tulisan admin", both)
    talk.hears("Tidak ada kaidah bawaan yang berubah")
    kept = stores.overlays.get(PHOTO.id)
    assert kept is not None
    assert (kept.body, kept.base_hash) == (dump_card(mine), mark_of(PHOTO))
    stores.overlays.put(PHOTO.id, dump_card(mine), older, "tg:1")
    talk.says("/kaidah")
    talk.chooses("Tinjau perubahan", "1 kaidah bawaan berubah")
    talk.chooses("Pakai bawaan", "foto-dengan-calon: kaidah bawaan berubah.")
    talk.hears("Tidak ada kaidah bawaan yang berubah")
    assert stores.overlays.get(PHOTO.id) is None


def test_a_card_that_no_longer_reads_stops_neither_review_nor_export(owner: Person, stores: Stores) -> None:
    talk = Talk(owner)
    stores.overlays.put(PHOTO.id, "verdict: <entah>", "lama", "tg:1")
    stores.overlays.put("baca-berita", dump_card(small_library().cards["baca-berita"]), None, "tg:1")
    talk.says("/kaidah")
    menu = talk.hears("1 kaidah bawaan berubah di bawah tulisan admin")
    talk.presses("Ekspor YAML", menu)
    exported = talk.hears(lambda m: "document" in m)
    assert exported["caption"] == (
        "1 kaidah tulisan admin. Tidak ikut karena isinya tidak terbaca, tetapi tetap tersimpan: foto-dengan-calon."
    )
    talk.presses("Tinjau perubahan", menu)
    both = talk.hears("foto-dengan-calon: kaidah bawaan berubah.")
    assert "verdict: <entah>" in text_of(both).split("Tulisan admin")[1]
    talk.presses("Pakai bawaan", both)
    talk.hears("Tidak ada kaidah bawaan yang berubah")
    assert stores.overlays.get(PHOTO.id) is None


def test_a_card_that_another_admin_changed_meanwhile_is_not_overwritten_unseen(owner: Person, stores: Stores) -> None:
    talk = Talk(owner)
    _edit_headline(talk, "Kalimat saya.")
    talk.chooses("Uji", lambda m: "🧪 Uji" in labels(m))
    ready = talk.hears(lambda m: "✅ Terbitkan" in labels(m))
    theirs = dump_card(replace(PHOTO, headline="Kalimat admin lain."))
    stores.overlays.put(PHOTO.id, theirs, mark_of(PHOTO), "tg:2")
    said = owner.sees_toast(talk.presses("Terbitkan", ready))["text"]
    assert said.startswith("Kaidah ini baru saja diubah admin lain.")
    now = stores.overlays.get(PHOTO.id)
    assert now is not None
    assert now.body == theirs


def _edit_headline(talk: Talk, headline: str) -> None:
    talk.says(f"/kaidah {PHOTO.id}")
    talk.chooses("Ubah", lambda m: "✏️ Ubah" in labels(m))
    talk.chooses("Ubah", "Pratinjau kaidah")
    talk.chooses("inti jawaban", "Bagian mana")
    talk.hears("4. Inti jawaban")
    talk.says(headline)
