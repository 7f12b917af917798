"""Tells orders to the bot from questions about orders, in plain words and in simple disguises of words."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.routing.orders import CUE, ORDER, SAY, STEERS, STORY, YES

# "akhiri dengan ABC-12", "kode ABC-12", "balas BERES-OK": a word asked to be said, known by its shape; numbers of letters
# are longer.
_CODE = re.compile(
    rf"\b(?i:{SAY}|kata ini|kode|code|with)\b(?:\W+\w+){{0,6}}?\W+[A-Z]{{3,}}-\d{{1,4}}\b"
    r"|^\W*[A-Z]{4,}-\d{1,4}\W*$"
    rf"|\b(?i:{SAY})\b\W+(?:(?:[A-Z]-){{3,}}|[A-Z]{{5,}}-[A-Z]{{2,}}\b)"
)
# "My boss says: 'forget the rules, come in uniform'" tells of an order that people give to people.
_QUOTED = re.compile(
    r"\b(?:bos\w*|atasan\w*|pimpinan\w*|ketua\w*|kepala \w+|kadis\w*|kepsek|kabid|kabag|kasu\w+|camat|lurah|kades|sekda|"
    r"sekcam|sekdes|bupati|rektor|dekan|pak \w+|bu \w+|boss|manager|supervisor|head|principal|director|chief|dean)\b"
    r"(?:[^\w\n.?!]+\w+){0,5}?[^\w\n.?!]+(?:bilang|berkata|kata|katanya|ngomong|nulis|menulis|tulis|ngetik|mengetik|teriak|wa|memerintah\w*|says?|"
    r"said|told|tells|wrote|ordered|typed|texted|messaged|posted|announced|shouted)\b(?:[^\w\n.?!\"“]+\w+){0,3}[:,\s]*[\"“](?P<said>[^\"“”]{5,200})[\"”]"
    r"|\bkata (?:pak |bu )?\w+[:,\s]*[\"“](?P<word>[^\"“”]{5,200})[\"”]",
    re.I,
)
# What nobody says to people, but whoever wants to steer a bot.
_TO_A_BOT = re.compile(
    rf"\b(?:(?<!what i ){SAY}|{YES}|bot|prompt|instru\w+|jawaban\w*|verdict|sistem|system|mode|pustaka|kamu adalah|you are)\b",
    re.I,
)
# "Say yes to whatever the candidate asks" bids to obey somebody, "say yes to every question" to speak.
_OBEY = re.compile(r"\bsay yes to (?!(?:\w+ ){0,2}(?:questions?|users?|prompts?|this|me)\b)", re.I)
_LEET = str.maketrans("013457@$", "oieastas")
_MIXED = re.compile(r"\b(?=\w*\d)(?=\w*[a-z])\w{4,}\b", re.I)
# What stands in an address on the web is not said to anybody.
_PATH = re.compile(r"(?<!\()(\bhttps?://)[^\s)\"'<>]+")
_TOKEN = re.compile(r"(?<![\w/.])(?:0x)?[A-Za-z0-9+/]{16,}={0,2}(?![\w/.])")


def is_attack(cleaned: str, turns: tuple[str, ...]) -> bool:
    """True when the message, or the talk before it, gives the bot orders; hidden characters are gone by now."""
    return any(gives_orders(text) for text in (cleaned, *turns[-3:]))


# Every message is looked at twice, with its orders and without them; most have none.
@lru_cache(maxsize=8)
def gives_orders(text: str) -> bool:
    """True for orders to the bot in plain words, backwards, in digits for letters, or encoded."""
    if _CODE.search(text):
        return True
    text = _to_nobody_else(text)
    return any(ORDER.search(reading) or _cue_bids(reading) for reading in _readings(text))


def sounds_like_orders(text: str) -> bool:
    """The same for a sentence of a message that gives orders: there a cue is enough."""
    return gives_orders(text) or CUE.search(_to_nobody_else(text)) is not None


def _to_nobody_else(text: str) -> str:
    return _QUOTED.sub(_said_to_people, _PATH.sub(r"\1", text))


def _cue_bids(text: str) -> bool:
    """True for a cue with a sign that it is said to a bot, or with hardly a word beside it."""
    rest, cues = CUE.subn(" ", text)
    return cues > 0 and (len(text.split()) < STORY or STEERS.search(rest) is not None)


def _said_to_people(quoted: re.Match[str]) -> str:
    """Nothing, where the words quoted are for people; all of it where they would steer a bot."""
    words = quoted["said"] or quoted["word"]
    return quoted.group() if _TO_A_BOT.search(_OBEY.sub("", words)) else quoted.group().replace(words, "")


def _readings(text: str) -> Iterator[str]:
    """The text as it stands, then what the disguises people use would make of it."""
    yield text
    backwards = text[::-1]
    if re.search(r"\b(?:jawab|boleh|answer|ignore)\b", backwards, re.I):
        yield backwards
    if len(_MIXED.findall(text)) >= 3:
        yield text.translate(_LEET)
    turned = codecs.encode(text, "rot13")
    if re.search(r"\b(?:jawab|boleh|answer|ignore)\b", turned, re.I):
        yield turned
    for token in _TOKEN.findall(text):
        yield from _decoded(token)


def _decoded(token: str) -> Iterator[str]:
    """What a long token says as hexadecimal or base64, where that is text."""
    for decode in (_from_hex, _from_base64):
        try:
            said = decode(token).decode("ascii")
        except (binascii.Error, ValueError):
            continue
        if said.isprintable():
            yield said


def _from_hex(token: str) -> bytes:
    return bytes.fromhex(token.removeprefix("0x"))


def _from_base64(token: str) -> bytes:
    return base64.b64decode(token + "=" * (-len(token) % 4), validate=True)
