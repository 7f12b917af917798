"""Admins, dialogues, subscriptions, the agency's own data, card overlays, notices."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from knowledge.adapters.database.library_tables import library_version
from knowledge.adapters.database.stores import Stores
from knowledge.records import Admin, AdminRole, Contact, ElectionStages, Notice, NoticeState, Subscription
from tests.databases import Clock


def _version(stores: Stores) -> int:
    with stores.database.read() as connection:
        return int(connection.execute(select(library_version.c.version)).scalar_one())


def test_a_removed_admin_loses_the_open_dialogues_at_once(stores: Stores) -> None:
    stores.admins.put(7, AdminRole.ADMIN, "owner:1")
    stores.dialogues.put("d", 7, "tambah", {"draf": 3})
    assert stores.admins.get(7) == Admin(7, AdminRole.ADMIN, "owner:1")
    assert [d.data for d in stores.dialogues.of(7)] == [{"draf": 3}]
    assert stores.admins.remove(7, "owner:1")
    assert stores.dialogues.get("d") is None
    assert stores.admins.all() == ()
    assert not stores.admins.remove(7, "owner:1")
    assert [(r.who, r.what, r.subject) for r in stores.audit.recent()] == [
        ("owner:1", "admin_hapus", "7"),
        ("owner:1", "admin_tambah", "7"),
    ]


def test_an_abandoned_dialogue_expires_and_is_handed_over_for_cleaning(stores: Stores, clock: Clock) -> None:
    stores.dialogues.put("old", 7, "tambah", {"draf": 3}, ttl=timedelta(hours=1))
    stores.dialogues.put("new", 7, "tambah", {"draf": 4}, ttl=timedelta(hours=9))
    clock.forward(hours=2)
    assert stores.dialogues.get("old") is None
    assert [d.data for d in stores.dialogues.sweep()] == [{"draf": 3}]
    assert stores.dialogues.drop("new")
    assert not stores.dialogues.drop("new")


def test_a_chat_with_several_topics_is_told_once(stores: Stores) -> None:
    assert stores.subscriptions.add(42, "foto", "hash-a")
    assert not stores.subscriptions.add(42, "foto", "hash-a")
    stores.subscriptions.add(42, "media-sosial", "hash-a")
    stores.subscriptions.add(43, "media-sosial", "hash-b")
    assert stores.subscriptions.topics(42) == ("foto", "media-sosial")
    assert stores.subscriptions.subscribers(["media-sosial", "foto"]) == (
        Subscription(42, "foto", "hash-a"),
        Subscription(43, "media-sosial", "hash-b"),
    )
    assert stores.subscriptions.remove(42) == 2


def test_the_calendar_is_audited_and_moves_the_library_version(stores: Stores) -> None:
    entry = ElectionStages("pemilu-2029", "", "PKPU", penetapan=date(2028, 11, 1), pemungutan=date(2029, 2, 14))
    stores.calendar.put(entry, "admin:1")
    assert stores.calendar.all() == (entry,)
    assert stores.calendar.get("pemilu-2029") == entry
    assert _version(stores) == 1
    assert stores.calendar.remove("pemilu-2029", "", "admin:1")
    assert not stores.calendar.remove("pemilu-2029", "", "admin:1")
    assert _version(stores) == 2
    removed, put = stores.audit.recent()
    assert removed.before == put.after
    assert put.after is not None
    assert put.after["penetapan"] == "2028-11-01"


def test_contacts_are_kept_by_kind(stores: Stores) -> None:
    stores.contacts.put(Contact("laporan", "Inspektorat", "021-1"), "admin:1")
    stores.contacts.put(Contact("laporan", "Inspektorat", "021-2"), "admin:1")
    assert stores.contacts.all() == (Contact("laporan", "Inspektorat", "021-2"),)
    assert stores.contacts.get("pertanyaan") is None


def test_a_card_overlay_can_be_undone_step_by_step_but_not_out_of_order(stores: Stores) -> None:
    first = stores.overlays.put("like", "isi 1", "hash-0", "admin:1")
    second = stores.overlays.put("like", "isi 2", "hash-0", "admin:2")
    assert not stores.overlays.undo(first, "admin:1")
    assert stores.overlays.undo(second, "admin:1")
    assert [o.body for o in stores.overlays.all()] == ["isi 1"]
    assert not stores.overlays.undo(second, "admin:1")
    assert stores.overlays.undo(first, "admin:1")
    assert stores.overlays.all() == ()
    assert _version(stores) == 4


def test_removing_an_overlay_brings_the_bundled_card_back_and_can_be_undone(stores: Stores) -> None:
    stores.overlays.put("like", "isi", None, "admin:1")
    removal = stores.overlays.remove("like", "admin:1")
    assert removal is not None
    assert stores.overlays.get("like") is None
    assert stores.overlays.remove("like", "admin:1") is None
    assert stores.overlays.undo(removal, "admin:2")
    overlay = stores.overlays.get("like")
    assert overlay is not None
    assert (overlay.body, overlay.author) == ("isi", "admin:1")


def test_a_notice_reaches_each_subscriber_once_across_a_restart(stores: Stores, clock: Clock) -> None:
    subscribers = [Subscription(n, "foto", f"hash-{n}") for n in range(5)]
    notice = stores.notices.draft("Aturan foto berubah.", ["foto"], "admin:1", change_id=3)
    assert stores.notices.edit(notice, "Aturan foto berubah hari ini.")
    assert stores.notices.start(notice, subscribers, "admin:1") == 5
    assert stores.notices.start(notice, subscribers, "admin:1") == 0
    assert not stores.notices.edit(notice, "lain")
    assert stores.notices.claim(2) == ((notice, 0), (notice, 1))
    stores.notices.sent(notice, 0)  # the process dies with chat 1 under way
    clock.forward(minutes=10)
    assert stores.notices.claim(9) == ((notice, 2), (notice, 3), (notice, 4))
    stores.notices.retry(notice, 2, timedelta(seconds=3))
    stores.notices.sent(notice, 3)
    stores.notices.fail(notice, 4, "blocked")
    assert stores.notices.settle() == ()
    clock.forward(seconds=3)
    assert stores.notices.claim(9) == ((notice, 2),)
    stores.notices.sent(notice, 2)
    assert stores.notices.settle() == (notice,)
    text = "Aturan foto berubah hari ini."
    expected = Notice(notice, text, ("foto",), 3, NoticeState.DONE, "admin:1", recipients=5, sent=3, failed=1)
    assert stores.notices.get(notice) == expected
    assert stores.notices.prune() == 5


def test_a_cancelled_notice_stops(stores: Stores) -> None:
    notice = stores.notices.draft("x", ["foto"], "admin:1")
    stores.notices.start(notice, [Subscription(1, "foto", "h")], "admin:1")
    assert stores.notices.cancel(notice)
    assert stores.notices.claim() == ()
    assert not stores.notices.cancel(notice)


def test_replicas_agree_on_the_key_that_came_first(stores: Stores) -> None:
    assert stores.facts.first("hash_key", "abc") == "abc"
    assert stores.facts.first("hash_key", "def") == "abc"
    stores.facts.put("offset", "1")
    stores.facts.put("offset", "2")
    assert (stores.facts.get("offset"), stores.facts.get("x")) == ("2", None)
