"""A published law that amends or ends single articles: what is in force, what cards say, where the words are found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.law import provision_pages
from ingest.library.editor import Editor
from ingest.library.previewing import Known, Previews
from ingest.parsing import parse_file
from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.stores import stores_over
from knowledge.adapters.merging import merged
from knowledge.address import Address
from knowledge.catalog import load_library
from knowledge.checking.checks import problems
from knowledge.composing.asker import Asker
from knowledge.composing.cards import alive_basis, from_card
from knowledge.composing.ended import from_ended
from knowledge.editing import Source
from knowledge.judging.standing import stands
from knowledge.library import Library
from knowledge.model import AnswerPart, LegalStatus, Provision, Question, Regulation, Role, Verdict
from knowledge.records import PublishedRelation, StoredRelation
from tests.bot.small_library import small_library
from tests.databases import sqlite_template
from tests.ingest.desk import BUNDLED, fetch
from tests.ingest.papers import AMENDING, text_file
from tests.knowledge.answering_desk import AnsweringDesk

__all__ = ["sqlite_template"]
BEFORE, AFTER = date(2026, 6, 1), date(2026, 6, 2)
SUPPORT, HEAVY = "pp-94-2021 pasal 5 huruf n angka 2", "pp-94-2021 pasal 14"
LIKE = "boleh like postingan caleg"
NEW = "pp-9-2026 pasal 5"


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> Iterator[AnsweringDesk]:
    shutil.copyfile(sqlite_template, tmp_path / "uji.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'uji.sqlite3'}")
    yield AnsweringDesk(stores_over(database), tmp_path)
    database.close()


def _amend(desk: AnsweringDesk) -> None:
    """Publish the amending law as an admin would, through the real parser."""
    known = Known(BUNDLED, desk.stores)
    previews = Previews(desk.stores, known, lambda: ())
    desk.editor = Editor(desk.stores, desk.publisher, lambda path, _: parse_file(path), fetch, known, previews)
    preview = desk.editor.prepare(Source(text_file(desk.folder, AMENDING), "pp.txt"), "admin:1")
    desk.editor.publish(preview.draft_id, "admin:1")


def _ask(desk: AnsweringDesk, text: str, on: date = AFTER) -> AnswerPart:
    return desk.answerer.answer(Question(text, as_of=on)).parts[0]


def _status(library: Library, address: str, on: date) -> tuple[LegalStatus, bool]:
    place = Address.parse(address)
    return library.status(place, on), library.in_force(place, on)


def test_an_amended_and_a_deleted_article_live_until_the_day_of_the_amending_law(desk: AnsweringDesk) -> None:
    _amend(desk)
    library = desk.answerer.library
    assert [_status(library, a, BEFORE) for a in (SUPPORT, HEAVY)] == [(LegalStatus.BERLAKU, True)] * 2
    assert _status(library, SUPPORT, AFTER) == (LegalStatus.DIUBAH, False)
    assert _status(library, HEAVY, AFTER) == (LegalStatus.DICABUT, False)
    assert _status(library, "pp-94-2021 pasal 15", AFTER) == (LegalStatus.BERLAKU, True)
    assert library.regulations["pp-94-2021"].amended_by == ("pp-9-2026",)


def test_a_card_answers_from_its_remaining_ban_and_says_which_article_was_amended(desk: AnsweringDesk) -> None:
    before = _ask(desk, LIKE)
    _amend(desk)
    assert _ask(desk, LIKE, BEFORE).verdict is Verdict.TIDAK_BOLEH
    part = _ask(desk, LIKE)
    assert (part.verdict, part.under_review) == (Verdict.TIDAK_BOLEH, True)
    assert part.corrections == (
        "PP 94/2021 Pasal 5 huruf n angka 2 sudah diubah sejak 2 Juni 2026; bunyinya yang baru ada di "
        "PP 9/2026 Pasal 5.",
    )
    assert [c.address.slug for c in part.citations] == ["skb-netralitas-2022"]
    assert part.note == "Dasar sanksinya sudah berubah; tanyakan sanksi yang berlaku kepada PPK."
    desk.editor.undo(None, "admin:1")
    assert _ask(desk, LIKE) == before


def test_a_card_without_another_ban_is_answered_as_changed_law() -> None:
    bundled = small_library()
    card = bundled.cards["like-unggahan-calon"]
    alone = replace(card, basis=tuple(b for b in card.basis if b.address.text == SUPPORT))
    library = _merged(bundled, _quoted(), StoredRelation("mengubah", "pp-94-2021", "x", "y", 1))
    assert not stands(alone, alive_basis(alone, library, AFTER))
    part = from_ended(alone, "?", library, Asker(AFTER))
    assert (part.verdict, part.under_review) == (Verdict.INFORMASI, True)
    assert "PP 94/2021 Pasal 5 huruf n angka 2 tidak berlaku lagi sejak 2 Juni 2026" in part.reason
    assert "Penggantinya: PP 9/2026 Pasal 5." in part.reason
    assert {c.role for c in part.citations} == {Role.RIWAYAT}
    assert list(problems(part, library, AFTER)) == []


@pytest.mark.parametrize("asked", ["apa isi pasal 5 pp 94/2021", "apa isi pasal 5 pp 9/2026"])
def test_an_amended_article_is_found_under_either_law_and_cited_in_its_new_form(
    desk: AnsweringDesk, asked: str
) -> None:
    _amend(desk)
    part = _ask(desk, asked)
    assert part.quotes[0].address.text == NEW
    assert "pengeras suara" in part.quotes[0].text
    assert {c.address.slug for c in part.citations} == {"pp-9-2026"}
    told = "PP 94/2021 Pasal 5 sudah diubah; bunyinya yang baru ada di PP 9/2026 Pasal 5."
    assert part.corrections == ((told,) if "94" in asked else ())


def test_before_its_day_the_amended_article_is_shown_in_its_old_form(desk: AnsweringDesk) -> None:
    _amend(desk)
    part = _ask(desk, "apa isi pasal 5 pp 94/2021", BEFORE)
    assert {c.address.slug for c in part.citations} == {"pp-94-2021"}


def test_words_of_the_new_form_answer_a_question_that_names_no_law(desk: AnsweringDesk) -> None:
    _amend(desk)
    part = _ask(desk, "menyiarkan ajakan memilih calon lewat pengeras suara")
    assert [q.address.text for q in part.quotes][:1] == [f"{NEW} huruf b"]


def test_the_page_of_an_article_says_what_happened_to_it(desk: AnsweringDesk) -> None:
    _amend(desk)
    library = desk.answerer.library
    amended, deleted = (provision_pages(library, library.provisions[a], AFTER)[-1] for a in (SUPPORT, HEAVY))
    assert "Status hari ini: diubah sejak 2 Jun 2026; bunyi baru: PP 9/2026 Pasal 5" in amended
    assert "Status hari ini: dicabut sejak 2 Jun 2026 oleh PP 9/2026" in deleted


def test_what_our_data_already_knows_of_an_amendment_is_not_applied_to_our_norms_again() -> None:
    bundled = small_library()
    law = replace(bundled.regulations["pp-94-2021"], amended_by=("pp-9-2026",))
    knowing = replace(bundled, regulations={**bundled.regulations, law.slug: law})
    library = _merged(knowing, _quoted(), StoredRelation("mengubah", "pp-94-2021", "x", "y", 1))
    assert _status(library, SUPPORT, AFTER) == (LegalStatus.BERLAKU, True)
    assert library.newest(Address.parse("pp-94-2021 pasal 5"), AFTER).text == NEW


def test_the_last_of_two_amendments_has_the_words() -> None:
    second = replace(_quoted(), address=Address.parse("pp-10-2027 pasal 5"))
    deeds = [
        PublishedRelation(slug, day, StoredRelation("mengubah", "pp-94-2021", "x", "y", 1))
        for slug, day in (("pp-10-2027", date(2027, 1, 1)), ("pp-9-2026", AFTER))
    ]
    library = merged(
        small_library(),
        [_law("pp-9-2026", AFTER), _law("pp-10-2027", date(2027, 1, 1))],
        [_quoted(), second],
        deeds,
        [],
        1,
    )
    place = Address.parse("pp-94-2021 pasal 5")
    assert [library.newest(place, day).text for day in (BEFORE, AFTER, date(2027, 1, 1))] == [
        "pp-94-2021 pasal 5",
        NEW,
        "pp-10-2027 pasal 5",
    ]
    assert _status(library, NEW, date(2027, 1, 1)) == (LegalStatus.DIUBAH, False)


def test_a_deletion_without_a_day_holds_at_once_and_spares_the_rest() -> None:
    deed = StoredRelation("mencabut", "pp-94-2021 pasal 5 huruf n angka 2", "x", "y", 1)
    library = merged(small_library(), [], [], [PublishedRelation("pp-9-2026", None, deed)], [], 1)
    assert _status(library, SUPPORT, BEFORE) == (LegalStatus.DICABUT, False)
    assert _status(library, "pp-94-2021 pasal 5 huruf n angka 1", AFTER) == (LegalStatus.BERLAKU, True)


def test_every_bundled_card_survives_the_end_of_each_deciding_article() -> None:
    law, asker = load_library(), Asker(date(2026, 11, 24))
    places = sorted({b.address.text for c in law.cards.values() for b in c.basis if b.address.pasal})
    deeds = [
        PublishedRelation("pp-9-2026", date(2026, 6, 2), StoredRelation("mencabut", p, "x", "y", 1)) for p in places
    ]
    after = merged(law, [_law("pp-9-2026")], [], deeds, [], 2)
    touched = [c for c in after.cards.values() if len(alive_basis(c, after, asker.on)) < len(c.basis)]
    assert len(touched) > 20
    for card in touched:
        stood = stands(card, alive_basis(card, after, asker.on))
        part = from_card(card, "?", after, asker, None) if stood else from_ended(card, "?", after, asker)
        assert list(problems(part, after, asker.on)) == [], card.id
        assert part.verdict in (card.verdict, Verdict.INFORMASI), card.id
        assert part.under_review, card.id


@pytest.mark.parametrize("target", ["", "pp-94-2021 lampiran I", "Peraturan Pemerintah"])
def test_an_amendment_of_what_nobody_could_name_changes_nothing(target: str) -> None:
    library = _merged(small_library(), _quoted(), StoredRelation("mengubah", target, "x", "y", 1))
    assert library.forms == {}


def _merged(bundled: Library, unit: Provision, relation: StoredRelation) -> Library:
    return merged(bundled, [_law("pp-9-2026")], [unit], [PublishedRelation("pp-9-2026", AFTER, relation)], [], 1)


def _quoted() -> Provision:
    return Provision(Address.parse(NEW), None, text="Pegawai dilarang menyiarkan ajakan.", path="Pasal I")


def _law(slug: str, day: date | None = None) -> Regulation:
    _, number, year = slug.split("-")
    life = replace(small_library().regulations["pp-94-2021"], effective_from=day, sources_until=None, checked=None)
    return replace(life, slug=slug, number=number, year=int(year), short_name=f"PP {number}/{year}", ingested=True)
