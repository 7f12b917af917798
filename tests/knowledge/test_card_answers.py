"""Step 6 for a card: verdict first, law by id, the sanction of the asker alone, and every doubt said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from knowledge.address import Address
from knowledge.catalog import load_library
from knowledge.catalog.rules import card_problems
from knowledge.composing.asker import Asker
from knowledge.composing.cards import from_branch, from_card
from knowledge.composing.plain import plain, prose
from knowledge.library import Library
from knowledge.model import (
    Answer,
    Basis,
    Citation,
    Confidence,
    LegalStatus,
    Option,
    Person,
    Role,
    RuleCard,
    Sanction,
    Stage,
    Verdict,
)
from tests.bot.small_library import SKB, small_library

LAW = small_library()
TODAY = date(2026, 6, 1)
LIKE = LAW.cards["like-unggahan-calon"]
RALLY = LAW.cards["hadir-kampanye"]
SKB_LABEL = "SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka"


def asker(*persons: Person, stage: Stage | None = None, on: date = TODAY) -> Asker:
    return Asker(on, frozenset(persons), stage)


def law_with(slug: str, **changes: object) -> Library:
    return replace(LAW, regulations={**LAW.regulations, slug: replace(LAW.regulations[slug], **changes)})  # type: ignore[arg-type]  # fields of Regulation


def doubting(*addresses: str) -> Library:
    doubted = {a: replace(LAW.provisions[a], confidence=Confidence.SEDANG) for a in addresses}
    return replace(LAW, provisions={**LAW.provisions, **doubted})


def test_the_whole_answer_reads_from_the_verdict_to_the_last_line() -> None:
    assert plain(Answer((from_card(RALLY, "boleh hadir?", LAW, asker(), None),))).splitlines() == [
        "Bersyarat. Hadir di kampanye bergantung pada keadaannya.",
        "Aturan menyebutnya dengan jelas.",
        "Boleh bila hanya menyimak tanpa atribut",
        "Tidak boleh bila memakai atribut atau ikut menyerukan dukungan",
        "Mendagri (2024): Boleh hadir pasif.",
        "Bawaslu (2024): Hadir dipandang mendukung.",
        "Sikap hati-hati: Sebaiknya jangan hadir.",
        "Akibatnya: PNS/CPNS: sebelum calon ditetapkan, sanksi moral; sesudahnya, hukuman disiplin "
        "berat. PPPK: disiplin PPPK di instansinya.",
        "Yang boleh: Membaca berita atau mengikuti akun resmi KPU.",
        f"Dasar: {SKB_LABEL} 4; PP 94/2021 Pasal 5 huruf n angka 1.",
        "Berlaku untuk PNS/PPPK; sumber sampai Feb 2026; bukan pendapat hukum resmi.",
    ]


def test_the_word_budget_counts_from_the_verdict_line_to_what_is_allowed() -> None:
    part = from_card(RALLY, "boleh hadir?", LAW, asker(), None)
    assert plain(Answer((part,))).startswith(f"{prose(part)}\nDasar: ")


@pytest.mark.parametrize("who", [asker(), *(asker(person) for person in Person)], ids=["unknown", *Person])
def test_no_bundled_card_says_more_than_120_words(who: Asker) -> None:
    law = load_library()
    said = {card.id: len(prose(from_card(card, "?", law, who, None)).split()) for card in law.cards.values()}
    assert {name: words for name, words in said.items() if words > 120} == {}


def test_each_basis_is_cited_with_its_role_and_at_most_four() -> None:
    roles = [Role.MELARANG, Role.BATAS, Role.SANKSI, Role.PROSEDUR, Role.MELARANG]
    bases = tuple(Basis(Address.parse(f"{SKB} {n}"), role) for n, role in zip((4, 5, 6, 7), roles, strict=False))
    more = Basis(Address.parse("pp-94-2021 pasal 14"), Role.SANKSI)
    part = from_card(replace(LIKE, basis=(*bases, more)), "?", LAW, asker(), None)
    assert part.citations == tuple(Citation(b.address, f"{SKB_LABEL} {b.address.angka}", b.role) for b in bases)


@pytest.mark.parametrize(
    ("who", "sanctions", "addresses"),
    [
        pytest.param(
            (), ("PNS/CPNS: sebelum calon ditetapkan, sanksi moral; sesudahnya, hukuman disiplin "
                 "berat", "PPPK: disiplin PPPK di instansinya"), 2, id="unknown: each is named",
        ),
        pytest.param(
            (Person.PNS,), ("PNS/CPNS: sebelum calon ditetapkan, sanksi moral; sesudahnya, hukuman "
                            "disiplin berat",), 2, id="a PNS",
        ),
        pytest.param((Person.PPPK,), ("PPPK: disiplin PPPK di instansinya",), 1, id="a PPPK has no PNS rule"),
        pytest.param((Person.NON_ASN,), (), 1, id="a non-ASN has neither sanction"),
        pytest.param((Person.KEPALA_DESA,), (), 1, id="nor has a village head"),
    ],
)  # fmt: skip
def test_a_sanction_is_told_to_those_it_concerns(
    who: tuple[Person, ...], sanctions: tuple[str, ...], addresses: int
) -> None:
    part = from_card(LIKE, "?", LAW, asker(*who), None)
    assert part.sanctions == sanctions
    assert [c.address.slug for c in part.citations] == ["skb-netralitas-2022", "pp-94-2021"][:addresses]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (Stage.SEBELUM_PENETAPAN, "PNS/CPNS: sanksi moral"),
        (Stage.SESUDAH_PENETAPAN, "PNS/CPNS: hukuman disiplin berat"),
        (Stage.MASA_TENANG, "PNS/CPNS: hukuman disiplin berat"),
        (Stage.HARI_PEMUNGUTAN, "PNS/CPNS: hukuman disiplin berat"),
    ],
)
def test_the_stage_changes_the_sanction_and_never_the_verdict(stage: Stage, said: str) -> None:
    part = from_card(LIKE, "?", LAW, asker(Person.PNS, stage=stage), None)
    assert (part.verdict, part.sanctions) == (Verdict.TIDAK_BOLEH, (said,))


def test_a_sanction_whose_text_ended_is_not_told_and_its_end_is() -> None:
    ended = law_with("pp-94-2021", status=LegalStatus.DICABUT, effective_to=date(2026, 1, 1))
    part = from_card(LIKE, "?", ended, asker(Person.PNS), None)
    assert part.sanctions == ()
    assert part.note == "Dasar sanksinya sudah berubah; tanyakan sanksi yang berlaku kepada PPK."
    assert part.corrections == (
        "PP 94/2021 sudah dicabut dan tidak berlaku lagi sejak 1 Januari 2026; penggantinya belum dipastikan.",
    )
    assert part.under_review
    assert [c.address.text for c in part.citations] == [f"{SKB} 6"]


def test_a_repealed_basis_is_shown_as_history() -> None:
    old = Basis(Address.parse("pp-53-2010 pasal 4 angka 12"), Role.RIWAYAT)
    part = from_card(replace(LIKE, basis=(*LIKE.basis, old)), "?", LAW, asker(), None)
    lines = plain(Answer((part,))).splitlines()
    assert lines[-2].endswith("; PP 53/2010 Pasal 4 angka 12 (riwayat, sudah tidak berlaku).")


def test_a_stage_or_status_of_two_verdicts_has_a_button_for_each() -> None:
    part = from_card(RALLY, "?", LAW, asker(), None)
    assert part.verdict is Verdict.BERSYARAT
    assert part.options == (Option("branch", "Hanya menyimak", "0"), Option("branch", "Pakai atribut", "1"))


def test_a_chosen_branch_cites_its_own_side_and_only_a_ban_has_a_sanction() -> None:
    edge = Basis(Address.parse(f"{SKB} 5"), Role.BATAS, "suami atau istri", Verdict.BOLEH)
    ban = Basis(Address.parse(f"{SKB} 4"), Role.MELARANG, None, Verdict.TIDAK_BOLEH)
    card = replace(RALLY, basis=(edge, ban))
    free, bound = (from_branch(card, i, "?", LAW, asker(Person.PPPK)) for i in (0, 1))
    assert (free.verdict, free.headline, free.sanctions) == (
        Verdict.BOLEH, "Ini berlaku bila hanya menyimak tanpa atribut.", (),
    )  # fmt: skip
    assert [c.address.text for c in free.citations] == [f"{SKB} 5"]
    assert (bound.verdict, bound.headline, bound.sanctions) == (
        Verdict.TIDAK_BOLEH, "Ini berlaku bila memakai atribut atau ikut menyerukan dukungan.",
        ("PPPK: disiplin PPPK di instansinya",),
    )  # fmt: skip
    assert [c.address.text for c in bound.citations] == [f"{SKB} 4"]
    assert [one.branch for one in (free, bound)] == [0, 1]


def test_a_chosen_branch_does_not_settle_a_dispute() -> None:
    free = from_branch(RALLY, 0, "?", LAW, asker())
    assert [p.holder for p in free.positions] == ["Mendagri (2024)", "Bawaslu (2024)"]
    assert free.advice == "Sebaiknya jangan hadir."


@pytest.mark.parametrize(
    ("on", "line"),
    [
        (date(2026, 8, 30), "sumber sampai Feb 2026 · bukan pendapat hukum resmi"),
        (date(2026, 8, 31), "sumber sampai Feb 2026, mungkin ada aturan baru · bukan pendapat hukum resmi"),
    ],
)
def test_six_months_after_the_oldest_source_there_may_be_newer_rules(on: date, line: str) -> None:
    assert from_card(LIKE, "?", LAW, asker(on=on), None).footer == f"Berlaku untuk PNS/PPPK · {line}"


def test_the_oldest_source_of_those_cited_is_named() -> None:
    older = law_with("pp-94-2021", sources_until=date(2025, 11, 1))
    assert "sumber sampai Nov 2025, mungkin" in from_card(LIKE, "?", older, asker(), None).footer
    assert "sumber sampai Feb 2026" in from_card(LAW.cards["bagikan-pesan-calon"], "?", older, asker(), None).footer


def test_a_rule_for_everyone_and_a_source_without_a_date_leave_no_gap_in_the_last_line() -> None:
    undated = law_with("skb-netralitas-2022", sources_until=None)
    card = replace(LAW.cards["bagikan-pesan-calon"], applies_to=(Person.SEMUA,))
    assert from_card(card, "?", undated, asker(), None).footer == "bukan pendapat hukum resmi"


SOURCES = "Berlaku untuk PNS/PPPK · sumber sampai Feb 2026 · "


@pytest.mark.parametrize(
    ("doubted", "line"),
    [
        ((f"{SKB} 6", "pp-94-2021 pasal 5 huruf n angka 2"), "dasar belum dicocokkan dengan naskah resmi · "),
        ((f"{SKB} 6",), "sebagian dasar belum dicocokkan dengan naskah resmi · "),
        ((f"{SKB} 4", "pp-94-2021 pasal 14"), ""),
    ],
)
def test_one_deciding_basis_not_compared_with_the_official_text_is_enough_to_say_so(
    doubted: tuple[str, ...], line: str
) -> None:
    footer = from_card(LIKE, "?", doubting(*doubted), asker(), None).footer
    assert footer == f"{SOURCES}{line}bukan pendapat hukum resmi"


@pytest.mark.parametrize(
    ("verdict", "role", "line"),
    [
        (Verdict.INFORMASI, Role.SANKSI, "dasar belum dicocokkan dengan naskah resmi · "),
        (Verdict.INFORMASI, Role.RIWAYAT, ""),
    ],
)
def test_where_no_basis_decides_each_living_one_counts(verdict: Verdict, role: Role, line: str) -> None:
    card = replace(LIKE, verdict=verdict, basis=(Basis(Address.parse(f"{SKB} 6"), role),))
    footer = from_card(card, "?", doubting(f"{SKB} 6"), asker(), None).footer
    assert footer == f"{SOURCES}{line}bukan pendapat hukum resmi"


PROBATION = "Disiplin sedang atau berat mengakhiri masa CPNS (PP 11/2017 Pasal 37 ayat (2))"


@pytest.mark.parametrize(
    ("card", "who", "said"),
    [
        ("like-unggahan-calon", (Person.CPNS,), True),
        ("like-unggahan-calon", (Person.PNS,), False),
        ("like-unggahan-calon", (), False),
        ("cpns-anggota-partai", (Person.CPNS,), False),
        ("hadir-pasif-kampanye", (Person.CPNS,), False),
    ],
    ids=["a candidate", "a PNS", "unknown", "the card says so itself", "nothing forbidden outright"],
)
def test_a_candidate_civil_servant_hears_that_a_punishment_ends_the_probation(
    card: str, who: tuple[Person, ...], said: bool
) -> None:
    law = load_library()
    assert (PROBATION in from_card(law.cards[card], "?", law, asker(*who), None).sanctions) is said


def test_the_forbidden_branch_says_it_too_and_the_permitted_one_names_no_punishment() -> None:
    law = load_library()
    card = law.cards["hadir-pasif-kampanye"]
    lines = {
        b.verdict: from_branch(card, i, "?", law, asker(Person.CPNS)).sanctions for i, b in enumerate(card.branches)
    }
    assert PROBATION in lines[Verdict.TIDAK_BOLEH]
    assert lines[Verdict.BOLEH] == ()


@pytest.mark.parametrize(
    ("stages", "line"),
    [
        ("sebelum_penetapan sesudah_penetapan", "PNS: sebelum calon ditetapkan, a; sesudahnya, b"),
        ("sesudah_penetapan sesudah_penetapan", "PNS: sesudah calon ditetapkan, a; b"),
        ("semua sesudah_penetapan", "PNS: a; sesudah calon ditetapkan, b"),
        ("sebelum_penetapan semua", "PNS: sebelum calon ditetapkan, a; pada tahap mana pun, b"),
        ("semua semua", "PNS: a; b"),
    ],
)
def test_each_stage_is_named_once_and_by_what_stands_before_it(stages: str, line: str) -> None:
    rows = [Sanction((Person.PNS,), Stage(s), text, ()) for s, text in zip(stages.split(), "ab", strict=True)]
    assert from_card(replace(LIKE, sanctions=tuple(rows)), "?", LAW, asker(), None).sanctions == (line,)


def test_three_of_four_like_bases_are_cited_one_row_of_the_annex_and_what_binds_a_pppk() -> None:
    late, early = (
        f"{SKB.replace('pelanggaran-disiplin', part)} 4" for part in ("pelanggaran-disiplin", "pelanggaran-kode-etik")
    )
    law, discipline = "uu-20-2023 pasal 24 ayat 1 huruf d", "pp-94-2021 pasal 5 huruf n angka"

    def cited(*addresses: str, stage: Stage | None = None) -> list[str]:
        bases = tuple(Basis(Address.parse(a), Role.MELARANG) for a in addresses)
        part = from_card(replace(LIKE, basis=bases), "?", load_library(), asker(stage=stage), None)
        return [c.address.text for c in part.citations]

    assert cited(late, early, law, f"{discipline} 6") == [late, law, f"{discipline} 6"]
    before = cited(late, early, law, f"{discipline} 6", stage=Stage.SEBELUM_PENETAPAN)
    assert before == [early, law, f"{discipline} 6"]
    assert cited(late, law, f"{discipline} 5", f"{discipline} 6") == [late, law, f"{discipline} 5"]
    only = [f"{discipline} {n}" for n in (3, 5, 6)]
    assert cited(*only, law) == [*only[:2], law]


def test_each_line_of_the_consequence_begins_as_a_sentence() -> None:
    rows = (
        Sanction((Person.KEPALA_DESA,), Stage.SEMUA, "teguran", ()),
        Sanction((Person.SEMUA,), Stage.SEMUA, "pidana", ()),
    )
    part = from_card(replace(LIKE, sanctions=rows), "?", LAW, asker(), None)
    assert "Akibatnya: Kepala/perangkat desa: teguran. Pidana." in plain(Answer((part,)))


def test_a_text_an_admin_brought_needs_no_such_doubt() -> None:
    held = doubting(f"{SKB} 6")
    provision = replace(held.provisions[f"{SKB} 6"], text="Dilarang menyukai.")
    law = replace(held, provisions={**held.provisions, f"{SKB} 6": provision})
    part = from_card(LAW.cards["bagikan-pesan-calon"], "?", law, asker(), None)
    assert part.footer == f"{SOURCES}bukan pendapat hukum resmi"


def test_a_rule_issued_for_one_election_is_said_to_be_of_uncertain_life() -> None:
    unsure = law_with("skb-netralitas-2022", status=LegalStatus.TIDAK_PASTI)
    note = "SKB Netralitas ASN 2022 terbit untuk satu pemilu; masa berlakunya belum pasti."
    assert from_card(LAW.cards["bagikan-pesan-calon"], "?", unsure, asker(), None).note == note
    said = replace(LAW.cards["bagikan-pesan-calon"], note="Masa berlaku edaran ini belum pasti.")
    assert from_card(said, "?", unsure, asker(), None).note == "Masa berlaku edaran ini belum pasti."


def test_a_sanction_for_all_at_any_stage_has_no_lead() -> None:
    everyone = Sanction((Person.SEMUA,), Stage.SEMUA, "teguran", (Address.parse(f"{SKB} 6"),))
    part = from_card(replace(LIKE, sanctions=(everyone,)), "?", LAW, asker(Person.NON_ASN), None)
    assert part.sanctions == ("teguran",)


@pytest.mark.parametrize("headline", ["Boleh. Pemeriksaan dapat virtual.", "tidak boleh; itu dilarang"])
def test_a_headline_does_not_say_the_verdict_that_stands_before_it(headline: str) -> None:
    library = load_library()
    card = next(c for c in library.cards.values() if c.verdict is Verdict.BOLEH)
    found = list(card_problems(replace(card, headline=headline), library, date(2026, 11, 22)))
    assert found == ["headline mengulang putusan, yang sudah tertulis di depannya"]


@pytest.mark.parametrize(
    ("who", "law", "said"),
    [
        (Person.PPPK, "pp-11-2017 pasal 255 ayat 1", "sanksi PNS untuk bukan PNS: teguran"),
        (Person.PENSIUNAN, "pp-94-2021 pasal 5 huruf n angka 2", "sanksi PNS untuk bukan PNS: teguran"),
        (Person.SEMUA, "pp-11-2017 pasal 255 ayat 1", "sanksi PNS dicampur dengan status lain: teguran"),
        (Person.PPPK, "pp-49-2018 pasal 51 ayat 3", None),
    ],
)
def test_a_card_may_not_threaten_others_with_the_law_of_civil_servants(who: Person, law: str, said: str | None) -> None:
    threat = Sanction((who,), Stage.SEMUA, "teguran", (Address.parse(law),))
    found = card_problems(replace(LIKE, sanctions=(threat,)), LAW, date(2026, 11, 22))
    assert [p for p in found if p.startswith("sanksi")] == ([said] if said else [])


@pytest.mark.parametrize(("card", "note"), [(LIKE, "Tidak diatur."), (LAW.cards["foto-umum"], "")])
def test_only_a_conditional_card_that_says_so_leaves_its_permission_open(card: RuleCard, note: str) -> None:
    found = card_problems(replace(card, unruled=True, note=note), LAW, date(2026, 11, 22))
    assert "unruled hanya untuk bersyarat, dan note mengatakannya" in list(found)


def test_only_a_conditional_card_tells_its_conditions_as_information() -> None:
    said = "informs hanya untuk bersyarat"
    assert said in list(card_problems(replace(LIKE, informs=True), LAW, date(2026, 11, 22)))
    assert said not in list(card_problems(replace(LAW.cards["foto-umum"], informs=True), LAW, date(2026, 11, 22)))


def test_a_grade_of_punishment_that_is_the_pns_alone_is_not_told_to_others() -> None:
    grades = re.compile(r"\bsanksi moral\b|\bdisiplin (?:sedang|berat)\b")
    apart = [
        card
        for card in load_library().cards.values()
        if card.verdict is Verdict.INFORMASI and Person.PPPK in card.applies_to and card.sanctions
        if not any(Person.PPPK in s.persons and grades.search(s.text) for s in card.sanctions)
        if any(Person.PNS in s.persons and grades.search(s.text) for s in card.sanctions)
    ]
    assert [card.id for card in apart if grades.search(card.headline) and "PNS" not in card.headline] == []
