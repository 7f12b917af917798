"""Every word an answer says that is not law: verdict lines, fixed replies, footers; Telegram's are in ``bot.texts``."""

from __future__ import annotations

from knowledge.judging.stages import Phase
from knowledge.model import Role, Route, Verdict

VERDICT_LINE = {
    Verdict.BOLEH: "Boleh",
    Verdict.TIDAK_BOLEH: "Tidak boleh",
    Verdict.BERSYARAT: "Bersyarat",
    Verdict.PERLU_KLARIFIKASI: "Perlu klarifikasi",
    Verdict.INFORMASI: "Informasi",
    Verdict.TIDAK_DITEMUKAN: "Tidak ditemukan",
    Verdict.DI_LUAR_CAKUPAN: "Di luar cakupan",
}
VERDICT_ENGLISH = {
    Verdict.BOLEH: "In short: yes, this is allowed.",
    Verdict.TIDAK_BOLEH: "In short: no, this is not allowed.",
    Verdict.BERSYARAT: "In short: it depends; the conditions are below.",
    Verdict.PERLU_KLARIFIKASI: "In short: please tell a little more.",
    Verdict.INFORMASI: "In short: here is what the rules say.",
    Verdict.TIDAK_DITEMUKAN: "In short: not found in our library.",
    Verdict.DI_LUAR_CAKUPAN: "In short: outside what this bot answers.",
}
ROLE_WORD = {
    Role.MELARANG: "melarang",
    Role.MEMBOLEHKAN: "membolehkan",
    Role.BATAS: "batas larangan",
    Role.SANKSI: "sanksi",
    Role.PROSEDUR: "tata cara",
    Role.RIWAYAT: "riwayat, sudah tidak berlaku",
}
LATER = "belum berlaku waktu itu"
BOLEH_WHEN = "Boleh bila"
TIDAK_WHEN = "Tidak boleh bila"
DASAR = "Dasar"
AKIBAT = "Akibatnya"
YANG_BOLEH = "Yang boleh"
HATI_HATI = "Sikap hati-hati"
TIDAK_TAHU = "Tidak tahu"

