"""Step 5: a permission gets a second look where who asks, what is refused or a second act puts it in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.judging.doubting import second_look
from knowledge.judging.ruling import Calibration, Ruling, judge
from knowledge.language.facets import facets
from knowledge.language.understanding import Asked
from knowledge.model import Evidence, Hit, Person, Phrasing
from tests.bot.small_library import small_library

SMALL = small_library()
FREE = replace(SMALL.cards["baca-berita"], id="pensiunan", applies_to=(Person.PENSIUNAN,), general=("media-sosial",))
KIN = replace(SMALL.cards["baca-berita"], id="keluarga", situation="Keluarga ASN yang bukan ASN berpolitik")
REFUSE = replace(SMALL.cards["baca-berita"], id="tolak", phrasings=(Phrasing("boleh menolak", ""),))
LAW = replace(SMALL, cards={**SMALL.cards, FREE.id: FREE, REFUSE.id: REFUSE, KIN.id: KIN})
RULES = Calibration(bias=0.0, top=1.0, margin=1.0, lexical=0.0, dense=0.0, agreement=1.0, floor=0.1, permit=0.1)


def looked(text: str, permission: str, again: dict[str, float], before: str = "") -> tuple[str | None, list[str]]:
    """The card that answers, and the texts that were weighed anew."""
    weighed: list[str] = []

    def weigh(asked: Asked) -> Evidence:
        weighed.append(asked.mended)
        return Evidence(tuple(Hit(name, share) for name, share in again.items()), 0.5, 0.5)

    def rule(found: Evidence) -> Ruling:
        return judge(found, LAW, RULES)

    first = Evidence((Hit(permission, 0.9), Hit("like-unggahan-calon", 0.1)), 0.5, 0.5)
    joined = f"{before} {text}".strip()
    asked = Asked(text, text, joined, "", bool(before), (), (), facets(text, text), before=before)
    _, ruling = second_look(asked, first, rule(first), LAW, weigh, rule)
    return ruling.card.id if ruling.card else None, weighed


@pytest.mark.parametrize(
    ("text", "permission", "card", "weighed"),
    [
        pytest.param("saya pensiunan boleh dukung", "pensiunan", "pensiunan", [], id="nothing in doubt"),
        pytest.param("saya pensiunan boleh kampanye di masjid", "pensiunan", "hadir-kampanye",
                     ["boleh kampanye di masjid"], id="the deed is forbidden to all"),
        pytest.param("boleh menolak ikut kampanye", "tolak", "tolak", [], id="a partisan deed is refused"),
        pytest.param("boleh menolak perintah netral", "tolak", "hadir-kampanye", ["boleh menolak perintah netral"],
                     id="a duty is refused"),
        pytest.param("atasan menyuruh jangan berpihak boleh saya tolak", "tolak", "hadir-kampanye",
                     ["atasan menyuruh jangan berpihak boleh saya tolak"], id="neutrality is ordered"),
        pytest.param("boleh baca berita boleh hadir kampanye", "baca-berita", "hadir-kampanye",
                     ["boleh hadir kampanye"], id="a second act"),
        pytest.param("boleh baca berita boleh kan", "baca-berita", "baca-berita", [], id="asked twice"),
    ],
)  # fmt: skip
def test_a_permission_stands_where_nothing_puts_it_in_doubt(
    text: str, permission: str, card: str, weighed: list[str]
) -> None:
    assert looked(text, permission, {permission: 0.2, "hadir-kampanye": 0.8}) == (card, weighed)


def test_where_nothing_else_weighs_a_doubtful_permission_is_no_answer() -> None:
    assert looked("saya pensiunan boleh kampanye di masjid", "pensiunan", {"pensiunan": 1.0})[0] is None


def test_the_freedom_of_a_relative_asked_after_before_is_not_the_askers() -> None:
    before, again = "suami swasta boleh unggah dukungan", {"keluarga": 0.1, "like-unggahan-calon": 0.9}
    assert looked("giliran saya unggah dukungan", "keluarga", again, before)[0] == "like-unggahan-calon"
    assert looked("kalau suami saya unggah dukungan", "keluarga", again, before)[0] == "keluarga"
