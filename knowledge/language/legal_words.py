"""The many spellings of legal words brought to one, with the way back to the original places."""

from __future__ import annotations

import re
from dataclasses import dataclass

_U2 = r"undang\s*-?\s*undang|undang2|u\.u\.?|uu"
_PAN = r"menpan\s*-?\s*rb|menpan|men\s?pan\s?rb|kemenpan\s*-?\s*rb|kemenpan|kementerian panrb|menteri panrb|menteri pan"
_DAGRI = r"mendagri|kemendagri|menteri dalam negeri|kementerian dalam negeri"
_BKN = r"kepala bkn|bkn|(?:kepala )?badan kepegawaian negara"
_KPU = r"kpu ri|kpu|komisi pemilihan umum"
_BAWASLU = r"bawaslu ri|bawaslu|badan pengawas pemilihan umum|badan pengawas pemilu|ketua bawaslu"
# Longest ways of saying it first: "peraturan pemerintah pengganti undang-undang" is no "pp".
_SPELLINGS = (
    ("perppu", rf"peraturan pemerintah pengganti (?:{_U2})|perppu|perpu"),
    ("perbawaslu", rf"peraturan (?:{_BAWASLU})|perbawaslu|per bawaslu"),
    ("pkpu", rf"peraturan (?:{_KPU})|pkpu"),
    ("perbkn", rf"peraturan (?:{_BKN})|perka\s?bkn|perkabkn|perbkn|per bkn"),
    ("permendagri", rf"peraturan (?:{_DAGRI})|permendagri"),
    ("kepmenpanrb", rf"keputusan (?:{_PAN})|kep(?:{_PAN})|kepmen pan\s?rb"),
    ("permenpanrb", rf"peraturan (?:{_PAN})|per(?:{_PAN})|permen pan\s?rb"),
    ("perpres", r"peraturan presiden|perpres|pres(?:idential)? regulation"),
    ("skb", r"surat keputusan bersama|keputusan bersama|skb"),
    ("se", r"surat edaran|surat ederan|s\.e\.|circular letter|circular"),
    ("pp", r"peraturan pemerintah|government regulation|pp"),
    ("uu", rf"{_U2}|(?<=\basn )law|law"),
    (
        "putusan mk",
        r"(?:putusan|put\.?|ptsn|putsan|putusn|ptusan)\s+(?:mahkamah konstitusi|mk)"
        r"|mahkamah konstitusi|constitutional court",
    ),
    ("menpanrb", _PAN),
    ("mendagri", _DAGRI),
    ("menteri-bumn", r"menteri bumn|kementerian bumn|meneg bumn"),
    ("bawaslu", _BAWASLU),
    ("bkn", _BKN),
    ("kasn", r"ketua kasn|kasn|komisi aparatur sipil negara|komisi asn"),
    ("kpu", _KPU),
    ("asn", r"aparatur sipil negara"),
    ("pemilu", r"pemilihan umum|pemilu|pmilu|pemlu|pemliu|pemillu"),
    ("pilkada", r"pemilihan kepala daerah|pilkada|pilkda|pilkad|plkada|pilakda"),
    ("no", r"nomor|nomer|nmr|number|num|no\.|no(?=\s*\d)|n\u00b0"),
    ("tahun", r"tahun|thn\.?|th\.|th(?=\s*\d)|taun|tahon"),
    ("walikota", r"wali kota|walkot|wako"),
)
_ANY = re.compile("|".join(rf"(?P<w{i}>\b(?:{pattern})(?![a-z]))" for i, (_, pattern) in enumerate(_SPELLINGS)))
_WHITE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Canonical:
    """Lower-case text with one spelling a word, and where each of its characters came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a non-empty place in ``text``."""
        return self.starts[start], self.ends[end - 1]


def canonical(text: str) -> Canonical:
    """Read ``text`` once, swapping every spelling of a legal word for the one the grammar knows."""
    low = _WHITE.sub(" ", "".join(c.lower() if len(c.lower()) == 1 else c for c in text))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _ANY.finditer(low):
        word = _SPELLINGS[int(str(match.lastgroup)[1:])][0]
        between = range(at, match.start())
        out += [low[at : match.start()], word]
        starts += [*between, *[match.start()] * len(word)]
        ends += [*(i + 1 for i in between), *[match.end()] * len(word)]
        at = match.end()
    rest = range(at, len(low))
    return Canonical("".join(out) + low[at:], (*starts, *rest), (*ends, *(i + 1 for i in rest)))
