"""A question in, an answer out, with every button under it."""

from __future__ import annotations

from time import monotonic

from tests.e2e.running import BotProcess
from tests.telegram_server import Person, TelegramServer, buttons_of, text_of


def test_a_plain_question_is_answered_verdict_first_with_its_law(sari: Person) -> None:
    sari.sends("boleh like postingan caleg?")
    [message] = sari.chat.waits_for_count(1)
    assert text_of(message) == (
        "🚫 Tidak boleh\n"
        "Like pada unggahan <calon> dihitung berpihak & dilarang. Aturan menyebutnya dengan jelas.\n\n"
        "Dasar\n"
        "1. SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka 6\n"
        "2. PP 94/2021 Pasal 5 huruf n angka 2\n\n"
        "Akibatnya Sanksi moral. Hukuman disiplin berat. Disiplin PPPK di instansinya.\n"
        "Yang boleh Membaca berita atau mengikuti akun resmi KPU.\n\n"
        "Berlaku untuk PNS/PPPK · sumber sampai Feb 2026 · bukan pendapat hukum resmi"
    )
    assert [b["text"] for b in buttons_of(message)] == ["📖 Bunyi aturan", "⚖️ Sanksi", "🖼 Kartu", "👍", "👎"]


def test_the_law_button_shows_the_provision_and_turns_its_pages(sari: Person) -> None:
    sari.sends("boleh like postingan caleg?")
    sari.presses("Bunyi aturan")
    law = sari.chat.waits_for("Ringkasan norma")
    assert "SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka 6" in text_of(law)
    assert "menyukai <akun> pemenangan calon & sejenisnya" in text_of(law)
    assert "Status hari ini: berlaku · diperiksa 22 Nov 2026" in text_of(law)
    assert [b["text"] for b in buttons_of(law)] == ["1", "2", "◀", "▶", "Halaman resmi"]
    sari.presses("▶", law)
    turned = sari.chat.waits_for("angka 7")
    assert turned["message_id"] == law["message_id"]
    sari.presses("2", turned)
    second = sari.chat.waits_for("PP 94/2021 Pasal 5 huruf n angka 2\nDisiplin")
    assert second["message_id"] == law["message_id"]
    assert "Halaman resmi" not in [b["text"] for b in buttons_of(second)]


def test_the_sanction_button_tells_who_faces_what_when(sari: Person) -> None:
    sari.sends("boleh like postingan caleg?")
    sari.presses("Sanksi")
    assert text_of(sari.chat.waits_for("Akibat: Memberi like")) == (
        "Akibat: Memberi like pada unggahan calon\n\n"
        "PNS, CPNS, sebelum calon ditetapkan\nsanksi moral\nPP 94/2021 Pasal 15\n\n"
        "PNS, CPNS, sesudah calon ditetapkan\nhukuman disiplin berat\nPP 94/2021 Pasal 14\n\n"
        "PPPK, semua tahap\ndisiplin PPPK di instansinya\nPP 49/2018 Pasal 51"
    )


def test_the_card_button_sends_a_picture_whose_caption_says_the_same(server: TelegramServer, sari: Person) -> None:
    sari.sends("boleh like postingan caleg?")
    sari.presses("Kartu")
    card = sari.chat.waits_for(lambda m: "photo" in m)
    assert text_of(card).startswith("Tidak boleh. Like pada unggahan <calon>")
    assert "Dasar: SKB Netralitas ASN 2022, Lampiran II" in text_of(card)
    content = server.world.files[card["photo"][0]["file_id"]][1]
    assert content.startswith(b"\x89PNG")
    assert card["photo"][0]["width"] == 1080


def test_a_conditional_answer_lists_both_sides_and_buttons_narrow_it(sari: Person) -> None:
    sari.sends("boleh hadir di kampanye?")
    answer = sari.chat.waits_for("⚠️ Bersyarat")
    assert "Boleh bila hanya menyimak tanpa atribut." in text_of(answer)
    assert "Tidak boleh bila memakai atribut" in text_of(answer)
    assert "Mendagri (2024): Boleh hadir pasif." in text_of(answer)
    assert "Sikap hati-hati Sebaiknya jangan hadir." in text_of(answer)
    sari.presses("Pakai atribut", answer)
    narrowed = sari.chat.waits_for("🚫 Tidak boleh\nPakai atribut")
    assert narrowed["message_id"] == answer["message_id"]


