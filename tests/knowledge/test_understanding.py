"""Step 2 as a whole: each question of a message, with what it leans on."""

from __future__ import annotations

from knowledge.language.discourse import corrected
from knowledge.language.legal_names import build_names
from knowledge.language.mending import Glossary
from knowledge.language.understanding import Asked, Understanding, Understood
from knowledge.model import Facets, Person, Stage
from tests.bot.small_library import small_library

READER = Understanding(
    Glossary({"nyaleg": "mencalonkan diri", "sher": "bagikan", "pppk": "pppk"}),
    build_names(small_library().regulations.values(), {}),
)


def test_a_plain_question_is_one_part_that_leans_on_nothing() -> None:
    facets = Facets(persons=frozenset({Person.PPPK}), flags=frozenset({"perbuatan"}))
    assert READER.read("PPPK boleh sher foto caleg?", ()) == Understood(
        (
            Asked(
                "PPPK boleh sher foto caleg?", "pppk boleh bagikan foto caleg", "pppk boleh bagikan foto caleg",
                "", False, (), (), facets,
            ),
        )
    )  # fmt: skip


def test_a_follow_up_is_read_with_the_turn_before_it() -> None:
    part = READER.read("kalau istri?", ("saya PNS, boleh nyaleg?",)).parts[0]
    assert (part.mended, part.joined, part.follows) == (
        "kalau istri", "istri saya boleh mencalonkan diri", True,
    )  # fmt: skip
    # Whether she serves too was not said.
    assert part.facets.persons == frozenset()


def test_a_whole_question_is_read_by_itself_whatever_was_said_before() -> None:
    part = READER.read("bolehkah pegawai hadir di kampanye calon?", ("saya PPPK",)).parts[0]
    assert part.follows is False
    assert part.facets.persons == frozenset()
    assert part.joined == "saya pppk bolehkah pegawai hadir di kampanye calon"


def test_what_says_nothing_of_the_field_leans_on_what_was_said_before() -> None:
    before = ("boleh bagikan video kampanye calon?",)
    assert READER.read("suami saya juga begitu, berlaku tidak?", before).parts[0].follows is True
    assert READER.read("suami saya juga begitu, berlaku tidak?", ("selamat pagi",)).parts[0].follows is False
    assert READER.read("bolehkah pegawai jadi saksi partai besok?", before).parts[0].follows is False


def test_the_fourth_question_is_named_and_not_taken_up() -> None:
    read = READER.read("boleh pasang stiker? boleh pakai kaus? boleh ikut rapat? boleh jadi saksi?", ())
    assert [p.text for p in read.parts] == ["boleh pasang stiker?", "boleh pakai kaus?", "boleh ikut rapat?"]
    assert read.left_out == "boleh jadi saksi?"


def test_a_named_law_is_found_and_the_act_beside_it_is_kept_apart() -> None:
    part = READER.read("menurut PP 94/2021 boleh saya pakai mobil dinas ke kampanye?", ()).parts[0]
    assert [m.slugs for m in part.mentions] == [("pp-94-2021",)]
    assert part.bare == "menurut boleh saya pakai mobil dinas ke kampanye"


def test_a_follow_up_asks_of_the_law_named_before() -> None:
    part = READER.read("sanksinya apa?", ("apa isi PP 94/2021 pasal 5?",)).parts[0]
    assert [m.slugs for m in part.mentions] == [("pp-94-2021",)]


def test_the_asking_sentence_of_a_story_stands_out_where_it_names_the_matter() -> None:
    part = READER.read("Adik saya guru. Dia ikut rapat. Boleh saya hadir di kampanye?", ()).parts[0]
    assert part.bare == "boleh saya hadir di kampanye"
    assert READER.read("Adik saya ikut kampanye. Boleh tidak begitu ya?", ()).parts[0].bare == ""


def test_what_is_said_to_follow_from_a_premise_is_what_is_asked() -> None:
    part = READER.read("KASN sudah bubar, berarti bebas pasang stiker calon?", ()).parts[0]
    assert (part.bare, part.concludes) == ("bebas pasang stiker calon", True)
    assert READER.read("akun saya privat, berarti aman kan?", ()).parts[0].concludes is False
    assert READER.read("berarti bebas pasang stiker calon?", ("saya cuti",)).parts[0].concludes is False


