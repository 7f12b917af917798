"""A data file that cannot be meant is refused with the place to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.catalog.yamlfile import read
from knowledge.errors import DataError


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ("note: a\ncards: []\nnote: b\n", "satu.yaml:3: YAML tidak terbaca: note ada dua kali"),
        ("cards:\n- id: x\n  note: a\n  note: b\n", "satu.yaml:4: YAML tidak terbaca: note ada dua kali"),
        ("note: [a\n", "satu.yaml:2: YAML tidak terbaca"),
        ("? [a, b]\n: c\n", "satu.yaml:1: YAML tidak terbaca"),
    ],
)
def test_a_key_twice_or_broken_yaml_names_its_line(tmp_path: Path, written: str, trouble: str) -> None:
    file = tmp_path / "satu.yaml"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(DataError) as told:
        read(file)
    assert str(told.value).startswith(trouble)


def test_the_same_key_in_two_entries_is_fine(tmp_path: Path) -> None:
    file = tmp_path / "satu.yaml"
    file.write_text("cards:\n- note: a\n- note: b\n", encoding="utf-8")
    assert [e.text("note") for e in read(file).entries("cards")] == ["a", "b"]


@pytest.mark.parametrize(("written", "flag"), [("unruled: true\n", True), ("note: a\n", False)])
def test_a_flag_is_true_only_where_it_is_written(tmp_path: Path, written: str, flag: bool) -> None:
    file = tmp_path / "satu.yaml"
    file.write_text(written, encoding="utf-8")
    assert read(file).flag("unruled") is flag


def test_a_flag_in_other_words_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "satu.yaml"
    file.write_text("cards:\n- note: a\n  unruled: ya\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"satu\.yaml:2: unruled harus true atau false"):
        read(file).entries("cards")[0].flag("unruled")
