"""Contacts, the queue and the numbers from the chat."""

from __future__ import annotations

from tests.e2e.admin.desk import labels
from tests.telegram_server import Person, TelegramServer, text_of


def test_contacts_make_the_way_to_an_admin_appear(owner: Person, sari: Person) -> None:
    sari.sends("kucing saya menggigit undangan pernikahan tetangga")
    assert "📨 Tanyakan ke admin" not in labels(sari.chat.waits_for("Tidak ditemukan"))
    owner.sends("/kontak")
    owner.presses("Isi unit pertanyaan", owner.chat.waits_for("belum diisi"))
    owner.chat.waits_for("Tulis nama unit")
    owner.sends("BKPSDM Sleman")
    owner.chat.waits_for("Perlu dua baris")
    owner.sends("BKPSDM Sleman\nWA 0812-3456-7890, bkpsdm@sleman.go.id")
    owner.chat.waits_for("Unit pertanyaan disimpan: BKPSDM Sleman.")
    sari.sends("kambing tetangga memakan baliho di halaman saya")
    answer = sari.chat.waits_for_count(2)[-1]
    assert "📨 Tanyakan ke admin" in labels(answer)
    assert "BKPSDM Sleman, WA 0812-3456-7890, bkpsdm@sleman.go.id" in text_of(answer)


def test_a_live_location_that_moves_does_not_disturb_a_dialogue(server: TelegramServer, owner: Person) -> None:
    owner.sends("/kontak")
    owner.presses("Isi unit pertanyaan", owner.chat.waits_for("belum diisi"))
    owner.chat.waits_for("Tulis nama unit")
    shared = owner.posts({"location": {"latitude": -7.7, "longitude": 110.4, "live_period": 900}})
    for step in range(3):
        server.world.push("edited_message", shared | {"edit_date": shared["date"] + step})
    owner.sends("BKPSDM Sleman\nlantai 2")
    owner.chat.waits_for("Unit pertanyaan disimpan: BKPSDM Sleman.")
    assert not [text for text in owner.chat.texts if "Suntingan" in text]


def test_the_queue_groups_questions_and_an_answer_reaches_each_asker_once(
    owner: Person, sari: Person, budi: Person
) -> None:
    for asker, text in (
        (sari, "bolehkah sopir dinas mengantar istri calon?"),
        (budi, "sopir dinas mengantar istri calon"),
    ):
        asker.sends(text)
        asker.presses("Tanyakan ke admin", asker.chat.waits_for("Tidak ditemukan"))
        asker.presses("Kirim", asker.chat.waits_for("Yang akan dikirim"))
        asker.chat.waits_for("Sudah dikirim")
    owner.sends("/antrian")
    page = owner.chat.waits_for("Antrean")
    line = next(row for row in text_of(page).split("\n") if "sopir dinas" in row)
    assert "2×" in line
    assert "2 menunggu jawaban" in line
    owner.presses(line.split(".")[0], page)
    detail = owner.chat.waits_for("2 pertanyaan serupa")
    owner.presses("Jawab", detail)
    owner.chat.waits_for("Tulis jawaban untuk 2 penanya")
    owner.sends("Tidak boleh memakai <fasilitas> dinas.")
    preview = owner.chat.waits_for("Akan dikirim ke 2 penanya")
    owner.presses("Kirim", preview)
    owner.chat.waits_for("Terkirim ke 2 penanya.")
    for asker in (sari, budi):
        got = text_of(asker.chat.waits_for("Jawaban petugas"))
        assert "Tidak boleh memakai <fasilitas> dinas." in got
        assert "BKPSDM Sleman" in got
        assert "Rina" not in got
    before = len(owner.chat.messages)
    owner.sends("/antrean")
    assert "sopir dinas" not in text_of(owner.chat.waits_for_count(before + 1)[-1])
    assert len([t for t in sari.chat.texts if "Jawaban petugas" in t]) == 1


def test_statistics_come_as_a_picture_and_a_table(server: TelegramServer, owner: Person, sari: Person) -> None:
    sari.sends("boleh like postingan caleg?")
    sari.chat.waits_for("🚫")
    owner.sends("/statistik 7")
    picture = owner.chat.waits_for(lambda m: "photo" in m, 60)
    assert "Statistik " in text_of(picture)
    assert picture["photo"][0]["width"] == 1080
    table = owner.chat.waits_for(lambda m: "document" in m and m["message_id"] > picture["message_id"], 30)
    rows = server.world.files[table["document"]["file_id"]][1].decode("utf-8-sig").splitlines()
    assert rows[0] == "tanggal;pertanyaan;belum_terjawab;p50_ms;p95_ms"
    assert len(rows) == 8
    owner.sends("/statistik seratus")
    owner.chat.waits_for("Tulis jumlah hari")
