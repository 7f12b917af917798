"""What each Bot API method does to the world; names follow Telegram's, lower case."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.telegram_server import messages
from tests.telegram_server.spec import CallError
from tests.telegram_server.world import Json, World

Files = dict[str, tuple[str, bytes]]
Handler = Callable[[World, Json, Files], Any]
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, params: Json, files: Files) -> Any:
    return world.bot


def set_my_commands(world: World, params: Json, files: Files) -> Any:
    for command in params["commands"]:
        if not _COMMAND.fullmatch(command["command"]) or not 1 <= len(command["description"]) <= 256:
            raise CallError("Bad Request: BOT_COMMAND_INVALID")
    if len(params["commands"]) > 100:
        raise CallError("Bad Request: BOT_COMMANDS_TOO_MUCH")
    world.settings[_commands_key(params)] = params["commands"]
    return True


def get_my_commands(world: World, params: Json, files: Files) -> Any:
    return world.settings.get(_commands_key(params), [])


def delete_my_commands(world: World, params: Json, files: Files) -> Any:
    world.settings.pop(_commands_key(params), None)
    return True


def _commands_key(params: Json) -> str:
    scope = params.get("scope") or {"type": "default"}
    chat = f":{scope['chat_id']}" if "chat_id" in scope else ""
    return f"commands:{scope['type']}{chat}:{params.get('language_code', '')}"


def _profile(name: str, limit: int) -> tuple[Handler, Handler]:
    def put(world: World, params: Json, files: Files) -> Any:
        if len(params.get(name, "")) > limit:
            raise CallError(f"Bad Request: {name} is too long")
        world.settings[f"{name}:{params.get('language_code', '')}"] = params.get(name, "")
        return True

    def get(world: World, params: Json, files: Files) -> Any:
        return {name: world.settings.get(f"{name}:{params.get('language_code', '')}", "")}

    return put, get


def set_webhook(world: World, params: Json, files: Files) -> Any:
    if (secret := params.get("secret_token")) and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise CallError("Bad Request: secret token contains unallowed characters")
    world.webhook = {"url": params["url"], "secret": secret} if params["url"] else {}
    _allow(world, params)
    if params.get("drop_pending_updates"):
        world.updates.clear()
    world.wake()
    return True


def delete_webhook(world: World, params: Json, files: Files) -> Any:
    world.webhook = {}
    if params.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, params: Json, files: Files) -> Any:
    return {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }


def _allow(world: World, params: Json) -> None:
    if "allowed_updates" in params:
        world.allowed = tuple(params["allowed_updates"])


def answer_callback_query(world: World, params: Json, files: Files) -> Any:
    key = params["callback_query_id"]
    if key not in world.callbacks:
        raise CallError("Bad Request: query is too old and response timeout expired or query ID is invalid")
    if len(params.get("text", "")) > 200:
        raise CallError("Bad Request: MESSAGE_TOO_LONG")
    world.callbacks[key] = params
    world.lock.notify_all()
    return True


def answer_inline_query(world: World, params: Json, files: Files) -> Any:
    if params["inline_query_id"] not in world.inline:
        raise CallError("Bad Request: query is too old and response timeout expired or query ID is invalid")
    ids = [r["id"] for r in params["results"]]
    if len(ids) > 50 or len(set(ids)) != len(ids) or any(not 1 <= len(i.encode()) <= 64 for i in ids):
        raise CallError("Bad Request: RESULT_ID_INVALID")
    for result in params["results"]:
        content = result.get("input_message_content")
        if content and "message_text" in content:
            messages.text_of(content["message_text"], content.get("parse_mode"), content.get("entities"))
        messages.check_markup(result.get("reply_markup"))
    world.inline[params["inline_query_id"]] = params
    world.lock.notify_all()
    return True


def get_file(world: World, params: Json, files: Files) -> Any:
    if params["file_id"] not in world.files:
        raise CallError("Bad Request: invalid file_id")
    path, content = world.files[params["file_id"]]
    if len(content) > world.max_file:
        raise CallError("Bad Request: file is too big")
    return {
        "file_id": params["file_id"],
        "file_unique_id": f"u{params['file_id']}",
        "file_size": len(content),
        "file_path": path,
    }


def send_chat_action(world: World, params: Json, files: Files) -> Any:
    world.writable(params["chat_id"])
    world.actions.append(params)
    return True


def send_message_draft(world: World, params: Json, files: Files) -> Any:
    if world.writable(params["chat_id"]) < 0 or not params["draft_id"]:
        raise CallError("Bad Request: drafts are for private chats")
    messages.text_of(params.get("text", " "), params.get("parse_mode"), params.get("entities"))
    world.drafts.append(params)
    return True


def get_chat(world: World, params: Json, files: Files) -> Any:
    chat = world.chats[world.writable(params["chat_id"])]
    return chat | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


def get_chat_member(world: World, params: Json, files: Files) -> Any:
    world.writable(params["chat_id"])
    status = world.members.get((params["chat_id"], params["user_id"]), "left")
    user = {"id": params["user_id"], "is_bot": False, "first_name": "X"}
    return {"status": status, "user": user} | (_ADMIN_RIGHTS if status == "administrator" else {"is_anonymous": False})


def get_chat_administrators(world: World, params: Json, files: Files) -> Any:
    chat = world.writable(params["chat_id"])
    ids = [user for (c, user), status in world.members.items() if c == chat and status in {"administrator", "creator"}]
    return [get_chat_member(world, {"chat_id": chat, "user_id": user}, files) for user in ids]


def set_message_reaction(world: World, params: Json, files: Files) -> Any:
    world.message(world.writable(params["chat_id"]), params["message_id"])["reaction"] = params.get("reaction", [])
    return True


def _fine(world: World, params: Json, files: Files) -> Any:
    return True


_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
_ADMIN_RIGHTS = dict.fromkeys(
    (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
        "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories",
    ),
    False,
)  # fmt: skip
_set_description, _get_description = _profile("description", 512)
_set_short, _get_short = _profile("short_description", 120)
_set_name, _get_name = _profile("name", 64)

METHODS: dict[str, Handler] = {
    "getme": get_me, "setmycommands": set_my_commands, "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands, "setmydescription": _set_description, "getmydescription": _get_description,
    "setmyshortdescription": _set_short, "getmyshortdescription": _get_short, "setmyname": _set_name,
    "getmyname": _get_name, "setwebhook": set_webhook, "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info, "answercallbackquery": answer_callback_query,
    "answerinlinequery": answer_inline_query, "getfile": get_file, "sendchataction": send_chat_action,
    "sendmessagedraft": send_message_draft, "getchat": get_chat, "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators, "setmessagereaction": set_message_reaction,
    "setchatmenubutton": _fine, "leavechat": _fine, "pinchatmessage": _fine, "close": _fine, "logout": _fine,
} | messages.METHODS  # fmt: skip