def test_the_picture_of_a_branch_is_of_that_branch_and_nothing_follows_where_it_is_free(sari: Person) -> None:
    sari.sends("boleh hadir di kampanye?")
    sari.presses("Hanya menyimak", sari.chat.waits_for("⚠️ Bersyarat"))
    free = sari.chat.waits_for("✅ Boleh")
    assert [b["text"] for b in buttons_of(free)] == ["📖 Bunyi aturan", "🖼 Kartu", "👍", "👎"]
    sari.presses("Kartu", free)
    caption = text_of(sari.chat.waits_for(lambda m: "photo" in m))
    assert caption.startswith("Boleh. Hanya menyimak: ")
    assert "Sebaiknya jangan hadir.\nDasar: " in caption


def test_a_press_is_remembered_as_what_it_says(sari: Person) -> None:
    sari.sends("boleh foto?")
    sari.presses("Bersama calon", sari.chat.waits_for("Fotonya bersama siapa?"))
    sari.chat.waits_for("🚫")
    sari.sends("sanksinya apa")
    assert "Foto dengan gestur dukungan dilarang" in text_of(sari.chat.waits_for_count(2)[1])
    sari.sends("boleh hadir di kampanye?")
    sari.presses("Pakai atribut", sari.chat.waits_for("⚠️ Bersyarat"))
    sari.chat.waits_for("🚫 Tidak boleh\nPakai atribut")
    sari.sends("sanksinya apa")
    assert "Hadir di kampanye" in text_of(sari.chat.waits_for_count(4)[3])


def test_whoever_told_a_status_sees_no_sanction_of_others(sari: Person) -> None:
    for status, rows in (
        ("PPPK", "PPPK, semua tahap\ndisiplin PPPK di instansinya\nPP 49/2018 Pasal 51"),
        (
            "honorer",
            "Pustaka tidak menyebut sanksi bagi non-ASN dalam keadaan ini; untuk kepastian, tanyakan kepada PPK.",
        ),
    ):
        before = len(sari.chat.messages)
        sari.sends(f"saya {status}, boleh like postingan caleg?")
        sari.presses("Sanksi", sari.chat.waits_for("🚫", after=before))
        page = sari.chat.waits_for("Akibat: Memberi like", after=before)
        assert text_of(page) == f"Akibat: Memberi like pada unggahan calon\n\n{rows}"


def test_a_missing_act_is_asked_for_and_the_press_becomes_the_answer(sari: Person) -> None:
    sari.sends("boleh foto?")
    asked = sari.chat.waits_for("Fotonya bersama siapa?")
    assert [b["text"] for b in buttons_of(asked)] == ["Bersama calon", "Keluarga", "Tidak tahu"]
    sari.presses("Tidak tahu", asked)
    answer = sari.chat.waits_for("Foto bergantung pada gestur")
    assert answer["message_id"] == asked["message_id"]


def test_an_unknown_situation_offers_the_nearest_topics(sari: Person) -> None:
    sari.sends("kucing saya menggigit undangan pernikahan tetangga")
    missing = sari.chat.waits_for("🔎 Tidak ditemukan")
    topics = [b["text"] for b in buttons_of(missing)]
    assert len(topics) == 3
    assert "PPK atau BKPSDM" in text_of(missing)
    sari.presses(topics[0], missing)
    assert len(sari.chat.waits_for_count(2)) == 2


def test_a_thumb_down_asks_why_and_is_noted(sari: Person) -> None:
    sari.sends("boleh baca berita politik?")
    key = sari.presses("👎")
    assert sari.sees_toast(key)["text"] == "Terima kasih, dicatat untuk ditinjau petugas."
    why = sari.chat.waits_for("Apa yang kurang?")
    assert [b["text"] for b in buttons_of(why)] == [
        "salah", "kurang lengkap", "sulit dipahami", "bukan yang saya tanyakan",
    ]  # fmt: skip
    sari.presses("kurang lengkap", why)
    assert sari.chat.waits_for("dicatat untuk ditinjau")["message_id"] == why["message_id"]


def test_an_edited_question_is_answered_anew_in_the_same_message(sari: Person) -> None:
    question = sari.sends("boleh like postingan caleg?")
    first = sari.chat.waits_for("🚫")
    sari.edits(question, "boleh baca berita politik?")
    second = sari.chat.waits_for("✅ Boleh")
    assert second["message_id"] == first["message_id"]
    assert len(sari.chat.messages) == 1


def test_an_edited_question_leans_on_what_stands_before_it_and_not_on_its_own_old_words(sari: Person) -> None:
    news = sari.sends("saya PPPK, boleh baca berita politik?")
    sari.chat.waits_for("✅ Boleh")
    like = sari.sends("boleh like postingan caleg?")
    assert "Akibatnya Disiplin PPPK di instansinya.\n" in text_of(sari.chat.waits_for("🚫"))
    sari.edits(like, "sanksinya apa")
    sari.chat.waits_for(lambda m: text_of(m).startswith("✅ Boleh"), after=1)
    sari.edits(news, "sanksinya apa")
    sari.chat.waits_for("🔎 Tidak ditemukan")
    sari.edits(like, "boleh like postingan caleg?")
    assert "Sanksi moral" in text_of(sari.chat.waits_for("🚫"))


