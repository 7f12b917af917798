"""Receives updates by webhook: the secret is checked, the update written down, then Telegram gets its 200."""

from __future__ import annotations

import hmac
import json
import logging
from urllib.parse import urlsplit

from telegram import Bot
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.intake import KINDS, Intake
from knowledge.errors import StoreUnavailable

log = logging.getLogger(__name__)


class _Hook(RequestHandler):
    def initialize(self, intake: Intake, secret: str) -> None:
        self._intake, self._secret = intake, secret

    async def post(self) -> None:
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.set_status(403)
            return
        try:
            update = json.loads(self.request.body)
            known = isinstance(update, dict) and isinstance(update.get("update_id"), int)
        except ValueError:
            known = False
        if not known:
            self.set_status(400)
            return
        try:
            await self._intake.keep([update])
        except StoreUnavailable as exc:
            log.error("update not kept: %s", exc)
            self.set_status(503)

    def log_exception(self, *_: object) -> None:
        log.error("webhook call failed")


class Webhook:
    """An HTTP server behind the load balancer of the operator."""

    def __init__(self, intake: Intake, url: str, secret: str, host: str, port: int) -> None:
        path = urlsplit(url).path or "/"
        self._url, self._secret, self._host, self._port = url, secret, host, port
        self._server = HTTPServer(
            Application([(path, _Hook, {"intake": intake, "secret": secret})], log_function=lambda _: None)
        )

    def listen(self) -> None:
        """To be done before Telegram is told where."""
        self._server.listen(self._port, self._host)

    async def announce(self, bot: Bot) -> None:
        """Tell Telegram where to send; again is harmless."""
        await bot.set_webhook(self._url, secret_token=self._secret, allowed_updates=KINDS)

    async def close(self) -> None:
        self._server.stop()
        await self._server.close_all_connections()
