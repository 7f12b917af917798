"""What form a question has: after an act, after a fact, or after nothing in particular."""

from __future__ import annotations

import re

# Asks whether something may be done; "kena" and "aman" ask the same in everyday speech.
ACT = re.compile(
    r"\b(?:boleh\w*|bolehkah|diperboleh\w*|diperkenan\w*|bisakah|bisa|aman|dilarang|melarang|melanggar|pelanggaran|kena|"
    r"dibenarkan|dibolehkan|diizinkan|masalah|berdosa|haram|harus|wajib|perlu|allowed|may|can|could|should|okay|illegal|legal|bebas|tidak apa.apa"
    r"|(?:tidak )?kenapa.kenapa|sah(?:.sah)?|wajar(?:kah)?|patut(?:kah)?|pantas(?:kah)?|(?<!yang )berhak(?:kah)?|dimungkinkan|dapatkah"
    # "Apakah petugas dapat menerima mandat saksi": the permission of letters; what may be imposed is no act.
    r"|(?<=apakah )(?:[\w/-]+ ){1,15}?dapat (?!di(?:kenai|kenakan|jatuh\w+|hukum|berhentikan|pidana|sanksi|proses)\b)"
    r"(?:di|me|ber)\w{3,}"
    # "There is a decree of the regent, that is neutral, isn't it?" asks after the act, not after the decree.
    r"|(?:netral|berpihak|memihak)(?:kah| (?:kan|dong|ya|tidak|bukan)))\b"
)
# Asks where a rule is written: "dilarang", "wajib" and "kena" then tell what is looked for and ask for no permission.
SOURCE = re.compile(
    r"\b(?:dasar hukum\w*|dasarnya apa|di (?:bagian|butir|lampiran) mana"
    r"|(?:pasal|aturan|peraturan|ketentuan|undang.undang|uu|pp|edaran|regulasi)(?:nya)? (?:yang )?(?:apa|berapa|mana)"
    r"|(?:diatur|tertulis|tercantum|tertuang|disebut\w*) (?:di|dalam|lewat|pada) (?:mana|pasal|aturan|peraturan)"
    r"|which (?:law|article|regulation|rule|provision))\b"
)
_PERMISSION = re.compile(
    r"\b(?:boleh\w*|diperboleh\w*|diperkenan\w*|dibolehkan|dibenarkan|diizinkan|bisakah|bisa|aman|allowed|may|can|could|should)\b"
)
# Asks where a ban is written or what follows on an act: a look-up, also where a card on the act itself answers it.
_RULE_OF = re.compile(
    r"^(?:(?:min|mimin|kak|pak|bu|mohon|tolong|sebutkan|cari\w*|apa|isi) )*"
    r"(?:pasal|aturan|peraturan|ketentuan|undang.undang|uu)(?: (?:apa|mana|berapa|saja))? "
    r"(?:yang )?(?:larang\w*|melarang|ngelarang|(?:meng|ng)?atur\w*|mengharuskan|mewajibkan|menyebut\w*|membolehkan)\b"
)
_PUNISHED = r"(?:sanksi|hukuman|ancaman|pidana)\w*"
_SANCTION_OF = re.compile(
    rf"^(?:(?:min|mimin|kak|pak|bu|mohon|tolong|sebutkan|jelaskan|kalau begitu|terus|lalu) )*{_PUNISHED} (?!tidak\b)"
    rf"|\b(?:apa|berapa|bagaimana)(?:kah)?(?: saja)?(?: (?:bentuk|jenis|tingkat|bunyi))? {_PUNISHED}"
    rf"|\b{_PUNISHED}(?: disiplin)? (?:apa|berapa|bagaimana)\b|\bkena (?:pasal|sanksi|hukuman) (?:apa|berapa|mana)\b"
)
_RULED = r"(?:hukuman|sanksi|pidana|denda|aturan|peraturan|ketentuan|pasal|larangan|uu|pp|skb)"
_STANDING = r"masih (?:ada|berlaku|dipakai|dipergunakan|digunakan)"
_STILL_STANDS = re.compile(
    rf"\b{_STANDING}(?: (?:tidak|kah|atau tidak|enggak))? (?:jenis )?{_RULED}\b|\b{_RULED}(?: [\w/]+){{0,10}} {_STANDING}"
    r"(?: (?:tidak|kah|atau tidak)\b|\W*$)"
)
_YES_OR_NO = re.compile(r"^apakah\b|\b(?:tidak|kan|bukan|benar|betul|sama|beda)(?: (?:ya|min|sih|kah))?\W*$")
# Asks for a fact: content, number, person, time, way.
FACT = re.compile(
    r"\b(?:berapa|siapa\w*|kapan|bagaimana|ke mana|kemana|di mana|dimana|apa saja|apa itu|apa isi\w*|isi\w*"
    r"|bunyi\w*|sebutkan|jelaskan|"
    r"jenis\w*|macam\w*|bentuk\w*|beda\w*|perbedaan|langkah\w*|cara\w*|prosedur\w*|tahapan\w*|urutan\w*|tingkat\w*|lama|batas|tenggat|"
    r"dasar hukum\w*|masih berlaku|pasal berapa|pasal mana|pengganti\w*|definisi|arti\w*|maksud\w*|tugas\w*"
    r"|peran\w*|wewenang\w*|"
    # What follows is a fact too: "apa akibatnya bila saya menolak?" asks for no permission.
    r"apa(?:kah)? (?:saja )?(?:akibat|konsekuensi|dampak|risiko|resiko)\w*"
    r"|(?:akibat|konsekuensi|dampak|efek|risiko|resiko)(?:nya)? apa|"
    # "a colleague who campaigns" asks for nobody.
    r"berwenang|nomor|what|which|(?<!\w )who|(?:and|or|to|by|then|so) who|when|how|where|inti|mekanisme|alur\w*)\b"
)
# Words of the field: without any of them neither act nor object is named.
FIELD = re.compile(
    r"\b(?:calon\w*|kandidat\w*|caleg\w*|capres\w*|paslon\w*|pasangan calon\w*|petahana|partai\w*|politik\w*"
    r"|(?:ber)?kampanye\w*|tim sukses|"
    r"tim pemenangan|pemenangan|relawan|pendukung|dukung\w*|mendukung|pemilu\w*|pemilihan\w*|pilkada|pilpres|pileg|pilkades"
    r"|kpu\w*|bawaslu\w*|panwas\w*|"
    r"kpps|pps|tps|memilih|pilih\w*|nyoblos|mencoblos|coblos\w*|surat suara|suara|golput|jari|gestur|jempol|pose"
    r"|simbol|baliho|spanduk|stiker|"
    r"atribut|kaus|kaos|alat peraga|saksi|debat|visi|misi|hoaks|berita bohong|deklarasi|konvoi|netral\w*|disiplin"
    r"|kode etik|pasal|uu|pp|skb|"
    r"edaran|kasn|komisi aparatur sipil negara|mahkamah konstitusi|bkn|menpan\w*|dprd?|dpd|bupati|gubernur|wali kota|walikota|presiden|camat|lurah|kades|kepala desa"
    r"|mencalonkan|maju|mundur|"
    r"pengunduran|cuti|cltn|banding|keberatan|sanksi moral|hukuman|masa tenang|serangan fajar|sumbangan|dana"
    r"|sembako|bansos|mobil dinas|"
    r"kendaraan dinas|fasilitas|korpri|seragam|survei|quick count|reses|ormas|twibbon|kritik\w*|pemerintah|ujaran"
    r"|candidate\w*|campaign\w*|"
    r"party|election\w*|vote\w*|voting|rally|ballot|politic\w*|neutral\w*|poster|banner|presidential|regent|governor|mayor)\b"
)  # fmt: skip
_EVENT = re.compile(
    r"\b(?:reuni|(?:pesta )?pernikahan|nikahan|kondangan|hajatan|aqiqah(?:an)?|khitanan|sunatan|syukuran|selamatan|tahlil\w*|takziah"
    r"|melayat|pengajian|maulid|arisan|buka bersama|bukber|halal ?bihalal|wisuda|kerja bakti|rapat|musyawarah|senam|jalan sehat"
    r"|upacara|ulang tahun|haul|istighosah|kebaktian|misa|reses|seminar|lomba|turnamen|kampanye|deklarasi|debat)\b"
)
# Whose cause an act serves: what a question must name before it can be judged.
_SIDE = r"calon\w*|paslon|caleg|capres|cawapres|cagub|cabup|cawali|kandidat|petahana|partai|parpol"
_NAMES_A_SIDE = re.compile(rf"\b(?:{_SIDE}|candidate\w*|party)\b")
_SIDE_IN_FULL = re.compile(
    rf"\b(?:bakal )?(?:pasangan )?(?:{_SIDE}|candidate|party)"
    r"(?: (?:anggota legislatif|(?:wakil )?(?:bupati|gubernur|wali kota|presiden)|dpd|kepala desa|kades))?\b"
)
TARGET = re.compile(
    rf"\b(?:{_SIDE}|kampanye|pilkada|pemilu|tim sukses|timses|pemenangan|relawan|candidate\w*|campaign\w*|party)\b"
)
# "Disuruh ..., boleh saya kerjakan?" is after the order, not after the right to refuse it.
_OBEYS = re.compile(
    r"\b(?:boleh|bolehkah|diperbolehkan|bisa|aman)(?: (?:saya|aku|kami|kita|tetap|langsung|kalau|jika|bila))*"
    r" (?:(?:meng)?(?:k)?erjakan|(?:men)?jalankan|jalani|jalanin|(?:me)?laksanakan|turuti|menuruti|nuruti|nurut"
    r"|ikuti|mengikuti|penuhi|memenuhi|patuhi|mematuhi|iyakan|mengiyakan)(?:nya)?\b"
)
# "Boleh nolak perintah itu dan tetap dukung calon lain?"
_TAKES_ANOTHER_SIDE = re.compile(
    r"\b(?:tolak|menolak|nolak|refuse)\b.*\b(?:dan|lalu|terus|tapi|tetapi|kemudian|malah|sambil|and|but)(?: (?!tidak\b|not\b)\w+){0,3}?"
    r" (?:(?:men|ng)?dukung|(?:ber)?kampanye|support|campaign"
    r"|(?:(?:ber)?gabung|ikut|(?:me)?milih|masuk|bantu|join)(?: \w+){0,2}? (?:calon|caleg|partai|tim|kampanye|relawan))\b"
)
# "Boleh nolak nggak kalau disuruh pasang baliho?" is after the right to refuse, not after the deed that is refused.
_MAY_REFUSE = re.compile(
    r"\b(?:boleh|bolehkah|bisa(?:kah)?|berhak(?:kah)?|hak|aman|may|can)(?: (?!dan\b|lalu\b|atau\b)\w+){0,3}?"
    r" (?:tolak|menolak|nolak|tidak (?:mau|menuruti|nurut|nuruti|menjalankan|melaksanakan|mengikuti perintah)|refuse|decline)\b"
)
_REFUSED = r"(?:tolak|menolak|nolak|melawan|refuse|decline|disobey)"
# "Boleh menolak perintah netral?": what a civil servant owes is not theirs to refuse.
_REFUSES_A_DUTY = re.compile(
    rf"\b{_REFUSED}(?: \w+){{0,4}}? (?:netral\w*|neutral\w*|larangan|aturan|ketentuan|imbauan|himbauan|mundur|cuti|(?:meng)?hapus"
    r"|(?:men)?copot|turunkan|menurunkan|unfollow|keluar|(?:meng)?kembali\w*|melayani|layan\w*|izin|(?:di|me)?periksa"
    r"|(?:meng)?hukum\w*|laporan|pengaduan|rekomendasi|permohonan|bansos|pemilih|diam|surat keterangan|take down|delete)\b"
    # "Atasan menyuruh jangan dukung siapa pun, boleh saya tolak?"
    rf"|\b(?:jangan|melarang|tidak (?:ber|mem)ihak|netral|stay out)\b.*\b{_REFUSED}\b"
    rf"|\b{_REFUSED}\b.*\b(?:melarang|tugas jadi petugas|stay out)\b"
    rf"|\b{_REFUSED} (?:calon|pasangan calon|caleg|capres|petahana|lawan|partai|kandidat|candidate)\b(?! kampanye)"
    rf"|\b(?:deklarasi|petisi|video|spanduk|status)(?: \w+){{0,2}} {_REFUSED}\b"
    r"|\b(?:tidak (?:mau|ingin)|ogah|enggan)(?: \w+)?? (?:netral|neutral)\b"
    r"|\btidak (?:berani|bisa|mampu) (?:menolak|nolak|tolak)\b.*\bboleh\b"
    rf"|\b{_REFUSED}\b.*\bkarena(?: saya)? (?:men)?dukung|\b{_REFUSED} atau (?:me|n)?(?:terima|nerima|rima|ikut)\b"
    # "Nolak jadi ketua tim tapi jadi anggota": a second deed.
    rf"|\b{_REFUSED}\b.*\b(?:tapi|tetapi|lalu|terus|sambil|malah|sebagai gantinya|but)(?: (?!tidak\b|not\b)\w+){{0,3}}?"
    r" (?:jadi|terima|menerima|nerima|datang|hadir|anggota|relawan|koordinator|donatur|(?:meng)?kampanye\w*|join)\b"
    # "Kalau saya ikuti saja?" after a question whether it may be refused.
    rf"|\b{_REFUSED}\b.*\b(?:kalau|jika|bila)(?: saya)?(?: akhirnya| tetap)? (?:(?:meng)?ikuti|turuti|(?:di)?jalan\w*|(?:di)?terima"
    r"|mau|ikut|datang|hadir)\b"
)
# Deeds, times, places and means that the law forbids whoever campaigns, as far as words tell.
_FORBIDDEN_TO_ALL = re.compile(
    r"\b(?:(?:me|di|ber)?(?:paksa|ancam|hina|fitnah|bayar|beli(?!au)|suap|curang)\w*|mengancam|(?:bagi|kasih|beri|memberi|membagi"
    r"|bagikan|terima|menerima|sebar|menyebar|nyebar)\w*(?: \w+){0,2} (?:uang|duit)|amplop\w*|sembako|bantuan sosial|serangan fajar|imbalan"
    r"|(?:masa|minggu|hari) tenang|hari (?:pemungutan|h|pencoblosan)|dekat tps|hoaks\w*|palsu\w*|sara|dua kali|traktir\w*"
    r"|mentraktir|larang\w*|melarang|black campaign|kampanye hitam|miliar|bekas bawahan|anak buah|rusak\w*|merusak"
    r"|(?:men)?copot\w*|murid|siswa\w*|anak (?:sd|smp|sekolah)|pendopo|korpri|seragam|bansos|anggaran|minta data|pesantren"
    r"|pelat merah|plat merah|(?:mobil|motor|rumah|kendaraan|fasilitas) (?:dinas|negara|kantor)|ambulans"
    r"|(?:di|ke|dalam|inside|in|pagar|halaman|aula|pakai|masuk)(?: (?!luar\b)\w+)?? (?:sekolah|kampus|kelas|ruang kuliah|masjid"
    r"|musala|gereja|pura|vihara|tempat ibadah|kantor|puskesmas|balai|dinas|koramil|desa))\b"
)
_REFUSES = re.compile(
    r"\b(?:tolak|menolak|nolak|ditolak|ogah|enggan|refuse|decline"
    r"|(?:tidak|ga|gak|nggak|tak|ora|indak|kada|teu) (?:mau|melaksanakan|menuruti|nurut\w*|nuruti|menjalankan|dijalankan))\b"
)
# "Bolehkah ASN menempel poster calon di kamar kosnya?": whose house it is changes nothing about who puts it up.
_PUTS_UP = re.compile(
    r"(?<!\bnon )(?<!\bbukan )(?<!\bbekas )(?<!\bmantan )(?<!\bpensiunan )\b(?:asn|c?pns|pppk|pegawai negeri)"
    r"(?: (?:boleh(?:kah)?|dapat(?:kah)?|bisa|diperbolehkan|mau|ingin|ikut|sendiri|iseng))*"
    r" (?:me(?:nempel|masang|majang|ngibar)\w*|(?:tempel|pasang|nempel|masang)\w*)"
    r"[^.,;?]{0,20}\b(?:poster|stiker|bendera|spanduk|baliho|banner|umbul\w*)\b"
    rf"(?! (?:daftar|sosialisasi|resmi))[^.,;?]{{0,25}}\b(?:{_SIDE})\b"
)
_DEED = re.compile(r"\b(?:kalau|jika|bila|apabila) (?:saya|aku|kami|kita|asn|pns|pppk)\b")
# "Bagaimana kalau PPPK?" and "kalau di rumah bagaimana?" ask again what was asked, with something else in it.
_SUPPOSED = re.compile(
    r"\bbagaimana (?=(?:kalau|jika|bila|apabila|dengan|misal\w*)\b)"
    r"|\b(?:kalau|jika|bila|apabila)\b(?P<what>.*) bagaimana$"
)
_POINTED_AT = re.compile(r"\b(?:dia|beliau|ia|he|she)\b")
_ORGANISERS = re.compile(r"\b(?:kpu|bawaslu|panwas\w*|kpps|pps|ppk|tps|pilkades|pileg|pilpres)\b")


