"""Work beside the handlers: one that fails stops the bot and is told, one that has done its part does not."""

from __future__ import annotations

import asyncio

import pytest

from bot.watching import Watch, WorkFailed


async def fails() -> None:
    raise ValueError("kata rahasia")


async def goes_on() -> None:
    await asyncio.Event().wait()


async def ends() -> None:
    return


async def fails_when_told_to_end() -> None:
    try:
        await goes_on()
    finally:
        await fails()


async def test_work_that_fails_stops_the_rest_and_names_its_kind(caplog: pytest.LogCaptureFixture) -> None:
    stopping = asyncio.Event()
    watch = Watch(stopping)
    watch.start(goes_on(), fails())
    await asyncio.wait_for(stopping.wait(), 5)
    await watch.end()
    with pytest.raises(WorkFailed) as caught:
        watch.check()
    assert str(caught.value) == "Maaf, ada gangguan di pihak kami (kode ValueError). Coba lagi sebentar lagi."
    assert [(r.levelname, r.getMessage()) for r in caplog.records] == [
        ("CRITICAL", "work that must go on has failed"),
    ]


async def test_work_that_has_done_its_part_stops_nothing() -> None:
    stopping = asyncio.Event()
    watch = Watch(stopping)
    watch.start(ends(), goes_on())
    await asyncio.sleep(0.01)
    assert not stopping.is_set()
    await watch.end()
    watch.check()


async def test_what_fails_on_the_way_out_is_no_failure_of_the_bot() -> None:
    stopping = asyncio.Event()
    watch = Watch(stopping)
    watch.start(fails_when_told_to_end())
    await asyncio.sleep(0.01)
    stopping.set()
    await watch.end()
    watch.check()
