"""What people who are no civil servants say of themselves: who only speaks of such people is none of them."""

from __future__ import annotations

import re
from collections.abc import Collection

from knowledge.language import retirement
from knowledge.language.people import SELF, doer
from knowledge.language.relatives import in_service
from knowledge.language.vocabulary import KIN, PROFESSION
from knowledge.model import SERVANTS, Person

# "Bos saya pengusaha", "warga kami petani": what stands before "saya" must leave it the one who is spoken of.
_SELF = (
    r"(?:^|\b(?:karena|kalau|jika|bila|sebagai|apakah|bolehkah|boleh|dan|tapi|tetapi|sedangkan|padahal|sebab|maaf|halo"
    r"|pak|bu|tanya|bertanya|izin|pns|asn|pppk|tni|polri|aktif|if|as|because|and|but) )"
    r"(?:saya|aku|kami|i am|i m|i)(?: sendiri)?"
)
# What may stand between oneself and one's status: no deed, and nobody else.
_IS = (
    rf"(?: (?:ini|itu|kan|seorang|adalah|cuma|hanya|memang|sudah|telah|baru|sekarang|dulu|kerja|bekerja|di|pegawai"
    rf"|karyawan|staf|anggota|{PROFESSION}|tetap|resmi|an?|ordinary|retired|employee|engineer|teacher|worker|staff|member|of|at|the))*"
)
_WORDS = {
    Person.PENSIUNAN: r"(?:pensiunan|purnatugas|purna ?bakti|purnawirawan|pensiun(?! (?:masih|tinggal|depan|nanti)))",
    Person.BUMN: r"(?:bumn|bumd)",
    Person.TNI_POLRI: r"(?:tni|polri|tentara|polisi(?! pamong)|prajurit)",
    Person.KEPALA_DESA: r"(?:kades|kadus|kepala (?:desa|dusun|kampung)|perangkat desa|sekdes|sekretaris desa)",
    Person.NON_ASN: (
        r"(?:warga (?:biasa|sipil)|masyarakat (?:biasa|umum)|ibu rumah tangga|petani|nelayan|pedagang|wiraswasta"
        r"|wirausaha|pengusaha|swasta|pts|yayasan|mahasiswa|housewife|farmer|private employee|jualan|dagang|buka warung"
        r"|kasir|tukang \w+|ojek|ojol|buruh"
        r"|(?:mantan|bekas) (?:kades|kepala desa|pppk|pns|asn)"
        r"|(?:bukan(?:lah)?|not an?) (?:pns|asn|pegawai (?:negeri|asn)))"
    ),
}
_OWN = {person: re.compile(rf"{_SELF}{_IS} {words}\b") for person, words in _WORDS.items()}
# "Pensiunan boleh pasang stiker?" asks for the whole kind, as long as nobody else's deed follows.
_OF_A_KIND = {
    person: re.compile(rf"^(?:(?:apakah|bolehkah|kalau|seorang|buat|bagi) )*{words}\b(?!.*\b(?:saya|aku|kami|kita)\b)")
    for person, words in _WORDS.items()
}
# Who serves is bound whatever else they are, and so are those who work for an office without being its civil servants.
_FRIENDS = "pacar|tunangan|teman|sahabat|tetangga"
_NOT_THEIRS = "".join(rf"(?<!\b{word} )" for word in f"{KIN}|{_FRIENDS}".split("|"))
_SERVES = re.compile(
    rf"\b{_NOT_THEIRS}(?:saya|aku|kami)(?: (?:ini|kan|seorang|adalah|memang|masih|juga|sebagai|{PROFESSION}))*"
    r" (?:asn|c?pns|pppk|camat|lurah|pegawai (?:pemda|pemkab|pemkot|dinas|negeri|kantor))\b"
    r"|\bsebagai (?:asn|c?pns|pppk)\b"
)
_CONTRACTED = re.compile(
    r"(?<!bukan )(?<!maupun )(?<!atau )\b(?:honorer|kontrak\w*|ppnpn|outsourcing|alih daya|thl|gtt"
    r"|(?:sopir|satpam) (?:dinas|kantor))\b"
)
_ANYBODY = re.compile(rf"\b(?:{KIN})\b")
_FRIEND_SERVES = re.compile(rf"\b(?:{_FRIENDS})(?: (?:saya|aku|kami))? (?:c?pns|asn|pppk)\b")


def own_kind(mended: str, persons: Collection[Person]) -> Person | None:
    """The kind of people, none of them civil servants, that the asker says to be of, or a retired relative asked after.

    ``persons``: the statuses read from the words; where two are told, whose is whose stays open, unless the other is
    a relative's who is not spoken of again.
    """
    if (told := doer(mended)) is not None and told.named and told.person is not None:
        if told.who == SELF and (_SERVES.search(mended) or _CONTRACTED.search(mended)):
            return None
        if told.free:
            return told.person if told.who == SELF or told.person is Person.PENSIUNAN else None
        if told.who != SELF or told.person in SERVANTS:
            return None
    if retirement.service_over(mended):
        return None if _ANYBODY.search(mended) else Person.NON_ASN
    if _SERVES.search(mended):
        return None
    patterns = (*_OWN.items(), *_OF_A_KIND.items())
    said = next(((person, m) for person, pattern in patterns if (m := pattern.search(mended))), None)
    if said is None:
        return None
    own, found = said
    if own is Person.NON_ASN and _CONTRACTED.search(mended):
        return None
    if set(persons) <= {own}:
        return own
    if _FRIEND_SERVES.search(mended) and not _ANYBODY.search(mended):
        return own
    return own if in_service(mended) and not _ANYBODY.search(mended, found.end()) else None
