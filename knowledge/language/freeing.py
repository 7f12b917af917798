"""Whether a status that would free somebody from the rules for civil servants may be believed."""

from __future__ import annotations

import re
from collections.abc import Collection

from knowledge.language import retirement
from knowledge.language.asking import is_forbidden_to_all
from knowledge.language.own_status import own_kind
from knowledge.language.people import SELF, asked_of_a_free_kind, doer, names_one_alone
from knowledge.language.relatives import in_service, in_the_forces
from knowledge.language.vocabulary import KIN
from knowledge.model import Person

_SERVICE = r"(?:c?pns|asn|pppk|honorer|pegawai(?: (?:negeri|asn))?|civil servant)"
_FREEING = re.compile(
    r"\b(?:pensiun\w*|purna ?(?:tugas|bakti|wirawan)|veteran|mantan|bekas|eks|swasta|yayasan|pts|wira\w+|pengusaha"
    r"|pedagang|petani|nelayan|buruh|freelancer|jualan|dagang|kasir|tukang|ojek|ojol"
    r"|ibu rumah tangga|warga biasa|masyarakat biasa|kiai|ustaz|guru ngaji|mahasiswa"
    r"|retired|housewife|farmer|sk (?:pemberhentian|berhenti)|kontrak"
    rf"|(?:bukan|tidak|berhenti dari|mundur dari)(?: lagi)? {_SERVICE})\b"
)
# What was served before, what is denied, and friends who serve: no bond of today.
_NO_BOND = re.compile(
    r"\b(?:(?:pensiun\w*|purna\w*|retired)(?:(?: \w+){0,4}? (?:dari|from))?|mantan|bekas|eks"
    r"|(?:berhenti|mundur|diri|keluar|resign) dari)(?: \w+)??"
    rf" (?:{_SERVICE}|tni|polri|polisi|tentara|kades|kepala desa|camat|lurah|hakim|dinas|kantor|instansi"
    r"|civil service)\b"
    rf"|\b(?:bukan(?:lah)?(?: lagi)?|non|maupun|atau|or|not an?|tidak pernah jadi)[ -]{_SERVICE}(?: lagi)?\b"
    r"|\b(?:teman|rekan|kawan)(?: \w+){0,3} (?:pns|asn|pppk)\b"
    r"|\bdulu(?:nya)?(?: (?:saya|aku|jadi|sebagai|menjabat))* (?:kepala \w+|sekda|camat|lurah|kades|eselon \w+)\b"
    r"|\bjabatan (?:kades|kepala desa)(?: (?:saya|aku))?(?: sudah)? (?:h?abis|selesai|berakhir)\b"
)
_BOND = re.compile(
    r"\b(?:c?pns|asn|pppk|honorer|kades|kepala (?:desa|dusun|dinas|sekolah|badan)|perangkat desa|sekdes|bpd|kpps|pps"
    r"|ppk|ppln|pantarlih|panwas\w*|pengawas|bawaslu|kpu|komisioner|komisaris|lurah|kelurahan|camat|sekda"
    r"|sekretaris daerah|jaksa|hakim|penjabat|pj|plt|sekarang (?:jadi )?staf|polisi|polwan|polri|tni|tentara|prajurit"
    r"|civil servant|korpri|eselon|fungsional|jabatan|dpk|lldikti|di(?:angkat|aktifkan|rekrut|terima|tempatkan)"
    r"|masih (?:aktif|menjabat)|terpilih lagi|pkd|guru negeri|village head)\b"
)
_CONTRACT = re.compile(r"\bkontrak(?: \w+)?? (?:pppk|honorer)\b")
_POST_OF_KIN = re.compile(
    rf"\b(?:{KIN})(?: (?:saya|aku))? (?:kades|kepala desa|perangkat desa|sekdes|lurah|camat|hakim|jaksa)\b"
)
# Who serves may be the asker, of whom nothing is asked.
_IN_SERVICE = re.compile(r"c?pns|asn|pppk|tni|polri|tentara|polisi|prajurit")
_TO_COME = re.compile(
    r"\b(?:depan|nanti|tmt|terhitung|besok|enjing|ngarep|next (?:year|month)|diproses|menunggu|tinggal"
    r"|secara (?:lisan|batin)|per \d+|\d+ (?:hari|minggu|bulan|tahun) lagi|(?<!tidak )diperpanjang"
    r"|belum (?:turun|terbit|keluar|tmt|dapat|resmi|terima|efektif|berlaku))\b"
)
_OTHERS_DEED = re.compile(
    r"\b(?:dia|beliau|ia|mereka|kami|kita|sekeluarga|berdua|he|she|they|we)\b"
    rf"|\b(?:boleh(?:kah)?|may|can)(?: \w+)?? (?:{KIN})\b"
    rf"|\b(?!ibu rumah)(?:{KIN})(?: (?:saya|c?pns|asn|pppk)){{0,2}} boleh\b"
)
_ASKERS_DEED = re.compile(r"\b(?:saya|aku|kami|kita|i)\b")
_OWN_DEED = re.compile(
    r"\b(?:boleh(?:kah)?|may|can) (?:saya|aku|kami|kita|i)\b|\b(?:saya|aku|kami|kita)(?: \w+)??"
    r" (?:ikut(?! (?:salah|kena|terseret))|bantu|like|suka|bagikan|pasang|boleh|join)\b"
    # "Saya masih PNS, suami swasta jadi caleg, boleh ikut pasang gambarnya?"
    r"|\b(?:saya|aku)(?: \w+)?? (?:c?pns|asn|pppk|guru negeri)\b.*\bboleh(?:kah)? (?:ikut|naik|(?:me)?masang|pasang"
    r"|like|suka|bantu|dampingi|bagikan)\b"
)
_STANDS_ASIDE = re.compile(r"\b(?:saya|aku|kami)(?: \w+){0,3}? tidak(?: \w+)?? (?:ikut|bantu)\w*\b")
_BOUND_RELATIVE = re.compile(
    rf"\b(?:{KIN})(?: (?:saya|aku|kami))?(?: \w+)??"
    r" (?:honorer|tni|polri|polisi|polwan|tentara|camat|lurah|kades|kepala desa)\b"
)
_ASKS = re.compile(r"\b(?:boleh(?:kah)?|bisa(?:kah)?|aman|may|can)\b")


