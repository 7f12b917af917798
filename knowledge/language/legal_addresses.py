"""Step 2, the law named in a question: regulations by number or nickname, and the places inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.address import Address
from knowledge.errors import AddressError
from knowledge.language.legal_grammar import LEVELS, Chain, Levels, chains
from knowledge.language.legal_papers import Paper, papers_in
from knowledge.language.legal_words import Canonical, canonical

_AFTER = re.compile(
    r"[\s,(]*(?:(?:dari|dr|di|pd|pada|dlm|dalam|menurut|of|the|in|itu|nya|tsb|tersebut|versi|ke|yg|yang|ada|under|"
    r"tentang|ttg)\b\s*)*"
)
_BEFORE = re.compile(
    r"[\s,:;()\-\u2013]*(?:(?:khususnya|yaitu|terutama|di|pada|itu|bagian|dan|serta|jo|nya|yang|yg|soal|isi|bunyi|kan|katanya|punya|mempunyai"
    r"|ada|memuat|bab(?: (?!pasal)\w+){0,2})\b[\s,.]*)*"
    r"|\s*tentang [^.?!;]{3,90}\s"
)
# "Putusan MK 136 Pasal 188" is the judgment about an article of a law.
_OF_JUDGMENTS = ("bagian", "butir")


@dataclass(frozen=True, slots=True)
class LegalMention:
    """One place of the law a text names.

    ``slugs``: what it may mean, best first; empty for a bare article or a paper without a sure identity.
    ``known``: the library holds what is named. ``kind`` "local" is a paper of one office or region.
    """

    slugs: tuple[str, ...]
    levels: Levels
    span: tuple[int, int]
    regulation_text: str | None = None
    known: bool = True
    kind: Literal["regulation", "article", "local"] = "regulation"

    def addresses(self) -> tuple[Address, ...]:
        """The places meant, in every way our library may spell them, for each slug in turn."""
        found = (_address(slug, dict(shape)) for slug in self.slugs for shape in _shapes(self.levels))
        return tuple(dict.fromkeys(address for address in found if address))


def find(text: str, names: Mapping[str, tuple[str, ...]]) -> tuple[LegalMention, ...]:
    """Every regulation and article named in ``text``, in reading order; ``names`` comes from ``build_names``."""
    canon = canonical(text)
    papers = papers_in(canon.text, names, text)
    covered = _blank(canon.text, papers)
    found = _attach(canon, covered, papers, text)
    return tuple(sorted(found, key=lambda mention: mention.span))


# "Yang nomor 10 itu tentang apa?": beside a law no candidate's number is meant where its content is asked for.
_NUMBERED = re.compile(r"\byang (?:nomor|nomer|no)\.? (\d{1,2})\b(?= (?:itu |tadi )?(?:tentang|soal|isi|bunyi|apa)\w*)")


def continued(text: str, earlier: tuple[LegalMention, ...]) -> tuple[LegalMention, ...]:
    """The places ``text`` names without a law ("yang angka 6?"), in the one law that was named before it."""
    laws = [mention for mention in earlier if mention.slugs]
    if len({mention.slugs for mention in laws}) != 1:
        return ()
    law = laws[-1]
    numbered = _NUMBERED.sub(r"yang angka \1", canonical(text).text)
    said = (place for chain in chains(numbered) for place in chain.places)
    return tuple(replace(law, levels=_below(law.levels, place)) for place in dict.fromkeys(said) if place)


# Beside the name of a law this says only which law is meant.
_ONLY_NAMES = re.compile(
    r"\W*(?:\b(?:yang|yg|dari|dr|di|dalam|dlm|pada|menurut|versi|itu|ya|dong|deh|min|maksud\w*|saya|the|of|in)\b\W*)*"
)


def completed(text: str, laws: tuple[LegalMention, ...], earlier: tuple[LegalMention, ...]) -> tuple[LegalMention, ...]:
    """The articles named ``earlier`` without a law, where ``text`` is no more than the law's name ("uu pemilu")."""
    rest = text.lower()
    for start, end in sorted((law.span for law in laws), reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    bare = [mention for mention in earlier if mention.kind == "article"]
    named = all(law.slugs and not law.levels for law in laws)
    if not (laws and named and bare and len(bare) == len(earlier) and _ONLY_NAMES.fullmatch(rest)):
        return ()
    return tuple(replace(law, levels=fit) for law in laws for place in bare for fit in _fits(place.levels, law.slugs))


def _below(levels: Levels, place: Levels) -> Levels:
    """``place`` with the levels above it that were said before."""
    highest = min(LEVELS.index(level) for level in place)
    return Levels.of({**{k: v for k, v in levels.items() if LEVELS.index(k) < highest}, **place})


def _blank(text: str, papers: Iterable[Paper]) -> str:
    """Hide the names of regulations from the grammar of places: "PP 94 huruf n" has no Pasal 94."""
    for paper in papers:
        text = text[: paper.start] + "\0" * (paper.end - paper.start) + text[paper.end :]
    return text


def _attach(canon: Canonical, covered: str, papers: list[Paper], text: str) -> Iterable[LegalMention]:
    """Give each run of places the regulation it stands beside; what stands alone is said alone."""
    groups = chains(covered)
    mentions = [_mention(canon, paper, text) for paper in papers]
    law_first = bool(papers and groups and papers[0].start < groups[0].start)
    taken: dict[int, Levels] = {}
    for group in groups:
        index = _neighbour(covered, group, papers, law_first)
        if index is None:
            yield from _bare(canon, covered, group)
            continue
        # "Pasal 29 UU Desa huruf g": the letter is of the article that stands before the law.
        above = taken.get(index, Levels())
        said = [_below(above, place) if "pasal" in above and "pasal" not in place else place for place in group.places]
        taken[index] = group.places[-1]
        span = canon.span(min(group.start, papers[index].start), max(group.end, papers[index].end))
        for levels in dict.fromkeys(fit for place in said for fit in _fits(place, papers[index].slugs)):
            yield replace(mentions[index], levels=levels, span=span)
    yield from (mention for i, mention in enumerate(mentions) if i not in taken)


def _mention(canon: Canonical, paper: Paper, text: str) -> LegalMention:
    start, end = canon.span(paper.start, paper.end)
    kind: Literal["local", "regulation"] = "local" if paper.local else "regulation"
    return LegalMention(paper.slugs, Levels(), (start, end), text[start:end], paper.known, kind)


def _neighbour(covered: str, group: Chain, papers: list[Paper], law_first: bool) -> int | None:
    after = [i for i, p in enumerate(papers) if p.start >= group.end and _AFTER.fullmatch(covered, group.end, p.start)]
    before = [
        i for i, p in enumerate(papers) if p.end <= group.start and _BEFORE.fullmatch(covered, p.end, group.start)
    ]
    ordered = before[-1:] + after[:1] if law_first else after[:1] + before[-1:]
    return ordered[0] if ordered else None


def _bare(canon: Canonical, covered: str, group: Chain) -> Iterable[LegalMention]:
    """An article without a law; a lone "ayat" only in a short message, as scripture has verses too."""
    for place in group.places:
        levels = Levels.of({k: v for k, v in place.items() if k != "bagian" or "lampiran" in place})
        if re.match(r"ps\b", covered[group.start :]) and len(levels) == 1:
            continue  # a game console, not an article
        if "pasal" in levels or "lampiran" in levels or ("ayat" in levels and len(covered.split()) < 6):
            yield LegalMention((), levels, canon.span(group.start, group.end), kind="article")


def _fits(place: Levels, slugs: tuple[str, ...]) -> tuple[Levels, ...]:
    """ "Butir 3 SKB" is a row of its annex, of discipline or of the code of conduct."""
    number = place.get("angka") or place.get("butir")
    if number is None or len(place) > 1 or not any(slug.startswith("skb-") for slug in slugs):
        return (_fit(place, slugs),)
    kinds = ("disiplin", "kode-etik")
    return tuple(Levels.of({"lampiran": "II", "bagian": f"pelanggaran-{kind}", "angka": number}) for kind in kinds)


def _fit(place: Levels, slugs: tuple[str, ...]) -> Levels:
    """Parts that only joint decrees and judgments have are kept for those alone; a judgment has no articles."""
    if slugs and all(slug.startswith("putusan-") for slug in slugs):
        return Levels.of({level: value for level, value in place.items() if level in _OF_JUDGMENTS})
    levels = dict(place)
    part = levels.get("bagian", "")
    joint = any(slug.startswith("skb-") for slug in slugs)
    if part.startswith("pelanggaran-") and joint and ("lampiran" in levels or len(levels) > 1):
        levels["lampiran"] = levels.get("lampiran", "II")
        levels = {"angka" if k == "butir" else k: v for k, v in levels.items()}
    elif part and part != "diktum":
        del levels["bagian"]
    return Levels.of(levels)


def _shapes(levels: Levels) -> Iterable[Mapping[str, str]]:
    """As said; without "penjelasan"; with a circular's "angka 4 huruf c" as the named part our data has."""
    yield levels
    if "ayat" in levels:
        yield {**levels, "ayat": levels["ayat"].upper()}
    if "penjelasan" in levels:
        yield {k: v for k, v in levels.items() if k != "penjelasan"}
    if "angka" in levels and not {"pasal", "bagian", "lampiran"} & set(levels):
        part = "-".join(f"{k}-{levels[k]}" for k in ("angka", "huruf") if k in levels)
        yield {"bagian": part}
        yield {"bagian": f"angka-{levels['angka']}", **{k: v for k, v in levels.items() if k != "angka"}}


def _address(slug: str, levels: dict[str, str]) -> Address | None:
    try:
        return Address.parse(
            " ".join([slug, *(w for k, v in levels.items() for w in ([k] if k == "penjelasan" else [k, v]))])
        )
    except AddressError:
        return None
