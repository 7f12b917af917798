"""Which handler takes which update, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    PollAnswerHandler,
    TypeHandler,
    filters,
)

from bot.answering import AnswerPresses
from bot.commands import Commands
from bot.conversation import Conversation
from bot.desk import Desk
from bot.failures import Failures
from bot.inline import Inline
from bot.lookup import Lookup
from bot.members import Members
from bot.opinions import OpinionPresses
from bot.presses import Presses
from bot.questions import Questions
from bot.quiz import Quizzes
from bot.subscriptions import SubscriptionPages

# Before both halves: the library a turn speaks of is that of its beginning.
_FIRST = -2
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the composition root and the admin half need of the user half."""

    presses: Presses
    questions: Questions
    quizzes: Quizzes
    failures: Failures
    commands: Commands


def register(application: AnyApplication, desk: Desk) -> Handlers:
    """Add all handlers of the user half; groups of lower number (admins) are asked first."""
    presses, questions = Presses(desk), Questions(desk)
    answers = AnswerPresses(desk, questions)
    lookup = Lookup(desk, answers, questions)
    commands = Commands(desk, questions, lookup)
    quizzes, subscriptions = Quizzes(desk), SubscriptionPages(desk)
    for part in (answers, OpinionPresses(desk, questions.memory), lookup, commands, quizzes, subscriptions):
        part.register(presses)
    handlers = Handlers(presses, questions, quizzes, Failures(desk), commands)
    conversation = Conversation(desk, handlers.questions)
    for name, handle in {
        "start": handlers.commands.start,
        "bantuan": handlers.commands.help,
        "help": handlers.commands.help,
        "tentang": handlers.commands.about,
        "privasi": handlers.commands.privacy,
        "hapus": handlers.commands.delete,
        "tanya": conversation.tanya,
        "topik": lookup.topics,
        "pasal": lookup.pasal,
        "aturan": lookup.rules,
        "sanksi": lookup.sanctions,
        "kuis": handlers.quizzes.start,
        "langganan": subscriptions.show,
    }.items():
        application.add_handler(
            CommandHandler(name, handle, filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST)
        )
    application.add_handler(CallbackQueryHandler(handlers.presses.handle))
    application.add_handler(InlineQueryHandler(Inline(desk).query))
    application.add_handler(PollAnswerHandler(handlers.quizzes.answered))
    application.add_handler(ChatMemberHandler(Members(desk).changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, conversation.edited))
    application.add_handler(MessageHandler(filters.COMMAND & filters.UpdateType.MESSAGE, handlers.commands.unknown))
    application.add_handler(
        MessageHandler(~filters.StatusUpdate.ALL | filters.StatusUpdate.MIGRATE, conversation.message)
    )
    application.add_handler(TypeHandler(Update, _looking_up(desk)), _FIRST)
    application.add_error_handler(_error_handler(handlers.failures))
    return handlers


def _looking_up(desk: Desk) -> Callable[[Update, Any], Coroutine[Any, Any, None]]:
    async def refresh(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        await desk.asking.refresh()

    return refresh


def _error_handler(failures: Failures) -> Callable[[object, Any], Coroutine[Any, Any, None]]:
    async def handle(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        if context.error is not None:
            await failures.handle(update if isinstance(update, Update) else None, context.error)
        # What failed in the admin half is no question for the user half.
        raise ApplicationHandlerStop

    return handle
