"""Every word people read in Telegram and the terminal; HTML where marked by tags, values are escaped by callers."""

from __future__ import annotations

from knowledge import texts as core
from knowledge.model import LegalStatus, Person, Stage, Verdict

SIGNS = {
    Verdict.TIDAK_BOLEH: "🚫", Verdict.BOLEH: "✅", Verdict.BERSYARAT: "⚠️", Verdict.PERLU_KLARIFIKASI: "❓",
    Verdict.INFORMASI: "ℹ️", Verdict.TIDAK_DITEMUKAN: "🔎", Verdict.DI_LUAR_CAKUPAN: "🙏",
}  # fmt: skip
VERDICTS, ROLES = core.VERDICT_LINE, core.ROLE_WORD
STATUSES = {
    LegalStatus.BERLAKU: "berlaku", LegalStatus.DIUBAH: "berlaku, sebagian diubah", LegalStatus.DICABUT: "dicabut",
    LegalStatus.TIDAK_PASTI: "masa berlaku tidak pasti",
}  # fmt: skip
STATUS_LATER = "baru berlaku sejak {date}"
PERSONS = {
    Person.PNS: "PNS", Person.CPNS: "CPNS", Person.PPPK: "PPPK", Person.NON_ASN: "non-ASN",
    Person.KEPALA_DESA: "kepala desa", Person.BUMN: "pegawai BUMN", Person.TNI_POLRI: "TNI/Polri",
    Person.PENSIUNAN: "pensiunan", Person.SEMUA: "semua",
}  # fmt: skip
STAGES = {
    Stage.SEBELUM_PENETAPAN: "sebelum calon ditetapkan", Stage.SESUDAH_PENETAPAN: "sesudah calon ditetapkan",
    Stage.MASA_TENANG: "masa tenang", Stage.HARI_PEMUNGUTAN: "hari pemungutan suara", Stage.SEMUA: "semua tahap",
}  # fmt: skip
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")

# -- an answer
# The words of an answer are the engine's, so that terminal, evaluation and chat say the same.
BASIS, CONSEQUENCE, ALLOWED, ADVICE = core.DASAR, core.AKIBAT, core.YANG_BOLEH, core.HATI_HATI
ALLOWED_IF, FORBIDDEN_IF, LEFT_OUT = core.BOLEH_WHEN, core.TIDAK_WHEN, core.LEFT_OUT
CORRECTION, POSITIONS, SANCTION = "Catatan", "Sumber berbeda pendapat", "Sanksi"
QUOTE, NORM = core.KUTIPAN.capitalize(), core.RINGKASAN.capitalize()
PART = "Pertanyaan {number}: {question}"
SHARING = "Saya jawab sebagai pertanyaan: bolehkah ini dibagikan."
WRITING = "<i>masih menulis …</i>"
SHARE_QUESTION = "Bolehkah ASN membagikan pesan ini: {text}"

# -- buttons
B_LAW, B_SANCTION, B_CARD, B_GOOD, B_BAD = "📖 Bunyi aturan", "⚖️ Sanksi", "🖼 Kartu", "👍", "👎"
B_ASK_ADMIN, B_SEND, B_CANCEL, B_BACK, B_PREVIOUS, B_NEXT = (
    "📨 Tanyakan ke admin",
    "Kirim",
    "Batal",
    "« Kembali",
    "◀",
    "▶",
)
B_REMEMBER = "Ingat: saya {person}"
B_FULL, B_OFFICIAL = "Jawaban lengkap", "Halaman resmi"
B_QUIZ_AGAIN, B_QUIZ_DAILY_ON, B_QUIZ_DAILY_OFF = "Kuis lagi", "Nyalakan kuis harian", "Matikan kuis harian"
B_DELETE, B_KEEP = "Ya, hapus semua", "Tidak jadi"
REASONS = ("salah", "kurang lengkap", "sulit dipahami", "bukan yang saya tanyakan")

