"""What a regulation says of itself: type, numbers, year, title, issuer, dates, gazette; a file name is never read."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dates import closing_of, decided_and_promulgated, effective, gazette
from ingest.kinds import HEAD, Kind, issuer_of, kind_of, proper_case
from ingest.letters import find_letter, issuer_around
from ingest.model import NumberYear, RegulationMeta
from ingest.structure.numerals import mend_digits
from ingest.structure.sections import Section

_NOMOR = re.compile(
    r"(?:NOMOR|NO\.|Nomor)\s*[:.]?\s*(?P<n>[^\s,;]+(?:\s?/\s?[^\s,;]+)*(?:(?<=/)\s[^\s,;]+)*)(?:\s*TAHUN\s*(?P<y>[0-9OoLlIZSgq]{4}))?",
)
_TOP = 1_500
_YEAR_IN = re.compile(r"(?<!\d)(19[4-9]\d|20[0-4]\d)(?!\d)")
_ABOUT = re.compile(r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b")
_TITLE_STOP = re.compile(
    r"\b(?:DENGAN\s+RAHMAT|D\s?ENGAN RAHMAT|Menimbang|menimbang|MENIMBANG|Sehubungan|Dalam rangka|Yth\b|"
    r"SALINAN|bahwa\b|ATAS BERKAT|MEMUTUSKAN|Mengingat|A\.\s+Umum|I\.\s+[A-Z]|"
    r"[1A]\.\s+(?:Latar|Umum|LATAR|UMUM)|PRESIDEN REPUBLIK INDONESIA,|(?:MENTERI|KEPALA|KETUA|DEWAN "
    r"KOMISIONER|GUBERNUR|BUPATI|WALI ?KOTA)[A-Z ,\n]{3,90}?,\s*(?:\n|$))"
)


def read_metadata(text: str, sections: list[Section]) -> RegulationMeta | None:
    """Metadata from the head and the closing of a document; ``None`` when no title of a regulation is found."""
    found = _find_head(text) or find_letter(text)
    if found is None:
        return None
    kind, head_at, numbers, title = found
    kind = _with_issuer(kind, text, head_at)
    issuer = kind.issuer
    closing = closing_of(text, sections)
    decided, promulgated = decided_and_promulgated(closing, text)
    year = next((n.year for n in numbers if n.year), None) or (decided.year if decided else None)
    if decided and year and abs(decided.year - year) > 1:  # a date of some other text
        decided = None
    numbers = tuple(NumberYear(n.number, n.year or year, n.issuer) for n in numbers)
    number = numbers[0].number if numbers else ""
    in_force, note = effective(text, sections, decided, promulgated)
    ln, tln = gazette(text)
    return RegulationMeta(
        slug=make_slug(kind, number, year),
        type=kind.type,
        number=number,
        numbers=numbers,
        year=year,
        title=title,
        issuer=issuer,
        code=kind.code,
        date=decided,
        promulgated=promulgated,
        effective_from=in_force,
        effective_note=note,
        ln=ln,
        tln=tln,
    )


def other_title(page: str, meta: RegulationMeta) -> str:
    """The type and number of another regulation whose title stands at the top of a page; "" where none does."""
    found = _find_head(page[:_TOP])
    if found is None or not found[2] or (found[0].code, found[2][0].number) == (meta.code, meta.number):
        return ""
    return f"{found[0].type} Nomor {found[2][0].number}"


def make_slug(kind: Kind, number: str, year: int | None) -> str:
    """Type, issuer where the type does not imply it, the number before its first slash, year."""
    pieces = re.split(r"[/\s]+", number.strip().replace(".", ""))
    first = "-".join(pieces[: 2 if len(pieces[0]) == 1 and pieces[0].isalpha() else 1])
    parts = [kind.code, kind.short_issuer, first.lower(), str(year or "")]
    slug = "-".join(re.sub(r"[^a-z0-9]+", "-", p.lower()).strip("-") for p in parts if p)
    return slug or "dokumen"


def _find_head(text: str) -> tuple[Kind, int, tuple[NumberYear, ...], str] | None:
    """The first title in the opening: a kind, its NOMOR, then TENTANG."""
    window = text[:9000]
    for head in HEAD.finditer(window):
        after = window[head.end() : head.end() + 900]
        nomor = _NOMOR.search(after)
        if nomor is None or nomor.start() > 420:
            continue
        between = after[: nomor.start()]
        if re.search(r"[a-z]{3,}", between) or _ABOUT.search(between):
            continue
        kind = kind_of(head, re.sub(r"\s*REPUBLIK\s+INDONESIA\s*", " ", between))
        about = _ABOUT.search(after, nomor.start())
        if kind is None or about is None or about.start() - nomor.start() > 500:
            continue
        numbers = _numbers(after[nomor.start() : about.start()], between)
        return kind, head.start(), numbers, _title(window[head.end() + about.end() :])
    return None


def _numbers(stretch: str, offices: str) -> tuple[NumberYear, ...]:
    """Every NOMOR before TENTANG; a joint regulation has one for each office, in the same order."""
    names = [
        issuer_of(part)[0]
        for part in re.split(r"\n\s*DAN\s*\n|,\s*\n|\bDAN\s+(?=MENTER|KEPALA|KETUA)", offices.strip())
        if part.strip()
    ]
    found: list[NumberYear] = []
    for m in _NOMOR.finditer(stretch):
        number = re.sub(r"\s*/\s*", "/", m.group("n")).strip(".:")
        year = None
        if glued := re.fullmatch(r"(\S+?)TAHUN(\d{4})", number):
            number, year = glued.group(1), int(glued.group(2))
        if "TAHUN" in number:
            number = number.split("TAHUN")[0]
        if m.group("y"):
            digits = mend_digits(m.group("y"))
            year = int(digits) if digits.isdigit() else None
        number = _mend_number(number)
        if year is None and (in_number := _YEAR_IN.findall(number)):
            year = int(in_number[-1])
        issuer = names[len(found)] if len(names) > 1 and len(found) < len(names) else ""
        if number:
            found.append(NumberYear(number, year, issuer))
    return tuple(found)


def _mend_number(number: str) -> str:
    if re.fullmatch(r"[0-9OoIlLZSgq]{1,4}", number):
        return mend_digits(number if any(c.isdigit() for c in number) else number.replace("I", "1").replace("l", "1"))
    return number


def _title(text: str) -> str:
    stop = _TITLE_STOP.search(text)
    title = text[: stop.start()] if stop else text[:400]
    again = HEAD.search(title, 3)
    while again is not None:
        after = title[again.end() :]
        if re.match(r"[A-Z\s\-.]*\bNOMOR\b.*?TENTANG", after, re.DOTALL) and _repeats(title, again.start(), after):
            title = title[: again.start()]
            break
        again = HEAD.search(title, again.end())
    title = re.sub(r"(?<=\w)-\s*\n\s*(?=[A-Z])", "-", title)
    title = re.sub(r"\s+", " ", title).strip(" .,;:\n")
    if len(title) > 30 and title.upper() != title:
        upper = re.match(r"(?:[A-Z0-9(][A-Z0-9(),./\-]*\s)+[A-Z0-9(),./\-]+(?![a-z])", title)
        if upper and len(upper.group()) > 15:
            title = upper.group()
    return proper_case(title[:400]) if title.upper() == title else title[:400]


def _repeats(title: str, at: int, after: str) -> bool:
    """True when the second head is the same title printed again, not a law named inside the title."""
    own = re.sub(r"\W", "", title[:at]).upper()
    about = _ABOUT.search(after)
    again = re.sub(r"\W", "", after[about.end() :]).upper() if about else ""
    return bool(again) and own[:25] == again[:25]


def _with_issuer(kind: Kind, text: str, head_at: int) -> Kind:
    """The kind with its issuer, where the title left it to the letterhead or names several."""
    if kind.issuer:
        return kind
    if kind.code in {"uu", "pp", "perpres", "keppres", "inpres", "perppu"}:
        return replace(kind, issuer="Presiden")
    if kind.type.endswith("Bersama"):
        offices = _joint_offices(text[head_at : head_at + 700])
        short = "-".join(s for _, s in offices) if kind.code == "se-bersama" else ""
        return replace(kind, issuer="; ".join(n for n, _ in offices), short_issuer=short)
    if kind.code in {"se", "surat"}:
        name, short = issuer_around(text, head_at)
        return replace(kind, issuer=name, short_issuer=short)
    return kind


def _joint_offices(head: str) -> list[tuple[str, str]]:
    stretch = head[: (m.start() if (m := re.search(r"NOMOR", head)) else 300)]
    names = re.sub(r"^(?:\S+\s+){1,2}BERSAMA\s*", "", stretch)
    parts = re.split(r"\n\s*DAN\s*\n|,\s*|\bDAN\s+(?=MENTER|KEPALA|KETUA)", names)
    return [office for p in parts if (office := issuer_of(p.strip()))[0]]
