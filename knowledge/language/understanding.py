"""Step 2: what one message asks, with what came before it, part by part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.language.asking import asks_a_fact, asks_an_act, thin
from knowledge.language.facets import facets, says_self, who
from knowledge.language.legal_addresses import LegalMention, continued, find
from knowledge.language.mending import Glossary
from knowledge.language.splitting import MAX_PARTS, is_follow_on, questions
from knowledge.language.swapping import in_full, says_only_a_swap
from knowledge.model import Facets, Person

# A story is weighed sentence by sentence as well: its act is in one of them.
_LONG = 28
_ASN = {Person.PNS, Person.PPPK, Person.CPNS}
# Fewer words beside a law's name ask about the law itself.
_ENOUGH = 6
_SENTENCE = re.compile(r"[^.?!\n]+[.?!\n]*")
# "Saya takut dimutasi" tells why somebody asks, not what was done.
_WORRY = re.compile(
    r"\b(?:takut\w*|khawatir|kuatir|cemas|gelisah|was.was|resah|stres|deg.degan|sungkan|segan|pakewuh"
    r"|(?:tidak|jadi tidak) enak|serba salah|(?:susah|sulit|tidak bisa) tidur"
    r"|afraid|worried|scared)\b"
)
_CLAUSE = re.compile(r"(?:[^.?!:>\n]|[.:](?=\S))+[.?!:>\n]*")
_SELF_CONTAINED = 4
# "KASN sudah bubar, berarti bebas posting dukungan?": what follows from a premise is what is asked.
_CONCLUSION = re.compile(
    r".*(?:\b(?:berarti|brarti|berati|brati|brti|artinya|dengan demikian|oleh (?:karena|sebab) itu|ka?lo?a?u? be?gitu"
    r"|therefore|(?:that|which|it) means)\b"
    r"|[,.;?!] *(?:jadi(?:nya)?|jd|so|nah|maka|otomatis)\b"
    # "Sejak UU 1/2026 menghapus kurungan, PNS jadi tim kampanye aman dong?"
    r"|^\W*(?:sejak|semenjak|setelah|sesudah|since|now that)\b[^,.?!\n]*"
    r"(?:hapus|cabut|bubar|ganti|ubah|batal|repeal|abolish|replac|dissol)[^,.?!\n]*,"
    r"|\bjadi(?= (?:ya |sudah |udah |sekarang |skrg |skarang )?(?:boleh|bole|bebas|aman|bisa|sah|gapapa|gpp)\b))"
    r"(?P<rest>.+)",
    re.I | re.S,
)
# "Tidak saya like, cuma lihat profil calegnya": what was not done is not asked after.
_INSTEAD = re.compile(r"\b(?:tidak|tanpa|bukan)(?! hanya)(?: \w+){1,6}? (?:tapi|tetapi|melainkan|hanya) (?P<rest>.+)")
# What corrects or sighs before the matter: "maksud saya ...", "bukan itu, ...", "yah ...".
_OPENING = re.compile(
    r"^(?:(?:oh|eh|yah|ya|nah|lah|loh|lho|aduh|waduh|maaf|sori|ralat|koreksi|salah ketik|min|kak|oke|baik"
    r"|maksud(?:nya|ku| saya| aku| kami)(?: itu| tadi)?|bukan itu|bukan begitu|bukan(?= maksud| yang saya)"
    r"|yang saya (?:tanya|tanyakan|maksud)(?: itu)?) )+"
)
# A turn that only greets or asks leave to ask is nothing that a question could lean on.
_GREETS = re.compile(
    r"\W*(?:\b(?:halo+|hai+|hi|hey|hello|p|tes|permisi|punten|kulo nuwun|tabe|salam|assalam\w*|wr|wb|shalom|horas"
    r"|selamat|met|good|pagi|siang|sore|malam|malem|morning|afternoon|evening|min|mimin|admin|kak|kakak|pak|bu|bapak|ibu|bot|gan|bang"
    r"|izin|ijin|mau|numpang|boleh|nanya|tanya|bertanya|konsul\w*|ya|nih|dong|dulu|sebentar|dengan|apa kabar)\b\W*)+",
    re.I,
)
# Two turns are looked back at, and more where those lean on others themselves.
_NEAR, _FAR = 2, 4
# "Apakah tindakan itu melanggar?" names its act only in the sentence before.
_POINTS_BACK = re.compile(
    r"\b(?:tindakan|perbuatan|hal|sikap|langkah|kelakuan|perintah|ajakan|permintaan|tawaran|undangan|permintaannya) "
    r"(?:itu|tersebut|ini|begitu|demikian|tadi)\b"
    r"|\b(?:itu|ini|begitu|gitu|tersebut|demikian) (?:melanggar|boleh|dilarang|kena|aman|salah|termasuk)\b"
    r"|\b(?:begitu|gitu|demikian)$"
    # "My father heads a neighbourhood. Is he allowed to ...?": whose act it is stands before.
    r"|\b(?:is|are|may|can|could|should|does|did|was|were) (?:he|she|they)\b"
    r"|\b(?:bolehkah|apakah|boleh|bisakah) (?:dia|beliau|ia|mereka)\b"
    r"|^(?:dia|beliau|mereka) (?:boleh|bisa|dilarang|kena)\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a message.

    ``mended`` is the question alone, ``joined`` with what it leans on, ``bare`` without the laws it names or the
    stories told before it (empty where nothing much is left); ``windows`` are the sentences of a long story, alone and
    with the one after;
    ``concludes``: ``bare`` is what was said to follow from the rest; ``swaps``: the question only puts another status,
    stage or time into the one before.
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
    swaps: bool = False


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
        turns = tuple(turn for turn in turns if not _GREETS.fullmatch(turn))
        before = self._leaned_on(turns)
        for i, part in enumerate(asked[:MAX_PARTS]):
            parts.append(self._part(part, before if (i or turns) else []))
            before = [part] if i == 0 else [*before, part]
        return Understood(tuple(parts), asked[MAX_PARTS] if len(asked) > MAX_PARTS else "")

    def _leaned_on(self, turns: tuple[str, ...]) -> list[str]:
        """The turns before, as far back as one that stands by itself."""
        for back in range(_NEAR, _FAR):
            if not is_follow_on(turns[-back:][0] if turns else ""):
                return list(turns[-back:])
        return list(turns[-_FAR:])

    def _part(self, text: str, before: list[str]) -> Asked:
        mended = self._glossary.mend(text)
        if before:
            mended = _OPENING.sub("", f"{mended} ").strip() or mended
        joined = in_full([*map(self._glossary.mend, before), mended])
        own = facets(mended, text)
        # Whoever is no ASN has rules of their own: there the status is the question.
        swaps = bool(before) and says_only_a_swap(mended) and not thin(joined) and own.persons <= _ASN
        # What says nothing by itself, and with the message before it something, leans on that message.
        follows = bool(before) and (swaps or is_follow_on(text) or (thin(mended) and not thin(joined)))
        if before and not follows:
            joined = self._glossary.mend(" ".join([*before, text]))
        mentions = find(text, self._names)
        lawless = not any(m.slugs or m.kind == "local" for m in mentions)
        if before and lawless and (follows or mentions):
            follows, earlier = True, find(before[-1], self._names)
            mentions = continued(text, earlier) or mentions or earlier
        said = self._sentences(text) if len(mended.split()) > _LONG else ()
        windows = tuple(dict.fromkeys([*said, *(f"{a} {b}" for a, b in pairwise(said))]))
        concluded = "" if before else self._concluded(text)
        done = "" if said or follows else self._done(mended)
        lawful = "" if concluded or done or follows else self._bare(text, mentions)
        asking = "" if concluded or done or follows or lawful else self._asking(text)
        bare = concluded or done or lawful or asking
        seen = facets(joined if follows else mended, text, said)
        if follows:
            # Who or when the follow-on says replaces who or when was said before.
            seen = replace(seen, persons=own.persons or seen.persons, stage=own.stage or seen.stage)
        if (last := concluded or asking) and asks_an_act(last) and not asks_a_fact(last):
            # "The old law is gone, may I ...": the premise names a sanction or law, what is asked is the act.
            seen = replace(seen, flags=seen.flags - {"keterangan"} | {"perbuatan"})
        if mentions:
            # Whoever names a law by its place has named what they ask about.
            seen = replace(seen, flags=seen.flags - {"tipis"})
        return Asked(text, mended, joined, bare, follows, windows, mentions, seen, bool(concluded), swaps)

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
        # "All on one day, aren't they? So we watch out once.": the premise is what is asked.
        if not found or ("?" in text[: found.start("rest")] and "?" not in found["rest"]):
            return ""
        # "Jadi aturannya sudah lewat. Posting dukungan boleh kan": the act may come only after what was concluded.
        said = [s for s in _CLAUSE.findall(found["rest"]) if s.strip()]
        last = self._alone(said[-1]) if len(said) > 1 else ""
        asked = last if last and asks_an_act(last) else self._alone(found["rest"])
        # "Kades bukan PNS, jadi boleh kampanye?": whose act it is stands in the premise.
        subject = who(self._glossary.mend(text)) if asked and not says_self(asked) else ""
        return asked if not subject or subject in asked else f"{subject} {asked}"

    def _done(self, mended: str) -> str:
        """What is done in place of what is denied, where it names the matter itself."""
        found = _INSTEAD.search(mended)
        return found["rest"] if found and len(found["rest"].split()) >= 3 and not thin(found["rest"]) else ""

    def _alone(self, text: str) -> str:
        """Mended, where it needs nothing of what was said before it."""
        mended = self._glossary.mend(text)
        alone = len(mended.split()) >= _SELF_CONTAINED and not thin(mended) and not _POINTS_BACK.search(mended)
        return mended if alone else ""

    def _sentences(self, text: str) -> tuple[str, ...]:
        """The sentences of a story; mere worry stands in nobody's way, so what was done meets what is asked."""
        said = [(s, self._glossary.mend(s)) for s in _SENTENCE.findall(text)]
        return tuple(m for s, m in said if len(m.split()) >= 3 and ("?" in s or not _only_worries(m)))


def _only_worries(mended: str) -> bool:
    """True for a sentence of fear that names nothing of the field."""
    return thin(mended) and _WORRY.search(mended) is not None
