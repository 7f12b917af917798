"""Every Indonesian word the library and its command line say."""

from __future__ import annotations

from ingest.model import ParsedDocument
from knowledge.editing import Diff, Preview, Step

STEPS = {
    Step.READ: "membaca",
    Step.PARSE: "mengurai",
    Step.DRAFT: "mencatat pratinjau",
    Step.INDEX: "menyiapkan pencarian",
    Step.PUBLISH: "menerbitkan",
    Step.CLEAN: "merapikan",
    Step.DONE: "selesai",
}
NO_PROVISIONS = "Tidak ada ketentuan yang terbaca di berkas ini, jadi tidak ada yang dapat diterbitkan."
NAMELESS = "Jenis dan judul dokumen belum diketahui; isi dahulu sebelum diterbitkan."
NOTHING_TO_UNDO = "Belum ada perubahan yang dapat dibatalkan."
NOT_EMPTY = "Pustaka tujuan sudah berisi dokumen; impor hanya untuk pustaka kosong."
DRAFTS_OPEN = "Masih ada pratinjau yang belum diterbitkan; batalkan dahulu, lalu ulangi impornya."
NOT_AN_EXPORT = "Berkas ini bukan hasil ekspor pustaka TanyaNetral, atau rusak."
NEWER_EXPORT = "Berkas ekspor dibuat oleh versi yang lebih baru; perbarui aplikasi ini dahulu."
CHANGES = {
    "terbit": "diterbitkan",
    "hapus": "ditarik",
    "batal": "dibatalkan",
    "kaidah": "kaidah diubah",
    "kaidah_hapus": "kaidah kembali ke bawaan",
    "batal_kaidah": "perubahan kaidah dibatalkan",
    "tahapan": "tahapan diubah",
    "tahapan_hapus": "tahapan dihapus",
    "kontak": "kontak diubah",
    "kontak_hapus": "kontak dihapus",
    "admin_tambah": "admin ditambah",
    "admin_hapus": "admin dihapus",
    "pemberitahuan": "pemberitahuan dikirim",
    "impor": "pustaka diimpor",
}


def too_many_provisions(count: int, most: int) -> str:
    return f"Berkas ini berisi {count} ketentuan; batasnya {most}. Pecah menjadi beberapa dokumen."


def unreadable(name: str) -> str:
    return f"Berkas {name} tidak ada atau tidak dapat dibaca."


def too_large(size: int, most: int) -> str:
    return (
        f"Berkas ini {-(-size // 1_000_000)} MB; paling besar {most // 1_000_000} MB. "
        "Pecah berkasnya, atau kirim versi teksnya."
    )


def nearly_all_lost(lost: int, old: int, *, every_pasal: bool) -> str:
    pasal = ", termasuk semua Pasal" if every_pasal else ""
    return (
        f"Versi ini menghilangkan {lost} dari {old} ketentuan yang sekarang menjawab{pasal}; "
        "mungkin berkas ini hanya lampirannya."
    )


def bad_address(address: str) -> str:
    return f"Ketentuan {address} dilewati karena alamatnya tidak terbaca."


def double_address(address: str) -> str:
    return f"Alamat {address} muncul lebih dari sekali; yang berikutnya diberi butir."


def warning(detail: str, page: int | None) -> str:
    return detail if page is None else f"{detail} (halaman {page})"


def published(label: str, slug: str, count: int) -> str:
    return f"{label} terbit sebagai {slug} dengan {count} ketentuan."


def already_there(label: str, slug: str) -> str:
    return f"{label} ({slug}) sudah ada di pustaka dengan isi yang sama; tidak ada yang berubah."


def removed(label: str, slug: str) -> str:
    return f"{label} ({slug}) ditarik dari pustaka; versi-versinya tetap tersimpan."


def undone(slug: str, number: int | None) -> str:
    if number is None:
        return f"Dibatalkan: {slug} kini tidak menjawab."
    return f"Dibatalkan: {slug} kembali ke versi {number}."


def slug_taken(slug: str) -> str:
    return f"Sejak pratinjau ini dibuat, naskah lain terbit sebagai {slug}; periksa lagi pratinjaunya, lalu ulangi."


