"""Bunyi aturan: one provision with its words, what they are, its status today and where it comes from."""

from __future__ import annotations

from datetime import date

from bot import texts
from bot.markup import bold, chunks, day, esc, italic, pack
from bot.messages import LIMIT, Button
from knowledge.address import Address
from knowledge.composing.footers import successor, threat_note
from knowledge.composing.labels import address_label
from knowledge.language.legal_names import build_names
from knowledge.library import Library
from knowledge.model import Confidence, LegalStatus, Provision, Regulation
from knowledge.retrieval.references import refers_to

_MOST_REFERENCES = 6


def provision_pages(library: Library, provision: Provision, today: date) -> list[str]:
    """The provision as marked texts; long ones take several messages."""
    regulation = library.regulations[provision.address.slug]
    words = provision.text or provision.norm or ""
    kind = texts.QUOTE if provision.text else texts.NORM
    pieces = chunks(words, LIMIT - 1200)
    head = f"📄 {bold(label_of(library, provision.address))}\n{esc(regulation.title)}"
    first = f"{bold(kind)}\n<blockquote>{esc(pieces[0])}</blockquote>"
    rest = [f"<blockquote>{esc(piece)}</blockquote>" for piece in pieces[1:]]
    sanction = f"{bold(texts.SANCTION)} {esc(provision.sanction)}" if provision.sanction else ""
    note = threat_note((provision,), library, today)
    return pack(
        [
            head,
            first,
            *rest,
            sanction,
            italic(note) if note else "",
            _referring(library, provision),
            _standing(library, provision, regulation, today),
        ]
    )


def label_of(library: Library, address: Address) -> str:
    """The same words as under "Dasar"."""
    return address_label(address, library)


def official_button(library: Library, address: Address) -> tuple[Button, ...]:
    """A link only where the data has one."""
    regulation = library.regulation(address.slug)
    page = regulation.official_page if regulation else None
    return (Button(texts.B_OFFICIAL, url=page),) if page and page.startswith("http") else ()


def names_of(library: Library, slugs: tuple[str, ...]) -> str:
    """Short names; a regulation the library does not hold is named by its slug alone."""
    found = [(library.regulation(slug), slug) for slug in slugs]
    return ", ".join(regulation.short_name if regulation else slug for regulation, slug in found)


def status_words(library: Library, address: Address, today: date) -> str:
    """The status of a unit or a whole law on a day, with what replaced or amended it, as far as the data says."""
    start, regulation = library.starts(address), library.regulations[address.slug]
    if start is not None and today < start:
        return texts.STATUS_LATER.format(date=day(start))
    status = library.status(address, today)
    said = texts.STATUSES[status]
    if status is LegalStatus.DICABUT:
        by = texts.REVOKED_BY.format(names=names_of(library, (regulation.revoked_by,))) if regulation.revoked_by else ""
        return f"{said}, {by or texts.REVOKED_UNKNOWN}"
    if regulation.amended_by:
        return f"{said}, {texts.AMENDED_BY.format(names=names_of(library, regulation.amended_by))}"
    return said


def _referring(library: Library, provision: Provision) -> str:
    """The places that the words name; which of them the library holds is said."""
    named = refers_to(provision, build_names(library.regulations.values(), {})) if provision.text else ()
    shown = [
        label_of(library, place) + ("" if library.under(place) else texts.REFERENCE_NOT_HELD)
        for place in named[:_MOST_REFERENCES]
    ]
    return italic(texts.REFERS_TO.format(places="; ".join(shown))) if shown else ""


def _own_status(library: Library, provision: Provision, today: date) -> str:
    """What happened to this unit alone, with its day and the text that did it."""
    if not (provision.amended_by or provision.revoked_by) or library.in_force(provision.address, today):
        return ""
    said = texts.UNIT_AMENDED if library.replaced(provision.address, today) else texts.UNIT_REVOKED
    since = texts.UNIT_SINCE.format(date=day(provision.effective_to)) if provision.effective_to else ""
    return said.format(since=since, by=successor(provision, library))


def _standing(library: Library, provision: Provision, regulation: Regulation, today: date) -> str:
    words = _own_status(library, provision, today) or status_words(library, provision.address, today)
    lines = [texts.STATUS_TODAY.format(status=words)]
    if regulation.checked:
        lines.append(texts.RULE_CHECKED.format(date=day(regulation.checked)))
    if provision.confidence is not Confidence.TINGGI and not provision.text:
        lines.append(texts.NOT_CHECKED)
    return italic(" · ".join(lines))
