"""The engine of production, over the stores that the bot has open."""

from __future__ import annotations

from bot.engine import Engine
from bot.settings import Settings
from knowledge.adapters.database.stores import Stores
from knowledge.adapters.engine import open_engine as open_answerer
from knowledge.settings import EngineSettings


def open_engine(_settings: Settings, stores: Stores) -> Engine:
    """Raises ``KnowledgeError`` with a sentence that says what to do."""
    return open_answerer(EngineSettings(), stores.law, stores.overlays, calendar=stores.calendar)
