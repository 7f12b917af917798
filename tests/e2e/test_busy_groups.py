"""More questions in a group than Telegram lets us answer in a minute: they wait, nobody else does, none is lost."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.running import running_bot
from tests.telegram_server import Chat, TelegramServer, group, person, text_of

MENTION = "@TanyaNetralBot"


def answered(room: Chat) -> list[tuple[str, str]]:
    """Each question with what was said to it."""
    return [(m["reply_to_message"]["text"].split(" ", 1)[1], text_of(m).split("\n")[1]) for m in room.messages]


def test_the_excess_waits_without_holding_up_others_and_each_answer_finds_its_question(tmp_path: Path) -> None:
    settings = {"GROUP_MESSAGES_PER_MINUTE": "2", "CONCURRENT_CHATS": "2"}
    with TelegramServer() as server, running_bot(server, tmp_path, **settings) as bot:
        sari, budi = person(server, "Sari"), person(server, "Budi")
        rooms = [group(server, f"Kantor {n}", sari) for n in range(4)]
        for number in range(3):
            for room in rooms:
                sari.sends(f"{MENTION} gema {number}", room)
        for room in rooms:
            room.waits_for_count(2)
        # All groups wait for their minute now; there are more of them than places, yet Budi is answered.
        budi.sends("boleh baca berita politik?")
        budi.chat.waits_for("✅")
        assert [len(room.messages) for room in rooms] == [2, 2, 2, 2]
        bot.kill()
        bot.start()  # the minute is forgotten, what waited is not
        for room in rooms:
            room.waits_for_count(3)
            assert answered(room) == [(f"gema {n}", f"Gema {n}.") for n in range(3)]
        assert server.world.violations == []
