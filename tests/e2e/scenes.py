"""What an asker can come to see, scene by scene; the same for the real engine and the fake one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from tests.e2e.stage import Scene, Theatre
from tests.telegram_server import Person, buttons_of, group, person, text_of
from tests.telegram_server.world import Json

LIKE = "boleh like postingan caleg?"
LETTER = "apa isi surat edaran bupati soal parkir saat kampanye?"
# Title -> what is typed and pressed ("> label"; "! label" where only a short notice follows).
TALKS: dict[str, tuple[str, ...]] = {
    "Mulai": ("/start",),
    "Tidak boleh": (LIKE,),
    "Boleh": ("boleh baca berita politik?",),
    "Bersyarat, dua pendapat": ("boleh hadir di kampanye?", "> Hanya menyimak"),
    "Klarifikasi": ("boleh foto?", "> Bersama calon"),
    "Bunyi aturan dan tetangganya": (LIKE, "> Bunyi aturan", "> ▶"),
    "Sanksi satu perbuatan": (LIKE, "> ⚖️ Sanksi"),
    "Sanksi yang tidak disebut": ("saya honorer, boleh like postingan caleg?", "> ⚖️ Sanksi"),
    "Kartu": (LIKE, "> Kartu"),
    "Penilaian": (LIKE, "! 👍", LIKE, "> 👎", "> salah"),
    "Status yang disebut, lalu diingat": ("saya PPPK, boleh like postingan caleg?", "> Ingat: saya PPPK"),
    "Susulan": (LIKE, "sanksinya apa?"),
    "Tidak ditemukan, lalu ke admin": (LETTER, "> Tanyakan ke admin", "> Kirim"),
    "Tidak jadi ke admin": ("berapa ongkos parkir saat hajatan calon?", "> Tanyakan ke admin", "> Batal"),
    "Beberapa pertanyaan": ("boleh like postingan caleg? boleh baca berita politik?",),
    "Terlalu banyak pertanyaan": (
        "boleh like postingan caleg? boleh baca berita politik? boleh hadir di kampanye? boleh foto sama keluarga?",
    ),
    "Inggris": ("can i like a candidate's post",),
    "Sapaan": ("halo",),
    "Di luar cakupan": ("siapa presiden terbaik menurutmu?",),
    "Pasal": ("/pasal 14 pp 94/2021",),
    "Pasal yang rancu": ("/pasal 5 huruf n pp 94/2021",),
    "Pasal yang terlalu banyak": ("/pasal 5, 14, 15 pp 94/2021, lampiran II skb netralitas 2022",),
    "Pasal tanpa alamat": ("/pasal", "/pasal kucing", "/pasal 999 pp 94/2021"),
    "Aturan yang dicabut": ("/pasal 4 pp 53/2010",),
    "Topik": ("/topik", ">  ", ">  "),
    "Sanksi": ("/sanksi",),
    "Aturan": ("/aturan",),
    "Langganan": ("/langganan", "> ampanye", "> ampanye"),
    "Bantuan": ("/bantuan",),
    "Privasi": ("/privasi",),
    "Hapus": ("/hapus", "> Tidak jadi", "/hapus", "> Ya, hapus semua"),
    "Tentang": ("/tentang",),
    "Perintah tak dikenal": ("/tambah",),
    "Tanya tanpa isi": ("/tanya",),
}
OTHER_KINDS: dict[str, Json] = {
    "sticker": {"emoji": "😀", "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"},
    "voice": {"duration": 3}, "video": {"duration": 3, "width": 1, "height": 1}, "document": {"file_name": "soal.pdf"},
}  # fmt: skip
_FILE = {"file_id": "x", "file_unique_id": "x"}


def play_for_askers(theatre: Theatre) -> None:
    for title, steps in TALKS.items():
        _talk(theatre.scene(title), steps)
    _edited(theatre.scene("Pertanyaan disunting"))
    _forwarded(theatre.scene("Diteruskan"))
    _other_kinds(theatre)
    _quiz(theatre.scene("Kuis"), right=4)
    _quiz(theatre.scene("Kuis tanpa salah"), right=5)
    _quiz(theatre.scene("Kuis tanpa benar"), right=0)
    _presses_of_others(theatre.scene("Tombol yang tidak berlaku"))
    _asks_twice(theatre.scene("Dua kali ke admin"))
    _inline(theatre.scene("Mode inline"))
    _groups(theatre)


def _talk(scene: Scene, steps: Sequence[str]) -> None:
    for step in steps:
        if step[:2] in ("> ", "! "):
            if not scene.offers(step[2:].strip()):
                break  # the real engine may answer what the fake one asks back about
            scene.presses(step[2:].strip(), "" if step[0] == ">" else None)
        else:
            scene.says(step)


def _edited(scene: Scene) -> None:
    question: list[Json] = []
    scene.does(lambda: question.append(scene.who.sends(LIKE)), "🚫")
    changed = "boleh baca berita politik?"
    scene.does(lambda: scene.who.edits(question[0], changed), "✅")
    scene.shown.insert(-1, question[0] | {"text": f"{changed} (disunting)", "entities": []})


def _forwarded(scene: Scene) -> None:
    scene.does(lambda: scene.who.forwards("dukung calon nomor satu"), "dibagikan")
    scene.does(lambda: scene.who.sends_photo("boleh saya bagikan ini?"))


def _other_kinds(theatre: Theatre) -> None:
    scene = theatre.scene("Bukan tulisan")
    post = scene.who.posts
    for kind, body in OTHER_KINDS.items():
        scene.does(lambda kind=kind, body=body: post({kind: _FILE | body}))  # type: ignore[misc]
    scene.does(lambda: post({"location": {"latitude": 1.0, "longitude": 1.0}}))
    scene.does(lambda: post({"contact": {"phone_number": "1", "first_name": "Budi"}}))
    scene.does(lambda: post({"dice": {"emoji": "🎲", "value": 3}}))
    scene.does(scene.who.sends_photo)


def _quiz(scene: Scene, right: int) -> None:
    """The first so many right, the others wrong, and the score."""
    asked = scene.says("/kuis", _is_poll)
    for number in range(1, 6):
        answer = asked["poll"]["correct_option_ids"][0]
        choice = answer if number <= right else (answer + 1) % 3
        asked = scene.does(_vote(scene.who, asked, choice), _is_poll if number < 5 else "Skor Anda")


def _vote(who: Person, message: Json, choice: int) -> Callable[[], None]:
    return lambda: who.votes(message, choice)


def _is_poll(message: Json) -> bool:
    return "poll" in message


def _presses_of_others(scene: Scene) -> None:
    """A button that was never there, and one whose question has been deleted."""
    answer = scene.says(LIKE)
    scene.taps("hy.0000000000", answer, None)
    bad = next(b["callback_data"] for b in buttons_of(answer) if "👎" in b["text"])
    scene.says("/hapus")
    scene.presses("Ya, hapus semua")
    scene.taps(bad, answer, None)


def _asks_twice(scene: Scene) -> None:
    """The same question, sent to the admins by two buttons."""
    scene.says(LETTER)
    scene.presses("Tanyakan ke admin", "Yang akan dikirim")
    preview = scene.who.chat.messages[-1]
    send = next(b["callback_data"] for b in buttons_of(preview) if b["text"] == "Kirim")
    scene.taps(send, preview, "Sudah dikirim")
    scene.taps(send, preview, "mohon ditunggu")


def _inline(scene: Scene) -> None:
    scene.shown.append({"typed": f"@TanyaNetralBot {LIKE}"})
    for result in scene.who.queries(LIKE)[:4]:
        scene.shown.append({"result": (result["title"], result.get("description", ""))})


def _groups(theatre: Theatre) -> None:
    server, member = theatre.server, person(theatre.server, "Budi")
    room = group(server, "Kantor", member, admin=member.id)
    scene = theatre.scene("Grup", member, room)
    scene.does(lambda: _joins(member, room.id), "Halo semua")
    scene.says(f"@TanyaNetralBot {LIKE}")
    scene.says("@TanyaNetralBot", "Ada yang bisa dibantu")
    scene.says("/langganan", "obrolan pribadi")
    scene.says("/hapus", "obrolan pribadi")
    daily = theatre.scene("Kuis grup", member, room)
    poll = daily.says("/kuis", _is_poll)
    other = person(server, "Sari")
    server.world.members[room.id, other.id] = "member"
    data = buttons_of(poll)[0]["callback_data"]
    daily.taps(data, poll, None, by=other)
    daily.taps(data, poll, "satu pertanyaan sehari")
    daily.says("/kuis", _is_poll)
    daily.presses("Matikan", "dimatikan")


def _joins(member: Person, room: int) -> None:
    world = member.world
    bot, stamp = world.bot, int(time.time())
    world.push("my_chat_member", {
        "chat": world.chats[room], "from": member.user, "date": stamp,
        "old_chat_member": {"status": "left", "user": bot}, "new_chat_member": {"status": "member", "user": bot},
    })  # fmt: skip


def play_breakdown(theatre: Theatre) -> None:
    """What is said when something fails, when an answer is too long for one message, and when no admin is there."""
    theatre.scene("Gangguan").says("rusak")
    long = theatre.scene("Jawaban yang sangat panjang")
    long.says("gedor? gedor lagi? gedor terus?", lambda message: "Pertanyaan 3" in text_of(message))
    theatre.scene("Tanpa admin").says(LETTER)
