"""Who may do admin work, and where: checked at every step."""

from __future__ import annotations

from tests.e2e.admin.desk import OWNER
from tests.e2e.admin.papers import circular
from tests.telegram_server import Person, TelegramServer, group, person, text_of


def test_an_owner_names_an_admin_who_loses_everything_at_once_when_removed(
    server: TelegramServer, owner: Person
) -> None:
    dewi = person(server, "Dewi")
    dewi.sends("/riwayat")
    dewi.chat.waits_for("Perintah itu tidak saya kenal")
    owner.sends(f"/admin tambah {dewi.id}")
    owner.chat.waits_for(f"{dewi.id} sekarang admin.")
    dewi.chat.waits_for("Anda sekarang admin TanyaNetral")
    dewi.sends("/admin")
    dewi.chat.waits_for("hanya untuk pemilik")
    dewi.sends_document("d.txt", circular(86).encode(), "text/plain")
    preview = dewi.chat.waits_for("86/2025", 60)
    dewi.presses("Ubah data", preview)
    dewi.presses("judul", dewi.chat.waits_for("Pilih yang mau diubah"))
    dewi.chat.waits_for("Tulis judulnya")
    owner.sends("/admin")
    owner.presses(f"Hapus {dewi.id}", owner.chat.waits_for(f"{dewi.id} admin"))
    owner.chat.waits_for(lambda m: "Admin" in text_of(m) and str(dewi.id) not in text_of(m))
    dewi.sends("Judul karangan")
    dewi.chat.waits_for("Tidak ditemukan")
    key = dewi.presses("nomor")
    assert dewi.sees_toast(key)["text"] == "Anda tidak (lagi) berwenang untuk ini."
    owner.sends("/riwayat")
    assert f"admin dihapus: {dewi.id}" in text_of(owner.chat.waits_for("admin dihapus"))


def test_an_owner_of_the_settings_cannot_be_removed_and_strangers_see_nothing(
    server: TelegramServer, owner: Person, sari: Person
) -> None:
    owner.sends(f"/admin tambah {OWNER}")
    owner.chat.waits_for("hanya dapat diubah lewat setelan")
    for command in ("/admin", "/riwayat", "/tambah", "/kaidah", "/antrean", "/statistik", "/kontak", "/tahapan"):
        before = len(sari.chat.messages)
        sari.sends(command)
        said = sari.chat.waits_for_count(before + 1)[-1]
        assert text_of(said).startswith("Perintah itu tidak saya kenal.")
    sari.sends_document("x.pdf", b"%PDF-1.7")
    sari.chat.waits_for("Saya tidak membaca berkas")


def test_admin_work_is_refused_in_groups_forwards_and_look_alikes(server: TelegramServer, owner: Person) -> None:
    office = group(server, "Kantor", owner)
    owner.sends("/riwayat", office)
    office.waits_for("hanya di obrolan pribadi")
    before = len(owner.chat.messages)
    owner.forwards("/admin tambah 4242")
    owner.chat.waits_for_count(before + 1)
    owner.sends("/аdmin tambah 4242")
    owner.chat.waits_for_count(before + 2)
    owner.sends("/admin")
    assert "4242" not in text_of(owner.chat.waits_for("ADMIN_IDS"))


def test_a_button_of_another_chat_or_made_up_does_nothing(owner: Person, sari: Person) -> None:
    owner.sends_document("e.txt", circular(87).encode(), "text/plain")
    preview = owner.chat.waits_for("87/2025", 60)
    data = next(b["callback_data"] for row in preview["reply_markup"]["inline_keyboard"] for b in row)
    sari.sends("halo")
    mine = sari.chat.waits_for("Halo")
    assert "tidak berlaku" in sari.sees_toast(sari.presses_data(data, mine))["text"]
    assert "tidak berlaku" in sari.sees_toast(sari.presses_data("Ap.1.0123456789", mine))["text"]
    stolen = sari.presses_data(data, preview)
    assert "obrolan pribadi" in sari.sees_toast(stolen)["text"]
    owner.presses("Batal", preview)
    owner.chat.waits_for("Dibatalkan; draf dihapus")


def test_an_edited_message_is_never_taken_as_input(owner: Person) -> None:
    owner.sends("/kontak")
    owner.presses("Isi unit laporan", owner.chat.waits_for("Kontak unit"))
    owner.chat.waits_for("unit laporan.")
    sent = owner.sends("Satu baris saja")
    owner.chat.waits_for("Perlu dua baris")
    owner.edits(sent, "Unit\nDetail")
    owner.chat.waits_for("Suntingan pesan tidak saya baca")
    owner.presses("Batal", owner.chat.waits_for("Perlu dua baris"))
    owner.chat.waits_for("Baik, dibatalkan.")
