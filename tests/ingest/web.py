"""A small web server on this machine, for what an admin's link may meet."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Page:
    """What one path answers."""

    def __init__(self, body: bytes = b"", kind: str = "text/plain", status: int = 200, to: str = "", wait: float = 0):
        self.body, self.kind, self.status, self.to, self.wait = body, kind, status, to, wait


@contextmanager
def serving(pages: dict[str, Page]) -> Iterator[str]:
    """The base address of a server that knows these pages."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path, Page(status=404))
            self.send_response(302 if page.to else page.status)
            if page.to:
                self.send_header("Location", page.to)
            self.send_header("Content-Type", page.kind)
            self.end_headers()
            for start in range(0, len(page.body), 1_000):
                try:
                    self.wfile.write(page.body[start : start + 1_000])
                except ConnectionError:
                    return
                time.sleep(page.wait)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
