"""A short soak and a short pace; the long ones are `make drill NAME=soak`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.drills.soak import flat, kept, page_of
from tests.e2e.ledger import Repeats
from tests.e2e.pace import PaceReport, pace
from tests.e2e.soak import SoakReport, soak


def test_bad_luck_loses_nothing_and_repeats_only_what_nobody_can_know(tmp_path: Path) -> None:
    report = soak(600, 60, tmp_path, fault_rate=0.05, restart_every=140)
    assert (report.kills, report.stops) == (1, 1)
    assert report.unanswered == 0
    assert report.out_of_order == 0
    assert report.repeats.avoidable == 0
    assert set(report.faults) == {"429", "500", "502", "dropped", "lost"}


def test_a_steady_pace_leaves_nothing_behind_and_no_growing_queue(tmp_path: Path) -> None:
    # How fast a reply is says the drill, on a machine that does nothing else.
    report = pace(20, 100, 8, tmp_path)
    assert (report.asked, report.left) == (160, 0)
    assert not report.grew


GOOD = SoakReport(100, 10, 0, Repeats(lost=2), 1, 0, 1, 1, {"lost": 2}, (120, 140, 141), 9.0)
STEADY = PaceReport(20, 10, 100, 0, 12.0, 20.0, 40.0, (1, 1, 1, 1), (120, 130, 131))


def test_the_drill_says_which_promise_was_broken() -> None:
    assert kept(GOOD, STEADY)
    assert "semua janji ditepati" in page_of(GOOD, STEADY, "")
    for broken in (
        replace(GOOD, unanswered=1),
        replace(GOOD, repeats=Repeats(avoidable=1)),
        replace(GOOD, out_of_order=1),
        replace(GOOD, megabytes=(120, 140, 180)),
    ):
        assert not kept(broken, STEADY)
        assert "ADA JANJI YANG TIDAK DITEPATI" in page_of(broken, STEADY, "")
    for slow in (replace(STEADY, left=1), replace(STEADY, median=151.0), replace(STEADY, queue=(1, 1, 30, 60))):
        assert not kept(GOOD, slow)
    assert flat((100, 140, 142))
