"""Places of one law share its name, and stay addresses that can be looked up."""

from __future__ import annotations

import pytest

from knowledge.address import Address
from knowledge.composing.bases import basis_lines
from knowledge.model import Answer, AnswerPart, Citation, Role, Route, Verdict

SKB = "SKB Netralitas ASN 2022, Lampiran II"


@pytest.mark.parametrize(
    ("labels", "line"),
    [
        (("UU 20/2023 Pasal 9 ayat (2)",), "UU 20/2023 Pasal 9 ayat (2)"),
        (
            (f"{SKB}, pelanggaran disiplin angka 6", f"{SKB}, pelanggaran kode etik angka 4"),
            f"{SKB}, pelanggaran disiplin angka 6 dan kode etik angka 4",
        ),
        (
            (f"{SKB} butir 2", f"{SKB}, pelanggaran disiplin angka 6"),
            f"{SKB} butir 2 dan Lampiran II, pelanggaran disiplin angka 6",
        ),
        (
            ("UU 20/2023 Pasal 9 ayat (2)", "UU 20/2023 Pasal 2 huruf f"),
            "UU 20/2023 Pasal 9 ayat (2) dan Pasal 2 huruf f",
        ),
        (
            ("PP 94/2021 Pasal 5 huruf n angka 5", "PP 94/2021 Pasal 5 huruf n angka 6"),
            "PP 94/2021 Pasal 5 huruf n angka 5 dan angka 6",
        ),
        (
            ("UU 7/2017 Pasal 280 ayat (2)", "UU 7/2017 Pasal 280 ayat (3)", "UU 7/2017 Pasal 494"),
            "UU 7/2017 Pasal 280 ayat (2), Pasal 280 ayat (3), dan Pasal 494",
        ),
        (("UU 7/2017 Pasal 280", "UU 7/2017 Pasal 280 ayat (3)"), "UU 7/2017 Pasal 280 dan Pasal 280 ayat (3)"),
    ],
)  # fmt: skip
def test_what_is_shared_is_said_once_and_no_number_stands_without_its_word(labels: tuple[str, ...], line: str) -> None:
    part = citing(*(Citation(Address("x"), label, Role.MELARANG) for label in labels))
    assert basis_lines(part) == [(line, Role.MELARANG)]


def test_laws_keep_their_order_and_repealed_law_its_own_line() -> None:
    part = citing(
        Citation(Address("pp-94-2021", pasal="5"), "PP 94/2021 Pasal 5", Role.MELARANG),
        Citation(Address("uu-20-2023", pasal="24"), "UU 20/2023 Pasal 24", Role.MELARANG),
        Citation(Address("pp-94-2021", pasal="14"), "PP 94/2021 Pasal 14", Role.RIWAYAT),
        Citation(Address("pp-94-2021", pasal="8"), "PP 94/2021 Pasal 8", Role.SANKSI),
    )
    assert basis_lines(part) == [
        ("PP 94/2021 Pasal 5 dan Pasal 8", Role.MELARANG),
        ("UU 20/2023 Pasal 24", Role.MELARANG),
        ("PP 94/2021 Pasal 14", Role.RIWAYAT),
    ]
    # The addresses of the contract come in the order in which they are printed.
    assert Answer((part,)).refs == (
        "pp-94-2021 pasal 5",
        "pp-94-2021 pasal 8",
        "uu-20-2023 pasal 24",
        "pp-94-2021 pasal 14",
    )


def citing(*citations: Citation) -> AnswerPart:
    return AnswerPart("?", Route.PERTANYAAN, Verdict.TIDAK_BOLEH, "Jangan.", citations=citations)
