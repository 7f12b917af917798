"""Whose act a question is after where it names somebody of the asker's family."""

from __future__ import annotations

import re

from knowledge.language.vocabulary import KIN, NEAR_KIN, PROFESSION

FAMILY = rf"(?:{NEAR_KIN})"
_ANYONE = re.compile(rf"\b(?:{KIN}|pasangan(?! calon)|keluarga|kerabat|saudara|bojo|laki)\b")
_NAMED = rf"\b{FAMILY}(?: (?:saya|aku|kami|saya itu|kandung|saya sendiri|adalah|seorang|my|is|an?)){{0,3}}"
_IN_THE_FORCES = re.compile(rf"{_NAMED} (?:tni|polri|tentara|polisi(?! pamong)|prajurit|soldier|police officer)\b")
_POSTS = rf"(?:{PROFESSION}|pegawai|staf|camat|lurah)"
_IN_SERVICE = re.compile(
    rf"{_NAMED}(?: (?:yang|juga|masih|memang|sekarang|sama sama|statusnya|berstatus))*(?: {_POSTS})?"
    r" (?:asn|pns|cpns|pppk|pegawai negeri)\b"
)
# What people do that others ask after in their place.
_DEEDS = (
    r"(?:men)?jadi|ikut|maju|mencalonkan|nyalon|masuk|(?:ber)?gabung|aktif|(?:me)?masang|pasang|(?:mem)?bagi(?:kan)?"
    r"|(?:meng)?unggah|kampanye|berkampanye|(?:men)?dukung|(?:men)?daftar|tertangkap|ketahuan"
)
_ACTS = re.compile(
    rf"^(?:(?:kalau|jika|bila|apabila|apakah|misal\w*|ternyata|bagaimana) )*{FAMILY}(?: (?:saya|aku|kami))?"
    rf"(?: (?:mau|ingin|akan|sudah|lagi|sedang|juga|yang|resmi|baru|memang|malah))*"
    rf" (?:{_DEEDS})(?: (?:{_DEEDS}))?\b(?P<rest>.*)"
)
# "... saya asn": who asks, not what they do.
_STATUS = re.compile(
    rf"\b(?:saya|aku|kami)(?: (?:ini|sendiri|itu|adalah|seorang|kan|cuma|hanya))* (?:{_POSTS}|asn|pns|cpns|pppk)"
    rf"(?: (?:{_POSTS}|asn|pns|cpns|pppk))*\b"
)
# What is forbidden to who serves: "suami pedagang, saya PNS mau jadi relawan" is after the asker's own act.
_TAKING_SIDES = (
    r"(?:men)?jadi (?:relawan|tim|saksi|juru|anggota|pengurus|calon|caleg)|(?:ber)?gabung|(?:ber)?kampanye"
    r"|ikut (?:(?:ber)?kampanye|konvoi|deklarasi|tim|relawan|pawai)|masuk partai|(?:me)?masang|pasang"
    r"|(?:mem)?bagikan|(?:meny|s)ebarkan|(?:meng)?unggah|(?:men)?dukung|volunteer|campaign|join|support"
)
_WISH = r"(?:mau|ingin|akan|boleh(?:kah)?|bisa|juga|ikutan|lalu|apakah|can|may|i)"
_SERVING_ACTS = re.compile(
    rf"(?:{_STATUS.pattern}|\bi (?:am|m) an? (?:asn|pns|cpns|pppk|civil servant)\b)(?: {_WISH})*"
    rf"(?: (?:saya|aku|kami))? (?:{_TAKING_SIDES})\b"
    rf"|{_STATUS.pattern}.{{0,40}}? (?:boleh(?:kah)?|bisakah|apakah) (?:saya|aku|kami)(?: {_WISH})*"
    rf" (?:{_TAKING_SIDES})\b"
)
_ANOTHER_DEED = re.compile(
    rf"\b(?:saya|aku|kami|i|{_DEEDS}|me\w{{4,}}|ber\w{{4,}}|di\w{{4,}}|hadir|datang|bantu|antar|temani|foto\w*|izin|cuti"
    r"|lapor\w*|suka|komentar|netral\w*|terikat|sanksi\w*|dasar\w*)\b"
)


