"""The bot without Telegram: a conversation at a terminal, or questions by pipe answered in order."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, InMemoryHistory

from bot import texts
from bot.engine import Engine
from bot.markup import plain
from bot.memory import told_person
from bot.replies import pages_of
from knowledge.address import Address
from knowledge.language.cleaning import clean
from knowledge.model import Answer, Option, Person, Question, Verdict

_COLORS = {
    Verdict.TIDAK_BOLEH: "ansired bold", Verdict.BOLEH: "ansigreen bold", Verdict.BERSYARAT: "ansiyellow bold",
    Verdict.PERLU_KLARIFIKASI: "ansicyan bold", Verdict.INFORMASI: "ansiblue bold",
}  # fmt: skip


class Talk:
    """One conversation with follow-up memory and numbered options."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turns: tuple[str, ...] = ()
        self._person: Person | None = None
        self.options: tuple[Option, ...] = ()

    def ask(self, text: str) -> Answer:
        """Answer a question, or an option by its number."""
        if text.isdigit() and 0 < int(text) <= len(self.options):
            return self._choose(self.options[int(text) - 1])
        self._person = told_person(text) or self._person
        answer = self._engine.answer(Question(text, turns=self._turns, person=self._person))
        self._turns = (*self._turns, clean(text).text[:500])[-4:]
        return self._offer(answer)

    def _choose(self, option: Option) -> Answer:
        library = self._engine.library
        last = self._turns[-1] if self._turns else option.label
        card = library.card(option.target)
        if card is not None:
            self._turns = (*self._turns, card.situation)[-4:]
            return self._offer(self._engine.answer_card(option.target, Question(last, person=self._person)))
        if option.kind == "address":
            return self._offer(self._engine.answer_address(Address.parse(option.target)))
        return self.ask(f"{last} {option.label}")

    def _offer(self, answer: Answer) -> Answer:
        self.options = tuple(option for part in answer.parts for option in part.options if option.kind != "branch")
        return answer


def answer_lines(lines: Iterable[str], engine: Engine, out: TextIO) -> int:
    """One question a line, independent of each other; returns how many there were."""
    count = 0
    for line in lines:
        if not line.strip():
            continue
        count += 1
        answer = engine.answer(Question(line.strip()))
        out.write(_words(answer, Talk(engine)) + "\n\n")
        out.flush()
    return count


def converse(engine: Engine, var: Path) -> None:
    """Prompt, history, colours; /bantuan; Ctrl-D leaves."""
    session: PromptSession[str] = PromptSession(history=_history(var))
    talk = Talk(engine)
    _show([("ansicyan", texts.TERMINAL_HELLO)])
    while True:
        try:
            text = session.prompt([("ansigreen bold", "> ")]).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            _show([("ansicyan", texts.TERMINAL_BYE)])
            return
        if text in ("/bantuan", "/help", "/start"):
            _show([("", texts.TERMINAL_HELP)])
        elif text:
            answer = talk.ask(text)
            head, _, rest = _words(answer, talk).partition("\n")
            _show([(_COLORS.get(answer.verdict, "bold"), head), ("", f"\n{rest}\n")])


def _words(answer: Answer, talk: Talk) -> str:
    options = [f"{number}) {option.label}" for number, option in enumerate(talk.options, 1)]
    return "\n\n".join([*(plain(page) for page in pages_of(answer)), *(["\n".join(options)] if options else [])])


def _history(var: Path) -> FileHistory | InMemoryHistory:
    """In ``var/`` where it can be written; what people asked stays on their own machine."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        path = var / "riwayat-terminal"
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


def _show(pieces: list[tuple[str, str]]) -> None:
    print_formatted_text(FormattedText(pieces), file=sys.stdout)
