"""How a question is shown again beside its answer: its own sentence, without anything that is not plain words."""

from __future__ import annotations

import re

from knowledge.routing.attacks import gives_orders

_SENTENCE = re.compile(r"(?:[^.?!\n]|[.](?=\S))+[.?!]*")
# Links, markup, letter numbers and codes: what somebody may want us to print, never what is needed to know a question.
_FOREIGN = re.compile(r"<[^>]*>|\S*(?:https?:|www\.|t\.me/|tg:)\S*|[<>`{}\[\]|]|\b[A-Z]{3,}[-_]\w+|\S{25,}")


def echo(question: str, limit: int = 120) -> str:
    """The asking sentence, at most ``limit`` characters; "…" where it cannot be shown safely."""
    asking = [s for s in _SENTENCE.findall(question) if s.rstrip().endswith("?")] or [question]
    plain = " ".join(_FOREIGN.sub(" ", asking[-1]).split())
    if not plain or gives_orders(plain):
        return "…"
    if len(plain) <= limit:
        return plain
    return f"{plain[: limit - 1].rsplit(' ', 1)[0]}…"
