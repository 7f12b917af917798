"""Ubah data: each field of a draft by a button and a reply."""

from __future__ import annotations

from datetime import date

from bot.admin import texts
from bot.admin.cases import Case, Cases, Stage
from bot.admin.dates import read_day
from bot.admin.documents import Documents
from bot.admin.looking import Looking
from bot.admin.office import Office, aside
from bot.admin.previews import subject_rows
from bot.admin.prompts import Typed
from bot.buttons import number_tag
from bot.markup import bold, esc
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.editing import RelationLine
from knowledge.errors import EditRefused
from knowledge.language.legal_addresses import find
from knowledge.language.legal_names import build_names
from knowledge.model import LegalStatus

_FIELDS = tuple(texts.FIELDS)
_DATES = {"enacted", "effective_from", "effective_to"}


class Correcting:
    """What the text says of itself may be read wrongly; an officer has the last word."""

    def __init__(self, office: Office, cases: Cases, documents: Documents, looking: Looking) -> None:
        self._office, self._cases, self._documents, self._looking = office, cases, documents, looking

    def register(self) -> None:
        self._office.on("Ae", self.menu)
        self._office.on("Af", self.ask)
        self._office.on("Ag", self.set_status)
        self._office.prompts.on("data", self.take)

    async def menu(self, pressed: Pressed) -> None:
        """All fields with their values, two buttons a row."""
        case = await self._looking.case(pressed)
        if case is None or case.draft is None:
            return
        preview = await aside(self._office.tools.editor.preview, case.draft)
        library = self._office.desk.asking.library
        shown = [f"{bold(texts.FIELDS[f])} {esc(v[:200])}" for f, v in subject_rows(preview.subject, library)]
        number = number_tag(case.number)
        buttons = [
            Button(texts.FIELDS[f], self._office.data(pressed.chat_id, "Af", number, str(i)))
            for i, f in enumerate(_FIELDS)
        ]
        rows: Rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
        back = (Button(texts.B_BACK, self._office.data(pressed.chat_id, "Ab", number)),)
        await self._office.show(pressed, texts.CORRECT_MENU.format(rows="\n".join(shown)), (*rows, back))

    async def ask(self, pressed: Pressed) -> None:
        """Ask for the new value: by buttons where the values are few, by a reply otherwise."""
        case, index = await self._looking.case(pressed), pressed.press.arg(1)
        if case is None or not index.isdigit() or int(index) >= len(_FIELDS):
            return
        field = _FIELDS[int(index)]
        if field == "status":
            await self._office.show(pressed, texts.ASK_STATUS, self._statuses(case))
            return
        words = texts.ASK_RELATION if field == "relations" else texts.ASK_FIELD[field]
        await self._office.prompts.ask(pressed.chat_id, "data", words, {"case": case.number, "field": field})

    async def set_status(self, pressed: Pressed) -> None:
        case, value = await self._looking.case(pressed), pressed.press.arg(1)
        if case is None or value not in {s.value for s in LegalStatus}:
            return
        await self._set(case, "status", LegalStatus(value))

    async def take(self, typed: Typed) -> None:
        """The reply; one that cannot be read is asked for again."""
        case = await aside(self._cases.get, typed.chat_id, int(typed.data["case"]))
        if case is None or case.draft is None or case.stage is not Stage.LOOKING:
            await self._office.say(typed.chat_id, texts.GONE)
            await self._office.prompts.close(typed.chat_id)
            return
        field = str(typed.data["field"])
        try:
            value = self._value(field, typed.text)
            await self._set(case, field, value, anew=True)
        except EditRefused as exc:
            await self._office.prompts.ask(typed.chat_id, "data", esc(str(exc)), typed.data)
            return
        await self._office.prompts.close(typed.chat_id)

    async def _set(self, case: Case, field: str, value: object, *, anew: bool = False) -> None:
        assert case.draft is not None
        preview = await aside(self._office.tools.editor.correct, case.draft, {field: value})
        if anew:
            # After a reply the preview would stand far above; it is sent again where the admin looks.
            shown = await self._office.say(case.user_id, texts.CHANGED_FIELD.format(field=texts.FIELDS[field]))
            moved = await aside(self._cases.move, case, shown=shown)
            case = moved if moved is not None else case
        await self._documents.show(case, preview)

    def _value(self, field: str, text: str) -> object:
        empty = text.lower() in texts.EMPTY_WORDS
        if field in _DATES:
            return None if empty else _date(text)
        if field == "year":
            if not (text.isdigit() and len(text) == 4):
                raise EditRefused(texts.NOT_UNDERSTOOD.format(hint=texts.YEAR_HINT))
            return int(text)
        if field == "relations":
            return () if empty else tuple(self._relation(line) for line in text.splitlines() if line.strip())
        return "" if empty and field == "number" else text[:500]

    def _relation(self, line: str) -> RelationLine:
        """ "mencabut pp 53/2010": a known regulation by its slug, another one by its words."""
        kind, _, rest = line.strip().partition(" ")
        if kind.lower() not in texts.RELATION_KINDS or not rest.strip():
            raise EditRefused(texts.BAD_RELATION.format(line=line[:100]))
        library = self._office.desk.asking.library
        mentions = find(rest, build_names(library.regulations.values(), {}))
        slug = next((s for m in mentions for s in m.slugs if s in library.regulations), "")
        # "mencabut Pasal 7 UU ..." must not end the whole law.
        places = (a for m in mentions for a in m.addresses() if a.slug == slug and a.pasal)
        place = next(places, None) if kind.lower() == "mencabut" else None
        return RelationLine(kind.lower(), place.text if place else slug, rest.strip()[:200])

    def _statuses(self, case: Case) -> Rows:
        number = number_tag(case.number)
        rows = tuple(
            (Button(words, self._office.data(case.user_id, "Ag", number, status.value)),)
            for status, words in texts.STATUSES.items()
        )
        return (*rows, (Button(texts.B_BACK, self._office.data(case.user_id, "Ab", number)),))


def _date(text: str) -> date:
    found = read_day(text)
    if found is None:
        raise EditRefused(texts.NOT_UNDERSTOOD.format(hint=texts.DATE_HINT))
    return found
