"""What reading and parsing hand on: pages of text, then a regulation with its provisions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Warning:
    """What could not be mended, with the page (1-based) an admin should look at."""

    code: str
    detail: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells found on a page (DOCX, HTML); PDF tables stay lines of text."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number (1-based), its text line by line, and whether OCR read it."""

    number: int
    text: str
    ocr: bool = False
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A file turned into pages; ``kind`` is pdf, docx, html, text, image or album."""

    kind: str
    pages: tuple[Page, ...]
    warnings: tuple[Warning, ...] = ()

    @property
    def ocr_pages(self) -> tuple[int, ...]:
        """Numbers of the pages that OCR read."""
        return tuple(p.number for p in self.pages if p.ocr)


@dataclass(frozen=True, slots=True)
class Ref:
    """The levels of an address as the contract of ``ingest parse`` names them."""

    lampiran: str | None = None
    bagian: str | None = None
    penjelasan: bool = False
    pasal: str | None = None
    ayat: str | None = None
    huruf: str | None = None
    angka: str | None = None
    butir: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedProvision:
    """A unit of law; ``text`` is the whole unit with what is inside it, ``lead`` only its own words.

    ``path`` names BAB, Bagian and Paragraf above it; ``leaf`` is true when nothing is nested inside.
    """

    ref: Ref
    address: str
    path: str
    text: str
    page: int
    lead: str = ""
    leaf: bool = True


@dataclass(frozen=True, slots=True)
class Relation:
    """What this regulation does to another: mencabut, mengubah, melaksanakan or menetapkan."""

    kind: str
    target: str
    citation: str
    sentence: str
    page: int


@dataclass(frozen=True, slots=True)
class NumberYear:
    """One of the numbers a regulation carries; joint ones have several."""

    number: str
    year: int | None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class RegulationMeta:
    """What the text says of itself; a file name is never a source."""

    slug: str
    type: str
    number: str
    numbers: tuple[NumberYear, ...]
    year: int | None
    title: str
    issuer: str
    code: str = ""
    date: datetime.date | None = None
    promulgated: datetime.date | None = None
    effective_from: datetime.date | None = None
    effective_note: str = ""
    ln: str = ""
    tln: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A Lampiran, or a whole law attached to the one that establishes it."""

    kind: str
    label: str
    title: str
    page: int
    pasal_count: int = 0
    last_pasal: str | None = None
    bab_count: int = 0


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A regulation as parsed; counts are of the body alone, each number once."""

    regulation: RegulationMeta
    provisions: tuple[ParsedProvision, ...]
    pasal_count: int
    last_pasal: str | None
    bab_count: int
    pages: int
    ocr_pages: tuple[int, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    relations: tuple[Relation, ...] = ()
    warnings: tuple[Warning, ...] = ()
    own_articles: tuple[str, ...] = ()
    quoted_articles: tuple[str, ...] = field(default=())
