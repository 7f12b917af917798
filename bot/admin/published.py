"""What an admin is told once something answers: the undo button, and whom it concerns."""

from __future__ import annotations

from bot.admin import texts
from bot.admin.office import Office, aside
from bot.buttons import number_tag
from bot.markup import esc
from bot.messages import Button, Message
from knowledge.editing import Outcome
from knowledge.library import Library


class Published:
    """The success message of a published document."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def message(self, chat_id: int, outcome: Outcome) -> Message:
        """With undo where something changed, and a notice where somebody subscribed to what it touches."""
        text = texts.PUBLISHED.format(sentence=esc(outcome.sentence))
        if outcome.change_id is None:
            return Message(esc(outcome.sentence))
        number = number_tag(outcome.change_id)
        row = [Button(texts.B_UNDO, self._office.data(chat_id, "Au", number))]
        library = self._office.tools.bundled
        if cards := cards_on(library, outcome.slug):
            text += f"\n{texts.PUBLISHED_CARDS.format(count=len(cards))}"
            topics = tuple(dict.fromkeys(library.cards[c].group for c in cards))
            if await aside(self._office.desk.stores.subscriptions.subscribers, topics):
                row.append(Button(texts.B_NOTICE, self._office.data(chat_id, "Nd", number)))
        return Message(text, (tuple(row),))


def cards_on(library: Library, slug: str) -> tuple[str, ...]:
    """The cards that rest on a regulation."""
    return tuple(card.id for card in library.cards.values() if any(b.address.slug == slug for b in card.basis))
