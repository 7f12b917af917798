"""`python -m bot`: with a token on Telegram, at a terminal as a conversation, otherwise one question a line."""

from __future__ import annotations

import asyncio
import logging
import sys

from bot import texts
from bot.app import EngineFactory, ToolsFactory, library_tools, quiet_libraries, serve
from bot.leaving import leave
from bot.privacy import set_up_logging
from bot.reaching import TokenRefused
from bot.settings import Settings, SettingsError, read_settings
from bot.terminal import answer_lines, converse
from bot.watching import WorkFailed
from knowledge.adapters.database.stores import open_stores
from knowledge.errors import KnowledgeError


def main(make_engine: EngineFactory | None = None, make_tools: ToolsFactory = library_tools) -> int:
    """Returns the exit code; every expected trouble is one sentence on stderr."""
    quiet_libraries()
    try:
        settings = read_settings()
        return _run(settings, make_engine or _default_engine(), make_tools)
    except (KnowledgeError, SettingsError, TokenRefused, WorkFailed) as exc:
        print(exc, file=sys.stderr)
        return 1
    except OSError as exc:
        print(f"Tidak dapat memulai: {exc.strerror or 'gangguan sistem'}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as exc:
        logging.getLogger("bot").exception("unexpected")
        print(texts.FAILURE_PLAIN.format(id=type(exc).__name__), file=sys.stderr)
        return 1


def _run(settings: Settings, make_engine: EngineFactory, make_tools: ToolsFactory) -> int:
    if settings.token:
        set_up_logging(settings.log_level)
        asyncio.run(serve(settings, make_engine, make_tools))
        return 0
    set_up_logging("ERROR")
    if sys.stdin.isatty():
        converse(make_engine(settings, open_stores(settings.database)), settings.var_dir)
        return 0
    lines = [line for line in sys.stdin.read().splitlines() if line.strip()]
    if not lines:
        print(texts.NO_INPUT, file=sys.stderr)
        return 2
    answer_lines(lines, make_engine(settings, open_stores(settings.database)), sys.stdout)
    return 0


def _default_engine() -> EngineFactory:
    from bot.wiring import open_engine

    return open_engine


if __name__ == "__main__":
    leave(main())
