"""Splits a message that asks several things; a bare follow-on question stays with the one before it."""

from __future__ import annotations

import re
from collections.abc import Callable

MAX_PARTS = 3
_SENTENCE = re.compile(r"[^?.!\n]*[?.!\n]+|[^?.!\n]+$")
_TAIL = re.compile(
    r"^(?:serius|tolong|mohon|makasih|terima kasih|bener|benar|betul|ya|yah|kan|gimana|bagaimana|please|trims|nuwun)\b"
)
# "boleh ikut? terus sanksinya apa": a second question without its mark.
_SANCTION_TAIL = re.compile(
    r"[?,.]?\s+(?:terus|trus|trs|lalu|dan|&)\s+((?:kalau|kalo|klo)?\s*(?:ketahuan|ketauan)?\s*(?:apa(?:kah)?\s+)?(?:sanksi|hukuman)\w*[^?.!]*)[?.!]*$",
    re.I,
)
# "Itu boleh? terus lapor kemana": where to turn is asked beside whether it may be done.
_REPORT_TAIL = re.compile(
    r"(?<=\w)(?:[?,.]\s*|\s+)(?:terus|trus|trs|lalu|dan|&)\s+((?:kalau|kalo|klo)?\s*(?:mau\s+)?"
    r"(?:(?:me|nge)?lapor\w*|ngadu\w*)\s+(?:ny?a\s+)?(?:ke\s*mana|kmn|ke\s*siapa|ke\s*sapa|di\s*mana)[^?.!]*)[?.!]*$",
    re.I,
)
# "masa tenang berapa hari, terus boleh posting ga waktu itu?": before and after the word that goes on, something is asked.
_FIRST = (
    r"(?:bole?h? ?(?:kah|tidak|tdk|g?a?k|n?gga?k?|ndak|ga|kan)|apakah|berapa|brp|brapa|kapan|siapa|sapa"
    r"|(?:ke|di) ?mana|gimana|bagaimana|gmn)"
)
_THEN = rf"(?:{_FIRST}|boleh|bole|blh|bisa|kena|aman)"
_GOES_ON = re.compile(r"\s(?:terus|trus|trs|dan)\s", re.I)
_SECOND_QUESTION = re.compile(
    rf"(?P<first>[^?.!\n]*\b{_FIRST}\b[^?.!\n]*?)[,;]?\s+"
    rf"(?P<second>(?:terus|trus|trs)\s[^?.!\n]*\b{_THEN}\b|dan\s+(?:{_FIRST}|(?:ke|di|dari|kepada|oleh)\s+\w+\s+mana)\b)",
    re.I,
)
# "Follow KPU boleh kan, kalau follow relawan?": one thing may be done, and another is asked after.
_SECOND_CASE = re.compile(
    r"(?P<first>[^?.!,\n]*\S\s+(?:boleh|bole|blh|aman)"
    r"(?:\s+(?:kan|ya|gak?|n?gg?ak?|tidak|ndak))?(?:\s+(?:ya|min))?)\s*,\s*"
    r"(?P<second>(?:(?:terus|trus|trs|nah)\s+)?(?:kalau|kalo|klo|kl|nek)(?:\s+[^\s?.!,]+){2,})",
    re.I,
)
# A story asks in passing ("he wanted to know whether I ... and who ..."): there the marks alone are trusted.
_BRIEF = 28
# Short, yet a question of its own: what follows, and where to turn.
_FOLLOW_ON = re.compile(
    r"\b(?:sanksi\w*|hukum\w*|pidana\w*|lapor\w*|akibat\w*|resiko\w*|risiko\w*|pasal\w*|dasar\w*)\b"
)

# "Boleh nyoblos dan boleh kampanye": leave is asked twice, each time for an act; "boleh foto, boleh kan" only insists.
_LEAVE = (
    r"(?:apakah\s+)?(?:bole?h?|blh)(?:kah)?\s+(?!(?:g?a?k|n?gg?a?k?|ga|tidak|tdk|ndak|kan|ya+|min|dong|donk|sih|itu|ini"
    r"|gitu|begitu|aja|saja|juga|deh|atau|apa)\b)\w{2,}"
)
_LEAVE_ASKED = re.compile(
    rf"(?<!\btidak )(?<!\btdk )(?<!\bga )(?<!\bgak )(?<!\bndak )(?<!\bnggak )(?<!\byang )(?<!\byg )\b{_LEAVE}[^.!?\n]*$",
    re.I,
)
_LEAVE_AGAIN = re.compile(rf"(?:\s*,(?:\s*dan)?|\s+(?:dan|&))\s+(?={_LEAVE})", re.I)
# "Boleh di rumah? dan boleh ga di kantor": a second question that its writer left without a mark.
_UNMARKED = re.compile(
    rf"(?:\?\s*(?:terus|trus|trs|dan|kalau|kalo|klo)\b[^?.!\n]*\b{_THEN}\b|\b{_LEAVE}[^?.!\n]*\?\s*{_LEAVE}\s)"
    r"[^?.!\n]*$",
    re.I,
)
# "Boleh nyoblos? Boleh kampanye?": two words, and another act; "boleh kan?" only insists.
_OTHER_ACT = re.compile(
    r"^(?:boleh|bole|blh|bisa|aman|kalau|kalo|klo) (?!g?a?k?$|n?gg?a?k$|tidak$|tdk$|ndak$|kan$|ya+$|kah$|min$|dong$|donk$"
    r"|sih$|itu$|ini$|gitu$|begitu$|aja$|saja$|juga$|deh$|be?ra?ngka?t$|lanjut$|jalan$|pergi$|lakukan$|dilakukan$|diterusin$|diteruskan$)\w{2,}$"
)
# "Boleh di rumah? di kantor?": the same asked of another place, person or time.
_ELSEWHERE = re.compile(r"^(?:di|ke|sama|pas|pakai|pake) (?!mana|sini|situ|sana|gitu|begitu|aja|saja)\w{2,}$")


