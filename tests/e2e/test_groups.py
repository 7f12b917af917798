"""Groups, channels and inline mode: only when meant, short, and never a private question in public."""

from __future__ import annotations

from typing import Any

from tests.telegram_server import Person, TelegramServer, buttons_of, group, migrates, text_of

MENTION = "@TanyaNetralBot"


def test_in_a_group_it_answers_only_when_it_is_meant(server: TelegramServer, sari: Person) -> None:
    room = group(server, "Kantor", sari)
    sari.sends("boleh like postingan caleg?", room)
    sari.sends(f"{MENTION} boleh baca berita politik?", room)
    answer = room.waits_for("✅ Boleh")
    assert len(room.messages) == 1
    assert text_of(answer) == (
        "✅ Boleh\nMembaca berita politik bebas. Aturan menyebutnya dengan jelas.\n"
        "Dasar SKB Netralitas ASN 2022, Lampiran II, pelanggaran disiplin angka 6"
    )
    assert answer["reply_to_message"]["text"].startswith(MENTION)


def test_the_deep_link_of_a_group_answer_opens_the_full_one_in_private(server: TelegramServer, sari: Person) -> None:
    room = group(server, "Kantor", sari)
    sari.sends("/tanya boleh like postingan caleg?", room)
    button = buttons_of(room.waits_for("🚫"))[0]
    assert button["text"] == "Jawaban lengkap"
    payload = button["url"].split("start=")[1]
    sari.sends(f"/start {payload}")
    assert "Akibatnya" in text_of(sari.chat.waits_for("🚫"))
    assert len(room.messages) == 1
    forged = payload[:-1] + ("0" if payload[-1] != "0" else "1")  # the signature's last hex digit, always another one
    sari.sends(f"/start {forged}")
    sari.chat.waits_for("Saya TanyaNetral")


def test_the_deep_link_asks_again_after_what_stood_in_the_group_and_not_what_stands_in_private(
    server: TelegramServer, sari: Person, budi: Person
) -> None:
    room = group(server, "Kantor", sari, budi)
    sari.sends(f"{MENTION} saya PPPK, boleh like postingan caleg?", room)
    room.waits_for("🚫")
    sari.sends(f"{MENTION} sanksinya apa", room)
    link = buttons_of(room.waits_for_count(2)[1])[0]["url"].split("start=")[1]
    for reader, own in ((sari, True), (budi, False)):
        reader.sends("boleh baca berita politik?")
        reader.chat.waits_for("✅ Boleh")
        reader.sends(f"/start {link}")
        assert "Akibatnya Disiplin PPPK di instansinya." in text_of(reader.chat.waits_for("🚫"))
        before = len(reader.chat.messages)
        reader.sends("boleh like postingan caleg?")
        again = reader.chat.waits_for("🚫", after=before)
        assert ("Sanksi moral" in text_of(again)) is not own


def test_somebody_elses_status_is_not_taken_for_ones_own(server: TelegramServer, sari: Person, budi: Person) -> None:
    room = group(server, "Kantor", sari, budi)
    sari.sends(f"{MENTION} saya PPPK, boleh like postingan caleg?", room)
    link = buttons_of(room.waits_for("🚫"))[0]["url"].split("start=")[1]
    for reader, own in ((sari, True), (budi, False)):
        reader.sends(f"/start {link}")
        answer = reader.chat.waits_for("Akibatnya Disiplin PPPK di instansinya.")
        assert ("Ingat: saya PPPK" in [b["text"] for b in buttons_of(answer)]) is own
        reader.sends("boleh like postingan caleg?")
        assert ("Sanksi moral" in text_of(reader.chat.waits_for_count(2)[1])) is not own


def test_a_reply_to_the_bot_continues_for_that_person_only(server: TelegramServer, sari: Person, budi: Person) -> None:
    room = group(server, "Kantor", sari, budi)
    sari.sends(f"{MENTION} boleh like postingan caleg?", room)
    first = room.waits_for("🚫")
    sari.replies(first, "sanksinya apa", room)
    assert "Like pada unggahan" in text_of(room.waits_for_count(2)[1])
    budi.replies(first, "sanksinya apa", room)
    assert "🔎" in text_of(room.waits_for_count(3)[2])


def test_a_topic_of_a_forum_gets_its_answer_there(server: TelegramServer, sari: Person) -> None:
    from dataclasses import replace

    room = replace(group(server, "Forum", sari, forum=True), thread=77)
    sari.sends(f"{MENTION} boleh like postingan caleg?", room)
    assert room.waits_for("🚫")["message_thread_id"] == 77


