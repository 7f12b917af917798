"""Ask the client library for its future types, as the bot does."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")
