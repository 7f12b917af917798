"""Reading stands back behind answering: low priority, few threads, one core left free."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PIL import Image, ImageDraw

from bot.canvas import font
from ingest.reading.ocr import Rapid
from ingest.yielding import spare_cores

_ASK = """
import os
from ingest.yielding import stand_back
before = os.nice(0)
stand_back()
print(os.nice(0) - before, os.sched_getscheduler(0) == os.SCHED_BATCH, os.environ["OMP_THREAD_LIMIT"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="priorities are read the Linux way")
def test_the_reading_process_lowers_itself_and_what_it_starts() -> None:
    said = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True).stdout.split()
    # Where the caller is low already, 19 is the end.
    assert int(said[0]) == min(15, 19 - os.nice(0))
    assert said[1:] == ["True", str(spare_cores())]


def test_one_core_is_left_for_answers_and_one_is_always_used() -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    assert spare_cores() == max(1, cores - 1)


def test_the_embedded_engine_keeps_to_the_spare_cores() -> None:
    reader = Rapid()
    page = Image.new("RGB", (500, 120), "white")
    ImageDraw.Draw(page).text((20, 30), "Pasal 5", font=font(48), fill="black")
    assert reader.read(page) == "Pasal 5"
    engine = reader._engine
    options = [part.session.session.get_session_options() for part in (engine.text_det, engine.text_rec)]
    assert [(o.intra_op_num_threads, o.inter_op_num_threads) for o in options] == [(spare_cores(), spare_cores())] * 2
