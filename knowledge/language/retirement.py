"""Whether somebody has left the service, by retirement or with a contract, or will: until that day its rules hold."""

from __future__ import annotations

import re
from datetime import date

_RETIRING = r"(?:pensiun|purna ?tugas|purna ?bakti)"
_NOT_YET = re.compile(r"\b(?:pembekalan|calon) (?:\w+ ){0,2}?(?:pensiun|purna)\w*")
_MONTH = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_ALREADY = re.compile(rf"\b(?:sudah|telah|dah) {_RETIRING}\b")
# "Kalau TMT-nya sudah lewat?": said of oneself after a question that was asked before that day.
_BY_NOW = re.compile(
    r"\b(?:sudah|telah)(?: \w+){0,2} pensiun\b|\bpurnatugas\b|\btmt\w*(?: \w+){0,2} (?:lalu|kemarin|lewat)\b"
)
_LATER = re.compile(
    rf"\b(?:akan|mau|bakal|hendak|segera|menjelang|jelang|sebelum|belum|dekat) (?:\w+ )?{_RETIRING}\b"
    rf"|\b(?:lagi|depan|nanti) (?:\w+ ){{0,2}}{_RETIRING}\b"
    r"|\bbup\b|\bmpp\b"
    rf"|\b{_RETIRING}(?:nya)? (?:masih )?(?:lama|umur|usia|(?:di|pada) (?:umur |usia )?\d\d\b)"
    r"|\bmasa persiapan pensiun\b"
    rf"|\b{_RETIRING}\b.*\bbelum (?:ada|terbit|turun|keluar)(?: \w+)? sk\b"
    rf"|\b{_RETIRING}(?:nya)?,? (?:masih |baru |kira.kira )?(?:\w+ ){{0,2}}"
    r"(?:(?:hari|minggu|pekan|bulan|tahun) (?:depan|lagi)|akhir tahun)\b"
)
_IN_A_YEAR = re.compile(
    rf"\b{_RETIRING}(?:nya)?"
    rf"(?: (?:dari|pns|asn|di|pada|tahun|tmt|per|sejak|mulai|terhitung|tanggal|bulan|masih|lama|\d+|{_MONTH}))*"
    r" (20\d\d)\b"
)
_DAY_PASSED = re.compile(
    r"\btmt\w*(?: \w+){0,2} (?:lalu|kemarin|lewat)\b"
    r"|\bpensiun(?: (?:dari )?(?:pns|asn))? (?:per|sejak|mulai|terhitung)(?: \w+){1,4}? (?:lalu|kemarin|lewat)\b"
)
# The words that say so, with how long it takes: what a later "sudah pensiun" puts away.
_LATER_IN_FULL = re.compile(
    r"\b(?:tinggal )?(?:\w+ )?(?:hari|minggu|bulan|tahun) lagi (?:saya )?pensiun\b"
    r"|\b(?:mau|akan|belum|hampir|jelang|menjelang) pensiun\b"
    r"|\bmasa persiapan pensiun\b|\bmpp\b"
)
# "SK pensiun sudah keluar, tinggal sebulan": the decree is there, the day is not.
_DECREE = "sk pensiun"
_DAY_TO_COME = re.compile(r"\btinggal\b|\b(?:hari|minggu|bulan) (?:lagi|depan)\b|\bbelum (?:masuk )?tmt\b")
_LEFT = re.compile(
    r"\b(?:(?:sudah|telah|sk) pensiun|purnatugas|pensiun (?:sejak|tahun|bulan)|mantan|bekas|diberhentikan)\b"
)
# A contract that ran out binds nobody; one that will run out does.
_RAN_OUT = r"(?:h?abis|berakhir|selesai|diputus)"
_CONTRACT_OVER = re.compile(
    r"\b(?:mantan|bekas|eks) (?:pegawai )?pppk\b|\bdulu(?:nya)? (?:saya )?(?:pegawai )?pppk\b"
    rf"|\bkontrak (?:\w+ ){{0,3}}(?:sudah|telah) {_RAN_OUT}\b"
    rf"|\bkontrak (?:\w+ ){{0,3}}{_RAN_OUT} (?:(?!depan|lagi|nanti)\w+ ){{0,2}}(?:kemarin|lalu|barusan)\b"
    rf"|\bkontrak (?:\w+ ){{0,3}}{_RAN_OUT} (?:\w+ ){{0,5}}tidak (?:\w+ )?(?:di)?(?:perpanjang|lanjut\w*)\b"
    r"|\b(?:bukan|tidak) (?:lagi )?(?:pegawai )?pppk lagi\b"
    r"|\b(?:sudah|telah) (?:resmi )?(?:berhenti|diberhentikan|keluar) (?:resmi )?(?:dari|sebagai|jadi) "
    r"(?:pegawai )?pppk\b"
    r"|\bpppk (?:\w+ ){0,2}(?:sudah|telah) (?:resmi )?(?:berhenti|diberhentikan)\b"
)

