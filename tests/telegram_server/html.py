"""Telegram's HTML parse mode: the text and entities it makes, or the 400 it answers with."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.telegram_server.spec import CallError

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_TOKEN = re.compile(r"<(/?)([^<>]*)>|&(#?\w+);")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def utf16(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts offsets."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities; raises ``CallError`` with Telegram's words for broken markup."""
    out: list[str] = []
    entities: list[dict[str, Any]] = []
    opened: list[tuple[str, dict[str, Any]]] = []
    position = length = 0
    for token in _TOKEN.finditer(source):
        plain = source[position : token.start()]
        _no_bare_bracket(plain, position)
        out.append(plain)
        length += utf16(plain)
        position = token.end()
        if token[3]:
            char = _entity(token[3], token[0])
            out.append(char)
            length += utf16(char)
        elif token[1]:
            _close(token[2].strip().lower(), opened, entities, length, token.start())
        else:
            opened.append(_open(token[2], length, token.start()))
    _no_bare_bracket(source[position:], position)
    out.append(source[position:])
    if opened:
        raise CallError(
            f"Bad Request: can't parse entities: Can't find end tag corresponding to start tag {opened[-1][0]}"
        )
    return "".join(out), sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _open(inside: str, offset: int, at: int) -> tuple[str, dict[str, Any]]:
    name, _, attributes = inside.partition(" ")
    name = name.lower()
    if name not in _TAGS:
        raise CallError(f'Bad Request: can\'t parse entities: Unsupported start tag "{name}" at byte offset {at}')
    entity: dict[str, Any] = {"type": _TAGS[name], "offset": offset}
    if name == "span" and 'class="tg-spoiler"' not in attributes:
        raise CallError(f'Bad Request: can\'t parse entities: Tag "span" must have class "tg-spoiler" at {at}')
    if name == "blockquote" and attributes.strip().startswith("expandable"):
        entity["type"] = "expandable_blockquote"
    if name == "a" and (href := re.search(r'href="([^"]*)"', attributes)):
        entity["url"] = html.unescape(href[1])
    return name, entity


def _close(
    name: str, opened: list[tuple[str, dict[str, Any]]], entities: list[dict[str, Any]], length: int, at: int
) -> None:
    if not opened:
        raise CallError(f"Bad Request: can't parse entities: Unexpected end tag at byte offset {at}")
    tag, entity = opened.pop()
    if name and tag != name:
        raise CallError(
            f"Bad Request: can't parse entities: Unmatched end tag at byte offset {at}, "
            f'expected "</{tag}>", found "</{name}>"'
        )
    entity["length"] = length - entity["offset"]
    if entity["length"] and not (entity["type"] == "text_link" and "url" not in entity):
        entities.append(entity)


def _entity(name: str, whole: str) -> str:
    if name.startswith("#"):
        return html.unescape(whole)
    return _NAMED.get(name, whole)


def _no_bare_bracket(text: str, at: int) -> None:
    if "<" in text:
        raise CallError(f"Bad Request: can't parse entities: Unclosed start tag at byte offset {at + text.index('<')}")
