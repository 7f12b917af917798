"""Adding a document, its preview, its correction, publishing and undo."""

from __future__ import annotations

from knowledge.editing import Step
from knowledge.model import LegalStatus

SEND_DOCUMENT = (
    "<b>Menambah dokumen</b>\nKirim berkasnya ke sini: PDF, DOCX, HTML, TXT, MD, ZIP, atau foto halaman (album "
    "dihitung satu dokumen). Atau: <code>/tambah https://alamat/berkas.pdf</code>\n\n"
    "Tidak ada yang dijawab dari dokumen itu sebelum Anda menekan Terbitkan."
)
RECEIVED = "📄 {name}\nDiterima, menunggu giliran dibaca."
WAITING_TURN = "📄 {name}\nDiterima; {before} pekerjaan lain lebih dulu."
FULL = "Antrean kerja sedang penuh. Kirim lagi beberapa menit lagi."
GATHERING = "📄 Album diterima ({count} berkas), menunggu sisanya."
PROGRESS = "📄 {name}\n{steps}"
STEPS = {
    Step.READ: "membaca", Step.PARSE: "mengurai", Step.DRAFT: "mencatat", Step.INDEX: "menyiapkan",
    Step.PUBLISH: "menerbitkan", Step.CLEAN: "merapikan", Step.DONE: "selesai",
}  # fmt: skip
READING_PATH = (Step.READ, Step.PARSE, Step.DRAFT)
PUBLISHING_PATH = (Step.INDEX, Step.PUBLISH, Step.CLEAN)
COUNTED = {Step.READ: "{done}/{total} halaman", Step.DRAFT: "{total} ketentuan", Step.INDEX: "{done}/{total} ketentuan"}
B_STOP = "Hentikan"
STOPPED = "Dihentikan; tidak ada yang disimpan."
FAILED = "📄 {name}\nTidak jadi: {reason}"
READING_LOST = "Ada gangguan di sisi bot; laporannya sudah dicatat. Kirim lagi, atau coba nanti."
PUBLISHING_LOST = "Penerbitan terganggu di sisi bot; laporannya sudah dicatat. Tekan Terbitkan untuk mencoba lagi."
EXPIRED = "📄 {name}\nPratinjau ini kedaluwarsa dan draf-nya dihapus. Kirim ulang bila masih diperlukan."
TOO_BIG = (
    "Berkas ini {size} MB, sedangkan Telegram membatasi bot sampai 20 MB. Cara lain:\n"
    "· kirim tautannya: <code>/tambah https://…</code>\n"
    "· di komputer server: <code>python -m ingest add BERKAS</code>\n"
    "· operator memasang server Bot API sendiri dengan --local dan mengisi TELEGRAM_API_BASE_URL"
)
TOO_LARGE = "Berkas ini {size} MB; paling besar {most} MB. Pecah berkasnya, atau kirim versi teksnya."
TOO_BIG_PLAIN = (
    "Berkas ini lebih dari 20 MB, batas Telegram untuk bot. Kirim tautannya dengan /tambah https://…, jalankan "
    "python -m ingest add BERKAS di server, atau pasang server Bot API sendiri (--local, TELEGRAM_API_BASE_URL)."
)
NOT_ON_DISK = (
    "Server Bot API (--local) menyimpan berkas ini di disk yang tidak terlihat dari mesin bot. Operator perlu "
    "menjalankan keduanya di mesin yang sama atau berbagi map; sementara itu kirim tautannya dengan /tambah."
)
NOT_FETCHED = "Berkas tidak dapat diambil dari Telegram. Kirim ulang berkasnya."
BAD_LINK = (
    "Tulis satu alamat yang diawali http:// atau https://, misalnya: <code>/tambah https://jdih.go.id/se.pdf</code>"
)
MANY_PIECES = "Album ini lebih dari {most} berkas; gabungkan menjadi satu PDF."

PAGES = "{pages} halaman"
PROVISIONS = "{count} ketentuan"
SCANNED = "{count} halaman dipindai (OCR)"
UNREAD_DATE, UNREAD_TITLE, UNREAD_NUMBER = "tanggal terbit tidak terbaca", "judul tidak terbaca", "nomor tidak terbaca"
TEXT_OF = "Ini naskah dari: {name}"
TEXT_OF_DOUBTFUL = "Mungkin naskah dari: {names}. Pilih di bawah."
RELATIONS, NO_RELATIONS = "Hubungan: {lines}", "Hubungan: tidak ada yang terbaca"
ENACTED, IN_FORCE, STATUS = "Ditetapkan {day}", "berlaku mulai {day}", "status: {status}"
NO_OLDER = "Belum ada versi lama."
SAME_ALREADY = "Dokumen yang sama persis sudah menjawab. Tidak ada yang perlu diterbitkan."
DIFF = "Dibanding versi yang menjawab sekarang: {added} baru, {removed} hilang, {changed} berubah, {same} sama."
DIFF_SAME = "Isinya sama dengan versi yang menjawab sekarang."
TRY = "Coba tanya: “{question}” → {address}"
MORE_WARNINGS = "… dan {count} peringatan lain"
B_PUBLISH, B_CORRECT, B_LOOK, B_DROP = "✅ Terbitkan", "✏️ Ubah data", "👀 Lihat ketentuan", "❌ Batal"
B_TRY, B_DIFF, B_CHOOSE, B_NEW = "🧪 Coba tanya", "🔍 Perbedaan", "Naskah {name}", "Bukan, dokumen baru"
DROPPED = "📄 {name}\nDibatalkan; draf dihapus."
TRY_ASK = "Tulis pertanyaan percobaan; saya tunjukkan ketentuan mana dari draf ini yang kena."
TRY_NONE = "Tidak ada ketentuan di draf ini yang cocok dengan pertanyaan itu."
TRY_RESULT = "<b>Pertanyaan</b> {question}\n\n{rows}"
LOOK_PAGE = "<b>{label}</b> · ketentuan {first}-{last} dari {total}"
DIFF_PAGE = "<b>Perbedaan</b> · {first}-{last} dari {total}"
DIFF_ADDED, DIFF_REMOVED, DIFF_CHANGED = "baru", "hilang", "berubah"
NEW_TEXT, OLD_TEXT = "Sekarang", "Sebelumnya"

