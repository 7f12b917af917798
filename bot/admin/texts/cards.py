"""Writing rule cards: the steps, the test, export and import, review."""

from __future__ import annotations

from knowledge.model import Role, Verdict

CARD_MENU = (
    "<b>Kaidah</b>\nBot memutus dari kaidah. Yang Anda tulis menimpa kaidah bawaan dan dapat dibatalkan kapan saja.\n"
    "Untuk mengubah satu kaidah: <code>/kaidah kata kuncinya</code>"
)
CARD_OVERLAYS = "Kaidah tulisan admin: {count}."
CARD_OUTDATED = "⚠️ {count} kaidah bawaan berubah di bawah tulisan admin; tinjau keduanya."
B_CARD_NEW, B_CARD_EXPORT, B_CARD_IMPORT, B_CARD_REVIEW = "Tulis baru", "Ekspor YAML", "Impor YAML", "Tinjau perubahan"
CARD_FOUND = "Kaidah yang cocok:"
CARD_NOT_FOUND = "Tidak ada kaidah yang cocok dengan “{words}”."
ASK_SITUATION = (
    "<b>1. Keadaan</b>\nTulis keadaannya dalam satu baris, paling banyak 80 huruf.\n"
    "Misalnya: Memberi like pada unggahan calon"
)
ASK_GROUP = "<b>2. Kelompok</b>\nMasuk kelompok mana?"
ASK_VERDICT = "<b>3. Putusan</b>\nApa putusannya?"
ASK_HEADLINE = "<b>4. Inti jawaban</b>\nTulis satu kalimat: boleh atau tidak, dan kenapa secara singkat."
ASK_REASON = "<b>5. Alasan</b>\nTulis alasannya, dua kalimat cukup (atau: kosong)."
ASK_BRANCH_YES = "<b>Boleh bila</b>\nTulis syaratnya, misalnya: hanya menyimak tanpa atribut"
ASK_BRANCH_NO = "<b>Tidak boleh bila</b>\nTulis keadaannya, misalnya: memakai atribut atau ikut menyerukan dukungan"
ASK_BASIS = (
    "<b>6. Dasar</b>\nTulis pasalnya, misalnya: <code>pasal 5 huruf n angka 2 pp 94/2021</code>, atau kata dari isinya."
    "{so_far}"
)
BASIS_SO_FAR = "\nSudah ada: {rows}"
BASIS_NONE = "Pasal itu tidak ada di pustaka. Tulis lagi, atau tambahkan dulu naskahnya."
BASIS_PICK = "Ketentuan mana?"
BASIS_CHOICE = "<b>{number}.</b> {label}: <i>{text}</i>"
ASK_ROLE = "{label}\n<blockquote>{text}</blockquote>\nApa perannya di kaidah ini?"
ASK_WORDS = "Peran “batas”: tulis kata-kata di ketentuan itu yang membuat perbuatan ini di luar larangan."
ASK_BRANCH_OF = "Untuk cabang yang mana?"
B_BASIS_MORE, B_BASIS_DONE = "Tambah dasar lain", "Cukup"
BASIS_MORE = "Dasar dicatat: {rows}"
ASK_SANCTION = (
    "<b>7. Sanksi</b>\nTulis pasal sanksinya, misalnya: <code>pasal 14 pp 94/2021</code>, atau kata dari isinya "
    "(atau: kosong).{so_far}"
)
ASK_SANCTION_WORDS = "{label}\n\n{rows}\n\nSanksinya disebut bagaimana?"
ASK_SANCTION_PERSONS = "Sanksi: {text}\nUntuk siapa?"
ASK_SANCTION_STAGE = "Pada tahap mana?"
SANCTION_BY = "sanksi menurut {label}"
SANCTION_ROW = "{who}, {stage}: {text} ({basis})"
SANCTION_MORE = "Sanksi dicatat: {rows}"
B_SANCTION_MORE = "Tambah sanksi lain"
ASK_INSTEAD = "<b>8. Yang boleh</b>\nTulis apa yang boleh sebagai gantinya (atau: kosong)."
ASK_PERSONS = "<b>9. Berlaku untuk</b>\nSiapa yang terikat?"
PERSON_SETS = {
    "asn": ("PNS, CPNS, PPPK", ("pns", "cpns", "pppk")),
    "pns": ("PNS dan CPNS", ("pns", "cpns")),
    "pppk": ("PPPK", ("pppk",)),
    "semua": ("Semua orang", ("semua",)),
}
ASK_PHRASINGS = (
    "<b>10. Cara orang bertanya</b>\nTulis sedikitnya {least} kalimat, satu baris satu, dengan bahasa sehari-hari."
)
FEW_PHRASINGS = "Baru {count} kalimat berbeda; sedikitnya {least}."
CARD_PREVIEW = "<b>Pratinjau kaidah</b> <code>{id}</code>"
CARD_PHRASINGS = "<b>Cara bertanya</b>\n{rows}"
CARD_PROBLEMS = "⚠️ Belum dapat diterbitkan:\n{rows}"
B_CARD_EDIT, B_CARD_TEST, B_CARD_PUBLISH = "✏️ Ubah", "🧪 Uji", "✅ Terbitkan"
B_CARD_RESET = "Kembali ke bawaan"
CARD_FIELDS = {
    "situation": "keadaan", "group": "kelompok", "verdict": "putusan", "headline": "inti jawaban",
    "reason": "alasan", "branches": "cabang", "basis": "dasar", "sanctions": "sanksi", "allowed_instead": "yang boleh",
    "applies_to": "berlaku untuk", "phrasings": "cara bertanya",
}  # fmt: skip
CARD_EDIT = "Bagian mana yang diubah?"
CARD_TEST_LOST = "Uji terganggu di sisi bot; laporannya sudah dicatat. Tekan Uji untuk mencoba lagi."
CARD_TESTING = "Menguji {count} pertanyaan tersimpan …"
CARD_EFFECT_NONE = "Uji {count} pertanyaan tersimpan: tidak ada jawaban yang berubah."
CARD_EFFECT = (
    "Uji {count} pertanyaan tersimpan: {changed} berubah ({better} membaik, {worse} memburuk menurut kunci).\n\n{rows}"
)
CARD_EFFECT_ROW = "· “{question}”\n  {before} → {after}{mark}"
CARD_BETTER, CARD_WORSE = " (membaik)", " (memburuk)"
CARD_DANGER = "⚠️ {count} pertanyaan yang kuncinya “tidak boleh” akan dijawab “boleh”."
CARD_UNTESTED = "Uji dulu sebelum terbit, supaya akibatnya terlihat."
CARD_PUBLISHED = "✅ Kaidah {id} terbit. Bot menjawab dengan kaidah ini."
CARD_RESET = "Kaidah {id} kembali ke bawaan."
CARD_RESET_NOTHING = "Kaidah itu memang masih bawaan."
CARD_EXPORTED = "{count} kaidah tulisan admin."
CARD_EXPORT_UNREAD = " Tidak ikut karena isinya tidak terbaca, tetapi tetap tersimpan: {ids}."
CARD_EXPORT_EMPTY = "Belum ada kaidah tulisan admin untuk diekspor."
CARD_IMPORT_ASK = (
    "Kirim berkas YAML hasil ekspor. Setiap kaidah diperiksa dulu; tidak ada yang terbit tanpa persetujuan Anda."
)
CARD_IMPORT_BAD = "Berkas itu tidak dapat dibaca sebagai kaidah: {reason}"
CARD_IMPORT_PREVIEW = "{count} kaidah siap diimpor:\n{rows}"
CARD_IMPORT_PROBLEM = "{id}: {problem}"
B_IMPORT = "Terbitkan {count} kaidah"
CARD_IMPORTED = "{count} kaidah terbit. Lihat /riwayat untuk membatalkan."
CARD_REVIEW = "<b>{id}</b>: kaidah bawaan berubah.\n\n<b>Bawaan sekarang</b>\n{bundled}\n\n<b>Tulisan admin</b>\n{mine}"
B_KEEP_MINE, B_USE_BUNDLED = "Pakai tulisan admin", "Pakai bawaan"
CARD_KEPT = "Tulisan admin dipertahankan untuk {id}."
CARD_REVIEW_NONE = "Tidak ada kaidah bawaan yang berubah di bawah tulisan admin."
CARD_LOST = "Rancangan kaidah ini sudah tidak ada. Mulai lagi dengan /kaidah."
VERDICTS = {
    Verdict.BOLEH: "Boleh", Verdict.TIDAK_BOLEH: "Tidak boleh", Verdict.BERSYARAT: "Bersyarat",
    Verdict.INFORMASI: "Informasi", Verdict.PERLU_KLARIFIKASI: "Perlu klarifikasi",
    Verdict.TIDAK_DITEMUKAN: "Tidak ditemukan", Verdict.DI_LUAR_CAKUPAN: "Di luar cakupan",
}  # fmt: skip
ROLES = {
    Role.MELARANG: "melarang", Role.MEMBOLEHKAN: "membolehkan", Role.BATAS: "batas larangan", Role.SANKSI: "sanksi",
    Role.PROSEDUR: "prosedur", Role.RIWAYAT: "riwayat (tidak berlaku)",
}  # fmt: skip
TOO_LONG = "Terlalu panjang: {size} huruf, paling banyak {most}."
CARD_TAKEN = "Kaidah ini baru saja diubah admin lain. Tekan Terbitkan lagi bila tulisan Anda tetap menggantikannya."
CARD_FROM_QUEUE = "<b>Kaidah dari antrean</b>\nPertanyaan yang akan dikenali:\n{rows}"
ASK_PHRASINGS_MORE = "\n\nDari antrean sudah ada {count}; kalimat Anda ditambahkan pada itu."
