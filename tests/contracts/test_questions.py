"""Questions, feedback, the queue, follow-up memory and forgetting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from knowledge.adapters.database.stores import Stores, keep_tidy
from knowledge.adapters.database.tables import metadata
from knowledge.records import AskedQuestion, OpenReply, QuizPoll, Subscription
from tests.databases import Clock

ASKED = AskedQuestion(
    asker="hash-a",
    hash="q1",
    text="bolehkah like postingan caleg",
    verdict="tidak_boleh",
    route="pertanyaan",
    card="like-calon",
    score=0.93,
    refs=("uu-20-2023 pasal 24 ayat 1 huruf d",),
    latency_ms=41.5,
    answered=True,
    embedding=b"\x00\x01",
)
UNKNOWN = replace(ASKED, hash="q2", verdict="tidak_ditemukan", card=None, score=None, refs=(), answered=False)


def test_a_question_comes_back_as_it_was_kept(stores: Stores) -> None:
    number = stores.questions.add(ASKED)
    kept = stores.questions.get(number)
    assert kept is not None
    assert (kept.asked, kept.bad, kept.waiting, kept.reasons) == (ASKED, 0, 0, ())
    assert stores.questions.get(number + 1) is None


def test_the_queue_holds_what_was_not_answered_was_rated_bad_or_is_waited_for(stores: Stores) -> None:
    good, bad, unanswered, waited = (stores.questions.add(q) for q in (ASKED, ASKED, UNKNOWN, ASKED))
    stores.questions.rate(good, "hash-b", good=True)
    stores.questions.rate(bad, "hash-b", good=True)
    stores.questions.rate(bad, "hash-b", good=False, reason="salah")
    assert stores.questions.await_reply(waited, 42, "hash-a")
    assert not stores.questions.await_reply(waited, 42, "hash-a")
    queue = stores.questions.queue()
    assert [(k.id, k.bad, k.waiting, k.reasons) for k in queue] == [
        (bad, 1, 0, ("salah",)),
        (unanswered, 0, 0, ()),
        (waited, 0, 1, ()),
    ]
    assert stores.questions.handle([bad, unanswered], "admin:1") == 2
    assert stores.questions.handle([bad], "admin:2") == 0
    assert [k.id for k in stores.questions.queue()] == [waited]


def test_an_asker_gets_one_reply_even_from_two_admins(stores: Stores) -> None:
    number = stores.questions.add(UNKNOWN)
    stores.questions.await_reply(number, 42, "hash-a")
    assert stores.questions.waiting_for([number]) == (OpenReply(number, 42, "hash-a"),)
    assert stores.questions.replied(number, 42)
    assert not stores.questions.replied(number, 42)


def test_feedback_on_a_question_that_is_gone_is_not_an_error(stores: Stores) -> None:
    assert not stores.questions.rate(99, "hash-a", good=False)
    assert not stores.questions.await_reply(99, 42, "hash-a")


def test_a_conversation_is_remembered_for_half_an_hour(stores: Stores, clock: Clock) -> None:
    stores.conversations.put("k", "hash-a", {"turns": ["boleh like?"]})
    clock.forward(minutes=29)
    assert stores.conversations.get("k") == {"turns": ["boleh like?"]}
    stores.conversations.put("k", "hash-a", {"turns": []})
    clock.forward(minutes=31)
    assert stores.conversations.get("k") is None
    assert stores.conversations.sweep() == 1


def test_hapus_leaves_no_trace_in_any_table_and_nothing_of_others_is_touched(stores: Stores) -> None:
    _leave_traces(stores, "hash-a", 42, "1")
    before = _rows_with(stores, "hash-b", 43)
    _leave_traces(stores, "hash-b", 43, "2")
    kept = _rows_with(stores, "hash-b", 43)
    assert _rows_with(stores, "hash-a", 42) >= 10
    stores.forgetting.forget("hash-a", 42)
    assert _rows_with(stores, "hash-a", 42) == 0
    assert before == 0
    assert _rows_with(stores, "hash-b", 43) == kept


def test_the_retention_job_deletes_what_is_older(stores: Stores, clock: Clock) -> None:
    stores.questions.add(ASKED)
    clock.forward(days=80)
    young = stores.questions.add(ASKED)
    clock.forward(days=11)
    keep_tidy(stores, timedelta(days=90), clock)
    assert [k.id for k in stores.questions.between(clock() - timedelta(days=400), clock())] == [young]


def _leave_traces(stores: Stores, asker: str, chat_id: int, n: str) -> None:
    number = stores.questions.add(replace(UNKNOWN, asker=asker))
    stores.questions.rate(number, asker, good=False)
    stores.questions.await_reply(number, chat_id, asker)
    stores.inbox.add(int(n), asker, f"teks {chat_id}")
    stores.outbox.plan(n, asker, chat_id, "x")
    stores.conversations.put(n, asker, {})
    stores.subscriptions.add(chat_id, "media-sosial", asker)
    stores.groups.set_daily_quiz(chat_id, True, asker)
    stores.quiz.open(QuizPoll(n, "grup", "kartu", 0, {}))
    stores.quiz.answer(n, asker, 0)
    notice = stores.notices.draft("berita", ["media-sosial"], "admin:1")
    stores.notices.start(notice, [Subscription(chat_id, "media-sosial", asker)], "admin:1")


def _rows_with(stores: Stores, asker: str, chat_id: int) -> int:
    with stores.database.read() as connection:
        return sum(
            any(value in (asker, chat_id) for value in row)
            for table in metadata.sorted_tables
            for row in connection.execute(select(table)).all()
        )


def test_groups_get_the_question_of_the_day_once(stores: Stores) -> None:
    stores.groups.set_daily_quiz(-100, True, "hash-a", thread_id=5)
    stores.groups.set_daily_quiz(-200, False, "hash-a")
    today = date(2026, 3, 2)
    assert [(g.chat_id, g.thread_id) for g in stores.groups.take_daily_quiz(today)] == [(-100, 5)]
    assert stores.groups.take_daily_quiz(today) == ()
    stores.groups.migrate(-100, -1001)
    assert stores.groups.get(-100) is None
    assert [g.chat_id for g in stores.groups.take_daily_quiz(today + timedelta(days=1))] == [-1001]


def test_a_quiz_answer_counts_once_and_the_best_stand_first(stores: Stores) -> None:
    for n in ("p1", "p2"):
        stores.quiz.open(QuizPoll(n, "grup", "kartu", 1, {"soal": n}))
    assert stores.quiz.answer("p1", "b", 0) is False
    assert stores.quiz.answer("p1", "b", 1) is None
    assert stores.quiz.answer("p1", "a", 1) is True
    assert stores.quiz.answer("p2", "a", 1) is True
    assert stores.quiz.answer("p9", "a", 1) is None
    assert [(s.asker, s.right, s.answered) for s in stores.quiz.scores("grup")] == [("a", 2, 2), ("b", 0, 1)]
