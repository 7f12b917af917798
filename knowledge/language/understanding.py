"""Step 2: what one message asks, with what came before it, part by part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.language.asking import thin
from knowledge.language.facets import facets
from knowledge.language.legal_addresses import LegalMention, find
from knowledge.language.mending import Glossary
from knowledge.language.splitting import MAX_PARTS, is_follow_on, questions
from knowledge.model import Facets

# A story is weighed sentence by sentence as well: its act is in one of them.
_LONG = 28
# Fewer words beside a law's name ask about the law itself.
_ENOUGH = 6
_SENTENCE = re.compile(r"[^.?!\n]+[.?!\n]*")
_CLAUSE = re.compile(r"(?:[^.?!:>\n]|[.:](?=\S))+[.?!:>\n]*")
_SELF_CONTAINED = 4
# "KASN sudah bubar, berarti bebas posting dukungan?": what follows from a premise is what is asked.
_CONCLUSION = re.compile(r".*(?:\b(?:berarti|brarti|artinya)\b|[,.;?!] *(?:jadi|so|nah)\b)(?P<rest>.+)", re.I | re.S)
# "Apakah tindakan itu melanggar?" names its act only in the sentence before.
_POINTS_BACK = re.compile(
    r"\b(?:tindakan|perbuatan|hal|sikap|langkah|kelakuan|perintah|ajakan|permintaan|tawaran|undangan|permintaannya) "
    r"(?:itu|tersebut|ini|begitu|demikian|tadi)\b"
    r"|\b(?:itu|ini|begitu|gitu|tersebut|demikian) (?:melanggar|boleh|dilarang|kena|aman|salah|termasuk)\b"
    r"|\b(?:begitu|gitu|demikian)$"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a message.

    ``mended`` is the question alone, ``joined`` with what it leans on, ``bare`` without the laws it names or the
    stories told before it (empty where nothing much is left); ``windows`` are the sentences of a long story, alone and
    with the one after;
    ``concludes``: ``bare`` is what was said to follow from the rest.
    """

    text: str
    mended: str
    joined: str
    bare: str
    follows: bool
    windows: tuple[str, ...]
    mentions: tuple[LegalMention, ...]
    facets: Facets
    concludes: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """The questions taken up and the one that was left."""

    parts: tuple[Asked, ...]
    left_out: str = ""


class Understanding:
    """Reads messages with the glossary and the names of the regulations."""

    def __init__(self, glossary: Glossary, names: Mapping[str, tuple[str, ...]]) -> None:
        self._glossary = glossary
        self._names = names

    def read(self, text: str, turns: tuple[str, ...]) -> Understood:
        """``text`` and ``turns`` are clean; turns are the earlier messages, oldest first."""
        asked = questions(text)
        parts: list[Asked] = []
        before = list(turns[-2:])
        for i, part in enumerate(asked[:MAX_PARTS]):
            parts.append(self._part(part, before if (i or turns) else []))
            before = [part] if i == 0 else [*before, part]
        return Understood(tuple(parts), asked[MAX_PARTS] if len(asked) > MAX_PARTS else "")

    def _part(self, text: str, before: list[str]) -> Asked:
        mended = self._glossary.mend(text)
        joined = self._glossary.mend(" ".join([*before, text])) if before else mended
        # What says nothing by itself, and with the message before it something, leans on that message.
        follows = bool(before) and (is_follow_on(text) or (thin(mended) and not thin(joined)))
        mentions = find(text, self._names)
        if before and all(mention.kind == "article" for mention in mentions) and (follows or mentions):
            follows = True
            mentions = _of_the_law_before(mentions, find(before[-1], self._names))
        said = self._sentences(text) if len(mended.split()) > _LONG else ()
        windows = tuple(dict.fromkeys([*said, *(f"{a} {b}" for a, b in pairwise(said))]))
        concluded = "" if before else self._concluded(text)
        bare = concluded or ("" if follows else self._bare(text, mentions) or self._asking(text))
        seen = facets(joined if follows else mended, text, said)
        if mentions:
            # Whoever names a law by its place has named what they ask about.
            seen = replace(seen, flags=seen.flags - {"tipis"})
        return Asked(text, mended, joined, bare, follows, windows, mentions, seen, bool(concluded))

    def _bare(self, text: str, mentions: tuple[LegalMention, ...]) -> str:
        """What is asked besides the law that is named: "menurut PP X boleh pakai mobil dinas?" asks about the car."""
        if not mentions:
            return ""
        for start, end in sorted((m.span for m in mentions), reverse=True):
            text = f"{text[:start]} {text[end:]}"
        mended = self._glossary.mend(text)
        return mended if len(mended.split()) >= _ENOUGH else ""

    def _asking(self, text: str) -> str:
        """The sentence that asks, where it names the matter itself: what was told before it weighs less."""
        said = [s.strip() for s in _CLAUSE.findall(text) if s.strip()]
        asking = [s for s in said if "?" in s]
        if len(said) < 2 or not asking:
            return ""
        return self._alone(asking[-1])

    def _concluded(self, text: str) -> str:
        """What is asked to follow from a premise, where it names the matter itself."""
        found = _CONCLUSION.fullmatch(text)
        return self._alone(found["rest"]) if found else ""

    def _alone(self, text: str) -> str:
        """Mended, where it needs nothing of what was said before it."""
        mended = self._glossary.mend(text)
        alone = len(mended.split()) >= _SELF_CONTAINED and not thin(mended) and not _POINTS_BACK.search(mended)
        return mended if alone else ""

    def _sentences(self, text: str) -> tuple[str, ...]:
        said = [self._glossary.mend(s) for s in _SENTENCE.findall(text)]
        return tuple(s for s in said if len(s.split()) >= 3)


def _of_the_law_before(
    articles: tuple[LegalMention, ...], earlier: tuple[LegalMention, ...]
) -> tuple[LegalMention, ...]:
    """Articles named without a law belong to the one law of the message before; without articles, what it named."""
    laws = [mention for mention in earlier if mention.kind != "article"]
    if not articles or len(laws) != 1:
        return articles or earlier
    law = laws[0]
    return tuple(
        replace(a, slugs=law.slugs, known=law.known, kind=law.kind, regulation_text=law.regulation_text)
        for a in articles
    )
