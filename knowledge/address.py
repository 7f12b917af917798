"""The address of a provision: where cards, documents, answers and people meet.

``<slug> [lampiran X] [bagian <nama>] [penjelasan] [pasal N] [ayat N] [huruf x] [angka N] [butir N]``
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import pairwise

from knowledge.errors import AddressError

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LEVELS = ("lampiran", "bagian", "penjelasan", "pasal", "ayat", "huruf", "angka", "butir")
_VALUES = {
    "lampiran": re.compile(r"[IVXLC]+(?:\.[A-Z0-9]+)*|[0-9]+[A-Z]?|[A-Z](?:\.[0-9]+)*"),
    "bagian": re.compile(r"\S+"),
    "pasal": re.compile(r"[0-9]+[A-Z]{0,2}|[IVX]+"),
    "ayat": re.compile(r"[0-9]+[a-zA-Z]{0,2}"),
    "huruf": re.compile(r"[a-z]{1,2}[0-9]?"),
    "angka": re.compile(r"[0-9]+[a-zA-Z]?|[IVX]+"),
    "butir": re.compile(r"[0-9]+[a-z]?"),
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True)
class Address:
    """One place in one regulation; every level is a string, absent levels are ``None``.

    ``bagian`` is the label with hyphens for spaces, lower case.
    """

    slug: str
    lampiran: str | None = None
    bagian: str | None = None
    penjelasan: bool = False
    pasal: str | None = None
    ayat: str | None = None
    huruf: str | None = None
    angka: str | None = None
    butir: str | None = None

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.slug):
            raise AddressError(f"slug tidak sah: {self.slug!r}")
        for level, pattern in _VALUES.items():
            value = getattr(self, level)
            if value is not None and not pattern.fullmatch(value):
                raise AddressError(f"{level} tidak sah pada {self.slug}: {value!r}")

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read the printed form back; raises ``AddressError`` for anything else."""
        slug, *words = text.split(" ")
        found: dict[str, str | bool] = {}
        last = -1
        i = 0
        while i < len(words):
            level = words[i]
            if level not in _LEVELS or (rank := _LEVELS.index(level)) <= last:
                raise AddressError(f"alamat tidak sah: {text!r}")
            last = rank
            if level == "penjelasan":
                found[level] = True
                i += 1
                continue
            if i + 1 >= len(words):
                raise AddressError(f"alamat terpotong: {text!r}")
            found[level] = words[i + 1]
            i += 2
        return cls(slug, **found)  # type: ignore[arg-type]  # levels checked above

    @staticmethod
    def bagian_label(name: str) -> str:
        """The label of a named part as it stands in an address."""
        return "-".join(name.lower().split())

    @cached_property
    def text(self) -> str:
        """The printed form."""
        parts = [self.slug]
        for level in _LEVELS:
            value = getattr(self, level)
            if level == "penjelasan":
                parts += ["penjelasan"] if value else []
            elif value is not None:
                parts += [level, value]
        return " ".join(parts)

    def __str__(self) -> str:
        return self.text

    @cached_property
    def _key(self) -> tuple[object, ...]:
        return (self.slug, *(_rank(getattr(self, level)) for level in _LEVELS))

    def __lt__(self, other: Address) -> bool:
        """A lawyer's order: 5 before 45A before 46, III before IX, body before annex."""
        return self._key < other._key

    def covers(self, other: Address) -> bool:
        """True when ``other`` is this place or lies inside it."""
        return self.slug == other.slug and all(
            mine is None or mine is False or mine == getattr(other, field.name)
            for field in fields(self)[1:]
            for mine in (getattr(self, field.name),)
        )

    def up(self) -> Address | None:
        """The place one level above, or ``None`` at the regulation itself."""
        for level in reversed(_LEVELS):
            if getattr(self, level):
                kept = {x: getattr(self, x) for x in _LEVELS if x != level}
                return Address(self.slug, **kept)
        return None


def _rank(value: str | bool | None) -> tuple[int, int, str]:
    """Sort key of one level: absent first, then by number, then by letters."""
    if value is None or isinstance(value, bool):
        return (0, int(bool(value)), "")
    if number := re.match(r"[0-9]+", value):
        return (1, int(number.group()), value[number.end() :])
    if re.fullmatch(r"[IVXLC]+", value):
        return (1, _roman(value), "")
    return (2, len(value) if len(value) < 3 else 3, value)


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text] + [0]
    return sum(-a if a < b else a for a, b in pairwise(values))
