"""Step 2: what people write of the law, read by grammar and by name."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from knowledge.catalog.regulations import load_regulations
from knowledge.language.legal_addresses import LegalMention, find
from knowledge.language.legal_names import build_names, nicknames_of

DATA = Path(__file__).parents[2] / "knowledge" / "data"
REGULATIONS, PROVISIONS = load_regulations(DATA / "regulations")
CURATED = {
    n["name"]: n["slugs"] for n in yaml.safe_load((DATA / "nicknames.yaml").read_text(encoding="utf-8"))["nicknames"]
}
NAMES = build_names(REGULATIONS.values(), CURATED)
PILKADA = ("uu-10-2016", "uu-1-2015", "uu-8-2015", "uu-6-2020")
S2022 = "skb-netralitas-2022"


def seen(text: str) -> list[str]:
    """Each mention as "slug|slug level value ...", "?" before what the library does not hold."""
    return [_line(mention) for mention in find(text, NAMES)]


def _line(mention: LegalMention) -> str:
    head = "lokal" if mention.kind == "local" else "|".join(mention.slugs) or ("-" if mention.known else "")
    places = " ".join(f"{k} {v}" for k, v in mention.levels.items())
    return ("" if mention.known or mention.kind == "local" else "?") + f"{head} {places}".strip()


ONE = [
    ("pasal 280 ayat 3 uu pemilu", "uu-7-2017 pasal 280 ayat 3"),
    ("ps 5 hrf n pp disiplin", "pp-94-2021 pasal 5 huruf n"),
    ("Pasal 5 huruf n angka 2 PP Nomor 94 Tahun 2021", "pp-94-2021 pasal 5 huruf n angka 2"),
    ("psl 71 (1) uu 10/2016", "uu-10-2016 pasal 71 ayat 1"),
    ("uu asn yg baru", "uu-20-2023"),
    ("poin2 larangan di skb netralitas", "skb-netralitas-2022"),
    ("psl 494 uu pmilu", "uu-7-2017 pasal 494"),
    ("putusan mk 136 pasal 188", "putusan-mk-136-puu-xxii-2024"),
    ("putsan mk 115/puu-xxii/2024", "putusan-mk-115-puu-xxii-2024"),
    ("uu asn lama", "uu-5-2014"),
    ("PP 94", "pp-94-2021"),
    ("SE Bersama Menteri PANRB dan Kepala BKN Nomor 2 Tahun 2021", "se-bersama-menpanrb-bkn-2-2021"),
    ("SE Menteri PANRB dan Kepala BKN No. 2/2021", "se-bersama-menpanrb-bkn-2-2021"),
    ("pp94", "pp-94-2021"),
    ("pp 94/2021", "pp-94-2021"),
    ("PP No. 94 Tahun 2021", "pp-94-2021"),
    ("PP No.94 thn 2021", "pp-94-2021"),
    ("pp nmr 94 th 2021", "pp-94-2021"),
    ("PP Disiplin PNS Nomor 94 Tahun 2021", "pp-94-2021"),
    ("Peraturan Pemerintah Nomor 94 Tahun 2021", "pp-94-2021"),
    ("peraturan pemerintah no 94 taun 2021 pasal 14 huruf i", "pp-94-2021 pasal 14 huruf i"),
    ("pp-94-2021 pasal 5 huruf n", "pp-94-2021 pasal 5 huruf n"),
    ("PP 94 huruf n pasal 5", "pp-94-2021 pasal 5 huruf n"),
    ("Government Regulation 94/2021 article 5 letter n", "pp-94-2021 pasal 5 huruf n"),
    ("pp 94/21", "pp-94-2021"),
    ("pp 53", "pp-53-2023|pp-53-2010"),
    ("pp 53 tahun 2010 masih berlaku?", "pp-53-2010"),
    ("pasal 7 ayat (3) pp disiplin lama", "pp-53-2010 pasal 7 ayat 3"),
    ("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum Pasal 280", "uu-7-2017 pasal 280"),
    ("undang undang no 7 thn 2017", "uu-7-2017"),
    ("UU No 7/2017", "uu-7-2017"),
    ("uu 7-2017", "uu-7-2017"),
    ("uu 7 2017", "uu-7-2017"),
    ("uu7/2017 psl280", "uu-7-2017 pasal 280"),
    ("Law No. 7 of 2017 article 280 paragraph (3)", "uu-7-2017 pasal 280 ayat 3"),
    ("UU Pemilu No 7 Tahun 2017", "uu-7-2017"),
    ("280 ayat 3 uu 7/2017", "uu-7-2017 pasal 280 ayat 3"),
    ("uu 7/2017 280 (3)", "uu-7-2017 pasal 280 ayat 3"),
    ("547 uu pemilu kena pns ga", "uu-7-2017 pasal 547"),
    ("isi 494 UU 7/2017", "uu-7-2017 pasal 494"),
    ("ayat 3 pasal 280 uu pemilu", "uu-7-2017 pasal 280 ayat 3"),
    ("pasal 280 ayat ke-3 uu pemilu", "uu-7-2017 pasal 280 ayat 3"),
    ("pasal 280 ayat tiga uu pemilu", "uu-7-2017 pasal 280 ayat 3"),
    ("pasal 280 ayat (1) huruf h UU Pemilu", "uu-7-2017 pasal 280 ayat 1 huruf h"),
    ("pasal 280ayat 3 uu pemilu", "uu-7-2017 pasal 280 ayat 3"),
    ("Pasal 494 dari UU Pemilu itu apa", "uu-7-2017 pasal 494"),
    ("isi pasal 494 di uu pemilu", "uu-7-2017 pasal 494"),
    ("uu pemilu kan punya bab pidana pasal 494", "uu-7-2017 pasal 494"),
    ("election law article 494", "uu-7-2017 pasal 494"),
    ("pasal 5n angka 2 pp 94/2021", "pp-94-2021 pasal 5 huruf n angka 2"),
    ("pasal 27a uu ite", "uu-1-2024 pasal 27A"),
    ("Pasal 9 ayat (2) UU ASN", "uu-20-2023 pasal 9 ayat 2"),
    ("pasal 24 ayat (1) huruf d uu 20/2023", "uu-20-2023 pasal 24 ayat 1 huruf d"),
    ("uu asn 2023 pasal 52 ayat 3 huruf j", "uu-20-2023 pasal 52 ayat 3 huruf j"),
    ("uu asn 2014 pasal 87 ayat (4) huruf c", "uu-5-2014 pasal 87 ayat 4 huruf c"),
    ("UU 5/2014", "uu-5-2014"),
    ("pasal 71 uu pilkada", "|".join(PILKADA) + " pasal 71"),
    ("uu pilkada", "|".join(PILKADA)),
    ("pasal 188 UU 1/2015", "uu-1-2015 pasal 188"),
    ("pasal I UU 10/2016", "uu-10-2016 pasal I"),
    ("pasal ii uu 1/2026", "uu-1-2026 pasal II"),
    ("uu desa pasal 29 huruf j", "uu-6-2014|uu-3-2024 pasal 29 huruf j"),
    ("kuhp", "uu-1-2023"),
    ("perppu 1/2014", "uu-1-2015"),
    ("perpu nomor 1 tahun 2022", "uu-7-2023"),
    ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2020", "uu-6-2020"),
    ("pp pppk pasal 53", "pp-49-2018 pasal 53"),
    ("pp kode etik pasal 15 ayat 1", "pp-42-2004 pasal 15 ayat 1"),
    ("pp 42/2004 ps. 11 hrf c", "pp-42-2004 pasal 11 huruf c"),
    ("SKB 2022 lampiran II disiplin angka 6", f"{S2022} lampiran II bagian pelanggaran-disiplin angka 6"),
    ("SKB lampiran 2 kode etik angka 4", f"{S2022} lampiran II bagian pelanggaran-kode-etik angka 4"),
    ("butir disiplin 6 SKB", f"{S2022} lampiran II bagian pelanggaran-disiplin angka 6"),
    ("SKB pelanggaran kode etik no 3", f"{S2022} lampiran II bagian pelanggaran-kode-etik angka 3"),
    ("skb netralitas 2022 diktum kedelapan", f"{S2022} bagian diktum angka 8"),
    ("lampiran II SKB Netralitas", f"{S2022} lampiran II"),
    ("SKB Nomor 22 Tahun 2022", S2022),
    ("SKB MenPANRB Nomor 2 Tahun 2022", S2022),
    ("SKB 800-5474 Tahun 2022", S2022),
    ("skb 5 lembaga", S2022),
    ("skb yang lama", "skb-netralitas-2020"),
    ("SKB tahun 2020", "skb-netralitas-2020"),
    ("Surat Keputusan Bersama netralitas", S2022),
    ("1447.1/PM.01/K.1/09/2022", S2022),
    ("Putusan MK 121/PUU-XXII/2024", "putusan-mk-121-puu-xxii-2024"),
    ("putusan MK Nomor 121/PUU-XXII/2024 amar butir 2", "putusan-mk-121-puu-xxii-2024 bagian amar butir 2"),
    ("121/puu-xxii/2024", "putusan-mk-121-puu-xxii-2024"),
    ("mk 223", "putusan-mk-223-puu-xxiii-2025"),
    ("pp disiplin pppk nomor berapa", "pp-49-2018"),
    ("putusan mk 135", "putusan-mk-135-puu-xxii-2024"),
    ("putusan MK no 136 tahun 2024", "putusan-mk-136-puu-xxii-2024"),
    ("putusan mahkamah konstitusi 65/PUU-XXI/2023", "putusan-mk-65-puu-xxi-2023"),
    ("SE Bawaslu 111 tahun 2024", "se-bawaslu-111-2024"),
    ("surat edaran bawaslu nomor 111 tahun 2024", "se-bawaslu-111-2024"),
    ("SE Bawaslu RI No. 111/2024", "se-bawaslu-111-2024"),
    ("angka 4 huruf c SE Bawaslu 111", "se-bawaslu-111-2024 huruf c angka 4"),
    ("se 111", "se-bawaslu-111-2024"),
    ("SE MenPAN-RB 18/2023", "se-menpanrb-18-2023"),
    ("edaran menpan nomor 18 tahun 2023", "se-menpanrb-18-2023"),
    ("SE 18/2023", "se-menpanrb-18-2023"),
    ("surat edaran menteri dalam negeri 100.2.1.3/1575/SJ", "se-mendagri-1575-2024"),
    ("SE KASN 6/2023", "se-kasn-6-2023"),
    ("se kasn", "se-kasn-6-2023"),
    ("B/71/M.SM.00.00/2017", "surat-menpanrb-b-71-2017"),
    ("PKPU 15 tahun 2023 pasal 72", "pkpu-15-2023 pasal 72"),
    ("Peraturan KPU Nomor 13 Tahun 2024", "pkpu-13-2024"),
    ("perbawaslu 6/2018", "perbawaslu-6-2018"),
    ("Peraturan Badan Kepegawaian Negara Nomor 6 Tahun 2022", "perbkn-6-2022"),
    ("perka bkn 1/2023", "perbkn-1-2023"),
    ("Perpres 116 Tahun 2022", "perpres-116-2022"),
    ("permendagri no 4 tahun 2023", "permendagri-4-2023"),
    ("Keputusan Menteri PANRB 16/2025", "kepmenpanrb-16-2025"),
    ("kepmenpan rb nomor 16 tahun 2025", "kepmenpanrb-16-2025"),
    # not held here: the slug follows the rule of the library
    ("uu 12 tahun 2011", "?uu-12-2011"),
    ("PP 30/2019 pasal 4", "?pp-30-2019 pasal 4"),
    ("UU Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan", "?uu-30-2014"),
    ("Permenpan 8 tahun 2021", "?permenpanrb-8-2021"),
    ("permendikbud 63/2023", "?permendikbud-63-2023"),
    ("SE BKN 99/2026", "?se-bkn-99-2026"),
    ("putusan mk 90/PUU-XXI/2023", "?putusan-mk-90-puu-xxi-2023"),
    ("SKB 7/2031", "?"),
    # a bare article
    ("pasal 280 ayat 3 bunyinya apa", "- pasal 280 ayat 3"),
    ("psl 494?", "- pasal 494"),
    ("kalau ayat 2?", "- ayat 2"),
    ("isi penjelasan pasal 280", "- penjelasan ya pasal 280"),
    ("minta penjelasan pasal 280 dong", "- pasal 280"),
    # papers of one office
    ("SE Bupati 800/417/BKPSDM/2026", "lokal"),
    ("surat edaran wali kota nomor 12 tahun 2026", "lokal"),
    ("edaran sekda kemarin isinya apa", "lokal"),
    ("nota dinas dari kepala dinas", "lokal"),
    ("aturan dari kades soal pilkades", "lokal"),
    ("peraturan rektor tentang netralitas", "lokal"),
    ("Perbup Nomor 5 Tahun 2025", "lokal"),
    ("aturan internal kantor saya", "lokal"),
    ("SE Kakanwil soal medsos", "lokal"),
    ("SK gubernur 188.4/22/2025", "lokal"),
    ("edaran di kantor saya", "lokal"),
    ("800/417/BKPSDM/2026", "lokal"),
    ("surat dari UPTD", "lokal"),
    ("tata tertib internal sekolah", "lokal"),
]

SEVERAL = [
    ("pasal 280 dan 283 uu pemilu", ["uu-7-2017 pasal 280", "uu-7-2017 pasal 283"]),
    ("pasal 280 ayat (2) dan ayat (3) UU Pemilu", ["uu-7-2017 pasal 280 ayat 2", "uu-7-2017 pasal 280 ayat 3"]),
    ("pasal 280 ayat (2) dan (3) UU Pemilu", ["uu-7-2017 pasal 280 ayat 2", "uu-7-2017 pasal 280 ayat 3"]),
    ("pp 94/2021 pasal 3 huruf a, b, dan d", [f"pp-94-2021 pasal 3 huruf {x}" for x in "abd"]),
    ("pasal 491 sampai 493 uu pemilu", [f"uu-7-2017 pasal {n}" for n in (491, 492, 493)]),
    ("pasal 280 sama 283 uu pemilu", ["uu-7-2017 pasal 280", "uu-7-2017 pasal 283"]),
    ("uu 1/2015 pasal 187 ayat 1-3", [f"uu-1-2015 pasal 187 ayat {n}" for n in "123"]),
    (
        "butir 3 skb",
        [f"{S2022} lampiran II bagian pelanggaran-{kind} angka 3" for kind in ("disiplin", "kode-etik")],
    ),
    (
        "pasal 29 uu desa huruf g sama j",
        [f"uu-6-2014|uu-3-2024 pasal 29{letter}" for letter in ("", " huruf g", " huruf j")],
    ),
    ("UU 7/2017 pasal 280 dan PP 94/2021 pasal 5", ["uu-7-2017 pasal 280", "pp-94-2021 pasal 5"]),
    ("pasal 5 pp 94/2021 dan pasal 280 uu pemilu", ["pp-94-2021 pasal 5", "uu-7-2017 pasal 280"]),
    (
        "PP 94/2021 Pasal 5 huruf n angka 2 jo Pasal 13 huruf g",
        ["pp-94-2021 pasal 5 huruf n angka 2", "pp-94-2021 pasal 13 huruf g"],
    ),
    ("beda pp 53/2010 sama pp 94/2021", ["pp-53-2010", "pp-94-2021"]),
    ("apakah SE Bupati bisa mengalahkan PP 94/2021?", ["lokal", "pp-94-2021"]),
    ("uu asn lama pasal 9 dan uu 20/2023 pasal 9", ["uu-5-2014 pasal 9", "uu-20-2023 pasal 9"]),
]

NOTHING = [
    "boleh like postingan caleg ga?",
    "ganti pp wa pakai foto paslon",
    "naik kereta pp 2 hari",
    "teman se kantor disuruh hadir",
    "warga se kabupaten kumpul",
    "penjabat kades ikut aturan kades atau aturan asn",
    "main ps 5 sama timses",
    "pasal karet itu apa",
    "surah al baqarah ayat 255 dibaca waktu pengajian bareng caleg",
    "hukuman disiplin berat apa aja",
    "saya di kantor disuruh like akun bupati",
    "tanggal 14/02/2024 nyoblos",
    "nomor urut 2 di TPS 05",
    "kampanye di sekolah boleh?",
    "surat perintah bupati untuk hadir kampanye",
    "https://contoh.go.id/berita/2024/asn-netral",
    "dan/atau lain-lain",
    "gaji 13 tahun 2026",
    "kode etik",
    "jangka waktu proses disiplin pns",
    "",
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_place_is_read_from_one_phrase(text: str, expected: str) -> None:
    assert seen(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_places_named_together_each_find_their_law(text: str, expected: list[str]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_only_sound_like_law_name_none(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("angka 4 huruf c SE Bawaslu 111", "se-bawaslu-111-2024 bagian angka-4-huruf-c"),
        ("SKB disiplin angka 6", f"{S2022} lampiran II bagian pelanggaran-disiplin angka 6"),
        ("surat bkn 2018 angka 6 huruf f", "surat-bkn-k26-30-2018 bagian angka-6 huruf f"),
        ("pasal 71 ayat 1 uu pilkada", "uu-10-2016 pasal 71 ayat 1"),
        ("penjelasan pasal 494 uu pemilu", "uu-7-2017 pasal 494"),
        ("putusan mk 121 amar butir 1", "putusan-mk-121-puu-xxii-2024 bagian amar butir 1"),
    ],
)
def test_a_mention_reaches_the_address_under_which_our_library_holds_it(text: str, held: str) -> None:
    (mention,) = find(text, NAMES)
    assert held in PROVISIONS
    assert held in [address.text for address in mention.addresses()]


@pytest.mark.parametrize("address", sorted(a for a in PROVISIONS if " pasal " in a and " bagian " not in a))
def test_every_article_held_is_found_by_its_own_address(address: str) -> None:
    (mention,) = find(f"apa isi {address}?", NAMES)
    assert address in [found.text for found in mention.addresses()]


def test_every_regulation_is_found_by_each_of_its_names() -> None:
    for regulation in REGULATIONS.values():
        assert nicknames_of(regulation)
        for name in nicknames_of(regulation):
            mentions = find(name, NAMES)
            assert mentions, name
            assert all(mention.known for mention in mentions), (name, mentions)


def test_every_curated_nickname_names_regulations_that_exist_and_is_itself_found() -> None:
    for name, slugs in CURATED.items():
        assert set(slugs) <= set(REGULATIONS), name
        assert [m.slugs for m in find(f"menurut {name} bagaimana", NAMES)] == [tuple(slugs)], name


def test_every_regulation_has_a_name_of_its_own() -> None:
    first = {slugs[0] for slugs in NAMES.values()}
    assert set(REGULATIONS) <= first


def test_the_span_is_the_place_in_the_original_text() -> None:
    text = "Min, menurut Undang-Undang Nomor 7 Tahun 2017, Pasal 280 ayat (3) boleh?"
    (mention,) = find(text, NAMES)
    start, end = mention.span
    assert text[start:end] == "Undang-Undang Nomor 7 Tahun 2017, Pasal 280 ayat (3)"
    assert mention.regulation_text == "Undang-Undang Nomor 7 Tahun 2017"


def test_levels_read_like_a_dictionary() -> None:
    (mention,) = find("pasal 5 huruf n pp 94/2021", NAMES)
    assert isinstance(mention.levels, Mapping)
    assert mention.levels == {"pasal": "5", "huruf": "n"}
    assert mention.levels.get("ayat") is None
    assert hash(mention) == hash(find("pasal 5 huruf n pp 94/2021", NAMES)[0])


def test_a_long_text_without_law_is_read_quickly() -> None:
    assert find("pasal karet dan se kantor " * 80, NAMES) == ()
