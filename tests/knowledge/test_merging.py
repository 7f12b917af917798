"""What admins laid over the bundled library counts as they were shown it, and never silences the rest."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.admin.card_files import dump_card
from knowledge.adapters.merging import merged
from knowledge.model import LegalStatus, Regulation
from knowledge.records import CardOverlay
from tests.bot.small_library import small_library

Life = tuple[LegalStatus, date | None]
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


ENDED, DAY = LegalStatus.DICABUT, date(2025, 1, 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged_life"),
    [
        ((LegalStatus.BERLAKU, None), (ENDED, DAY), (ENDED, DAY)),
        ((LegalStatus.BERLAKU, date(2030, 1, 1)), (ENDED, None), (ENDED, None)),
        ((LegalStatus.BERLAKU, None), (LegalStatus.BERLAKU, DAY), (LegalStatus.BERLAKU, DAY)),
        ((LegalStatus.BERLAKU, DAY), (LegalStatus.DIUBAH, None), (LegalStatus.DIUBAH, DAY)),
        ((ENDED, DAY), (LegalStatus.TIDAK_PASTI, None), (LegalStatus.TIDAK_PASTI, None)),
        ((ENDED, DAY), (ENDED, None), (ENDED, DAY)),
        ((ENDED, DAY), (LegalStatus.BERLAKU, None), (ENDED, DAY)),
        ((LegalStatus.DIUBAH, None), (LegalStatus.BERLAKU, None), (LegalStatus.DIUBAH, None)),
    ],
)
def test_a_corrected_status_or_end_of_a_bundled_regulation_counts_and_an_untouched_one_changes_nothing(
    ours: Life, theirs: Life, merged_life: Life
) -> None:
    bundled = small_library()
    law = bundled.regulations["pp-94-2021"]
    before = replace(bundled, regulations={**bundled.regulations, law.slug: _living(law, ours)})
    found = merged(before, [_living(law, theirs)], [], [], [], 1).regulations[law.slug]
    assert (found.status, found.effective_to) == merged_life


def test_a_provision_does_not_outlive_a_law_that_an_admin_called_ended() -> None:
    bundled = small_library()
    unit = replace(bundled.provisions["pp-94-2021 pasal 14"], status=LegalStatus.DIUBAH)
    before = replace(bundled, provisions={**bundled.provisions, unit.address.text: unit})
    found = merged(before, [_living(bundled.regulations["pp-94-2021"], (ENDED, DAY))], [], [], [], 1)
    assert found.status(unit.address, date(2026, 3, 2)) is ENDED
    assert found.in_force(unit.address, date(2024, 12, 31))


def _living(law: Regulation, life: Life) -> Regulation:
    return replace(law, status=life[0], effective_to=life[1])


def _overlay(card_id: str, body: str) -> CardOverlay:
    return CardOverlay(card_id, body, None, "admin:1", datetime(2026, 3, 2, tzinfo=UTC))


def test_an_admin_may_say_that_a_bundled_law_is_in_force_after_all() -> None:
    bundled = small_library()
    law = replace(bundled.regulations["pp-94-2021"], status=ENDED, effective_to=DAY, revoked_by="pp-1-2025")
    before = replace(bundled, regulations={**bundled.regulations, law.slug: law})
    paper = _living(law, (LegalStatus.BERLAKU, None))
    found = merged(before, [paper], [], [], [], 1, {law.slug}).regulations[law.slug]
    assert (found.status, found.effective_to, found.revoked_by) == (LegalStatus.BERLAKU, None, None)
