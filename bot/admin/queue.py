"""/antrean: what the bot could not answer or answered badly, in groups, most asked first."""

from __future__ import annotations

from telegram import Message as Received

from bot.admin import texts
from bot.admin.grouping import Group, Grouping
from bot.admin.office import Office, aside
from bot.admin.rights import who
from bot.buttons import number_of, number_tag
from bot.markup import esc
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.model import Verdict

_PER_PAGE = 6
_EXAMPLES = 5
_MOST = 500


class Queue:
    """A group is named by its first question, so that its buttons still fit after others came."""

    def __init__(self, office: Office, grouping: Grouping) -> None:
        self._office, self._grouping = office, grouping

    def register(self) -> None:
        self._office.on("Qp", self.turn)
        self._office.on("Qg", self.detail)
        self._office.on("Qh", self.handled)

    async def command(self, message: Received, _argument: str) -> None:
        await self._office.say(message.chat.id, *await self._page(message.chat.id, 0))

    async def turn(self, pressed: Pressed) -> None:
        await self._office.show(pressed, *await self._page(pressed.chat_id, number_of(pressed.press.arg(0)) or 0))

    async def detail(self, pressed: Pressed) -> None:
        """One group: how people ask, what the bot said, who waits."""
        group = await self.group(number_of(pressed.press.arg(0)) or 0)
        if group is None:
            await self._office.desk.post.toast(pressed.query.id, texts.ANSWER_BY_OTHER, alert=True)
            await self._office.show(pressed, *await self._page(pressed.chat_id, 0))
            return
        data, number = self._office.data, number_tag(group.id)
        rows: Rows = (
            (
                Button(texts.B_ANSWER, data(pressed.chat_id, "Qa", number)),
                Button(texts.B_MAKE_CARD, data(pressed.chat_id, "Qk", number)),
            ),
            (
                Button(texts.B_HANDLED, data(pressed.chat_id, "Qh", number)),
                Button(texts.B_BACK, data(pressed.chat_id, "Qp", "0")),
            ),
        )
        await self._office.show(pressed, _detail(group), rows)

    async def handled(self, pressed: Pressed) -> None:
        """Off the queue without an answer; those who wait keep waiting for none."""
        group = await self.group(number_of(pressed.press.arg(0)) or 0)
        if group is not None:
            ids = [q.id for q in group.questions]
            count = await aside(self._office.desk.stores.questions.handle, ids, who(pressed.user_id))
            await self._office.desk.post.toast(pressed.query.id, texts.HANDLED.format(count=count))
        await self._office.show(pressed, *await self._page(pressed.chat_id, 0))

    async def groups(self) -> tuple[Group, ...]:
        """The queue of now."""
        questions = await aside(self._office.desk.stores.questions.queue, _MOST)
        return await aside(self._grouping.groups, questions)

    async def group(self, question_id: int) -> Group | None:
        """The group that holds a question; nothing once it was handled."""
        return next((g for g in await self.groups() if any(q.id == question_id for q in g.questions)), None)

    async def _page(self, chat_id: int, start: int) -> tuple[str, Rows]:
        groups = await self.groups()
        if not groups:
            return texts.QUEUE_EMPTY, ()
        start = start if start < len(groups) else 0
        shown = groups[start : start + _PER_PAGE]
        lines = [
            texts.QUEUE_ROW.format(
                number=i, count=len(g.questions), text=esc(_short(g.text, 160)), marks=_marked(g)
            )
            for i, g in enumerate(shown, start + 1)
        ]  # fmt: skip
        head = texts.QUEUE.format(
            questions=sum(len(g.questions) for g in groups), groups=len(groups), first=start + 1,
            last=start + len(shown),
        )  # fmt: skip
        numbers = [
            Button(str(i), self._office.data(chat_id, "Qg", number_tag(g.id))) for i, g in enumerate(shown, start + 1)
        ]
        turns = [
            Button(label, self._office.data(chat_id, "Qp", number_tag(to)))
            for label, to, there in (
                (texts.B_PREVIOUS, start - _PER_PAGE, start > 0),
                (texts.B_NEXT, start + _PER_PAGE, start + _PER_PAGE < len(groups)),
            )
            if there
        ]
        return "\n\n".join([head, *lines]), tuple(row for row in (tuple(numbers), tuple(turns)) if row)


def _detail(group: Group) -> str:
    wordings = list(dict.fromkeys(q.asked.text for q in group.questions))[:_EXAMPLES]
    last = group.questions[-1].asked
    reasons = sorted({r for q in group.questions for r in q.reasons})
    marks = [_marks(group) or texts.QUEUE_NO_MARKS]
    marks += [texts.QUEUE_REASONS.format(reasons=esc(", ".join(reasons)))] if reasons else []
    return texts.QUEUE_DETAIL.format(
        count=len(group.questions),
        rows="\n".join(f"· {esc(_short(w, 300))}" for w in wordings),
        verdict=texts.VERDICTS[Verdict(last.verdict)],
        card=f" ({esc(last.card)})" if last.card else "",
        marks="\n".join(marks),
    )


def _marks(group: Group) -> str:
    found = [
        texts.QUEUE_WAITING.format(count=group.waiting) if group.waiting else "",
        texts.QUEUE_BAD.format(count=group.bad) if group.bad else "",
    ]
    return ", ".join(m for m in found if m)


def _marked(group: Group) -> str:
    marks = _marks(group)
    return f" ({marks})" if marks else ""


def _short(text: str, limit: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
