"""Our own words of the law say what it says; they give whoever writes an answer no orders."""

from __future__ import annotations

import re

from knowledge.catalog import load_library

_ORDER = re.compile(r"\bjangan\b", re.I)


def test_no_bundled_norm_speaks_to_its_writer() -> None:
    shown = {p.address.text: f"{p.norm} {p.sanction}" for p in load_library().provisions.values()}
    assert [address for address, words in shown.items() if _ORDER.search(words)] == []
