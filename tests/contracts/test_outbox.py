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


def test_a_refused_call_may_be_tried_again(stores: Stores) -> None:
    stores.outbox.plan("k", "chat", 42, "x")
    assert stores.outbox.begin("k")
    stores.outbox.retry("k", "429")
    assert stores.outbox.begin("k")
    found = stores.outbox.find("k")
    assert found is not None
    assert (found.attempts, found.payload, found.chat_id, found.error) == (2, "x", 42, "429")


def test_a_message_of_unknown_fate_is_repeated_once_and_no_more(stores: Stores) -> None:
    stores.outbox.plan("k", "chat", 42, "x")
    stores.outbox.begin("k")
    assert not stores.outbox.repeat("k")
    stores.outbox.lost("k", "ReadError")
    assert stores.outbox.repeat("k")
    stores.outbox.lost("k", "ReadError")
    assert not stores.outbox.repeat("k")


def test_old_messages_are_forgotten_whatever_became_of_them(stores: Stores, clock: Clock) -> None:
    for key in ("sent", "blocked", "planned", "sending"):
        stores.outbox.plan(key, "chat", 42, "x")
    stores.outbox.sent("sent", 1)
    stores.outbox.fail("blocked", "Forbidden: bot was blocked by the user")
    stores.outbox.begin("sending")
    clock.forward(days=3)
    stores.outbox.plan("new", "chat", 42, "x")
    assert stores.outbox.prune(clock() - timedelta(days=2)) == 4
    assert stores.outbox.find("planned") is None
    assert stores.outbox.find("new") is not None