def test_a_premise_that_is_asked_after_is_the_question_itself() -> None:
    part = READER.read("Pilkada dan pileg satu hari kan? jadi ASN menjaga netralitas sekali saja", ()).parts[0]
    assert (part.bare, part.concludes) == ("pilkada dan pileg satu hari kan", False)


def test_words_of_concluding_need_no_comma_and_the_act_may_come_last() -> None:
    assert READER.read("KASN bubar jadi boleh pasang stiker calon?", ()).parts[0].bare == "boleh pasang stiker calon"
    part = READER.read("Pemilu lewat, jadi aturannya habis. pasang stiker calon boleh kan", ()).parts[0]
    assert (part.bare, part.concludes) == ("pasang stiker calon boleh kan", True)
    assert READER.read("PNS jadi saksi partai boleh tidak?", ()).parts[0].concludes is False


def test_what_is_asked_since_a_rule_ended_is_what_is_asked() -> None:
    part = READER.read("Sejak aturan lama dihapus, pasang stiker calon sudah boleh dong?", ()).parts[0]
    assert (part.bare, part.concludes) == ("pasang stiker calon sudah boleh dong", True)
    assert READER.read("Setelah rapat selesai, boleh saya hadir di kampanye?", ()).parts[0].concludes is False


def test_a_question_about_somebody_told_of_before_does_not_stand_alone() -> None:
    assert READER.read("My father heads a village. Is he allowed to join the campaign?", ()).parts[0].bare == ""
    assert READER.read("Ayah saya kades. Bolehkah beliau hadir di kampanye?", ()).parts[0].bare == ""


def test_whose_act_it_is_goes_with_the_conclusion() -> None:
    read = {
        "Kades bukan PNS, jadi boleh ikut kampanye calon?": "kades boleh ikut kampanye calon",
        "Camat ditunjuk bupati, jadi boleh bantu kampanye calon?": "camat boleh bantu kampanye calon",
        "Kades mengajak, jadi boleh saya ikut kampanye calon?": "boleh saya ikut kampanye calon",
        "Kades dan polisi datang, jadi boleh ikut kampanye calon?": "boleh ikut kampanye calon",
    }
    assert {text: READER.read(text, ()).parts[0].bare for text in read} == read


def test_a_premise_that_names_a_fact_leaves_the_question_one_after_an_act() -> None:
    flags = READER.read("Aturan yang lama dicabut, berarti bebas pasang stiker calon?", ()).parts[0].facets.flags
    assert ("perbuatan" in flags, "keterangan" in flags) == (True, False)
    flags = READER.read("Aturan dicabut, jadi siapa yang bisa menghukum pendukung calon?", ()).parts[0].facets.flags
    assert "keterangan" in flags


def test_a_long_story_is_weighed_sentence_by_sentence() -> None:
    story = (
        "Kemarin saya pulang ke kampung bersama keluarga besar. Di sana ada arak-arakan partai lewat depan rumah. "
        "Saya ikut berdiri dan merekam dengan telepon. Lalu teman kantor melihat rekaman itu. Apakah boleh?"
    )
    sentences = READER.read(story, ()).parts[0].sentences
    assert sentences == (
        "kemarin saya pulang ke kampung bersama keluarga besar",
        "di sana ada arak arakan partai lewat depan rumah",
        "saya ikut berdiri dan merekam dengan telepon",
        "lalu teman kantor melihat rekaman itu",
    )


def test_worry_does_not_stand_between_what_was_done_and_what_is_asked() -> None:
    story = (
        "Kemarin saya pulang ke kampung bersama keluarga besar. Saya ikut arak-arakan partai lewat depan rumah. "
        "Saya takut dimutasi ke kantor yang jauh sekali. Saya baru pindah dan tidak enak menolak. "
        "Teman saya khawatir soal foto partai itu. Apakah ikut seperti itu boleh?"
    )
    sentences = READER.read(story, ()).parts[0].sentences
    assert not [sentence for sentence in sentences if "dimutasi" in sentence or "menolak" in sentence]
    assert "saya ikut arak arakan partai lewat depan rumah" in sentences


