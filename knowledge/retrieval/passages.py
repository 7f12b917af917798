"""Step 4 where no card decides: provisions by meaning and wording, shown as information."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from knowledge import texts
from knowledge.composing.labels import address_label
from knowledge.composing.lookups import provisions
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import AnswerPart, Option, Provision, Route
from knowledge.ports import PassageIndex
from knowledge.retrieval.modality import modality
from knowledge.retrieval.units import outermost, stem, whole

_SHOWN = 2
_POOL = 10
# Share of the question's content words that the best provision must contain; found on the project's own questions.
COVERAGE = 0.6
# A document is only offered beside a card's answer when nearly all of the question is in it.
STRONG = 0.75
_COMMON = frozenset(
    "yang dan di ke dari untuk pada dengan atau tidak apakah apa boleh bolehkah saya kami kita itu ini ada jika "
    "kalau bila "
    "oleh dalam akan sudah belum saja juga bagaimana berapa siapa kapan asn pns pppk pegawai negeri sipil min "
    "nya".split()
)


def from_passages(asked: Asked, index: PassageIndex, library: Library, on: date) -> AnswerPart | None:
    """The nearest provisions in force, if they really speak of what was asked, and what they do."""
    hits = index.search([asked.joined if asked.follows else asked.mended], _POOL)[0]
    found = [p for hit in hits if (p := library.provision(hit.id)) and library.in_force(p.address, on)]
    sure = [p for p in found if coverage(asked.mended, spoken(p, library)) >= COVERAGE]
    return _shown(sure, asked, library, on)


def from_published(asked: Asked, index: PassageIndex, library: Library, on: date) -> AnswerPart | None:
    """What looks like another field may be just what an admin's document is about: answered where that says it all."""
    if not library.holds_published:
        return None
    hits = index.search([asked.mended], _POOL)[0]
    found = [p for hit in hits if (p := library.provision(hit.id)) and p.text and library.in_force(p.address, on)]
    sure = [p for p in found if coverage(asked.mended, spoken(p, library), least=3) >= STRONG]
    return _shown(sure, asked, library, on)


def _shown(sure: Sequence[Provision], asked: Asked, library: Library, on: date) -> AnswerPart | None:
    if not sure:
        return None
    shown = outermost(sure)[:_SHOWN]
    kind = modality(_law(shown[0], library))
    part = provisions(asked.text, shown, library, on, texts.FROM_LAW[kind.value if kind else ""], Route.PERTANYAAN)
    return replace(part, options=_wholes(shown, library))


def see_also(part: AnswerPart, asked: Asked, index: PassageIndex, library: Library, on: date) -> AnswerPart:
    """A published document that speaks of the same and that the card does not know: offered, never a verdict."""
    if not library.holds_published:
        return part
    cited = {c.address.slug for c in part.citations}
    for hit in index.search([asked.mended], _POOL)[0]:
        provision = library.provision(hit.id)
        if provision is None or provision.text is None or provision.address.slug in cited:
            continue
        if not library.in_force(provision.address, on) or provision.address.penjelasan:
            continue
        if coverage(asked.mended, spoken(provision, library), least=3) >= STRONG:
            label = texts.SEE_ALSO.format(label=address_label(provision.address, library))
            return replace(part, options=(*part.options, Option("address", label, provision.address.text)))
    return part


def spoken(provision: Provision, library: Library) -> str:
    """Everything a provision can be recognised by: its law's name, the words above it, its own, our topics."""
    name = " ".join(_names(provision, library))
    own = " ".join(filter(None, (provision.norm, provision.text, provision.sanction)))
    return f"{name} {stem(provision, library)} {own} {' '.join(provision.topics)}"


def _names(provision: Provision, library: Library) -> Iterator[str]:
    """The law it stands in and, for the words of an amending law, the laws it amends."""
    law = library.regulations[provision.address.slug]
    yield law.short_name
    if provision.text:
        yield from (library.regulations[slug].short_name for slug in law.amends if slug in library.regulations)


def coverage(question: str, text: str, least: int = 2) -> float:
    """Share of the question's content words found in ``text`` by their first five letters, 0-1."""
    words = {w for w in re.findall(r"[a-z]{3,}", question) if w not in _COMMON}
    if len(words) < least:
        return 0.0
    stems = {w[:5] for w in re.findall(r"[a-z]{3,}", text.lower())}
    return sum(w[:5] in stems for w in words) / len(words)


def _law(provision: Provision, library: Library) -> str:
    return f"{stem(provision, library)} {provision.text or provision.norm or ''}"


def _wholes(shown: Sequence[Provision], library: Library) -> tuple[Option, ...]:
    """The small unit is quoted; the button opens the whole article, from where neighbours are a step away."""
    places = dict.fromkeys(whole(p, library).address for p in shown)
    return tuple(Option("address", address_label(a, library), a.text) for a in places)