def questions(text: str, names_its_matter: Callable[[str], bool] = bool) -> tuple[str, ...]:
    """The questions of a message in order; statements go with the question that follows them.

    A message with at most one question mark is one question, unless it goes on to ask something else;
    ``names_its_matter`` tells whether an act that is asked about before another one can be judged by its own words.
    """
    text = _SANCTION_TAIL.sub(r"? \1?", text)
    text = _REPORT_TAIL.sub(r"? \1?", text)
    if len(text.split()) <= _BRIEF:
        # Both patterns try every beginning: a word tells sooner that there is nothing to find.
        if _GOES_ON.search(text):
            text = _SECOND_QUESTION.sub(r"\g<first>? \g<second>", text)
        if "," in text:
            text = _SECOND_CASE.sub(r"\g<first>? \g<second>", text)
        text = _leave_by_leave(text, names_its_matter)
        if _UNMARKED.search(text):
            text += "?"
    if text.count("?") < 2:
        return (text,)
    parts: list[str] = []
    waiting = ""
    for sentence in _SENTENCE.findall(text):
        waiting = f"{waiting} {sentence}".strip()
        if "?" in sentence:
            parts.append(waiting)
            waiting = ""
    if waiting and parts:
        parts[-1] = f"{parts[-1]} {waiting}"
    return _merge_tails(parts) or (text,)


def _leave_by_leave(text: str, names_its_matter: Callable[[str], bool]) -> str:
    """A question mark before each further act that leave is asked for; "boleh like dan boleh komen di akun caleg" is
    one question, for the first act lacks what stands with the last.
    """
    asked, start = "", 0
    for again in _LEAVE_AGAIN.finditer(text):
        before = text[start : again.start()]
        if _LEAVE_ASKED.search(before) and names_its_matter(before):
            asked, start = f"{asked}{before}? ", again.end()
    return f"{asked}{text[start:].rstrip('?')}?" if asked else text


# "Kalau istri saya? dia bukan ASN, boleh?": of whom the first asks, the second goes on to tell.
_TELLS_OF = re.compile(r"^(?:dia|ia|beliau|mereka|orangnya|statusnya|posisinya|she|he|they)\b")
_LEAD = 4


def _merge_tails(parts: list[str]) -> tuple[str, ...]:
    """A question of one or two words ("bener ga?") only repeats the one before it."""
    merged: list[str] = []
    for part in parts:
        words = re.findall(r"\w+", part.lower())
        if (merged and _TELLS_OF.match(" ".join(words)) and len(merged[-1].split()) <= _LEAD) or (
            merged
            and not _FOLLOW_ON.search(" ".join(words))
            and not _ELSEWHERE.match(" ".join(words))
            and not _OTHER_ACT.match(" ".join(words))
            and (len(words) <= 2 or (len(words) <= 4 and _TAIL.match(" ".join(words))))
        ):
            merged[-1] = f"{merged[-1]} {part}"
        else:
            merged.append(part)
    return tuple(merged)


def is_follow_on(part: str) -> bool:
    """True for a part that leans on the one before it ("sanksinya apa?", "kalau disimpan sendiri?")."""
    words = re.findall(r"\w+", part.lower())
    if len(words) <= 3:
        return True
    return bool(re.match(
        r"(?:trus|terus|lalu|kalo|kalau|klo|kl|nek|lek|upami|jika|bila|dan|terus kalau|tapi|tp|berarti|nah|oh|oke"
        r"|lah|gimana|maksud\w*|bukan|eh|yah|ya|aduh|waduh|ralat|salah ketik|salah(?= maksud)|yang|yg|soalnya|cuma|cm|hanya|apabila"
        r"|misal\w*|walau\w*|meski\w*|padahal|asal\w*|termasuk|andai\w*|biarpun|lho|loh|kok|"
        r"masa|mosok|emang|emangnya|memang|memangnya|kenapa|knp|mengapa|serius|yakin|jadi(?= (?:boleh|bole|blh|gak|tidak|aman))|"
        r"bagaimana|what if|and|sanksi\w*|hukuman\w*|ada pidana\w*|pasal (?:yang|yg|brp itu|berapa itu)"
        r"|(?:yang |yg )?(?:di |halaman )(?:\w+ ){1,2}(?:itu|tersebut|tadi)|lapor\w*)\b",
        " ".join(words),
    ))  # fmt: skip
