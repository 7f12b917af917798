"""What an officer can come to see: adding, publishing, undoing, cards, the queue, numbers, notices, the agency."""

from __future__ import annotations

from collections.abc import Callable

from tests.e2e.admin.desk import OWNER, labels
from tests.e2e.admin.papers import DISCIPLINE, as_photo, circular
from tests.e2e.stage import Scene, Theatre
from tests.telegram_server import Person, group, person, text_of
from tests.telegram_server.world import Json

_TEXT = "text/plain"
_BAN = "pasal 5 huruf n angka 2 pp 94/2021"
_QUESTION = "apa isi surat edaran bupati soal kambing kampanye?"
_MENU = 4
_WAYS = "joget dukungan boleh ga\njoget paslon di kantor\nacungkan jari di apel\nmenari yel calon di rapat dinas\njoget"


def play_for_officers(theatre: Theatre) -> None:
    """In this order: each leaves what the next one needs."""
    owner = person(theatre.server, "Rina", OWNER)
    empty = theatre.scene("Belum ada apa-apa", owner)
    empty.says("/riwayat", "Belum ada perubahan")
    empty.says("/antrean", "Antrean kosong")
    empty.says("/statistik", "Belum ada pertanyaan")
    _agency(theatre, owner)
    _adding(theatre, owner)
    _correcting(theatre, owner)
    _notices(theatre, owner)
    _queue(theatre, owner)
    _cards(theatre, owner)
    _history(theatre, owner)
    numbers = theatre.scene("Statistik", owner)
    numbers.says("/statistik 7", lambda message: "document" in message)
    numbers.says("/statistik seratus", "1 sampai 365")


def _agency(theatre: Theatre, owner: Person) -> None:
    contact = theatre.scene("Kontak", owner)
    contact.says("/kontak", "Kontak unit")
    contact.presses("Isi unit pertanyaan", "Tulis nama unit")
    contact.says("BKPSDM Contoh", "Perlu dua baris")
    contact.says("BKPSDM Contoh\nlantai 2, surel bkpsdm", "disimpan")
    stages = theatre.scene("Tahapan", owner)
    stages.says("/tahapan", "Belum ada yang diisi")
    stages.presses("Isi tahapan", "Tulis nama pemilihannya")
    stages.says("Pilkada 2030", "Tulis daerahnya")
    stages.says("Kabupaten Contoh", "Tulis tanggalnya")
    stages.says("besok", "belum terbaca")
    stages.says("penetapan: 22 September 2030\npemungutan: 1 Januari 2030", "tidak masuk akal")
    stages.says("penetapan: 22 September 2030\npemungutan: 27-11-2030", "Dari mana tanggal ini")
    stages.says("PKPU 2/2030", "Simpan?")
    stages.presses("Simpan", "disimpan")
    stages.says("/tahapan", "PKPU 2/2030")
    stages.presses("Hapus 1", "Belum ada")
    dewi = person(theatre.server, "Dewi")
    theatre.server.world.reachable.add(dewi.id)
    named = theatre.scene("Admin baru", dewi)
    people = theatre.scene("Admin", owner)
    people.says("/admin", "ADMIN_IDS")
    people.presses("Tambah", "Kirim nomor")
    people.says(str(dewi.id), "sekarang admin")
    people.says("/admin tambah kucing", "tidak terbaca")
    people.says(f"/admin tambah {OWNER}", "hanya dapat diubah")
    named.says("/admin", "hanya untuk pemilik")
    open_work = named.says("/kontak", "Kontak unit")
    people.says("/admin", f"{dewi.id}")
    people.presses(f"Hapus {dewi.id}")
    named.taps(_data(open_work, "Isi unit"), open_work, None)
    office = group(theatre.server, "Kantor", owner)
    theatre.scene("Perintah admin di grup", owner, office).says("/riwayat", "hanya di obrolan pribadi")


