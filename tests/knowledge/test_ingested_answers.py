"""Published documents in answers: quoted with their address, over our norms, and ending what they revoke."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.stores import stores_over
from knowledge.adapters.merging import merged, proven_ends
from knowledge.address import Address
from knowledge.catalog import load_library
from knowledge.checking.checks import problems
from knowledge.composing.asker import Asker
from knowledge.composing.cards import alive_basis, from_card
from knowledge.composing.ended import from_ended
from knowledge.judging.standing import stands
from knowledge.model import (
    AnswerPart,
    Evidence,
    Hit,
    LegalStatus,
    Option,
    Provision,
    Question,
    Regulation,
    Role,
    Verdict,
)
from knowledge.records import PublishedRelation, StoredRelation
from knowledge.retrieval.modality import Modality, modality
from knowledge.retrieval.units import lead, outermost, stem, whole
from tests.bot.small_library import small_library
from tests.databases import sqlite_template
from tests.ingest.desk import CIRCULAR
from tests.knowledge.answering_desk import AnsweringDesk

__all__ = ["sqlite_template"]
SLUG = "se-bawaslu-111-2024"
LIKE = "boleh like postingan caleg"
ENDING = CIRCULAR.replace("1: Aparatur", "mencabut: skb-netralitas-2022\n1: Aparatur")
BEFORE, AFTER = date(2024, 8, 31), date(2024, 9, 1)


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> Iterator[AnsweringDesk]:
    shutil.copyfile(sqlite_template, tmp_path / "uji.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'uji.sqlite3'}")
    yield AnsweringDesk(stores_over(database), tmp_path)
    database.close()


def _ask(desk: AnsweringDesk, text: str, on: date | None = None) -> AnswerPart:
    return desk.answerer.answer(Question(text, as_of=on)).parts[0]


def test_a_question_without_a_card_is_answered_by_the_words_of_a_published_document(desk: AnsweringDesk) -> None:
    desk.publish(CIRCULAR)
    part = _ask(desk, "hadir dalam kampanye walaupun hanya mendengarkan")
    assert (part.verdict, part.card) == (Verdict.INFORMASI, None)
    assert part.headline.endswith("memuat larangan.")
    assert [(q.address.text, q.verbatim, q.text) for q in part.quotes] == [
        (
            f"{SLUG} angka 1",
            True,
            "Aparatur sipil negara dilarang hadir dalam kampanye walaupun hanya mendengarkan saja.",
        )
    ]
    assert [o.target for o in part.options] == [f"{SLUG} angka 1"]


def test_what_no_document_speaks_of_is_not_found(desk: AnsweringDesk) -> None:
    desk.publish(CIRCULAR)
    assert _ask(desk, "menanam padi gogo di lahan kering").verdict is Verdict.TIDAK_DITEMUKAN


def test_what_looks_like_another_field_is_answered_where_a_published_document_is_about_it(
    desk: AnsweringDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.answerer, "_matcher", _Elsewhere())
    asked, other = "hadir dalam kampanye walaupun hanya mendengarkan", "menanam padi gogo di lahan kering"
    assert _ask(desk, asked).verdict is Verdict.DI_LUAR_CAKUPAN
    desk.publish(CIRCULAR)
    part = _ask(desk, asked)
    assert (part.verdict, [q.address.text for q in part.quotes]) == (Verdict.INFORMASI, [f"{SLUG} angka 1"])
    assert _ask(desk, other).verdict is Verdict.DI_LUAR_CAKUPAN


class _Elsewhere:
    """A matcher that takes every message for one of another field."""

    def evidence(self, texts: Sequence[str]) -> list[Evidence]:
        return [Evidence((Hit("route:hukum_lain", 1.0),), 0.9, 0.9) for _ in texts]


def test_a_document_beside_a_card_is_offered_and_changes_no_verdict(desk: AnsweringDesk) -> None:
    before = _ask(desk, "boleh baca berita politik")
    desk.publish(CIRCULAR.replace("boleh membaca berita tentang calon", "boleh baca berita politik calon"))
    after = _ask(desk, "boleh baca berita politik")
    assert before.options == ()
    label = f"Lihat juga {after.options[0].label.removeprefix('Lihat juga ')}"
    assert after.options == (Option("address", label, f"{SLUG} angka 2"),)
    assert replace(after, options=()) == before


def test_a_revoked_ban_answers_as_a_ban_until_the_day_and_as_changed_law_from_it(desk: AnsweringDesk) -> None:
    desk.publish(ENDING)
    assert _ask(desk, LIKE, BEFORE).verdict is Verdict.TIDAK_BOLEH
    assert desk.answerer.library.status(Address("skb-netralitas-2022"), AFTER) is LegalStatus.DICABUT
    part = _ask(desk, "bolehkah ASN membagikan pesan ini dukung calon nomor satu".lower(), AFTER)
    assert (part.verdict, part.under_review) == (Verdict.INFORMASI, True)
    assert "SKB Netralitas ASN 2022" in part.reason
    assert "1 September 2024" in part.reason
    assert "Surat Edaran 111/2024" in part.reason
    assert {c.role for c in part.citations} == {Role.RIWAYAT}


def test_a_card_with_another_live_ban_answers_from_it(desk: AnsweringDesk) -> None:
    desk.publish(ENDING)
    part = _ask(desk, LIKE, AFTER)
    assert (part.verdict, part.under_review) == (Verdict.TIDAK_BOLEH, True)
    assert part.corrections == (
        "SKB Netralitas ASN 2022 sudah dicabut dan tidak berlaku lagi sejak 1 September 2024; "
        "penggantinya Surat Edaran 111/2024.",
    )
    assert [c.address.text for c in part.citations] == ["pp-94-2021 pasal 5 huruf n angka 2"]


def test_no_card_says_boleh_because_a_ban_ended(desk: AnsweringDesk) -> None:
    cards = desk.answerer.library.cards
    before = {i for i in cards if desk.answerer.answer_card(i, Question("?", as_of=AFTER)).verdict is Verdict.BOLEH}
    desk.publish(ENDING)
    for name, card in cards.items():
        for branch in (None, *range(len(card.branches))):
            part = desk.answerer.answer_card(name, Question("?", as_of=AFTER), branch).parts[0]
            assert part.verdict is not Verdict.BOLEH or (name in before and part.citations), name


@pytest.mark.parametrize("target", ["skb-netralitas-2022", "uu-20-2023", "pp-94-2021", "uu-7-2017"])
def test_every_bundled_card_survives_the_end_of_a_great_law(target: str) -> None:
    law, asker = load_library(), Asker(date(2026, 11, 24))
    relation = StoredRelation("mencabut", target, "x", "y", 1)
    after = merged(law, [], [], [PublishedRelation("se-baru-1-2026", date(2026, 1, 1), relation)], [], 2)
    touched = [c for c in after.cards.values() if len(alive_basis(c, after, asker.on)) < len(c.basis)]
    assert touched
    for card in touched:
        stood = stands(card, alive_basis(card, after, asker.on))
        part = from_card(card, "?", after, asker, None) if stood else from_ended(card, "?", after, asker)
        assert list(problems(part, after, asker.on)) == [], card.id
        assert part.verdict in (card.verdict, Verdict.INFORMASI), card.id
        assert part.under_review, card.id


def test_undoing_the_document_brings_the_rule_back(desk: AnsweringDesk) -> None:
    desk.publish(ENDING)
    desk.editor.undo(None, "admin:1")
    assert [c.address.slug for c in _ask(desk, LIKE, AFTER).citations] == ["skb-netralitas-2022", "pp-94-2021"]


def test_a_sanction_goes_with_the_text_it_rests_on() -> None:
    law = small_library()
    kept = law.provisions["pp-94-2021 pasal 14"]
    units = {**law.provisions, kept.address.text: replace(kept, effective_to=AFTER)}
    part = from_card(law.cards["like-unggahan-calon"], "?", replace(law, provisions=units), Asker(AFTER), None)
    moral = "PNS/CPNS: sebelum calon ditetapkan, sanksi moral"
    assert part.sanctions == (moral, "PPPK: disiplin PPPK di instansinya")
    assert part.note == "Dasar sanksinya sudah berubah; tanyakan sanksi yang berlaku kepada PPK."


def test_a_day_before_the_rule_is_not_called_its_end(desk: AnsweringDesk) -> None:
    part = _ask(desk, LIKE, date(2015, 12, 31))
    assert (part.verdict, part.under_review) == (Verdict.INFORMASI, False)
    assert "baru berlaku sejak" in part.reason


def test_verbatim_text_replaces_the_norm_of_the_same_address_and_keeps_its_topics() -> None:
    bundled = small_library()
    place = "pp-94-2021 pasal 14"
    ours = replace(bundled.provisions[place], topics=("hukuman",))
    text = Provision(Address.parse(place), None, text="Pelanggaran berat dijatuhi hukuman disiplin berat.", page=7)
    found = merged(replace(bundled, provisions={**bundled.provisions, place: ours}), [_law()], [text], [], [], 3)
    unit = found.provisions[place]
    assert (unit.text, unit.norm, unit.topics, unit.page) == (text.text, ours.norm, ("hukuman",), 7)
    assert found.regulations["pp-94-2021"].ingested
    assert found.regulations["pp-94-2021"].checked == bundled.regulations["pp-94-2021"].checked


def test_a_revoking_paper_without_a_day_leaves_the_day_unknown() -> None:
    relation = StoredRelation("mencabut", "skb-netralitas-2022", "SKB", "...", 1)
    found = merged(small_library(), [], [], [PublishedRelation("se-lain-1-2026", None, relation)], [], 1)
    law = found.regulations["skb-netralitas-2022"]
    assert (law.status, law.revoked_by, law.effective_to) == (LegalStatus.DICABUT, "se-lain-1-2026", None)


def test_only_a_whole_text_proves_where_a_law_ends() -> None:
    body = [_unit(f"uu-9-2020 pasal {n}") for n in range(1, 6)]
    explained = [_unit(f"uu-9-2020 penjelasan pasal {n}") for n in range(1, 6)]
    assert proven_ends([*body, *explained]) == {"uu-9-2020": 5}
    assert proven_ends(body) == {}
    assert proven_ends([*body[:3], *explained[:2]]) == {}
    assert proven_ends([*body[:2], *body[3:], *explained]) == {}


def test_a_card_stands_only_on_a_live_basis_of_each_side() -> None:
    card = small_library().cards["hadir-kampanye"]
    assert stands(card, card.basis)
    assert not stands(card, ())
    both = (*card.basis, replace(card.basis[0], role=Role.MEMBOLEHKAN))
    branched = (*card.basis, replace(card.basis[0], branch=Verdict.BOLEH))
    fair = replace(card, basis=both)
    assert stands(fair, both)
    assert not stands(fair, both[:-1])
    assert not stands(fair, both[-1:])
    assert not stands(replace(card, basis=branched), card.basis)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PNS dilarang menyalahgunakan wewenang", Modality.LARANGAN),
        ("PNS wajib masuk kerja", Modality.KEWAJIBAN),
        ("Pegawai berhak atas cuti", Modality.HAK),
        ("PNS yang melanggar larangan dijatuhi hukuman disiplin berat", Modality.SANKSI),
        ("Peraturan ini yang dimaksud dengan pejabat adalah pimpinan", None),
    ],
)
def test_modality_is_read_from_the_verbs(text: str, kind: Modality | None) -> None:
    assert modality(text) is kind


def test_a_small_unit_is_read_with_the_words_above_it_and_opens_as_a_whole() -> None:
    article = _unit("uu-9-2020 pasal 5", "PNS dilarang:\na. memungut biaya;\nb. memihak calon.")
    item = _unit("uu-9-2020 pasal 5 huruf b", "memihak calon.")
    library = replace(small_library(), provisions={p.address.text: p for p in (article, item)})
    assert lead(article.text or "") == "PNS dilarang:"
    assert stem(item, library) == "PNS dilarang:"
    assert whole(item, library) is article
    assert outermost([article, item]) == [article]
    assert outermost([item]) == [item]


def _unit(address: str, text: str = "Isi.") -> Provision:
    return Provision(Address.parse(address), None, text=text)


def _law() -> Regulation:
    return replace(small_library().regulations["pp-94-2021"], checked=None, title="Disiplin PNS", ingested=True)
