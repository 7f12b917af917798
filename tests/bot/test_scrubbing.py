"""An update on disk names nobody and still works."""

from __future__ import annotations

from bot.scrubbing import scrubbed

SARI = {"id": 7, "is_bot": False, "first_name": "Sari", "last_name": "A", "username": "sari", "language_code": "id"}


def test_names_and_numbers_go_while_ids_and_entities_stay() -> None:
    text = "🙏 NIP 198503122010011001 @TanyaNetralBot boleh?"
    update = {
        "update_id": 1,
        "message": {
            "message_id": 2,
            "from": SARI,
            "chat": {"id": 7, "type": "private", "first_name": "Sari"},
            "text": text,
            "entities": [{"type": "mention", "offset": 26, "length": 15}],
            "reply_to_message": {"from": {"id": 1, "is_bot": True, "first_name": "B", "username": "TanyaNetralBot"}},
            "forward_origin": {"type": "hidden_user", "sender_user_name": "Budi", "date": 1},
            "contact": {"phone_number": "0812", "first_name": "Budi", "user_id": 9},
        },
    }
    assert scrubbed(update) == {
        "update_id": 1,
        "message": {
            "message_id": 2,
            "from": {"id": 7, "is_bot": False, "first_name": ""},
            "chat": {"id": 7, "type": "private", "first_name": ""},
            "text": "🙏 [nomor identitas] @TanyaNetralBot boleh?",
            "entities": [{"type": "mention", "offset": 21, "length": 15}],
            "reply_to_message": {"from": {"id": 1, "is_bot": True, "first_name": "B", "username": "TanyaNetralBot"}},
            "forward_origin": {"type": "hidden_user", "sender_user_name": "", "date": 1},
            "contact": {"phone_number": "", "first_name": "", "user_id": 9},
        },
    }


def test_a_text_without_numbers_stays_as_it_was_typed() -> None:
    update = {"update_id": 1, "message": {"text": "pasal  280 (3)\nUU   7/2017"}}
    assert scrubbed(update) == update
