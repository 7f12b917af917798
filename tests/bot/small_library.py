"""A small law for the tests of the bot: four regulations, seven cards, one clarification."""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.address import Address
from knowledge.library import Library
from knowledge.model import (
    Basis,
    Branch,
    Clarification,
    ClarifyOption,
    Confidence,
    Dispute,
    Group,
    LegalStatus,
    Person,
    Phrasing,
    Position,
    Provision,
    Regulation,
    Role,
    RuleCard,
    Sanction,
    Stage,
    Verdict,
)

SKB = "skb-netralitas-2022 lampiran II bagian pelanggaran-disiplin angka"


def small_library(version: int = 1) -> Library:
    provisions = [_provision(a, n) for a, n in _NORMS.items()]
    return Library(
        {r.slug: r for r in _REGULATIONS},
        {p.address.text: p for p in provisions},
        {c.id: c for c in _CARDS},
        {"klarifikasi-foto": _CLARIFY},
        {"hadir-pasif": _DISPUTE},
        (
            Group("media-sosial", "Media sosial dan grup pesan"),
            Group("kampanye", "Kampanye & deklarasi"),
            Group("foto", "Foto, gestur, atribut"),
        ),
        version,
    )


_CHECKED: Any = {"checked": date(2026, 11, 22), "sources_until": date(2026, 2, 28)}
_REGULATIONS = (
    Regulation(
        "skb-netralitas-2022", "SKB", "2 Tahun 2022", 2022, "Pedoman Pembinaan dan Pengawasan Netralitas Pegawai ASN",
        "SKB Netralitas ASN 2022", "Menteri PANRB dkk", LegalStatus.BERLAKU, date(2022, 9, 22),
        official_page="https://example.org/skb", **_CHECKED,
    ),
    Regulation(
        "pp-94-2021", "PP", "94", 2021, "Disiplin Pegawai Negeri Sipil", "PP 94/2021", "Presiden",
        LegalStatus.BERLAKU, date(2021, 8, 31), **_CHECKED,
    ),
    Regulation(
        "pp-49-2018", "PP", "49", 2018, "Manajemen PPPK", "PP 49/2018", "Presiden", LegalStatus.BERLAKU,
        date(2018, 11, 28), **_CHECKED,
    ),
    Regulation(
        "pp-53-2010", "PP", "53", 2010, "Disiplin Pegawai Negeri Sipil", "PP 53/2010", "Presiden",
        LegalStatus.DICABUT, date(2010, 6, 6), date(2021, 8, 31), revoked_by="pp-94-2021", **_CHECKED,
    ),
)  # fmt: skip
_NORMS = {
    f"{SKB} 4": "Menghadiri deklarasi atau kampanye dengan tindakan atau dukungan keberpihakan dilarang.",
    f"{SKB} 5": "Mengikuti kampanye bagi suami atau istri calon mengikuti aturan tersendiri.",
    f"{SKB} 6": "Membuat unggahan, komentar, membagikan, menyukai <akun> pemenangan calon & sejenisnya dilarang.",
    f"{SKB} 7": "Berfoto bersama calon dengan gestur keberpihakan dilarang.",
    "pp-94-2021 pasal 5 huruf n angka 1": "PNS dilarang memberi dukungan dengan cara ikut kampanye.",
    "pp-94-2021 pasal 5 huruf n angka 2": "PNS dilarang menjadi peserta kampanye memakai atribut partai.",
    "pp-94-2021 pasal 14": "Hukuman disiplin berat bagi pelanggaran tertentu.",
    "pp-94-2021 pasal 15": "Pelanggaran kode etik diproses lebih dulu. " + "Uraian panjang sekali. " * 400,
    "pp-49-2018 pasal 51": "PPPK yang tidak menaati disiplin dijatuhi hukuman disiplin oleh instansinya.",
    "pp-53-2010 pasal 4 angka 12": "Aturan lama soal dukungan kepada calon.",
}


def _provision(address: str, norm: str) -> Provision:
    confidence = Confidence.SEDANG if address.endswith("pasal 14") else Confidence.TINGGI
    return Provision(Address.parse(address), norm, confidence=confidence)


def _basis(*addresses: str, role: Role = Role.MELARANG) -> tuple[Basis, ...]:
    return tuple(Basis(Address.parse(a), role) for a in addresses)


