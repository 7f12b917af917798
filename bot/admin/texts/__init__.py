"""Every word the admin half says, by subject; HTML where marked by tags, values are escaped by callers."""

# One name space, so that a word may move between subjects without its readers.
from bot.admin.texts.agency import *  # noqa: F403
from bot.admin.texts.cards import *  # noqa: F403
from bot.admin.texts.common import *  # noqa: F403
from bot.admin.texts.documents import *  # noqa: F403
from bot.admin.texts.queue import *  # noqa: F403
