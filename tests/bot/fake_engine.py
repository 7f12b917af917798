"""An engine with real behaviour and no model: the nearest card by trigrams decides, as the real one's card would."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from bot.inline import SituationIndex
from bot.law import label_of
from knowledge.address import Address
from knowledge.language.cleaning import clean
from knowledge.library import Library
from knowledge.model import Answer, AnswerPart, Citation, Option, Person, Question, Role, Route, RuleCard, Verdict
from tests.bot.small_library import small_library

FOOTER = "Berlaku untuk PNS/PPPK · sumber sampai Feb 2026 · bukan pendapat hukum resmi"


class FakeEngine:
    """ "lambat" takes 0.6 s, "tahan" waits while a file of that name is there, "rusak" fails quoting the question,
    "gedor" answers at length, "gema" echoes."""

    def __init__(self, library: Library | None = None) -> None:
        self.library = library or small_library()
        self._index = SituationIndex(self.library)
        self.asked: list[Question] = []
        self.phrases = False

    def answer(self, question: Question, watch: Callable[[Answer], None] | None = None) -> Answer:
        self.asked.append(question)
        text = clean(question.text).text
        if "lambat" in text:
            time.sleep(0.6)
        if "tahan" in text:
            _wait_while(Path("tahan"))
        if "rusak" in text:
            raise RuntimeError(f"tidak bisa menjawab: {question.text}")
        pieces = [p.strip() for p in re.split(r"\?\s*(?:dan|terus)?\s*", text) if p.strip()] or [text]
        return Answer(tuple(self._part(p, question) for p in pieces[:3]), pieces[3] if len(pieces) > 3 else "")

    def answer_card(self, card_id: str, question: Question, branch: int | None = None) -> Answer:
        return Answer((self._from_card(self.library.cards[card_id], question, branch),))

    def answer_address(self, address: Address) -> Answer:
        citation = Citation(address, label_of(self.library, address), Role.PROSEDUR)
        norm = self.library.provisions[address.text].norm or ""
        return Answer((AnswerPart(address.text, Route.ALAMAT, Verdict.INFORMASI, norm, citations=(citation,)),))

    def _part(self, text: str, question: Question) -> AnswerPart:
        if re.fullmatch(r"(halo|hai|hi|selamat pagi)\W*", text, re.I):
            return AnswerPart(text, Route.SAPAAN, Verdict.DI_LUAR_CAKUPAN, "Halo! Silakan bertanya soal netralitas.")
        if text.startswith("gema "):
            return AnswerPart(text, Route.PERTANYAAN, Verdict.INFORMASI, text)
        if re.fullmatch(r"boleh foto\W*", text, re.I):
            return self._clarify(text)
        if "sanksinya" in text and question.turns:
            text = question.turns[-1]
        if "gedor" in text:
            return AnswerPart(text, Route.PERTANYAAN, Verdict.INFORMASI, "Kalimat <panjang> & lebar sekali. " * 90)
        found = self._index.nearest(text, 3)
        if not found or self._score(text, found[0]) < 0.45:
            options = tuple(
                Option("card", self.library.cards[i].situation, i) for i in [*found, *self.library.cards][:3]
            )
            return AnswerPart(text, Route.PERTANYAAN, Verdict.TIDAK_DITEMUKAN, "Belum ada jawabannya.", options=options)
        return self._from_card(self.library.cards[found[0]], Question(text, person=question.person), None)

    def _clarify(self, text: str) -> AnswerPart:
        asked = self.library.clarifications["klarifikasi-foto"]
        options = (
            *(Option("card", o.label, o.card) for o in asked.options),
            Option("card", "Tidak tahu", asked.cautious),
        )
        return AnswerPart(
            text, Route.PERTANYAAN, Verdict.PERLU_KLARIFIKASI, "", clarify=asked.question, options=options
        )

    def _from_card(self, card: RuleCard, question: Question, branch: int | None) -> AnswerPart:
        chosen = card.branches[branch] if branch is not None else None
        dispute = self.library.disputes.get(card.dispute or "")
        options = () if chosen else tuple(Option("branch", b.label, str(i)) for i, b in enumerate(card.branches))
        sanctions = [s for s in card.sanctions if question.person is None or question.person in s.persons]
        return AnswerPart(
            question.text,
            Route.PERTANYAAN,
            chosen.verdict if chosen else card.verdict,
            f"{chosen.label}: {card.headline}" if chosen else card.headline,
            card.reason,
            branches=() if chosen else card.branches,
            positions=dispute.positions if dispute else (),
            advice=dispute.advice if dispute else "",
            citations=tuple(Citation(b.address, label_of(self.library, b.address), b.role) for b in card.basis),
            sanctions=tuple(s.text for s in sanctions),
            allowed_instead=card.allowed_instead,
            footer=FOOTER,
            options=options,
            english="Not allowed." if " i " in f" {question.text} " else "",
            card=card.id,
            branch=branch,
            persons=frozenset((question.person,)) if question.person else frozenset(),
            score=0.9,
        )

    def _score(self, text: str, card_id: str) -> float:
        card = self.library.cards[card_id]
        mine = _grams(text)
        rows = [_grams(t) for t in (card.situation, *(p.text for p in card.phrasings))]
        return max(len(mine & row) / max(1, min(len(mine), len(row))) for row in rows)


def _wait_while(gate: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while gate.exists() and time.monotonic() < end:
        time.sleep(0.02)


def _grams(text: str) -> set[str]:
    padded = f"  {text.lower()} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


PPPK = Person.PPPK
