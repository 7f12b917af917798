"""/statistik: a picture and a CSV of a period."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Message as Received

from bot.admin import texts
from bot.admin.dates import number
from bot.admin.office import Office, aside
from bot.charts import Day, Numbers, draw
from bot.limiter import Priority
from bot.markup import day
from bot.messages import Attachment, Message, Place
from knowledge.library import Library
from knowledge.model import Verdict
from knowledge.records import KeptQuestion

_DAYS = 30


class Statistics:
    """Drawn outside the event loop; goes out behind answers."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def command(self, message: Received, argument: str) -> None:
        if argument and not (argument.isdigit() and 1 <= int(argument) <= 365):
            await self._office.say(message.chat.id, texts.NUMBERS_USAGE)
            return
        days = int(argument) if argument else _DAYS
        numbers = await aside(self._collect, days)
        if numbers.total == 0:
            await self._office.say(message.chat.id, texts.NUMBERS_NONE.format(days=days))
            return
        picture, table = await aside(draw, numbers), table_of(numbers)
        start, end = numbers.days[0].day, numbers.days[-1].day
        caption = texts.NUMBERS_CAPTION.format(
            start=day(start), end=day(end), total=number(numbers.total), unanswered=number(numbers.unanswered),
            p50=number(numbers.p50),
        )  # fmt: skip
        post, place = self._office.desk.post, Place(message.chat.id)
        await post.send(place, Message(caption, photo=picture), Priority.NUMBERS)
        name = f"statistik-{start.isoformat()}-{end.isoformat()}.csv"
        await post.send(place, Message("", document=Attachment(name, table)), Priority.NUMBERS)

    def _collect(self, days: int) -> Numbers:
        desk = self._office.desk
        zone, today = ZoneInfo(desk.settings.timezone), desk.today()
        first = today - timedelta(days=days - 1)
        start = datetime.combine(first, time(), zone)
        found = desk.stores.questions.between(start, start + timedelta(days=days))
        return collect(found, desk.asking.library, first, days, zone)


def collect(questions: Sequence[KeptQuestion], library: Library, first: date, days: int, zone: ZoneInfo) -> Numbers:
    """The figures of a period; a day is a day where the askers live."""
    by_day: dict[date, list[KeptQuestion]] = {first + timedelta(days=i): [] for i in range(days)}
    for question in questions:
        by_day.setdefault(question.created_at.astimezone(zone).date(), []).append(question)
    verdicts = Counter(Verdict(q.asked.verdict) for q in questions)
    topics = Counter(topic_of(q, library) for q in questions)
    spent = [q.asked.latency_ms for q in questions]
    return Numbers(
        tuple(_day(d, by_day[d]) for d in sorted(by_day)),
        tuple(verdicts.most_common()),
        tuple(topics.most_common()),
        len(questions),
        sum(not q.asked.answered for q in questions),
        percentile(spent, 0.5),
        percentile(spent, 0.95),
    )


def topic_of(question: KeptQuestion, library: Library) -> str:
    """The shelf of the card that answered."""
    card = library.card(question.asked.card or "")
    titles: Mapping[str, str] = {g.id: g.title for g in library.groups}
    return titles.get(card.group, card.group) if card else texts.CHART_NO_TOPIC


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which that part lies; 0 without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


def table_of(numbers: Numbers) -> bytes:
    """CSV as an Indonesian spreadsheet opens it: semicolons, decimal commas, a mark of UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(texts.CSV_HEADS)
    for row in numbers.days:
        spent = ["" if v is None else f"{v:.1f}".replace(".", ",") for v in (row.p50, row.p95)]
        writer.writerow([f"{row.day:%d/%m/%Y}", row.asked, row.unanswered, *spent])
    return out.getvalue().encode("utf-8-sig")


def _day(value: date, questions: Sequence[KeptQuestion]) -> Day:
    spent = [q.asked.latency_ms for q in questions]
    unanswered = sum(not q.asked.answered for q in questions)
    p50, p95 = (percentile(spent, 0.5), percentile(spent, 0.95)) if spent else (None, None)
    return Day(value, len(questions), unanswered, p50, p95)