def asks_an_act(mended: str) -> bool:
    """True when it is asked whether something may be done, not merely where it is forbidden."""
    return (_PERMISSION if SOURCE.search(mended) else ACT).search(mended) is not None


def asks_a_fact(mended: str) -> bool:
    """True for content, number, person, time, way or the place of a rule; a mere "bagaimana kalau" asks for none."""
    asked = _SUPPOSED.sub(r"\g<what>", mended)
    return FACT.search(asked) is not None or SOURCE.search(asked) is not None


def asks_for_the_rule(mended: str) -> bool:
    """True when nothing but the place of a rule or the sanction of an act is asked for, never whether it may be done."""
    if _PERMISSION.search(mended) or _YES_OR_NO.search(mended):
        return False
    return any(pattern.search(mended) for pattern in (SOURCE, _RULE_OF, _SANCTION_OF))


def points_at_a_person(mended: str) -> bool:
    """True where the question is about him or her who was spoken of."""
    return _POINTED_AT.search(mended) is not None


def asks_whether_it_stands(mended: str) -> bool:
    """True when it is asked whether a rule or punishment of before is still there."""
    return _STILL_STANDS.search(mended) is not None and _PERMISSION.search(mended) is None


def names_the_field(mended: str) -> bool:
    """True when an election, its organisers or those who stand in it are named."""
    return TARGET.search(mended) is not None or _ORGANISERS.search(mended) is not None


