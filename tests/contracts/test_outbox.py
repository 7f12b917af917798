"""The outbox marks before and after sending, and repeats an uncertain message once at most."""

from __future__ import annotations

import threading
from datetime import timedelta

from knowledge.adapters.database.stores import Stores
from knowledge.records import OutMessage, Sending
from tests.databases import Clock


def test_a_message_is_planned_once_by_its_key(stores: Stores) -> None:
    assert stores.outbox.plan("u1:0", "chat", 42, "jawaban")
    assert not stores.outbox.plan("u1:0", "chat", 42, "jawaban")
    assert stores.outbox.find("u1:0") == OutMessage(
        "u1:0", "chat", 42, "jawaban", Sending.PLANNED, priority=0, attempts=0, repeats=0, message_id=None, error=None
    )
    assert stores.outbox.find("u2:0") is None


def test_only_one_process_may_send_a_message(stores: Stores) -> None:
    stores.outbox.plan("k", "chat", 42, "x")
    won: list[bool] = []
    threads = [threading.Thread(target=lambda: won.append(stores.outbox.begin("k"))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 5 + [True]


def test_a_sent_message_keeps_its_number_but_neither_text_nor_telegram_id(stores: Stores) -> None:
    stores.outbox.plan("k", "chat", 42, "rahasia")
    stores.outbox.begin("k")
    stores.outbox.sent("k", 1001)
    found = stores.outbox.find("k")
    assert found is not None
    assert (found.state, found.message_id, found.chat_id, found.payload) == (Sending.SENT, 1001, None, None)
    assert not stores.outbox.begin("k")


def test_a_refused_call_is_planned_again_for_later(stores: Stores, clock: Clock) -> None:
    stores.outbox.plan("k", "chat", 42, "x")
    assert [m.key for m in stores.outbox.claim(5)] == ["k"]
    stores.outbox.retry("k", timedelta(seconds=7), "429")
    assert stores.outbox.claim(5) == ()
    clock.forward(seconds=7)
    (again,) = stores.outbox.claim(5)
    assert (again.attempts, again.payload, again.chat_id) == (2, "x", 42)


def test_answers_go_before_notices(stores: Stores, clock: Clock) -> None:
    stores.outbox.plan("notice", "a", 1, "n", priority=9)
    clock.forward(seconds=1)
    stores.outbox.plan("second", "b", 2, "j2")
    clock.forward(seconds=1)
    stores.outbox.plan("third", "c", 3, "j3")
    assert [m.key for m in stores.outbox.claim(2)] == ["second", "third"]
    assert [m.key for m in stores.outbox.claim(2)] == ["notice"]


def test_a_message_under_way_when_its_process_died_is_repeated_once_and_no_more(stores: Stores, clock: Clock) -> None:
    stores.outbox.plan("k", "chat", 42, "x")
    stores.outbox.begin("k")
    clock.forward(minutes=2)
    assert stores.outbox.recover(clock() - timedelta(minutes=1)) == 1
    assert [m.key for m in stores.outbox.unknown()] == ["k"]
    assert stores.outbox.repeat("k")
    assert not stores.outbox.repeat("k")
    clock.forward(minutes=2)
    stores.outbox.recover(clock() - timedelta(minutes=1))
    assert stores.outbox.unknown() == ()
    assert stores.outbox.counts() == {"unknown": 1}


def test_a_message_still_being_sent_is_not_taken_for_lost(stores: Stores, clock: Clock) -> None:
    stores.outbox.plan("k", "chat", 42, "x")
    stores.outbox.begin("k")
    assert stores.outbox.recover(clock() - timedelta(minutes=1)) == 0


def test_old_messages_are_forgotten_but_planned_ones_stay(stores: Stores, clock: Clock) -> None:
    for key in ("sent", "blocked", "planned"):
        stores.outbox.plan(key, "chat", 42, "x")
    stores.outbox.sent("sent", 1)
    stores.outbox.fail("blocked", "Forbidden: bot was blocked by the user")
    clock.forward(days=3)
    assert stores.outbox.prune(clock() - timedelta(days=2)) == 2
    assert stores.outbox.counts() == {"planned": 1}
