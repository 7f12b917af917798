"""The real bot process with the fake engine in place of the model: `python -m tests.e2e.bot_with_fake_engine`."""

from __future__ import annotations

import os
from dataclasses import replace

from bot.__main__ import main
from bot.admin.office import Tools
from bot.app import library_tools
from bot.leaving import leave
from bot.settings import Settings
from knowledge.adapters.database.stores import Stores
from tests.bot.fake_engine import FakeEngine
from tests.bot.small_library import small_library


def make_engine(_settings: Settings, _stores: Stores) -> FakeEngine:
    """``WITHOUT_CARD`` takes one away, as when its law has gone."""
    library = small_library()
    gone = os.environ.get("WITHOUT_CARD", "")
    return FakeEngine(replace(library, cards={name: card for name, card in library.cards.items() if name != gone}))


def make_tools(settings: Settings, stores: Stores) -> Tools:
    """The real ones but for the sweep at start, which would load the model these tests do without.

    ``BROKEN_SWEEP`` lets it fail as nothing is expected to.
    """
    return replace(library_tools(settings, stores), sweep=_break if "BROKEN_SWEEP" in os.environ else lambda: None)


def _break() -> None:
    raise RuntimeError("patah")


if __name__ == "__main__":
    leave(main(make_engine, make_tools))
