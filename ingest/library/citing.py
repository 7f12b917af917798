"""Which known regulation a citation means: by the matching that tells documents apart, not by a second rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest.endings import ended, targets
from ingest.library.aliases import IMPLIED, kind_code
from ingest.library.matching import Identity, identity, matches
from ingest.references import CITATION, cited_slug
from knowledge.adapters.database.library_tables import LONGEST_ADDRESS
from knowledge.model import Regulation
from knowledge.records import StoredRelation

_NUMBER = re.compile(r"(?:Nomor|No\.?)\s*:?\s*(?P<n>[^\s,;()]+)(?:\s+[Tt]ahun\s+(?P<y>\d{4}))?")
_YEAR = re.compile(r"(?:[Tt]ahun\s+|tanggal\s+\d{1,2}\s+\w+\s+)(?P<y>\d{4})")


def resolved(
    links: Iterable[StoredRelation], known: Mapping[str, Regulation], metadata: Mapping[str, Any]
) -> tuple[StoredRelation, ...]:
    """The relations with targets of this library; "" where a revoked one is not told for certain."""
    rows = list(links)
    amended = {law_of(r.citation, known, r.target) for r in rows if r.kind == "mengubah"} - {""}
    only = amended.pop() if len(amended) == 1 else ""
    undated = bool(metadata.get("effective_note")) and not metadata.get("effective_from")
    found: dict[tuple[str, str], StoredRelation] = {}
    for row in rows:
        # An end whose day cannot be read would hold at once; an admin reads the words and sets the day.
        ends = [""] if undated and row.kind == "mencabut" else _targets(row, known, only)
        for target in (t if len(t) <= LONGEST_ADDRESS else "" for t in ends):
            found.setdefault((row.kind, target or row.citation), replace(row, target=target))
    return tuple(found.values())


def law_of(citation: str, known: Mapping[str, Regulation], read: str) -> str:
    """The slug of the law a citation names; ``read`` where it names none, "" where it is not certain which."""
    m = CITATION.search(citation)
    if m is None:
        return read
    found = {s.slug for who in _identities(m, known) for s in matches(who, known.values()) if s.certain}
    if len(found) == 1:
        return found.pop()
    # A kind that implies its issuer has one slug, whether or not the law is here yet.
    return cited_slug(m) or "" if not found and kind_code(m["name"]) in IMPLIED else ""


def _targets(row: StoredRelation, known: Mapping[str, Regulation], amended: str) -> Sequence[str]:
    m = CITATION.search(row.citation)
    law = law_of(row.citation, known, row.target)
    if row.kind != "mencabut":
        return [law or row.target]
    if m is None:  # "Pasal 14 dihapus": of the law that is amended
        return targets(row.citation, amended) or [row.target]
    return ended(row.citation[: m.start()], row.citation[m.end() :], law)


def _identities(m: re.Match[str], known: Mapping[str, Regulation]) -> list[Identity]:
    """The cited one; without a year, a number as long as a circular's is looked for in every year."""
    words, name = m.group(), " ".join(m["name"].split())
    said = _YEAR.findall(words) or re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", m["number"])
    numbers = [(n["n"].rstrip(".:"), int(n["y"]) if n["y"] else None) for n in _NUMBER.finditer(words)]
    if not said and "/" not in m["number"]:
        return []
    years = {int(said[-1])} if said else {r.year for r in known.values() if r.year}
    return [identity(name, numbers, year, name, "") for year in years]
