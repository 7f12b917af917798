"""Who holds a draft: a name for each piece of work, by which a later start can tell that its process died."""

from __future__ import annotations

import os
import socket
import sys
import uuid

# One token a process: a container restarted under the same name and number is still another process.
_TOKEN = uuid.uuid4().hex[:8]


def new_owner() -> str:
    """A name for one piece of work of this process."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{_TOKEN}:{uuid.uuid4().hex[:8]}"


def is_dead(owner: str) -> bool:
    """True when the process behind a name is certainly gone; a process elsewhere never is, its lease decides."""
    try:
        host, pid, token, _ = owner.rsplit(":", 3)
        number = int(pid)
    except ValueError:
        return False
    if host != socket.gethostname()[:60] or sys.platform == "win32":
        return False
    if number == os.getpid():
        return token != _TOKEN
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