def names_a_side(mended: str) -> bool:
    """True when somebody who stands in an election, or a party, is named."""
    return _NAMES_A_SIDE.search(mended) is not None


def names_an_event(mended: str) -> bool:
    """True when an occasion is named that people gather for: a reunion, a wedding, a prayer."""
    return _EVENT.search(mended) is not None


def named_side(mended: str) -> str:
    """Who stands in an election, as far as named: "bakal calon bupati", "partai"; else empty."""
    found = _SIDE_IN_FULL.search(mended)
    return found.group() if found else ""


def names_an_act_for_a_side(mended: str) -> bool:
    """True when a deed and whose cause it serves are both named ("kalau saya membagikan poster calon?")."""
    return TARGET.search(mended) is not None and (ACT.search(mended) or _DEED.search(mended)) is not None


def puts_up_campaign_matter(mended: str) -> bool:
    """True when the civil servant who is asked about puts up a poster, sticker or flag of a candidate or party."""
    return _PUTS_UP.search(mended) is not None


def thin(mended: str) -> bool:
    """True when no word of the field is said: act, object or event is missing."""
    return FIELD.search(mended) is None


def asks_to_obey(mended: str) -> bool:
    """True where what is asked is whether an order or wish may be carried out, or another side taken in its place."""
    return _OBEYS.search(mended) is not None or _TAKES_ANOTHER_SIDE.search(mended) is not None


def refuses_a_duty(mended: str) -> bool:
    """True where it is not a deed for a side that is refused, or where another deed for one follows."""
    return _REFUSES_A_DUTY.search(mended) is not None


def is_forbidden_to_all(mended: str) -> bool:
    """True where a deed, time or means is named that the law forbids to whoever campaigns."""
    return _FORBIDDEN_TO_ALL.search(mended) is not None


def asks_to_refuse(mended: str) -> bool:
    """True where what is asked is whether an order or wish may be refused, and nothing besides."""
    return _MAY_REFUSE.search(mended) is not None and not asks_to_obey(mended)


def speaks_of_refusing(text: str) -> bool:
    """True where somebody refuses or is unwilling."""
    return _REFUSES.search(text) is not None
