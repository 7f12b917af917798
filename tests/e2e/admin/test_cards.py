"""Rule cards from the chat: written by steps, tested, published, carried out and in, undone."""

from __future__ import annotations

import pytest

from tests.e2e.admin.desk import Talk, labels
from tests.telegram_server import Person, text_of
from tests.telegram_server.world import Json

JOGET = "bolehkah joget gemoy di acara dinas yang dihadiri timses?"
WAYS = "joget dukungan boleh ga\njoget paslon di kantor\noyang nomor urut di apel\nmenari yel calon di rapat dinas"
CARD = "joget-dukungan-di-acara-dinas"
BAN = "pasal 5 huruf n angka 2 pp 94/2021"


@pytest.fixture
def talk(owner: Person) -> Talk:
    return Talk(owner)


def test_a_question_becomes_a_card_by_steps_and_nothing_is_published_untested(talk: Talk, sari: Person) -> None:
    _from_queue(talk, sari)
    _steps(
        talk, "Joget dukungan di acara dinas", "Tidak boleh", "Joget yang menandai dukungan di acara dinas dilarang."
    )
    talk.hears("6. Dasar")
    talk.says("pasal 999 pp 94/2021")
    talk.hears("tidak ada di pustaka")
    _basis(talk, BAN, "melarang")
    talk.chooses("Cukup", "Dasar dicatat")
    _sanctions(talk)
    preview = _the_rest(talk, "PNS, CPNS, PPPK", "joget dukungan boleh ga", WAYS)
    shown = text_of(preview)
    assert "🚫 Tidak boleh\nJoget yang menandai dukungan" in shown
    assert "joget gemoy" in shown
    assert "sanksi PNS untuk bukan PNS: sanksi menurut PP 94/2021 Pasal 15" in shown
    assert labels(preview) == ["✏️ Ubah"]
    preview = _one_sanction_less(talk, preview)
    assert "Akibatnya PNS/CPNS: sesudah calon ditetapkan, hukuman disiplin berat." in text_of(preview)
    assert labels(preview) == ["✏️ Ubah", "🧪 Uji"]
    talk.presses("Uji", preview)
    tested = talk.hears(lambda m: "✅ Terbitkan" in labels(m))
    assert "pertanyaan tersimpan" in text_of(tested)
    talk.presses("Terbitkan", tested)
    talk.hears(f"Kaidah {CARD} terbit")
    talk.says(f"/kaidah {CARD}")
    talk.hears("Joget yang menandai dukungan di acara dinas dilarang.")


def test_cards_are_carried_out_undone_and_carried_in_and_a_broken_one_is_named(talk: Talk) -> None:
    talk.says("/kaidah")
    talk.chooses("Ekspor YAML", "Kaidah tulisan admin: 1.")
    exported = talk.hears(lambda m: "document" in m)
    content = talk.who.world.files[exported["document"]["file_id"]][1].decode()
    assert f"id: {CARD}" in content
    assert "text: hukuman disiplin berat" in content
    talk.presses("Batalkan", talk.who.chat.waits_for(f"Kaidah {CARD} terbit"))
    talk.hears("↩️ kaidah ditulis")
    talk.says("/kaidah")
    talk.chooses("Impor YAML", "Kaidah tulisan admin: 0.")
    talk.hears("Kirim berkas YAML")
    talk.who.sends_document("kaidah.yaml", content.replace("role: melarang", "role: sanksi").encode(), "text/yaml")
    talk.hears("tidak_boleh tanpa dasar melarang")
    talk.who.sends_document("kaidah.yaml", content.encode(), "text/yaml")
    talk.chooses("Terbitkan 1 kaidah", "1 kaidah siap diimpor")
    talk.hears("1 kaidah terbit")
    talk.says(f"/kaidah {CARD}")
    talk.hears("Joget yang menandai dukungan di acara dinas dilarang.")


def test_a_conditional_card_asks_for_both_sides_and_the_branch_of_each_basis(talk: Talk) -> None:
    """Its ways to ask are too long for one message with the rest."""
    _begin(talk)
    _steps(talk, "Menonton debat calon di balai desa", "Bersyarat", "Menonton debat bergantung pada sikap.")
    talk.hears("Boleh bila")
    talk.says("hanya menonton tanpa sorak dan tanpa atribut apa pun")
    talk.hears("Tidak boleh bila")
    talk.says("ikut menyoraki atau memakai atribut")
    talk.hears("6. Dasar")
    _basis(talk, BAN, "melarang", "Tidak boleh")
    talk.chooses("Tambah dasar lain", "Dasar dicatat")
    talk.hears("Sudah ada")
    talk.says("mengikuti aturan tersendiri")
    talk.chooses("1", "pelanggaran disiplin angka 5: Mengikuti kampanye")
    talk.chooses("batas larangan", "Apa perannya")
    talk.hears("Peran “batas”")
    talk.says("mengikuti aturan tersendiri")
    talk.chooses("Boleh", "Untuk cabang yang mana?")
    talk.chooses("Cukup", "Dasar dicatat")
    talk.hears("7. Sanksi")
    talk.says("kosong")
    tail = " sesudah jam kerja" * 45
    ways = [f"{w}{tail}" for w in ("nonton debat", "lihat debat", "nobar debat", "hadir di debat", "kursi penonton")]
    shown = text_of(_the_rest(talk, "Semua orang", "", "\n".join(ways)))
    assert "Boleh bila hanya menonton tanpa sorak" in shown
    assert "Tidak boleh bila ikut menyoraki" in shown
    assert "Belum dapat diterbitkan" not in shown
    rest = talk.hears(ways[-1])
    assert [way for way in ways if way not in f"{shown}\n{text_of(rest)}"] == []
    assert labels(rest) == ["✏️ Ubah", "🧪 Uji"]


