"""Takes the orders out of a message that also asks something, where what remains is safe to answer."""

from __future__ import annotations

import re

from knowledge.language.asking import thin
from knowledge.language.cleaning import without_tags
from knowledge.routing.attacks import gives_orders, sounds_like_orders

# A question may follow a colon ("... and answer: may I?"); a full stop inside "Pasal 5.1" ends nothing.
_SEGMENT = re.compile(r"(?:[^.?!:\n]|[.:](?=\S))+[.?!:]*\s*|[.?!:\n]+\s*")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|```.*?(?:```|$)|\{\{.*?(?:\}\}|$)|\[[^\]\n]{20,}\]", re.S)
# A conversation or a form written down: which of its lines are the asker's own nobody can tell.
_LABELLED, _FORM = re.compile(r"^[^\S\n]*[A-Za-z]\w{0,15}[^\S\n]*:", re.M), 3
_UNSHOWN = re.compile(r"<!--.*?-->", re.S)
_TAGGED = re.compile(r"<(system|script|style|div)\b[^>]*>.*?</\1>", re.I | re.S)
_PLEA = re.compile(
    r"\W*(?:(?:just |only )?this (?:once|one time)|(?:hanya |cuma )?(?:sekali|kali) ini (?:saja|aja))\W*", re.I
)
_NOT_PLAIN = re.compile(r"[\"“”`{}<>|]|https?:|[A-Z]{3,}-\d|\w{20,}")


def without_orders(text: str, turns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The message and the talk before it without orders to the bot.

    All turns are dropped when one gives orders: the others may be its second half. The text comes back as it was where
    too little that is plainly a question would remain.
    """
    # What no page would show asks nothing; gone unread, it bids nothing either.
    text = _UNSHOWN.sub("\n", text).strip() or text
    poisoned = any(gives_orders(turn) for turn in turns[-3:])
    if not poisoned and not gives_orders(text):
        return text, turns
    return _questions(text) or text, ()


def _questions(text: str) -> str:
    if len(_LABELLED.findall(text)) >= _FORM:
        return ""
    bare = without_tags(_TAGGED.sub("\n", _COMMENT.sub("\n", text)), "\n")
    segments = [s.strip() for s in _SEGMENT.findall(bare) if re.search(r"\w{2}", s)]
    honest = [s for s, after in zip(segments, [*segments[1:], ""], strict=True) if not _belongs(s, after)]
    asked = [s for s in honest if s.endswith("?")]
    rest = " ".join(honest)
    if not asked or _NOT_PLAIN.search(rest) or sounds_like_orders(rest) or thin(" ".join(asked).lower()):
        return ""
    return rest


def _belongs(segment: str, after: str) -> bool:
    """True for an order, what introduces one ("The minister ordered: ..."), and scraps and pleas that say nothing alone."""
    if segment.endswith("?"):
        return sounds_like_orders(segment)
    if len(re.findall(r"\w+", segment)) <= 2 or _PLEA.fullmatch(segment) or sounds_like_orders(segment):
        return True
    return segment.endswith(":") and (sounds_like_orders(after) or sounds_like_orders(f"{segment} {after}"))
