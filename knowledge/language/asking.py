"""What form a question has: after an act, after a fact, or after nothing in particular."""

from __future__ import annotations

import re

# Asks whether something may be done; "kena" and "aman" ask the same in everyday speech.
ACT = re.compile(
    r"\b(?:boleh\w*|bolehkah|diperboleh\w*|diperkenan\w*|bisakah|bisa|aman|dilarang|melarang|melanggar|pelanggaran|kena|"
    r"dibenarkan|dibolehkan|diizinkan|masalah|berdosa|haram|harus|wajib|perlu|allowed|may|can|could|should|okay|illegal|legal|bebas|tidak apa.apa)\b"
)
# Asks for a fact: content, number, person, time, way.
FACT = re.compile(
    r"\b(?:berapa|siapa\w*|kapan|bagaimana|ke mana|kemana|di mana|dimana|apa saja|apa itu|apa isi\w*|isi\w*"
    r"|bunyi\w*|sebutkan|jelaskan|"
    r"jenis\w*|macam\w*|bentuk\w*|beda\w*|perbedaan|langkah\w*|cara\w*|prosedur\w*|tahapan\w*|urutan\w*|tingkat\w*|lama|batas|tenggat|"
    r"dasar hukum\w*|masih berlaku|pasal berapa|pasal mana|pengganti\w*|definisi|arti\w*|maksud\w*|tugas\w*"
    r"|peran\w*|wewenang\w*|"
    r"berwenang|nomor|what|which|who|when|how|where|inti|mekanisme|alur\w*)\b"
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
# Whose cause an act serves: what a question must name before it can be judged.
TARGET = re.compile(
    r"\b(?:calon\w*|paslon|caleg|capres|cawapres|cagub|cabup|cawali|kandidat|petahana|partai|parpol|kampanye|pilkada"
    r"|pemilu|tim sukses|timses|pemenangan|relawan|candidate\w*|campaign\w*|party)\b"
)
_ORGANISERS = re.compile(r"\b(?:kpu|bawaslu|panwas\w*|kpps|pps|ppk|tps|pilkades|pileg|pilpres)\b")
_PAPER = (
    r"(?:surat edaran|edaran|surat|sk|nota dinas|memo|instruksi|tata tertib|tatib|pengumuman|keputusan|peraturan|aturan"
    r"|imbauan|himbauan|juknis|petunjuk teknis|sop|protokol|pakta integritas|ikrar|circular)"
)
_OFFICE = (
    r"(?:sekretaris daerah|sekda|bupati|wali kota|walikota|gubernur|rektor|dekan|kepala dinas"
    r"|dinas|kanwil|kantor wilayah|uptd|kantor(?:ku)?|instansi|kampus(?:ku)?|sekolah(?:ku)?|camat|kecamatan|internal"
    r"|kabupaten(?:ku)?|kota|provinsi|kepala|rsud|puskesmas|badan|bagian|biro|unit"
    r"|rumah sakit|rs|kec|kelurahan|inspektorat|sekwan|setwan|sekretariat|balai(?: besar)?|loka|sekjen|dirjen|ditjen|direktur"
    r"|direktorat|deputi|universitas|fakultas|embassy|kedutaan|kbri|sekretaris jenderal"
    r"|kementerian (?:saya|kami|kita))"
)
_ISSUES = (
    r"(?:keluarkan|keluarin|mengeluarkan|keluar|metu|ngeluarin|punya|menerbitkan|nerbitin|bikin|membuat"
    r"|(?:me)?nempel\w*|(?:di)?tempel\w*|issued?)"
)
_LOCAL_PAPER = re.compile(
    rf"\b{_PAPER}\b(?:\W+\w+){{0,7}}?\W+{_OFFICE}\b"
    rf"|\b{_OFFICE}\b(?:\W+\w+){{0,6}}?\W+{_ISSUES}\b(?:\W+\w+){{0,6}}?\W+{_PAPER}\b"
    r"|\bse (?:sekjen|dirjen|sekda|bupati|rektor|kepala|direktur|inspektur)\b"
    # Made by regions alone: no national library holds them.
    r"|\b(?:pergub|perbup|perwali|perwalkot|perwal|perwako|perda|perdes)\b"
    r"|\bperaturan (?:gubernur|bupati|wali kota|walikota|daerah|desa|rektor|direktur)\b"
)
_WANTS_PAPER = re.compile(
    r"\b(?:isi\w*|bunyi\w*|kutip\w*|poin\w*|angka|sebutkan|bener|benar|betul|eusi\w*|pasal|sanksinya|apa saja"
    r"|bagaimana|tentang apa|soal apa|lampiran\w*|halaman|denda\w*|batas waktu\w*|pirang langkah|berapa langkah|paragraph)\b"
)
_NAMES_PAPER = re.compile(
    rf"\b(?:{_PAPER[3:-1]}|se|pedoman|surat tugas|kebijakan|pergub|perbup|perwali|perda|perdes)(?:nya)?\b"
)


def local_paper(mended: str) -> bool:
    """True when the content of an office's or region's own paper is asked for."""
    return _LOCAL_PAPER.search(mended) is not None and _WANTS_PAPER.search(mended) is not None


def names_a_paper(mended: str) -> bool:
    """True when some circular, rule or letter is spoken of, whosever it is."""
    return _NAMES_PAPER.search(mended) is not None


def names_the_field(mended: str) -> bool:
    """True when an election, its organisers or those who stand in it are named."""
    return TARGET.search(mended) is not None or _ORGANISERS.search(mended) is not None


def thin(mended: str) -> bool:
    """True when no word of the field is said: act, object or event is missing."""
    return FIELD.search(mended) is None
