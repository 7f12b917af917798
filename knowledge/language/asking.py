"""What form a question has: after an act, after a fact, or after nothing in particular."""

from __future__ import annotations

import re

# Asks whether something may be done; "kena" and "aman" ask the same in everyday speech.
ACT = re.compile(
    r"\b(?:boleh\w*|bolehkah|diperboleh\w*|diperkenan\w*|bisakah|bisa|aman|dilarang|melarang|melanggar|pelanggaran|kena|"
    r"dibenarkan|dibolehkan|diizinkan|masalah|berdosa|haram|harus|wajib|perlu|allowed|may|can|could|should|okay|illegal|legal)\b"
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
    r"|kampanye\w*|tim sukses|"
    r"tim pemenangan|pemenangan|relawan|pendukung|dukung\w*|mendukung|pemilu\w*|pemilihan\w*|pilkada|pilpres|pileg|pilkades"
    r"|kpu\w*|bawaslu\w*|panwas\w*|"
    r"kpps|pps|tps|memilih|pilih\w*|nyoblos|mencoblos|coblos\w*|surat suara|suara|golput|jari|gestur|jempol|pose"
    r"|simbol|baliho|spanduk|stiker|"
    r"atribut|kaus|kaos|alat peraga|saksi|debat|visi|misi|hoaks|berita bohong|deklarasi|konvoi|netral\w*|disiplin"
    r"|kode etik|pasal|uu|pp|skb|"
    r"edaran|kasn|bkn|menpan\w*|dprd?|dpd|bupati|gubernur|wali kota|walikota|presiden|camat|lurah|kades|kepala desa"
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
_LOCAL_PAPER = re.compile(
    r"\b(?:edaran|surat|sk|nota dinas|memo|instruksi|tata tertib|tatib|pengumuman|keputusan|peraturan|aturan"
    r"|imbauan|himbauan|juknis|sop|pakta integritas|ikrar)\b"
    r"(?:\W+\w+){0,7}?\W+(?:sekretaris daerah|sekda|bupati|wali kota|walikota|gubernur|rektor|dekan|kepala dinas"
    r"|dinas|kanwil|kantor wilayah|"
    r"uptd|kantor|instansi|kampus|sekolah|camat|kecamatan|internal|kabupaten|kota|provinsi|kepala|rsud|puskesmas|badan|bagian|biro|unit"
    r"|rumah sakit|rs|kec|kelurahan|inspektorat|sekwan|balai|loka|sekjen|sekretaris jenderal|kementerian (?:saya|kami|kita))\b"
    r"|\b(?:sekretaris daerah|sekda|bupati|wali kota|walikota|gubernur|rektor|kanwil|kantor|instansi|kampus|dinas"
    r"|kepala dinas|direktur|rumah sakit|rs|rsud|puskesmas|inspektorat|sekolah|universitas|fakultas|sekwan|balai)\b"
    r"(?:\W+\w+){0,6}?\W+(?:keluarkan|keluarin|mengeluarkan|keluar|metu|ngeluarin|punya|menerbitkan|nerbitin|bikin|membuat|tempel\w*|ditempel)\b"
    r"(?:\W+\w+){0,6}?\W+(?:edaran|surat|sk|aturan|pengumuman|instruksi|imbauan|tata tertib|peraturan"
    r"|nota dinas|sop|pakta integritas)\b"
)
_WANTS_PAPER = re.compile(
    r"\b(?:isi\w*|bunyi\w*|kutip\w*|poin\w*|angka|sebutkan|bener|benar|betul|eusi\w*|pasal|sanksinya|apa saja"
    r"|bagaimana|tentang apa|soal apa|lampiran\w*|halaman|denda\w*|batas waktu\w*)\b"
)


def local_paper(mended: str) -> bool:
    """True when the content of an office's or region's own paper is asked for."""
    found = _LOCAL_PAPER.search(mended)
    return found is not None and _WANTS_PAPER.search(mended) is not None


def thin(mended: str) -> bool:
    """True when no word of the field is said: act, object or event is missing."""
    return FIELD.search(mended) is None
