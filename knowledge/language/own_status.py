"""What people who are no civil servants say of themselves: who only speaks of such people is none of them."""

from __future__ import annotations

import re
from collections.abc import Collection

from knowledge.language import retirement
from knowledge.language.relatives import in_service
from knowledge.language.vocabulary import KIN, PROFESSION
from knowledge.model import Person

# "Suami saya pensiunan" tells of him.
_NOT_THEIRS = "".join(rf"(?<!\b{word} )" for word in (*KIN.split("|"), "teman", "tetangga", "rekan", "kawan", "atasan"))
_SELF = rf"\b{_NOT_THEIRS}(?:saya|aku|kami|i am|i m)"
# What may stand between oneself and one's status: no deed, and nobody else.
_IS = (
    r"(?: (?:ini|itu|kan|seorang|adalah|cuma|hanya|memang|sudah|telah|baru|sekarang|sendiri|dulu|kerja|bekerja|sebagai"
    rf"|di|pegawai|karyawan|staf|anggota|sopir|satpam|{PROFESSION}|tetap|resmi|sah|lama|an?|ordinary|retired|employee|engineer"
    r"|teacher|worker|staff|member|of|at|the))*"
)
_WORDS = {
    Person.PENSIUNAN: r"(?:pensiunan|purnatugas|purnawirawan|pensiun(?! (?:masih|tinggal|depan|nanti)))",
    Person.BUMN: r"(?:bumn|bumd)",
    Person.TNI_POLRI: r"(?:tni|polri|tentara|polisi(?! pamong)|prajurit)",
    Person.KEPALA_DESA: r"(?:kades|kadus|kepala (?:desa|dusun|kampung)|perangkat desa|sekdes|sekretaris desa)",
    Person.NON_ASN: (
        r"(?:warga (?:biasa|sipil)|masyarakat (?:biasa|umum)|ibu rumah tangga|petani|nelayan|pedagang|wiraswasta"
        r"|wirausaha|pengusaha|swasta|pts|yayasan|mahasiswa|housewife|farmer|private employee"
        r"|(?:mantan|bekas) (?:kades|kepala desa|pppk|pns|asn))"
    ),
}
_OWN = {person: re.compile(rf"{_SELF}{_IS} {words}\b") for person, words in _WORDS.items()}
_NO_SERVANT = re.compile(
    rf"{_SELF}\b(?: (?!(?:{KIN}|teman)\b)\w+){{0,9}}? (?:bukan(?:lah)?|not an?|not)"
    r" (?:pns|asn|pppk|pegawai (?:negeri|asn))\b"
)


# Who works for an office without being its civil servant is asked to be neutral in the same forms.
_CONTRACTED = re.compile(
    r"(?<!bukan )(?<!maupun )(?<!atau )\b(?:honorer|non asn|kontrak\w*|ppnpn|outsourcing|alih daya|thl|gtt"
    r"|(?:sopir|satpam) (?:dinas|kantor))\b"
)
_I = re.compile(r"\b(?:saya|aku|kami|i)\b")
_RELATIVE = re.compile(rf"\b(?:{KIN})\b")


def own_kind(mended: str, persons: Collection[Person]) -> Person | None:
    """The kind of people, none of them civil servants, that the asker says to be of.

    ``persons``: the statuses read from the words; where two are told, whose is whose stays open, unless the other is
    a relative's who is not spoken of again.
    """
    said = next(((person, m) for person, pattern in _OWN.items() if (m := pattern.search(mended))), None)
    if said is None and (denied := _NO_SERVANT.search(mended)) and not _CONTRACTED.search(mended):
        said = Person.NON_ASN, denied
    if said is None and retirement.service_over(mended) and _I.search(mended) and not _RELATIVE.search(mended):
        return Person.NON_ASN
    if said is None:
        return None
    own, found = said
    if set(persons) <= {own}:
        return own
    return own if in_service(mended) and not _RELATIVE.search(mended, found.end()) else None