# -- commands
EXAMPLES = ("Boleh like postingan caleg?", "Boleh hadir di kampanye?", "Boleh foto dengan calon bupati?")
START = (
    "Halo! Saya <b>TanyaNetral</b>. Tanyakan apa yang boleh dan tidak boleh bagi ASN soal netralitas, dengan bahasa "
    "Anda sendiri; saya jawab dengan pasalnya.\n\nSaya tidak menyimpan nama Anda. Selengkapnya: /privasi\n\n"
    "Coba salah satu, atau langsung ketik pertanyaan:"
)
HELP = (
    "<b>Cara bertanya</b>\nKetik saja, misalnya: boleh ga like postingan caleg?\n\n"
    "/topik jelajahi keadaan sehari-hari\n/pasal 5 huruf n pp 94/2021 lihat satu pasal\n/sanksi akibat menurut tahap\n"
    "/kuis uji pemahaman\n/aturan daftar aturan dan statusnya\n/langganan kabar bila aturan berubah\n"
    "/privasi apa yang disimpan\n/hapus hapus semua data saya\n/tentang tentang bot ini\n\n"
    "Di grup: sebut saya, balas pesan saya, atau /tanya. Di obrolan mana pun: ketik {mention} lalu pertanyaannya."
)
ABOUT = (
    "<b>TanyaNetral</b> membantu ASN memahami aturan netralitas: apa yang boleh, apa yang tidak, dasar pasalnya, dan "
    "akibatnya.\n\nPutusan ditulis dan diperiksa orang, bukan dikarang mesin. Ringkasan norma memakai bahasa kami; "
    "naskah resmi tetap yang menentukan. Ini bukan pendapat hukum resmi. Untuk keadaan Anda sendiri, tanyakan "
    "kepada PPK atau BKPSDM instansi, BKN, atau Bawaslu.\n\n"
    "Pustaka: {regulations} aturan, {provisions} ketentuan, {cards} keadaan."
)
PRIVACY = (
    "<b>Yang disimpan</b>\nPertanyaan tanpa nama dan akun, {days} hari, lalu dihapus. Nomor identitas, telepon, dan "
    "surel disamarkan lebih dulu. Ingatan percakapan berakhir sesudah 30 menit.\n\n"
    "<b>Kapan nomor Telegram disimpan</b>\n"
    "· pesan yang belum dijawab: sampai terjawab\n· pertanyaan ke admin: sampai dibalas, paling lama {days} hari\n"
    "· langganan: sampai Anda berhenti\n· kuis harian grup: sampai dimatikan\n· admin: selama menjadi admin\n"
    'Selain itu hanya sidik acak yang tidak dapat dibalik tanpa kunci.\n\nPilihan "Ingat status saya" disimpan sampai '
    "/hapus. /hapus menghapus semuanya sekarang juga."
)
DELETE_ASK = "Hapus semua data Anda: pertanyaan, penilaian, langganan, status yang diingat, dan skor kuis?"
DELETED = "Sudah. Semua data Anda dihapus. Anda tetap boleh bertanya kapan saja."
DELETE_KEPT = "Baik, tidak ada yang dihapus."
TYPE_QUESTION = "Tulis pertanyaannya sesudah perintah, misalnya: /tanya boleh like postingan caleg?"

# -- look-ups
PASAL_USAGE = "Tulis pasalnya, misalnya:\n<code>/pasal 280 ayat 3 uu 7/2017</code>"
PASAL_CANDIDATES = "Aturan mana yang Anda maksud?"
PASAL_MORE = " Ini {shown} dari {count}; sebutkan ayat, huruf, atau angkanya bila yang Anda cari belum tampak."
STATUS_TODAY = "Status hari ini: {status}"
REVOKED_BY, AMENDED_BY, NOT_CHECKED = "digantikan {names}", "diubah {names}", "belum dicocokkan dengan naskah resmi"
UNIT_AMENDED, UNIT_REVOKED, UNIT_SINCE = "diubah{since}; bunyi baru: {by}", "dicabut{since} oleh {by}", " sejak {date}"
REFERS_TO, REFERENCE_NOT_HELD = "Merujuk: {places}", " (belum ada di pustaka)"
REVOKED_UNKNOWN = "penggantinya belum dipastikan"
PROVISION_GONE = "Ketentuan itu tidak ada lagi di pustaka. Silakan tanyakan lagi."
TOPICS = "<b>Topik</b>\nPilih kelompok keadaan:"
TOPIC_CARDS = "<b>{title}</b>\nPilih keadaan:"
TOPIC_EMPTY = "Belum ada keadaan di kelompok ini."
RULES = "<b>Aturan di pustaka</b> ({page}/{pages})"
RULE_CHECKED = "diperiksa {date}"
SANCTION_TITLE = "Sanksi pelanggaran netralitas"
SANCTION_HEAD = ("Perbuatan", "Sebelum calon ditetapkan", "Sesudah calon ditetapkan")
SANCTION_CAPTION = "Untuk PNS dan CPNS. PPPK diproses menurut disiplin PPPK di instansinya (PP 49/2018)."
SANCTION_OF = "Akibat: {situation}"
SANCTION_UNNAMED = "tidak disebut"
NO_SANCTION = "Keadaan ini tidak mempunyai sanksi di pustaka."
NO_SANCTION_FOR = "Pustaka tidak menyebut sanksi bagi {person} dalam keadaan ini; untuk kepastian, tanyakan kepada PPK."
SANCTION_ENDED = core.SANCTION_ENDED
SANCTIONS_EMPTY = "Tabel sanksi belum tersedia."

