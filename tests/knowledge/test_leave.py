"""Step 2: what leave is asked for, and whether the question itself names it."""

from __future__ import annotations

import pytest

from knowledge.language import leave


@pytest.mark.parametrize(
    "mended",
    [
        "boleh pasang stiker",
        "bolehkah saya ikut kampanye",
        "terus kalau ikut kampanye",
        "kalau saya golput",
        "tetap boleh hadir",
    ],
)
def test_a_deed_that_is_named(mended: str) -> None:
    assert leave.for_a_deed(mended)


@pytest.mark.parametrize(
    "mended",
    [
        "boleh kan",
        "boleh tidak",
        "boleh di rumah",
        "boleh diserahkan",
        "kalau ikut kampanyenya",
        "kalau pppk",
        "sanksi apa",
    ],
)
def test_what_is_only_insisted_on_or_pointed_at(mended: str) -> None:
    assert not leave.for_a_deed(mended)


@pytest.mark.parametrize(
    ("mended", "last"),
    [
        ("boleh memilih boleh mengajak orang memilih", "boleh mengajak orang memilih"),
        ("boleh hadir boleh kan", ""),
        ("boleh hadir", ""),
    ],
)
def test_the_last_of_several_deeds(mended: str, last: str) -> None:
    assert leave.last_of_several(mended) == last
