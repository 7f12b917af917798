"""The closed sets of the field: what an answer can say, who acts, when, and what a rule does."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What an answer says of the act asked about."""

    BOLEH = "boleh"
    TIDAK_BOLEH = "tidak_boleh"
    BERSYARAT = "bersyarat"
    PERLU_KLARIFIKASI = "perlu_klarifikasi"
    INFORMASI = "informasi"
    DI_LUAR_CAKUPAN = "di_luar_cakupan"
    TIDAK_DITEMUKAN = "tidak_ditemukan"


# Which verdict stands for an answer of several parts (design.md, contract of `evaluate`).
VERDICT_ORDER = (
    Verdict.TIDAK_BOLEH,
    Verdict.BERSYARAT,
    Verdict.PERLU_KLARIFIKASI,
    Verdict.BOLEH,
    Verdict.INFORMASI,
    Verdict.TIDAK_DITEMUKAN,
    Verdict.DI_LUAR_CAKUPAN,
)


class Route(StrEnum):
    """What kind of message this is; only PERTANYAAN reaches the judge."""

    SAPAAN = "sapaan"
    TERIMA_KASIH = "terima_kasih"
    BANTUAN = "bantuan"
    SARAN_MEMILIH = "saran_memilih"
    MENILAI_ORANG = "menilai_orang"
    MENYUSUN_KAMPANYE = "menyusun_kampanye"
    PELAPORAN = "pelaporan"
    KEPEGAWAIAN_LAIN = "kepegawaian_lain"
    HUKUM_LAIN = "hukum_lain"
    DATA_PRIBADI = "data_pribadi"
    SERANGAN = "serangan"
    BAHASA_LAIN = "bahasa_lain"
    NGAWUR = "ngawur"
    TERLALU_PANJANG = "terlalu_panjang"
    ALAMAT = "alamat"
    PERTANYAAN = "pertanyaan"


class Role(StrEnum):
    """What a cited provision does for the verdict."""

    MELARANG = "melarang"
    MEMBOLEHKAN = "membolehkan"
    BATAS = "batas"
    SANKSI = "sanksi"
    PROSEDUR = "prosedur"
    RIWAYAT = "riwayat"


class LegalStatus(StrEnum):
    """Whether a regulation or provision is in force."""

    BERLAKU = "berlaku"
    DIUBAH = "diubah"
    DICABUT = "dicabut"
    TIDAK_PASTI = "masa_berlaku_tidak_pasti"


class Confidence(StrEnum):
    """How well our wording was compared with the official text."""

    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"


class Person(StrEnum):
    """Whose act it is; SEMUA where the rule does not tell people apart."""

    PNS = "pns"
    CPNS = "cpns"
    PPPK = "pppk"
    NON_ASN = "non_asn"
    KEPALA_DESA = "kepala_desa"
    BUMN = "bumn"
    TNI_POLRI = "tni_polri"
    PENSIUNAN = "pensiunan"
    SEMUA = "semua"


# Whom the rules for civil servants bind; SEMUA stands for them too.
SERVANTS = frozenset((Person.PNS, Person.CPNS, Person.PPPK, Person.SEMUA))
# Whom they no longer bind, or never did.
FREED = frozenset((Person.NON_ASN, Person.PENSIUNAN))
# Who is no PNS, and the regulations that bind PNS alone: their sanctions are no one else's (design.md, never 6).
NOT_PNS = frozenset((Person.PPPK, Person.NON_ASN, Person.KEPALA_DESA, Person.BUMN, Person.TNI_POLRI, Person.PENSIUNAN))
PNS_LAW = frozenset(("pp-94-2021", "pp-42-2004", "pp-53-2010", "pp-37-2004", "pp-11-2017", "pp-17-2020"))


class Stage(StrEnum):
    """Where an election stands, as far as verdict or sanction depend on it."""

    SEBELUM_PENETAPAN = "sebelum_penetapan"
    SESUDAH_PENETAPAN = "sesudah_penetapan"
    MASA_TENANG = "masa_tenang"
    HARI_PEMUNGUTAN = "hari_pemungutan"
    SEMUA = "semua"
