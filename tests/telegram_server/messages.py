"""Sending, editing and deleting messages with the limits Telegram puts on them."""

from __future__ import annotations

import struct
import time
from typing import Any

from tests.telegram_server.html import parse_html, utf16
from tests.telegram_server.spec import CallError
from tests.telegram_server.world import Json, World

Files = dict[str, tuple[str, bytes]]
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip


def text_of(text: str, parse_mode: str | None, entities: list[Json] | None, limit: int = 4096) -> Json:
    """``text`` and ``entities`` as stored; refuses empty, too long and badly marked-up texts."""
    if parse_mode not in (None, "HTML"):
        raise CallError("Bad Request: this server knows only the HTML parse mode")
    plain, found = parse_html(text) if parse_mode else (text, entities or [])
    if not plain.strip() and limit == 4096:
        raise CallError("Bad Request: message text is empty")
    if utf16(plain) > limit:
        raise CallError(f"Bad Request: message {'caption ' if limit == 1024 else ''}is too long")
    return {"text": plain} | ({"entities": found} if found else {})


def check_markup(markup: Json | None) -> None:
    """Inline keyboards: one action a button, callback data of 1 to 64 bytes, at most 100 buttons, 8 in a row."""
    rows = (markup or {}).get("inline_keyboard", [])
    if sum(len(row) for row in rows) > 100 or any(len(row) > 8 or not row for row in rows):
        raise CallError("Bad Request: reply markup is too long")
    for button in (b for row in rows for b in row):
        if not button["text"].strip() or sum(a in button for a in _ACTIONS) != 1:
            raise CallError("Bad Request: can't parse inline keyboard button: Text buttons are unallowed")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise CallError("Bad Request: BUTTON_DATA_INVALID")
        if "url" in button and not button["url"].startswith(("http://", "https://", "tg://")):
            raise CallError("Bad Request: BUTTON_URL_INVALID")


