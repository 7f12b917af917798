"""Step 4, addresses first: a question for the text of the law is answered at the place it names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.labels import address_label, regulation_label
from knowledge.composing.lookups import choose_law, mention_label, not_existing, not_held, provisions
from knowledge.language.legal_addresses import LegalMention
from knowledge.language.local_instruments import asks_its_content
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import AnswerPart, LegalStatus, Verdict
from knowledge.retrieval.articles import candidates, names_enough
from knowledge.retrieval.together import named_together, together
from knowledge.retrieval.units import outermost

# Of a whole law the first places say what it is about; the rest is found by asking.
_OPENING = 2
# Words that may stand beside an address in a plain look-up.
_PLAIN = re.compile(
    r"\b(?:pasal|ayat|huruf|angka|butir|nomor|no|tahun|isi\w*|bunyi\w*|apa|apakah|saja|itu|yang|dari|tentang|mohon|tolong|"
    r"sebutkan|jelaskan|dalam|pada|di|larangan|min|dong|ya|sih|kah|inti|terkait|the|what|is|did|of|no|uu|pp|se|skb)\b"
)
_NUMBER_AND_YEAR = re.compile(r"-(\d+)-(\d{4})$")
# "Saya undang caleg isi pengajian, boleh?" asks for no article's content.
_MINE = frozenset(("saya", "perbuatan"))
_ACCORDING_TO = re.compile(r"\b(?:menurut|berdasarkan|according to)(?: (?:bunyi|isi|ketentuan))?\s*$", re.I)
_TODAY = re.compile(
    r"\b(?:sekarang|kini|saat ini|today|now)\b(?! masih| berlaku)"
    r"(?=.*\b(?:apa|mana|berapa|dasar\w*|aturan\w*|pasal|which|what)\b)"
)
_SUCCESSOR = re.compile(
    r"\b(?:yang (?:sekarang|baru|berlaku)|sekarang(?= pasal| jadi| di| pindah| apa)|kini"
    r"|pengganti\w*|gantinya|diganti\w*|pindah|padanan\w*|replaced?)\b"
)


def by_place(asked: Asked, library: Library, on: date) -> AnswerPart | None:
    """The answer at the named place, or ``None`` when the message asks about an act."""
    laws = [mention for mention in asked.mentions if mention.kind != "local"]
    if not laws or not _looks_up(asked) or _asks_what_followed(asked, library):
        return None
    # "Putusan MK 105 tentang Pasal 27A": the law is named, and is not asked for.
    named_laws = [mention for mention in laws if mention.kind != "article"]
    meant = named_together(named_laws or laws, library)
    found = [part for mention in meant if (part := _at(mention, asked, library, on))]
    return together(found) if found else None


def at_the_named_place(part: AnswerPart, asked: Asked, library: Library, on: date) -> AnswerPart:
    """Information about another article or law than the one asked about gives way to that one."""
    if part.verdict not in {Verdict.INFORMASI, Verdict.TIDAK_DITEMUKAN} or "perbuatan" in asked.facets.flags:
        return part
    stranger = _not_known(asked, part, library)
    if stranger and _TODAY.search(asked.mended):
        # "It was Law 43/1999, what is it now?": the law of today is asked for, and the old one is said to be missing.
        return replace(part, corrections=(_unheld(stranger, asked, library).headline, *part.corrections))
    if stranger:
        return _of_its_successor(stranger, asked, library, on) or _unheld(stranger, asked, library)
    for mention in asked.mentions:
        if about := _whole(mention, part, asked, library, on):
            return about
        places = mention.addresses() if dict(mention.levels) and mention.known else ()
        if not places or any(p.covers(c.address) or c.address.covers(p) for p in places for c in part.citations):
            continue
        if _speaks_of(part, mention) or _cites_another(part, mention, asked):
            continue
        if any(library.in_force(a, on) and library.inside(a) for a in places) and (
            found := _at(mention, asked, library, on)
        ):
            return found
    return part


def _speaks_of(part: AnswerPart, mention: LegalMention) -> bool:
    """ "Pasal 491-494 kini tinggal denda" speaks of Pasal 494."""
    pasal = dict(mention.levels).get("pasal", "")
    listed = rf"\bPasal (?:\d+[A-Z]?(?:-|, | dan |, dan ))*{pasal}\b"
    return bool(pasal) and re.search(listed, f"{part.headline} {part.reason}") is not None


def _cites_another(part: AnswerPart, mention: LegalMention, asked: Asked) -> bool:
    """True where the answer rests on another law that was named beside this one."""
    others = {slug for other in asked.mentions if other is not mention for slug in other.slugs}
    return any(c.address.slug in others - set(mention.slugs) for c in part.citations)


def _unheld(mention: LegalMention, asked: Asked, library: Library) -> AnswerPart:
    return not_held(asked.text, mention.regulation_text or mention_label(mention, library))


def _of_its_successor(mention: LegalMention, asked: Asked, library: Library, on: date) -> AnswerPart | None:
    """A law that one of ours is known to have repealed is answered by that one."""
    by = library.repealer(mention.slugs[0]) if mention.slugs else None
    if by is None:
        return None
    law = library.heir(by)
    found = library.provisions_of(law.slug)
    head = texts.LAW_HEAD.format(law=regulation_label(law, law.slug), title=law.title)
    return provisions(asked.text, outermost(found)[:_OPENING], library, on, head)


def _not_known(asked: Asked, part: AnswerPart, library: Library) -> LegalMention | None:
    """The only law named, by number and year and not held, where the information found does not speak of it."""
    if len(asked.mentions) != 1 or part.verdict is not Verdict.INFORMASI:
        return None
    mention = asked.mentions[0]
    number = _NUMBER_AND_YEAR.search(mention.slugs[0]) if mention.slugs and not mention.known else None
    by = library.repealer(mention.slugs[0]) if number else None
    if by and any(c.address.slug == library.heir(by).slug for c in part.citations):
        return None  # its repeal is said before the answer
    said = " ".join((part.headline, part.reason, part.note, *part.corrections))
    return mention if number and f"{number[1]}/{number[2]}" not in said else None


def _whole(mention: LegalMention, part: AnswerPart, asked: Asked, library: Library, on: date) -> AnswerPart | None:
    """What a law is about, where nothing but the law is named and the information found is not of it."""
    if mention.kind == "article" or dict(mention.levels) or len(mention.slugs) != 1 or not _looks_up(asked):
        return None
    law, found = library.regulation(mention.slugs[0]), library.provisions_of(mention.slugs[0])
    named = {slug for other in asked.mentions for slug in other.slugs}
    if (
        law is None
        or not found
        or _asks_what_followed(asked, library)
        or any(c.address.slug in named for c in part.citations[:1])
    ):
        return None
    head = texts.LAW_HEAD.format(law=regulation_label(law, law.slug), title=law.title)
    return provisions(asked.text, outermost(found)[:_OPENING], library, on, head)


def _at(mention: LegalMention, asked: Asked, library: Library, on: date) -> AnswerPart | None:
    if mention.kind == "article":
        places = candidates(mention, library, on)
        if len(places) == 1 and names_enough(mention):
            return provisions(asked.text, library.inside(places[0]), library, on, texts.LOOKUP_HEAD)
        return choose_law(asked.text, places, library) if places else None
    for address in mention.addresses():
        newest = library.newest(address, on)
        if newest != address and (found := library.inside(newest)):
            return _amended(address, provisions(asked.text, found, library, on, texts.LOOKUP_HEAD), newest, library)
    if not mention.known:
        return _of_its_successor(mention, asked, library, on) or _unheld(mention, asked, library)
    if not dict(mention.levels):
        return None
    for address in mention.addresses():
        if found := library.inside(address):
            return provisions(asked.text, found, library, on, texts.LOOKUP_HEAD)
    return _within(mention, asked, library, on) or _missing(mention, asked, library)


def _amended(asked_for: Address, part: AnswerPart, newest: Address, library: Library) -> AnswerPart:
    """Answers cite the amending law; whoever asked for the amended one is told why."""
    name, by = address_label(asked_for, library), address_label(newest, library)
    note = texts.PLACE_CHANGED.format(name=name, since="", by=by)
    return replace(part, corrections=(note, *part.corrections))


def _within(mention: LegalMention, asked: Asked, library: Library, on: date) -> AnswerPart | None:
    """A paragraph that we hold only as part of its article: the article, and that it was not taken apart."""
    for address in mention.addresses():
        whole = [p for p in library.provisions_of(address.slug) if p.address.pasal and p.address.covers(address)]
        if whole:
            part = provisions(asked.text, whole, library, on, texts.LOOKUP_HEAD)
            name, held = address_label(address, library), address_label(whole[0].address, library)
            return replace(part, corrections=(texts.PLACE_WITHIN.format(name=name, held=held), *part.corrections))
    return None


def _missing(mention: LegalMention, asked: Asked, library: Library) -> AnswerPart:
    """A known law without that place: proved absent by a whole text, or only not held."""
    label = mention_label(mention, library)
    slug = mention.slugs[0]
    last = library.last_articles.get(slug)
    pasal = dict(mention.levels).get("pasal", "")
    if last and pasal.isdigit() and int(pasal) > last:
        law = regulation_label(library.regulation(slug), slug)
        return not_existing(asked.text, label, law, str(last))
    return not_held(asked.text, label)


def _looks_up(asked: Asked) -> bool:
    """True when little but the address is said, or its content is asked for."""
    if "isi" in asked.facets.flags and (not asked.facets.flags >= _MINE or asks_its_content(asked.mended)):
        return True
    rest = _PLAIN.sub(" ", _without_mentions(asked))
    return len(re.findall(r"[a-z]{3,}", rest)) <= 1 or ("keterangan" in asked.facets.flags and _ends_at_a_place(asked))


def _ends_at_a_place(asked: Asked) -> bool:
    """ "Apa bentuk keberpihakan yang dilarang menurut Pasal 283 ayat (2) UU 7/2017?"."""
    return any(
        dict(mention.levels)
        and _ACCORDING_TO.search(asked.text[: mention.span[0]])
        and not re.search(r"\w", asked.text[mention.span[1] :])
        for mention in asked.mentions
    )


def _asks_what_followed(asked: Asked, library: Library) -> bool:
    """True when what took the place of repealed law is asked for, not what that law says."""
    laws = [library.regulation(slug) for mention in asked.mentions for slug in mention.slugs]
    gone = bool(laws) and all(law is not None and law.status is LegalStatus.DICABUT for law in laws)
    return gone and _SUCCESSOR.search(asked.mended) is not None


def _without_mentions(asked: Asked) -> str:
    text = asked.text
    for mention in sorted(asked.mentions, key=lambda m: -m.span[0]):
        start, end = mention.span
        text = f"{text[:start]} {text[end:]}"
    return text.lower()