# -- feedback and queue
THANKS = "Terima kasih!"
WHY = "Apa yang kurang?"
NOTED = "Terima kasih, dicatat untuk ditinjau petugas."
GONE = "Pertanyaan ini sudah dihapus. Silakan tanyakan lagi."
STALE = "Tombol ini sudah tidak berlaku. Silakan tanyakan lagi."
CHANGED = "Aturan di balik jawaban ini sudah berubah. Silakan tanyakan lagi."
ADMIN_PREVIEW = (
    "Yang akan dikirim ke admin:\n<blockquote>{question}</blockquote>\nAdmin tidak melihat nama atau akun Anda. "
    "Jawabannya datang di obrolan ini."
)
ADMIN_SENT = "Sudah dikirim. Jawaban admin akan datang di sini."
ADMIN_TWICE = "Pertanyaan ini sudah dikirim; mohon ditunggu."
ADMIN_CANCELLED = "Baik, tidak jadi dikirim."
NO_ADMIN = "Untuk kepastian, tanyakan kepada PPK atau BKPSDM instansi Anda, BKN, Bawaslu, atau lewat SP4N-LAPOR!."
NO_ADMIN_MORE = "Pertanyaan resmi juga dapat dikirim lewat SP4N-LAPOR!."
OWN_UNIT = "Di instansi Anda: {name}, {detail}."
REMEMBERED = "Diingat sampai /hapus."

# -- quiz
QUIZ_QUESTION = "{number}/{total}. Menurut aturan netralitas ASN: {situation}?"
QUIZ_ONE = "Menurut aturan netralitas ASN: {situation}?"
QUIZ_OPTIONS = ("Boleh", "Tidak boleh", "Tergantung keadaan")
QUIZ_SCORE = "<b>Skor Anda: {right} dari {total}</b>\n{praise}"
PRAISE = (
    "Ayo coba lagi, pelan-pelan saja.",
    "Lumayan! Beberapa aturan memang menjebak.",
    "Hebat, Anda siap ditanya rekan kantor.",
)
QUIZ_DAILY_ON = "Kuis harian nyala: satu pertanyaan sehari di grup ini."
QUIZ_DAILY_OFF = "Kuis harian dimatikan."
QUIZ_ADMINS_ONLY = "Hanya admin grup yang dapat mengatur kuis harian."
QUIZ_NONE = "Kuis belum tersedia."

# -- subscriptions
SUBSCRIPTIONS = "<b>Langganan</b>\nPilih topik; saya kabari bila aturannya berubah. Tanda ✓ berarti sudah."
SUBSCRIPTIONS_PRIVATE = "Langganan diatur di obrolan pribadi dengan saya."
SUBSCRIBED, UNSUBSCRIBED = "Berlangganan.", "Berhenti berlangganan."