IN_GENERAL = "Untuk siapa pun, tentang “{situation}”: {headline}"
UNDERSTOOD = "Dipahami sebagai: {situation}."
UNDERSTOOD_SO = "Begitu kami memahaminya."
HUMAN = "Untuk urusan ini, hubungi bagian kepegawaian (BKPSDM/biro SDM) instansi Anda."
ROUTES: dict[Route, tuple[str, str]] = {
    Route.SAPAAN: (
        "Halo! Saya menjawab soal netralitas politik ASN.",
        "Tulis saja perbuatannya, misalnya “boleh like postingan caleg?”. Saya jawab boleh atau tidak, beserta "
        "pasalnya.",
    ),
    Route.TERIMA_KASIH: ("Sama-sama, semoga tenang bertugas.", "Kalau ada yang ragu lagi soal netralitas, tulis saja."),
    Route.BANTUAN: (
        "Saya program penjawab soal netralitas politik ASN.",
        "Tanyakan satu perbuatan, misalnya “PNS boleh jadi saksi partai?”. Jawaban bertumpu pada pasal yang berlaku "
        "dan "
        "bukan pendapat hukum resmi.",
    ),
    Route.SARAN_MEMILIH: (
        "Siapa yang dipilih sepenuhnya rahasia Anda.",
        "Saya tidak memberi saran pilihan dan tidak menebak pemenang. Visi, misi, dan jadwal ada di laman resmi KPU.",
    ),
    Route.MENILAI_ORANG: (
        "Saya tidak menilai orang tertentu.",
        "Yang berwenang memeriksa ialah Bawaslu, BKN, dan Pejabat Pembina Kepegawaian. Anda dapat melapor dengan "
        "bukti, "
        "atau bertanya tentang perbuatannya secara umum.",
    ),
    Route.MENYUSUN_KAMPANYE: (
        "Saya tidak membantu menyusun materi dukungan atau cara menghindari pengawasan.",
        "Saya dapat menjelaskan batas netralitas dan apa yang tetap boleh dilakukan ASN.",
    ),
    Route.KEPEGAWAIAN_LAIN: ("Itu urusan kepegawaian di luar netralitas politik.", HUMAN),
    Route.HUKUM_LAIN: (
        "Itu di luar netralitas politik ASN.",
        "Saya hanya menjawab soal netralitas ASN dalam pemilu dan pilkada. Tulis perbuatannya bila ada yang ingin "
        "ditanyakan.",
    ),
    Route.DATA_PRIBADI: (
        "Mohon jangan kirim data pribadi di sini.",
        "Nomor identitas sudah disamarkan. Tuliskan perbuatannya saja, tanpa nama dan nomor.",
    ),
    Route.SERANGAN: (
        "Pesan ini berisi perintah untuk saya, bukan pertanyaan.",
        "Aturan tidak berubah karena isi pesan. Tulis perbuatannya saja, misalnya “PNS boleh kampanye?”.",
    ),
    Route.BAHASA_LAIN: (
        "Saya baru mengerti bahasa Indonesia, beberapa bahasa daerah, dan Inggris.",
        "Silakan tulis ulang. Please ask in Indonesian or English.",
    ),
    Route.NGAWUR: (
        "Saya belum menangkap maksud pesan itu.",
        "Tulis perbuatannya dalam satu kalimat, misalnya “boleh foto bersama calon?”.",
    ),
    Route.TERLALU_PANJANG: (
        "Pesan ini terlalu panjang untuk saya baca dengan teliti.",
        "Mohon ringkas menjadi paling banyak 2.000 huruf: apa perbuatannya, siapa, dan kapan.",
    ),
}
NOT_FOUND = (
    "Belum ada di pustaka kami.",
    "Saya tidak mau menebak. Tanyakan kepada Pejabat Pembina Kepegawaian/BKPSDM, BKN, atau Bawaslu.",
)
NOT_HELD = (
    "{what} belum ada di pustaka kami.",
    "Ini tidak berarti aturan itu tidak ada. Mintalah naskahnya kepada penerbitnya atau bagian kepegawaian; admin "
    "dapat "
    "menambahkannya ke sini.",
)
LOCAL = (
    "Aturan setempat itu belum ada di pustaka kami.",
    "Saya tidak mau menebak isinya. Mintalah naskahnya kepada penerbitnya atau bagian kepegawaian. Aturan nasional "
    "netralitas ASN tetap berlaku.",
)
NOT_EXISTING = ("{what} tidak ada.", "{law} berakhir pada Pasal {last}.")
CHOOSE_LAW = "Pasal itu dari peraturan yang mana?"
CHOOSE_OTHER = "Pasal dengan nomor itu juga ada di {laws}; sebutkan saja nama peraturannya."
OTHERS = "{count} lainnya"
CLARIFY = "Perbuatannya apa, dan untuk acara atau siapa?"
CLARIFY_HEAD = "Saya perlu tahu satu hal dulu."
ENDED = (
    "Dasar aturannya sudah berubah.",
    "{rule} tidak berlaku lagi{since}. Penggantinya: {successor}. Petugas sedang memeriksa jawaban ini; untuk "
    "sementara anggap belum boleh dan tanyakan kepada PPK.",
)
NOT_YET = (
    "Aturannya belum berlaku pada tanggal itu.",
    "{rule} baru berlaku{since}.{before} Kaidah kami tidak menilai perbuatan menurut aturan waktu itu; tanyakan "
    "kepada PPK.",
)
OLDER_BREACHES = "Pelanggaran disiplin PNS dari masa itu yang belum diperiksa kini ditangani menurut {rule}."
IN_FORCE_THEN = " Waktu itu masih berlaku {names}."
AS_OF = "Dijawab menurut aturan per {when}."
PROBATION_ENDS = "Disiplin sedang atau berat mengakhiri masa CPNS ({rule})"
SANCTION_NOT_YET = "Sebagian sanksinya baru berlaku sesudah tanggal itu; tanyakan sanksi waktu itu kepada PPK."
SANCTION_ENDED = "Dasar sanksinya sudah berubah; tanyakan sanksi yang berlaku kepada PPK."
UNSURE_SUCCESSOR = "belum dipastikan"
FROM_LAW = {
    "larangan": "Belum ada kaidah untuk pertanyaan ini; ketentuan yang paling dekat memuat larangan.",
    "kewajiban": "Belum ada kaidah untuk pertanyaan ini; ketentuan yang paling dekat memuat kewajiban.",
    "hak": "Belum ada kaidah untuk pertanyaan ini; ketentuan yang paling dekat memuat hak atau kewenangan.",
    "sanksi": "Belum ada kaidah untuk pertanyaan ini; ketentuan yang paling dekat memuat sanksi.",
    "": "Belum ada kaidah untuk pertanyaan ini; inilah ketentuan yang paling dekat.",
}
SEE_ALSO = "Lihat juga {label}"
# Between the parts of a footer in a chat; in running text they are parted as in a sentence.
DOT = " · "
APPLIES = "Berlaku untuk {who}"
SOURCES = "sumber sampai {when}"
MAYBE_NEWER = "mungkin ada aturan baru"
NOT_OFFICIAL = "bukan pendapat hukum resmi"
UNCHECKED = "dasar belum dicocokkan dengan naskah resmi"
UNCHECKED_IN_PART = "sebagian dasar belum dicocokkan dengan naskah resmi"
UNCERTAIN_LIFE = "{name} terbit untuk satu pemilu; masa berlakunya belum pasti."
REPEALED = "{name} sudah dicabut dan tidak berlaku lagi{since}; penggantinya {successor}."
REPEALED_UNSURE = "{name} tidak dipakai lagi; kapan dan oleh aturan apa dicabut belum dipastikan."
PLACE_ENDED = "{name} sudah dicabut{since} oleh {by}."
PLACE_OVER = "{name} sudah tidak berlaku{since}."
THREAT_ADJUSTED = (
    "Ancaman pidana di sini bunyi asalnya: sejak 2 Januari 2026 kurungan dan minimum khusus dihapus (UU 1/2026); "
    "akibatnya bagi penjara bersama denda belum dipastikan."
)
PLACE_NOT_YET = "{name} baru berlaku sejak {when}."
PLACE_WITHIN = "{name} tidak kami simpan tersendiri; inilah ringkasan {held} seutuhnya."
PLACE_CHANGED = "{name} sudah diubah{since}; bunyinya yang baru ada di {by}."
REPEALED_PART = "sebagian ketentuannya masih dipakai"
AT_ANY_HOUR = "Larangan disiplin PNS berlaku di dalam dan di luar jam kerja ({address})."
KASN_GONE = "KASN sudah tidak ada sejak 2024; tugasnya kini pada BKN dan Kementerian PANRB."
LEFT_OUT = "Saya jawab tiga pertanyaan pertama. Kirim ulang yang ini: “{question}”"
FALSE_NUMBER = "Catatan: {text}"
KUTIPAN = "kutipan"
RINGKASAN = "ringkasan norma"
SINCE = " sejak {when}"
# Stands behind the verdict, which is not said twice.
BRANCH_HOLDS = "Ini berlaku bila {when}."
LOOKUP_HEAD = "Inilah bunyi aturannya menurut pustaka kami."
NOT_SHOWN = "Belum termuat di sini, tanyakan tersendiri: {places}."
LAW_HEAD = "{law}: {title}. Ini sebagian isinya menurut pustaka kami."
STAGE_NOW = "Tahapan {election}: {phase} (sumber: {source})."
PHASES = {
    Phase.SEBELUM: "sebelum penetapan calon", Phase.SESUDAH: "sesudah penetapan calon",
    Phase.KAMPANYE: "masa kampanye", Phase.TENANG: "masa tenang", Phase.PEMUNGUTAN: "hari pemungutan suara",
}  # fmt: skip
