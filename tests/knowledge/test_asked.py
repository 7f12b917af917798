"""Questions of people are kept by what answers them, and a broken file names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.catalog import load_library
from knowledge.catalog.asked import load_asked
from knowledge.errors import DataError
from knowledge.model import AskedWay


def test_questions_are_read_by_what_answers_them_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "satu.jsonl").write_text('{"card": "a", "text": "satu?"}\n{"card": "route:sapaan", "text": "hai"}\n')
    (tmp_path / "dua.jsonl").write_text('{"card": "a", "text": "tiga?", "turns": ["dulu"]}\n')
    assert load_asked(tmp_path, {"a", "route:sapaan"}) == {
        "a": (AskedWay("tiga?", ("dulu",)), AskedWay("satu?")),
        "route:sapaan": (AskedWay("hai"),),
    }
    assert load_asked(tmp_path / "tidak-ada", ()) == {}


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("bukan json", "diharapkan objek JSON"),
        ('{"card": "a"}', "diharapkan objek JSON"),
        ("[1]", "diharapkan objek JSON"),
        ('{"card": "hantu", "text": "apa?"}', "tidak dikenal: hantu"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, trouble: str) -> None:
    (tmp_path / "satu.jsonl").write_text(f'{{"card": "a", "text": "satu?"}}\n{line}\n')
    with pytest.raises(DataError, match=rf"satu\.jsonl:2: {trouble}"):
        load_asked(tmp_path, {"a"})


def test_every_bundled_card_has_questions_of_people() -> None:
    library = load_library()
    few = {card_id: len(ways) for card_id in library.cards if len(ways := library.asked.get(card_id, ())) < 10}
    assert few == {}