def send(world: World, params: Json, body: Json) -> Json:
    """Put a bot message into a chat, answering what it replies to."""
    chat_id = world.writable(params["chat_id"])
    check_markup(params.get("reply_markup"))
    if reply := params.get("reply_parameters"):
        replied = world.messages.get((chat_id, reply["message_id"]))
        if (replied is None or replied.get("deleted")) and not reply.get("allow_sending_without_reply"):
            raise CallError("Bad Request: message to be replied not found")
        if replied is not None:
            body["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
    if thread := params.get("message_thread_id"):
        body |= {"message_thread_id": thread, "is_topic_message": True}
    if "inline_keyboard" in (params.get("reply_markup") or {}):
        body["reply_markup"] = params["reply_markup"]
    return world.keep(chat_id, {"from": world.bot} | body)


def send_message(world: World, params: Json, files: Files) -> Any:
    return send(world, params, text_of(params["text"], params.get("parse_mode"), params.get("entities")))


def _caption(params: Json) -> Json:
    if not params.get("caption"):
        return {}
    found = text_of(params["caption"], params.get("parse_mode"), params.get("caption_entities"), 1024)
    return {"caption": found["text"]} | ({"caption_entities": found["entities"]} if "entities" in found else {})


def _file(world: World, value: Any, field: str, files: Files) -> Json:
    name = value.removeprefix("attach://") if isinstance(value, str) and value.startswith("attach://") else field
    if name in files:
        filename, content = files[name]
        if not content:
            raise CallError("Bad Request: file must be non-empty")
        return world.add_file(filename, content)
    if isinstance(value, str) and value in world.files:
        return {"file_id": value, "file_unique_id": f"u{value}", "file_size": len(world.files[value][1])}
    raise CallError("Bad Request: wrong file identifier/HTTP URL specified")


def _photo(world: World, value: Any, field: str, files: Files) -> list[Json]:
    found = _file(world, value, field, files)
    content = world.files[found["file_id"]][1]
    width, height = struct.unpack(">II", content[16:24]) if content[:8] == b"\x89PNG\r\n\x1a\n" else (800, 600)
    if width + height > 10000 or max(width, height) > 20 * min(width, height):
        raise CallError("Bad Request: PHOTO_INVALID_DIMENSIONS")
    return [found | {"width": width, "height": height}]


def send_photo(world: World, params: Json, files: Files) -> Any:
    photo = _photo(world, params.get("photo"), "photo", files)
    return send(world, params, {"photo": photo} | _caption(params))


def send_document(world: World, params: Json, files: Files) -> Any:
    found = _file(world, params.get("document"), "document", files)
    found["file_name"] = world.files[found["file_id"]][0].split("_", 1)[-1]
    return send(world, params, {"document": found} | _caption(params))


def send_media_group(world: World, params: Json, files: Files) -> Any:
    if not 2 <= len(params["media"]) <= 10:
        raise CallError("Bad Request: group must contain 2 to 10 media")
    group, sent = str(world.next_id("album", 5000)), []
    for item in params["media"]:
        body: Json = {"media_group_id": group} | _caption(item)
        key = "photo" if item["type"] == "photo" else "document"
        body[key] = (_photo if key == "photo" else _file)(world, item["media"], key, files)
        sent.append(send(world, params, body))
    return sent


def send_poll(world: World, params: Json, files: Files) -> Any:
    options = [o if isinstance(o, dict) else {"text": o} for o in params["options"]]
    if not 1 <= len(params["question"]) <= 300 or not 1 <= len(options) <= 12:
        raise CallError("Bad Request: poll question or options are invalid")
    if any(not 1 <= len(o["text"]) <= 100 for o in options):
        raise CallError("Bad Request: poll options length must not exceed 100")
    quiz = params.get("type") == "quiz"
    correct = params.get("correct_option_ids", [params["correct_option_id"]] if "correct_option_id" in params else [])
    if quiz and (not correct or any(not 0 <= i < len(options) for i in correct)):
        raise CallError("Bad Request: wrong correct option ID specified")
    explanation = params.get("explanation", "")
    if explanation:
        explanation = text_of(explanation, params.get("explanation_parse_mode"), None)["text"]
    if len(explanation) > 200 or explanation.count("\n") > 2:
        raise CallError("Bad Request: explanation is too long")
    poll = {
        "id": f"poll{world.next_id('poll')}", "question": params["question"], "is_closed": False,
        "options": [{"text": o["text"], "voter_count": 0, "persistent_id": str(i)} for i, o in enumerate(options)],
        "total_voter_count": 0, "is_anonymous": params.get("is_anonymous", True), "type": params.get("type", "regular"),
        "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
    }  # fmt: skip
    if quiz:
        poll |= {"correct_option_ids": correct, "explanation": explanation}
    message = send(world, params, {"poll": poll})
    world.polls[str(poll["id"])] = message
    return message


def _edited(world: World, params: Json, changes: Json) -> Any:
    if "inline_message_id" in params:
        return True
    chat_id = world.writable(params["chat_id"])
    message = world.message(chat_id, params["message_id"])
    if message["from"]["id"] != world.bot["id"]:
        raise CallError("Bad Request: message can't be edited")
    check_markup(params.get("reply_markup"))
    markup = params.get("reply_markup") or {}
    changes = changes | {"reply_markup": markup if markup.get("inline_keyboard") else None}
    if all(message.get(k) == v for k, v in changes.items()):
        text = "message is not modified: specified new message content and reply markup are exactly the same"
        raise CallError(f"Bad Request: {text}")
    message |= changes | {"edit_date": int(time.time())}
    for key in [k for k, v in message.items() if v is None]:
        del message[key]
    world.shown.append(dict(message))
    world.lock.notify_all()
    return message


def edit_message_text(world: World, params: Json, files: Files) -> Any:
    changes = {"entities": None} | text_of(params["text"], params.get("parse_mode"), params.get("entities"))
    target = world.messages.get((params.get("chat_id", 0), params.get("message_id", 0)), {})
    if target and "text" not in target:
        raise CallError("Bad Request: there is no text in the message to edit")
    return _edited(world, params, changes)


def edit_message_caption(world: World, params: Json, files: Files) -> Any:
    return _edited(world, params, _caption(params) or {"caption": None})


def edit_message_markup(world: World, params: Json, files: Files) -> Any:
    return _edited(world, params, {})


def edit_message_media(world: World, params: Json, files: Files) -> Any:
    item = params["media"]
    key = "photo" if item["type"] == "photo" else "document"
    body = {key: (_photo if key == "photo" else _file)(world, item["media"], key, files)}
    return _edited(world, params, body | _caption(item))


def delete_message(world: World, params: Json, files: Files) -> Any:
    message = world.messages.get((world.writable(params["chat_id"]), params["message_id"]))
    if message is None or message.get("deleted"):
        raise CallError("Bad Request: message to delete not found")
    message["deleted"] = True
    world.lock.notify_all()
    return True


def stop_poll(world: World, params: Json, files: Files) -> Any:
    message = world.message(world.writable(params["chat_id"]), params["message_id"])
    message["poll"]["is_closed"] = True
    return message["poll"]


METHODS = {
    "sendmessage": send_message, "sendphoto": send_photo, "senddocument": send_document,
    "sendmediagroup": send_media_group, "sendpoll": send_poll, "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption, "editmessagereplymarkup": edit_message_markup,
    "editmessagemedia": edit_message_media, "deletemessage": delete_message, "stoppoll": stop_poll,
}  # fmt: skip
