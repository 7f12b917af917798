"""An officer adds a circular from the chat, sees what was understood, publishes, and undoes."""

from __future__ import annotations

import functools
import http.server
import threading
from itertools import pairwise
from pathlib import Path

from tests.e2e.admin.desk import labels
from tests.e2e.admin.papers import as_docx, as_pdf, as_photo, circular
from tests.telegram_server import Person, TelegramServer, buttons_of, text_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_docx_is_previewed_published_answered_from_and_undone(owner: Person, sari: Person) -> None:
    owner.sends_document("edaran.docx", as_docx(circular(77)), DOCX)
    preview = owner.chat.waits_for("77/2025", 60)
    assert "LOMBA PERAHU" in text_of(preview).upper()
    assert "Belum ada versi lama." in text_of(preview)
    assert labels(preview) == ["✅ Terbitkan", "✏️ Ubah data", "👀 Lihat ketentuan", "🧪 Coba tanya", "❌ Batal"]
    sari.sends("bolehkah mengecat perahu?")
    sari.chat.waits_for("🔎 Tidak ditemukan")
    owner.presses("Terbitkan", preview)
    done = owner.chat.waits_for("✅", 30)
    assert done["message_id"] == preview["message_id"]
    assert "Batalkan" in labels(done)[0]
    sari.sends("bolehkah mengecat perahu?")
    answer = sari.chat.waits_for("ℹ️ Informasi")
    assert "se-bawaslu-77-2025 huruf a angka 3" in text_of(answer)
    owner.presses("Batalkan", done)
    owner.chat.waits_for("↩️ Dibatalkan", 30)
    sari.sends("bolehkah mengecat perahu nelayan?")
    assert "Tidak ditemukan" in text_of(sari.chat.waits_for_count(3)[-1])


def test_the_bot_reacts_at_once_and_edits_one_message_at_most_once_a_second(
    server: TelegramServer, owner: Person
) -> None:
    before = len(owner.chat.messages)
    sent = owner.sends_document("panjang.pdf", as_pdf(circular(78), pages=30))
    owner.chat.waits_for("78/2025", 60)
    assert server.world.messages[owner.id, sent["message_id"]]["reaction"] == [{"type": "emoji", "emoji": "👀"}]
    assert len(owner.chat.messages) == before + 1
    edits = [
        c.at
        for c in server.world.calls
        if c.method == "editMessageText" and c.params["message_id"] == owner.chat.messages[-1]["message_id"]
    ]
    assert all(later - earlier > 0.9 for earlier, later in pairwise(edits[:-1]))


def test_a_preview_can_be_looked_through_tried_and_dropped(owner: Person) -> None:
    owner.sends_document("edaran.txt", circular(79).encode(), "text/plain")
    preview = owner.chat.waits_for("79/2025", 60)
    owner.presses("Lihat ketentuan", preview)
    page = owner.chat.waits_for("· ketentuan 1-5 dari")
    assert page["message_id"] == preview["message_id"]
    owner.presses("▶", page)
    owner.chat.waits_for("· ketentuan 6-")
    owner.presses("Kembali")
    owner.chat.waits_for(lambda m: "✅ Terbitkan" in labels(m))
    owner.presses("Coba tanya")
    owner.chat.waits_for("Tulis pertanyaan percobaan")
    owner.sends("siapa wajib mengingatkan pegawai sebelum lomba perahu")
    tried = owner.chat.waits_for("Atasan langsung wajib")
    assert "huruf c angka 3" in text_of(tried).split("\n\n")[1]
    owner.presses("Batal", preview)
    owner.chat.waits_for("Dibatalkan; draf dihapus")


def test_a_file_named_by_a_scanner_is_looked_through_under_that_name(owner: Person) -> None:
    name = "{3F2504E0-4F89} {total.__class__}.txt"
    owner.sends_document(name, circular(84).encode(), "text/plain")
    owner.presses("Lihat ketentuan", owner.chat.waits_for("84/2025", 60))
    page = owner.chat.waits_for("· ketentuan 1-5 dari")
    assert text_of(page).split("\n")[0] == f"{name} · ketentuan 1-5 dari 8"
    owner.presses("Kembali")
    owner.presses("Batal", owner.chat.waits_for(lambda m: "✅ Terbitkan" in labels(m)))


