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
        elif path.startswith("/save/"):
            self._save(path.removeprefix("/save/"), first=first)
        else:
            self._answer({"/gone": 410, "/lost": 404, "/shut": 403}.get(path, 200))

    def _save(self, address: str, *, first: bool) -> None:
        """Answer as an archive does that is asked for a copy."""
        if address.endswith("/slow"):
            self.server.over.wait()
        elif address.endswith("/circle"):
            self._answer(302, Location=self.path)
        elif address.endswith("/shut"):
            self._answer(403)
        elif address.endswith("/busy") and first:
            self._answer(429, **{"Retry-After": "0"})
        elif address.endswith("/nothing"):
            self._answer(200)
        elif address.endswith("/named"):
            day = {"Memento-Datetime": "Tue, 05 Mar 2030 10:11:12 GMT"}
            self._answer(200, **{"Content-Location": "/kept/1"}, **day)
        else:
            self._answer(302, Location=f"/web/20300304101112/{address}")

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
