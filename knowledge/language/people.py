"""Who does what is asked after, and what they are told to be: "kakak dulu swasta sekarang PPPK, boleh dia kampanye?".

Statuses go to the person named last before them; what somebody was, is not, or is yet to be binds and frees nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from knowledge.language import retirement
from knowledge.language.vocabulary import FREE, KIN, PROFESSION
from knowledge.model import FREED, Person

SELF = "saya"
_I = r"(?:saya|aku|kami)"
_BOUND: tuple[tuple[Person, str], ...] = (
    (Person.CPNS, r"cpns|calon pns|ikatan dinas|praja|ipdn"),
    (Person.PPPK, r"pppk"),
    (Person.KEPALA_DESA, r"kades|kadus|kepala (?:desa|dusun)|perangkat desa|sekdes|sekretaris desa"),
    (
        Person.TNI_POLRI,
        r"(?<!sakit )(?<!kantor )(?<!laporan )(?<!lapor )(?<!pns )"
        r"(?:tni|polri|tentara|polisi(?! pamong)|prajurit)",
    ),
    (Person.BUMN, r"bumn|bumd"),
    (
        Person.PNS,
        r"pns|asn|pegawai negeri(?: sipil)?|camat|lurah|penjabat|pj|plt|guru negeri|civil servant|tugas belajar|cltn"
        r"|cuti di luar tanggungan",
    ),
)
_RETIRED = r"pensiun(?:an)?|purnatugas|purna ?bakti|purnawirawan|retired"
_PERSONS = f"{KIN}|teman|tetangga|pacar|tunangan|bos|atasan"
_TOKENS = re.compile(
    rf"\b(?:{_I} (?:ini |adalah |seorang )?(?P<wed>istri|suami|anak|ibu|menantu)"
    r"(?= (?:tni|polri|tentara|polisi|kades|lurah|camat|pns|asn))"
    rf"|sk pensiun (?P<of>{KIN})|(?P<retired>{_RETIRED})|(?P<free>{FREE})"
    rf"|(?P<kin>{_PERSONS})"
    r"(?: (?:kandung|ipar|tiri))?(?: (?:saya|aku|kami|kita|dia))?"
    rf"|(?P<self>{_I}|i am|i m)|(?P<they>dia|ia|beliau|he|she)"
    rf"|{'|'.join(f'(?P<{person.value}>{words})' for person, words in _BOUND)})\b"
)
# "Istri kades" is somebody beside him, "istri saya kades" holds the post herself.
_BESIDE = re.compile(rf"^(?:{KIN})$")
_OF_ANOTHER = {Person.KEPALA_DESA, Person.TNI_POLRI}
_WAS = re.compile(
    r"\b(?:dulu(?:nya)?|dahulu|tadinya|mantan|bekas|eks|bukan(?:lah)?(?: lagi)?|tidak|belum|non|resign|keluar"
    r"|berhenti|mundur|diberhentikan|pensiun\w*|purna\w*|seperti|kayak|calon|sama|former|retired|not"
    r"|(?:mau|ingin|pengen|calon|bukan|belum) (?:jadi|menjadi))\b"
)
_IS = re.compile(
    r"\b(?:sekarang|kini|baru|masih|juga|statusnya|malah|lulus|lolos|dilantik|diangkat|resmi|merangkap|kembali|lagi|eh"
    r"|terus|tapi|tetapi|cuma|lalu|akhirnya|jadi|menjadi|sebagai|now|still)\b"
)
_BACK, _AHEAD = 4, 1
# What may stand between somebody and what they live by.
_BETWEEN = re.compile(
    r"ini|itu|yang|kan|seorang|adalah|cuma|hanya|memang|sudah|telah|baru|sekarang|kini|dulu(?:nya)?|tadinya|kerja|bekerja|sebagai"
    rf"|jadi|pegawai|karyawan|staf|tetap|resmi|masih|juga|tapi|tetapi|dan|punya|lalu|terus|eh|orang|cuman|sih|mah|{PROFESSION}"
)
_ASK = r"(?:boleh(?:kah)?|bisa(?:kah)?|kena|(?:di|ter)larang|melanggar|bebas|aman|dibolehkan|diperbolehkan|may|can)"
_SOFT = "tidak|kah|kan|ya|juga|tetap|langsung|sendiri|itu|ini|sih|dong|masih|sekarang"
# "Boleh tidak? Saya sendiri PNS": who tells a status is not whose deed is asked after.
_SAYS = rf"(?!(?: (?:sendiri|ini|kan|yang|masih|memang|adalah))* (?:c?pns|asn|pppk|{FREE}|pensiun\w*|{PROFESSION})\b)"
_WHO = rf"(?:(?P<kin>{KIN})(?: (?:saya|aku|kami|dia))?|(?P<self>saya|aku|kami|i){_SAYS}|(?P<they>dia|ia|beliau|he|she))"
# "Boleh ikut bapak" joins him, "bapak ikut kena" is after what befalls him.
_ASKED = re.compile(
    rf"\b{_ASK}(?: (?:{_SOFT}))* {_WHO}\b|\b{_WHO.replace('?P<', '?P<l_')}(?: (?:{_SOFT}|ikut))* {_ASK}\b(?! {_I}\b)"
)
_TAKES_PART = re.compile(
    rf"\b(?:kalau|jika|bila|asal|atau|dan|lalu|terus|tapi|tetapi|sambil) {_I}\b{_SAYS}"
    r"(?!(?: (?:ikut|juga|bisa|jadi))* (?:kena|terseret|salah|aman)\b)"
)
_FOLLOWS = re.compile(r"\b(?:kena|aman)$")
# "Saya PNS, istri pensiunan boleh ...?" leaves open whose deed it is.
_NOBODYS = "".join(rf"(?<!\b{word} )" for word in f"{_PERSONS}|saya|aku|kami".split("|"))
_OF_A_FREE_KIND = re.compile(
    rf"{_NOBODYS}\b(?:pensiunan|purnawirawan|(?:mantan|bekas|eks) \w+(?: desa)?"
    r"|warga biasa|orang biasa|(?:tni|polri|tentara|polisi|pns|asn|prajurit|pegawai) yang (?:sudah|telah) pensiun)"
    rf"(?: (?!saya|aku|kami)\w+){{0,2}}? {_ASK}\b"
)
_SAYS_I = re.compile(rf"\b(?:{_I}|kita|i)\b")
_ANY_ASK = re.compile(rf"\b{_ASK}\b")


@dataclass(frozen=True, slots=True)
class Doer:
    """Whose deed is asked after: ``SELF`` or the word of a relative; ``person``: what binds or frees them, as told.

    ``named``: the question itself names them, and not merely nobody else.
    """

    who: str
    person: Person | None = None
    named: bool = True

    @property
    def free(self) -> bool:
        """Told to be no servant of the state or a village."""
        return self.person in FREED

    @property
    def bound(self) -> bool:
        """Told to be one."""
        return self.person is not None and not self.free


def doer(mended: str) -> Doer | None:
    """The one whose deed the mended question is after; ``None`` where that is open."""
    return _doer_on(date.today(), mended)


# Every step asks for it again; with the day, because whoever retires tomorrow is bound today.
@lru_cache(maxsize=512)
def _doer_on(_: date, mended: str) -> Doer | None:
    statuses = _statuses(mended)
    # Where nobody else is named, it is the asker, or the one relative.
    alone = next(iter(statuses)) if len(statuses) == 1 else None
    asked = _asked_after(mended)
    who = asked or alone
    if who is None:
        return None
    person = _as_of_today(_weightiest(statuses.get(who, ())), mended, alone=len(statuses) == 1)
    return Doer(who, person, named=asked is not None)


def names_one_alone(mended: str) -> bool:
    """True where no more than one person is told of."""
    return len(_statuses(mended)) <= 1


def tells_a_free_relative(mended: str) -> bool:
    """True where somebody besides the asker is told to be no servant of the state."""
    told = {who: _weightiest(persons) for who, persons in _statuses(mended).items() if who != SELF}
    return any(person in FREED for person in told.values())


def asked_of_a_free_kind(mended: str) -> bool:
    """True where the last that is asked is after people of a free kind: "bekas kades boleh kampanye?"."""
    asks = list(_OF_A_FREE_KIND.finditer(mended))
    if not asks:
        return False
    rest = mended[asks[-1].end() :]
    return _ANY_ASK.search(rest) is None and _SAYS_I.search(rest) is None


def _statuses(mended: str) -> dict[str, list[Person]]:
    """Everybody who is named, with what is told of each."""
    found: dict[str, list[Person]] = {}
    for name, status in _told(mended):
        found.setdefault(name, [])
        if status is not None:
            found[name].append(status)
    return found


def _weightiest(told: Sequence[Person]) -> Person | None:
    """Any bond of today counts before any freedom of today."""
    bonds = [person for person in told if person not in FREED]
    return bonds[0] if bonds else told[-1] if told else None


def _told(mended: str) -> Iterator[tuple[str, Person | None]]:
    """Everybody who is named, with each status told of them as of today."""
    who, last_kin, since, upto, beside = SELF, "", 0, 0, ""
    for found in _TOKENS.finditer(mended):
        kind, between = found.lastgroup or "", mended[upto : found.start()].split()
        upto = found.end()
        if kind in ("wed", "kin", "self", "they", "of"):
            relative = found["kin"] or found["of"] or ""
            who = relative or (last_kin if kind == "they" and last_kin else SELF)
            last_kin, since = relative or last_kin, found.end()
            beside = kind if kind == "wed" or (kind == "kin" and _BESIDE.match(found.group())) else ""
            yield who, Person.PENSIUNAN if kind == "of" else None
            continue
        person = _person(kind)
        of_another = not between and (beside == "wed" or (beside == "kin" and person in _OF_ANOTHER))
        # "Saya dosen di depan mahasiswa": what a deed is done with is no status.
        a_thing = person is Person.NON_ASN and any(_BETWEEN.fullmatch(word) is None for word in between)
        if not of_another and not a_thing and not _is_of_before(mended, since, found):
            yield who, person
        beside = ""


def _as_of_today(person: Person | None, mended: str, alone: bool) -> Person | None:
    """The status once a contract, a post or a service is over, or while retirement is still to come.

    Whose end is told is plain only where nobody else is named.
    """
    if person is Person.PENSIUNAN:
        return Person.PNS if retirement.to_come(mended) else person
    if not alone:
        return person
    over = {
        Person.PPPK: retirement.contract_over, Person.KEPALA_DESA: retirement.left_the_village,
        Person.PNS: retirement.service_over,
    }  # fmt: skip
    if person in over and over[person](mended):
        return Person.NON_ASN
    return Person.PENSIUNAN if person is Person.PNS and retirement.day_passed(mended) else person


def _person(kind: str) -> Person:
    if kind == "retired":
        return Person.PENSIUNAN
    return Person.NON_ASN if kind == "free" else Person(kind)


def _is_of_before(mended: str, since: int, found: re.Match[str]) -> bool:
    """True for a status of the past, denied, likened to, or yet to come: by the nearest word ``since`` the person."""
    before = " ".join(mended[since : found.start()].split()[-_BACK:])
    after = " ".join(mended[found.end() :].split()[:_AHEAD])
    if re.fullmatch(r"dulu(?:nya)?|tadinya", after):
        return True
    was = max((m.end() for m in _WAS.finditer(before)), default=-1)
    now = max((m.end() for m in _IS.finditer(before)), default=-1)
    return was >= now and was > 0


def _asked_after(mended: str) -> str | None:
    # "... atau saya ikut kena?" is after what follows, not after a deed.
    asks = [m for m in _ASKED.finditer(mended) if not (m["l_self"] and _FOLLOWS.search(m.group()))]
    if not asks:
        return None
    last = asks[-1]
    if any(m.group() not in ("kena", "aman") for m in _ANY_ASK.finditer(mended, last.end())):
        return None
    kin, they = last["kin"] or last["l_kin"], last["they"] or last["l_they"]
    if (kin or they) and _TAKES_PART.search(mended, last.end()):
        return None
    if kin:
        return kin
    if they:
        named = [m["kin"] or m["of"] for m in _TOKENS.finditer(mended[: last.start()]) if m["kin"] or m["of"]]
        return named[-1] if named else None
    return SELF
