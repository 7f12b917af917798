"""A small library on a desk: plain text files stand for regulations, a folder for the index."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ingest.errors import BrokenFile
from ingest.library.editor import Editor
from ingest.library.previewing import Known, Previews
from ingest.model import NumberYear, ParsedDocument, ParsedProvision, Ref, RegulationMeta, Relation
from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.stores import Stores, stores_over
from knowledge.editing import Progress, Source, Step
from knowledge.model import LegalStatus, Regulation
from tests.passages import FilePassages

SKB = Regulation(
    slug="skb-netralitas-2022",
    type="Keputusan Bersama",
    number="2 Tahun 2022; 800-5474 Tahun 2022; 246 Tahun 2022; 30 Tahun 2022; 1447.1/PM.01/K.1/09/2022",
    year=2022,
    title="Pedoman Pembinaan dan Pengawasan Netralitas Pegawai ASN",
    short_name="SKB Netralitas ASN 2022",
    issuer="Menteri PANRB; Menteri Dalam Negeri; Kepala BKN; Ketua KASN; Ketua Bawaslu",
    status=LegalStatus.BERLAKU,
)
PP94 = Regulation(
    slug="pp-94-2021",
    type="Peraturan Pemerintah",
    number="94",
    year=2021,
    title="Disiplin Pegawai Negeri Sipil",
    short_name="PP Disiplin PNS",
    issuer="Presiden RI",
    status=LegalStatus.BERLAKU,
)
BUNDLED = {SKB.slug: SKB, PP94.slug: PP94}
CIRCULAR = """jenis: Surat Edaran
penerbit: Badan Pengawas Pemilihan Umum
nomor: 111
tahun: 2024
judul: Netralitas Aparatur Sipil Negara dalam Pemilihan
1: Aparatur sipil negara dilarang hadir dalam kampanye walaupun hanya mendengarkan saja.
2: Aparatur sipil negara boleh membaca berita tentang calon di media massa mana pun.
"""
CORRECTED = CIRCULAR.replace("boleh membaca", "tetap boleh membaca") + "3: Surat edaran ini berlaku sejak ditetapkan.\n"


def parse(path: Path, progress: Progress) -> ParsedDocument:
    """Read the desk's own format: heads with a colon, then numbered lines."""
    lines = [line.split(": ", 1) for line in path.read_text().splitlines()]
    if any(len(line) != 2 for line in lines):
        raise BrokenFile("Berkas ini rusak atau terpotong.")
    head = {key: value for key, value in lines if not key.isdigit()}
    year = int(head["tahun"]) if head["tahun"] else None
    slug = "naskah"
    units = tuple(
        ParsedProvision(Ref(angka=key), f"{slug} angka {key}", "", value, 1, lead=value)
        for key, value in lines
        if key.isdigit()
    )
    progress(Step.PARSE, 1, 1)
    relations = (Relation("mencabut", head["mencabut"], head["mencabut"], "…", 1),) if "mencabut" in head else ()
    numbers = tuple(NumberYear(n, year) for n in head["nomor"].split("; "))
    meta = RegulationMeta(
        slug, head["jenis"], numbers[0].number, numbers, year, head["judul"], head["penerbit"],
        effective_from=date(2024, 9, 1),
    )  # fmt: skip
    return ParsedDocument(meta, units, 0, None, 0, pages=1, relations=relations)


def fetch(url: str, folder: Path) -> Path:
    """Nothing on the desk has an address."""
    raise BrokenFile(f"{url} tidak dapat diambil.")


class Desk:
    """The editor with everything it stands on."""

    def __init__(self, stores: Stores, folder: Path) -> None:
        self.stores = stores
        self.folder = folder
        self.passages = FilePassages(folder / "indeks")
        known = Known(BUNDLED, stores)
        previews = Previews(stores, known, lambda: ("bolehkah hadir kampanye hanya mendengarkan", "boleh naik haji"))
        self.editor = Editor(stores, self.passages, parse, fetch, known, previews)

    def file(self, text: str, name: str = "surat.txt") -> Source:
        """A file on the desk."""
        path = self.folder / name
        path.write_text(text)
        return Source(path, name)

    def publish(self, text: str, who: str = "admin:1") -> int:
        """Add and publish; returns the change."""
        preview = self.editor.prepare(self.file(text), who)
        change = self.editor.publish(preview.draft_id, who).change_id
        assert change is not None
        return change

    def answers(self) -> dict[str, str | None]:
        """What the library answers: text by address."""
        return {p.address.text: p.text for p in self.stores.law.everything().provisions}

    def consistent(self) -> bool:
        """True when the index holds exactly what answers."""
        active = {v: frozenset(n for n, _ in units) for v, units in self.stores.law.active_units().items()}
        return dict(self.passages.held()) == active


def open_desk(url: str, folder: Path) -> Desk:
    """The same desk from another process."""
    return Desk(stores_over(Database(url)), folder)
