"""False premises are put right before the answer, and only where they matter to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.catalog import load_library
from knowledge.composing.asker import Asker
from knowledge.composing.corrections import corrections
from knowledge.language.legal_names import build_names
from knowledge.language.mending import Glossary
from knowledge.language.understanding import Understanding
from knowledge.model import AnswerPart, LegalStatus, Person, Route, Verdict

LIBRARY = load_library()
ON = date(2026, 11, 22)
CARD = "sebar-bahan-kampanye"
SAID = "Larangan disiplin PNS berlaku di dalam dan di luar jam kerja (PP 94/2021 Pasal 1 angka 6)."


@pytest.mark.parametrize(
    ("text", "card", "verdict", "persons", "told"),
    [
        ("habis jam kerja kan bebas, boleh sebar brosur?", CARD, Verdict.TIDAK_BOLEH, (), True),
        ("sebar brosur pas pulang kantor boleh?", CARD, Verdict.TIDAK_BOLEH, (Person.CPNS,), True),
        ("boleh sebar brosur hari libur?", CARD, Verdict.TIDAK_BOLEH, (Person.PPPK,), False),
        ("boleh sebar brosur?", CARD, Verdict.TIDAK_BOLEH, (), False),
        ("boleh baca berita di luar jam kerja?", CARD, Verdict.BOLEH, (), False),
        ("kades sebar brosur hari libur?", "kades-kampanye", Verdict.TIDAK_BOLEH, (), False),
    ],
)
def test_hours_after_work_free_no_civil_servant(
    text: str, card: str, verdict: Verdict, persons: tuple[Person, ...], told: bool
) -> None:
    assert card in LIBRARY.cards
    asked = Understanding(Glossary({}), build_names([], {})).read(text, ()).parts[0]
    part = AnswerPart(text, Route.PERTANYAAN, verdict, "Brosur calon.", card=card)
    assert list(corrections(asked, part, LIBRARY, Asker(ON, frozenset(persons)))) == ([SAID] if told else [])


def test_what_the_answer_says_itself_and_what_is_no_longer_law_is_not_said() -> None:
    text = "habis jam kerja boleh sebar brosur?"
    asked = Understanding(Glossary({}), build_names([], {})).read(text, ()).parts[0]
    part = AnswerPart(text, Route.PERTANYAAN, Verdict.TIDAK_BOLEH, "Brosur calon dilarang.", card=CARD)
    said = replace(part, reason="Jam kerja tidak berpengaruh; di luar jam kerja pun dilarang.")
    assert list(corrections(asked, said, LIBRARY, Asker(ON))) == []
    law = LIBRARY.regulations["pp-94-2021"]
    ended = replace(law, status=LegalStatus.DICABUT, effective_to=date(2026, 1, 1))
    library = replace(LIBRARY, regulations={**LIBRARY.regulations, law.slug: ended})
    assert list(corrections(asked, part, library, Asker(ON))) == []


def test_a_law_that_nothing_is_known_to_have_revoked_is_not_said_to_be_revoked() -> None:
    text = "SKB netralitas 2020 masih dipakai?"
    names = build_names(LIBRARY.regulations.values(), {})
    asked = Understanding(Glossary({}), names).read(text, ()).parts[0]
    part = AnswerPart(text, Route.PERTANYAAN, Verdict.INFORMASI, "SKB 2022.")
    assert list(corrections(asked, part, LIBRARY, Asker(ON))) == [
        "SKB Netralitas ASN 2020 tidak dipakai lagi; kapan dan oleh aturan apa dicabut belum dipastikan."
    ]
