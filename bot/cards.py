"""Kartu: an answer as a picture to forward to a superior or a group."""

from __future__ import annotations

from datetime import date

from bot import texts
from bot.canvas import SOFT, Page, drawable
from bot.markup import clause, day, sentence
from knowledge.composing.bases import told_lines
from knowledge.model import AnswerPart, Verdict

_COLORS = {
    Verdict.TIDAK_BOLEH: "#a40e26", Verdict.BOLEH: "#116329", Verdict.BERSYARAT: "#7d4e00",
    Verdict.INFORMASI: "#0a3069",
}  # fmt: skip
_OTHER = "#424a53"


def draw_card(question: str, part: AnswerPart, today: date) -> bytes:
    """A PNG, 1080 pixels wide: question, verdict, why, basis, status of the source, date."""
    page = Page()
    page.text(texts.KARTU_TITLE, 30, heavy=True, color=SOFT, gap=8)
    page.text(f"“{drawable(question)}”", 38, most=5, gap=28)
    page.band(texts.VERDICTS[part.verdict], _COLORS.get(part.verdict, _OTHER))
    for correction in part.corrections:
        page.text(f"{texts.CORRECTION}: {sentence(correction)}", 32, most=4)
    page.text(sentence(part.headline), 38, heavy=True, most=6)
    if part.reason:
        page.text(sentence(part.reason), 33, most=8)
    for verdict, words in ((Verdict.BOLEH, texts.ALLOWED_IF), (Verdict.TIDAK_BOLEH, texts.FORBIDDEN_IF)):
        for branch in (b for b in part.branches if b.verdict is verdict):
            page.text(f"{words} {clause(branch.when)}", 32, most=4, gap=12)
    for position in part.positions:
        page.text(f"{position.holder}: {position.view}", 30, most=4, gap=8)
    if part.advice:
        page.text(f"{texts.ADVICE}: {sentence(part.advice)}", 33, most=4)
    if part.allowed_instead:
        page.text(f"{texts.ALLOWED}: {part.allowed_instead}", 32, most=4)
    if part.citations:
        page.rule()
        page.text(texts.BASIS, 30, heavy=True, gap=4)
        for number, line in enumerate(told_lines(part), 1):
            page.text(f"{number}. {line}", 29, most=4, gap=4)
    page.y += 14
    page.rule()
    if part.note:
        page.text(part.note, 25, color=SOFT, most=6, gap=4)
    if part.footer:
        page.text(part.footer, 25, color=SOFT, gap=4)
    page.text(texts.MADE_ON.format(date=day(today)), 25, color=SOFT, gap=0)
    return page.png()
