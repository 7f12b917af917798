"""The election calendar from the chat."""

from __future__ import annotations

from tests.telegram_server import Person, text_of


def test_stages_are_written_checked_shown_and_undone(owner: Person) -> None:
    owner.sends("/tahapan")
    owner.presses("Isi tahapan", owner.chat.waits_for("Belum ada yang diisi"))
    owner.chat.waits_for("Tulis nama pemilihannya")
    owner.sends("Pilkada 2030")
    owner.chat.waits_for("Tulis daerahnya")
    owner.sends("Kabupaten Sleman")
    owner.chat.waits_for("Tulis tanggalnya")
    owner.sends("penetapan: 22 September 2030\npemungutan: 1 Januari 2030")
    owner.chat.waits_for("pemungutan suara sebelum penetapan calon")
    owner.sends("penetapan: 22 September 2030\nkampanye: 25-09-2030 - 23-11-2030\npemungutan: 2030-11-27")
    owner.chat.waits_for("Dari mana tanggal ini")
    owner.sends("PKPU 2/2030")
    owner.presses("Simpan", owner.chat.waits_for("kampanye selesai: 23 Nov 2030"))
    owner.chat.waits_for("Tahapan Pilkada 2030, Kabupaten Sleman disimpan.")
    owner.sends("/riwayat")
    page = owner.chat.waits_for("tahapan diisi: Pilkada 2030 Kabupaten Sleman")
    owner.presses(text_of(page).split("\n")[2].split(".")[0], page)
    owner.presses("Batalkan", owner.chat.waits_for("Sesudah"))
    owner.chat.waits_for("↩️ tahapan diisi")
    before = len(owner.chat.messages)
    owner.sends("/tahapan")
    assert "Belum ada yang diisi" in text_of(owner.chat.waits_for_count(before + 1)[-1])
