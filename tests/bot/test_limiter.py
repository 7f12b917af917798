"""The budget: answers before edits before notices, groups by the minute, a 429 obeyed; in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from bot.limiter import Limiter, Priority
from tests.bot.virtual_time import in_virtual_time, now


def virtually(test: Callable[[], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    @wraps(test)
    def run() -> None:
        in_virtual_time(test())

    return run


@virtually
async def test_urgent_messages_overtake_those_that_wait() -> None:
    limiter, order = Limiter(per_second=20, clock=now), list[str]()

    async def send(name: str, chat_id: int, priority: Priority) -> None:
        await limiter.take(chat_id, priority)
        order.append(name)

    for number in range(6):  # spends the burst
        await limiter.take(number + 1)
    waiting = [asyncio.create_task(send(f"kabar{n}", 10 + n, Priority.NOTICE)) for n in range(3)]
    await asyncio.sleep(0)
    waiting.append(asyncio.create_task(send("jawaban", 20, Priority.ANSWER)))
    waiting.append(asyncio.create_task(send("ubah", 21, Priority.EDIT)))
    await asyncio.gather(*waiting)
    assert order == ["jawaban", "ubah", "kabar0", "kabar1", "kabar2"]


@virtually
async def test_the_bot_uses_its_rate_and_no_more() -> None:
    limiter, started = Limiter(per_second=50, clock=now), now()
    await asyncio.gather(*(limiter.take(chat + 1) for chat in range(60)))
    # A third of a second's worth goes out at once, the other 43.3 at 50 a second.
    assert 0.86 <= now() - started <= 0.92


@virtually
async def test_the_message_over_a_groups_minute_waits_for_its_end_and_none_is_lost() -> None:
    limiter, sent, started = Limiter(per_second=1000, per_minute=19, clock=now), list[tuple[int, float]](), now()

    async def send(number: int) -> None:
        await limiter.take(-5)
        sent.append((number, now() - started))

    await asyncio.gather(*(send(number) for number in range(45)))
    assert [number for number, _ in sent] == list(range(45))
    assert [sum(at // 60 == minute for _, at in sent) for minute in range(3)] == [19, 19, 7]
    assert max(sum(begin <= at < begin + 60 for _, at in sent) for _, begin in sent) == 19


@virtually
async def test_a_group_waits_for_its_minute_while_others_go_on() -> None:
    limiter, started = Limiter(per_second=1000, per_minute=3, clock=now), now()
    for _ in range(3):
        await limiter.take(-5)
    late = asyncio.create_task(limiter.take(-5))
    await limiter.take(-6)
    await limiter.take(7)
    assert now() - started < 0.1
    assert limiter.wait_for(-5) > 59
    assert limiter.wait_for(7) == 0
    await late
    assert 60 <= now() - started < 60.1


@virtually
async def test_a_refused_chat_pauses_alone_and_two_of_them_pause_the_bot() -> None:
    limiter, started = Limiter(per_second=1000, clock=now), now()
    limiter.pause(3, chat_id=1)
    await limiter.take(2)
    assert now() - started < 0.1
    limiter.pause(3, chat_id=2)
    await limiter.take(3)
    assert now() - started >= 3


@virtually
async def test_a_cancelled_wait_costs_nothing() -> None:
    limiter = Limiter(per_second=5, clock=now)
    for number in range(2):
        await limiter.take(number + 1)
    gone = [asyncio.create_task(limiter.take(9)) for _ in range(50)]
    await asyncio.sleep(0.01)
    for task in gone:
        task.cancel()
    await asyncio.gather(*gone, return_exceptions=True)
    started = now()
    await limiter.take(4)
    assert now() - started < 0.5


@virtually
async def test_what_may_as_well_not_be_sent_goes_only_where_there_is_room() -> None:
    limiter = Limiter(per_second=30, per_minute=4, clock=now)
    assert limiter.relaxed(-5)
    assert limiter.relaxed(7)
    for _ in range(2):
        await limiter.take(-5)
    assert not limiter.relaxed(-5)  # half of its minute is gone; the rest belongs to answers
    assert limiter.relaxed(7)
    for number in range(5):
        await limiter.take(number + 1)
    assert not limiter.relaxed(7)
    await asyncio.sleep(1)
    assert limiter.relaxed(7)
