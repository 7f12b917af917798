"""All stores over one database: what the composition root opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from knowledge.adapters.database.agency import Calendar, Contacts
from knowledge.adapters.database.audit import Audit
from knowledge.adapters.database.conversations import Conversations
from knowledge.adapters.database.drafts import Drafts
from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.facts import Facts
from knowledge.adapters.database.forgetting import Forgetting
from knowledge.adapters.database.groups import Groups, Quiz
from knowledge.adapters.database.inbox import Inbox
from knowledge.adapters.database.library import PublishedLaw
from knowledge.adapters.database.migrating import upgrade
from knowledge.adapters.database.notices import Notices
from knowledge.adapters.database.outbox import Outbox
from knowledge.adapters.database.overlays import Overlays
from knowledge.adapters.database.people import Admins, Dialogues, Subscriptions
from knowledge.adapters.database.publishing import Publishing
from knowledge.adapters.database.questions import Questions
from knowledge.adapters.database.store import Clock, utc_now


@dataclass(frozen=True, slots=True)
class Stores:
    """One field a role."""

    database: Database
    facts: Facts
    inbox: Inbox
    outbox: Outbox
    conversations: Conversations
    questions: Questions
    admins: Admins
    dialogues: Dialogues
    subscriptions: Subscriptions
    groups: Groups
    quiz: Quiz
    calendar: Calendar
    contacts: Contacts
    overlays: Overlays
    notices: Notices
    audit: Audit
    forgetting: Forgetting
    law: PublishedLaw
    drafts: Drafts
    publishing: Publishing


def open_stores(url: str, clock: Clock = utc_now) -> Stores:
    """Open the database, bring it up to date, and hand out its stores; raises ``StoreUnavailable``."""
    database = Database(url)
    upgrade(database)
    return stores_over(database, clock)


def stores_over(database: Database, clock: Clock = utc_now) -> Stores:
    """The stores of a database that is up to date."""
    return Stores(
        database=database,
        facts=Facts(database, clock),
        inbox=Inbox(database, clock),
        outbox=Outbox(database, clock),
        conversations=Conversations(database, clock),
        questions=Questions(database, clock),
        admins=Admins(database, clock),
        dialogues=Dialogues(database, clock),
        subscriptions=Subscriptions(database, clock),
        groups=Groups(database, clock),
        quiz=Quiz(database, clock),
        calendar=Calendar(database, clock),
        contacts=Contacts(database, clock),
        overlays=Overlays(database, clock),
        notices=Notices(database, clock),
        audit=Audit(database, clock),
        forgetting=Forgetting(database, clock),
        law=PublishedLaw(database, clock),
        drafts=Drafts(database, clock),
        publishing=Publishing(database, clock),
    )


def keep_tidy(stores: Stores, retention: timedelta, clock: Clock = utc_now) -> None:
    """The retention job: what has expired or is older than ``retention`` is deleted."""
    now = clock()
    stores.conversations.sweep()
    stores.questions.prune(now - retention)
    stores.inbox.prune(now - timedelta(days=2))
    stores.outbox.prune(now - timedelta(days=2))
    stores.quiz.prune(now - retention)
    stores.notices.prune()
