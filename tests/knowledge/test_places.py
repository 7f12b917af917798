"""Step 4: a named place of the law comes first, what is not held is not denied, and several searches become one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.replies import pages_of
from knowledge.address import Address
from knowledge.composing.asker import Asker
from knowledge.composing.corrections import corrections
from knowledge.composing.lookups import local, shorten
from knowledge.composing.plain import plain
from knowledge.language.legal_names import build_names
from knowledge.language.local_instruments import local_paper
from knowledge.language.mending import Glossary
from knowledge.language.understanding import Asked, Understanding
from knowledge.library import Library
from knowledge.model import Answer, AnswerPart, Citation, Hit, Option, Provision, Role, Route, Verdict
from knowledge.retrieval.fusion import fuse
from knowledge.retrieval.places import at_the_named_place, by_place
from knowledge.routing.office_papers import asks_an_office_paper
from tests.bot.small_library import SKB, small_library

LAW = small_library()
TODAY = date(2026, 6, 1)
WHOLE = replace(LAW, last_articles={"pp-94-2021": 46})


def at(text: str, library: Library = LAW) -> AnswerPart | None:
    reader = Understanding(Glossary({}), build_names(library.regulations.values(), {}))
    return place_or_paper(reader.read(text, ()).parts[0], library)


def place_or_paper(asked: Asked, library: Library = LAW) -> AnswerPart | None:
    """As the engine asks them, where no evidence tells otherwise."""
    return local(asked.text) if asks_an_office_paper(asked) else by_place(asked, library, TODAY)


def found(text: str, library: Library = LAW) -> AnswerPart:
    part = at(text, library)
    assert part is not None
    return part


def test_a_named_place_is_shown_as_our_summary_with_its_address() -> None:
    part = found("isi pasal 14 PP 94/2021")
    assert (part.route, part.verdict) == (Route.ALAMAT, Verdict.INFORMASI)
    assert [(q.label, q.text, q.verbatim) for q in part.quotes] == [
        ("PP 94/2021 Pasal 14", "Hukuman disiplin berat bagi pelanggaran tertentu.", False),
    ]
    assert [(c.address.text, c.role) for c in part.citations] == [("pp-94-2021 pasal 14", Role.PROSEDUR)]


def test_all_places_named_in_one_breath_are_shown() -> None:
    part = found("isi pasal 14 dan pasal 15 PP 94/2021")
    assert [c.address.text for c in part.citations] == ["pp-94-2021 pasal 14", "pp-94-2021 pasal 15"]
    assert [q.label for q in part.quotes] == ["PP 94/2021 Pasal 14", "PP 94/2021 Pasal 15"]


def test_a_place_not_held_beside_one_that_is_does_not_hide_it() -> None:
    part = found("isi pasal 999 dan pasal 14 PP 94/2021")
    assert [c.address.text for c in part.citations] == ["pp-94-2021 pasal 14"]
    assert part.corrections == ("Pasal 999 PP 94/2021 belum ada di pustaka kami.",)


def test_repealed_law_is_shown_as_history_with_what_became_of_it() -> None:
    part = found("bunyi PP 53/2010 pasal 4 angka 12")
    assert [(c.address.text, c.role) for c in part.citations] == [("pp-53-2010 pasal 4 angka 12", Role.RIWAYAT)]
    assert part.corrections == (
        "PP 53/2010 sudah dicabut dan tidak berlaku lagi sejak 31 Agustus 2021; penggantinya PP 94/2021.",
    )


def test_what_took_the_place_of_repealed_law_is_no_look_up_of_that_law() -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    before = ("surat saya mengutip PP 53/2010 pasal 4 angka 12",)
    for text, looked_up in (("bunyinya apa?", True), ("penggantinya pasal berapa?", False)):
        assert (by_place(reader.read(text, before).parts[0], LAW, TODAY) is not None) is looked_up


def test_a_place_we_do_not_hold_is_not_denied() -> None:
    part = found("isi pasal 999 PP 94/2021")
    assert (part.verdict, part.headline) == (
        Verdict.TIDAK_DITEMUKAN, "Pasal 999 PP 94/2021 belum ada di pustaka kami.",
    )  # fmt: skip
    assert part.reason.startswith("Ini tidak berarti aturan itu tidak ada.")


def test_only_a_whole_text_proves_that_an_article_is_not_there() -> None:
    part = found("isi pasal 47 PP 94/2021", WHOLE)
    assert (part.headline, part.reason) == (
        "Pasal 47 PP 94/2021 tidak ada.", "PP 94/2021 berakhir pada Pasal 46.",
    )  # fmt: skip
    assert found("isi pasal 45 PP 94/2021", WHOLE).headline == "Pasal 45 PP 94/2021 belum ada di pustaka kami."


def test_a_bare_article_asks_for_its_law_and_offers_only_law_in_force() -> None:
    part = found("bunyi pasal 14")
    assert (part.verdict, part.clarify) == (Verdict.PERLU_KLARIFIKASI, "Pasal itu dari peraturan yang mana?")
    assert part.options == (Option("address", "PP 94/2021 Pasal 14", "pp-94-2021 pasal 14"),)
    assert at("bunyi pasal 4") is None


def test_of_many_laws_with_such_an_article_those_most_rested_on_are_offered_and_the_others_are_named() -> None:
    law = LAW.regulations["pp-49-2018"]
    others = [replace(law, slug=f"pp-{n}-2001", number=str(n), short_name=f"PP {n}/2001") for n in range(1, 6)]
    places = [Provision(Address(law.slug, pasal="14"), "Norma.") for law in others]
    many = replace(
        LAW,
        regulations={**{r.slug: r for r in others}, **LAW.regulations},
        provisions={**{p.address.text: p for p in places}, **LAW.provisions},
    )
    part = found("bunyi pasal 14", many)
    assert [option.label for option in part.options] == [
        "PP 94/2021 Pasal 14", "PP 1/2001 Pasal 14", "PP 2/2001 Pasal 14", "PP 3/2001 Pasal 14",
    ]  # fmt: skip
    assert part.clarify == (
        "Pasal itu dari peraturan yang mana? "
        "Pasal dengan nomor itu juga ada di PP 4/2001 dan PP 5/2001; sebutkan saja nama peraturannya."
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("yang PP 94/2021 dong", ["pp-94-2021 pasal 14"]),
        ("PP 94/2021 masih berlaku?", []),
        ("pasal 15 PP 94/2021", ["pp-94-2021 pasal 15"]),
    ],
)
def test_a_law_named_alone_has_the_article_asked_for_before(text: str, shown: list[str]) -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    part = by_place(reader.read(text, ("bunyi pasal 14",)).parts[0], LAW, TODAY)
    assert [c.address.text for c in part.citations] == shown if part else not shown
    assert by_place(reader.read("PP 94/2021", ("boleh kampanye?",)).parts[0], LAW, TODAY) is None


def test_a_paragraph_named_after_that_is_of_the_same_article() -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    asked = reader.read("huruf n?", ("bunyi pasal 5", "PP 94/2021")).parts[0]
    assert [dict(mention.levels) for mention in asked.mentions] == [{"pasal": "5", "huruf": "n"}]


def test_what_there_is_no_room_for_is_named() -> None:
    part = found("isi pasal 5, pasal 14 dan pasal 15 PP 94/2021")
    assert [q.label for q in part.quotes] == [
        "PP 94/2021 Pasal 5 huruf n angka 1", "PP 94/2021 Pasal 14", "PP 94/2021 Pasal 15",
    ]  # fmt: skip
    said = "Belum termuat di sini, tanyakan tersendiri: PP 94/2021 Pasal 5 huruf n angka 2."
    assert said in plain(Answer((part,))).split("\n")
    assert said in pages_of(Answer((part,)))[-1]
    rows = [Provision(Address.parse(f"{SKB} {n}"), "Norma.") for n in range(4, 15)]
    long = replace(LAW, provisions={p.address.text: p for p in rows})
    assert found("isi lampiran II SKB netralitas 2022", long).left_out == tuple(
        f"SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka {n}" for n in range(8, 15)
    )


def test_an_article_that_only_one_law_has_needs_no_asking_where_its_number_or_paragraph_says_which() -> None:
    assert [c.address.text for c in found("bunyi pasal 5 huruf n").citations] == [
        "pp-94-2021 pasal 5 huruf n angka 1", "pp-94-2021 pasal 5 huruf n angka 2",
    ]  # fmt: skip


def test_a_paragraph_held_only_in_its_article_is_shown_there() -> None:
    part = found("isi pasal 14 ayat 2 PP 94/2021")
    assert [c.address.text for c in part.citations] == ["pp-94-2021 pasal 14"]
    assert part.corrections == (
        "PP 94/2021 Pasal 14 ayat (2) tidak kami simpan tersendiri; inilah ringkasan PP 94/2021 Pasal 14 seutuhnya.",
    )


def test_an_office_paper_whose_content_is_told_is_not_looked_up() -> None:
    assert at("kadis bikin edaran isinya larangan pegawai ikut kampanye, boleh?") is None


def test_an_office_paper_is_not_guessed() -> None:
    assert found("isi edaran bupati nomor 5 apa?").headline == "Aturan setempat itu belum ada di pustaka kami."


def test_an_act_beside_a_named_law_is_left_to_the_cards() -> None:
    assert at("menurut PP 94/2021 bolehkah saya ikut kampanye calon bupati?") is None
    assert at("bolehkah saya ikut kampanye?") is None
    assert at("saya undang caleg isi pengajian, menurut pasal 14 PP 94/2021 boleh?") is None
    assert found("boleh saya tahu isi pasal 14 PP 94/2021?").citations


def test_a_fact_asked_of_a_place_is_read_there_and_one_that_a_place_only_opens_is_not() -> None:
    part = found("Apa bentuk hukuman bagi pelanggar menurut pasal 14 PP 94/2021?")
    assert [c.address.text for c in part.citations] == ["pp-94-2021 pasal 14"]
    assert at("Menurut pasal 14 PP 94/2021 anggota partai dipecat. Kalau cuma simpatisan bagaimana?") is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pendek saja.", "Pendek saja."),
        ("Satu kalimat penuh. Kalimat kedua yang terlalu panjang", "Satu kalimat penuh. …"),
        ("tanpa titik sama sekali sampai jauh melewati batas", "tanpa titik sama sekali …"),
    ],
)
def test_a_long_text_ends_at_a_sentence_or_at_a_word(text: str, shown: str) -> None:
    assert shorten(text, limit=30) == shown


def test_fusion_counts_places_and_not_scores() -> None:
    one, two = [Hit("a", 9.0), Hit("b", 1.0)], [Hit("b", 0.2), Hit("c", 0.1)]
    fused = fuse([one, two], k=0.0)
    assert [(hit.id, hit.score) for hit in fused] == [("b", 1.5), ("a", 1.0), ("c", 0.5)]


def test_a_leg_of_more_weight_decides_between_first_places() -> None:
    assert [hit.id for hit in fuse([[Hit("a", 1.0)], [Hit("b", 1.0)]], weights=[1.0, 2.0])] == ["b", "a"]


def test_addresses_of_the_small_law_are_places_of_it() -> None:
    assert [p.address.angka for p in LAW.under(Address.parse(SKB.removesuffix(" angka")))] == ["4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("text", "cited", "shown"),
    [
        ("pasal 14 PP 94/2021 ancamannya berapa lama", "pp-94-2021 pasal 8 ayat 4", "pp-94-2021 pasal 14"),
        ("pasal 14 PP 94/2021 ancamannya berapa lama", "pp-94-2021 pasal 14 huruf i", None),
        ("boleh kampanye menurut pasal 14 PP 94/2021", "pp-94-2021 pasal 8 ayat 4", None),
        ("PP 94/2021 ancamannya berapa lama", "pp-94-2021 pasal 8 ayat 4", None),
        ("pasal 4 angka 12 PP 53/2010 ancamannya berapa lama", "pp-94-2021 pasal 8 ayat 4", None),
        ("pasal 999 PP 94/2021 ancamannya berapa lama", "pp-94-2021 pasal 8 ayat 4", None),
    ],
)
def test_information_about_another_article_gives_way_to_the_one_named(text: str, cited: str, shown: str | None) -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    citation = Citation(Address.parse(cited), cited, Role.SANKSI)
    card = AnswerPart(text, Route.PERTANYAAN, Verdict.INFORMASI, "Kartu.", citations=(citation,))
    part = at_the_named_place(card, reader.read(text, ()).parts[0], LAW, TODAY)
    assert [c.address.text for c in part.citations] == [shown or cited]


def test_information_that_speaks_of_the_article_or_rests_on_a_law_named_beside_it_stays() -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    citation = Citation(Address.parse("pp-49-2018 pasal 51 ayat 3"), "PP 49/2018", Role.SANKSI)
    card = AnswerPart("?", Route.PERTANYAAN, Verdict.INFORMASI, "Kartu.", citations=(citation,))
    both = reader.read("pasal 14 PP 94/2021 ancamannya berapa sesudah PP 49/2018", ()).parts[0]
    assert at_the_named_place(card, both, LAW, TODAY) == card
    alone = reader.read("pasal 14 PP 94/2021 ancamannya berapa", ()).parts[0]
    assert at_the_named_place(card, alone, LAW, TODAY) != card
    speaks = replace(card, headline="Pasal 11, 12-14, dan 16 kini tinggal denda.")
    assert at_the_named_place(speaks, alone, LAW, TODAY) == speaks


@pytest.mark.parametrize(
    ("text", "cited", "whole"),
    [
        ("PP 49/2018 tentang apa", "pp-94-2021 pasal 8 ayat 4", True),
        ("PP 94/2021 tentang apa", "pp-94-2021 pasal 8 ayat 4", False),
        ("boleh kampanye menurut PP 49/2018", "pp-94-2021 pasal 8 ayat 4", False),
        ("tukin saya dipotong menurut PP 49/2018 atau bagaimana caranya", "pp-94-2021 pasal 8 ayat 4", False),
    ],
)
def test_information_from_another_law_gives_way_to_the_law_that_is_named(text: str, cited: str, whole: bool) -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    citation = Citation(Address.parse(cited), cited, Role.SANKSI)
    card = AnswerPart(text, Route.PERTANYAAN, Verdict.INFORMASI, "Kartu.", citations=(citation,))
    part = at_the_named_place(card, reader.read(text, ()).parts[0], LAW, TODAY)
    assert {c.address.slug for c in part.citations} == ({"pp-49-2018"} if whole else {"pp-94-2021"})
    assert part.headline.startswith("PP 49/2018: ") is whole


def test_a_law_cited_in_passing_does_not_stand_for_the_law_that_is_named() -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    asked = reader.read("isi PP 49/2018", ()).parts[0]
    passing = tuple(
        Citation(Address.parse(a), a, Role.SANKSI) for a in ("pp-94-2021 pasal 8 ayat 4", "pp-49-2018 pasal 52")
    )
    card = AnswerPart(asked.text, Route.PERTANYAAN, Verdict.INFORMASI, "Kartu.", citations=passing)
    assert at_the_named_place(card, asked, LAW, TODAY).headline.startswith("PP 49/2018: ")
    about = replace(card, citations=passing[::-1])
    assert at_the_named_place(about, asked, LAW, TODAY) is about


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("SE Bupati 800/417/2026 isinya apa", True),
        ("ada edaran nomor 800/417/2026 tentang netralitas. bolehkah saya kampanye?", False),
        ("surat nomor 800/417/2026 sudah saya terima. sanksinya apa kalau saya kampanye?", False),
        ("bertugas di sekretariat PPS, ada SK bupati nomor 800/417/2026. itu netral kan?", False),
    ],
)
def test_an_act_beside_the_number_of_a_paper_is_left_to_the_cards(text: str, local: bool) -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    assert (place_or_paper(reader.read(text, ()).parts[-1]) is not None) is local


@pytest.mark.parametrize("text", ["PP 49/2018 tentang apa", "pasal 14 PP 94/2021 ancamannya berapa lama"])
def test_a_law_that_is_named_is_shown_where_nothing_was_found(text: str) -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    nothing = AnswerPart(text, Route.PERTANYAAN, Verdict.TIDAK_DITEMUKAN, "Tidak ketemu.")
    assert at_the_named_place(nothing, reader.read(text, ()).parts[0], LAW, TODAY).verdict is Verdict.INFORMASI


@pytest.mark.parametrize(
    ("text", "cited", "headline", "corrected"),
    [
        (
            "PP 88/2030 masih dipakai atau bagaimana",
            "pp-94-2021 pasal 14 huruf i",
            "PP 88/2030 belum ada di pustaka kami.",
            False,
        ),
        ("PP 6/1974 masih dipakai atau bagaimana", "pp-49-2018 pasal 51", "PP 94/2021: ", True),
        ("PP 6/1974 masih dipakai atau bagaimana", "pp-94-2021 pasal 14 huruf i", "Kartu.", True),
        ("boleh kampanye menurut PP 88/2030", "pp-94-2021 pasal 14 huruf i", "Kartu.", False),
        ("dulu dasarnya PP 88/2030, sekarang aturan mana", "pp-94-2021 pasal 14 huruf i", "Kartu.", False),
    ],
)
def test_information_is_not_said_of_a_law_that_is_not_held(
    text: str, cited: str, headline: str, corrected: bool
) -> None:
    law = LAW.regulations["pp-94-2021"]
    library = replace(LAW, regulations={**LAW.regulations, law.slug: replace(law, revokes=("pp-53-2010", "pp-6-1974"))})
    asked = Understanding(Glossary({}), build_names(library.regulations.values(), {})).read(text, ()).parts[0]
    citation = Citation(Address.parse(cited), cited, Role.SANKSI)
    card = AnswerPart(text, Route.PERTANYAAN, Verdict.INFORMASI, "Kartu.", citations=(citation,))
    part = at_the_named_place(card, asked, library, TODAY)
    assert part.headline.startswith(headline)
    told = corrections(asked, part, library, Asker(TODAY))
    assert any("PP 6/1974 sudah dicabut" in line for line in told) is corrected


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        ("ada PP 94/2021 ya", "pasal 14 isinya apa?", Verdict.INFORMASI),
        ("bupati kami menerbitkan perbup nomor 41 tahun 2026", "pasal 6-nya mengatur apa?", Verdict.TIDAK_DITEMUKAN),
        ("saya guru", "isi pasal 14 apa?", Verdict.PERLU_KLARIFIKASI),
    ],
)
def test_an_article_without_a_law_belongs_to_the_law_of_the_message_before(
    before: str, text: str, told: Verdict
) -> None:
    reader = Understanding(Glossary({}), build_names(LAW.regulations.values(), {}))
    part = place_or_paper(reader.read(text, (before,)).parts[-1])
    assert part is not None
    assert part.verdict is told


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("pasal berapa kalau kepala desa membuat keputusan yang menguntungkan peserta", False),
        ("aturan tentang kepala dinas yang kampanye pasal berapa", False),
        ("isi keputusan kepala dinas apa", True),
        ("isi aturan di kantor saya apa", True),
    ],
)
def test_an_act_or_a_rule_about_an_official_is_no_paper_of_his(text: str, local: bool) -> None:
    assert local_paper(text) is local
