"""A server on this machine that answers as the web does on its worse days."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<html lang='en'><head><title>Ferries lost</title></head><body><p>Words.</p></body></html>"


class Server(ThreadingHTTPServer):
    """Counts what it is asked; `/never` waits for the end of the test."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.over = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        path = self.path
        self.server.asked[path] += 1
        first = self.server.asked[path] == 1
        if path == "/never":
            self.server.over.wait()
        elif path == "/moved":
            self._answer(301, Location="/live")
        elif path == "/elsewhere":
            self._answer(302, Location="/live")
        elif path == "/circle":
            self._answer(302, Location="/circle")
        elif path in ("/busy", "/busy-once"):
            busy = path == "/busy" or first
            self._answer(429 if busy else 200, **{"Retry-After": "0"})
        elif path == "/busy-till":
            self._answer(429 if first else 200, **{"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"})
        elif path in ("/fails", "/fails-once"):
            self._answer(500 if path == "/fails" or first else 200)
        else:
            self._answer({"/gone": 410, "/lost": 404, "/shut": 403}.get(path, 200))

    def _answer(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """Serve on a free port of this machine until the block ends."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
