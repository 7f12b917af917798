"""The short answer of a group and the picture say everything that corrects or narrows the verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.canvas import Page
from bot.cards import draw_card
from bot.markup import plain
from bot.replies import short_of
from knowledge.address import Address
from knowledge.model import Answer, AnswerPart, Branch, Citation, Position, Quote, Role, Route, Verdict

OLD = Address.parse("pp-53-2010 pasal 4 angka 12")
PLACE = AnswerPart(
    "isi PP 53/2010 pasal 4 angka 12", Route.ALAMAT, Verdict.INFORMASI, "Inilah bunyi aturannya.",
    corrections=("PP 53/2010 sudah dicabut.",), citations=(Citation(OLD, "PP 53/2010 Pasal 4 angka 12", Role.RIWAYAT),),
    quotes=tuple(Quote(OLD, f"PP 53/2010 Pasal 4 angka {n}", f"Aturan lama {n}.", False) for n in (12, 13)),
    footer="sumber sampai Feb 2026", left_out=("PP 53/2010 Pasal 4 angka 14",),
)  # fmt: skip
DISPUTED = AnswerPart(
    "boleh hadir?", Route.PERTANYAAN, Verdict.BERSYARAT, "Tergantung keadaan.", "Sebabnya begini.",
    branches=(Branch(Verdict.BOLEH, "hanya menyimak", "Menyimak"), Branch(Verdict.TIDAK_BOLEH, "menyerukan", "Seru")),
    positions=(Position("Mendagri", "Boleh.", OLD), Position("Bawaslu", "Dipandang mendukung.", OLD)),
    advice="Sebaiknya jangan hadir.", citations=(Citation(OLD, "SKB angka 4", Role.MELARANG),),
    sanctions=("Sanksi moral",), allowed_instead="Membaca.", footer="sumber sampai Feb 2026",
    note="Dapat terbaca memihak.",
    quotes=PLACE.quotes, card="hadir",
)  # fmt: skip


def test_law_that_is_history_is_corrected_marked_and_quoted() -> None:
    assert plain(short_of(Answer((PLACE,)))) == (
        "ℹ️ Informasi\n"
        "Catatan PP 53/2010 sudah dicabut.\n"
        "Inilah bunyi aturannya.\n"
        "Dasar PP 53/2010 Pasal 4 angka 12 (riwayat, sudah tidak berlaku)\n"
        "Ringkasan norma PP 53/2010 Pasal 4 angka 12\n"
        "Aturan lama 12.\n"
        "Belum termuat di sini, tanyakan tersendiri: PP 53/2010 Pasal 4 angka 13 dan angka 14."
    )


def test_a_dispute_is_no_nearer_to_boleh_than_in_private() -> None:
    assert plain(short_of(Answer((DISPUTED,)))) == (
        "⚠️ Bersyarat\n"
        "Tergantung keadaan. Sebabnya begini.\n"
        "Boleh bila hanya menyimak.\n"
        "Tidak boleh bila menyerukan.\n"
        "Sumber berbeda pendapat\n"
        "· Mendagri: Boleh.\n"
        "· Bawaslu: Dipandang mendukung.\n"
        "Sikap hati-hati Sebaiknya jangan hadir.\n"
        "Dasar SKB angka 4\n"
        "Dapat terbaca memihak."
    )


def test_several_parts_are_told_apart_and_the_question_left_is_named() -> None:
    one = replace(PLACE, question="isi pasal 4", corrections=(), citations=(), quotes=())
    lines = plain(short_of(Answer((one, replace(one, question="sanksinya apa")), "boleh foto"))).split("\n")
    assert lines[0] == "Pertanyaan 1: isi pasal 4"
    assert lines[4] == "Pertanyaan 2: sanksinya apa"
    assert lines[-1] == "Saya jawab tiga pertanyaan pertama. Kirim ulang yang ini: “boleh foto”"


@pytest.mark.parametrize(
    "without", [{"corrections": ()}, {"positions": ()}, {"advice": ""}, {"note": ""}], ids=lambda gone: next(iter(gone))
)
def test_the_picture_leaves_out_nothing_that_corrects_or_narrows(without: dict[str, str | tuple[()]]) -> None:
    whole = replace(DISPUTED, corrections=("Aturan lama sudah dicabut.",))
    assert height(whole) > height(replace(whole, **without))  # type: ignore[arg-type]  # fields of AnswerPart


def test_the_picture_says_each_thing_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    write = Page.text

    def noted(page: Page, text: str, *args: Any, **how: Any) -> None:
        drawn.append(text)
        write(page, text, *args, **how)

    monkeypatch.setattr(Page, "text", noted)
    draw_card("boleh hadir?", replace(DISPUTED, corrections=("Aturan lama sudah dicabut.",)), date(2026, 6, 1))
    assert sum("Aturan lama" in line for line in drawn) == 1
    assert sum(DISPUTED.note in line for line in drawn) == 1


def height(part: AnswerPart) -> int:
    return Image.open(BytesIO(draw_card("boleh hadir?", part, date(2026, 6, 1)))).height
