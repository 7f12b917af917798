"""Step 5, before judging: the texts of one question are weighed together, by the form of what is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.judging.leaning import lean
from knowledge.judging.weighing import join, texts, weights
from knowledge.language.facets import facets
from knowledge.language.understanding import Asked
from knowledge.library import Library
from knowledge.model import Evidence, Facets, Hit, Person, Phrasing, Sanction, Stage, Verdict
from tests.bot.small_library import small_library

LAW = small_library()


def asked(
    mended: str, joined: str = "", bare: str = "", sentences: tuple[str, ...] = (), follows: bool = False, *flags: str
) -> Asked:
    return Asked(mended, mended, joined or mended, bare, follows, sentences, (), Facets(flags=frozenset(flags)))


def found(*shares: tuple[str, float], lexical: float = 0.0, dense: float = 0.0) -> Evidence:
    return Evidence(tuple(Hit(name, share) for name, share in shares), lexical, dense)


def test_each_text_of_a_question_is_weighed_once() -> None:
    assert texts(asked("a", "x a", "b", ("a", "c"))) == ("a", "x a", "b", "c")
    assert texts(asked("a")) == ("a",)


def test_what_mending_leaves_nothing_of_is_weighed_as_it_was_typed() -> None:
    nothing = Asked("wkwkwk", "", "", "", False, (), (), Facets())
    assert texts(nothing) == ("wkwkwk",)
    assert weights(nothing, texts(nothing), [found(lexical=0.1)], LAW) == [1.0]


def test_joining_is_the_weighted_mean_and_the_nearest_phrasing_of_any_text() -> None:
    one = found(("p", 0.8), ("q", 0.2), lexical=0.9, dense=0.1)
    two = found(("q", 0.6), ("r", 0.4), lexical=0.2, dense=0.7)
    expected = {"p": 0.6, "q": 0.3, "r": 0.1}
    joined = join([one, two], [3.0, 1.0])
    assert {hit.id: hit.score for hit in joined.hits} == pytest.approx(expected)
    assert [hit.id for hit in joined.hits] == ["p", "q", "r"]
    assert (joined.lexical, joined.dense) == (0.9, 0.7)


@pytest.mark.parametrize(
    ("question", "weighed", "expected"),
    [
        pytest.param(asked("boleh like"), ["boleh like"], [1.0], id="a question alone"),
        pytest.param(
            asked("boleh hadir saja", "boleh like boleh hadir saja"),
            ["boleh hadir saja", "boleh like boleh hadir saja"], [0.8, 0.2], id="what came before helps a little",
        ),
        pytest.param(
            asked("sanksinya apa", "boleh like sanksinya apa", follows=True),
            ["sanksinya apa", "boleh like sanksinya apa"], [0.1, 0.9], id="a bare follow-on says nothing by itself",
        ),
        pytest.param(
            asked("kalau istri saya yang hadir", "boleh like kalau istri saya yang hadir", follows=True),
            ["kalau istri saya yang hadir", "boleh like kalau istri saya yang hadir"], [0.5, 0.5],
            id="a follow-on with an act of its own counts half",
        ),
        pytest.param(
            asked("menurut pp boleh like", "", "boleh like", (), False, "perbuatan"),
            ["menurut pp boleh like", "boleh like"], [0.4, 1.5], id="the act counts more than the law it names",
        ),
    ],
)  # fmt: skip
def test_context_counts_for_what_leans_on_it(question: Asked, weighed: list[str], expected: list[float]) -> None:
    assert weights(question, weighed, [found(("p", 1.0))] * len(weighed), LAW) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("follows", "alone", "expected"),
    [
        pytest.param(False, ("baca-berita", 0.9), 0.8, id="a question of its own counts most"),
        pytest.param(False, ("klarifikasi-foto", 1.0), 0.1, id="what would be asked back about says nothing"),
        pytest.param(False, ("klarifikasi-foto", 0.5), 0.45, id="and half of it half"),
        pytest.param(True, ("baca-berita", 0.9), 0.8, id="a follow-on that is sure of its card swaps the matter"),
        pytest.param(True, ("baca-berita", 0.6), 0.5, id="an unsure one counts half"),
        pytest.param(True, ("like-unggahan-calon#0", 0.8), 0.8, id="a branch is its card"),
        pytest.param(True, ("route:sapaan", 0.9), 0.5, id="small talk swaps nothing"),
        pytest.param(True, ("route:hukum_lain", 0.9), 0.95, id="who moved on to shopping asks nothing of before"),
        pytest.param(True, ("route:hukum_lain", 0.6), 0.5, id="who may have moved on may still ask"),
    ],
)
def test_a_question_in_context_counts_by_what_it_says_alone(
    follows: bool, alone: tuple[str, float], expected: float
) -> None:
    question = asked("kalau baca berita calon", "boleh like kalau baca berita calon", follows=follows)
    rows = [found(alone, ("like-unggahan-calon", 0.0)), found(("like-unggahan-calon", 1.0))]
    assert weights(question, [question.mended, question.joined], rows, LAW) == pytest.approx([expected, 1 - expected])


def test_of_whom_a_question_points_at_counts_as_much_what_came_before() -> None:
    question = asked("dia boleh baca berita calon", "suami saya kepala desa dia boleh baca berita calon")
    rows = [found(("baca-berita", 0.6)), found(("like-unggahan-calon", 1.0))]
    assert weights(question, [question.mended, question.joined], rows, LAW) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("vague", "expected"),
    [(0.0, [0.4, 1.5]), (1.0, [1.0, 0.1]), (0.5, [0.7, 0.8])],
)
def test_a_last_clause_that_would_be_asked_back_about_leaves_it_to_the_whole(
    vague: float, expected: list[float]
) -> None:
    question = asked("anak saya maju anak saya boleh", "", "anak saya boleh", (), False, "perbuatan")
    clause = found(("klarifikasi-foto", vague), ("baca-berita", 1.0 - vague))
    rows = [found(("baca-berita", 1.0)), clause]
    assert weights(question, [question.mended, question.bare], rows, LAW) == pytest.approx(expected)


LIKE, READS = "like-unggahan-calon", "baca-berita"
RETIRED = replace(LAW.cards[READS], id="pensiunan", applies_to=(Person.PENSIUNAN,))
WITH_RETIRED = replace(LAW, cards={**LAW.cards, "pensiunan": RETIRED})


def counted(question: Asked, own: str, joined: str, before: str, carried: str, law: Library = LAW) -> str:
    """Which text of a follow-on counts most, each being sure of one card."""
    shares = weights(question, texts(question), [found((name, 1.0)) for name in (own, joined, before, carried)], law)
    return max(zip(shares, ("own", "joined", "before", "carried"), strict=True))[1]


@pytest.mark.parametrize(
    ("mended", "own", "joined", "before", "expected"),
    [
        pytest.param("boleh memilih", READS, LIKE, LIKE, "own", id="neither the ban of another deed"),
        pytest.param("boleh suka", LIKE, READS, READS, "own", id="nor its permission"),
        pytest.param("boleh kampanye", "klarifikasi-foto", READS, READS, "carried", id="with the side named before"),
        pytest.param("boleh di rumah", "klarifikasi-foto", LIKE, LIKE, "joined", id="no deed is named"),
        pytest.param("kalau ikut kampanyenya", "klarifikasi-foto", LIKE, LIKE, "joined", id="whose stands before"),
        pytest.param("kalau begitu bagaimana", "klarifikasi-foto", LIKE, LIKE, "joined", id="nothing is said"),
        pytest.param("boleh kampanye", "klarifikasi-foto", READS, LIKE, "joined", id="joined, something new is found"),
        pytest.param("dia boleh kampanye", "klarifikasi-foto", LIKE, LIKE, "joined", id="who stands before"),
    ],
)
def test_a_deed_that_leave_is_asked_for_is_not_judged_by_the_one_before(
    mended: str, own: str, joined: str, before: str, expected: str
) -> None:
    told = "boleh unggah calon"
    question = replace(asked(mended, f"{told} {mended}", follows=True), before=told, carried=f"{mended} calon")
    assert counted(question, own, joined, before, LIKE) == expected


@pytest.mark.parametrize(
    ("mended", "before", "expected"),
    [
        pytest.param("boleh suka", "bapak saya pensiunan boleh gabung", "carried", id="who was named"),
        pytest.param("boleh suka", "bapak saya bebas boleh gabung", "joined", id="who was told in other words"),
        pytest.param("saya boleh suka", "bapak saya bebas boleh gabung", "own", id="now the asker"),
    ],
)
def test_who_was_spoken_of_does_the_next_deed_too(mended: str, before: str, expected: str) -> None:
    question = replace(asked(mended, f"{before} {mended}", follows=True), before=before, carried=f"pensiunan {mended}")
    assert counted(question, LIKE, "pensiunan", "pensiunan", "pensiunan", WITH_RETIRED) == expected


def test_what_is_only_looked_at_is_not_joined() -> None:
    near, far = found((LIKE, 1.0), lexical=0.9, dense=0.9), found((READS, 1.0), lexical=0.1, dense=0.2)
    joined = join([near, far], [0.0, 1.0])
    assert [hit.id for hit in joined.hits if hit.score] == [READS]
    assert (joined.lexical, joined.dense) == (0.1, 0.2)


def test_a_sure_sentence_of_a_story_is_not_drowned_by_an_unsure_one() -> None:
    story = asked("cerita panjang", sentences=("belanja sayur", "boleh like"))
    rows = [found(("p", 0.5)), found(("p", 0.1), ("q", 0.1)), found(("q", 0.9))]
    assert weights(story, ["cerita panjang", "belanja sayur", "boleh like"], rows, LAW) == pytest.approx(
        [1.0, 0.01, 0.81]
    )


def leaning(evidence: Evidence, *flags: str) -> dict[str, float]:
    return {hit.id: hit.score for hit in lean(evidence, asked("boleh foto", "", "", (), False, *flags), LAW).hits}


def test_a_thin_question_leans_to_asking_back_and_a_full_one_away_from_it() -> None:
    even = found(("like-unggahan-calon", 0.5), ("klarifikasi-foto", 0.5))
    assert leaning(even, "tipis") == pytest.approx({"klarifikasi-foto": 12 / 13, "like-unggahan-calon": 1 / 13})
    assert leaning(even) == pytest.approx({"like-unggahan-calon": 2 / 3, "klarifikasi-foto": 1 / 3})


def test_who_wrote_the_details_is_seldom_asked_for_more() -> None:
    even = found(("like-unggahan-calon", 0.5), ("klarifikasi-foto", 0.5))
    detailed = asked("rinci " * 25)
    hits = {hit.id: hit.score for hit in lean(even, detailed, LAW).hits}
    assert hits == pytest.approx({"like-unggahan-calon": 1 / 1.2, "klarifikasi-foto": 0.2 / 1.2})


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("suami saya polisi boleh memilih", 0.5),
        ("istri tentara boleh memilih", 0.5),
        ("polisi pamong boleh memilih", 1 / 6),
    ],
)
def test_the_rule_of_the_forces_holds_for_the_relative_who_serves(question: str, share: float) -> None:
    soldiers = replace(LAW.cards["like-unggahan-calon"], id="tni", applies_to=(Person.TNI_POLRI,))
    law = replace(LAW, cards={**LAW.cards, "tni": soldiers})
    told = replace(asked(question), facets=Facets(persons=frozenset({Person.PNS})))
    hits = {hit.id: hit.score for hit in lean(found(("like-unggahan-calon", 0.5), ("tni", 0.5)), told, law).hits}
    assert hits["tni"] == pytest.approx(share)


@pytest.mark.parametrize(("verdict", "share"), [(Verdict.BOLEH, 0.02 / 1.02), (Verdict.TIDAK_BOLEH, 0.2 / 1.2)])
def test_what_is_allowed_to_others_is_allowed_to_nobody_else(verdict: Verdict, share: float) -> None:
    former = replace(LAW.cards["like-unggahan-calon"], id="mantan", verdict=verdict, applies_to=(Person.NON_ASN,))
    law = replace(LAW, cards={**LAW.cards, "mantan": former})
    told = replace(asked("kontrak saya habis bulan depan boleh ikut"), facets=Facets(persons=frozenset({Person.PPPK})))
    hits = {hit.id: hit.score for hit in lean(found(("like-unggahan-calon", 0.5), ("mantan", 0.5)), told, law).hits}
    assert hits["mantan"] == pytest.approx(share)


def test_nobody_is_asked_back_where_every_choice_is_for_others() -> None:
    even = found(("warga-biasa", 0.5), ("klarifikasi-foto", 0.5))

    def share(person: Person) -> float:
        question = replace(asked("boleh foto"), facets=Facets(persons=frozenset({person})))
        return {hit.id: hit.score for hit in lean(even, question, LAW).hits}["klarifikasi-foto"]

    assert (share(Person.PNS), share(Person.PENSIUNAN)) == pytest.approx((1 / 3, 0.1 / 1.1))


def test_what_a_question_names_it_is_not_asked_back_about() -> None:
    even = found(("like-unggahan-calon", 0.5), ("klarifikasi-foto", 0.5))
    hits = {hit.id: hit.score for hit in lean(even, asked("boleh foto dengan calon"), LAW).hits}
    assert hits == pytest.approx({"like-unggahan-calon": 1 / 1.01, "klarifikasi-foto": 0.01 / 1.01})


def test_a_permission_weighs_less_in_a_story_of_several_acts() -> None:
    even = found(("like-unggahan-calon", 0.5), ("baca-berita", 0.5))
    told = asked("cerita", sentences=("kalimat satu", "kalimat dua"))
    assert {hit.id: hit.score for hit in lean(even, told, LAW).hits} == pytest.approx(
        {"like-unggahan-calon": 1 / 1.7, "baca-berita": 0.7 / 1.7}
    )
    assert leaning(even) == pytest.approx({"like-unggahan-calon": 0.5, "baca-berita": 0.5})


def test_a_story_without_a_word_of_the_field_tells_of_something_else() -> None:
    even = found(("route:kepegawaian_lain", 0.5), ("like-unggahan-calon", 0.5))
    told = replace(
        asked("cerita", sentences=("kalimat satu", "kalimat dua")), facets=Facets(flags=frozenset({"tipis"}))
    )
    shares = {hit.id: hit.score for hit in lean(even, told, LAW).hits}
    assert shares["route:kepegawaian_lain"] == pytest.approx(6 / 7)
    assert leaning(even, "tipis")["route:kepegawaian_lain"] == pytest.approx(2 / 3)


def test_a_question_after_a_fact_leans_away_from_verdicts() -> None:
    even = found(("like-unggahan-calon", 0.5), ("route:sapaan", 0.5))
    assert leaning(even, "keterangan") == pytest.approx({"route:sapaan": 1 / 1.4, "like-unggahan-calon": 0.4 / 1.4})
    assert leaning(even, "keterangan", "perbuatan") == {"like-unggahan-calon": 0.5, "route:sapaan": 0.5}


def test_leaning_keeps_the_sum_the_order_and_the_likeness() -> None:
    leant = lean(found(("a", 0.2), ("klarifikasi-foto", 0.3), lexical=0.4, dense=0.6), asked("x"), LAW)
    assert [hit.id for hit in leant.hits] == ["a", "klarifikasi-foto"]
    assert sum(hit.score for hit in leant.hits) == pytest.approx(1.0)
    assert (leant.lexical, leant.dense) == (0.4, 0.6)


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("bolehkah pns menempel stiker caleg di pintu kamar sewanya", 1 / 6),
        ("asn boleh ikut memasang bendera partai di pagar asrama", 1 / 6),
        ("saya asn, ibu kos memasang bendera partai di pagar", 0.5),
        ("bekas pns memasang stiker caleg", 0.5),
        ("pppk menempel poster daftar calon resmi kpu", 0.5),
    ],
)
def test_what_others_put_up_is_no_permission_for_the_one_who_puts_it_up(question: str, share: float) -> None:
    of_all = replace(LAW.cards["like-unggahan-calon"], applies_to=(Person.SEMUA,))
    ban = replace(of_all, id="larangan", verdict=Verdict.TIDAK_BOLEH)
    leave = replace(of_all, id="izin", verdict=Verdict.BOLEH)
    law = replace(LAW, cards={**LAW.cards, "larangan": ban, "izin": leave})
    hits = {hit.id: hit.score for hit in lean(found(("larangan", 0.5), ("izin", 0.5)), asked(question), law).hits}
    assert hits["izin"] == pytest.approx(share)


@pytest.mark.parametrize(
    ("question", "sentences", "of_a_side", "share"),
    [
        ("pakai kaus calon di balik rompi", (), False, 0.05 / 1.05),
        ("pakai kaus calon di balik rompi", (), True, 0.5),
        ("pakai kaus kpu di kantor", (), False, 0.5),
        ("pakai kaus calon di balik rompi", ("kalimat satu", "kalimat dua"), False, 0.7 / 1.7),
    ],
)
def test_a_permission_for_what_is_of_no_side_is_not_for_what_is_a_candidates(
    question: str, sentences: tuple[str, ...], of_a_side: bool, share: float
) -> None:
    ban = replace(LAW.cards["like-unggahan-calon"], id="larangan", verdict=Verdict.TIDAK_BOLEH)
    ways = tuple(Phrasing("kaus calon" if of_a_side else "kaus kpu", "") for _ in range(3))
    leave = replace(LAW.cards["like-unggahan-calon"], id="izin", verdict=Verdict.BOLEH, phrasings=ways)
    law = replace(LAW, cards={**LAW.cards, "larangan": ban, "izin": leave})
    told = asked(question, sentences=sentences)
    hits = {hit.id: hit.score for hit in lean(found(("larangan", 0.5), ("izin", 0.5)), told, law).hits}
    assert hits["izin"] == pytest.approx(share)


@pytest.mark.parametrize(
    ("question", "share"),
    [
        pytest.param("disuruh atasan mendata pilihan pegawai boleh saya kerjakan", 0.01 / 1.01, id="to carry it out"),
        pytest.param("disuruh atasan mendata pilihan pegawai boleh saya tolak", 1.0 / 1.01, id="to refuse it"),
        pytest.param("boleh nolak tidak kalau diminta kumpulkan data pegawai", 1.0 / 1.01, id="to refuse a wish"),
        pytest.param("boleh nolak perintah itu dan tetap dukung yang lain", 0.01 / 1.01, id="to take another side"),
        pytest.param("disuruh atasan mendata pilihan pegawai", 0.5, id="nothing of both"),
        pytest.param("boleh nolak perintah itu dan tetap netral tidak ikut pawai", 1.0 / 1.01, id="to stay neutral"),
        pytest.param("boleh menolak perintah itu dan tetap ikut apel", 1.0 / 1.01, id="to go on with one's work"),
    ],
)
def test_the_right_to_refuse_is_no_permission_to_carry_out_nor_the_ban_on_the_deed_one_on_refusing_it(
    question: str, share: float
) -> None:
    card = LAW.cards["baca-berita"]
    refusing = replace(card, phrasings=tuple(replace(way, text=f"menolak {way.text}") for way in card.phrasings))
    law = replace(LAW, cards={**LAW.cards, card.id: refusing})
    weighed = found((card.id, 0.5), ("like-unggahan-calon", 0.5))
    hits = {hit.id: hit.score for hit in lean(weighed, asked(question), law).hits}
    assert hits[card.id] == pytest.approx(share)


@pytest.mark.parametrize(
    ("question", "for_all", "share"),
    [
        pytest.param("saya pensiunan boleh dukung", False, 0.95 / 1.13, id="a pensioner's own card answers"),
        pytest.param("saya pensiunan boleh dukung", True, 0.05 / 0.95, id="what is punished whoever does it binds all"),
        pytest.param("saya pns boleh dukung", False, 0.05 * 0.02 / 0.901, id="a civil servant stays bound"),
        pytest.param("saya pensiunan boleh bayar dukungan", False, 0.05 / 0.23, id="what nobody may do"),
    ],
)
def test_a_ban_that_does_not_bind_the_asker_speaks_for_the_rule_of_their_kind(
    question: str, for_all: bool, share: float
) -> None:
    everybody = (Sanction((Person.SEMUA,), Stage.SEMUA, "pidana", ()),) if for_all else ()
    ban = replace(LAW.cards["like-unggahan-calon"], id="larangan", sanctions=everybody)
    free = replace(LAW.cards["baca-berita"], id="pensiunan", applies_to=(Person.PENSIUNAN,), general=("media-sosial",))
    law = replace(LAW, cards={**LAW.cards, "larangan": ban, "pensiunan": free})
    told = replace(asked(question), facets=facets(question, question))
    told = replace(told, facets=replace(told.facets, flags=frozenset()))
    hits = {hit.id: hit.score for hit in lean(found(("larangan", 0.9), ("pensiunan", 0.05)), told, law).hits}
    assert hits["pensiunan"] == pytest.approx(share)


def test_the_rule_of_the_askers_kind_answers_though_nothing_speaks_for_it() -> None:
    rule = replace(LAW.cards["baca-berita"], id="pensiunan", applies_to=(Person.PENSIUNAN,), general=("media-sosial",))
    special = replace(rule, id="pensiunan-mengajar", general=())
    law = replace(LAW, cards={**LAW.cards, special.id: special, rule.id: rule})
    told = replace(asked("saya pensiunan boleh like"), facets=Facets(persons=frozenset({Person.PENSIUNAN})))
    weighed = found(("like-unggahan-calon", 0.9), (special.id, 0.1))
    assert lean(weighed, told, law).hits[0].id == rule.id


def test_where_a_relative_acts_the_cards_of_the_askers_own_act_weigh_less() -> None:
    card = LAW.cards["like-unggahan-calon"]
    theirs = lean(found((card.id, 0.5), ("route:sapaan", 0.5)), asked("istri jadi saksi calon saya asn"), LAW)
    mine = lean(found((card.id, 0.5), ("route:sapaan", 0.5)), asked("saya jadi saksi calon"), LAW)
    assert theirs.hits[-1].id == card.id
    assert theirs.hits[-1].score == pytest.approx(0.3 / 1.3)
    assert mine.hits[0].score == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("question", "share"),
    [
        pytest.param("suami jadi relawan calon saya pns", 0.5, id="the asker's status is not the husband's"),
        pytest.param("saya pns jadi relawan calon", 0.02 / 1.02, id="the asker's status is the doer's"),
        pytest.param("suami pns jadi relawan calon", 0.02 / 1.02, id="the husband serves"),
    ],
)
def test_the_askers_status_chooses_no_card_where_a_relative_acts(question: str, share: float) -> None:
    card = replace(LAW.cards["baca-berita"], applies_to=(Person.NON_ASN,))
    family = tuple(replace(way, text=f"suami {way.text} calon") for way in card.phrasings)
    card = replace(card, phrasings=family)
    other = replace(LAW.cards["like-unggahan-calon"], phrasings=family)
    law = replace(LAW, cards={**LAW.cards, card.id: card, other.id: other})
    told = replace(asked(question), facets=Facets(persons=frozenset({Person.PNS})))
    hits = {hit.id: hit.score for hit in lean(found((card.id, 0.5), (other.id, 0.5)), told, law).hits}
    assert hits[card.id] == pytest.approx(share)


def test_a_card_for_those_who_do_not_serve_is_no_answer_about_a_relative_who_does() -> None:
    card = replace(LAW.cards["baca-berita"], situation="Keluarga yang bukan ASN berpolitik")
    law = replace(LAW, cards={**LAW.cards, card.id: card})
    weighed = found((card.id, 0.5), ("like-unggahan-calon", 0.5))
    serves = lean(weighed, asked("bukan saya istri saya bidan pns"), law)
    assert serves.hits[0].id == "like-unggahan-calon"
    # However sure the matcher is of that card, it must not decide.
    sure = lean(found((card.id, 0.9), ("like-unggahan-calon", 0.1)), asked("istri saya yang pns"), law)
    assert sure.hits[0].id == "like-unggahan-calon"
    assert lean(weighed, asked("bukan saya istri saya"), law).hits[0].score == pytest.approx(0.5)
    asker_serves = lean(weighed, asked("istri pedagang saya pns mau jadi relawan"), law)
    assert asker_serves.hits[0].id == "like-unggahan-calon"


FREE_KIN = replace(
    LAW.cards[READS], id="keluarga-bebas", applies_to=(Person.PNS, Person.PPPK), general=("media-sosial",)
)
ANY_KIN = replace(FREE_KIN, id="keluarga", verdict=Verdict.BERSYARAT)
WITH_KIN = replace(LAW, cards={**LAW.cards, FREE_KIN.id: FREE_KIN, ANY_KIN.id: ANY_KIN})


@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param("ipar saya menyukai unggahan calon itu dibolehkan", "keluarga", id="whoever they are"),
        pytest.param("adik pedagang menyukai unggahan calon adik boleh", "keluarga-bebas", id="who is told to be free"),
        pytest.param("istri saya pns menyukai unggahan calon boleh tidak dia", LIKE, id="who serves too"),
        pytest.param("saya menyukai unggahan calon apakah dibolehkan", LIKE, id="the asker"),
    ],
)
def test_the_rule_of_relatives_answers_where_their_deed_is_asked_after(question: str, first: str) -> None:
    told = replace(asked(question), facets=facets(question, question))
    assert lean(found((LIKE, 0.9), (READS, 0.1)), told, WITH_KIN).hits[0].id == first


def test_a_swap_to_a_relative_is_their_deed() -> None:
    swap = replace(asked("kalau istri saya", "istri saya boleh suka unggahan calon", follows=True), swaps=True)
    assert lean(found((LIKE, 0.9), (READS, 0.1)), swap, WITH_KIN).hits[0].id == "keluarga"
    assert lean(found((LIKE, 0.9), (READS, 0.1)), replace(swap, swaps=False), WITH_KIN).hits[0].id == LIKE


@pytest.mark.parametrize(
    ("question", "first"),
    [
        pytest.param("sk pensiun terbit tmt bulan lalu boleh suka", "sesudah", id="the day is past"),
        pytest.param("lima bulan lagi pensiun boleh suka", "sebelum", id="the day is to come"),
    ],
)
def test_the_day_of_retirement_chooses_the_rule_before_or_after_it(question: str, first: str) -> None:
    before = replace(LAW.cards[LIKE], id="sebelum", situation="Menjelang pensiun")
    after = replace(LAW.cards[READS], id="sesudah", situation="Pensiunan", applies_to=(Person.PENSIUNAN,))
    law = replace(LAW, cards={**LAW.cards, "sebelum": before, "sesudah": after})
    told = replace(asked(question), facets=facets(question, question))
    assert lean(found(("sebelum", 0.5), ("sesudah", 0.5)), told, law).hits[0].id == first
    assert lean(found(("sebelum", 0.2), ("sesudah", 0.8)), told, law).hits[0].id == first
    assert lean(found(("sebelum", 0.8), ("sesudah", 0.2)), told, law).hits[0].id == first


def test_a_named_event_is_not_asked_back_about() -> None:
    events = replace(LAW.clarifications["klarifikasi-foto"], id="klarifikasi-acara", question="Acaranya apa?")
    law = replace(LAW, clarifications={**LAW.clarifications, events.id: events})
    even = found((LIKE, 0.5), (events.id, 0.5))
    assert lean(even, asked("boleh hadir"), law).hits[-1].score == pytest.approx(0.5 / 1.5)
    assert lean(even, asked("boleh hadir reuni"), law).hits[-1].score == pytest.approx(0.01 / 1.01)
