"""Chats as HTML: bubbles, buttons and pictures, in light and dark."""

from __future__ import annotations

import base64
import html
from itertools import pairwise
from typing import Any

from tests.e2e.stage import Scene
from tests.telegram_server import TelegramServer, buttons_of

STYLE = """
body{margin:0;font:15px/1.45 system-ui,'DejaVu Sans',sans-serif;}.pair{display:grid;grid-template-columns:1fr 1fr}
section{padding:24px;min-width:0}h1{font-size:20px}h2{font-size:14px;opacity:.7;margin:28px 0 6px}
.light{background:#dfe7ec;color:#111}.dark{background:#0e1621;color:#f5f5f5}
.m{max-width:430px;padding:8px 12px;border-radius:14px;margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere}
.light .bot{background:#fff}.dark .bot{background:#182533}
.me{margin-left:auto}.light .me{background:#d9fdd3}.dark .me{background:#2b5278}
.k{max-width:454px;display:flex;gap:4px;margin:2px 0}.k span{flex:1;text-align:center;padding:6px;border-radius:9px}
.light .k span{background:#b9c7d1}.dark .k span{background:#22303f}
img{max-width:100%;border-radius:8px;display:block}
.scene{break-inside:avoid;margin-bottom:26px}.scene h2{margin:0 0 6px}
.t{max-width:430px;margin:4px auto;padding:6px 12px;border-radius:9px;background:#2b2b2bcc;color:#fff;font-size:13px}
.poster .scenes{columns:9;column-gap:28px}
blockquote{margin:4px 0;padding-left:9px;border-left:3px solid #3a8ee6}
"""
_KINDS = {
    "voice": "pesan suara", "sticker": "stiker", "video": "video", "location": "lokasi", "contact": "kontak",
    "dice": "dadu",
}  # fmt: skip
_TYPED_SHOWN = 600
_TAGS = {"bold": "b", "italic": "i", "underline": "u", "code": "code", "blockquote": "blockquote"}


def column(scene: Scene) -> str:
    """A scene as HTML: who said what, what was pressed, what passed by as a notice."""
    said = "".join(_shown(scene, entry) for entry in scene.shown)
    return f'<div class="scene"><h2>{html.escape(scene.title)}</h2>{said}</div>'


def _shown(scene: Scene, entry: dict[str, Any]) -> str:
    if "toast" in entry:
        return f'<div class="t">{html.escape(entry["toast"])}</div>'
    if "typed" in entry:
        return f'<div class="m me">{html.escape(entry["typed"])}</div>'
    if "result" in entry:
        title, description = entry["result"]
        return f'<div class="m bot"><b>{html.escape(title)}</b>\n{html.escape(description)}</div>'
    return _bubble(scene.who.server, entry)


def _bubble(server: TelegramServer, message: dict[str, Any]) -> str:
    mine = message["from"]["id"] != server.world.bot["id"]
    inner = ""
    if "photo" in message:
        content = server.world.files[message["photo"][-1]["file_id"]][1]
        inner += f'<img alt="" src="data:image/png;base64,{base64.b64encode(content).decode()}">'
    if "poll" in message:
        poll = message["poll"]
        inner += f"<b>{html.escape(poll['question'])}</b>" + "".join(
            f"\n○ {html.escape(o['text'])}" for o in poll["options"]
        )
    if mine and "photo" in message:
        inner = "<i>foto</i>"
    inner = next((f"<i>{_KINDS[kind]}</i>" for kind in _KINDS if kind in message), inner)
    if "document" in message:
        inner = f"<i>berkas {html.escape(message['document']['file_name'])}</i>"
    text = message.get("text") or message.get("caption") or ""
    if mine and len(text) > _TYPED_SHOWN:
        text = f"{text[:40]} … ({len(text)} huruf)"
    inner += _marked(text, message.get("entities") or message.get("caption_entities") or [])
    rows = message.get("reply_markup", {}).get("inline_keyboard", []) if buttons_of(message) else []
    keys = "".join(
        '<div class="k">' + "".join(f"<span>{html.escape(b['text'])}</span>" for b in row) + "</div>" for row in rows
    )
    return f'<div class="m {"me" if mine else "bot"}">{inner}</div>{keys}'


def _marked(text: str, entities: list[dict[str, Any]]) -> str:
    """Text with its entities as HTML; offsets are UTF-16 units."""
    units = text.encode("utf-16-le")
    cuts = sorted({0, len(units) // 2, *(p for e in entities for p in (e["offset"], e["offset"] + e["length"]))})
    out = []
    for start, end in pairwise(cuts):
        piece = html.escape(units[start * 2 : end * 2].decode("utf-16-le"))
        for entity in entities:
            tag = _TAGS.get(entity["type"])
            if tag and entity["offset"] <= start and end <= entity["offset"] + entity["length"]:
                piece = f"<{tag}>{piece}</{tag}>"
        out.append(piece)
    return "".join(out)
