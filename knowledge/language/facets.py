"""What the words of a mended question say of who asks, the stage, the year and how it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.language import retirement
from knowledge.language.asking import asks_a_fact, asks_an_act, asks_for_the_rule, asks_whether_it_stands, thin
from knowledge.language.local_instruments import local_paper, tells_the_paper
from knowledge.language.people import asked_of_a_free_kind, doer, names_one_alone
from knowledge.language.relatives import FAMILY
from knowledge.model import FREED, Facets, Person, Stage

_PERSONS: tuple[tuple[Person, str], ...] = (
    (Person.PENSIUNAN, r"\b(?:pensiunan|purnatugas|sudah pensiun|telah pensiun|sk pensiun)\b"),
    (Person.CPNS, r"\b(?:cpns|calon pns|calon pegawai negeri)\b"),
    (Person.PPPK, r"\b(?:pppk|p3k|paruh waktu)\b"),
    (Person.NON_ASN, r"\b(?:honorer|non asn|tenaga kontrak|outsourcing|thl|ppnpn|gtt)\b"),
    (Person.KEPALA_DESA, r"(?<!seperti )(?<!kayak )(?<!sama dengan )(?<!setara )(?<!bukan )\b(?:(?<!pemilihan )kepala (?:desa|dusun|kampung)|kades|kadus|(?:perangkat|pamong|aparat\w*) (?:desa|gampong"
     r"|nagari|kampung)|pamong(?! praja| belajar| budaya)|sekretaris desa|sekdes|kaur(?= desa| keuangan| umum"
     r"| perencanaan))\b"),
    (Person.BUMN, r"\b(?:bumn|bumd)\b"),
    # "Seperti tentara", "bukan polisi", "suami saya polisi": whom the asker is likened to or married to; "PNS Polri" and
    # "laporan polisi": where they serve, and what is written there.
    (Person.TNI_POLRI, r"(?<!seperti )(?<!kayak )(?<!mirip )(?<!bukan )(?<!bukan anggota )(?<!pns )(?<!laporan )(?<!lapor )(?<!suami )(?<!istri )(?<!suami saya )"
     r"(?<!istri saya )\b(?:tni|polri|tentara|polisi(?! pamong)|prajurit)\b"),
    # "CLTN seperti PNS?": whom a PPPK compares themselves with.
    (Person.PNS, r"(?<!seperti )(?<!kayak )(?<!mirip )(?<!setara )\b(?:pns|pegawai negeri sipil|civil servant)\b"),
)  # fmt: skip
# "Karyawan BUMN kan bukan PNS": the status that is denied is not the one that is named.
_AND_NO = r"(?: (?:atau|maupun|dan|juga|bukan|tidak|or|nor|not))+"
_DENIED = re.compile(
    r"\b(?P<no>bukan(?:lah)?|belum(?: jadi| menjadi)?|(?:tidak|belum) pernah (?:jadi|menjadi)|(?:am |m |is )?not(?: an?)?)"
    rf"(?: pppk{_AND_NO})? (?:pegawai )?(?:pns|asn|pegawai negeri sipil|civil servant)\b(?:{_AND_NO} (?:c?pns|asn|pppk)\b)*"
)
# "Lurah itu bukan ASN kan?", "saya kuliah lagi, berarti bukan PNS dulu": what is supposed is no status.
_SUPPOSED = re.compile(
    r"\b(?:lurah|camat|sekda|sekcam|seklur|penjabat \w+|pj \w+|kepala dinas|sekretaris (?:daerah|kecamatan|kelurahan)"
    r"|jadi|berarti|otomatis|artinya|sementara)(?: (?!saya|aku|kami)\w+){0,8}? bukan(?:lah)? (?:pns|asn)\b"
)
# "Saya ASN bukan PNS" is a PPPK.
_OWN_SERVICE = re.compile(r"\b(?:saya|aku|kami)(?: (?:ini|kan|adalah|seorang|memang))* asn\b")
# "Saya PNS, istri bukan PNS": it is the wife's act that is asked after.
_RELATIVE = re.compile(rf"\b{FAMILY}(?: \w+){{0,3}}? bukan(?:lah)? (?:pns|asn)\b")
# Whoever is on such leave stays a civil servant.
_ON_LEAVE = (
    r"\b(?:cltn|cuti di luar tanggungan(?: negara)?|tugas belajar|masa persiapan pensiun|unpaid leave|study leave)\b"
)
_POST = r"\b(?:camat|lurah|penjabat(?: (?:bupati|gubernur|wali kota|kepala daerah))?)\b"
_SELF = re.compile(r"\b(?:saya|aku|kami|i am|i m|my)\b")
_STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.MASA_TENANG, r"\b(?:masa tenang|minggu tenang|hari tenang)\b"),
    (Stage.HARI_PEMUNGUTAN, r"\b(?:hari h|hari pemungutan|hari memilih|hari pencoblosan|hari coblosan)\b"),
    (Stage.SEBELUM_PENETAPAN, r"\b(?:bakal calon|bakal pasangan|belum (?:resmi )?ditetapkan"
    r"|sebelum (?:di)?(?:pe)?tetapkan"
     r"|sebelum penetapan|baru daftar|belum daftar|baru mendaftar)\b"),
    (Stage.SESUDAH_PENETAPAN, r"\b(?:sudah (?:resmi )?ditetapkan|telah ditetapkan|setelah penetapan|sesudah penetapan"
     r"|resmi ditetapkan|pasangan calon|nomor urut|masa kampanye)\b"),
)  # fmt: skip
_ELECTION = (
    r"(?:pilkada|pilpres|pileg|pemilu(?: presiden| legislatif| nasional)?"
    r"|pemilihan (?:umum|kepala daerah|gubernur|bupati|wali kota))(?: serentak)?"
)
# Not "UU 7 tahun 2017".
_IN = rf"(?:(?<!\d )tahun|{_ELECTION})"
_YEAR = re.compile(rf"\b(?:{_IN}|pada|waktu|pas|saat|di|th) (20[0-2][0-9])\b")
# Only a year said to be past moves the answer back; a photograph of 2019 is judged by today's rules.
_PAST = re.compile(
    rf"\b(?:{_IN}|waktu|saat|pada|pas|aturan(?: \w+){{0,2}}) 20[0-2][0-9] "
    r"(?:dulu|(?:yang )?lalu|kemarin|waktu itu|dahulu)\b"
    rf"|\b(?:dulu|waktu itu|saat itu|dahulu) (?:(?:pada|pas|waktu|saat) |(?:(?:di|pada|pas|waktu|saat) )?"
    rf"{_IN} )20[0-2][0-9]\b"
)
# "Posting dulu tahun 2019, sekarang perlu dihapus?", "edaran tahun 2024 kemarin masih berlaku?": what is left of the
# past is kept, removed or followed today.
_KEPT_TODAY = re.compile(
    r"\b(?:perlu|harus|wajib|boleh|bolehkah|sebaiknya|mending) (?:\w+ ){0,2}"
    r"(?:di|meng|me)?(?:hapus|turunkan|arsipkan|simpan|nyimpan|buang|biarkan|copot)\w*"
    r"|\bmasih (?:\w+ )?(?:ber)?(?:laku|pakai|dipakai|kepak\w+|pegangan|mengikat|sah)\b|\bsejak kapan\b"
)
_ENGLISH = frozenset(
    "the is are am can may do does i my me we you he she a an to of for in on at with if what who when"
    " where how allowed civil servant candidate campaign vote party office attend should would and or not"
    " it this that".split()
)
_ASKS_SANCTION = re.compile(
    r"\b(?:sanksi\w*|hukuman\w*|kena apa|dipecat|diberhentikan|pidana\w*|akibat\w*|resiko|risiko)\b"
)
_ASKS_CONTENT = re.compile(
    r"\b(?:isi\w*|bunyi\w*|berbunyi|kutipan|kutip\w*|sebutkan|jelaskan|apa itu|inti\w*|maksud\w*|tentang apa|memuat"
    r"|mengatur"
    r"|poin|butir|eusi\w*|perintah\w*|order|say|says|contain\w*|text|dokumen\w*)\b"
)


def facets(mended: str, raw: str, sentences: Sequence[str] = ()) -> Facets:
    """Facets of one question; ``raw`` is the message before mending (English is seen there).

    ``sentences``: those of a long story, where a paper and what is wanted of it must stand in one.
    """
    stage = next((stage for stage, pattern in _STAGES if re.search(pattern, mended)), None)
    year = _YEAR.search(mended)
    flags = {
        "sanksi": bool(_ASKS_SANCTION.search(mended)),
        "isi": bool(_ASKS_CONTENT.search(mended)),
        "saya": bool(_SELF.search(mended)),
        "dulu": bool(_PAST.search(mended)) and not _KEPT_TODAY.search(mended),
        "perbuatan": asks_an_act(mended),
        "keterangan": asks_a_fact(mended),
        # "What follows if I obey?": who tells what they do themselves is told whether they may.
        "rujukan": asks_whether_it_stands(mended) or (asks_for_the_rule(mended) and not says_self(mended)),
        "tipis": thin(mended),
        "surat_setempat": not tells_the_paper(raw) and any(map(local_paper, sentences or (mended,))),
    }
    return Facets(
        persons=_persons(mended),
        stage=stage,
        year=int(year.group(1)) if year else None,
        english=is_english(raw),
        flags=frozenset(name for name, on in flags.items() if on),
    )


_OF_SERVICE = {Person.PNS, Person.CPNS, Person.PPPK}
_OWN = {"pns": Person.PNS, "pppk": Person.PPPK, "cpns": Person.CPNS, "calon pns": Person.CPNS}
_OWN_STATUS = re.compile(rf"\bsaya (?:ini |seorang |adalah |masih |sendiri )?(?P<status>{'|'.join(_OWN)})\b")


def _persons(mended: str) -> frozenset[Person]:
    """What the one is whose deed is asked after, or else every status that is told of and not denied."""
    if (told := doer(mended)) is not None and told.named and told.person is not None:
        return frozenset({told.person})
    said = _DENIED.sub(" ", mended)
    persons = frozenset(person for person, pattern in _PERSONS if re.search(pattern, said))
    if retirement.day_passed(said) and names_one_alone(said):
        persons |= {Person.PENSIUNAN}
    if Person.CPNS in persons and not re.search(r"(?<!calon )\bpns\b", said):
        persons -= {Person.PNS}
    denied = _DENIED.search(mended)
    if (
        denied
        and not denied["no"].startswith("belum")
        and not _OWN_SERVICE.search(mended)
        and not persons - {Person.PNS}
        and not _SUPPOSED.search(mended)
    ):
        persons = persons if Person.PNS in persons and not _RELATIVE.search(mended) else frozenset({Person.NON_ASN})
    if retirement.to_come(said):
        persons = persons - {Person.PENSIUNAN} | {Person.PNS}
    if Person.KEPALA_DESA in persons and retirement.left_the_village(said):
        persons = persons - {Person.KEPALA_DESA} | {Person.NON_ASN}
    if Person.PPPK in persons and retirement.contract_over(said):
        persons = persons - {Person.PPPK} | {Person.NON_ASN}
    if persons == {Person.PNS} and retirement.service_over(said):
        persons = frozenset({Person.NON_ASN})
    if not persons and re.search(_ON_LEAVE, mended):
        persons = frozenset({Person.PNS})
    others = persons & FREED
    if others and persons <= _OF_SERVICE | others and asked_of_a_free_kind(said):
        # "Saya PNS, tentara yang sudah pensiun boleh ...?": whose deed it is, not who asks.
        return others
    if others and not denied and (own := _OWN_STATUS.search(said)) and not retirement.has_left(said):
        # "Saya PNS, bapak saya pensiunan": the status of the one who asks is the one that binds.
        return frozenset({_OWN[own["status"]]})
    if others:
        # "Bukan PNS", "sudah pensiun dari PNS": the status that is over is named as well.
        persons -= {Person.PNS}
    return persons


def who(mended: str) -> str:
    """The one status or post a message names, in its words; empty where it names none, several or a plain PNS."""
    if retirement.contract_over(mended):
        return ""
    said = _DENIED.sub(" ", mended)
    patterns = [*(pattern for person, pattern in _PERSONS if person is not Person.PNS), _ON_LEAVE, _POST]
    named = [found.group() for pattern in patterns if (found := re.search(pattern, said))]
    # A decree of retirement is a paper, not somebody.
    return named[0] if len(named) == 1 and named[0] != "sk pensiun" else ""


def says_self(mended: str) -> bool:
    """True where those who ask speak of themselves."""
    return _SELF.search(mended) is not None


def is_english(raw: str) -> bool:
    """True when at least two fifths of the words are common English ones."""
    words = re.findall(r"[a-z]+", raw.lower())
    return len(words) >= 4 and sum(w in _ENGLISH for w in words) >= 0.4 * len(words)
