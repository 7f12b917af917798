"""What holds for every test: no network but this machine, a clean environment, and skips that CI does not let pass."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from ipaddress import ip_address
from typing import Any

import pytest

from bot.settings import Settings
from ingest.settings import IngestSettings
from knowledge.settings import EngineSettings

# The word of REQUIRE -> what the reason of such a skip speaks of.
REQUIRABLE = {
    "shared": ("shared", "folder bersama"),
    "postgres": ("postgres",),
    "model": ("model", "bobot", "weights"),
}


def pytest_configure(config: pytest.Config) -> None:
    """A developer's own settings must not reach the tests, nor the tests a server outside."""
    for settings in (Settings, EngineSettings, IngestSettings):
        settings.model_config["env_file"] = None
        for name in settings.model_fields:
            if name != "model_cache":
                os.environ.pop(name.upper(), None)
    sys.addaudithook(_no_outside)


# Files that take longest start first: the other worker then has something to do until the end.
LONGEST = (
    "knowledge/test_reporting", "test_readme", "e2e/admin/test_scan", "ingest/test_corpus", "e2e/test_real_bot",
    "e2e/test_live_answers", "ingest/test_hostile", "contracts/test_live_library", "ingest/test_fuzz", "e2e/test_soak",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In order, but for the longest files."""
    rank = {f"tests/{name}.py": place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.nodeid.split("::")[0], len(rank)))


def _no_outside(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(args[1], tuple) and not _is_this_machine(str(args[1][0])):
        raise PermissionError(f"a test wanted to reach {args[1][0]}; tests stay on this machine")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def required_but_missing(reason: str, require: str) -> str | None:
    """The word of ``REQUIRE`` that a skip for ``reason`` breaks."""
    for word in require.replace(",", " ").split():
        if any(sign in reason.lower() for sign in REQUIRABLE[word]):
            return word
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skip of what ``REQUIRE`` names is a failure."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        word = required_but_missing(report.longrepr[2], os.environ.get("REQUIRE", ""))
        if word:
            report.outcome = "failed"
            report.longrepr = f"REQUIRE names {word}, yet this was skipped: {report.longrepr[2]}"
    return report
