"""The glossary: many everyday words, each brought once and for good to a plain one."""

from collections import Counter
from pathlib import Path

import yaml

from knowledge.catalog import load_library
from knowledge.catalog.language import load_glossary

DATA = Path(__file__).parents[2] / "knowledge" / "data"
ENTRIES: list[dict[str, str]] = yaml.safe_load((DATA / "glossary.yaml").read_text(encoding="utf-8"))["entries"]
KINDS = {"singkatan", "gaul", "salah_ketik", "daerah", "inggris", "julukan"}
# Acronyms of parties as they stand on ballots since 1999; the glossary takes no side, not even by naming one.
PARTIES = {
    "pdip",
    "pdi",
    "gerindra",
    "golkar",
    "nasdem",
    "pkb",
    "pks",
    "demokrat",
    "ppp",
    "psi",
    "perindo",
    "hanura",
    "pbb",
    "gelora",
    "garuda",
    "berkarya",
}


def test_there_are_five_hundred_entries_or_more_of_every_kind() -> None:
    kinds = Counter(entry["kind"] for entry in ENTRIES)
    assert len(ENTRIES) >= 500
    assert set(kinds) == KINDS


def test_each_word_is_explained_once_by_text() -> None:
    assert all(set(entry) == {"from", "to", "kind"} for entry in ENTRIES)
    assert all(isinstance(value, str) for entry in ENTRIES for value in entry.values())
    twice = [word for word, count in Counter(entry["from"] for entry in ENTRIES).items() if count > 1]
    assert twice == []


def test_an_explanation_needs_no_second_one() -> None:
    words = {entry["from"] for entry in ENTRIES if entry["from"] != entry["to"].lower()}
    chains = [e for e in ENTRIES if any(word in words for word in e["to"].lower().split())]
    assert chains == []


def test_no_party_is_named() -> None:
    named = [e for e in ENTRIES if set(f"{e['from']} {e['to']}".lower().split()) & PARTIES]
    assert named == []


def test_words_that_mean_something_else_in_plain_indonesian_stand_only_in_longer_entries() -> None:
    assert {"oleh", "ppk", "maju", "kita", "an", "sing"} & {entry["from"] for entry in ENTRIES} == set()


def test_every_entry_is_reached_by_the_words_as_they_are_typed() -> None:
    glossary = load_glossary(DATA / "glossary.yaml", load_library())
    missed = [e["from"] for e in ENTRIES if glossary.mend(e["from"].upper()) != e["to"].lower()]
    assert missed == []


def test_pppk_stays_one_word_however_it_is_written() -> None:
    glossary = load_glossary(DATA / "glossary.yaml", load_library())
    assert glossary.mend("PPPK P3K pppk") == "pppk pppk pppk"
