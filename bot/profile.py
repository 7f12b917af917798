"""What Telegram shows about the bot before anybody writes: commands, descriptions; and what is switched off."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    User,
)
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot import texts

log = logging.getLogger(__name__)


async def present(bot: Bot) -> None:
    """Set menus and descriptions; the bot answers all the same when Telegram refuses."""
    private, groups = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
    steps: list[Callable[[], Awaitable[bool]]] = [
        partial(_commands, bot, texts.COMMANDS, private, ""),
        partial(_commands, bot, texts.COMMANDS_EN, private, "en"),
        partial(_commands, bot, texts.GROUP_COMMANDS, groups, ""),
        partial(bot.set_my_description, texts.DESCRIPTION),
        partial(bot.set_my_description, texts.DESCRIPTION_EN, "en"),
        partial(bot.set_my_short_description, texts.SHORT_DESCRIPTION),
        partial(bot.set_my_short_description, texts.SHORT_DESCRIPTION_EN, "en"),
    ]
    for work in steps:
        for pause in (1, 4, 0):
            try:
                await work()
                break
            except (RetryAfter, NetworkError) as exc:
                log.info("profile not set yet: %s", type(exc).__name__)
                await asyncio.sleep(pause)
            except TelegramError as exc:
                log.warning("profile not set: %s", type(exc).__name__)
                break


def warn_of_switches(me: User) -> None:
    """Name what @BotFather has switched off."""
    if not me.supports_inline_queries:
        log.warning(texts.NO_INLINE)
    if not me.can_join_groups:
        log.warning(texts.NO_GROUPS)


async def _commands(bot: Bot, commands: Mapping[str, str], scope: BotCommandScope, language: str) -> bool:
    menu = [BotCommand(name, description) for name, description in commands.items()]
    return await bot.set_my_commands(menu, scope=scope, language_code=language or None)
