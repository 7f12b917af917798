"""HTML for Telegram: escaping, short helpers, and splitting at paragraph ends."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import date

from bot.messages import LIMIT
from bot.texts import MONTHS

_CUTS = ("\n\n", "\n", ". ", "; ", ", ", " ")


def esc(text: str) -> str:
    """Text as data: nothing in it is markup."""
    return html.escape(text, quote=False)


def bold(text: str) -> str:
    return f"<b>{esc(text)}</b>"


def italic(text: str) -> str:
    return f"<i>{esc(text)}</i>"


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"· {esc(item)}" for item in items)


def sentence(text: str) -> str:
    """With a capital first and a stop at the end."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!:…" else ".")


def clause(text: str) -> str:
    """As the rest of a sentence: small at the start unless it is an abbreviation, with a stop at the end."""
    text = sentence(text)
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def day(value: date) -> str:
    """22 Nov 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def plain(marked: str) -> str:
    """The words without markup."""
    return html.unescape(re.sub(r"<[^>]+>", "", marked))


def size(text: str) -> int:
    """Length as Telegram counts it, markup included: always on the safe side."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def chunks(text: str, limit: int) -> list[str]:
    """Unmarked text in pieces of at most ``limit`` once escaped, cut at the best place there is; nothing is dropped."""
    pieces = []
    while size(esc(text)) > limit:
        cut = _cut(text, limit)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text] if text or not pieces else pieces


def pack(blocks: Iterable[str], limit: int = LIMIT, joint: str = "\n\n") -> list[str]:
    """Marked blocks, each within ``limit``, in as few messages as hold them; no block is cut."""
    pages: list[str] = []
    for block in blocks:
        if not block:
            continue
        if pages and size(pages[-1]) + size(joint) + size(block) <= limit:
            pages[-1] += joint + block
        else:
            pages.append(block)
    return pages


def _cut(text: str, limit: int) -> int:
    window = len(text)
    while size(esc(text[:window])) > limit:
        window = min(window - 1, int(window * 0.9))
    for mark in _CUTS:
        at = text.rfind(mark, window // 2, window)
        if at > 0:
            return at + len(mark)
    return max(1, window)
