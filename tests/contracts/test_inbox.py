"""The inbox keeps every update, in order within its chat, for any number of replicas."""

from __future__ import annotations

import threading
from datetime import timedelta

from sqlalchemy import select

from knowledge.adapters.database.message_tables import inbox
from knowledge.adapters.database.stores import Stores
from knowledge.records import Update
from tests.databases import Clock


def test_an_update_delivered_twice_is_kept_once(stores: Stores) -> None:
    assert stores.inbox.add(7, "chat-a", "halo")
    assert not stores.inbox.add(7, "chat-a", "halo")
    assert stores.inbox.claim("w1", limit=5) == (Update(7, "chat-a", "halo", 1),)


def test_chats_are_served_side_by_side_but_each_in_its_own_order(stores: Stores) -> None:
    stores.inbox.add_all([(1, "a", "a1"), (2, "a", "a2"), (3, "b", "b1")])
    assert [u.payload for u in stores.inbox.claim("w1", limit=9)] == ["a1", "b1"]
    assert stores.inbox.claim("w2", limit=9) == ()
    stores.inbox.done(1)
    assert [u.payload for u in stores.inbox.claim("w2", limit=9)] == ["a2"]


def test_an_answered_update_is_emptied_of_its_text(stores: Stores) -> None:
    stores.inbox.add_all([(1, "a", "rahasia"), (2, "b", "rahasia")])
    stores.inbox.claim("w", limit=2)
    stores.inbox.done(1)
    stores.inbox.fail(2, "E-1")
    with stores.database.read() as connection:
        rows = connection.execute(select(inbox.c.state, inbox.c.payload).order_by(inbox.c.update_id)).all()
    assert [tuple(row) for row in rows] == [("done", None), ("failed", None)]
    assert stores.inbox.waiting() == 0


def test_the_claim_of_a_process_that_died_is_given_again_after_its_lease(stores: Stores, clock: Clock) -> None:
    stores.inbox.add(1, "a", "x")
    stores.inbox.claim("w1", lease=timedelta(seconds=30))
    clock.forward(seconds=20)
    assert stores.inbox.extend(1, "w1", lease=timedelta(seconds=30))
    clock.forward(seconds=20)
    assert stores.inbox.claim("w2") == ()
    clock.forward(seconds=11)
    assert stores.inbox.claim("w2") == (Update(1, "a", "x", 2),)
    assert not stores.inbox.extend(1, "w1")


def test_a_released_update_holds_back_the_later_ones_of_its_chat_until_it_is_due(stores: Stores, clock: Clock) -> None:
    stores.inbox.add_all([(1, "a", "a1"), (2, "a", "a2")])
    stores.inbox.claim("w")
    stores.inbox.release(1, after=timedelta(seconds=5))
    assert stores.inbox.claim("w", limit=9) == ()
    clock.forward(seconds=5)
    assert [u.payload for u in stores.inbox.claim("w", limit=9)] == ["a1"]


def test_eight_workers_answer_every_update_once_and_in_order(stores: Stores) -> None:
    count, chats = 160, 8
    stores.inbox.add_all([(n, f"chat-{n % chats}", str(n)) for n in range(count)])
    seen: list[Update] = []

    def work(name: str) -> None:
        while stores.inbox.waiting():
            for update in stores.inbox.claim(name, limit=3):
                seen.append(update)
                stores.inbox.done(update.update_id)

    threads = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(u.update_id for u in seen) == list(range(count))
    for n in range(chats):
        mine = [u.update_id for u in seen if u.chat == f"chat-{n}"]
        assert mine == sorted(mine)


def test_finished_updates_are_forgotten_but_waiting_ones_never(stores: Stores, clock: Clock) -> None:
    stores.inbox.add_all([(1, "a", "x"), (2, "b", "y")])
    stores.inbox.claim("w")
    stores.inbox.done(1)
    clock.forward(days=9)
    assert stores.inbox.prune(clock() - timedelta(days=2)) == 1
    assert [u.update_id for u in stores.inbox.claim("w")] == [2]
