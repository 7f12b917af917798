"""False premises named before the answer: repealed law cited as living, bodies that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge import texts
from knowledge.composing.footers import repealed, repealed_by
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import AnswerPart, LegalStatus, Verdict


def corrections(asked: Asked, part: AnswerPart, library: Library) -> Iterable[str]:
    """What of the question has to be put right, one sentence each."""
    if part.verdict is Verdict.DI_LUAR_CAKUPAN:
        return
    said = f"{part.headline} {part.reason}"
    for slug in dict.fromkeys(slug for m in asked.mentions if len(m.slugs) == 1 for slug in m.slugs):
        regulation = library.regulation(slug)
        if regulation is None and (by := library.repealer(slug)):
            yield repealed_by(slug, by, library)
        if regulation and regulation.status is LegalStatus.DICABUT and not any(slug in c for c in part.corrections):
            line = repealed(regulation, library)
            if line not in part.corrections:
                yield line
    if re.search(r"\bkasn\b|\bkomisi aparatur sipil negara\b", asked.mended) and "KASN" not in said:
        yield texts.KASN_GONE
