"""The buttons under an answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot import texts
from bot.buttons import number_tag, tag, tags
from bot.desk import Desk
from bot.messages import Button, Rows
from knowledge.address import Address
from knowledge.model import Answer, AnswerPart, Option, Person, Verdict
from knowledge.retrieval.units import outermost

_MOST_LAWS = 5
_MOST_OPTIONS = 6
# No more have room in a button; where more are asked after, all are told.
_MOST_PERSONS = 2
_SHORT_LABEL = 18


@dataclass(frozen=True, slots=True)
class Offer:
    """Where an answer stands and what may be offered with it; ``back`` is the data of a way back."""

    chat_id: int
    question_id: int | None
    may_ask_admin: bool = False
    remember: Person | None = None
    back: str = ""


def answer_rows(desk: Desk, answer: Answer, offer: Offer) -> Rows:
    """Options first, then law, sanction and picture, then what people think of it."""
    rows = [*option_rows(desk, answer, offer), _law_row(desk, answer, offer)]
    if offer.question_id is not None and any(part.citations for part in answer.parts):
        rows.append(_opinion_row(desk, offer))
    if offer.may_ask_admin and offer.question_id is not None and answer.verdict is Verdict.TIDAK_DITEMUKAN:
        data = desk.buttons.data(offer.chat_id, "q", number_tag(offer.question_id))
        rows.append((Button(texts.B_ASK_ADMIN, data),))
    if offer.remember is not None:
        label = texts.B_REMEMBER.format(person=texts.PERSONS[offer.remember])
        rows.append((Button(label, desk.buttons.data(offer.chat_id, "w", offer.remember.value)),))
    if offer.back:
        rows.append((Button(texts.B_BACK, offer.back),))
    return tuple(row for row in rows if row)


def group_rows(desk: Desk, answer: Answer, offer: Offer) -> Rows:
    """In groups: what narrows the question, and the way to the full answer in private."""
    rows = option_rows(desk, answer, offer)
    if offer.question_id is not None:
        rows.append((Button(texts.B_FULL, url=desk.link(desk.buttons.deep_link(offer.question_id))),))
    return tuple(rows)


def option_rows(desk: Desk, answer: Answer, offer: Offer) -> list[tuple[Button, ...]]:
    """The engine's options; two short ones share a row."""
    buttons = [
        button
        for part in answer.parts
        for option in part.options
        if (button := _option(desk, part, option, offer)) is not None
    ][:_MOST_OPTIONS]
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        last = rows[-1] if rows else ()
        if len(last) == 1 and max(len(last[0].label), len(button.label)) <= _SHORT_LABEL:
            rows[-1] = (*last, button)
        else:
            rows.append((button,))
    return rows


def _option(desk: Desk, part: AnswerPart, option: Option, offer: Offer) -> Button | None:
    number = number_tag(offer.question_id or 0)
    library = desk.asking.library
    if option.kind == "branch" and part.card is not None and option.target.isdigit():
        data = desk.buttons.data(offer.chat_id, "n", number, tag(part.card), option.target)
    elif library.card(option.target) is not None:
        # A nearest topic is a suggestion among others and stays; a clarification becomes the answer.
        action = "c" if part.verdict is Verdict.PERLU_KLARIFIKASI else "t"
        data = desk.buttons.data(offer.chat_id, action, number, tag(option.target))
    elif option.kind == "address" and (held := outermost(library.under(Address.parse(option.target)))):
        # An article held only by its ayat is shown by them.
        data = desk.buttons.data(offer.chat_id, "b", *tags(p.address.text for p in held[:_MOST_LAWS]))
    else:
        return None
    return Button(option.label, data)


def _law_row(desk: Desk, answer: Answer, offer: Offer) -> tuple[Button, ...]:
    laws = [ref for ref in answer.refs if desk.asking.library.provision(ref) is not None][:_MOST_LAWS]
    row = [Button(texts.B_LAW, desk.buttons.data(offer.chat_id, "b", *tags(laws)))] if laws else []
    part = next((part for part in answer.parts if part.card and part.verdict is answer.verdict), None)
    card = desk.asking.library.card(part.card or "") if part else None
    if part is None or card is None:
        return tuple(row)
    number = number_tag(offer.question_id or 0)
    # Of a branch that is free nothing follows.
    if card.sanctions and part.verdict is not Verdict.BOLEH:
        whose = sorted(part.persons) if len(part.persons) <= _MOST_PERSONS else ()
        row.append(Button(texts.B_SANCTION, desk.buttons.data(offer.chat_id, "s", tag(card.id), *whose)))
    branch = () if part.branch is None else (str(part.branch),)
    row.append(Button(texts.B_CARD, desk.buttons.data(offer.chat_id, "k", number, tag(card.id), *branch)))
    return tuple(row)


def _opinion_row(desk: Desk, offer: Offer) -> tuple[Button, ...]:
    number = number_tag(offer.question_id or 0)
    return (
        Button(texts.B_GOOD, desk.buttons.data(offer.chat_id, "f", number, "1")),
        Button(texts.B_BAD, desk.buttons.data(offer.chat_id, "f", number, "0")),
    )
