"""Ends the process in seconds: what still runs in a thread then is left, for every write is all or nothing."""

from __future__ import annotations

import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import enumerate as living
from time import monotonic
from typing import NoReturn

_PATIENCE = 5.0


class PatientExecutor(ThreadPoolExecutor):
    """A pool that waits for its threads for five seconds at the end, not for minutes of model loading."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait=False, cancel_futures=cancel_futures or wait)
        deadline = monotonic() + _PATIENCE
        for thread in living():
            if wait and thread.name.startswith("aside"):
                thread.join(max(0.0, deadline - monotonic()))


def database_threads() -> PatientExecutor:
    """For short calls of many chats at once."""
    return PatientExecutor(16, thread_name_prefix="aside")


def leave(code: int) -> NoReturn:
    """Without this the interpreter would wait for every thread of every pool."""
    sys.stdout.flush()
    sys.stderr.flush()
    logging.shutdown()
    os._exit(code)