_VILLAGE_POST = r"(?:kepala (?:desa|dusun|kampung)|kades|kadus|perangkat desa|sekretaris desa|sekdes)"
_LEFT_THE_VILLAGE = re.compile(
    rf"\b(?:mantan|bekas|eks) {_VILLAGE_POST}\b"
    rf"|\b(?:bukan|tidak) (?:lagi )?(?:jadi |menjadi )?{_VILLAGE_POST} lagi\b|\bbukan lagi {_VILLAGE_POST}\b"
    rf"|\bjabatan (?:\w+ ){{0,3}}{_RAN_OUT} (?:(?!depan|lagi|nanti)\w+ ){{0,2}}(?:lalu|kemarin|barusan)\b"
)
_OVER_IN = re.compile(
    rf"\b(?:jabatan|kontrak) (?:\w+ ){{0,3}}{_RAN_OUT} (?:(?:pada|tahun|bulan|per|\d+|{_MONTH}) )*(20\d\d)\b"
)
_RENEWED = re.compile(r"(?<!tidak )\b(?:proses|sedang|lagi|sudah|akan) (?:(?!tidak)\w+ )?(?:di)?perpanjang\w*\b")

# Of oneself alone: "calon mantan PNS" and "camat bukan PNS lagi" tell of others.
_SERVICE_OVER = re.compile(
    r"\b(?:saya|aku|kami)(?: (?:ini|kan|seorang|adalah|sudah|telah|sekarang|resmi|memang))*"
    r" (?:(?:bukan|tidak) (?:lagi )?(?:jadi )?(?:pns|asn|pegawai) lagi|bukan lagi (?:pns|asn)"
    r"|(?:mantan|bekas|eks) (?:pns|asn))\b"
    r"|\b(?:saya|aku|kami)(?: \w+)?? (?:sudah|telah) (?:diberhentikan|berhenti|keluar|mundur) (?:resmi|dengan hormat)"
    r"(?: \w+)?? dari (?:pns|asn|pppk)\b"
    r"|\b(?:saya|aku|kami)(?: \w+){0,6}? sk (?:pemberhentian|berhenti|resign|mundur)(?:nya)?"
    r" (?:sudah|telah) (?:terbit|keluar|turun|diterima)\b"
)


def has_left(mended: str) -> bool:
    """True where somebody is told of as no longer in service."""
    return _LEFT.search(mended) is not None


def contract_over(mended: str) -> bool:
    """True where somebody tells of a PPPK contract that has ended and is not renewed."""
    if _RENEWED.search(mended):
        return False
    return _CONTRACT_OVER.search(mended) is not None or ("kontrak" in mended and _ended_in_a_past_year(mended))


def service_over(mended: str) -> bool:
    """True where somebody tells of a service that a decree or the end of a contract has ended."""
    return _SERVICE_OVER.search(mended) is not None or contract_over(mended)


def left_the_village(mended: str) -> bool:
    """True where somebody tells of a post in a village that they held before."""
    if _RENEWED.search(mended):
        return False
    return _LEFT_THE_VILLAGE.search(mended) is not None or ("jabatan" in mended and _ended_in_a_past_year(mended))


def _ended_in_a_past_year(mended: str) -> bool:
    year = _OVER_IN.search(mended)
    return year is not None and int(year[1]) < date.today().year


def _has_passed(mended: str) -> bool | None:
    """Whether the month and year of a retirement are past; ``None`` where no year is named, or this year alone."""
    named = _IN_A_YEAR.search(mended)
    if named is None:
        return None
    today = date.today()
    months = _MONTH.split("|")
    month = next((months.index(word) + 1 for word in named.group().split() if word in months), None)
    if int(named[1]) != today.year:
        return int(named[1]) < today.year
    return None if month is None else month < today.month


def to_come(mended: str) -> bool:
    """True where somebody tells of a retirement that has not begun, in a year to come too."""
    if _DECREE in mended and _DAY_TO_COME.search(mended):
        return True
    if _NOT_YET.search(mended):
        return True
    if (passed := _has_passed(mended)) is not None:
        return not passed
    return _LATER.search(mended) is not None and not _ALREADY.search(mended)


def day_passed(mended: str) -> bool:
    """True where the day from which a retirement counts is said to be past, or lies in a year that is."""
    return _DAY_PASSED.search(mended) is not None or _has_passed(mended) is True


def overtaken(before: str, now: str) -> str:
    """What was said before, without "five months until I retire" where by now the day has come."""
    return _LATER_IN_FULL.sub(" ", before) if _BY_NOW.search(now) else before