# -- other kinds of messages
NOT_TEXT = {
    "sticker": "Stikernya lucu! Tulis pertanyaan Anda, nanti saya jawab.",
    "voice": "Maaf, saya belum bisa mendengarkan pesan suara. Tolong ketik pertanyaannya.",
    "video": "Maaf, saya tidak menonton video. Tulis pertanyaannya, misalnya: boleh saya bagikan video kampanye ini?",
    "photo": "Saya tidak membaca isi foto. Kirim dengan keterangan, misalnya: boleh saya bagikan ini?",
    "location": "Terima kasih, tetapi saya tidak memerlukan lokasi. Tulis saja pertanyaannya.",
    "contact": "Saya tidak menyimpan kontak siapa pun. Tulis saja pertanyaannya.",
    "document": "Saya tidak membaca berkas dari sini. Tulis saja pertanyaannya.",
    "other": "Saya hanya memahami tulisan. Silakan ketik pertanyaannya.",
}
UNKNOWN_COMMAND = "Perintah itu tidak saya kenal.\n\n"
GROUP_HELLO = "Halo semua! Sebut {mention}, balas pesan saya, atau pakai /tanya untuk bertanya soal netralitas ASN."
GROUP_EMPTY = "Ada yang bisa dibantu? Tulis pertanyaannya sesudah {mention}."
PRIVATE_ONLY = "Perintah itu hanya di obrolan pribadi dengan saya."

# -- failures
FAILURE = "Maaf, ada gangguan di pihak kami. Coba lagi sebentar lagi; bila berulang, sebutkan kode <code>{id}</code>."
FAILURE_PLAIN = "Maaf, ada gangguan di pihak kami (kode {id}). Coba lagi sebentar lagi."
FAILURE_ADMIN = "Gangguan <code>{id}</code>: {kind} di {place}."

# -- picture of an answer
KARTU_TITLE, KARTU_CAPTION = "TanyaNetral", "{verdict}. {headline}\nDasar: {basis}\n{footer}"
MADE_ON, KARTU_FOOT = "Dibuat {date}", "Dibuat {date} · bukan pendapat hukum resmi"

# -- profile in Telegram
DESCRIPTION = (
    "Tanya apa yang boleh dan tidak boleh bagi ASN soal netralitas. Jawaban singkat dengan pasalnya, tanpa menyimpan "
    "nama Anda."
)
DESCRIPTION_EN = (
    "Ask what Indonesia's neutrality rules let civil servants do. Short answers with the article, in Indonesian."
)
SHORT_DESCRIPTION = "Boleh atau tidak? Netralitas ASN, dengan pasalnya."
SHORT_DESCRIPTION_EN = "Neutrality rules for Indonesian civil servants, with the article."
COMMANDS = {
    "topik": "Jelajahi keadaan sehari-hari", "pasal": "Lihat satu pasal", "sanksi": "Akibat menurut tahap",
    "kuis": "Uji pemahaman", "aturan": "Daftar aturan dan statusnya", "langganan": "Kabar bila aturan berubah",
    "privasi": "Apa yang disimpan", "hapus": "Hapus semua data saya", "bantuan": "Cara bertanya",
    "tentang": "Tentang bot ini",
}  # fmt: skip
COMMANDS_EN = {
    "topik": "Browse everyday situations", "pasal": "Show one article", "sanksi": "Consequences by stage",
    "kuis": "Test yourself", "aturan": "Regulations and their status", "langganan": "News when a rule changes",
    "privasi": "What is kept", "hapus": "Delete all my data", "bantuan": "How to ask", "tentang": "About this bot",
}  # fmt: skip
GROUP_COMMANDS = {
    "tanya": "Tanya soal netralitas ASN",
    "pasal": "Lihat satu pasal",
    "kuis": "Satu soal kuis",
    "bantuan": "Cara bertanya",
}

# -- terminal
TERMINAL_HELLO = "TanyaNetral. Ketik pertanyaan; /bantuan untuk bantuan, Ctrl-D untuk keluar."
TERMINAL_HELP = (
    "Ketik pertanyaan apa saja soal netralitas ASN, misalnya: boleh like postingan caleg? Ctrl-D untuk keluar."
)
TERMINAL_BYE = "Sampai jumpa."
NO_INPUT = (
    "Tidak ada pertanyaan. Isi TELEGRAM_BOT_TOKEN, jalankan di terminal, atau kirim pertanyaan lewat pipa (stdin)."
)
BAD_TOKEN = "Telegram menolak TELEGRAM_BOT_TOKEN. Salin ulang token dari @BotFather ke berkas .env."
NO_INLINE = "Mode inline mati; nyalakan lewat @BotFather, /setinline."
NO_GROUPS = "Bot tidak boleh masuk grup; nyalakan lewat @BotFather, /setjoingroups."
INLINE_TITLE = "{sign} {situation}"
