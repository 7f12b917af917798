"""Scenes played with a bot: what is typed and pressed, and everything that stood in the chat meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from tests.telegram_server import Chat, Person, TelegramServer, buttons_of, person, text_of
from tests.telegram_server.world import Json

_PATIENCE = 90
Heard = str | Callable[[Json], bool]


class Scene:
    """One person before the bot; ``shown`` is what a reader would have seen, in order.

    A message that the bot edits while one step lasts is shown as it first stood and as it stood at the end.
    """

    def __init__(self, title: str, who: Person, room: Chat | None = None) -> None:
        self.title, self.who = title, who
        self.shown: list[Json] = []
        self._room = room or who.chat
        self._read = len(who.world.shown)

    def says(self, text: str, hears: Heard = "", **extra: object) -> Json:
        """Type a text and wait for what the bot says; returns the bot's message."""
        return self.does(lambda: self.who.sends(text, self._room, **extra), hears)

    def presses(self, label: str, hears: Heard | None = "") -> Json:
        """Press the newest button with these words, or the first one for ""; a short notice is shown too."""
        world, what = self.who.world, f"{self.title}: a button {label!r}"
        message, data = world.wait(partial(self._button, label), _PATIENCE, what)
        return self.taps(data, message, hears)

    def offers(self, label: str) -> bool:
        """Whether a button with these words can be pressed now."""
        return self._button(label) is not None

    def taps(self, data: str, message: Json, hears: Heard | None = "", by: Person | None = None) -> Json:
        """Press by the button's data; ``None`` when only the notice is expected."""
        pressed: list[str] = []

        def press() -> None:
            pressed.append((by or self.who).presses_data(data, message))

        heard: Json = {}
        if hears is None:
            press()
        else:
            heard = self.does(press, hears)
        toast = (by or self.who).sees_toast(pressed[0])
        if toast.get("text"):
            self.shown.append({"toast": toast["text"]})
        return heard

    def does(self, act: Callable[[], object], hears: Heard = "") -> Json:
        """Do anything, then wait until something new in the chat fits."""
        before = len(self.who.world.shown)
        act()
        found: Json = self.who.world.wait(
            partial(self._since, before, hears), _PATIENCE, f"{self.title}: {hears!r} in {self._room.texts[-2:]}"
        )
        self._note()
        return found

    def _button(self, label: str) -> tuple[Json, str] | None:
        """In the newest message that has one; there the exact label first: "1" is also in "10"."""
        for message in reversed(self._room.messages):
            fits = [b for b in buttons_of(message) if "callback_data" in b and label in b["text"]]
            if fits:
                return message, min(fits, key=lambda b: b["text"] != label)["callback_data"]
        return None

    def _since(self, before: int, hears: Heard) -> Json | None:
        bot = self.who.world.bot
        for message in self.who.world.shown[before:]:
            mine = message["chat"]["id"] == self._room.id and message["from"] == bot
            if mine and (hears(message) if callable(hears) else hears in text_of(message)):
                return message
        return None

    def _note(self) -> None:
        """What came since the last look, each message once."""
        world = self.who.world
        with world.lock:
            new = [m for m in world.shown[self._read :] if m["chat"]["id"] == self._room.id]
            self._read = len(world.shown)
        self.shown += [m for m, others in zip(new, _others(new), strict=True) if not all(others)]


def _others(versions: Sequence[Json]) -> list[tuple[bool, bool]]:
    """For each version of a message, whether the step has an earlier and a later one of it."""
    ids = [m["message_id"] for m in versions]
    return [(one in ids[:at], one in ids[at + 1 :]) for at, one in enumerate(ids)]


class Theatre:
    """A bot and its scenes so far."""

    def __init__(self, server: TelegramServer) -> None:
        self.server = server
        self.scenes: list[Scene] = []

    def scene(self, title: str, who: Person | None = None, room: Chat | None = None) -> Scene:
        """A new scene; somebody new plays it unless ``who`` is given."""
        scene = Scene(title, who or person(self.server, "Sari"), room)
        self.scenes.append(scene)
        return scene
