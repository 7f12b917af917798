"""Step 2: a message that asks several things is several questions, and what only repeats is none."""

from __future__ import annotations

import pytest

from knowledge.language.splitting import is_follow_on, questions


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        pytest.param("boleh like postingan caleg", ["boleh like postingan caleg"], id="no mark at all"),
        pytest.param("Saya PNS. Boleh hadir?", ["Saya PNS. Boleh hadir?"], id="one question keeps its story"),
        pytest.param(
            "Istri saya caleg. Boleh saya foto? Boleh saya ikut kampanye?",
            ["Istri saya caleg.  Boleh saya foto?", "Boleh saya ikut kampanye?"],
            id="a story goes with the question after it",
        ),
        pytest.param("boleh like? bener ga?", ["boleh like? bener ga?"], id="a doubt repeats its question"),
        pytest.param(
            "boleh like? boleh share? makasih ya", ["boleh like?", "boleh share? makasih ya"], id="thanks ask nothing"
        ),
        pytest.param("boleh hadir? sanksinya?", ["boleh hadir?", "sanksinya?"], id="one word may ask for the sanction"),
        pytest.param(
            "boleh ikut? terus sanksinya apa", ["boleh ikut?", "sanksinya apa?"], id="a second mark forgotten"
        ),
        pytest.param(
            "boleh jadi anggota partai, dan apa sanksinya?",
            ["boleh jadi anggota partai?", "apa sanksinya?"],
            id="sanctions asked beside the act",
        ),
        pytest.param(
            "boleh tempel stiker di rumah? dan boleh ga di mobil dinas",
            ["boleh tempel stiker di rumah?", "dan boleh ga di mobil dinas?"],
            id="an unmarked second question",
        ),
        pytest.param(
            "boleh nyoblos? boleh kampanye?", ["boleh nyoblos?", "boleh kampanye?"], id="another act in two words"
        ),
        pytest.param("boleh nyoblos? boleh kan?", ["boleh nyoblos? boleh kan?"], id="who insists asks nothing new"),
        pytest.param("boleh hadir? dan duduk", ["boleh hadir? dan duduk"], id="an afterthought asks nothing"),
        pytest.param(
            "boleh like, dan sanksi kalau ketahuan?",
            ["boleh like?", "sanksi kalau ketahuan?"],
            id="two in one sentence",
        ),
        pytest.param(
            "lurah begitu boleh ga, terus lapornya ke mana",
            ["lurah begitu boleh ga?", "lapornya ke mana?"],
            id="where to turn is a question of its own",
        ),
        pytest.param(
            "masa tenang berapa hari, terus boleh posting waktu itu?",
            ["masa tenang berapa hari?", "terus boleh posting waktu itu?"],
            id="one mark for two questions",
        ),
        pytest.param(
            "Siapa yang menghukum camat dan berapa hari batas keberatannya?",
            ["Siapa yang menghukum camat?", "dan berapa hari batas keberatannya?"],
            id="a question word after and",
        ),
        pytest.param(
            "Berapa lama banding diputus, dan ke pengadilan mana saya menggugat?",
            ["Berapa lama banding diputus?", "dan ke pengadilan mana saya menggugat?"],
            id="a place asked after and",
        ),
        pytest.param(
            "saya datang terus foto, boleh ga?", ["saya datang terus foto, boleh ga?"], id="what was told is not asked"
        ),
        pytest.param("boleh?? boleh??", ["boleh?? boleh??"], id="marks are not questions"),
        pytest.param(
            "boleh pasang stiker? boleh pakai kaus? boleh ikut rapat? boleh jadi saksi?",
            ["boleh pasang stiker?", "boleh pakai kaus?", "boleh ikut rapat?", "boleh jadi saksi?"],
            id="all are found; how many are taken up is decided later",
        ),
        pytest.param(
            "follow akun bawaslu boleh kan, kalau follow akun relawan?",
            ["follow akun bawaslu boleh kan?", "kalau follow akun relawan?"],
            id="what may be done and what is asked besides",
        ),
        pytest.param(
            "boleh ngobrol pilkada di rumah? di kantor? sama aja?",
            ["boleh ngobrol pilkada di rumah?", "di kantor? sama aja?"],
            id="another place is another question",
        ),
        pytest.param(
            "boleh nyoblos dan boleh kampanye", ["boleh nyoblos?", "boleh kampanye?"], id="leave asked twice, no mark"
        ),
        pytest.param(
            "Saya PNS, bolehkah saya jadi KPPS, boleh jadi saksi partai, dan boleh hadir debat?",
            ["Saya PNS, bolehkah saya jadi KPPS?", "boleh jadi saksi partai?", "boleh hadir debat?"],
            id="leave asked three times, one mark",
        ),
        pytest.param(
            "boleh ikut pilkades? boleh jadi anggota partai ga",
            ["boleh ikut pilkades?", "boleh jadi anggota partai ga?"],
            id="leave asked again without its mark",
        ),
        pytest.param(
            "diberhentikan sementara masih harus netral? boleh ikut kampanye ga",
            ["diberhentikan sementara masih harus netral? boleh ikut kampanye ga"],
            id="another form of the same question",
        ),
        pytest.param(
            "boleh hadir kampanye, boleh kan?", ["boleh hadir kampanye, boleh kan?"], id="who insists asks no more"
        ),
        pytest.param(
            "kalau istri saya? dia jualan bukan ASN, boleh masuk partai?",
            ["kalau istri saya? dia jualan bukan ASN, boleh masuk partai?"],
            id="of whom the lead asks is told behind it",
        ),
        pytest.param(
            "jaga ambulans di kampanye itu termasuk ikut? boleh berangkat?",
            ["jaga ambulans di kampanye itu termasuk ikut? boleh berangkat?"],
            id="going is no other act",
        ),
        pytest.param("boleh hadir dan foto", ["boleh hadir dan foto"], id="two acts of one leave"),
        pytest.param(
            "SE bilang ASN tidak boleh hadir kampanye, boleh nonton?",
            ["SE bilang ASN tidak boleh hadir kampanye, boleh nonton?"],
            id="what is told to be forbidden is not asked",
        ),
        pytest.param("", [""], id="nothing"),
    ],
)
def test_a_message_is_split_at_its_questions(message: str, parts: list[str]) -> None:
    assert list(questions(message)) == parts


