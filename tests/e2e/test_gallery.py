"""The gallery shows every kind of message: a text nobody sees there must be named here, with the reason."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from bot import texts
from bot.admin import texts as admin_texts
from tests.e2e.bubbles import column
from tests.e2e.gallery import play

DRAWN = {
    "SANCTION_HEAD", "SANCTION_CAPTION", "SANCTION_UNNAMED", "MADE_ON", "KARTU_FOOT", "CHART_TITLE", "CHART_PER_DAY",
    "CHART_TOPICS", "CHART_UNANSWERED", "CHART_LATENCY", "CHART_NO_TOPIC", "CSV_HEADS",
}  # fmt: skip
NOT_IN_A_CHAT = {"DESCRIPTION", "DESCRIPTION_EN", "SHORT_DESCRIPTION", "SHORT_DESCRIPTION_EN", "COMMANDS",
                 "COMMANDS_EN", "GROUP_COMMANDS", "TERMINAL_HELLO", "TERMINAL_HELP", "TERMINAL_BYE", "NO_INPUT",
                 "BAD_TOKEN", "NO_INLINE", "NO_GROUPS", "FAILURE_PLAIN", "SHARE_QUESTION"}  # fmt: skip
WORDS_OF_A_KIND = {"ROLES", "PERSONS", "MONTHS", "STAGE_FIELDS", "STAGE_WHOLE", "STEPS", "READING_PATH",
                   "PUBLISHING_PATH", "RELATION_KINDS", "CHANGES", "UNIT_SINCE", "REFERENCE_NOT_HELD"}  # fmt: skip
NEEDS_A_MODEL_OR_THE_REAL_LAW = {"WRITING", "CORRECTION", "UNIT_AMENDED", "REFERS_TO", "REVOKED_UNKNOWN",
                                 "SANCTION_ENDED"}  # fmt: skip
RACES_AND_ACCIDENTS = {
    "PROVISION_GONE", "TOPIC_EMPTY", "NO_SANCTION", "SANCTIONS_EMPTY", "CHANGED", "QUIZ_NONE", "NO_ADMIN_MORE",
    "ADMIN_HIDDEN", "ADMIN_NOT", "CARD_LOST", "CARD_TAKEN", "GONE", "WAITING_TURN", "FULL", "B_STOP", "STOPPED",
    "EXPIRED", "NOT_ON_DISK", "NOT_FETCHED", "MANY_PIECES", "TOO_BIG", "ALREADY_UNDONE", "CHANGED_SINCE",
    "ANSWER_BY_OTHER", "ANSWER_MISSED", "NOTICE_FAILED", "NOTICE_OVER", "NOTICE_NOBODY", "TOO_LARGE", "READING_LOST",
    "PUBLISHING_LOST", "UNDOING_LOST", "CARD_TEST_LOST",
}  # fmt: skip
VARIANTS = {
    "CARD_OUTDATED", "B_CARD_REVIEW", "CARD_REVIEW", "B_KEEP_MINE", "B_USE_BUNDLED", "CARD_KEPT", "CARD_REVIEW_NONE",
    "CARD_PROBLEMS", "B_CARD_RESET", "CARD_RESET", "CARD_RESET_NOTHING", "CARD_EFFECT", "CARD_EFFECT_ROW",
    "CARD_BETTER", "CARD_WORSE", "CARD_DANGER", "CARD_UNTESTED", "CARD_EXPORT_EMPTY", "CARD_EXPORT_UNREAD",
    "TEXT_OF_DOUBTFUL", "DIFF_SAME", "MORE_WARNINGS", "B_NEW", "QUEUE_NO_MARKS", "STATUS_LATER", "ANSWER_ASK_NOBODY",
    "ANSWER_UNIT_NONE", "ASK_PHRASINGS_MORE",
}  # fmt: skip
ELSEWHERE = (
    DRAWN | NOT_IN_A_CHAT | WORDS_OF_A_KIND | NEEDS_A_MODEL_OR_THE_REAL_LAW | RACES_AND_ACCIDENTS | VARIANTS
)  # fmt: skip


def test_the_gallery_shows_every_kind_of_message(tmp_path: Path) -> None:
    scenes = play(tmp_path, real=False)
    page = re.sub(r"<img[^>]*>", "", "".join(column(scene) for scene in scenes))
    seen = _plain(page)
    missing = {name for module in (texts, admin_texts) for name, text in _texts(module) if not _is_seen(text, seen)}
    assert missing - ELSEWHERE == set()


@pytest.mark.parametrize("module", [texts, admin_texts])
def test_every_text_is_used(module: ModuleType) -> None:
    folder = Path(texts.__file__).parent
    sources = [path.read_text() for path in folder.rglob("*.py")]
    for name in {name for name, _ in _texts(module)}:
        assert sum(len(re.findall(rf"\b{name}\b", source)) for source in sources) > 1, f"{name}: nobody says this"


def _texts(module: ModuleType) -> Iterator[tuple[str, str]]:
    for name, value in vars(module).items():
        if name.isupper():
            many = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
            yield from ((name, text) for text in many if isinstance(text, str))


def _plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def _is_seen(text: str, seen: str) -> bool:
    """Whether each longer piece between the places of the text is on the page."""
    return all(_plain(piece) in seen for piece in re.split(r"\{[^}]*\}", text) if len(piece.strip()) > 2)