def test_a_worry_that_asks_is_still_heard() -> None:
    story = (
        "Kemarin saya pulang ke kampung bersama keluarga besar naik bus malam. "
        "Di sana ada arak-arakan partai lewat depan rumah dan saya berdiri saja sambil menggendong anak. "
        "Saya takut dimutasi ke kantor jauh, apa bisa begitu?"
    )
    assert any("takut dimutasi" in sentence for sentence in READER.read(story, ()).parts[0].sentences)


def test_what_follows_a_story_told_first_is_what_is_asked() -> None:
    part = READER.read("Anggota partai bisa dipecat. Nah kalau cuma membagi kalender partai gimana?", ()).parts[0]
    assert (part.bare, part.concludes) == ("kalau cuma membagi kalender partai gimana", True)


def test_whoever_names_a_law_has_named_what_they_ask_about() -> None:
    assert "tipis" in READER.read("boleh dipakai terus?", ()).parts[0].facets.flags
    assert "tipis" not in READER.read("boleh dipakai terus PP 94/2021?", ()).parts[0].facets.flags


def test_a_swap_is_read_inside_the_question_before_it() -> None:
    part = READER.read("kalau PPPK?", ("PNS boleh jadi saksi partai?",)).parts[0]
    assert (part.joined, part.swaps) == ("pppk boleh jadi saksi partai", True)
    assert part.facets.persons == {Person.PPPK}


def test_a_status_outside_the_service_is_a_question_of_its_own() -> None:
    part = READER.read("kalau pegawai BUMN?", ("PNS boleh jadi saksi partai?",)).parts[0]
    assert (part.joined, part.swaps, part.follows) == ("pegawai bumn boleh jadi saksi partai", False, True)


def test_the_stage_said_last_replaces_the_stage_said_before() -> None:
    before = ("boleh komentar di unggahan bakal calon?",)
    assert READER.read("kalau sudah ditetapkan?", before).parts[0].facets.stage is Stage.SESUDAH_PENETAPAN
    assert READER.read("sanksinya?", before).parts[0].facets.stage is Stage.SEBELUM_PENETAPAN


def test_a_chain_of_swaps_leads_back_to_the_question_that_stands_by_itself() -> None:
    turns = ("PNS boleh jadi saksi partai besok?", "kalau PPPK?", "oh begitu")
    assert READER.read("kalau CPNS?", turns).parts[0].joined == "cpns boleh jadi saksi partai besok"


def test_what_opens_a_correction_is_no_part_of_the_question() -> None:
    part = READER.read("maksud saya acara partai yang resmi", ("boleh hadir?",)).parts[0]
    assert (part.mended, part.follows) == ("acara partai yang resmi", True)


def test_what_is_denied_is_not_what_is_asked_after() -> None:
    part = READER.read("saya tidak komentar tapi hanya lihat profil caleg, boleh?", ()).parts[0]
    assert part.bare == "hanya lihat profil caleg boleh"
    assert READER.read("tidak hanya komentar tapi bagikan video caleg", ()).parts[0].bare == ""


def test_what_is_meant_instead_is_asked_of_the_question_before() -> None:
    part = READER.read("bukan unggahan caleg, maksud saya unggahan KPU", ("boleh komentar unggahan caleg?",)).parts[0]
    assert (part.mended, part.joined, part.swaps) == ("unggahan kpu", "boleh komentar unggahan kpu", True)
    alone = READER.read("bukan komentar caleg, maksud saya ikuti akun KPU, boleh?", ()).parts[0]
    assert alone.bare == "ikuti akun kpu boleh"


def test_a_lower_place_is_looked_for_in_the_law_named_before() -> None:
    part = READER.read("yang angka 6?", ("isi PP 94/2021 pasal 5 huruf n?",)).parts[0]
    assert [a.text for m in part.mentions for a in m.addresses()][:1] == ["pp-94-2021 pasal 5 huruf n angka 6"]