def test_pages_that_an_edit_added_go_with_the_next_edit(sari: Person) -> None:
    question = sari.sends("boleh like postingan caleg?")
    first = sari.chat.waits_for("🚫")
    for text, last in (("gedor? gedor lagi? gedor terus?", "Pertanyaan 3"), ("boleh baca berita politik?", "✅ Boleh")):
        sari.edits(question, text)
        sari.chat.waits_for(last)
    sari.sends("halo")
    sari.chat.waits_for("Halo!")
    assert sari.chat.messages[0]["message_id"] == first["message_id"]
    assert [t.split()[0] for t in sari.chat.texts] == ["✅", "Halo!"]


def test_a_live_location_that_moves_is_heard_once(server: TelegramServer, sari: Person) -> None:
    place = {"latitude": -6.2, "longitude": 106.8, "live_period": 900}
    shared = sari.posts({"location": place})
    sari.chat.waits_for("lokasi")
    for step in range(3):
        moved = {"location": place | {"latitude": -6.2 + step / 100}, "edit_date": shared["date"] + step}
        server.world.push("edited_message", shared | moved)
    sari.sends("halo")
    sari.chat.waits_for("Halo!")
    assert len(sari.chat.messages) == 2


def test_a_follow_up_is_joined_with_what_came_before(sari: Person) -> None:
    sari.sends("boleh like postingan caleg?")
    sari.chat.waits_for_count(1)
    sari.sends("sanksinya apa")
    messages = sari.chat.waits_for_count(2)
    assert "Like pada unggahan" in text_of(messages[1])


def test_a_told_status_is_used_and_may_be_kept(sari: Person) -> None:
    sari.sends("saya PPPK, boleh like postingan caleg?")
    answer = sari.chat.waits_for("🚫")
    assert "Akibatnya Disiplin PPPK di instansinya.\n" in text_of(answer)
    key = sari.presses("Ingat: saya PPPK")
    assert sari.sees_toast(key)["text"] == "Diingat sampai /hapus."
    sari.chat.waits_for(lambda m: "Ingat: saya PPPK" not in [b["text"] for b in buttons_of(m)])


def test_a_long_answer_is_split_at_sentence_ends_and_never_cut(sari: Person) -> None:
    sari.sends("/pasal 15 pp 94/2021")
    messages = sari.chat.waits_for_count(3)
    whole = " ".join(text_of(m) for m in messages)
    assert whole.count("Uraian panjang sekali.") == 400
    assert [bool(buttons_of(m)) for m in messages][-1]


def test_several_questions_are_answered_part_by_part_and_the_rest_is_named(sari: Person) -> None:
    sari.sends(
        "boleh like postingan caleg? boleh baca berita politik? foto keluarga di hajatan? boleh hadir di kampanye?"
    )
    answer = sari.chat.waits_for("Pertanyaan 3")
    assert "Pertanyaan 1: boleh like postingan caleg" in text_of(answer)
    assert "Kirim ulang yang ini: “boleh hadir di kampanye”" in text_of(answer)


def test_an_english_question_gets_an_english_verdict_line(sari: Person) -> None:
    sari.sends("can i like a candidate's post")
    assert text_of(sari.chat.waits_for("🚫")).split("\n")[:2] == ["🚫 Tidak boleh", "Not allowed."]


def test_a_greeting_gets_a_greeting_and_no_verdict(sari: Person) -> None:
    sari.sends("halo")
    assert text_of(sari.chat.waits_for("Halo!")) == "Halo! Silakan bertanya soal netralitas."


def test_typing_shows_only_when_an_answer_takes_long(
    server: TelegramServer, bot: BotProcess, sari: Person, budi: Person
) -> None:
    with bot.holding():
        sari.sends("tahan: boleh like postingan caleg?")
        server.world.wait(lambda: sari.id in typed_to(server), 45, "typing")
    sari.chat.waits_for("🚫")
    # On a busy machine any answer may take 300 ms; of ten at least one does not, and then nothing is shown.
    for _ in range(10):
        before, begun = len(budi.chat.messages), monotonic()
        budi.sends("boleh baca berita politik?")
        budi.chat.waits_for_count(before + 1)
        if monotonic() - begun < 0.3:
            break
        server.world.actions.clear()
    assert budi.id not in typed_to(server)


def typed_to(server: TelegramServer) -> set[int]:
    return {action["chat_id"] for action in server.world.actions}
