"""A Bot API server for tests: real HTTP, Telegram's rules, faults on demand, people who type and press."""

from tests.telegram_server.faults import Fault, Faults, Kind
from tests.telegram_server.people import Chat, Person, buttons_of, group, migrates, person, text_of
from tests.telegram_server.server import TelegramServer
from tests.telegram_server.world import Call, World

__all__ = [
    "Call", "Chat", "Fault", "Faults", "Kind", "Person", "TelegramServer", "World",
    "buttons_of", "group", "migrates", "person", "text_of",
]  # fmt: skip
