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
    rf"{_NAMED}(?: (?:yang|juga|sama sama|statusnya|berstatus))*(?: {_POSTS})? (?:asn|pns|cpns|pppk|pegawai negeri)\b"
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
    return found is not None and not _ANOTHER_DEED.search(_STATUS.sub(" ", found["rest"]))


def serving_asker_acts(mended: str) -> bool:
    """True where who says that they serve goes on to their own deed: "istri wiraswasta, saya asn pasang twibbon"."""
    return _SERVING_ACTS.search(mended) is not None
