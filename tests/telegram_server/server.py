"""A local Bot API server over real HTTP, in its own thread, for one bot token."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Coroutine
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from tests.telegram_server.faults import ACCEPTED, Fault, Faults, Kind
from tests.telegram_server.methods import METHODS, Files
from tests.telegram_server.spec import CallError, decode
from tests.telegram_server.world import Call, Json, World

BOT = {
    "id": 7000001, "is_bot": True, "first_name": "TanyaNetral", "username": "TanyaNetralBot",
    "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True,
    "can_connect_to_business": False, "has_main_web_app": False, "has_topics_enabled": False,
    "allows_users_to_create_topics": False, "can_manage_bots": False,
}  # fmt: skip


class TelegramServer:
    """Start it, give the bot ``url`` and ``token``; ``world`` is what Telegram knows."""

    def __init__(self, token: str = "7000001:AAtesttokentesttokentesttokentest01", bot: Json | None = None) -> None:
        self.world = World(token, dict(BOT) | (bot or {}))
        self.faults = Faults()
        self.host = "127.0.0.1"
        # Held all the time, so that nobody else gets the port while the network is "gone".
        self._held = socket.socket()
        self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._held.bind((self.host, 0))
        self.port = int(self._held.getsockname()[1])
        self._loop = asyncio.new_event_loop()
        self._arrived = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._runner: web.AppRunner | None = None
        self._poller = 0
        self._webhook_task: asyncio.Task[None] | None = None

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def __enter__(self) -> TelegramServer:
        self._thread.start()
        self.world.wake = lambda: self._loop.call_soon_threadsafe(self._arrived.set)  # type: ignore[assignment]  # handle unused
        self.come_up()
        return self

    def __exit__(self, *_: object) -> None:
        self.go_down()
        self._run(self._stop_tasks())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
        self._held.close()

    def come_up(self) -> None:
        """Listen again, on the same port."""
        self._run(self._listen())

    def go_down(self) -> None:
        """Refuse connections, as when the network is gone."""
        if self._runner is not None:
            self._run(self._runner.cleanup())
            self._runner = None

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(15)

    async def _listen(self) -> None:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port, reuse_port=True).start()
        if self._webhook_task is None:
            self._webhook_task = self._loop.create_task(self._post_updates())

    async def _stop_tasks(self) -> None:
        if self._webhook_task is not None:
            self._webhook_task.cancel()
            await asyncio.gather(self._webhook_task, return_exceptions=True)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _reply(401, description="Unauthorized")
        raw, files = await _read(request)
        params, problems = decode(method, raw, {k: v[1] for k, v in files.items()})
        call = Call(method, params, time.monotonic(), {k: v[1] for k, v in files.items()})
        with self.world.lock:
            self.world.calls.append(call)
            self.world.violations += problems
        fault = self.faults.next_for(method, params.get("chat_id"))
        if fault is not None and fault.kind not in ACCEPTED:
            return await self._refuse(request, call, fault)
        response = await self._perform(method, params, files, problems, call)
        if fault is not None and call.accepted:
            call.description = f"accepted, {fault.kind}"
            await asyncio.sleep(fault.seconds if fault.kind is Kind.LATE else 0)
            _cut(request)
        return response

    async def _perform(
        self, method: str, params: Json, files: Files, problems: list[str], call: Call
    ) -> web.StreamResponse:
        try:
            if problems:
                raise CallError(f"Bad Request: {problems[0]}")
            if method.lower() == "getupdates":
                result = await self._get_updates(params)
                call.accepted = True
            elif (handler := METHODS.get(method.lower())) is None:
                raise CallError("Not Found: method not found", 404)
            else:
                with self.world.lock:
                    result = handler(self.world, params, files)
                    call.accepted = True
                    self.world.lock.notify_all()
        except CallError as refusal:
            call.status, call.description = refusal.code, refusal.description
            return _reply(refusal.code, description=refusal.description, parameters=refusal.parameters)
        return _reply(200, result=result)

    async def _refuse(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        call.description = f"fault {fault.kind}"
        if fault.kind is Kind.TOO_MANY:
            call.status, wait = 429, max(1, round(fault.seconds))
            return _reply(429, description=f"Too Many Requests: retry after {wait}", parameters={"retry_after": wait})
        if fault.kind in (Kind.SERVER_ERROR, Kind.BAD_GATEWAY):
            call.status = int(fault.kind.value)
            return web.Response(status=call.status, text="<html><body>upstream error</body></html>")
        call.status = 0
        if fault.kind is Kind.TIMEOUT:
            await asyncio.sleep(fault.seconds)
        _cut(request)
        return web.Response(status=500)

    async def _get_updates(self, params: Json) -> list[Json]:
        world = self.world
        if world.webhook:
            raise CallError("Conflict: can't use getUpdates method while webhook is active", 409)
        if "allowed_updates" in params:
            world.allowed = tuple(params["allowed_updates"])
        self._poller += 1
        mine = self._poller
        deadline = time.monotonic() + params.get("timeout", 0)
        while True:
            self._arrived.clear()
            found = world.take(params.get("offset"), params.get("limit", 100))
            if found or time.monotonic() >= deadline:
                return found
            if mine != self._poller:
                raise CallError("Conflict: terminated by other getUpdates request", 409)
            try:
                await asyncio.wait_for(self._arrived.wait(), min(0.5, max(0.01, deadline - time.monotonic())))
            except TimeoutError:
                continue

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _reply(401, description="Unauthorized")
        for path, content in self.world.files.values():
            if path == request.match_info["path"]:
                return web.Response(body=content)
        return _reply(404, description="Not Found")

    async def _post_updates(self) -> None:
        """Deliver to the webhook in order; an update is confirmed by a 2xx and tried again otherwise."""
        async with ClientSession(timeout=ClientTimeout(total=5)) as session:
            while True:
                await asyncio.sleep(0.02)
                world = self.world
                batch = world.take(None, 1) if world.webhook else []
                if not batch:
                    continue
                headers = (
                    {"X-Telegram-Bot-Api-Secret-Token": world.webhook["secret"]} if world.webhook["secret"] else {}
                )
                try:
                    async with session.post(world.webhook["url"], json=batch[0], headers=headers) as response:
                        confirmed = response.status < 300
                except (ClientError, TimeoutError):
                    confirmed = False
                with world.lock:
                    if confirmed:
                        world.updates = [u for u in world.updates if u is not batch[0]]
                await asyncio.sleep(0 if confirmed else 0.2)


def _reply(status: int, result: Any = None, description: str = "", parameters: Json | None = None) -> web.Response:
    body: Json = {"ok": status == 200}
    if status == 200:
        body["result"] = result
    else:
        body |= {"error_code": status, "description": description}
        body |= {"parameters": parameters} if parameters else {}
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")


async def _read(request: web.Request) -> tuple[Json, Files]:
    raw: Json = dict(request.query)
    files: Files = {}
    if request.content_type == "application/json":
        raw |= await request.json()
        return raw, files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = (value.filename, value.file.read())
        else:
            raw[name] = value
    return raw, files


def _cut(request: web.Request) -> None:
    """Close the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