def test_an_act_that_lacks_what_stands_with_the_last_is_not_asked_alone() -> None:
    both = "boleh like dan boleh komen di postingan caleg"
    assert questions(both, lambda part: "caleg" in part) == (both,)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("salah, maksud saya menyimpan brosur", True),
        ("salah satu teman saya jadi saksi partai, boleh?", False),
        ("sanksinya apa?", True),
        ("kalau disimpan sendiri saja gimana?", True),
        ("terus yang di grup keluarga bagaimana?", True),
        ("lapornya ke mana ya kak?", True),
        ("serius?", True),
        ("di SOP itu, pegawai yang like kena denda berapa?", True),
        ("pasal berapa itu dan ancamannya berapa bulan?", True),
        ("maksud saya acara buka puasa yang diundang resmi", True),
        ("bukan itu, yang di rumah tetangga saya", True),
        ("yah udah terlanjur saya like kemarin", True),
        ("soalnya saya masih honorer di sekolah", True),
        ("jadi boleh asal pimpinan mengizinkan ya?", True),
        ("jadi saksi untuk partai teman, dilarang?", False),
        ("masa sih sekali saja sudah dihitung?", True),
        ("bolehkah saya hadir di kampanye?", False),
        ("apakah istri saya boleh hadir?", False),
    ],
)
def test_a_part_that_leans_on_the_one_before_is_known(part: str, expected: bool) -> None:
    assert is_follow_on(part) is expected
