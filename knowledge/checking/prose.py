"""Step 7 for words of a language model: numbers, modality, links and names must be those of the finished part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.checking.checks import contradicts, sources, unsourced_numbers
from knowledge.composing.plain import prose
from knowledge.library import Library
from knowledge.model import AnswerPart, Verdict

_LINK = re.compile(r"https?://|www\.|\bt\.me/|@\w{3,}|\b[\w-]+\.(?:com|id|org|net|info|io|gov)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[<>{}`|]|\*\*|\[[^\]]*\]\(")
_FORBIDS = re.compile(
    r"\b(?:tidak|tak|jangan|bukan|belum)\s+(?:\w+\s+)?(?:boleh|diperbolehkan|dibolehkan|diizinkan)\b"
    r"|\b(?:dilarang|terlarang|jangan|larangan|haram|melanggar)\b"
)
_FREES = re.compile(r"\b(?:tidak|tak|bukan)\s+(?:dilarang|terlarang|melanggar|apa-apa|masalah|pelanggaran)\b")
_ALLOWS = re.compile(r"\b(?:boleh\w*|diperbolehkan|dibolehkan|diizinkan|sah-sah|bebas|silakan|aman)\b")
_IF = re.compile(r"\b(?:bila|jika|kalau|apabila|asal\w*|selama|sepanjang|tergantung|hanya|kecuali|syarat\w*)\b")
_LAW = re.compile(
    r"\b(?:UU|PP|PKPU|Perpres|Perbawaslu|Permen\w*|SKB|SE|Undang-Undang|Peraturan|Keputusan|Surat Edaran|Putusan)"
    r"\b(?:\s+(?:[A-Z][\w./-]*|Nomor|\d[\w./-]*))*"
)
_LONGEST_WORDS = 110
# A number means something with its unit or month: "12 bulan" is no source of "12 tahun".
_FIGURES = re.compile(
    r"\b(?:\d+(?:[.,]\d+)*|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas"
    r"|\w+\s+(?:belas|puluh|ratus|ribu|juta))\s+(?:hari|bulan|tahun|juta|ribu|rupiah|persen|kali|orang|januari"
    r"|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b"
)
_ARTICLE = re.compile(r"\b[Pp]asal \d+[A-Z]{0,2}")


def faults(text: str, part: AnswerPart, library: Library) -> Iterator[str]:
    """Every reason not to let rewritten prose stand; empty when it may replace the template's reason."""
    own, known = prose(part), " ".join(sources(part, library))
    if not text.strip() or len(text.split()) + len(own.split()) - len(part.reason.split()) > _LONGEST_WORDS + 10:
        yield "kosong atau terlalu panjang"
    if numbers := unsourced_numbers(text, part, library):
        yield f"angka tanpa sumber: {', '.join(sorted(numbers))}"
    if new := _new(_FIGURES, text.lower(), known):
        yield f"bilangan tanpa sumber: {new}"
    if new := _new(_ARTICLE, text, known):
        yield f"pasal tanpa sumber: {new}"
    if new := _new(_LINK, text, own):
        yield f"tautan asing: {new}"
    if _MARKUP.search(text):
        yield "markah"
    if new := _new(_LAW, text, f"{own} {' '.join(c.label for c in part.citations)}"):
        yield f"peraturan tanpa sumber: {new}"
    if opposes(text, part):
        yield "berlawanan dengan putusan"


def opposes(text: str, part: AnswerPart) -> bool:
    """True when a sentence says the opposite of the verdict, or drops the condition of a conditional one."""
    if contradicts(text, part.verdict):
        return True
    if part.verdict is Verdict.TIDAK_BOLEH:
        return allows(text)
    if part.verdict is Verdict.BERSYARAT:
        sentences = re.split(r"(?<=[.!?])\s+", text)
        return any((allows(s) or forbids(s)) and not _IF.search(s.lower()) for s in sentences)
    own = prose(part)
    return (forbids(text) and not forbids(own)) or (allows(text) and not allows(own))


def allows(text: str) -> bool:
    """True when the words free an act."""
    said = text.lower()
    return _FREES.search(said) is not None or _ALLOWS.search(_FORBIDS.sub(" ", said)) is not None


def forbids(text: str) -> bool:
    """True when the words forbid an act."""
    return _FORBIDS.search(_FREES.sub(" ", text.lower())) is not None


def _new(pattern: re.Pattern[str], text: str, known: str) -> str:
    """The first match that the known words do not contain as whole words."""
    flat = " ".join(known.split()).lower()
    found = (" ".join(m.group().split()).rstrip(".,;") for m in pattern.finditer(text))
    return next((one for one in found if not re.search(rf"(?<!\w){re.escape(one.lower())}(?!\w)", flat)), "")
