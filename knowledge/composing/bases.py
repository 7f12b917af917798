"""The lines under "Dasar": places of one law that stand together share its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge import texts
from knowledge.address import Address
from knowledge.composing.labels import address_label, counted
from knowledge.library import Library
from knowledge.model import AnswerPart, Citation, Role

# A number says nothing without the word before it: "Pasal 9 ayat (2) dan Pasal 2 huruf f".
_UNITS = frozenset(("Lampiran", "Pasal", "ayat", "huruf", "angka", "butir"))


def basis_lines(part: AnswerPart) -> list[tuple[str, Role]]:
    """One line a law, and what its places are to the answer."""
    return [(_line(of_one), of_one[0].role) for of_one in part.bases]


def told_lines(part: AnswerPart) -> list[str]:
    """The same where nothing is set apart by looks: what is law no more is said in words."""
    return [f"{line} ({texts.ROLE_WORD[role]})" if role is Role.RIWAYAT else line for line, role in basis_lines(part)]


def in_time(address: Address, role: Role, library: Library, on: date) -> Citation:
    """A place of the law with its role while it is in force, as history afterwards, as law to come before."""
    later = library.not_yet(address, on)
    past = not later and not library.in_force(address, on)
    return Citation(address, address_label(address, library), Role.RIWAYAT if past else role, later)


def _line(of_one: Sequence[Citation]) -> str:
    joined = _joined([c.label for c in of_one])
    return f"{joined} ({texts.LATER})" if of_one[0].later else joined


def not_shown(part: AnswerPart) -> str:
    """Names the places asked for that there was no room for; empty where all are shown."""
    return texts.NOT_SHOWN.format(places=_joined(part.left_out)) if part.left_out else ""


def _joined(labels: Sequence[str]) -> str:
    """ "SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka 6 dan kode etik angka 4"."""
    words = [label.split() for label in labels]
    shared = 0
    while all(len(w) > shared + 1 and w[shared] == words[0][shared] for w in words):
        shared += 1
    if shared and words[0][shared - 1] in _UNITS:
        shared -= 1
    return counted([labels[0], *(" ".join(w[shared:]) for w in words[1:])])
