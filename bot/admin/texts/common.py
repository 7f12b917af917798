"""Words of every part of the admin half: rights, buttons, the menu."""

from __future__ import annotations

import html

PRIVATE_ONLY = "Pekerjaan admin hanya di obrolan pribadi dengan saya."
NO_RIGHTS = "Anda tidak (lagi) berwenang untuk ini."
OWNERS_ONLY = "Perintah ini hanya untuk pemilik (ADMIN_IDS atau pemilik yang ditambahkan)."
EDIT_IGNORED = "Suntingan pesan tidak saya baca di tengah pengisian. Kirim isiannya sebagai pesan baru."
B_CANCEL, B_BACK, B_PREVIOUS, B_NEXT = "Batal", "« Kembali", "◀", "▶"
CANCELLED = "Baik, dibatalkan."
GONE = "Pekerjaan ini sudah selesai atau kedaluwarsa. Mulai lagi bila perlu."
NOT_UNDERSTOOD = "Belum terbaca. {hint}"
DATE_HINT = "Tulis tanggal seperti 22 September 2024, 22-09-2024, atau 2024-09-22."
EMPTY_WORDS = frozenset({"kosong", "-", "tidak ada"})
EMPTY = "(kosong)"
COMMANDS = {
    "tambah": "Tambah dokumen", "riwayat": "Perubahan dan pembatalan", "kaidah": "Tulis atau ubah kaidah",
    "antrean": "Pertanyaan belum terjawab", "statistik": "Angka pemakaian", "tahapan": "Tahapan pemilihan",
    "kontak": "Kontak unit instansi", "admin": "Kelola admin",
}  # fmt: skip


def refused(reason: str) -> str:
    """A refusal of the library as a message; its words are data."""
    return html.escape(reason, quote=False)
