"""A whole document put together: opening, body, Penjelasan, Lampiran and attached law, each with its addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.model import Attachment, Ref, Warning
from ingest.structure.amending import is_amending, parse_amendment
from ingest.structure.body import parse_body
from ingest.structure.emitting import Emitter, paragraphs
from ingest.structure.explanation import parse_explanation
from ingest.structure.lists import parse_lists
from ingest.structure.numerals import to_roman
from ingest.structure.outline import parse_diktum, parse_outline
from ingest.structure.sections import Part, Section, split_sections
from ingest.structure.stream import Stream, flow
from ingest.structure.tree import Unit

_PREAMBLE = re.compile(
    r"(?:(?<=\n)|^|(?<=[;.] ))\s*(Menimbang|Mengingat|Memperhatikan|menimbang|mengingat|memperhatikan)\b\s*:?"
)
_ESTABLISHES = re.compile(r"PENETAPAN\s+PERATURAN\s+PEMERINTAH\s+PENGGANTI", re.IGNORECASE)
_AMENDMENT = re.compile(r"\bTENTANG\s+PERUBAHAN\b", re.IGNORECASE)
_ENDS = re.compile(r"mulai\s+berlaku", re.IGNORECASE)
_INTRO = re.compile(r"\b(?:I\.|A\.|1\.)\s")


@dataclass
class Assembly:
    """What the structure of a document came to."""

    emitter: Emitter
    pasal: list[str] = field(default_factory=list)
    babs: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    kind: str = ""


def assemble(stream: Stream, slug: str, title: str, attached_to: Emitter | None = None, base: int = 0) -> Assembly:
    """Provisions of a document; an attached law is emitted under the slug of the law that attaches it."""
    result = Assembly(attached_to or Emitter(slug, stream))
    sections = split_sections(stream.text)
    # Articles of an attached amendment are I and II: then the establishing law's own need no name of their own.
    establishing = bool(_ESTABLISHES.search(title)) and attached_to is None and not _AMENDMENT.search(title)
    for section in sections:
        part = stream.part(section.start, section.end)
        _PARTS[section.part](result, part, base + section.start, section, title, establishing)
    if attached_to is None:
        _check_end(result, stream, sections)
    return result


def _opening(result: Assembly, part: Stream, base: int, section: Section, title: str, establishing: bool) -> None:
    """Menimbang, Mengingat, Memperhatikan as parts of their own."""
    marks = list(_PREAMBLE.finditer(part.text))
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(part.text)
        name = mark.group(1).lower()
        unit = Unit("bagian", name, start=base + mark.start())
        content = re.split(r"Dengan\s+[Pp]ersetujuan|\bM\s?E\s?M\s?U\s?T\s?U\s?S", part.text[mark.end() : end])[0]
        parse_lists(content, unit, base + mark.end())
        if len(unit.whole()) > 15:
            result.emitter.unit(unit, Ref(bagian=name), "Pembukaan")


def _body(result: Assembly, part: Stream, base: int, section: Section, title: str, establishing: bool) -> None:
    ref = Ref(bagian="penetapan") if establishing else Ref()
    if is_amending(title, part.text):
        _amending(result, part, base)
        return
    body = parse_body(part, base)
    if body.units:
        result.kind = "pasal"
        result.pasal = [u.label for u in body.units]
        result.own = [f"Pasal {u.label}" for u in body.units]
        result.babs, result.warnings = body.babs, result.warnings + body.warnings
        for unit in body.units:
            result.emitter.unit(unit, replace(ref, pasal=unit.label))
        return
    _without_articles(result, part, base)


def _amending(result: Assembly, part: Stream, base: int) -> None:
    amendment = parse_amendment(part, base)
    result.kind = "perubahan"
    result.own = [f"Pasal {u.label}" for u in amendment.own]
    result.quoted = [u.label for u in amendment.quoted]
    result.warnings += amendment.warnings
    for unit in amendment.own:
        result.emitter.unit(unit, Ref(pasal=unit.label))
    for unit in amendment.quoted:
        result.emitter.unit(unit, Ref(pasal=unit.label), "Pasal I")


def _without_articles(result: Assembly, part: Stream, base: int) -> None:
    """A decree by its diktum, a circular by its sections."""
    diktum = parse_diktum(part.text, base)
    if diktum:
        result.kind = "diktum"
        for unit in diktum:
            result.emitter.unit(unit, Ref(bagian="diktum", angka=unit.label), "Diktum")
        return
    result.kind = "uraian"
    outline = parse_outline(part.text, base)
    lead = flow(outline.lead)
    outline.lead = ""
    if len(lead) > 40:
        intro = Unit("bagian", "pembuka", lead=lead, start=base)
        result.emitter.unit(intro, Ref(bagian="pembuka"), "Pembuka")
    result.emitter.children(outline, Ref(), "")


def _explanation(result: Assembly, part: Stream, base: int, section: Section, title: str, establishing: bool) -> None:
    general, units = parse_explanation(part.text, base, amending=result.kind == "perubahan")
    for i, text in enumerate(paragraphs(general), 1):
        unit = Unit("bagian", "umum", lead=text, start=base)
        result.emitter.unit(unit, Ref(bagian="umum", penjelasan=True, butir=str(i)), "Penjelasan Umum")
    ref = Ref(bagian="penetapan") if establishing else Ref()
    for unit in units:
        result.emitter.unit(unit, replace(ref, penjelasan=True, pasal=unit.label), "Penjelasan")


def _annex(result: Assembly, part: Stream, base: int, section: Section, title: str, establishing: bool) -> None:
    head = re.match(
        r"(?:SALINAN\s+)?LAMPIRAN[^\n]*\n?(?:[^\n]*\n){0,12}?(?=[^\n]*[a-z]{3,}|\s*(?:I|A|1)[.)]\s)", part.text
    )
    start = head.end() if head else 0
    label = section.label or to_roman(1 + sum(a.kind == "lampiran" for a in result.attachments))
    heading = flow(part.text[:start]) if head else "Lampiran"
    result.attachments.append(Attachment("lampiran", section.label, heading[:200], part.page(0)))
    outline = parse_outline(part.text[start:], base + start)
    path = f"Lampiran {section.label}".strip()
    if len(flow(outline.lead)) > 20 or not outline.children:
        for i, text in enumerate(paragraphs(outline.lead), 1):
            result.emitter.unit(
                Unit("butir", str(i), lead=text, start=base + start), Ref(lampiran=label, butir=str(i)), path
            )
    outline.lead = ""
    result.emitter.children(outline, Ref(lampiran=label), path)


def _attached(result: Assembly, part: Stream, base: int, section: Section, title: str, establishing: bool) -> None:
    """A Perppu made law: its articles carry the establishing law's slug."""
    inner_title = flow(part.text[:600])
    inner = assemble(part, result.emitter.slug, inner_title, result.emitter, base)
    head = (
        flow(part.text[: part.text.find("DENGAN RAHMAT")])[:200]
        if "DENGAN RAHMAT" in part.text[:1500]
        else inner_title[:160]
    )
    result.attachments.append(
        Attachment(
            "undang-undang",
            "",
            head,
            part.page(0),
            len(set(inner.pasal)),
            inner.pasal[-1] if inner.pasal else None,
            len(inner.babs),
        )
    )
    result.quoted += inner.quoted
    result.warnings += inner.warnings
    result.attachments += inner.attachments


def _nothing(result: Assembly, part: Stream, base: int, section: Section, title: str, establishing: bool) -> None:
    """The closing holds dates and signatures, which the metadata reads."""


_PARTS = {
    Part.OPENING: _opening,
    Part.BODY: _body,
    Part.CLOSING: _nothing,
    Part.EXPLANATION: _explanation,
    Part.ANNEX: _annex,
    Part.ATTACHED: _attached,
}


def _check_end(result: Assembly, stream: Stream, sections: list[Section]) -> None:
    """A body of articles that never says when it takes force has probably lost its end."""
    if result.kind != "pasal":
        return
    body = next(s for s in sections if s.part is Part.BODY)
    tail = stream.text[body.start : body.end][-2500:]
    if _ENDS.search(tail) or any(s.part is Part.CLOSING for s in sections):
        return
    page = stream.page(body.end - 1)
    last = result.pasal[-1]
    result.warnings.append(
        Warning("naskah_terpotong", f"Naskah berhenti pada Pasal {last} tanpa ketentuan penutup", page)
    )
