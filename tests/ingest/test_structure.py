"""The law's own tree is found whatever the page looks like."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.model import Page, ParsedDocument, ReadDocument
from ingest.parsing import parse_document, to_json
from tests.ingest.papers import CIRCULAR, DECREE, LAW


def parsed(*pages: str) -> ParsedDocument:
    return parse_document(ReadDocument("text", tuple(Page(i, p) for i, p in enumerate(pages, 1))))


def texts(document: ParsedDocument) -> dict[str, str]:
    return {p.address: p.text for p in document.provisions}


def test_a_law_gives_every_unit_its_address() -> None:
    found = texts(parsed(LAW))
    assert found["uu-99-2025 pasal 2 ayat 1 huruf b"] == "menjaga netralitas; dan"
    assert found["uu-99-2025 pasal 2 ayat 1 huruf c angka 2"] == "kerusakan."
    assert found["uu-99-2025 pasal 1 angka 2"] == "Menteri adalah menteri di bidang pegawai."
    assert found["uu-99-2025 penjelasan pasal 2 ayat 1 huruf b"].startswith('Yang dimaksud dengan "netralitas"')
    assert found["uu-99-2025 bagian menimbang huruf a"] == "bahwa pegawai perlu tertib;"


def test_a_provision_holds_all_that_is_inside_it_and_knows_its_path() -> None:
    document = parsed(LAW)
    ayat = next(p for p in document.provisions if p.address == "uu-99-2025 pasal 2 ayat 1")
    assert ayat.text.splitlines() == [
        "Pegawai wajib:",
        "a. hadir tepat waktu;",
        "b. menjaga netralitas; dan",
        "c. melaporkan hal berikut:",
        "1. kerugian; dan",
        "2. kerusakan.",
    ]
    assert (ayat.path, ayat.lead, ayat.leaf) == ("BAB II KEWAJIBAN > Bagian Kesatu Umum", "Pegawai wajib:", False)


def test_counts_are_of_the_body_alone() -> None:
    document = parsed(LAW)
    assert (document.pasal_count, document.last_pasal, document.bab_count) == (4, "4", 2)


def test_metadata_comes_from_the_text() -> None:
    meta = parsed(LAW).regulation
    assert (meta.slug, meta.type, meta.number, meta.year, meta.title) == (
        "uu-99-2025",
        "Undang-Undang",
        "99",
        2025,
        "Ketertiban Pegawai",
    )
    assert (meta.date, meta.promulgated, meta.effective_from) == (date(2025, 2, 3), date(2025, 2, 4), date(2025, 2, 4))
    assert (meta.ln, meta.tln) == ("LN 2025 Nomor 17", "TLN 7001")


def test_relations_name_what_is_revoked_and_implemented() -> None:
    found = {(r.kind, r.target) for r in parsed(LAW).relations}
    assert found == {("mencabut", "uu-1-2001"), ("melaksanakan", "uu-20-2023")}


def test_a_circular_is_addressed_by_its_sections() -> None:
    document = parsed(CIRCULAR)
    found = texts(document)
    assert document.regulation.slug == "se-menpanrb-7-2026"
    assert found["se-menpanrb-7-2026 bagian isi-edaran huruf b angka 1"] == "menyebarkan ajakan."
    assert (document.pasal_count, document.bab_count) == (0, 0)


def test_a_joint_decree_has_all_its_numbers_its_diktum_and_its_annex_rows() -> None:
    document = parsed(DECREE)
    found = texts(document)
    assert [(n.number, n.year) for n in document.regulation.numbers] == [("800-5474", 2022), ("246", 2022)]
    slug = document.regulation.slug
    assert found[f"{slug} bagian diktum angka 2"].startswith("Pedoman sebagaimana dimaksud")
    assert (
        found[f"{slug} lampiran II bagian pelanggaran-kode-etik angka 2"]
        == "Menghadiri deklarasi calon. | Sanksi moral"
    )
    assert found[f"{slug} lampiran II bagian pelanggaran-disiplin angka 1"].startswith("Menjadi anggota partai")


@pytest.mark.parametrize(
    ("garbled", "mended"),
    [
        ("Pasal 2\n(1) Pegawai", "Pasal2\n(1) Pegawai"),
        ("(2) Pegawai yang", "(21 Pegawai yang"),
        ("(2) Pegawai yang", "12) Pegawai yang"),
        ("BAB II\nKEWAJIBAN", "B A B II\nKEWAJIBAN"),
        ("\nPasal 3\n", "\nPasal 3...\nPasal 3\n"),
        ("MEMUTUSKAN:", "M E M U T U S K A N :"),
        ("Pasal 4\nUndang", "pasal 4\nUndang"),
    ],
)
def test_the_noise_of_scans_is_mended(garbled: str, mended: str) -> None:
    assert garbled in LAW
    clean, noisy = parsed(LAW), parsed(LAW.replace(garbled, mended, 1))
    assert [p.address for p in noisy.provisions] == [p.address for p in clean.provisions]


def test_headings_run_into_paragraphs_are_found() -> None:
    inline = (
        LAW.replace("\nPasal", " Pasal").replace("\nBAB", " BAB").replace("\nBagian", " Bagian").replace("\n(", " (")
    )
    assert [p.address for p in parsed(inline).provisions if p.ref.pasal] == [
        p.address for p in parsed(LAW).provisions if p.ref.pasal
    ]


def test_page_furniture_and_catchwords_go() -> None:
    head, rest = LAW.split("Pasal 2\n(1)", 1)
    first = head + "SK No 202812 A\nPasal 2 ..."
    document = parsed(first, "PRESIDEN\nREPUBUK INDONESIA\n-2-\nPasal 2\n(1)" + rest)
    assert texts(document) == texts(parsed(LAW))
    assert next(p.page for p in document.provisions if p.address == "uu-99-2025 pasal 2") == 2


def test_a_number_that_is_not_there_is_a_warning_and_never_made_up() -> None:
    document = parsed(LAW.replace("Pasal 3\n", "", 1))
    assert document.pasal_count == 3
    assert "uu-99-2025 pasal 3" not in texts(document)
    warning = next(w for w in document.warnings if w.code == "pasal_hilang")
    assert (warning.detail, warning.page) == ("Pasal 3 tidak ditemukan di antara Pasal 2 dan Pasal 4", 1)


def test_floated_ayat_numbers_find_their_sentences() -> None:
    text = LAW.replace(
        "Pasal 3\nUndang-Undang Nomor 1 Tahun 2001 tentang Pegawai Lama dicabut dan dinyatakan tidak berlaku.",
        "(1)\n(21\nPasal 3\nSetiap pegawai memiliki nomor.\nKetentuan mengenai nomor diatur oleh Menteri.",
    )
    found = texts(parsed(text))
    assert found["uu-99-2025 pasal 3 ayat 2"] == "Ketentuan mengenai nomor diatur oleh Menteri."


def test_the_letter_l_read_as_one_stays_a_letter() -> None:
    letters = "abcdefghijklmn"
    items = "\n".join(f"{'1' if x == 'l' else x}. hal {x};" for x in letters)
    text = LAW.replace(
        "a. hadir tepat waktu;\nb. menjaga netralitas; dan\nc. melaporkan hal berikut:\n1. kerugian; dan\n2. "
        "kerusakan.",
        items,
    )
    assert texts(parsed(text))["uu-99-2025 pasal 2 ayat 1 huruf l"] == "hal l;"


def test_an_amending_law_keeps_quoted_articles_apart() -> None:
    body = (
        "Pasal I\nBeberapa ketentuan dalam Undang-Undang Nomor 99 Tahun 2025 diubah sebagai berikut:\n"
        "1. Ketentuan Pasal 2 diubah sehingga berbunyi sebagai berikut:\nPasal 2\n(1) Pegawai wajib hadir.\n(2) "
        "Pegawai wajib netral.\n"
        "2. Di antara Pasal 2 dan Pasal 3 disisipkan 1 (satu) pasal, yakni Pasal 2A sehingga berbunyi sebagai "
        "berikut:\n"
        "Pasal 2A\nPegawai dilarang berpihak.\n3. Pasal 3 dihapus.\nPasal II\nUndang-Undang ini mulai berlaku "
        "pada tanggal diundangkan.\n"
    )
    head, _rest = LAW.split("BAB I\n", 1)
    head = head.replace("NOMOR 99 TAHUN 2025", "NOMOR 5 TAHUN 2026").replace(
        "KETERTIBAN PEGAWAI", "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 99 TAHUN 2025 TENTANG KETERTIBAN PEGAWAI"
    )
    document = parsed(
        head + body + "Agar setiap orang mengetahuinya.\nDisahkan di Jakarta\npada tanggal 1 Maret 2026\n"
    )
    assert (document.own_articles, document.quoted_articles, document.pasal_count) == (
        ("Pasal I", "Pasal II"),
        ("2", "2A"),
        0,
    )
    found = texts(document)
    assert found["uu-5-2026 pasal 2 ayat 2"] == "Pegawai wajib netral."
    assert found["uu-5-2026 pasal 2A"] == "Pegawai dilarang berpihak."
    assert found["uu-5-2026 pasal I angka 3"] == "Pasal 3 dihapus."
    assert ("mengubah", "uu-99-2025") in {(r.kind, r.target) for r in document.relations}


def test_addresses_are_unique() -> None:
    for text in (LAW, CIRCULAR, DECREE):
        addresses = [p.address for p in parsed(text).provisions]
        assert len(addresses) == len(set(addresses))


def test_the_json_has_the_keys_of_the_contract() -> None:
    data = to_json(parsed(LAW))
    assert {
        "regulation",
        "pasal_count",
        "last_pasal",
        "bab_count",
        "provisions",
        "attachments",
        "pages",
        "ocr_pages",
        "warnings",
    } <= set(data)
    assert set(data["provisions"][0]) == {"ref", "address", "path", "text", "page"}
    assert set(data["provisions"][0]["ref"]) == {
        "lampiran",
        "bagian",
        "penjelasan",
        "pasal",
        "ayat",
        "huruf",
        "angka",
        "butir",
    }
    assert data["regulation"]["date"] == "2025-02-03"