def freed_in_doubt(text: str, persons: Collection[Person]) -> bool:
    """True where a freeing status is named and cannot settle the question.

    The deed is forbidden to everybody, somebody who is bound is named as well, the freedom is yet to come, or it is
    another's while the asker's own deed is asked after.
    """
    status = _FREEING.search(text)
    if status is None:
        return False
    if is_forbidden_to_all(text):
        return True
    if retirement.day_passed(text) and names_one_alone(text):
        return False
    if _TO_COME.search(text) or retirement.to_come(text):
        return True
    told = doer(text)
    if told is not None and told.named and told.person is not None:
        return told.bound or _tied(text)
    if asked_of_a_free_kind(text) and not _tied(text):
        return False
    if told is not None and told.bound:
        return True
    kind = own_kind(text, persons)
    rest = _NO_BOND.sub(" ", text)
    if rest == text and retirement.service_over(text):
        # "Kontrak PPPK saya habis": the service that is over is named once.
        rest = re.sub(rf"\b{_SERVICE}\b", " ", rest, count=1)
    if retirement.contract_over(text):
        rest = _CONTRACT.sub(" ", rest)
    if _BOND.search(rest):
        theirs = in_service(text) or in_the_forces(text)
        return kind is None or not theirs or _OTHERS_DEED.search(text) is not None
    return kind is None and _ASKERS_DEED.search(text, status.end()) is not None


def _tied(text: str) -> bool:
    """True where another tie than service is told of: it may be that of the one who is asked after."""
    rest = _POST_OF_KIN.sub(" ", _NO_BOND.sub(" ", text))
    return any(not _IN_SERVICE.fullmatch(bond.group()) for bond in _BOND.finditer(rest))


def free_relative_in_doubt(text: str) -> bool:
    """True where a relative who is no civil servant is named, and it is not their deed alone that is asked after."""
    if is_forbidden_to_all(text):
        return True
    if (told := doer(text)) is not None and told.named and (told.who == SELF or told.person is not None):
        return not told.free or told.who == SELF
    if in_service(text) or _BOUND_RELATIVE.search(text):
        return True
    return _OWN_DEED.search(_STANDS_ASIDE.sub(" ", text)) is not None


def deed_alone(text: str) -> str:
    """The question from its "boleh" on, or without the words of the status where that stands behind."""
    asks = _ASKS.search(text)
    if asks and len(text[asks.start() :].split()) >= 2:
        return text[asks.start() :]
    return " ".join(_FREEING.sub(" ", text).split()) or text