def _adding(theatre: Theatre, owner: Person) -> None:
    adding = theatre.scene("Menambah dokumen", owner)
    adding.says("/tambah", "Menambah dokumen")
    adding.says("/tambah ftp://contoh", "diawali http://")
    preview = adding.does(_document(owner, "edaran.txt", circular(77)), _offers("Terbitkan"))
    adding.taps(_data(preview, "Lihat ketentuan"), preview, "ketentuan 1-")
    adding.presses("Kembali", _offers("Terbitkan"))
    adding.presses("Coba tanya", "Tulis pertanyaan percobaan")
    adding.says("siapa wajib mengingatkan pegawai sebelum lomba perahu", "Pertanyaan")
    adding.presses("Coba tanya", "Tulis pertanyaan percobaan")
    adding.says("zzz", "Tidak ada ketentuan")
    adding.taps(_data(preview, "Terbitkan"), preview, "✅")
    answer = theatre.scene("Dijawab dari dokumen yang diterbitkan")
    answer.says("siapa wajib mengingatkan pegawai sebelum lomba perahu")
    answer.presses("Bunyi aturan")
    again = theatre.scene("Dokumen yang sama, dan versi baru", owner)
    again.does(_document(owner, "edaran.txt", circular(77)), "sama persis")
    again.presses("Batal", "draf dihapus")
    again.does(_document(owner, "edaran-baru.txt", circular(77, "dilarang")), "Dibanding versi")
    again.presses("Perbedaan", "Sebelumnya")
    again.presses("Kembali", _offers("Terbitkan"))
    again.presses("Terbitkan", "✅")
    again.presses("Batalkan", "↩️ Dibatalkan")
    photo = theatre.scene("Foto halaman", owner)
    photo.does(lambda: owner.sends_photo(content=as_photo(circular(82))), _offers("Terbitkan"))
    photo.presses("Batal", "draf dihapus")
    photo.does(lambda: owner.sends_photo(content=as_photo(circular(83)), media_group_id="a"), _offers("Terbitkan"))
    photo.presses("Batal", "draf dihapus")
    bare = theatre.scene("Yang tidak terbaca disebut", owner)
    unsigned = circular(84).replace("NOMOR 84 TAHUN 2025\n", "").replace("pada tanggal 3 Februari 2025\n", "")
    bare.does(_document(owner, "tanpa-nomor.txt", unsigned.replace("4. Penutup", "6. Penutup")), _offers("Ubah data"))
    bare.presses("Batal", "draf dihapus")
    bad = theatre.scene("Berkas yang tidak dapat dibaca", owner)
    bad.does(lambda: owner.sends_document("rusak.pdf", b"%PDF-1.7\nnot really"), "Tidak jadi")
    world = theatre.server.world
    limit, world.max_file = world.max_file, 1000
    bad.does(lambda: owner.sends_document("besar.pdf", b"%PDF-1.7" + b"x" * 2000), "20 MB")
    world.max_file = limit


def _correcting(theatre: Theatre, owner: Person) -> None:
    scene = theatre.scene("Ubah data", owner)
    scene.does(_document(owner, "edaran.txt", circular(80)), _offers("Ubah data"))
    for field, asks, answer in (
        ("jenis", "Tulis jenisnya", "Surat Edaran"),
        ("nomor", "Tulis nomornya", "80"),
        ("tahun", "Tulis tahunnya", "2026"),
        ("judul", "Tulis judulnya", "Netralitas dalam Lomba Layang-layang"),
        ("penerbit", "Tulis penerbitnya", "Badan Pengawas Pemilihan Umum"),
        ("tanggal ditetapkan", "Tulis tanggal ditetapkan", "4 Februari 2026"),
        ("mulai berlaku", "Tulis tanggal mulai berlaku", "5 Maret 2026"),
        ("berakhir", "Tulis tanggal berakhir", "31 Desember 2027"),
        ("hubungan", "satu baris satu", "mencabut pp 53/2010"),
    ):
        seen = len(scene.shown)
        scene.presses("Ubah data", "Pilih yang mau diubah")
        scene.presses(field, asks)
        if field == "tahun":
            scene.says("dua ribu", "tahun empat angka")
        if field == "hubungan":
            scene.says("bersahabat dengan kucing", "belum terbaca")
        scene.says(answer, _offers("Terbitkan"))
        if field != "jenis":
            # The menu and the preview look the same each time; once is enough for a reader.
            scene.shown[seen:] = [m for m in scene.shown[seen:] if len(labels(m)) < _MENU]
    scene.presses("Ubah data", "Pilih yang mau diubah")
    scene.presses("judul", "Tulis judulnya")
    earlier = next(m for m in reversed(scene.shown) if m.get("text") == "mencabut pp 53/2010")
    scene.does(lambda: owner.edits(earlier, "Judul lain"), "tidak saya baca")
    scene.says("Netralitas dalam Lomba Layang-layang", _offers("Terbitkan"))
    scene.presses("Ubah data", "Pilih yang mau diubah")
    scene.presses("status", "Pilih statusnya")
    scene.presses("masa berlaku tidak pasti", _offers("Terbitkan"))
    scene.presses("Batal", "draf dihapus")


