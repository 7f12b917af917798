"""/tahapan: the election calendar by election and region, with its source; answers then name the stage."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from telegram import Message as Received

from bot.admin import texts
from bot.admin.dates import read_day, read_span
from bot.admin.office import Office, aside
from bot.admin.prompts import Typed
from bot.admin.rights import who
from bot.buttons import tag
from bot.markup import day, esc
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.errors import EditRefused
from knowledge.records import ElectionStages

_SPANS = {"kampanye": ("kampanye_mulai", "kampanye_selesai"), "masa tenang": ("tenang_mulai", "tenang_selesai")}
_DAYS = {"penetapan": "penetapan", "penetapan calon": "penetapan", "pemungutan": "pemungutan",
         "pemungutan suara": "pemungutan"}  # fmt: skip
_FIELDS = tuple(texts.STAGE_FIELDS)
_MOST = 12


class Stages:
    """Name, region, dates, source; then a look and Simpan."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def register(self) -> None:
        self._office.on("Sn", self.begin)
        self._office.on("Sc", self.change)
        self._office.on("Sd", self.remove)
        self._office.on("Sy", self.save)
        for topic, take in (
            ("tahap-nama", self.take_name), ("tahap-daerah", self.take_region), ("tahap-tanggal", self.take_dates),
            ("tahap-sumber", self.take_source),
        ):  # fmt: skip
            self._office.prompts.on(topic, take)

    async def command(self, message: Received, _argument: str) -> None:
        await self._office.say(message.chat.id, *await self._page(message.chat.id))

    async def begin(self, pressed: Pressed) -> None:
        await self._office.prompts.ask(pressed.chat_id, "tahap-nama", texts.STAGE_ASK_NAME)

    async def change(self, pressed: Pressed) -> None:
        """New dates for an entry that is there."""
        entry = await self._entry(pressed)
        if entry is not None:
            data = {"election": entry.election, "region": entry.region}
            await self._office.prompts.ask(pressed.chat_id, "tahap-tanggal", texts.STAGE_ASK_DATES, data)

    async def take_name(self, typed: Typed) -> None:
        data = {"election": " ".join(typed.text.split())[:80]}
        await self._office.prompts.ask(typed.chat_id, "tahap-daerah", texts.STAGE_ASK_REGION, data)

    async def take_region(self, typed: Typed) -> None:
        region = " ".join(typed.text.split())[:80]
        whole = region.lower() in {"semua", "nasional", *texts.EMPTY_WORDS}
        data = typed.data | {"region": "" if whole else region}
        await self._office.prompts.ask(typed.chat_id, "tahap-tanggal", texts.STAGE_ASK_DATES, data)

    async def take_dates(self, typed: Typed) -> None:
        try:
            found = read_dates(typed.text)
        except EditRefused as exc:
            await self._office.prompts.ask(typed.chat_id, "tahap-tanggal", esc(str(exc)), typed.data)
            return
        data = typed.data | {k: v.isoformat() for k, v in found.items()}
        await self._office.prompts.ask(typed.chat_id, "tahap-sumber", texts.STAGE_ASK_SOURCE, data)

    async def take_source(self, typed: Typed) -> None:
        """Show everything once; nothing is saved before Simpan."""
        data = typed.data | {"source": " ".join(typed.text.split())[:300]}
        entry = _entry(data)
        text = texts.STAGE_PREVIEW.format(name=_name(entry), dates=_dates(entry), source=esc(entry.source))
        rows = ((Button(texts.B_SAVE, self._office.data(typed.chat_id, "Sy")),),)
        await self._office.prompts.ask(typed.chat_id, "tahap-simpan", text, data, rows)

    async def save(self, pressed: Pressed) -> None:
        dialogue = await aside(self._office.desk.stores.dialogues.get, f"isian:{pressed.user_id}")
        if dialogue is None or dialogue.kind != "tahap-simpan":
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        entry = _entry(dialogue.data["data"])
        if await aside(self._office.desk.stores.calendar.get, entry.election, entry.region) != entry:
            await aside(self._office.desk.stores.calendar.put, entry, who(pressed.user_id))
        await self._office.show(pressed, texts.STAGE_SAVED.format(name=_name(entry)))
        await self._office.prompts.close(pressed.chat_id)

    async def remove(self, pressed: Pressed) -> None:
        entry = await self._entry(pressed)
        if entry is not None:
            remove = self._office.desk.stores.calendar.remove
            await aside(remove, entry.election, entry.region, who(pressed.user_id))
            await self._office.show(pressed, *await self._page(pressed.chat_id))

    async def _entry(self, pressed: Pressed) -> ElectionStages | None:
        wanted = pressed.press.arg(0)
        entries = await aside(self._office.desk.stores.calendar.all)
        found = next((e for e in entries if _tag(e) == wanted), None)
        if found is None:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
        return found

    async def _page(self, chat_id: int) -> tuple[str, Rows]:
        entries = (await aside(self._office.desk.stores.calendar.all))[:_MOST]
        lines = [
            texts.STAGE_ROW.format(number=i, name=_name(e), dates=_dates(e), source=esc(e.source))
            for i, e in enumerate(entries, 1)
        ]
        rows = [
            (
                Button(texts.B_STAGE_CHANGE.format(number=i), self._office.data(chat_id, "Sc", _tag(e))),
                Button(texts.B_STAGE_REMOVE.format(number=i), self._office.data(chat_id, "Sd", _tag(e))),
            )
            for i, e in enumerate(entries, 1)
        ]
        new = (Button(texts.B_STAGE_NEW, self._office.data(chat_id, "Sn")),)
        return texts.STAGES.format(rows="\n\n".join(lines) or texts.STAGES_NONE), (new, *rows)


def read_dates(text: str) -> dict[str, date]:
    """The dates of an entry, in a sensible order; raises ``EditRefused`` naming what is wrong."""
    found: dict[str, date] = {}
    for line in (raw.strip() for raw in text.splitlines() if raw.strip()):
        name, _, value = line.partition(":")
        name = name.strip().lower()
        span, single = read_span(value), read_day(value)
        if name in _SPANS and span:
            found |= dict(zip(_SPANS[name], span, strict=True))
        elif name in _DAYS and single:
            found[_DAYS[name]] = single
        else:
            raise EditRefused(texts.STAGE_BAD_LINE.format(line=line[:100]))
    if not found:
        raise EditRefused(texts.STAGE_BAD_LINE.format(line=text[:100]))
    order = [(f, found[f]) for f in _FIELDS if f in found]
    for (first, a), (second, b) in pairwise(order):
        if a > b:
            what = f"{texts.STAGE_FIELDS[second]} sebelum {texts.STAGE_FIELDS[first]}"
            raise EditRefused(texts.STAGE_BAD_ORDER.format(what=what))
    return found


def _entry(data: dict[str, Any]) -> ElectionStages:
    dates = {f: date.fromisoformat(data[f]) for f in _FIELDS if data.get(f)}
    return ElectionStages(data["election"], data["region"], data["source"], **dates)


def _name(entry: ElectionStages) -> str:
    return esc(f"{entry.election}, {entry.region or texts.STAGE_WHOLE}")


def _dates(entry: ElectionStages) -> str:
    found = [(texts.STAGE_FIELDS[f], getattr(entry, f)) for f in _FIELDS]
    return "\n".join(f"{words}: {day(value)}" for words, value in found if value)


def _tag(entry: ElectionStages) -> str:
    return tag(f"{entry.election}|{entry.region}")