CORRECT_MENU = "<b>Ubah data</b>\n{rows}\n\nPilih yang mau diubah."
FIELDS = {
    "type": "jenis", "number": "nomor", "year": "tahun", "title": "judul", "issuer": "penerbit",
    "enacted": "tanggal ditetapkan", "effective_from": "mulai berlaku", "effective_to": "berakhir",
    "status": "status", "relations": "hubungan",
}  # fmt: skip
ASK_FIELD = {
    "type": "Tulis jenisnya, misalnya: Surat Edaran",
    "number": "Tulis nomornya saja, misalnya: 111",
    "year": "Tulis tahunnya, misalnya: 2024",
    "title": "Tulis judulnya",
    "issuer": "Tulis penerbitnya, misalnya: Badan Pengawas Pemilihan Umum",
    "enacted": "Tulis tanggal ditetapkan, misalnya: 22 September 2024 (atau: kosong)",
    "effective_from": "Tulis tanggal mulai berlaku, misalnya: 22 September 2024 (atau: kosong)",
    "effective_to": "Tulis tanggal berakhir, misalnya: 31 Desember 2025 (atau: kosong)",
}
ASK_STATUS = "Pilih statusnya:"
ASK_RELATION = (
    "Tulis hubungan, satu baris satu, misalnya:\n<code>mencabut pp 53/2010</code>\n<code>mengubah pp 94/2021</code>\n"
    "<code>melaksanakan uu 20/2023</code>\nAtau: kosong"
)
RELATION_KINDS = ("mencabut", "mengubah", "melaksanakan", "menetapkan", "menjelaskan")
BAD_RELATION = "Baris “{line}” belum terbaca. Contoh: mencabut pp 53/2010"
YEAR_HINT = "Tulis tahun empat angka, misalnya 2024."
STATUSES = {
    LegalStatus.BERLAKU: "berlaku", LegalStatus.DIUBAH: "berlaku, sebagian diubah", LegalStatus.DICABUT: "dicabut",
    LegalStatus.TIDAK_PASTI: "masa berlaku tidak pasti",
}  # fmt: skip
CHANGED_FIELD = "{field} diubah."

PUBLISHING = "📄 {name}\nmenerbitkan …"
PUBLISHED = "✅ {sentence}\nBot sudah menjawab dari dokumen ini."
PUBLISHED_CARDS = "Kaidah yang dasarnya menyentuh aturan ini: {count}."
B_UNDO = "↩️ Batalkan"
UNDOING = "Membatalkan …"
UNDOING_LOST = "Pembatalan terganggu di sisi bot; laporannya sudah dicatat. Lihat hasilnya di /riwayat."
UNDONE = "↩️ {sentence}"
ALREADY_UNDONE = "↩️ Perubahan ini sudah dibatalkan."
CHANGED_SINCE = "Sesudah perubahan ini ada perubahan lain pada hal yang sama, jadi tidak dapat dibatalkan dari sini."
HISTORY = "<b>Riwayat</b> ({first}-{last})"
HISTORY_EMPTY = "Belum ada perubahan."
HISTORY_ROW = "{number}. {day} · {who} · {what}: {subject}{mark}"
HISTORY_MARK_UNDONE = " (sudah dibatalkan)"
HISTORY_DETAIL = "<b>Perubahan {id}</b>\n{day} · {who}\n{what}: {subject}"
BEFORE, AFTER = "Sebelum", "Sesudah"
CHANGES = {
    "terbit": "dokumen diterbitkan", "hapus": "dokumen ditarik", "batal": "pembatalan", "kaidah": "kaidah ditulis",
    "kaidah_hapus": "kaidah kembali ke bawaan", "batal_kaidah": "pembatalan kaidah", "tahapan": "tahapan diisi",
    "tahapan_hapus": "tahapan dihapus", "kontak": "kontak diisi", "kontak_hapus": "kontak dihapus",
    "admin_tambah": "admin ditambah", "admin_hapus": "admin dihapus", "pemberitahuan": "kabar dikirim",
    "impor": "pustaka diimpor", "jawaban": "pertanyaan dijawab",
}  # fmt: skip
