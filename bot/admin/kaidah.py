"""/kaidah: the front page of rule cards, finding one to change, going back to the bundled one."""

from __future__ import annotations

from telegram import Message as Received

from bot.admin import texts
from bot.admin.card_pages import card_blocks
from bot.admin.drafting import Drafting
from bot.admin.drafts import Draft, draft_of
from bot.admin.office import Office, aside
from bot.admin.outdated import outdated
from bot.admin.queue import Queue
from bot.admin.rights import who
from bot.buttons import number_of, tag
from bot.inline import SituationIndex
from bot.markup import esc, pack
from bot.messages import Button, Rows
from bot.presses import Pressed
from knowledge.model import RuleCard

_FOUND = 6
_REASON = 600


class Kaidah:
    """New cards, changed cards, cards from the queue: all become drafts."""

    def __init__(self, office: Office, drafting: Drafting, queue: Queue) -> None:
        self._office, self._drafting, self._queue = office, drafting, queue

    def register(self) -> None:
        self._office.on("Cn", self.new)
        self._office.on("Cq", self.open)
        self._office.on("Cc", self.change)
        self._office.on("Cz", self.reset)
        self._office.on("Qk", self.from_queue)

    async def command(self, message: Received, argument: str) -> None:
        """Without words the front page; with an id or words the cards that fit."""
        if argument:
            await self._search(message.chat.id, argument)
            return
        overlays = await aside(self._office.desk.stores.overlays.all)
        changed = outdated(overlays, self._office.tools.bundled)
        data, chat = self._office.data, message.chat.id
        lines = [texts.CARD_MENU, texts.CARD_OVERLAYS.format(count=len(overlays))]
        rows = [
            (Button(texts.B_CARD_NEW, data(chat, "Cn")),),
            (Button(texts.B_CARD_EXPORT, data(chat, "CE")), Button(texts.B_CARD_IMPORT, data(chat, "CI"))),
        ]
        if changed:
            lines.append(texts.CARD_OUTDATED.format(count=len(changed)))
            rows.append((Button(texts.B_CARD_REVIEW, data(chat, "CO")),))
        await self._office.say(chat, "\n\n".join(lines), tuple(rows))

    async def new(self, pressed: Pressed) -> None:
        await self._drafting.go(pressed.chat_id, Draft({}))

    async def open(self, pressed: Pressed) -> None:
        """One card as it answers now."""
        card = self._office.desk.tags.card(pressed.press.arg(0))
        if card is None:
            await self._office.desk.post.toast(pressed.query.id, texts.GONE, alert=True)
            return
        await self._office.show_pages(pressed, *await self._card(pressed.chat_id, card))

    async def change(self, pressed: Pressed) -> None:
        card = self._office.desk.tags.card(pressed.press.arg(0))
        if card is not None:
            held = await aside(self._office.desk.stores.overlays.get, card.id)
            await self._drafting.go(pressed.chat_id, draft_of(card, held.body if held else ""))

    async def reset(self, pressed: Pressed) -> None:
        """Back to the bundled card; in the history and undoable as any change."""
        card = self._office.desk.tags.card(pressed.press.arg(0))
        if card is None:
            return
        change = await aside(self._office.desk.stores.overlays.remove, card.id, who(pressed.user_id))
        said = texts.CARD_RESET.format(id=esc(card.id)) if change else texts.CARD_RESET_NOTHING
        await self._office.show(pressed, said)

    async def from_queue(self, pressed: Pressed) -> None:
        """The questions become ways to ask; an answer already sent becomes the reason."""
        number = number_of(pressed.press.arg(0)) or 0
        group = await self._queue.group(number)
        stores = self._office.desk.stores
        kept = None if group else await aside(stores.questions.get, number)
        asked = [q.asked.text for q in group.questions] if group else [kept.asked.text] if kept else []
        answers = [r for r in await aside(stores.audit.recent, 5, 0, str(number)) if r.what == "jawaban"]
        reason = str((answers[0].after or {}).get("jawaban", ""))[:_REASON] if answers else ""
        fields = {"reason": " ".join(reason.split())} if reason else {}
        draft = Draft(fields, asked=list(dict.fromkeys(asked))[:20])
        await self._office.say(pressed.chat_id, texts.CARD_FROM_QUEUE.format(rows=_bullets(asked[:5])))
        await self._drafting.go(pressed.chat_id, draft)

    async def _search(self, chat_id: int, words: str) -> None:
        library = self._office.desk.asking.library
        exact = library.card(words.strip())
        if exact is not None:
            await self._office.say_pages(chat_id, *await self._card(chat_id, exact))
            return
        found = SituationIndex(library).nearest(words, _FOUND)
        rows: Rows = tuple(
            (Button(library.cards[i].situation[:60], self._office.data(chat_id, "Cq", tag(i))),) for i in found
        )
        said = texts.CARD_FOUND if found else texts.CARD_NOT_FOUND.format(words=esc(words[:100]))
        await self._office.say(chat_id, said, rows)

    async def _card(self, chat_id: int, card: RuleCard) -> tuple[list[str], Rows]:
        held = await aside(self._office.desk.stores.overlays.get, card.id)
        buttons = [Button(texts.B_CARD_EDIT, self._office.data(chat_id, "Cc", tag(card.id)))]
        if held is not None:
            buttons.append(Button(texts.B_CARD_RESET, self._office.data(chat_id, "Cz", tag(card.id))))
        situation, *answer = card_blocks(card, self._office.desk.asking.library)
        return pack([f"<code>{esc(card.id)}</code>\n{situation}", *answer]), (tuple(buttons),)


def _bullets(asked: list[str]) -> str:
    return "\n".join(f"· {esc(text[:200])}" for text in asked)
