"""Every command of the user's half, and the people who use them oddly."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.e2e.running import BotProcess
from tests.telegram_server import Person, TelegramServer, buttons_of, person, text_of


def test_start_offers_three_questions_as_buttons_and_a_press_asks_one(sari: Person) -> None:
    sari.sends("/start")
    hello = sari.chat.waits_for("Saya TanyaNetral")
    assert len(buttons_of(hello)) == 3
    assert "Saya tidak menyimpan nama Anda" in text_of(hello)
    sari.presses("Boleh like postingan caleg?")
    sari.chat.waits_for("🚫 Tidak boleh")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/bantuan", "Cara bertanya"),
        ("/tentang", "Putusan ditulis dan diperiksa orang"),
        ("/privasi", "90 hari"),
        ("/pasal", "Tulis pasalnya"),
        ("/aturan", "Aturan di pustaka (1/1)"),
        ("/tambah", "Perintah itu tidak saya kenal."),
    ],
)
def test_a_command_says_its_thing(sari: Person, command: str, said: str) -> None:
    sari.sends(command)
    sari.chat.waits_for(said)


def test_topics_are_browsed_down_to_the_answer_and_back(sari: Person) -> None:
    sari.sends("/topik")
    first = sari.chat.waits_for("Pilih kelompok")
    sari.presses("Kampanye & deklarasi", first)
    group = sari.chat.waits_for("Pilih keadaan")
    assert group["message_id"] == first["message_id"]
    sari.presses("Hadir di kampanye", group)
    answer = sari.chat.waits_for("⚠️ Bersyarat")
    assert answer["message_id"] == first["message_id"]
    sari.presses("« Kembali", answer)
    sari.presses("« Kembali", sari.chat.waits_for("Pilih keadaan"))
    assert sari.chat.waits_for("Pilih kelompok")["message_id"] == first["message_id"]


def test_a_situation_opened_from_the_topics_may_be_asked_on(sari: Person) -> None:
    sari.sends("/topik")
    sari.presses("Media sosial", sari.chat.waits_for("Pilih kelompok"))
    sari.presses("Memberi like", sari.chat.waits_for("Pilih keadaan"))
    sari.chat.waits_for("🚫 Tidak boleh")
    sari.sends("sanksinya apa")
    assert "Like pada unggahan" in text_of(sari.chat.waits_for_count(2)[1])


def test_pasal_shows_one_provision(sari: Person) -> None:
    sari.sends("/pasal 14 pp 94/2021")
    law = sari.chat.waits_for("PP 94/2021 Pasal 14")
    assert "belum dicocokkan dengan naskah resmi" in text_of(law)
    assert [b["text"] for b in buttons_of(law)] == ["◀", "▶"]


def test_pasal_lists_every_place_named_and_says_when_there_are_more(sari: Person) -> None:
    sari.sends("/pasal 14 dan 15 pp 94/2021")
    asked = sari.chat.waits_for("Aturan mana yang Anda maksud?")
    assert [b["text"] for b in buttons_of(asked)] == ["PP 94/2021 Pasal 14", "PP 94/2021 Pasal 15"]
    assert text_of(asked) == "Aturan mana yang Anda maksud?"
    sari.sends("/pasal 5, 14, 15 pp 94/2021, lampiran II skb netralitas 2022")
    asked = sari.chat.waits_for("Ini 6 dari 8; sebutkan ayat, huruf, atau angkanya")
    assert len(buttons_of(asked)) == 6


def test_pasal_lists_candidates_when_several_fit(sari: Person) -> None:
    sari.sends("/pasal 5 huruf n pp 94/2021")
    asked = sari.chat.waits_for("Aturan mana yang Anda maksud?")
    assert [b["text"] for b in buttons_of(asked)] == [
        "PP 94/2021 Pasal 5 huruf n angka 1",
        "PP 94/2021 Pasal 5 huruf n angka 2",
    ]
    sari.presses("angka 1", asked)
    sari.chat.waits_for("ikut kampanye")


def test_repealed_law_is_shown_as_such_with_its_successor(sari: Person) -> None:
    sari.sends("/pasal 4 angka 12 pp 53/2010")
    assert "Status hari ini: dicabut, digantikan PP 94/2021" in text_of(sari.chat.waits_for("PP 53/2010"))


def test_sanctions_come_as_a_picture_and_as_text(server: TelegramServer, sari: Person) -> None:
    sari.sends("/sanksi")
    picture, table = sari.chat.waits_for_count(2)
    assert text_of(picture) == "Sanksi pelanggaran netralitas"
    assert picture["photo"][0]["width"] == 1080
    assert (
        "Memberi like pada unggahan calon\nSebelum calon ditetapkan: sanksi moral\n"
        "Sesudah calon ditetapkan: hukuman disiplin berat"
    ) in text_of(table)
    assert "PPPK diproses menurut disiplin PPPK" in text_of(table)


def test_a_quiz_of_five_ends_with_a_score(server: TelegramServer, sari: Person) -> None:
    sari.sends("/kuis")
    for number in range(1, 6):
        polls = [m for m in sari.chat.waits_for_count(number) if "poll" in m]
        poll = polls[-1]["poll"]
        assert poll["question"].startswith(f"{number}/5. ")
        right = poll["correct_option_ids"][0]
        sari.votes(polls[-1], right if number < 5 else (right + 1) % 3)
    assert "Skor Anda: 4 dari 5" in text_of(sari.chat.waits_for("Skor Anda"))


def test_subscriptions_are_switched_by_buttons_and_a_double_tap_does_no_harm(bot: BotProcess, sari: Person) -> None:
    sari.sends("/langganan")
    page = sari.chat.waits_for("Langganan")
    data = next(b["callback_data"] for b in buttons_of(page) if b["text"].startswith("Media sosial"))
    for _ in range(2):
        sari.sees_toast(sari.presses_data(data, page))
    assert "✓ Media sosial dan grup pesan" in [b["text"] for b in buttons_of(sari.chat.waits_for("Langganan"))]
    with sqlite3.connect(bot.database) as db:
        assert db.execute("select topic from subscriptions where chat_id = ?", (sari.id,)).fetchall() == [
            ("media-sosial",)
        ]


def test_a_forged_or_foreign_button_changes_nothing(server: TelegramServer, sari: Person, budi: Person) -> None:
    sari.sends("/langganan")
    page = sari.chat.waits_for("Langganan")
    budi.sends("/langganan")
    foreign = buttons_of(budi.chat.waits_for("Langganan"))[0]["callback_data"]
    for data in (foreign, "hy.0000000000", "x", "hy", "L.AAAAAAAA.1.0123456789"):
        toast = sari.sees_toast(sari.presses_data(data, page))
        assert toast["text"] == "Tombol ini sudah tidak berlaku. Silakan tanyakan lagi."
        assert toast["show_alert"] is True


def test_hapus_leaves_nothing_in_any_table(bot: BotProcess, sari: Person) -> None:
    sari.sends("saya PPPK dengan NIP 198503122010011001, boleh like postingan caleg?")
    sari.presses("Ingat: saya PPPK")
    sari.presses("👍")
    sari.sends("/langganan")
    sari.presses("Kampanye")
    sari.sends("/kuis")
    sari.chat.waits_for(lambda m: "poll" in m)
    sari.sends("/hapus")
    sari.presses("Ya, hapus semua")
    sari.chat.waits_for("Semua data Anda dihapus")
    with sqlite3.connect(bot.database) as db:
        tables = [row[0] for row in db.execute("select name from sqlite_master where type = 'table'")]
        everything = {t: [repr(row) for row in db.execute(f'select * from "{t}"')] for t in tables}
        [key] = [row for row in everything["facts"] if "hash_key" in row]
    from bot.privacy import Hasher

    mine = Hasher(eval(key)[1]).person(sari.id)
    left = {t: [r for r in rows if str(sari.id) in r or mine in r] for t, rows in everything.items()}
    left = {t: rows for t, rows in left.items() if rows}
    # Only the update that carried the wish stays, emptied, so that Telegram may repeat it without effect.
    assert set(left) <= {"inbox"}
    assert all(", None, 'done'" in row or "'working'" in row for row in left.get("inbox", []))


def test_questions_are_kept_without_name_and_with_numbers_masked(bot: BotProcess, sari: Person) -> None:
    # While the answer is held back the update is in the inbox: there too nothing of it may be found.
    with bot.holding():
        sari.sends("tahan saya 198503122010011001 hp 081234567890, boleh like postingan caleg?")
        early = sari.world.wait(lambda: "[NIP]" in (found := dump(bot)) and found, 45, "the update in the inbox")
    assert "'working'" in early or "'waiting'" in early
    sari.chat.waits_for("🚫")
    late = dump(bot)
    for secret in ("198503122010011001", "081234567890", "sarix", "Sari"):
        assert secret not in early
        assert secret not in late
    assert "[NIP]" in late


def dump(bot: BotProcess) -> str:
    """Every row of every table."""
    with closing(sqlite3.connect(bot.database)) as db:
        return "\n".join(db.iterdump())


def test_a_deep_link_to_a_topic_opens_it(sari: Person) -> None:
    sari.sends("/start topik_media-sosial")
    sari.chat.waits_for("Pilih keadaan")
    sari.sends("/start topik_baca-berita")
    sari.chat.waits_for("✅ Boleh")


def test_a_failure_is_told_by_its_id_alerts_the_owner_and_logs_no_words(
    server: TelegramServer, bot: BotProcess, sari: Person
) -> None:
    owner = person(server, "Pemilik", 900001)
    owner.sends("halo")
    owner.chat.waits_for_count(1)
    sari.sends("rusak parah dengan kata kunci mangga")
    said = text_of(sari.chat.waits_for("gangguan"))
    number = said.split("kode ")[1].rstrip(".")
    owner.chat.waits_for(f"Gangguan {number}: RuntimeError")
    assert number in bot.log
    assert "mangga" not in bot.log


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"sticker": {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "type": "regular",
                      "is_animated": False, "is_video": False}}, "Stikernya lucu"),
        ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}, "belum bisa mendengarkan"),
        ({"location": {"latitude": -6.2, "longitude": 106.8}}, "tidak memerlukan lokasi"),
        ({"contact": {"phone_number": "0812", "first_name": "A"}}, "tidak menyimpan kontak"),
    ],
)  # fmt: skip
def test_what_is_not_text_is_answered_kindly(sari: Person, body: dict[str, object], said: str) -> None:
    sari.posts(body)
    sari.chat.waits_for(said)


def test_a_forwarded_message_is_answered_as_the_act_of_sharing_it(sari: Person) -> None:
    sari.forwards("dukung calon nomor satu")
    answer = sari.chat.waits_for("Membagikan pesan dukungan calon dilarang")
    assert text_of(answer).startswith("Saya jawab sebagai pertanyaan: bolehkah ini dibagikan.")


def test_a_photo_is_answered_by_its_caption_and_asks_for_one_when_it_has_none(sari: Person) -> None:
    sari.sends_photo("dukung calon nomor satu")
    sari.chat.waits_for("Membagikan pesan dukungan calon dilarang")
    sari.sends_photo()
    sari.chat.waits_for("Saya tidak membaca isi foto")


def test_menus_and_descriptions_are_set_for_scopes_and_languages(server: TelegramServer, bot: BotProcess) -> None:
    settings = server.world.settings
    server.world.wait(lambda: "short_description:en" in settings, 10, "the profile")
    assert "commands:all_private_chats:" in settings
    assert "commands:all_private_chats:en" in settings
    assert [c["command"] for c in settings["commands:all_group_chats:"]] == ["tanya", "pasal", "kuis", "bantuan"]
    assert settings["description:"].startswith("Tanya apa yang boleh")