def test_a_card_that_may_be_done_is_not_asked_for_sanctions(talk: Talk) -> None:
    _begin(talk)
    _steps(talk, "Membaca koran di kantor", "Boleh", "Membaca koran bebas.")
    talk.hears("6. Dasar")
    _basis(talk, BAN, "membolehkan")
    talk.chooses("Cukup", "Dasar dicatat")
    talk.chooses("Batal", "8. Yang boleh")
    talk.hears("Baik, dibatalkan.")


def _begin(talk: Talk) -> None:
    talk.says("/kaidah")
    talk.chooses("Tulis baru", "Bot memutus dari kaidah")


def _from_queue(talk: Talk, sari: Person) -> None:
    sari.sends(JOGET)
    sari.chat.waits_for("Tidak ditemukan")
    talk.says("/antrean")
    page = talk.hears("joget gemoy")
    line = next(row for row in text_of(page).split("\n") if "joget gemoy" in row)
    talk.presses(line.split(".")[0], page)
    talk.chooses("Jadikan kaidah", "pertanyaan serupa\n· bolehkah joget gemoy")


def _steps(talk: Talk, situation: str, verdict: str, headline: str) -> None:
    """From the situation to the reason."""
    talk.hears("1. Keadaan")
    talk.says(situation)
    talk.chooses("Kampanye & deklarasi", "2. Kelompok")
    talk.chooses(verdict, "3. Putusan")
    talk.hears("4. Inti jawaban")
    talk.says(headline)
    talk.hears("5. Alasan")
    talk.says("kosong")


def _basis(talk: Talk, words: str, role: str, branch: str = "") -> None:
    talk.says(words)
    talk.chooses("1", "Ketentuan mana?\n1. PP 94/2021 Pasal 5 huruf n angka 2: PNS dilarang menjadi peserta")
    talk.chooses(role, "Apa perannya")
    if branch:
        talk.chooses(branch, "Untuk cabang yang mana?")


def _sanctions(talk: Talk) -> None:
    """No free text; one that fits, and a PNS rule for PPPK that must not go out."""
    talk.hears("7. Sanksi")
    talk.says("dipecat saja")
    talk.hears("tidak ada di pustaka")
    _sanction(talk, "pasal 14 pp 94/2021", "PP 94/2021 Pasal 14", "1", "PNS dan CPNS", "sesudah calon ditetapkan")
    talk.chooses("Tambah sanksi lain", "PNS, CPNS, sesudah calon ditetapkan: hukuman disiplin berat")
    talk.hears("Sudah ada")
    _sanction(talk, "pasal 15 pp 94/2021", "PP 94/2021 Pasal 15", "2", "PPPK", "semua tahap")
    talk.chooses("Cukup", "PPPK, semua tahap: sanksi menurut PP 94/2021 Pasal 15")


def _one_sanction_less(talk: Talk, preview: Json) -> Json:
    talk.presses("Ubah", preview)
    talk.chooses("sanksi", "Bagian mana")
    talk.hears("7. Sanksi")
    _sanction(talk, "pasal 14 pp 94/2021", "PP 94/2021 Pasal 14", "1", "PNS dan CPNS", "sesudah calon ditetapkan")
    talk.chooses("Cukup", "Sanksi dicatat")
    return talk.hears("Pratinjau kaidah")


def _sanction(talk: Talk, words: str, place: str, wording: str, who: str, stage: str) -> None:
    talk.says(words)
    talk.chooses("1", f"Ketentuan mana?\n1. {place}: ")
    talk.chooses(wording, "Sanksinya disebut bagaimana?")
    talk.chooses(who, "Untuk siapa?")
    talk.chooses(stage, "Pada tahap mana?")


def _the_rest(talk: Talk, persons: str, too_few: str, ways: str) -> Json:
    """From "Yang boleh" to the preview."""
    talk.hears("8. Yang boleh")
    talk.says("Menari adat tanpa gestur dukungan.")
    talk.chooses(persons, "9. Berlaku untuk")
    talk.hears("10. Cara orang bertanya")
    if too_few:
        talk.says(too_few)
        talk.hears("sedikitnya 5")
    talk.says(ways)
    return talk.hears("Pratinjau kaidah")
