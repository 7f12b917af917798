"""Stands back behind those who answer questions: a scan is read on what they leave over."""

from __future__ import annotations

import os
from contextlib import suppress

_NICE = 15


def spare_cores() -> int:
    """How many cores may be kept busy so that one is always left for answers; at least one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores - 1)


def stand_back() -> None:
    """Low priority and few threads for this process and the programs it starts; call before anything heavy loads.

    Low, not idle: on a machine that is busy with other things a scan must still come to its end.
    """
    for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = str(spare_cores())
    if hasattr(os, "nice"):
        os.nice(_NICE)
    if hasattr(os, "SCHED_BATCH"):
        # Some containers forbid it; the nice value alone does nearly as well.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
