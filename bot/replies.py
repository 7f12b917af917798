"""An Answer as people read it: verdict first, then why, basis, consequence, alternative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot import texts
from bot.markup import bold, bullets, chunks, clause, esc, italic, pack, sentence, size
from bot.messages import LIMIT
from knowledge.composing.bases import basis_lines, not_shown
from knowledge.composing.echoes import echo
from knowledge.composing.plain import consequence
from knowledge.model import Answer, AnswerPart, Quote, Role, Route, Verdict

_COURTESY = frozenset({Route.SAPAAN, Route.TERIMA_KASIH, Route.BANTUAN})
_TWO_SIDED = ((Verdict.BOLEH, texts.ALLOWED_IF), (Verdict.TIDAK_BOLEH, texts.FORBIDDEN_IF))


def pages_of(answer: Answer, preface: str = "") -> list[str]:
    """The full answer as marked texts, each fit for one message, split at paragraph ends."""
    blocks = [italic(preface)] if preface else []
    many = len(answer.parts) > 1
    for number, part in enumerate(answer.parts, 1):
        if many:
            blocks.append(_heading(number, part))
        blocks += _part(part)
    return pack(_fit(block) for block in (*blocks, *_left_out(answer))) or [esc(texts.FAILURE_PLAIN)]


def short_of(answer: Answer) -> str:
    """For groups: of each part the verdict with all that corrects or narrows it, the first basis and the first quote.

    Consequence, other bases and alternative are a press away.
    """
    blocks = []
    for number, part in enumerate(answer.parts, 1):
        first = part.citations[:1]
        lines = [
            _heading(number, part) if len(answer.parts) > 1 else "",
            _headline(part, _corrections(part)),
            *_branch_lines(part),
            _positions(part),
            _labelled(texts.ADVICE, part.advice),
            esc(part.clarify),
            *(f"{bold(texts.BASIS)} {_marked(c.label, c.role)}" for c in first),
            *_first_quote(part),
            *(italic(said) for said in (part.understood, part.note) if said),
        ]
        blocks.append("\n".join(line for line in lines if line))
    return pack(_fit(block) for block in (*blocks, *_left_out(answer)))[0]


def verdict_words(verdict: Verdict) -> str:
    """Sign and words, so that neither colour nor picture is needed."""
    return f"{texts.SIGNS[verdict]} {texts.VERDICTS[verdict]}"


def _part(part: AnswerPart) -> list[str]:
    tail = [
        _labelled(texts.CONSEQUENCE, consequence(part)),
        _labelled(texts.ALLOWED, part.allowed_instead),
    ]
    closing = [italic(said) for said in (not_shown(part), part.understood, part.note, part.footer) if said]
    return [
        _headline(part, _corrections(part)),
        "\n".join(_branch_lines(part)),
        _positions(part),
        _labelled(texts.ADVICE, part.advice),
        esc(part.clarify),
        _basis(part),
        *(quote_block(quote) for quote in part.quotes),
        "\n".join(line for line in tail if line),
        "\n".join(closing),
    ]


def _heading(number: int, part: AnswerPart) -> str:
    return f"<u>{esc(texts.PART.format(number=number, question=echo(part.question)))}</u>"


def _left_out(answer: Answer) -> list[str]:
    return [italic(texts.LEFT_OUT.format(question=echo(answer.left_out)))] if answer.left_out else []


def _corrections(part: AnswerPart) -> list[str]:
    return [f"{bold(texts.CORRECTION)} {esc(sentence(c))}" for c in part.corrections]


def _positions(part: AnswerPart) -> str:
    said = bullets(f"{p.holder}: {p.view}" for p in part.positions)
    return f"{bold(texts.POSITIONS)}\n{said}" if said else ""


def _headline(part: AnswerPart, corrections: Iterable[str] = ()) -> str:
    lines = []
    if part.route not in _COURTESY:
        lines.append(f"{texts.SIGNS[part.verdict]} {bold(texts.VERDICTS[part.verdict])}")
    lines += [italic(part.english)] if part.english else []
    lines += corrections
    said = " ".join(sentence(s) for s in (part.headline, part.reason) if s)
    return "\n".join([*lines, esc(said)]).strip()


def _branch_lines(part: AnswerPart) -> list[str]:
    lines: list[str] = []
    for verdict, words in _TWO_SIDED:
        when = [branch.when for branch in part.branches if branch.verdict is verdict]
        if len(when) == 1:
            lines.append(f"{bold(words)} {esc(clause(when[0]))}")
        elif when:
            lines.append(f"{bold(words)}\n{bullets(when)}")
    others = [b for b in part.branches if b.verdict not in (Verdict.BOLEH, Verdict.TIDAK_BOLEH)]
    return lines + [f"{bold(b.label)}: {esc(sentence(b.when))}" for b in others]


def _basis(part: AnswerPart) -> str:
    lines = [_marked(line, role) for line, role in basis_lines(part)]
    if len(lines) < 2:
        return "".join(f"{bold(texts.BASIS)} {line}" for line in lines)
    return "\n".join([bold(texts.BASIS), *(f"{number}. {line}" for number, line in enumerate(lines, 1))])


def _marked(line: str, role: Role) -> str:
    """A basis that no longer holds is said to be history."""
    return esc(line) + (f" <i>({texts.ROLES[role]})</i>" if role is Role.RIWAYAT else "")


def _first_quote(part: AnswerPart) -> list[str]:
    """What a place of the law says, and which were left; of a situation the headline says it."""
    if part.card is not None or not part.quotes:
        return []
    first, *others = part.quotes
    rest = not_shown(replace(part, left_out=(*(quote.label for quote in others), *part.left_out)))
    return [quote_block(first), italic(rest) if rest else ""]


def quote_block(quote: Quote) -> str:
    """A provision's words, named for what they are."""
    kind = texts.QUOTE if quote.verbatim else texts.NORM
    return f"{bold(f'{kind} {quote.label}')}\n<blockquote>{esc(quote.text)}</blockquote>"


def _labelled(label: str, text: str) -> str:
    return f"{bold(label)} {esc(text)}" if text else ""


def _fit(block: str) -> str:
    """A single block never outgrows a message; kutipan are capped long before, so this is the last fence."""
    return block if size(block) <= LIMIT else esc(chunks(block, LIMIT - 10)[0])
