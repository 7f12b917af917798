"""What was understood of a document, as one message an officer can check on a phone."""

from __future__ import annotations

from bot.admin import texts
from bot.admin.cases import Case
from bot.admin.office import Office
from bot.buttons import number_tag, tag
from bot.law import label_of
from bot.markup import bold, day, esc, size
from bot.messages import LIMIT, Button, Message, Rows
from knowledge.address import Address
from knowledge.editing import Diff, Preview, RelationLine, Subject
from knowledge.errors import AddressError
from knowledge.library import Library
from knowledge.model import LegalStatus

_MOST_WARNINGS = 6
_MOST_RELATIONS = 6
_MOST_CANDIDATES = 4


def preview_message(office: Office, case: Case, preview: Preview) -> Message:
    """Label, counts, warnings, relations, trials; the buttons fit what is still open."""
    library = office.desk.asking.library
    blocks = [
        _head(preview),
        "\n".join(_warnings(preview)),
        "\n".join(line for line in (_known(preview), _relations(preview.subject, library), _older(preview)) if line),
        "\n".join(_trials(preview, library)),
    ]
    text = "\n\n".join(block for block in blocks if block)
    while size(text) > LIMIT - 50 and "\n" in text:
        text = text[: text.rfind("\n")]
    return Message(text, preview_rows(office, case, preview))


def preview_rows(office: Office, case: Case, preview: Preview) -> Rows:
    def button(label: str, action: str, *args: str) -> Button:
        return Button(label, office.data(case.user_id, action, number_tag(case.number), *args))

    if preview.same_as is not None:
        return ((button(texts.B_LOOK, "Al"), button(texts.B_DROP, "Ac")),)
    if preview.candidates:
        choices = tuple(
            (button(texts.B_CHOOSE.format(name=m.short_name)[:60], "Am", tag(m.slug)),)
            for m in preview.candidates[:_MOST_CANDIDATES]
        )
        return (*choices, (button(texts.B_NEW, "Am"),), (button(texts.B_LOOK, "Al"), button(texts.B_DROP, "Ac")))
    rows: list[tuple[Button, ...]] = [
        (button(texts.B_PUBLISH, "Ap"), button(texts.B_CORRECT, "Ae")),
        (button(texts.B_LOOK, "Al"), button(texts.B_TRY, "At")),
    ]
    if preview.diff is not None and not preview.diff.empty:
        rows.append((button(texts.B_DIFF, "Ad"),))
    if preview.chosen is not None:
        # The likeness of a name is no proof: a wrong match would replace a regulation.
        rows.append((button(texts.B_NEW, "Am"),))
    return (*rows, (button(texts.B_DROP, "Ac"),))


def subject_rows(subject: Subject, library: Library) -> list[tuple[str, str]]:
    """The fields an admin may correct, as (field, shown value)."""
    values = {
        "type": subject.type, "number": subject.number, "year": str(subject.year or ""), "title": subject.title,
        "issuer": subject.issuer, "enacted": day(subject.enacted) if subject.enacted else "",
        "effective_from": day(subject.effective_from) if subject.effective_from else "",
        "effective_to": day(subject.effective_to) if subject.effective_to else "",
        "status": texts.STATUSES[subject.status],
        "relations": "; ".join(relation_words(r, library) for r in subject.relations),
    }  # fmt: skip
    return [(field, values[field] or texts.EMPTY) for field in texts.FIELDS]


def relation_words(relation: RelationLine, library: Library) -> str:
    """ "mencabut PP 53/2010", or the words of the text where it is not known which."""
    known = library.regulation(relation.target)
    name = known.short_name if known else address_words(library, relation.target) if relation.target else ""
    return f"{relation.kind} {name or relation.citation}"


def address_words(library: Library, address: str) -> str:
    """An address as people read it."""
    try:
        return label_of(library, Address.parse(address))
    except AddressError:
        return address


def _head(preview: Preview) -> str:
    subject = preview.subject
    counts = [
        texts.PAGES.format(pages=preview.pages),
        texts.PROVISIONS.format(count=preview.provisions),
        texts.SCANNED.format(count=len(preview.ocr_pages)) if preview.ocr_pages else "",
    ]
    title = f"📄 {bold(preview.label)}, {esc(_short(subject.title, 300))}"
    dates = [
        texts.ENACTED.format(day=day(subject.enacted)) if subject.enacted else "",
        texts.IN_FORCE.format(day=day(subject.effective_from)) if subject.effective_from else "",
        texts.STATUS.format(status=texts.STATUSES[subject.status]) if subject.status is not LegalStatus.BERLAKU else "",
        esc(subject.issuer),
    ]
    return "\n".join([" · ".join(p for p in (title, *counts) if p), " · ".join(d for d in dates if d)]).strip()


def _warnings(preview: Preview) -> list[str]:
    subject = preview.subject
    missing = [
        texts.UNREAD_NUMBER if not subject.number else "",
        texts.UNREAD_TITLE if not subject.title else "",
        texts.UNREAD_DATE if subject.enacted is None else "",
    ]
    found = [*preview.warnings, *(m for m in missing if m)]
    lines = [f"⚠️ {esc(_short(w, 200))}" for w in found[:_MOST_WARNINGS]]
    if len(found) > _MOST_WARNINGS:
        lines.append(texts.MORE_WARNINGS.format(count=len(found) - _MOST_WARNINGS))
    return lines


def _known(preview: Preview) -> str:
    if preview.same_as is not None:
        return bold(texts.SAME_ALREADY)
    if preview.candidates:
        return bold(texts.TEXT_OF_DOUBTFUL.format(names=", ".join(m.short_name for m in preview.candidates)))
    return esc(texts.TEXT_OF.format(name=preview.chosen.short_name)) if preview.chosen else ""


def _relations(subject: Subject, library: Library) -> str:
    lines = [relation_words(r, library) for r in subject.relations[:_MOST_RELATIONS]]
    return esc(_short(texts.RELATIONS.format(lines="; ".join(lines)), 600)) if lines else texts.NO_RELATIONS


def _older(preview: Preview) -> str:
    if preview.same_as is not None:
        return ""
    return diff_line(preview.diff) if preview.diff is not None else texts.NO_OLDER


def diff_line(diff: Diff) -> str:
    """One sentence of what a version changes."""
    if diff.empty:
        return texts.DIFF_SAME
    return texts.DIFF.format(
        added=len(diff.added), removed=len(diff.removed), changed=len(diff.changed), same=diff.same
    )


def _trials(preview: Preview, library: Library) -> list[str]:
    return [
        esc(texts.TRY.format(question=_short(t.question, 150), address=address_words(library, t.address)))
        for t in preview.trials
    ]


def _short(text: str, limit: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
