"""Step 3: what kind of message this is; rules for what is certain, the classifier for the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from knowledge.language.asking import ACT, FIELD, names_the_field, points_at_a_person
from knowledge.language.local_instruments import names_a_paper
from knowledge.language.understanding import Asked
from knowledge.model import Evidence, Route
from knowledge.routing.attacks import is_attack
from knowledge.routing.orders import STORY

ROUTE = "route:"
_OTHER_SCRIPT = re.compile(
    r"[\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
# Far from every known phrasing by wording and by meaning: noise, not a question.
_NOISE = 0.10
# Losing a real question costs more than one polite answer too many. 0.8 and 1.0 answer alike on all question sets; above
# that, messages of other fields are answered as questions.
_OUTSIDE = 0.8
# A message that names a candidate, a party or an election is seldom about leave or inheritance.
_OUTSIDE_OF_FIELD = 2.0
# So much of a guess that the paper spoken of is one of an office, where one is spoken of.
_LOCAL = 0.25
# From here on it is plain that an opinion of somebody or advice is asked, though nobody is named.
_PLAINLY = 0.8
_VOWELLESS = re.compile(r"\b[bcdfghjklmnpqrstvwxz]{4,}\b|\b\w*[qwzxkj]{3,}\w*\b")


OTHER_FIELDS = (Route.KEPEGAWAIAN_LAIN, Route.HUKUM_LAIN)
_SMALL_TALK = (Route.SAPAAN, Route.TERIMA_KASIH, Route.BANTUAN)
_CHOOSE = r"(?:pilih|memilih|nyoblos|mencoblos|coblos|dukung|vote)"
_ONE_OF = r"(?:satu|dua|tiga|empat|0?[1-9])"
_NUMBERED = rf"(?:nomor|no|paslon|pasangan calon|calon|kandidat) (?:urut )?{_ONE_OF}"
_WHOM = re.compile(
    rf"\b(?:(?:enaknya|sebaiknya|mending|bagusnya|baiknya|bingung|cocoknya|saran\w*)(?: \w+){{0,4}} {_CHOOSE}(?: \w+){{0,2}} (?:siapa|mana|apa)|"
    rf"{_CHOOSE} (?:siapa|yang mana) (?:ya|enaknya|bagusnya|sebaiknya|nih)|siapa yang (?:harus|sebaiknya|layak) (?:saya )?{_CHOOSE}|"
    r"(?:paslon|calon|pasangan|partai|kandidat)(?: \w+){0,3}? mana yang(?: \w+){0,2} (?:bagus|baik|terbaik|layak|pantas|menang|cocok|unggul)|"
    r"(?:prediksi\w*|ramal\w*|tebak\w*|nebak)(?: \w+){0,5} (?:menang|terpilih|unggul)|"
    r"siapa (?:ya |sih |nih )?yang (?:\w+ )?(?:bakal\w*|akan|kira kira|berpeluang|paling mungkin)(?: \w+){0,2} (?:menang|terpilih|unggul)|who (?:to|should i|do i|will) (?:vote|memilih|win)|"
    r"which (?:party|candidate|partai politik|calon)|which one should i (?:choose|pick|vote|support|memilih|dukung)|tell me who|"
    rf"{_NUMBERED} (?:apa|atau|vs) (?:{_NUMBERED}|{_ONE_OF})(?: (?:nih|ya|sih|ini))? (?:yang|yg|lebih|mending|bagus\w*)|"
    r"^(?:\w+ )?20\d\d siapa (?:yang )?(?:menang|terpilih|jadi (?:presiden|gubernur|bupati))|"
    r"menurut (?:lo|lu|kamu|anda|mu|min)(?: \w+){0,2} mending (?:\w+ ){1,3}(?:apa|atau) \w+|"
    r"bantu\w*(?: \w+){0,2} (?:nentuin|tentukan|menentukan|pilihin|pilihkan)(?: \w+){0,2} (?:pilihan|calon|paslon|siapa))\b"
)
_ASKED_BY_OTHERS = re.compile(
    r"\b(?:survei|ditanya\w*|tanya\w*|mengarahkan|menyuruh|disuruh|diarahkan|rahasia|atasan|saksi|exit poll|taruhan|bertaruh|lomba|arisan|hadiah\w*)\b"
)
# "Bolehkah saya bilang pilih siapa?" asks for a right, not for advice.
_MAY = re.compile(r"\b(?:boleh\w*|bolehkah|diperbolehkan|can|may|allowed)\b")
# Who wants something written for a campaign says that it is to be made, or what it is.
_COMPOSES = re.compile(
    r"\b(?:(?<!yang )(?:mem)?buat\w*|(?<!yang )(?:mem)?bikin\w*|(?:men)?susun\w*|(?:me)?nulis\w*|(?:me)?tulis\w*|(?:me)?rangkai\w*|(?:me)?ngarang\w*"
    r"|karang\w*|cari\w*|kasih|bantu\w*|tolong|terjemah\w*|ubah\w*|edit\w*|perbaiki|rapikan|ringkas\w*|singkat\w*|lanjutkan|pilihkan"
    r"|ide\w*|caption\w*|pantun\w*|slogan\w*|pidato\w*|naskah\w*|jingle\w*|teks|konten|draf\w*|skrip|kata kata|strategi|tagline"
    r"|bagaimana|gimana|cara\w*|supaya|agar|how|puisi|surat|pesan|komentar|desain|jadwal|program|rencana|write|compose|make|create|translate|draft|give|suggest)\b"
)
_TITLED = r"(?:[Dd]r|[Dd]rs|[Ii]r|[Hh]j?|KH)\.? "
_NAMED = re.compile(
    r"\b(?:[Bb]u|[Ii]bu|[Pp]ak|[Bb]apak|[Ss]dr|[Ss]dri|[Ss]audara|[Cc]amat|[Ll]urah|[Bb]upati|[Kk]adis\w*|[Kk]epala [A-Z]\w+"
    rf"|(?:[Pp]ak|[Bb]u) R[TW])\b\.? (?:{_TITLED})?(?:[A-Z][a-z]+ ){{1,3}}?[A-Z][a-z]+"
    # "Sekda Rawamulya, Dr. Anu Fulan": whatever the post and the place, the title says that a person follows.
    rf"|\w, {_TITLED}[A-Z][a-z]+"
)
# "Ketua KPU kota gw si Anu Fulan", "Sekwan Anu Fulan": a post, and both names of who holds it.
_HOLDS = re.compile(
    r"\b(?:[Ss]ekda|[Ss]ekwan|[Ss]ekcam|[Ss]ekdis|[Kk]apol\w+|[Dd]andim|[Kk]etua|[Aa]nggota|[Kk]ad(?:is|in)\w*|[Kk]abid|[Kk]epsek|[Kk]epala|"
    r"[Rr]ektor|[Dd]ekan|[Mm]enteri|[Gg]ubernur|[Bb]upati|[Ww]ali ?[Kk]ota|[Cc]amat|[Ll]urah|[Kk]ades|[Pp]j|[Rr]egent|[Mm]ayor|[Hh]eadmaster|[Ss]audar[ai])\b"
    r"(?: (?!boleh|apa|saya|ikut)[\w.]+){0,3}? (?:si )?[A-Z][a-z]+ [A-Z][a-z]+"
    # "Si Anu Fulan kabid perencanaan itu tim sukses, kan?": only persons are called so.
    r"|\b[Ss]i [A-Z][a-z]+ [A-Z][a-z]+"
)
# What is asked of a person rather than of an act; "kader posyandu" is a calling.
_LEANING = re.compile(
    r"\b(?:mihak|memihak|berpihak|condong|disuap|korup\w*|corrupt|curang|bersih|kader(?! posyandu| pkk| desa| kesehatan)"
    r"|main (?:mata|duit|uang)|jual (?:jabatan|suara)|biased|tim ?ses|tim sukses|(?:tim|orang)(?= (?:paslon|calon|partai|0?\d))|tidak netral|partisan|guilty)\b"
)
_GUILT = re.compile(
    r"\b(?:bersalah|terbukti|jelas|pantas|layak|pro|hukum\w*|dihukum|dipecat|dicopot|melanggar|curang|tidak netral|berpihak|memihak|partisan)(?:kah)?\b"
)
_MYSELF = re.compile(r"\b(?:apakah|bolehkah|boleh) saya\b|\bsaya (?:melanggar|bersalah|kena|boleh)\b")
_OWN_OR_SUPPOSED = re.compile(
    r"\b(?:saya|kami|my|i)\b(?: \w+){0,3} (?:boleh|disuruh|diminta|diajak|ikut|harus|wajib|melapor|lapor|hadir|dipaksa|ditawari)\b"
    r"|\b(?:boleh|bolehkah|haruskah|apakah|apa) (?:saya|kami)\b|\b(?:kalau|jika|bila|andai|misal\w*|if)\b"
)


def route_by_rule(cleaned: str, turns: tuple[str, ...], too_long: bool) -> Route | None:
    """What can be told before any weighing."""
    if too_long:
        return Route.TERLALU_PANJANG
    if is_attack(cleaned, turns):
        return Route.SERANGAN
    letters = [c for c in cleaned if c.isalpha()]
    if letters and sum(bool(_OTHER_SCRIPT.match(c)) for c in letters) > 0.4 * len(letters):
        return Route.BAHASA_LAIN
    if len(letters) < 2:
        return Route.NGAWUR
    return None


def route_by_words(asked: Asked) -> Route | None:
    """Wishes that no classifier should have to guess: whom to vote for, who wins, and verdicts on a named person."""
    if _WHOM.search(asked.mended) and not _ASKED_BY_OTHERS.search(asked.mended) and not _MAY.search(asked.mended):
        return Route.SARAN_MEMILIH
    if _NAMED.search(asked.text) and _GUILT.search(asked.mended) and not _MYSELF.search(asked.mended):
        return Route.MENILAI_ORANG
    if _HOLDS.search(asked.text) and _LEANING.search(asked.mended) and not _OWN_OR_SUPPOSED.search(asked.mended):
        return Route.MENILAI_ORANG
    return None


def route_by_evidence(asked: Asked, evidence: Evidence, aliases: Mapping[str, str]) -> Route:
    """The kind that weighs most; cards and clarifications together are PERTANYAAN."""
    if evidence.lexical < _NOISE and not asked.mentions and "perbuatan" not in asked.facets.flags:
        return Route.NGAWUR
    masses: dict[str, float] = defaultdict(float)
    for hit in evidence.hits:
        name = hit.id.removeprefix(ROUTE) if hit.id.startswith(ROUTE) else Route.PERTANYAAN.value
        masses[aliases.get(name, name)] += hit.score
    outside = {name: mass for name, mass in masses.items() if name != Route.PERTANYAAN.value}
    if not outside:
        return Route.PERTANYAAN
    best = max(outside, key=lambda name: outside[name])
    if masses.get(Route.ALAMAT, 0.0) >= _LOCAL and names_a_paper(asked.mended) and not asked.mentions:
        return Route.ALAMAT
    if best == Route.MENILAI_ORANG and _of_nobody(asked, outside[best]):
        return Route.PERTANYAAN
    leading = next(hit.id for hit in evidence.hits if hit.id.startswith(ROUTE))
    if leading == f"{ROUTE}{Route.MENYUSUN_KAMPANYE}" and not _COMPOSES.search(asked.mended):
        return Route.PERTANYAAN
    if ACT.search(asked.mended) and _asks_all_the_same(best, outside[best], asked):
        return Route.PERTANYAAN
    if best in (Route.SERANGAN, *_SMALL_TALK) and _tells(asked):
        return Route.PERTANYAAN  # orders to the bot are known by rule, and no greeting tells a story
    bar = _OUTSIDE_OF_FIELD if best in OTHER_FIELDS and names_the_field(asked.mended) else _OUTSIDE
    if sum(outside.values()) <= bar * masses.get(Route.PERTANYAAN.value, 0.0):
        return Route.PERTANYAAN
    return Route(best)


def elsewhere(evidence: Evidence) -> float:
    """How much of what weighs, 0-1, is of another field."""
    return sum(hit.score for hit in evidence.hits if hit.id.removeprefix(ROUTE) in OTHER_FIELDS)


def _asks_all_the_same(best: str, mass: float, asked: Asked) -> bool:
    """An act is asked after: what may a message still be beside that?"""
    if best == Route.SARAN_MEMILIH:
        return mass < _PLAINLY  # "bolehkah saya mencoblos?" asks for a right, not for advice
    return best in _SMALL_TALK and "tipis" not in asked.facets.flags


def _tells(asked: Asked) -> bool:
    """True for a story that asks something, or has an act or a word of the field in it."""
    told = "?" in asked.text or ACT.search(asked.mended) or FIELD.search(asked.mended)
    return bool(told) and len(asked.text.split()) >= STORY


def _of_nobody(asked: Asked, mass: float) -> bool:
    """No person is judged where nobody is named and the act is one's own, supposed, or missing."""
    if _NAMED.search(asked.text) or points_at_a_person(asked.mended):
        return False
    if {"saya", "perbuatan"} <= asked.facets.flags:
        return True
    return ("tipis" in asked.facets.flags and mass < _PLAINLY) or bool(_OWN_OR_SUPPOSED.search(asked.mended))
