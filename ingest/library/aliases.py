"""The many names of one office or kind of regulation, each reduced to a short code."""

from __future__ import annotations

import re

# Kinds whose issuer is part of the kind: an office in the metadata adds nothing.
IMPLIED = frozenset({"uu", "perppu", "pp", "perpres", "keppres", "inpres", "putusan"})

_KINDS = (
    (r"peraturan pemerintah pengganti undang|^perppu\b|^perpu\b", "perppu"),
    (r"undang[- ]?undang|^uu\b", "uu"),
    (r"peraturan pemerintah|^pp\b", "pp"),
    (r"peraturan presiden|^perpres\b", "perpres"),
    (r"keputusan presiden|^keppres\b", "keppres"),
    (r"instruksi presiden|^inpres\b", "inpres"),
    (r"^putusan", "putusan"),
    (r"(surat )?keputusan bersama|^skb\b", "skb"),
    (r"peraturan bersama|^perber\b", "perber"),
    (r"surat edaran|^se\b|^seojk\b", "se"),
    (r"^surat\b", "surat"),
    (r"^keputusan|^kep[a-z]+\b|surat keputusan", "keputusan"),
    (r"^peraturan|^per[a-z]+\b|^pkpu\b|^pojk\b|^pbi\b", "peraturan"),
    (r"pedoman|imbauan|pernyataan|catatan", "pedoman"),
)

# Longest names first: "Badan Kepegawaian Negara" must not be read as another "Badan".
_OFFICES = (
    (r"pendayagunaan aparatur negara|menpan ?rb|menpan|pan ?rb", "menpanrb"),
    (r"dalam negeri|mendagri|kemendagri", "mendagri"),
    (r"komunikasi dan (informatika|digital)|menkominfo|kominfo|komdigi", "menkominfo"),
    (r"hukum dan (hak asasi manusia|ham)|menkumham|kumham", "menkumham"),
    (r"badan usaha milik negara|menteri bumn", "menbumn"),
    (r"pendidikan|mendikbud", "mendikbud"),
    (r"badan pengawas pemilihan umum|bawaslu", "bawaslu"),
    (r"komisi pemilihan umum|\bkpu\b", "kpu"),
    (r"badan kepegawaian negara|\bbkn\b", "bkn"),
    (r"komisi aparatur sipil negara|\bkasn\b", "kasn"),
    (r"badan pengawas tenaga nuklir|bapeten", "bapeten"),
    (r"otoritas jasa keuangan|\bojk\b", "ojk"),
    (r"mahkamah konstitusi", "mk"),
    (r"mahkamah agung", "ma"),
    (r"lembaga administrasi negara", "lan"),
)
_CODE_OFFICES = {"pkpu": "kpu", "perbawaslu": "bawaslu", "perbkn": "bkn", "pojk": "ojk", "seojk": "ojk"}
_PLACES = re.compile(r"\b(provinsi|kabupaten|kab|kota|bupati|gubernur|wali ?kota)\b.*")
# What a short office does without: "Kepala Dinas Sosial Kabupaten Sleman" is "dinas sosial sleman".
_EMPTY_WORDS = frozenset({"kepala", "ketua", "provinsi", "kabupaten", "kab", "dan", "daerah"})
_OFFICE_WORDS = 5
_NAMES = {
    "menpanrb": "MenPANRB",
    "mendagri": "Mendagri",
    "menkominfo": "Menkominfo",
    "menkumham": "Menkumham",
    "menbumn": "Menteri BUMN",
    "mendikbud": "Mendikbud",
    "bawaslu": "Bawaslu",
    "bapeten": "BAPETEN",
}


def office_name(type_: str, issuer: str) -> str:
    """The short name of the one office behind a circular or letter; "" where the type names it already."""
    offices = office_codes(issuer)
    if len(offices) != 1 or office_codes(type_) or kind_code(type_) not in {"se", "surat", "keputusan"}:
        return ""
    (code,) = offices
    return _NAMES.get(code, code.upper())


def issuer_key(issuer: str) -> str:
    """An issuer without what copies differ in: case, signs, the country's name."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\brepublik indonesia\b|\bri\b", "", _plain(issuer))))


def place_key(issuer: str) -> str:
    """The province, regency or city an office works for; "" for an office of the whole country."""
    found = _PLACES.search(issuer_key(issuer))
    return re.sub(r"^kab\b", "kabupaten", found.group()) if found else ""


def unlisted_office(type_: str, issuer: str) -> str:
    """A short office out of the issuer's own words, for a slug; "" where table or type tell it, or several issue."""
    if ";" in issuer or kind_code(type_) in IMPLIED or office_codes(type_, issuer):
        return ""
    # A type of no known kind stands in the slug word for word.
    told = set() if kind_code(type_) else set(issuer_key(type_).split())
    words = [word for word in issuer_key(issuer).split() if word not in _EMPTY_WORDS | told]
    return " ".join(words[:_OFFICE_WORDS])


def kind_code(type_: str) -> str:
    """The kind a type belongs to; "" when it is none we know."""
    lowered = _plain(type_)
    return next((code for pattern, code in _KINDS if re.search(pattern, lowered)), "")


def office_codes(*texts: str) -> frozenset[str]:
    """Every office named in the texts (a type, an issuer, several issuers)."""
    lowered = _plain(" ; ".join(texts))
    found = {code for pattern, code in _OFFICES if re.search(pattern, lowered)}
    return frozenset(found | {office for code, office in _CODE_OFFICES.items() if re.search(rf"\b{code}\b", lowered)})


def number_key(number: str) -> str:
    """A number without what copies differ in: blanks, case, leading zeros."""
    bare = re.sub(r"\s*tahun\s*\d{4}\s*$", "", _plain(number))
    bare = re.sub(r"^(nomor|no\.?)\s*", "", bare)
    return re.sub(r"(?<![\d.])0+(?=\d)", "", re.sub(r"\s+", "", bare)).upper()


def head_number(key: str) -> str:
    """What stands before the first slash: a circular is often called by it alone."""
    return key.split("/")[0]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("‑", "-")).strip()