def _notices(theatre: Theatre, owner: Person) -> None:
    heard = theatre.scene("Kabar untuk pelanggan")
    heard.says("/langganan", "Langganan")
    heard.presses("ampanye")
    scene = theatre.scene("Kabar perubahan", owner)
    scene.does(_document(owner, "pp94.txt", DISCIPLINE), _offers("Terbitkan"))
    scene.presses("Terbitkan", _offers("Kabari pelanggan"))
    scene.presses("Kabari pelanggan", "Rancangan kabar")
    scene.presses("Ubah kalimat", "Tulis isi kabarnya")
    scene.says("Naskah PP 94/2021 sudah lengkap di bot.", "Rancangan kabar")
    heard.does(lambda: scene.presses("Kirim", "Kabar selesai"), "sudah lengkap")
    scene.presses("Batalkan", "↩️")


def _queue(theatre: Theatre, owner: Person) -> None:
    asker = theatre.scene("Jawaban petugas")
    asker.says(_QUESTION)
    asker.presses("Tanyakan ke admin", "Yang akan dikirim")
    asker.presses("Kirim", "Sudah dikirim")
    scene = theatre.scene("Antrean", owner)
    page = scene.says("/antrean", "Antrean")
    _opens(scene, page, "kambing")
    scene.presses("Jawab", "Tulis jawaban")
    scene.says("x" * 3500, "paling banyak")
    scene.says("Tidak boleh memakai sopir dinas; lihat PP 94/2021 Pasal 5.", "Akan dikirim ke 1 penanya")
    asker.does(lambda: scene.presses("Kirim", "Terkirim"), "Jawaban petugas")
    other = theatre.scene("Penilaian yang masuk antrean")
    other.says("boleh baca berita politik?")
    other.presses("👎", "Apa yang kurang")
    other.presses("sulit dipahami")
    page = scene.says("/antrean", "Antrean")
    _opens(scene, page, "berita politik")
    scene.presses("Jadikan kaidah", "Kaidah dari antrean")
    scene.presses("Batal", "dibatalkan")
    _opens(scene, scene.says("/antrean", "Antrean"), "berita politik")
    scene.presses("Selesai", "Antrean")


def _opens(scene: Scene, page: Json, word: str) -> None:
    line = next(row for row in text_of(page).split("\n") if word in row)
    scene.taps(_data(page, line.split(".")[0]), page, "pertanyaan serupa")


