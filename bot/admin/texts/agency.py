"""People with rights, contacts of the agency, the election calendar."""

from __future__ import annotations

from bot.admin.texts.common import DATE_HINT

ADMINS = (
    "<b>Admin</b>\n{rows}\n\nMenambah: <code>/admin tambah 123456789</code> (atau … pemilik), atau teruskan pesan "
    "orangnya sesudah menekan Tambah."
)
ADMIN_ROW = "· <code>{id}</code> {role}{note}"
ADMIN_FIXED = " (dari ADMIN_IDS)"
ADMIN_ROLES = {"owner": "pemilik", "admin": "admin"}
B_ADMIN_ADD, B_ADMIN_REMOVE, B_ADMIN_RAISE, B_ADMIN_LOWER = (
    "Tambah",
    "Hapus {id}",
    "Jadikan {id} pemilik",
    "Jadikan {id} admin",
)
ADMIN_ASK = "Kirim nomor Telegram-nya, kontaknya, atau teruskan satu pesannya."
ADMIN_ADDED, ADMIN_REMOVED = "{id} sekarang {role}.", "{id} bukan admin lagi; pekerjaannya yang terbuka dihentikan."
ADMIN_UNKNOWN = "Nomor Telegram tidak terbaca. Contoh: /admin tambah 123456789"
ADMIN_HIDDEN = "Orang itu menyembunyikan nomornya saat diteruskan. Minta nomornya (misalnya dari @userinfobot)."
ADMIN_IS_FIXED = "Pemilik dari ADMIN_IDS hanya dapat diubah lewat setelan server."
ADMIN_NOT = "{id} memang bukan admin."
ADMIN_WELCOME = "Anda sekarang {role} TanyaNetral. Mulai dengan /tambah untuk dokumen, /antrean untuk pertanyaan."

CONTACTS = "<b>Kontak unit</b>\n{rows}\n\nTanpa unit pertanyaan, tombol Tanyakan ke admin tidak ditampilkan."
CONTACT_KINDS = {"pertanyaan": "unit pertanyaan", "laporan": "unit laporan"}
CONTACT_NONE = "belum diisi"
B_CONTACT, B_CONTACT_REMOVE = "Isi {kind}", "Hapus {kind}"
CONTACT_ASK = "Tulis nama unit pada baris pertama dan cara menghubunginya pada baris berikut, untuk {kind}."
CONTACT_HINT = "Perlu dua baris: nama unit, lalu cara menghubungi."
CONTACT_SAVED = "{kind} disimpan: {name}."

STAGES = "<b>Tahapan</b>\n{rows}\n\nJawaban memakai tahapan ini; tanpa tahapan, jawaban bercabang menurut tahap."
STAGES_NONE = "Belum ada yang diisi."
STAGE_ROW = "<b>{number}. {name}</b>\n{dates}\nSumber: {source}"
STAGE_FIELDS = {
    "penetapan": "penetapan calon", "kampanye_mulai": "kampanye mulai", "kampanye_selesai": "kampanye selesai",
    "tenang_mulai": "masa tenang mulai", "tenang_selesai": "masa tenang selesai", "pemungutan": "pemungutan suara",
}  # fmt: skip
STAGE_WHOLE = "seluruh Indonesia"
B_STAGE_NEW, B_STAGE_CHANGE, B_STAGE_REMOVE, B_SAVE = "Isi tahapan", "Ubah {number}", "Hapus {number}", "Simpan"
STAGE_ASK_NAME = "Tulis nama pemilihannya, misalnya: Pilkada 2030"
STAGE_ASK_REGION = "Tulis daerahnya, misalnya: Kabupaten Sleman (atau: semua)"
STAGE_ASK_DATES = (
    "Tulis tanggalnya, satu baris satu; yang belum diketahui dilewati:\n<code>penetapan: 22 September 2030\n"
    "kampanye: 25 September 2030 - 23 November 2030\nmasa tenang: 24 November 2030 - 26 November 2030\n"
    "pemungutan: 27 November 2030</code>"
)
STAGE_ASK_SOURCE = "Dari mana tanggal ini? Misalnya: PKPU 2/2030 atau alamat laman KPU."
STAGE_BAD_LINE = "Baris “{line}” belum terbaca. " + DATE_HINT
STAGE_BAD_ORDER = "Urutan tanggalnya tidak masuk akal: {what}. Periksa lagi."
STAGE_PREVIEW = "<b>{name}</b>\n{dates}\nSumber: {source}\n\nSimpan?"
STAGE_SAVED = "Tahapan {name} disimpan."
