"""What admins laid over the bundled library counts as they were shown it, and never silences the rest."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest

from bot.admin.card_files import dump_card
from knowledge.adapters.merging import merged
from knowledge.records import CardOverlay
from tests.bot.small_library import small_library

PHOTO, RALLY = "foto-dengan-calon", "hadir-kampanye"


@pytest.mark.parametrize(
    "body",
    [
        "id: foto-dengan-calon\nrahasia: kunci dari versi lain\n",
        "id: [rahasia",
        "rahasia",
        "id: 2024-99-99\nsituation: rahasia\n",
    ],
)
def test_an_overlay_that_no_longer_reads_leaves_the_bundled_card_and_the_other_overlays(
    body: str, caplog: pytest.LogCaptureFixture
) -> None:
    law = small_library()
    readable = dump_card(law.cards[RALLY]).replace(law.cards[RALLY].headline, "Kalimat admin.")
    with caplog.at_level(logging.WARNING):
        found = merged(law, [], [], [], [_overlay(PHOTO, body), _overlay(RALLY, readable)], 1)
    assert found.cards[PHOTO] == law.cards[PHOTO]
    assert found.cards[RALLY].headline == "Kalimat admin."
    (line,) = [record.getMessage() for record in caplog.records]
    assert PHOTO in line
    assert "rahasia" not in line


def _overlay(card_id: str, body: str) -> CardOverlay:
    return CardOverlay(card_id, body, None, "admin:1", datetime(2026, 3, 2, tzinfo=UTC))