def test_two_people_pressing_in_a_group_each_get_their_say(server: TelegramServer, sari: Person, budi: Person) -> None:
    room = group(server, "Kantor", sari, budi)
    sari.sends(f"{MENTION} boleh foto?", room)
    asked = room.waits_for("Fotonya bersama siapa?")
    options = {b["text"]: b["callback_data"] for b in buttons_of(asked) if "callback_data" in b}
    sari.sees_toast(sari.presses_data(options["Bersama calon"], asked))
    room.waits_for("Foto dengan gestur dukungan dilarang")
    budi.sees_toast(budi.presses_data(options["Keluarga"], asked))
    assert room.waits_for("Foto keluarga tanpa simbol bebas")["message_id"] == asked["message_id"]


def test_anonymous_admins_and_channels_are_answered(server: TelegramServer, sari: Person) -> None:
    room = group(server, "Kantor", sari)
    chat = server.world.chats[room.id]
    bot_user = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    body: dict[str, Any] = {"from": bot_user, "sender_chat": chat, "text": f"{MENTION} boleh like postingan caleg?"}
    body["entities"] = [{"type": "mention", "offset": 0, "length": len(MENTION)}]
    sari.posts(body, room)
    room.waits_for("🚫")


def test_the_channel_post_that_mentions_it_is_answered(server: TelegramServer, sari: Person) -> None:
    import copy

    channel = group(server, "Saluran")
    server.world.chats[channel.id]["type"] = "channel"
    text = f"{MENTION} boleh like postingan caleg?"
    post = server.world.keep(
        channel.id,
        {"sender_chat": server.world.chats[channel.id], "text": text,
         "entities": [{"type": "mention", "offset": 0, "length": len(MENTION)}]},
    )  # fmt: skip
    server.world.push("channel_post", copy.deepcopy(post))
    channel.waits_for("🚫")


def test_the_forward_of_a_channel_post_into_its_discussion_is_no_question(server: TelegramServer, sari: Person) -> None:
    channel, room = group(server, "Saluran"), group(server, "Diskusi", sari)
    service = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    forwarded = {"from": service, "sender_chat": server.world.chats[channel.id], "is_automatic_forward": True}
    sari.sends(f"{MENTION} boleh like postingan caleg?", room, **forwarded)
    sari.sends("/tanya boleh like postingan caleg?", room, **forwarded)
    sari.sends(f"{MENTION} boleh baca berita politik?", room)
    room.waits_for("✅ Boleh")
    assert len(room.messages) == 1


def test_a_group_that_migrates_keeps_working(server: TelegramServer, sari: Person) -> None:
    room = group(server, "Kantor", sari)
    new = migrates(server, room)
    sari.sends(f"{MENTION} boleh like postingan caleg?", new)
    new.waits_for("🚫")


def test_an_answer_follows_a_group_that_migrated_meanwhile(server: TelegramServer, sari: Person) -> None:
    room = group(server, "Kantor", sari)
    sari.sends(f"{MENTION} lambat boleh like postingan caleg?", room)
    new = group(server, "Kantor")
    server.world.migrated[room.id] = new.id
    new.waits_for("🚫")


def test_only_a_group_admin_turns_the_daily_quiz_on(server: TelegramServer, sari: Person, budi: Person) -> None:
    room = group(server, "Kantor", sari, budi, admin=budi.id)
    sari.sends("/kuis", room)
    poll = room.waits_for(lambda m: "poll" in m)
    assert sari.sees_toast(sari.presses("kuis harian", poll, room))["text"].startswith("Hanya admin grup")
    assert "nyala" in budi.sees_toast(budi.presses("kuis harian", poll, room))["text"]
    room.waits_for("satu pertanyaan sehari")


def test_inline_mode_offers_ready_articles(sari: Person) -> None:
    results = sari.queries("like postingan caleg")
    assert results[0]["title"] == "🚫 Memberi like pada unggahan calon"
    assert results[0]["input_message_content"]["message_text"].startswith("<b>Memberi like")
    assert 1 <= len(results) <= 10
    assert "start=topik_" in results[0]["reply_markup"]["inline_keyboard"][0][0]["url"]


def test_an_empty_inline_query_offers_one_situation_of_each_group(sari: Person) -> None:
    assert len(sari.queries("")) == 3