# A relative who stands for office, or who wants something of the asker, is not whose deed is asked after.
_STANDS = re.compile(
    rf"\b(?:{KIN})"
    r"(?: (?:yang|itu|ini|juga|mau|ingin|akan|sudah|sedang|lagi|resmi|(?:men)?jadi|seorang|adalah|kan|baru|hendak|si))*"
    r" (?:(?:bakal )?calon|caleg|mencalonkan|maju|nyalon|petahana|kandidat)\b"
)
_WANTS_OF_ONE = re.compile(
    r"\b(?:(?:meng)?ajak|(?:me)?nyuruh|suruh|(?:me)?minta|(?:me)?nitip|titip\w*|(?:meng)?undang|(?:me)?maksa|paksa"
    r"|(?:mem)?beri|kasih|(?:me)?ngasih|(?:me)?nge?tag|ditandai|menandai|kirimi)\b"
)
_ASKED = r"(?:boleh(?:kah)?|kena|(?:di|ter)larang|melanggar|bebas|salah(?:kah)?|dibolehkan|diperbolehkan|dipersalahkan)"
_SOFTLY = (
    r"(?: (?:saya|aku|itu|tetap|bisa|juga|bakal|apa|harus|memang|masih|sendiri|tidak|ya|kah|sih|dong|kan|masalah"
    r"|sanksi))*"
)
_OF_THEM = re.compile(
    rf"\b(?:dia|ia|beliau|mereka){_SOFTLY} {_ASKED}\b"
    rf"|\b(?:{_ASKED}|larangan|melarang){_SOFTLY} (?:dia|ia|beliau|mereka)\b"
    rf"|(?:^|\b(?:kalau|dan|tapi|terus|apakah|lalu|bolehkah) )(?:{KIN}){_SOFTLY} {_ASKED}\b"
    rf"|\b(?P<kin>{KIN})\b.*\b(?P=kin){_SOFTLY} {_ASKED}\b|^(?:apakah )?boleh(?:kah)? (?:{KIN})\b"
    rf"|^(?:(?:kalau|jika|bila|nah|terus|oh|iya|oke|misal\w*|baik) )*"
    rf"(?:yang (?!mencalonkan|maju|calon)\w+(?: \w+){{0,4}}?(?: itu)? (?:{KIN})\b"
    rf"|(?:{KIN})(?: saja)?(?: \w+)? yang \w+)"
)
# "Ipar dilantik jadi bendahara partai, dibolehkan?": who is named first does it, and the question ends there.
_BEGINS_WITH_ONE = re.compile(
    r"^(?:(?:kalau|jika|bila|misal\w*|bagaimana|maaf|mohon|info|pencerahan|salam|halo|pagi|siang|sore|oh|terus|nah) )*"
    rf"(?:{KIN})\b.*\b(?:{_ASKED}|aman|larangan\w*|aturan\w*)(?: (?:tidak|ya|itu|kan|dong|sih|kah|mereka|min))*$"
)
_POSSESSED = re.compile(
    rf"\b(?P<kin>{KIN})(?: (?:kandung|ipar|tiri|perempuan|sulung|bungsu|kembar|angkat))*(?: (?:saya|aku|kami|kita))\b"
)
_OWN_CALLING = (
    rf"(?: (?:pns|asn|pppk|cpns|{PROFESSION}|staf|pegawai|eselon \w+|tu)"
    r"(?: (?:negeri|sekolah|kecamatan|kelurahan|dinas|pns|asn))*)?"
)
# What follows for the asker, or what they do not do, is no deed.
_CONSEQUENCE = re.compile(
    r"\b(?:saya|aku|kami)(?: (?:ini|yang|pun|juga|sendiri))*"
    rf"{_OWN_CALLING}(?: (?:ikut|juga|bisa|jadi|bakal|akan|apa|perlu|harus|tetap|hanya))*"
    r"(?: (?:kena|terseret|keseret|kecipratan|salah|aman|cegah|larang|tahan|dipanggil|ditegur|dipersalahkan|masalah"
    r"|bagaimana|di rumah|diam|tidak ikut(?: ikut)?|bertanggung jawab))?"
)
_ASKER = re.compile(r"\b(?:saya|aku|kami|kita|i)\b")
_ASKERS_PART = re.compile(
    r"\b(?:saya|aku|kami|kita)(?: \w+){0,2}? (?:(?:mem)?bantu\w*|ikut(?! (?:kena|terseret|salah|ikut|dipersalahkan))"
    r"|(?:meng)?antar|(?:me)?nemani|temani|(?:men)?dampingi|pinjam\w*|(?:me)?masang|pasang|suka|bagikan|pakai|unggah"
    r"|komentar|foto|bayar|urus|masak|jual)\b"
)
# A story tells of too many to know whose deed is asked after.
_BRIEF = 28


def names_one(text: str) -> bool:
    """True where a relative is named at all, more distant ones too."""
    return _ANYONE.search(text) is not None


def in_the_forces(mended: str) -> bool:
    """True where somebody of the asker's family is said to be a soldier or police officer."""
    return _IN_THE_FORCES.search(mended) is not None


def in_service(mended: str) -> bool:
    """True where somebody of the asker's family is said to be a civil servant too."""
    return _IN_SERVICE.search(mended) is not None


def acts(mended: str) -> bool:
    """True where nothing but what a relative does is told: "suami jadi saksi partai, saya asn"."""
    found = _ACTS.match(mended)
    if found is not None and not _ANOTHER_DEED.search(_STATUS.sub(" ", found["rest"])):
        return True
    return _is_asked_after(mended)


def _is_asked_after(mended: str) -> bool:
    """True where it is asked whether a relative may: "ipar jadi bendahara partai, dibolehkan?", "yang unggah kakak"."""
    text = _POSSESSED.sub(r"\g<kin>", mended)
    if len(text.split()) > _BRIEF:
        return False
    if not names_one(text) or _STANDS.search(text) or _WANTS_OF_ONE.search(text) or _ASKERS_PART.search(text):
        return False
    if _ASKER.search(_CONSEQUENCE.sub(" ", text)):
        return False
    return _OF_THEM.search(text) is not None or _BEGINS_WITH_ONE.search(text) is not None


def serving_asker_acts(mended: str) -> bool:
    """True where who says that they serve goes on to their own deed: "istri wiraswasta, saya asn pasang twibbon"."""
    return _SERVING_ACTS.search(mended) is not None
