"""Kinds of Indonesian regulations: how a title names them, their slug code, and who issues them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """``code`` starts the slug; ``issuer`` is the office named in the title, "" where the type implies it."""

    type: str
    code: str
    issuer: str = ""
    short_issuer: str = ""


# Offices whose own regulations have a code of their own, longest name first.
OFFICES: tuple[tuple[str, str, str], ...] = (
    (
        r"PENDAYAGUNAAN\s+APARATUR\s+NEGARA\s+DAN\s+REFORMASI\s+BIROKRASI",
        "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "panrb",
    ),
    (r"PENDAYAGUNAAN\s+APARATUR\s+NEGARA", "Pendayagunaan Aparatur Negara", "pan"),
    (r"KOMUNIKASI\s+DAN\s+INFORMATIKA", "Komunikasi dan Informatika", "kominfo"),
    (r"KOMUNIKASI\s+DAN\s+DIGITAL", "Komunikasi dan Digital", "komdigi"),
    (r"HUKUM\s+DAN\s+HAK\s+ASASI\s+MANUSIA", "Hukum dan Hak Asasi Manusia", "kumham"),
    (r"PENDIDIKAN\s+DAN\s+KEBUDAYAAN", "Pendidikan dan Kebudayaan", "dikbud"),
    (
        r"PENDIDIKAN,?\s+KEBUDAYAAN,?\s+RISET,?\s+DAN\s+TEKNOLOGI",
        "Pendidikan, Kebudayaan, Riset, dan Teknologi",
        "dikbudristek",
    ),
    (r"DALAM\s+NEGERI", "Dalam Negeri", "dagri"),
    (r"LUAR\s+NEGERI", "Luar Negeri", "lu"),
    (r"KEUANGAN", "Keuangan", "keu"),
    (r"KESEHATAN", "Kesehatan", "kes"),
    (r"AGAMA", "Agama", "ag"),
    (
        r"DESA,?\s+PEMBANGUNAN\s+DAERAH\s+TERTINGGAL,?\s+DAN\s+TRANSMIGRASI",
        "Desa, Pembangunan Daerah Tertinggal, dan Transmigrasi",
        "desa",
    ),
    (r"BADAN\s+USAHA\s+MILIK\s+NEGARA", "Badan Usaha Milik Negara", "bumn"),
)
BODIES: tuple[tuple[str, str, str], ...] = (
    (
        r"(?:KEPALA\s+)?BADAN\s+PENGAWAS\s+TENAGA\s+NUKLIR|(?:KEPALA\s+)?BAPETEN",
        "Badan Pengawas Tenaga Nuklir",
        "bapeten",
    ),
    (r"(?:KEPALA\s+)?BADAN\s+KEPEGAWAIAN\s+NEGARA|(?:KEPALA\s+)?BKN", "Badan Kepegawaian Negara", "bkn"),
    (r"(?:KETUA\s+)?KOMISI\s+PEMILIHAN\s+UMUM|(?:KETUA\s+)?KPU", "Komisi Pemilihan Umum", "kpu"),
    (
        r"(?:KETUA\s+)?BADAN\s+PENGAWAS\s+PEMILIHAN\s+UMUM|(?:KETUA\s+)?BAWASLU",
        "Badan Pengawas Pemilihan Umum",
        "bawaslu",
    ),
    (
        r"(?:KETUA\s+)?DEWAN\s+KEHORMATAN\s+PENYELENGGARA\s+PEMILIHAN\s+UMUM",
        "Dewan Kehormatan Penyelenggara Pemilihan Umum",
        "dkpp",
    ),
    (r"(?:KETUA\s+)?KOMISI\s+APARATUR\s+SIPIL\s+NEGARA|(?:KETUA\s+)?KASN", "Komisi Aparatur Sipil Negara", "kasn"),
    (r"(?:KEPALA\s+)?LEMBAGA\s+ADMINISTRASI\s+NEGARA", "Lembaga Administrasi Negara", "lan"),
    (r"(?:DEWAN\s+KOMISIONER\s+)?OTORITAS\s+JASA\s+KEUANGAN", "Otoritas Jasa Keuangan", "ojk"),
    (r"(?:GUBERNUR\s+)?BANK\s+INDONESIA", "Bank Indonesia", "bi"),
    (r"MAHKAMAH\s+AGUNG", "Mahkamah Agung", "ma"),
    (r"JAKSA\s+AGUNG|KEJAKSAAN", "Kejaksaan Agung", "kejagung"),
    (
        r"(?:KEPALA\s+)?KEPOLISIAN(?:\s+NEGARA)?|KAPOLRI",
        "Kepolisian Negara Republik Indonesia",
        "polri",
    ),
    (r"SEKRETARIS\s+JENDERAL", "Sekretaris Jenderal", "sekjen"),
)
_RI = r"(?:\s+REPUBLIK\s+INDONESIA)?"
_PREFIX = {
    "kpu": "pkpu",
    "bawaslu": "perbawaslu",
    "bkn": "perbkn",
    "ojk": "pojk",
    "bapeten": "perba",
    "dkpp": "perdkpp",
    "bi": "pbi",
    "ma": "perma",
    "polri": "perpol",
    "lan": "perlan",
}

HEAD = re.compile(
    r"(?<![A-Za-z])(?P<joint>PERATURAN\s+BERSAMA|KEPUTUSAN\s+BERSAMA|SURAT\s+EDARAN\s+BERSAMA)"
    r"|(?<![A-Za-z])(?P<kind>PERATURAN\s+PEMERINTAH\s+PENGGANTI\s+UNDANG[-\s.]*UNDANG|PERATURAN\s+PEMERINTAH|PERATURAN\s+PRESIDEN|"
    r"KEPUTUSAN\s+PRESIDEN|INSTRUKSI\s+PRESIDEN|UNDANG[-\s.]{0,3}UNDANG|PERATURAN\s+DAERAH|SURAT\s+EDARAN|SEOJK|SURAT\s+KEPUTUSAN|"
    r"PERATURAN(?=\s+[A-Z])|KEPUTUSAN(?=\s+[A-Z])|INSTRUKSI(?=\s+[A-Z])|QANUN(?=\s+[A-Z])|PENGUMUMAN(?=\s))"
)


def kind_of(head: re.Match[str], rest: str) -> Kind | None:
    """The kind named by a title that begins with ``head``; ``rest`` is the text up to NOMOR or TENTANG."""
    word = re.sub(r"\s+", " ", head.group()).upper()
    if head.group("joint"):
        return Kind(word.title(), {"PERATURAN BERSAMA": "perber", "KEPUTUSAN BERSAMA": "skb"}.get(word, "se-bersama"))
    if word.startswith("UNDANG"):
        return Kind("Undang-Undang", "uu")
    fixed = {
        "PERATURAN PEMERINTAH": ("Peraturan Pemerintah", "pp"),
        "PERATURAN PRESIDEN": ("Peraturan Presiden", "perpres"),
        "KEPUTUSAN PRESIDEN": ("Keputusan Presiden", "keppres"),
        "INSTRUKSI PRESIDEN": ("Instruksi Presiden", "inpres"),
    }
    if word.startswith("PERATURAN PEMERINTAH PENGGANTI"):
        return Kind("Peraturan Pemerintah Pengganti Undang-Undang", "perppu")
    if word in fixed:
        return Kind(*fixed[word])
    office = re.sub(r"\s+", " ", rest).strip()
    if word == "PERATURAN DAERAH":
        place = office.title().strip()
        return Kind("Peraturan Daerah", "perda", place, _slugged(place))
    if word in {"SURAT EDARAN", "SEOJK"}:
        return _circular(office)
    return _of_office(word.split()[0] if word != "SURAT KEPUTUSAN" else "KEPUTUSAN", office)


def _circular(office: str) -> Kind:
    name, short = issuer_of(office)
    if short == "ojk" or (not office and not name):
        return Kind("Surat Edaran", "seojk" if short == "ojk" else "se", name, "")
    return Kind("Surat Edaran", "se", name, short)


def _of_office(word: str, office: str) -> Kind | None:
    if word == "QANUN":
        return Kind("Qanun", "qanun", proper_case(office), _slugged(office))
    label, code = word.title(), {"PERATURAN": "per", "KEPUTUSAN": "kep", "INSTRUKSI": "ins"}.get(word, "pengumuman-")
    name, short = issuer_of(office)
    if not name:
        return None
    if m := re.match(r"(gub|bup|wali)\w*-(.+)", short):
        return Kind(f"{label} {name}", code + m.group(1) + ("kota" if m.group(1) == "wali" else ""), name, m.group(2))
    if name.startswith("Menteri "):
        suffix = "men" + short.removeprefix("men")
        return Kind(f"{label} {name}", code + suffix, name)
    if word == "PERATURAN" and short in _PREFIX:
        head = "Kepala " if re.match(r"KEPALA\b", office) else ""
        return Kind(f"{label} {head}{name}", _PREFIX[short], f"{head}{name}")
    heads = ("Kepala ", "Ketua ")
    head = next((h for h in heads if office.upper().startswith(h.strip().upper()) and not name.startswith(h)), "")
    return Kind(f"{label} {head}{name}", code + short.replace("-", ""), f"{head}{name}")


def issuer_of(office: str) -> tuple[str, str]:
    """Name and short code of an office as titles write it; ("", "") when unknown."""
    upper = re.sub(r"\s+", " ", office.upper().replace("MENTER!", "MENTERI").replace("MENTER1", "MENTERI")).strip(" ,")
    upper = re.sub(r"\s*REPUBLIK INDONESIA\b", "", upper).strip(" ,")
    if m := re.match(r"(?:KEPALA KEMENTERIAN|MENTERI(?: NEGARA)?|KEMENTERIAN)\s+(.+)", upper):
        for pattern, name, short in OFFICES:
            if re.match(pattern, m.group(1)):
                return f"Menteri {name}", f"men{short}"
        title = proper_case(m.group(1))
        return f"Menteri {title}", "men" + _initials(m.group(1))
    for pattern, name, short in BODIES:
        if re.match(pattern, upper):
            head = (
                ""
                if short in {"kpu", "bawaslu", "ojk", "bi"}
                else next((h for h in ("Kepala ", "Ketua ") if upper.startswith(h.strip().upper())), "")
            )
            return (f"{head}{name}" if head and "EDARAN" in office else name), short
    if m := re.match(r"(GUBERNUR|BUPATI|WALI\s?KOTA)\s+(.{3,40})", upper):
        place = proper_case(m.group(2))
        return f"{m.group(1).title()} {place}", f"{m.group(1).lower().replace(' ', '')}-{_slugged(place)}"
    if 3 <= len(upper) <= 70 and re.match(
        r"(?:KEPALA|KETUA|DIREKTUR|DEWAN|BADAN|KOMISI|LEMBAGA|MAHKAMAH|SEKRETARIS)\b", upper
    ):
        return proper_case(upper), _initials(upper)
    return "", ""


def _initials(words: str) -> str:
    skip = {"DAN", "KEPALA", "KETUA", "NEGARA"}
    return "".join(w[0] for w in re.findall(r"[A-Z]+", words.upper()) if w not in skip).lower()[:8]


def _slugged(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


_SMALL = {
    "dan",
    "atau",
    "atas",
    "di",
    "ke",
    "dari",
    "untuk",
    "dengan",
    "pada",
    "yang",
    "oleh",
    "dalam",
    "bagi",
    "serta",
    "tentang",
    "menjadi",
    "terhadap",
    "antara",
    "sebagai",
    "kepada",
    "dan/atau",
}
_ACRONYMS = {
    "ASN",
    "PNS",
    "PPPK",
    "TNI",
    "POLRI",
    "KPU",
    "OJK",
    "BPASN",
    "BUMN",
    "BUMD",
    "SPBE",
    "COVID-19",
    "MPR",
    "DPR",
    "DPD",
    "DPRD",
    "HAM",
}


def proper_case(text: str) -> str:
    """Capitals of a title turned to the usual mixed case."""
    words = re.sub(r"\s+", " ", text).strip().split(" ")
    out = []
    for i, word in enumerate(words):
        bare = word.strip("(),.;:")
        if bare.upper() in _ACRONYMS:
            out.append(word.upper())
        elif bare.lower() in _SMALL and i:
            out.append(word.lower())
        else:
            out.append(re.sub(r"[A-Za-zÀ-ÿ]+", lambda m: m.group().capitalize(), word))
    return " ".join(out)
