"""An answer as plain text: what the terminal shows and what an evaluation reads."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge import texts
from knowledge.composing.bases import not_shown, told_lines
from knowledge.composing.cards import branch_lines
from knowledge.composing.echoes import echo
from knowledge.model import Answer, AnswerPart, Verdict


def plain(answer: Answer) -> str:
    """All parts, verdict first, without markup and buttons."""
    blocks = ["\n".join(_part(part, len(answer.parts) > 1)) for part in answer.parts]
    if answer.left_out:
        blocks.append(texts.LEFT_OUT.format(question=echo(answer.left_out)))
    return "\n\n".join(blocks)


def prose(part: AnswerPart) -> str:
    """From the verdict line to "Yang boleh": what the word budget counts."""
    return "\n".join(_prose(part))


def _part(part: AnswerPart, numbered: bool) -> Iterable[str]:
    if numbered:
        yield f"“{echo(part.question)}”"
    if part.english:
        yield part.english
    yield from _prose(part)
    for quoted in part.quotes:
        yield f"{quoted.label} ({texts.KUTIPAN if quoted.verbatim else texts.RINGKASAN}): {quoted.text}"
    if part.left_out:
        yield not_shown(part)
    if part.citations:
        yield f"{texts.DASAR}: {'; '.join(told_lines(part))}."
    if part.understood:
        yield part.understood
    if part.footer:
        yield f"{part.footer.replace(texts.DOT, '; ')}."


def _prose(part: AnswerPart) -> Iterable[str]:
    yield f"{texts.VERDICT_LINE[part.verdict]}. {part.headline}"
    yield from part.corrections
    if part.reason:
        yield part.reason
    if part.clarify:
        yield part.clarify
    for verdict, lead in ((Verdict.BOLEH, texts.BOLEH_WHEN), (Verdict.TIDAK_BOLEH, texts.TIDAK_WHEN)):
        for line in branch_lines(part.branches, verdict):
            yield f"{lead} {line}"
    for position in part.positions:
        yield f"{position.holder}: {position.view}"
    if part.advice:
        yield f"{texts.HATI_HATI}: {part.advice}"
    if part.sanctions:
        yield f"{texts.AKIBAT}: {consequence(part)}"
    if part.allowed_instead:
        yield f"{texts.YANG_BOLEH}: {part.allowed_instead}"
    if part.note:
        yield part.note


def consequence(part: AnswerPart) -> str:
    """One sentence a status."""
    return " ".join(f"{line[0].upper()}{line[1:].rstrip('.')}." for line in part.sanctions)
