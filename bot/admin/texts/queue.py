"""The queue, statistics and notices to subscribers."""

from __future__ import annotations

QUEUE = "<b>Antrean</b> · {questions} pertanyaan dalam {groups} kelompok, terbanyak dulu ({first}-{last})"
QUEUE_EMPTY = "Antrean kosong. Semua pertanyaan sudah terjawab."
QUEUE_ROW = "{number}. <b>{count}×</b> {text}{marks}"
QUEUE_WAITING, QUEUE_BAD = "{count} menunggu jawaban", "{count} 👎"
QUEUE_DETAIL = "<b>{count} pertanyaan serupa</b>\n{rows}\n\n<b>Jawaban bot</b> {verdict}{card}\n{marks}"
QUEUE_NO_MARKS = "Tidak ada yang menunggu jawaban."
QUEUE_REASONS = "Alasan 👎: {reasons}"
B_ANSWER, B_MAKE_CARD, B_HANDLED = "✍️ Jawab", "📘 Jadikan kaidah", "✔️ Selesai"
ANSWER_ASK = (
    "Tulis jawaban untuk {waiting} penanya yang menunggu. Mereka tidak melihat nama Anda. Sebutkan pasalnya bila ada."
)
ANSWER_ASK_NOBODY = "Tidak ada yang menunggu; tulis jawaban untuk dijadikan kaidah."
ANSWER_PREVIEW = "<b>Akan dikirim ke {waiting} penanya:</b>\n\n{answer}"
ANSWER_LONG = "Jawaban itu {size} huruf; paling banyak {most}."
B_SEND = "Kirim"
ANSWER_TO_ASKER = "📄 <b>Jawaban petugas</b>\nPertanyaan Anda: <i>{question}</i>\n\n{answer}\n\n<i>{unit}</i>"
ANSWER_UNIT_NONE = "Jawaban manusia atas nama pengelola bot ini"
ANSWER_SENT = "Terkirim ke {sent} penanya{missed}. Pertanyaan keluar dari antrean."
ANSWER_MISSED = ", {count} tidak dapat dihubungi"
ANSWER_BY_OTHER = "Kelompok ini baru saja ditangani admin lain."
HANDLED = "Ditandai selesai: {count} pertanyaan."

NUMBERS_CAPTION = (
    "Statistik {start} sampai {end}: {total} pertanyaan, {unanswered} belum terjawab, jawaban p50 {p50} ms."
)
NUMBERS_NONE = "Belum ada pertanyaan dalam {days} hari terakhir."
NUMBERS_USAGE = "Tulis jumlah hari 1 sampai 365, misalnya: /statistik 30"
CHART_TITLE, CHART_PERIOD = "TanyaNetral: statistik", "{start} sampai {end} · {total} pertanyaan"
CHART_PER_DAY, CHART_VERDICTS, CHART_TOPICS = "Pertanyaan per hari", "Putusan", "Topik terbanyak"
CHART_UNANSWERED, CHART_LATENCY = "Belum terjawab", "Waktu jawab"
CHART_NO_TOPIC, CHART_ANSWERED = "Tanpa topik", "terjawab"
CSV_HEADS = ("tanggal", "pertanyaan", "belum_terjawab", "p50_ms", "p95_ms")

B_NOTICE = "📣 Kabari pelanggan"
NOTICE_DRAFT = (
    "📄 <b>Kabar perubahan aturan</b>\n{what}\n\nTopik: {topics}. Tanyakan lagi bila keadaan Anda menyangkut ini; "
    "berhenti: /langganan"
)
NOTICE_PREVIEW = "<b>Rancangan kabar untuk {count} pelanggan</b>\n\n{text}"
B_NOTICE_SEND, B_NOTICE_EDIT = "Kirim", "Ubah kalimat"
NOTICE_ASK = "Tulis isi kabarnya."
NOTICE_STARTED = "Kabar sedang dikirim ke {count} pelanggan. Saya kabari bila selesai."
NOTICE_DONE = "Kabar selesai: {sent} dari {count} terkirim{failed}."
NOTICE_FAILED = ", {count} tidak dapat dihubungi"
NOTICE_OVER = "Kabar ini sudah dikirim atau dibatalkan."
NOTICE_NOBODY = "Tidak ada pelanggan untuk topik yang tersentuh."
