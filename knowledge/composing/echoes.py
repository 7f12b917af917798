"""How a question is shown again beside its answer, in plain words, and what it was taken to be about."""

from __future__ import annotations

import re

from knowledge.routing.attacks import gives_orders

_SENTENCE = re.compile(r"(?:[^.?!\n]|[.](?=\S))+[.?!]*")
# Links, markup, letter numbers and codes: what somebody may want us to print, never what is needed to know a question.
_FOREIGN = re.compile(r"<[^>]*>|\S*(?:https?:|www\.|t\.me/|tg:)\S*|[<>`{}\[\]|]|\b[A-Z]{3,}[-_]\w+|\S{25,}")
# So much of a situation's words in the headline that a reader knows from it what was understood.
_NAMED = 0.6
_SMALL = frozenset("atau dan yang di ke dari untuk pada dalam dengan saat ini itu oleh sebagai bagi calon".split())
_PREFIX = re.compile(r"^(?:me(?:ng|ny|m|n)?|ber|di|ter|pe(?:ng|m|n)?)(?=\w{4})")
# Indonesian roots are told apart by so many letters.
_ROOT = 5


def names(headline: str, situation: str) -> bool:
    """True where the headline of an answer says what it is about in nearly the words of the card's situation."""
    sought, said = _roots(situation), _roots(headline)
    return len(sought & said) >= _NAMED * len(sought)


def _roots(text: str) -> set[str]:
    words = (word for word in re.findall(r"\w+", text.lower()) if word not in _SMALL)
    return {_PREFIX.sub("", word)[:_ROOT] for word in words}


def echo(question: str, limit: int = 120) -> str:
    """The asking sentence, at most ``limit`` characters; "…" where it cannot be shown safely."""
    asking = [s for s in _SENTENCE.findall(question) if s.rstrip().endswith("?")] or [question]
    plain = " ".join(_FOREIGN.sub(" ", asking[-1]).split())
    if not plain or gives_orders(plain):
        return "…"
    if len(plain) <= limit:
        return plain
    return f"{plain[: limit - 1].rsplit(' ', 1)[0]}…"