def _cards(theatre: Theatre, owner: Person) -> None:
    scene = theatre.scene("Kaidah", owner)
    scene.says("/kaidah zzzz", "Tidak ada kaidah")
    scene.says("/kaidah like", "cocok")
    _begins_card(scene, "Joget dukungan di acara dinas", "Tidak boleh", "Joget yang menandai dukungan dilarang.")
    scene.says("kosong", "6. Dasar")
    scene.says("pasal 999 pp 94/2021", "tidak ada di pustaka")
    _names_the_ban(scene)
    scene.presses("melarang", "Dasar dicatat")
    scene.presses("Cukup", "7. Sanksi")
    scene.says("pasal 14 pp 94/2021", "Ketentuan mana")
    scene.presses("1", "Sanksinya disebut bagaimana")
    scene.presses("1", "Untuk siapa")
    scene.presses("PNS dan CPNS", "Pada tahap mana")
    scene.presses("sesudah", "Sanksi dicatat")
    scene.presses("Cukup", "8. Yang boleh")
    scene.says("Menari adat tanpa gestur dukungan.", "9. Berlaku untuk")
    scene.presses("PNS, CPNS, PPPK", "10. Cara orang bertanya")
    scene.says("joget", "sedikitnya")
    scene.says(_WAYS, "Pratinjau kaidah")
    scene.presses("Ubah", "Bagian mana")
    scene.presses("inti jawaban", "4. Inti jawaban")
    scene.says("Joget yang menandai dukungan dilarang di acara dinas.", "Pratinjau kaidah")
    scene.presses("Uji", _offers("Terbitkan"))
    scene.presses("Terbitkan", "terbit")
    scene.says("/kaidah", "Kaidah tulisan admin")
    exported = scene.presses("Ekspor YAML", lambda message: "document" in message)
    content = theatre.server.world.files[exported["document"]["file_id"]][1].decode()
    scene.says("/kaidah", "Kaidah tulisan admin")
    scene.presses("Impor YAML", "Kirim berkas YAML")
    scene.does(_document(owner, "kaidah.yaml", ": bukan yaml ["), "tidak dapat dibaca")
    scene.does(_document(owner, "kaidah.yaml", content.replace("dilarang di", "terlarang di")), "siap diimpor")
    scene.presses("Terbitkan 1", "terbit")
    _conditional_card(theatre.scene("Kaidah bersyarat", owner))


def _begins_card(scene: Scene, situation: str, verdict: str, headline: str) -> None:
    """From the menu to the question after the reason."""
    scene.says("/kaidah", "Bot memutus dari kaidah")
    scene.presses("Tulis baru", "1. Keadaan")
    scene.says("x" * 200, "paling banyak")
    scene.says(situation, "2. Kelompok")
    scene.presses("", "3. Putusan")
    scene.presses(verdict, "4. Inti jawaban")
    scene.says(headline, "5. Alasan")


def _names_the_ban(scene: Scene) -> None:
    scene.says(_BAN, "Ketentuan mana")
    scene.presses("1", "Apa perannya")


def _conditional_card(scene: Scene) -> None:
    _begins_card(scene, "Menonton lomba debat antarwarga", "Bersyarat", "Menonton debat bergantung pada sikap.")
    scene.says("kosong", "Boleh bila")
    scene.says("hanya menonton tanpa sorak dan tanpa atribut apa pun", "Tidak boleh bila")
    scene.says("ikut menyoraki atau memakai atribut", "6. Dasar")
    _names_the_ban(scene)
    scene.presses("batas larangan", "Peran “batas”")
    scene.says("menjadi peserta", "Untuk cabang yang mana")
    scene.presses("Boleh", "Dasar dicatat")
    scene.presses("Tambah dasar lain", "Sudah ada")
    scene.presses("Batal", "dibatalkan")


def _history(theatre: Theatre, owner: Person) -> None:
    scene = theatre.scene("Riwayat", owner)
    page = scene.says("/riwayat", "Riwayat")
    line = next(row for row in text_of(page).split("\n") if "kaidah ditulis" in row)
    scene.taps(_data(page, line.split(".")[0]), page, "Sesudah")
    scene.presses("Batalkan", "↩️")


def _document(owner: Person, name: str, text: str) -> Callable[[], object]:
    return lambda: owner.sends_document(name, text.encode(), _TEXT)


def _offers(label: str) -> Callable[[Json], bool]:
    return lambda message: any(label in one for one in labels(message))


def _data(message: Json, label: str) -> str:
    """The exact label first: "1" is also in "10"."""
    buttons = [b for row in message["reply_markup"]["inline_keyboard"] for b in row]
    return str(next(b for exact in (True, False) for b in buttons if _fits(b["text"], label, exact))["callback_data"])


def _fits(text: str, label: str, exact: bool) -> bool:
    return text == label if exact else label in text