_SANCTIONS = (
    Sanction(
        (Person.PNS, Person.CPNS), Stage.SEBELUM_PENETAPAN, "sanksi moral", (Address.parse("pp-94-2021 pasal 15"),)
    ),
    Sanction(
        (Person.PNS, Person.CPNS), Stage.SESUDAH_PENETAPAN, "hukuman disiplin berat",
        (Address.parse("pp-94-2021 pasal 14"),),
    ),
    Sanction((Person.PPPK,), Stage.SEMUA, "disiplin PPPK di instansinya", (Address.parse("pp-49-2018 pasal 51"),)),
)  # fmt: skip


def _card(
    id: str, group: str, situation: str, verdict: Verdict, headline: str, basis: tuple[Basis, ...], *asked: str,
    branches: tuple[Branch, ...] = (), sanctions: tuple[Sanction, ...] = (), dispute: str | None = None,
) -> RuleCard:  # fmt: skip
    return RuleCard(
        id, group, situation, verdict, headline, "Aturan menyebutnya dengan jelas.", basis,
        (Person.PNS, Person.PPPK), tuple(Phrasing(a, a) for a in asked), branches, sanctions,
        "Membaca berita atau mengikuti akun resmi KPU.", dispute=dispute,
    )  # fmt: skip


_CARDS = (
    _card(
        "like-unggahan-calon", "media-sosial", "Memberi like pada unggahan calon", Verdict.TIDAK_BOLEH,
        "Like pada unggahan <calon> dihitung berpihak & dilarang.",
        _basis(f"{SKB} 6", "pp-94-2021 pasal 5 huruf n angka 2"),
        "boleh like postingan caleg", "can i like a candidate's post", sanctions=_SANCTIONS,
    ),
    _card(
        "bagikan-pesan-calon", "media-sosial", "Membagikan pesan dukungan calon", Verdict.TIDAK_BOLEH,
        "Membagikan pesan dukungan calon dilarang.", _basis(f"{SKB} 6"),
        "bolehkah ASN membagikan pesan ini dukung calon nomor satu", sanctions=_SANCTIONS,
    ),
    _card(
        "baca-berita", "media-sosial", "Membaca berita politik", Verdict.BOLEH, "Membaca berita politik bebas.",
        _basis(f"{SKB} 6", role=Role.BATAS), "boleh baca berita politik",
    ),
    _card(
        "hadir-kampanye", "kampanye", "Hadir di kampanye tanpa atribut", Verdict.BERSYARAT,
        "Hadir di kampanye bergantung pada keadaannya.", _basis(f"{SKB} 4", "pp-94-2021 pasal 5 huruf n angka 1"),
        "boleh hadir di kampanye", dispute="hadir-pasif", sanctions=_SANCTIONS,
        branches=(
            Branch(Verdict.BOLEH, "hanya menyimak tanpa atribut", "Hanya menyimak"),
            Branch(Verdict.TIDAK_BOLEH, "memakai atribut atau ikut menyerukan dukungan", "Pakai atribut"),
        ),
    ),
    _card(
        "foto-dengan-calon", "foto", "Foto bersama calon dengan gestur", Verdict.TIDAK_BOLEH,
        "Foto dengan gestur dukungan dilarang.", _basis(f"{SKB} 7"), "foto bareng cabup pose jari",
        sanctions=_SANCTIONS,
    ),
    _card(
        "foto-keluarga", "foto", "Foto keluarga tanpa simbol", Verdict.BOLEH, "Foto keluarga tanpa simbol bebas.",
        _basis(f"{SKB} 7", role=Role.BATAS), "foto keluarga di hajatan",
    ),
    _card(
        "foto-umum", "foto", "Foto dengan peserta pemilu", Verdict.BERSYARAT, "Foto bergantung pada gestur.",
        _basis(f"{SKB} 7"), "foto dengan peserta pemilu",
        branches=(
            Branch(Verdict.BOLEH, "tanpa gestur", "Tanpa gestur"),
            Branch(Verdict.TIDAK_BOLEH, "dengan gestur", "Dengan gestur"),
        ),
    ),
)  # fmt: skip
_CLARIFY = Clarification(
    "klarifikasi-foto", "foto", "Fotonya bersama siapa?",
    (ClarifyOption("Bersama calon", "foto-dengan-calon"), ClarifyOption("Keluarga", "foto-keluarga")),
    "foto-umum", (Phrasing("boleh foto", "boleh foto"),),
)  # fmt: skip
_DISPUTE = Dispute(
    "hadir-pasif", "Boleh hadir pasif?",
    (
        Position("Mendagri (2024)", "Boleh hadir pasif.", Address.parse(f"{SKB} 5")),
        Position("Bawaslu (2024)", "Hadir dipandang mendukung.", Address.parse(f"{SKB} 4")),
    ),
    "Sebaiknya jangan hadir.",
)  # fmt: skip