def test_wrong_data_is_corrected_by_buttons_and_replies(owner: Person) -> None:
    owner.sends_document("edaran.txt", circular(80).encode(), "text/plain")
    preview = owner.chat.waits_for("80/2025", 60)
    owner.presses("Ubah data", preview)
    menu = owner.chat.waits_for("Pilih yang mau diubah")
    assert labels(menu)[:4] == ["jenis", "nomor", "tahun", "judul"]
    owner.presses("tahun", menu)
    owner.chat.waits_for("Tulis tahunnya")
    owner.sends("dua ribu")
    owner.chat.waits_for("Tulis tahun empat angka")
    owner.sends("2026")
    preview = owner.chat.waits_for("80/2026")
    owner.presses("Ubah data", preview)
    owner.presses("mulai berlaku", owner.chat.waits_for("Pilih yang mau diubah"))
    owner.chat.waits_for("Tulis tanggal mulai berlaku")
    owner.sends("5 Maret 2026")
    preview = owner.chat.waits_for("berlaku mulai 5 Mar 2026")
    owner.presses("Ubah data", preview)
    owner.presses("hubungan", owner.chat.waits_for("Pilih yang mau diubah"))
    owner.chat.waits_for("satu baris satu")
    owner.sends("mencabut pp 53/2010")
    preview = owner.chat.waits_for("Hubungan: mencabut PP 53/2010")
    owner.presses("Ubah data", preview)
    owner.presses("status", owner.chat.waits_for("Pilih yang mau diubah"))
    owner.presses("masa berlaku tidak pasti", owner.chat.waits_for("Pilih statusnya"))
    owner.chat.waits_for("status: masa berlaku tidak pasti")
    owner.presses("Batal", owner.chat.waits_for("80/2026"))
    owner.chat.waits_for("Dibatalkan; draf dihapus")


def test_a_duplicate_is_said_and_a_corrected_copy_shows_its_difference(owner: Person) -> None:
    owner.sends_document("a.txt", circular(81).encode(), "text/plain")
    owner.presses("Terbitkan", owner.chat.waits_for("81/2025", 60))
    owner.chat.waits_for("✅", 30)
    owner.sends_document("b.txt", circular(81).encode(), "text/plain")
    same = owner.chat.waits_for("sama persis", 60)
    assert "✅ Terbitkan" not in labels(same)
    owner.presses("Batal", same)
    owner.sends_document("c.txt", circular(81, "dilarang").encode(), "text/plain")
    other = owner.chat.waits_for("1 berubah", 60)
    owner.presses("Perbedaan", other)
    shown = text_of(owner.chat.waits_for("Sekarang:"))
    assert "Sebelumnya: Aparatur sipil negara boleh menonton" in shown
    assert "Sekarang: Aparatur sipil negara dilarang menonton" in shown
    owner.presses("Kembali")
    owner.presses("Terbitkan", owner.chat.waits_for(lambda m: "✅ Terbitkan" in labels(m)))
    owner.chat.waits_for("✅", 30)


def test_a_certain_match_can_still_be_called_a_new_document(owner: Person) -> None:
    owner.sends_document("a.txt", circular(88).encode(), "text/plain")
    owner.presses("Terbitkan", owner.chat.waits_for("88/2025", 60))
    owner.chat.waits_for("✅", 30)
    owner.sends_document("b.txt", circular(88, "dilarang").encode(), "text/plain")
    owner.presses("Bukan, dokumen baru", owner.chat.waits_for("1 berubah", 60))
    new = owner.chat.waits_for(lambda m: "✅ Terbitkan" in labels(m) and "1 berubah" not in text_of(m))
    assert "Bukan, dokumen baru" not in labels(new)
    owner.presses("Batal", new)
    owner.chat.waits_for("Dibatalkan; draf dihapus")


