"""What an update loses before it is written down: names, and identity numbers in its texts."""

from __future__ import annotations

from typing import Any

from knowledge.language.cleaning import clean

Json = dict[str, Any]
_NAMES = ("last_name", "username", "language_code", "bio")


def scrubbed(update: Json, *, masking: bool = True) -> Json:
    """The same update without names and, where ``masking``, with masked numbers; ids and entities stay usable."""
    return {key: _scrub(value, masking) if isinstance(value, dict) else value for key, value in update.items()}


def _scrub(node: Json, masking: bool) -> Json:
    node = {key: _inner(value, masking) for key, value in node.items()}
    if node.get("is_bot") is False or node.get("type") == "private":
        node = {k: v for k, v in node.items() if k not in _NAMES}
        if "first_name" in node:
            node["first_name"] = ""
    if "sender_user_name" in node:
        node["sender_user_name"] = ""
    if "phone_number" in node:
        node |= {"phone_number": "", "first_name": ""}
        node.pop("last_name", None)
        node.pop("vcard", None)
    for text, entities in (("text", "entities"), ("caption", "caption_entities"), ("query", "")):
        if masking and isinstance(node.get(text), str):
            node |= _masked(node, text, entities)
    return node


def _inner(value: Any, masking: bool) -> Any:
    if isinstance(value, dict):
        return _scrub(value, masking)
    if isinstance(value, list):
        return [_inner(item, masking) for item in value]
    return value


def _masked(node: Json, text: str, entities: str) -> Json:
    """Only a text that holds such numbers changes; what Telegram marked in it is found again."""
    said = str(node[text])
    cleaned = clean(said)
    if not cleaned.masked:
        return {}
    found = []
    for entity in node.get(entities, []):
        words = _part(said, entity["offset"], entity["length"])
        at = cleaned.text.find(words)
        if at >= 0:
            found.append(entity | {"offset": _units(cleaned.text[:at])})
    return {text: cleaned.text} | ({entities: found} if entities in node else {})


def _part(text: str, offset: int, length: int) -> str:
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", errors="ignore")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
