"""Papers of one office, town or campus: circulars and rules that no national library can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.language.asking import ACT

_PAPER = (
    r"se|edaran|surat(?! tugas| perintah| izin| ijin| suara)|nota dinas|nodin|memo|sk|keputusan|peraturan|"
    r"aturan(?! (?:kades|lurah|camat)\b)|"
    r"tata tertib|tatib|sop|pakta integritas|juknis|pedoman|instruksi tertulis|kebijakan tertulis|pengumuman"
)
_BETWEEN = (
    r"dari|dr|di|oleh|pak|bu|bapak|ibu|tertulis|resmi|lokal|baru|terbaru|pj|plt|yg|yang|dikeluarkan|diterbitkan|"
    r"dlm|dalam|ada|edaran|himbauan|imbauan|rapat|rahasia|khusus|intern"
)
_OFFICE = (
    r"bupati|walikota|gubernur|sekda|sekretaris daerah|sekretaris dinas|rektor|dekan|kadis|kadin|kaban|kakanwil|"
    r"kanwil|kepala (?!bkn|kepolisian|negara|pemerintah)[a-z]+|dinas|uptd?|camat|lurah|kades|bkd|bkpsdmd?|bkpp|bkppd|"
    r"inspektorat|kepsek|pimpinan|direktur|dirut|rsud|puskesmas|kabag|biro|internal|kantor|instansi|pemkab|pemkot|"
    r"pemprov|pemda|daerah|kampus|sekolah|satker|opd|skpd|universitas|fakultas|kabupaten|kota|provinsi|yayasan|"
    r"unit kerja|tempat kerja"
)
_NAMED = re.compile(
    rf"\b(?P<paper>{_PAPER})(?:\s+(?:{_BETWEEN})){{0,3}}\s+(?P<office>{_OFFICE})\b"
    r"(?:\s+(?:saya|kami|gw|gue|aku|sini|tempatku|ku))?"
    r"(?:(?:\s+(?!uu|pp|skb|se|pkpu|per[a-z]+|pasal|putusan)[a-z]+){0,3}?\s+(?:no\s*)?[:.]?\s*[a-z0-9.\-]*\d[a-z0-9.\-]*(?:/[a-z0-9.\-]+)*(?:\s*tahun\s*\d{4})?)?"
)
_SHORT = re.compile(
    r"\b(?:perbup|pergub|perwali|perwalkot|perwal|perwako|perda|perdes|perrek|kepbup|kepgub|kepwal)\b"
    r"(?:\s+[a-z]+){0,2}?(?:\s*(?:no)?\s*\d{1,4}(?:\s*(?:/|tahun)\s*\d{4})?)?"
)
_OWN = re.compile(
    r"\b(?:aturan|peraturan|edaran|kebijakan)\s+(?:internal|intern)\b(?:\s+(?:di\s+)?[a-z]+\s+(?:saya|kami|gw))?"
)
_LETTER_NUMBER = re.compile(r"(?<![\w/:.])(?=[a-z0-9.\-/]*[a-z])[a-z0-9.\-]*\d[a-z0-9.\-]*(?:/[a-z0-9.\-]+){2,}")
_OFFICES_OF_ALL = re.compile(
    r"se (?:dinas|kantor|desa|kelurahan|kecamatan|kota|kabupaten|provinsi|sekolah|kampus|instansi"
    r"|universitas|fakultas|daerah)"
)
# The same in the words of a mended question, which need not name the paper by its number.
# "Membuat keputusan yang merugikan calon" is an act, "aturan tentang kepala dinas" a rule about him.
_DECIDES = (
    r"(?<!membuat )(?<!mengambil )keputusan(?! (?:yang |untuk )?(?:menguntungkan|merugikan|memihak|berpihak|mutasi))"
)
_SAID_PAPER = (
    # "SK tim pemenangan kecamatan" is a paper of campaigners, and of no office.
    rf"(?:surat edaran|edaran|(?:surat|sk)(?! (?:tim|relawan|koordinator|posko)\b)|nota dinas|memo|instruksi"
    rf"|tata tertib|tatib|pengumuman|{_DECIDES}"
    r"|(?:peraturan|aturan)(?! (?:tentang|soal|bagi|untuk|mengenai) (?:kepala|bupati|wali|gubernur|sekda|camat)\b)"
    r"|imbauan|himbauan|juknis|petunjuk teknis|sop|protokol|pakta integritas|ikrar|circular"
    r"|(?:perjanjian|kontrak) kerja|kode etik (?:\w+ ){0,2}sendiri)"
)
_SAID_OFFICE = (
    r"(?:sekretaris daerah|sekda|bupati|wali kota|walikota|gubernur|rektor|dekan|kepala dinas"
    r"|dinas|kanwil|kantor wilayah|uptd|kantor(?:ku)?|instansi|kampus(?:ku)?|sekolah(?:ku)?|camat|kecamatan|internal"
    r"|kabupaten(?:ku)?|kota|provinsi|kepala|rsud|puskesmas|badan(?! kepegawaian negara| pengawas| pertimbangan)"
    r"|bagian|biro|unit"
    r"|rumah sakit|rs|kec|kelurahan|inspektorat|sekwan|setwan|sekretariat|balai(?: besar)?|loka|se[ks]jen|dirjen|ditjen"
    r"|direktur|direktorat|deputi|universitas|fakultas|embassy|kedutaan|kbri|sekretaris jenderal"
    r"|kementerian (?:saya|kami|kita))"
)
_SAID_ISSUED = (
    r"(?:keluarkan|keluarin|mengeluarkan|keluar|metu|ngeluarin|punya|menerbitkan|nerbitin|bikin|membuat"
    r"|(?:me)?nempel\w*|(?:di)?tempel\w*|(?:me)?nandatangan\w*|tanda ?tangan\w*|(?:me)?neken|teken"
    r"|(?:me)?nyebar\w*|sebar\w*|mengedarkan|ngedarin|edarkan|edarin|issued?|signed|circulated)"
)
_LOCAL_PAPER = re.compile(
    rf"\b{_SAID_PAPER}\b(?:\W+\w+){{0,7}}?\W+{_SAID_OFFICE}\b"
    rf"|\b{_SAID_OFFICE}\b(?:\W+\w+){{0,6}}?\W+{_SAID_ISSUED}\b(?:\W+\w+){{0,6}}?\W+(?:{_SAID_PAPER}|se)\b"
    r"|\bse (?:se[ks]jen|dirjen|sekda|sekretaris|bupati|gubernur|wali kota|camat|rektor|kepala|direktur|inspektur)\b"
    # Made by regions alone: no national library holds them.
    r"|\b(?:pergub|perbup|perwali|perwalkot|perwal|perwako|perda|perdes)\b"
    r"|\bperaturan (?:gubernur|bupati|wali kota|walikota|daerah|desa|rektor|direktur)\b"
)
_WANTS_PAPER = re.compile(
    r"\b(?:isi\w*|bunyi\w*|kutip\w*|poin\w*|angka|sebutkan|bener|benar|betul|eusi\w*|pasal|sanksinya"
    r"|hukumannya|apa saja|bagaimana|tentang apa|soal apa|lampiran\w*|halaman|denda\w*|batas waktu\w*"
    r"|(?:pirang|berapa) langkah|paragraph)\b"
)
# "Abaikan edaran dinas, pasang spanduknya" asks nothing of the circular, and neither does "walau ada edaran"
# or "saya hanya menjalankan instruksi tertulis pimpinan".
_SET_ASIDE = re.compile(
    r"\b(?:abaikan|mengabaikan|hiraukan|menghiraukan|indahkan|pedulikan|peduli|pikirkan|lupakan|langgar|meski\w*|walau\w*"
    r"|menjalankan|jalankan|melaksanakan|laksanakan|menuruti|turuti|ignore|despite|biar\w* ada)(?:\W+\w+){0,2}\W*$"
)
# "Bunyinya: 'hapus semua unggahan'": what the paper says is told, not asked.
_TOLD = re.compile(
    r"\b(?:bunyi\w*|berbunyi|isi\w*|berisi|menyatakan|tertulis|ditulis)\W{1,3}[\"“][^\"“”]{15,}[\"”]"
    # "Isi surat sekda: semua wajib hadir. Boleh saya tidak datang?": a sentence after the colon tells it as well.
    r"|\b(?:bunyi\w*|berbunyi|isi\w*|berisi|menyatakan|tertulis|ditulis)\b[^:?.\n\"“]{0,40}:\s*[^?:\n\"“”]{20,}[.;!]\s",
    re.I,
)
# "Kadis bikin edaran, isinya larangan kampanye": what the paper says is told without quotation marks, too.
_TELLS_CONTENT = re.compile(
    r"\bisinya (?!(?:apa|bagaimana|kapan|siapa|tentang|soal|mengenai|begitu|seperti|benar|betul|sudah|masih|itu|kok"
    r"|tidak)\b)\w+ \w+"
)
_OURS = r"(?:saya|kami|kita|gw|gue|ku|sini|kantorku|kampusku|sekolahku)"
# "SOP medsos RSUD kami": nothing but the paper is named, so its content is wanted.
_PAPER_ALONE = re.compile(
    r"(?:sop|tata tertib|tatib|juknis|juklak|petunjuk teknis|pakta integritas|surat edaran|se|edaran|"
    r"nota dinas|kode etik)"
    rf"(?:\W+\w+){{0,4}}?\W+{_SAID_OFFICE}\W+{_OURS}\b"
    r"(?:\W+(?:soal|tentang|mengenai|masa|saat|untuk|tahun|yang terbaru|yang baru)\b.*)?"
)
_BY_OUR_PAPER = re.compile(rf"\b(?:menurut|berdasarkan)\W+{_SAID_PAPER}(?:\W+\w+){{0,4}}?\W+{_SAID_OFFICE}\W+{_OURS}\b")
_OWN_CODE = re.compile(
    r"\bkode etik (?:\w+ ){0,2}(?:rsud|rs|rumah sakit|puskesmas|universitas|fakultas|kampus|sekolah|balai|uptd?) "
)
_WHO_GAINS = re.compile(r"\b(?:calon|pasangan calon|caleg|petahana|partai|tim sukses|relawan)\b")
_NAMES_PAPER = re.compile(
    rf"\b(?:{_SAID_PAPER}|se|pedoman|surat tugas|kebijakan|pergub|perbup|perwali|perda|perdes)(?:nya)?\b"
)

_ITS_CONTENT = re.compile(
    r"\b(?:isi|bunyi) (?:dari )?(?:surat|keputusan|edaran|se|sk|nota|aturan|peraturan|pasal|poin|butir|angka)\b"
)


def local_spans(text: str, original: str) -> Iterator[tuple[int, int]]:
    """Places in a canonical text that name a local paper; ``original`` is the same text before its case was lost.

    "sekantor" written apart ("se kantor") is everyone, not a circular: there only capitals decide.
    """
    for pattern in (_NAMED, _SHORT, _OWN, _LETTER_NUMBER):
        for match in pattern.finditer(text):
            if _SET_ASIDE.search(text[: match.start()]):
                continue
            if _OFFICES_OF_ALL.match(match.group()) and not re.search(r"\bSE\b|[Ee]daran", original):
                continue
            yield match.span()


def local_paper(mended: str) -> bool:
    """True when the content of an office's or region's own paper is asked for."""
    if _PAPER_ALONE.fullmatch(mended) and not (ACT.search(mended) or _WHO_GAINS.search(mended)):
        return True
    if tells_its_content(mended) and (ACT.search(mended) or _WHO_GAINS.search(mended)):
        return False
    if _BY_OUR_PAPER.search(mended) and not ACT.search(mended):
        return True
    named = _LOCAL_PAPER.search(mended) or _OWN_CODE.search(mended)
    if named is None or _SET_ASIDE.search(mended[: named.start()]):
        return False
    return _WANTS_PAPER.search(mended) is not None


def tells_the_paper(raw: str) -> bool:
    """True when the message itself quotes what the paper says."""
    return _TOLD.search(raw) is not None


def tells_its_content(mended: str) -> bool:
    """True when the message says in its own words what the paper holds."""
    return _TELLS_CONTENT.search(mended) is not None


def names_a_paper(mended: str) -> bool:
    """True when some circular, rule or letter is spoken of, whosever it is."""
    return _NAMES_PAPER.search(mended) is not None


def asks_its_content(mended: str) -> bool:
    """True when what a paper or an article says is asked for in so many words."""
    return _ITS_CONTENT.search(mended) is not None
