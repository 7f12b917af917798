"""What a follow-on changes in the question before it: "kalau PPPK?", "kalau sudah ditetapkan?", "kalau akun caleg?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.language.discourse import corrected
from knowledge.language.leave import DEEDS
from knowledge.language.retirement import overtaken
from knowledge.language.vocabulary import FREE, KIN, PROFESSION

# Of each kind a question names one; a follow-on that names another puts it in the place of the first.
_KINDS = {
    "status": r"pppk(?: paruh waktu)?|cpns|calon pns|pns|asn|pegawai negeri(?: sipil)?|honorer|non asn"
    r"|(?<!pemilihan )kepala desa|perangkat desa|(?:pegawai |karyawan )?bum[nd]|tni|polri|pensiunan",
    "family": KIN,
    "party": r"(?:bakal )?calon (?:wakil )?(?:bupati|gubernur|wali kota|presiden|anggota legislatif|anggota dpr\w*|dpd)"
    r"|partai(?: politik)?|(?:(?<=akun )|(?<=resmi )|(?<=instagram ))(?:kpu|bawaslu)",
    "host": r"(?:(?<=diadakan )|(?<=digelar )|(?<=diselenggarakan )|(?<=mengadakan )|(?<=membuat )|(?<=oleh )"
    r"|(?<=undangan )|(?<=acara )|(?<=kalau )|(?<=ternyata ))(?:kpu|bawaslu)"
    r"|(?<!jadi )(?<!masuk )(?<!ikut )tim (?:sukses|pemenangan|kampanye|pasangan calon|calon)",
    "election": r"pemilihan kepala daerah|pemilihan kepala desa|pemilu presiden|pemilu legislatif|pilkada|pilkades",
    # No law's: "nomor 7 tahun 2017".
    "year": r"(?<!\d tahun )(?:(?<=tahun )|(?<=pemilu )|(?<=presiden )|(?<=legislatif )|(?<=daerah )|(?<=serentak )"
    r"|(?<=pas )|(?<=waktu )|(?<=saat )|(?<=pada ))20[0-2][0-9]",
    "channel": r"instagram|facebook|tiktok|youtube|twitter|whatsapp|telegram|threads",
    "deed": r"suka|komentar|bagikan|unggah|mengikuti",
    "degree": r"(?<=hukuman )(?:ringan|sedang|berat)|(?<=dihukum )(?:ringan|sedang|berat)"
    r"|(?<=disiplin )(?:ringan|sedang|berat)|(?<=tingkat )(?:ringan|sedang|berat)",
}
_NAMED = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KINDS.items()}
# "Kalau yang memasang kakak saya?": who does it now, not whose cause it serves.
_DOER = re.compile(rf"\byang (?!mencalonkan|maju|(?:men)?jadi |calon)\w{{3,}}(?: itu)? (?:{_KINDS['family']})\b")
# "Kalau sekarang?": the act is no longer one of "pilkada 2018 dulu".
_NOW = re.compile(r"\b(?:sekarang|kini|saat ini|hari ini|tahun ini)\b")
_LONG_AGO = re.compile(rf"\b(?:{_KINDS['year']}) (?:dulu|dahulu|(?:yang )?lalu|kemarin|waktu itu)\b")
_DEGREE_ALONE = re.compile(r"\b(?:ringan|sedang|berat)\b")
_BEFORE_STAGE = re.compile(r"\bbakal (?=(?:pasangan )?calon\b)")
_SAYS_LATER = re.compile(r"\b(?:sudah|telah|resmi|setelah|sesudah)\b.*\b(?:di|pe)?tetap(?:kan|in|an)\b|\bresmi\b")
_DENIED = re.compile(r"\b(?:tidak|tanpa|bukan) (?:di|me[nm]?)?(\w{4,})")
_OWN_STATUS = re.compile(
    r"^(?:(?:apakah|kalau) )?(?:saya |aku |kami |seorang )?(?:pns|asn|pppk|cpns)?\b ?(?:saya |aku |kami )?"
)
# Where a status still stands before the deed, it is not the other's.
_TELLS_A_STATUS = re.compile(
    rf"(?:(?!\b(?:boleh|bolehkah|bisa|apakah)\b).)*?\b(?:{_KINDS['status']}|{PROFESSION}|{FREE}|karyawan|pegawai|kerja)\b"
)
_WED = re.compile(
    r"(?:saya|aku) (?:ini |seorang )?(?:istri|suami) (?P<service>tni|polri|tentara|polisi|pns|asn|pppk|kades)\b"
)
_WITH_SOMEBODY = re.compile(
    r"\b(?:(?:ber)?foto|(?:men)?dampingi|(?:meng)?antar|(?:me)?nemani|temani|(?:men)?jemput|(?:me)?milih|(?:di|meng)?undang|ucap\w*"
    r"|sama|bersama|bareng|dengan)\b"
)
# When, and in whose name: circumstances of an act, no act.
_WHEN = (
    r"(?:bakal |pasangan )?calon(?:nya)?|ditetap(?:kan|in)|penetapan(?:nya)?|(?:men)?daftar(?: (?:ke|di))? kpu"
    r"|(?<=baru )(?:men)?daftar|didaftarkan"
    r"|(?:masa|musim|tahap\w*) \w+|kampanye(?= (?:mulai|dimulai|selesai))|dimulai|mulai|selesai|lewat"
    r"|hari (?:tenang|libur|minggu|sabtu|kerja|besar)|libur|akhir pekan|weekend|tanggal merah"
    r"|luar jam (?:kerja|kantor|dinas)|jam (?:kerja|kantor|dinas)|akun (?:pribadi|privat|sendiri)"
)
_CALLING = rf"{PROFESSION}|satpol pp|tenaga (?:kesehatan|kontrak)"
_SMALL = (
    r"kalau|jika|bila|apabila|misal(?:nya)?|bagaimana|apakah|apa|sudah|telah|belum|masih|baru|resmi|yang|saya|aku|kami"
    r"|dia|beliau|itu|ini|juga|termasuk|sama|saja|berlaku|begitu|dari|oleh|sebagai|dengan|di|ke|pas|saat|ketika|waktu"
    r"|pada|untuk|bagi|buat|tidak|ya|min|kak|atau|dan|tapi|terus|lalu|nah|status(?:nya)?|posisi|jadi|hanya|nanti"
    r"|sekarang|soalnya|kan|sebelum|sesudah|setelah|sampai|ada|sendiri|giliran|boleh|kena|dilarang|aman|bisa|melanggar|kok|sih|deh|dong"
    r"|tahun|pemilu|zaman|jaman|dulu|lalu|kemarin"
    r"|sanksi(?:nya)?|hukuman(?:nya)?|beda|berbeda|berubah|tetap|lain|hal(?:nya)?|pak|bu"
)
_SWAPPED = re.compile(
    rf"\b(?:{'|'.join(w for k, w in _KINDS.items() if k != 'degree')}|kpu|{_WHEN}|{_CALLING})\b"
    rf"|{_DEGREE_ALONE.pattern}"
)
_SMALL_WORDS = re.compile(rf"\b(?:{_SMALL})\b")
_SELF = re.compile(r"\b(?:saya|aku|kami)\b")
_OF_KIN = re.compile(
    rf"\b(?:{KIN})\b(?: (?:saya|aku|kami))?(?: (?:yang|kan|itu|cuma|hanya))*"
    rf"(?: {FREE}(?= (?:boleh|bisa|mau|{DEEDS})\b))?"
)
_OWN_WORDS = re.compile(rf"\b(?:{_KINDS['status']}|{_CALLING})\b")


def says_only_a_swap(mended: str) -> bool:
    """True when nothing is said but another status, stage, object or time; the act is in the question before."""
    left, swaps = _SWAPPED.subn(" ", mended)
    return swaps > 0 and not _SMALL_WORDS.sub(" ", left).strip()


def in_full(turns: Sequence[str]) -> str:
    """The last of these mended messages behind those before it, with what each puts in the place of the one before."""
    joined = ""
    for said in turns:
        wrong, turn = corrected(said) if joined else ("", said)
        if (put_right := puts_right(joined, wrong, turn)) != joined:
            joined = put_right
            continue
        now = _done_by_kin(joined, turn) or _done_by_oneself(joined, turn) or carried(joined, turn)
        # "Kalau PPPK?" is said in full once PPPK stands in the question before.
        full = now != joined and (says_only_a_swap(turn) or _says_only_oneself(turn))
        joined = now if full else f"{now} {turn}".strip()
    return joined


def _done_by_kin(before: str, turn: str) -> str:
    """The deed before as one of the relative who alone is named now; empty where they may be whom it is done with."""
    kin = _NAMED["family"].findall(turn)
    if len(kin) != 1 or not says_only_a_swap(turn) or _NAMED["party"].search(turn):
        return ""
    # "Saya istri TNI, boleh memilih?", "suami saya?": his service was told with hers.
    if (wed := _WED.match(before)) is not None and kin[0] in ("suami", "istri"):
        return " ".join(f"{kin[0]} saya {wed['service']} {before[wed.end() :]}".split())
    if _NAMED["family"].search(before) or _WITH_SOMEBODY.search(before):
        return ""
    status = " ".join(found.group() for found in _OWN_WORDS.finditer(turn))
    deed = _OWN_STATUS.sub("", before, count=1)
    return "" if _TELLS_A_STATUS.match(deed) else " ".join(f"{kin[0]} saya {status} {deed}".split())


def _done_by_oneself(before: str, turn: str) -> str:
    """The deed of the one relative before as the asker's own: "saya sendiri? guru pns"; empty where none is named."""
    kin = _OF_KIN.findall(before)
    if len(kin) != 1 or _NAMED["family"].search(turn) or not _SELF.search(turn):
        return ""
    if not says_only_a_swap(turn) and not _says_only_oneself(turn):
        return ""
    status = " ".join(found.group() for found in _OWN_WORDS.finditer(turn))
    deed = _OF_KIN.sub("", before).strip()
    return "" if _TELLS_A_STATUS.match(deed) else " ".join(f"saya {status} {deed}".split())


def _says_only_oneself(turn: str) -> bool:
    return _SELF.search(turn) is not None and not _SMALL_WORDS.sub(" ", turn).strip()


def puts_right(before: str, wrong: str, right: str) -> str:
    """The mended question before with what is meant in the place of what it was wrongly taken to say."""
    return re.sub(rf"\b{re.escape(wrong)}\b", lambda _: right, before, count=1) if wrong else before


def carried(before: str, part: str) -> str:
    """The mended question ``before`` with what the mended follow-on ``part`` puts in its place or denies."""
    for kind, named in _NAMED.items():
        now = set((_DEGREE_ALONE if kind == "degree" else named).findall(part))
        was = set(named.findall(before))
        if len(now) == len(was) == 1 and now != was and not (kind == "family" and _DOER.search(part)):
            before = named.sub(now.pop(), before)
    if _SAYS_LATER.search(part) and "bakal" not in part:
        before = _BEFORE_STAGE.sub("", before)
    if _NOW.search(part):
        before = _LONG_AGO.sub("", before)
    before = overtaken(before, part)
    for denied in _DENIED.findall(part):
        before = re.sub(rf"\b(?:di|me[nm]?)?{denied}\b", " ", before)
    return " ".join(before.split())