def test_an_album_of_photos_is_one_document(owner: Person) -> None:
    lines = circular(82).splitlines()
    pages = ["\n".join(lines[:11]), "\n".join(lines[11:])]
    for page in pages:
        owner.sends_photo(content=as_photo(page), media_group_id="album-1")
    preview = owner.chat.waits_for("82/2025", 200)
    assert "2 halaman · " in text_of(preview)
    assert "2 halaman dipindai (OCR)" in text_of(preview)
    owner.presses("Batal", preview)


def test_a_link_is_fetched_and_keeps_its_address(owner: Person, tmp_path: Path) -> None:
    (tmp_path / "se.txt").write_text(circular(83))
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        owner.sends(f"/tambah http://127.0.0.1:{site.server_port}/se.txt")
        preview = owner.chat.waits_for("83/2025", 60)
        site.shutdown()
    owner.presses("Batal", preview)


def test_what_cannot_be_read_is_said_in_one_sentence(owner: Person) -> None:
    owner.sends_document("rusak.pdf", b"%PDF-1.7\nnot really", "application/pdf")
    failed = text_of(owner.chat.waits_for("Tidak jadi:", 60))
    assert failed.startswith("📄 rusak.pdf\nTidak jadi: ")
    owner.sends("/tambah ftp://contoh")
    owner.chat.waits_for("diawali http:// atau https://")
    owner.sends("/tambah")
    owner.chat.waits_for("Kirim berkasnya ke sini")


def test_a_file_over_the_limit_of_telegram_gets_the_other_ways(server: TelegramServer, owner: Person) -> None:
    server.world.max_file = 1000
    owner.sends_document("besar.pdf", b"%PDF-1.7" + b"x" * 2000)
    said = text_of(owner.chat.waits_for("lebih dari 20 MB", 30))
    assert "/tambah" in said
    assert "python -m ingest add" in said
    assert "TELEGRAM_API_BASE_URL" in said
    server.world.max_file = 20 * 1024 * 1024


def test_a_local_bot_api_server_gives_files_by_their_place_on_disk(
    server: TelegramServer, owner: Person, tmp_path: Path
) -> None:
    path = tmp_path / "di-disk.txt"
    path.write_text(circular(84))
    sent = server.world.add_file("di-disk.txt", b"x")
    server.world.files[sent["file_id"]] = (str(path), b"x")
    owner.posts({"document": sent | {"file_name": "di-disk.txt", "mime_type": "text/plain"}})
    owner.presses("Batal", owner.chat.waits_for("84/2025", 60))
    gone = server.world.add_file("lain.txt", b"x")
    server.world.files[gone["file_id"]] = ("/tidak/ada/lain.txt", b"x")
    owner.posts({"document": gone | {"file_name": "lain.txt", "mime_type": "text/plain"}})
    owner.chat.waits_for("tidak terlihat dari mesin bot", 30)


def test_the_history_lists_changes_and_undoes_from_there(owner: Person, sari: Person) -> None:
    owner.sends_document("r.txt", circular(85).replace("perahu", "layangan").encode(), "text/plain")
    owner.presses("Terbitkan", owner.chat.waits_for("85/2025", 60))
    owner.chat.waits_for("85/2025 terbit", 30)
    owner.sends("/riwayat")
    page = owner.chat.waits_for("Riwayat")
    newest = text_of(page).split("\n")[2]
    assert "dokumen diterbitkan: se-bawaslu-85-2025" in newest
    owner.presses(newest.split(".")[0], page)
    detail = owner.chat.waits_for("Sesudah")
    owner.presses("Batalkan", detail)
    owner.chat.waits_for("↩️ Dibatalkan: se-bawaslu-85-2025", 30)
    owner.sends("/riwayat")
    again = owner.chat.waits_for("(sudah dibatalkan)")
    assert buttons_of(again)
    sari.sends("dilarang mengecat layangan dengan warna pasangan?")
    sari.chat.waits_for("Tidak ditemukan")
