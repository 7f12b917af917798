"""Step 6 for a place of the law, for fixed replies, and for what was not found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.bases import in_time
from knowledge.composing.footers import footer, no_longer, not_yet, threat_note
from knowledge.composing.labels import address_label, counted, regulation_label
from knowledge.language.legal_addresses import LegalMention
from knowledge.library import Library
from knowledge.model import (
    AnswerPart,
    Clarification,
    Option,
    Provision,
    Quote,
    Role,
    Route,
    Verdict,
)
from knowledge.retrieval.units import outermost, stem

_QUOTED = 600
SHOWN = 4


def fixed(route: Route, question: str) -> AnswerPart:
    """The friendly text of a route that is not answered from the law."""
    headline, reason = texts.ROUTES[route]
    return AnswerPart(question, route, Verdict.DI_LUAR_CAKUPAN, headline, reason)


def not_found(question: str, nearest: Sequence[str], library: Library, score: float | None = None) -> AnswerPart:
    """Nothing sure enough: say so, and offer the nearest situations."""
    headline, reason = texts.NOT_FOUND
    options = tuple(Option("card", library.cards[i].situation, i) for i in nearest if i in library.cards)
    return AnswerPart(
        question, Route.PERTANYAAN, Verdict.TIDAK_DITEMUKAN, headline, reason, options=options, score=score
    )


def local(question: str) -> AnswerPart:
    """A paper of one office or region that the library does not hold."""
    headline, reason = texts.LOCAL
    return AnswerPart(question, Route.PERTANYAAN, Verdict.TIDAK_DITEMUKAN, headline, reason)


def not_held(question: str, what: str) -> AnswerPart:
    """A place of a regulation that the library does not hold; nothing is said of whether it exists."""
    headline, reason = texts.NOT_HELD
    return AnswerPart(
        question, Route.ALAMAT, Verdict.TIDAK_DITEMUKAN, headline.format(what=what[:1].upper() + what[1:]), reason
    )


def not_existing(question: str, what: str, law: str, last: str) -> AnswerPart:
    """Said only when a whole published text proves it."""
    headline, reason = texts.NOT_EXISTING
    return AnswerPart(
        question,
        Route.ALAMAT,
        Verdict.TIDAK_DITEMUKAN,
        headline.format(what=what),
        reason.format(law=law, last=last),
    )


def clarify(entry: Clarification, question: str) -> AnswerPart:
    """One question back, each button leading to an answer, the last one to the careful one."""
    options = [Option("card", o.label, o.card) for o in entry.options]
    options.append(Option("card", texts.TIDAK_TAHU, entry.cautious))
    return AnswerPart(
        question,
        Route.PERTANYAAN,
        Verdict.PERLU_KLARIFIKASI,
        texts.CLARIFY_HEAD,
        clarify=entry.question,
        options=tuple(options),
        card=None,
    )


def choose_law(question: str, places: Sequence[Address], library: Library) -> AnswerPart:
    """A bare article that several laws have, those meant most first: which one? What has no button is named."""
    options = tuple(Option("address", address_label(a, library), a.text) for a in places[:SHOWN])
    others = [regulation_label(library.regulation(a.slug), a.slug) for a in places[SHOWN:]]
    return AnswerPart(
        question,
        Route.ALAMAT,
        Verdict.PERLU_KLARIFIKASI,
        texts.CLARIFY_HEAD,
        clarify=" ".join([texts.CHOOSE_LAW, *([texts.CHOOSE_OTHER.format(laws=counted(others))] if others else [])]),
        options=options,
    )


def provisions(
    question: str, found: Sequence[Provision], library: Library, on: date, headline: str, route: Route = Route.ALAMAT
) -> AnswerPart:
    """What the law says at a place: quotes by address, repealed ones marked as history."""
    places = outermost(found)
    shown = places[:SHOWN]
    corrections = _not_in_force(shown, library, on)
    cited = tuple(in_time(p.address, Role.PROSEDUR, library, on) for p in shown)
    return AnswerPart(
        question=question,
        route=route,
        verdict=Verdict.INFORMASI,
        headline=headline,
        corrections=tuple(corrections),
        citations=cited,
        quotes=tuple(quote(p, library) for p in shown),
        footer=footer((), [p.address for p in shown], library, on),
        note=threat_note(shown, library, on),
        options=tuple(Option("address", c.label, c.address.text) for c in cited),
        left_out=tuple(address_label(p.address, library) for p in places[SHOWN:]),
    )


def _not_in_force(shown: Sequence[Provision], library: Library, on: date) -> list[str]:
    ordered = sorted(shown, key=lambda p: p.address)
    said = (no_longer(p, library, on) or not_yet(p.address, library, on) for p in ordered)
    return list(dict.fromkeys(filter(None, said)))


def quote(provision: Provision, library: Library) -> Quote:
    """The verbatim unit where a document is held, at most 600 characters at a sentence end; else our norm."""
    verbatim = provision.text is not None
    text = provision.text or provision.norm or ""
    if verbatim and (opening := stem(provision, library)):
        text = f"{opening} … {text}"
    if provision.sanction and not verbatim:
        text = f"{text} Sanksi: {provision.sanction}"
    return Quote(provision.address, address_label(provision.address, library), shorten(text), verbatim)


def shorten(text: str, limit: int = _QUOTED) -> str:
    """Cut at the last sentence end before ``limit``, at a word where there is none."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    end = max(head.rfind(". "), head.rfind("; "), head.rfind(".\n"))
    return f"{head[: end + 1]} …" if end > limit // 2 else f"{head[: head.rfind(' ')]} …"


def mention_label(mention: LegalMention, library: Library) -> str:
    """What was asked for, in the usual order of words."""
    levels = dict(mention.levels)
    words = [f"Pasal {levels['pasal']}"] if "pasal" in levels else []
    words += [f"ayat ({levels['ayat']})"] if "ayat" in levels else []
    words += [f"{k} {levels[k]}" for k in ("huruf", "angka") if k in levels]
    law = regulation_label(library.regulation(mention.slugs[0]), mention.slugs[0]) if mention.slugs else ""
    return " ".join([*words, law]).strip() or (mention.regulation_text or "Aturan itu")