def test_the_number_of_a_row_is_a_place_only_where_its_content_is_asked_for() -> None:
    before = ("isi PP 94/2021 pasal 5 huruf n?",)
    (part,) = READER.read("yang nomor 6 itu tentang apa?", before).parts
    assert [a.text for m in part.mentions for a in m.addresses()][:1] == ["pp-94-2021 pasal 5 huruf n angka 6"]
    (other,) = READER.read("kalau dukung yang nomor 2 boleh?", before).parts
    assert not any(a.angka for m in other.mentions for a in m.addresses())


def test_thanks_are_nothing_to_lean_on() -> None:
    (part,) = READER.read("itu dilarang?", ("oke makasih banyak infonya min",)).parts
    assert (part.joined, part.follows) == (part.mended, False)


def test_an_act_asked_after_a_local_paper_is_no_question_about_the_paper() -> None:
    before = ("ada memo dari kepala dinas soal pilkada",)
    for text, paper in (("kalau saya bagikan poster calon bagaimana?", False), ("poin 3 isinya apa?", True)):
        assert ("surat_setempat" in READER.read(text, before).parts[0].facets.flags) is paper


def test_a_greeting_is_nothing_to_lean_on() -> None:
    (part,) = READER.read("itu dilarang?", ("Halo admin, mau tanya ya", "selamat pagi")).parts
    assert part.joined == part.mended
    assert not part.follows


def test_the_marks_of_a_page_are_no_words_of_the_question() -> None:
    (asked,) = READER.read("<p>Undangan <b>senam</b></p> boleh hadir ga?", ()).parts
    assert asked.mended == READER.read("Undangan senam boleh hadir ga?", ()).parts[0].mended
    (kept,) = READER.read("boleh ga hadir kalau tamunya <3 orang?", ()).parts
    assert "3 orang" in kept.mended


def test_an_older_turn_is_looked_at_only_where_the_last_one_leans_on_it() -> None:
    reader = Understanding(Glossary({}), build_names([], {}))
    (sure,) = reader.read("kalau PPPK?", ("boleh nyoblos di TPS?", "boleh like postingan caleg?")).parts
    assert "nyoblos" not in sure.joined
    (leaning,) = reader.read("kalau PPPK?", ("boleh like postingan caleg?", "kalau istri saya?")).parts
    assert "like" in leaning.joined


def test_one_of_ones_intentions_corrects_nothing() -> None:
    assert corrected("salah satu maksud saya ikut itu") == ("", "salah satu maksud saya ikut itu")
    assert corrected("salah maksud saya menyimpan brosur") == ("", "menyimpan brosur")


def test_a_question_of_its_own_carries_the_side_and_the_status_said_before() -> None:
    (part,) = READER.read("boleh pasang stiker?", ("saya honorer, boleh suka unggahan bakal calon bupati?",)).parts
    assert part.before == "saya honorer boleh suka unggahan bakal calon bupati"
    assert part.carried == "honorer boleh pasang stiker bakal calon bupati"
    (swap,) = READER.read("kalau PPPK?", ("boleh suka unggahan calon?",)).parts
    assert (swap.before, swap.carried) == ("", "")


def test_another_matter_leans_on_nothing() -> None:
    (part,) = READER.read("satu lagi min, minggu depan reuni SMA boleh hadir?", ("boleh suka unggahan calon?",)).parts
    assert (part.before, part.follows) == ("", False)
    assert part.mended == "minggu depan reuni sma boleh hadir"
    (short,) = READER.read("satu lagi, komen?", ("boleh suka unggahan calon?",)).parts
    assert short.before


def test_what_says_nothing_of_the_field_leans_on_the_question_beside_it() -> None:
    first, second = READER.read("gaji 13 tahun depan cair bulan apa? pppk paruh waktu dapat juga tidak?", ()).parts
    assert (first.follows, second.follows) == (False, True)


def test_whose_deed_a_story_tells_goes_with_the_question_behind_it() -> None:
    (part,) = READER.read("Bapak saya sudah pensiun dari PNS, SK sudah ada. Apa boleh masuk partai politik?", ()).parts
    assert part.bare == "sudah pensiun apa boleh masuk partai politik"