def bad_field(name: str) -> str:
    return f"Data {name} tidak dapat diubah atau isinya tidak sah."


def unknown_regulation(slug: str) -> str:
    return f"Peraturan {slug} tidak dikenal."


def unknown_document(slug: str) -> str:
    return f"Dokumen {slug} tidak ada di pustaka."


def preview_rows(preview: Preview) -> list[tuple[str, str]]:
    subject = preview.subject
    scanned = f", {len(preview.ocr_pages)} dipindai (OCR)" if preview.ocr_pages else ""
    relations = "; ".join(f"{r.kind} {r.target or r.citation}" for r in subject.relations)
    match = f"{preview.chosen.short_name} ({preview.chosen.reason})" if preview.chosen else "peraturan baru"
    if preview.candidates:
        match = "perlu dipilih: " + ", ".join(f"{m.slug} ({m.reason})" for m in preview.candidates)
    trials = " · ".join(f"“{t.question}” → {t.address}" for t in preview.trials)
    return [
        ("Nama pendek", preview.slug),
        ("Penerbit", subject.issuer or "tidak terbaca"),
        ("Ditetapkan", str(subject.enacted or "tidak terbaca")),
        ("Mulai berlaku", str(subject.effective_from or "tidak terbaca")),
        ("Isi", f"{preview.pages} halaman{scanned}, {preview.pasal_count} pasal, {preview.provisions} ketentuan"),
        ("Ini naskah dari", match),
        ("Hubungan", relations or "tidak ada yang terbaca"),
        ("Coba tanya", trials or "-"),
    ]


def diff_summary(diff: Diff) -> str:
    if diff.empty:
        return "Isinya sama dengan versi yang sedang menjawab."
    return (
        f"Dibanding versi yang sedang menjawab: {len(diff.added)} baru, {len(diff.removed)} hilang, "
        f"{len(diff.changed)} berubah, {diff.same} sama."
    )


CONFIRM = "Terbitkan?"
NEED_YES = "Tidak ada terminal untuk bertanya; tambahkan --yes bila memang akan diterbitkan."
DISCARDED = "Tidak jadi diterbitkan."
EMPTY_LIBRARY = "Belum ada dokumen di pustaka; tambahkan dengan `python -m ingest add BERKAS`."
NOTHING_FOUND = "Tidak ada berkas untuk ditambahkan."
ALL_AGREE = "Basis data dan indeks cocok."
INTERRUPTED = "Dihentikan; pustaka tetap seperti sebelumnya."
NO_NETWORK = "Alamat tidak dapat diambil."


def built(embedded: int, held: int) -> str:
    return f"Indeks siap: {held} teks, {embedded} di antaranya baru dihitung."


def choose_match(slugs: str) -> str:
    return f"Dokumen ini mungkin naskah dari {slugs}; pilih dengan --as SLUG, atau --as baru bila bukan."


def exported(count: int, name: str) -> str:
    return f"{count} dokumen diekspor ke {name}."


def imported(count: int) -> str:
    return f"{count} dokumen diimpor."


def swept(drafts: int, versions: int) -> str:
    return f"Sisa proses yang terhenti dirapikan: {drafts} draf, {versions} versi di indeks."


def finding(detail: str, fixed: bool) -> str:
    return f"{detail} {'Sudah diperbaiki.' if fixed else 'Perbaiki dengan `verify --fix`.'}"


def not_that_regulation(short_name: str, label: str) -> str:
    return f"{short_name}: yang datang ternyata {label}, jadi tidak diterbitkan."


def no_address(short_name: str) -> str:
    return f"{short_name}: datanya belum punya alamat resmi."


def official_failed(short_name: str, reason: str) -> str:
    return f"{short_name}: {reason}"


def parsed_lines(document: ParsedDocument) -> list[str]:
    meta = document.regulation
    head = f"{meta.type} Nomor {meta.number} Tahun {meta.year} tentang {meta.title}"
    counts = (
        f"{document.pasal_count} pasal, {document.bab_count} bab, {len(document.provisions)} ketentuan, "
        f"{document.pages} halaman"
    )
    return [head, counts, *(f"- {w.code}: {warning(w.detail, w.page)}" for w in document.warnings)]
