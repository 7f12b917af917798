"""What is written down of an update before Telegram is told that we have it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from bot.intake import Intake
from bot.privacy import Hasher

ADMIN, SARI = 7, 8
TYPED = "WA 0812-3456-7890, bkpsdm@sleman.go.id"


class Kept:
    """Stands for the inbox: rows by update id."""

    def __init__(self) -> None:
        self.rows: dict[int, str] = {}

    def add_all(self, rows: list[tuple[int, str, str]]) -> int:
        self.rows |= {number: payload for number, _, payload in rows}
        return len(rows)


async def has_rights(user_id: int) -> bool:
    return user_id == ADMIN


def message(number: int, user_id: int, kind: str) -> dict[str, Any]:
    chat = {"id": user_id if kind == "private" else -100, "type": kind}
    sender = {"id": user_id, "is_bot": False, "first_name": "Sari"}
    return {"update_id": number, "message": {"message_id": 1, "chat": chat, "from": sender, "text": TYPED}}


def kept(*updates: dict[str, Any]) -> dict[int, str]:
    inbox = Kept()
    intake = Intake(inbox, Hasher("k" * 32), lambda: None, has_rights)  # type: ignore[arg-type]  # add_all suffices
    asyncio.run(intake.keep(updates))
    return inbox.rows


@pytest.mark.parametrize(
    ("user_id", "kind", "said"),
    [
        (ADMIN, "private", TYPED),
        (ADMIN, "supergroup", "WA [telepon], [surel]"),
        (SARI, "private", "WA [telepon], [surel]"),
    ],
)
def test_numbers_are_masked_but_where_an_admin_types_them_for_others(user_id: int, kind: str, said: str) -> None:
    written = json.loads(kept(message(1, user_id, kind))[1])["message"]
    assert (written["text"], written["from"]["first_name"]) == (said, "")


def test_an_update_of_an_unknown_shape_holds_up_none_of_the_others() -> None:
    rows = kept({"update_id": 1, "message": {"chat": "?"}}, message(2, SARI, "private"))
    assert rows[1] == ""
    assert "[telepon]" in rows[2]
