"""Servers of the tests: each path answers as the test says, and every request is noted."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

SENTENCE = "The ferry that linked the two banks for sixty years made its last trip on Sunday, and the town waved. "


@dataclass(frozen=True)
class Served:
    """An answer: its status, its lines, and its body as it is sent."""

    body: bytes = b""
    kind: str | None = "text/html; charset=utf-8"
    status: int = 200
    lines: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request, as it came to a server."""

    path: str
    lines: Mapping[str, str]
    time: float


Answering: TypeAlias = Served | Callable[[BaseHTTPRequestHandler], Served | None]


@dataclass
class Site:
    """A running server: its address, what it was asked, and what it answers."""

    url: str
    pages: dict[str, Answering]
    asked: list[Asked] = field(default_factory=list)

    def times(self, path: str) -> list[float]:
        return [request.time for request in self.asked if request.path == path]


def article(title: str = "The last ferry") -> bytes:
    body = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(5))
    return f"<html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()


@contextmanager
def serving(pages: Mapping[str, Answering], host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve pages by path, with or without query; a function of the request returns an answer, or has written it."""
    site = Site("", dict(pages))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, dict(self.headers.items()), time.monotonic()))
            alike = site.pages.get(self.path.partition("?")[0], Served(b"gone", status=404))
            found = site.pages.get(self.path, alike)
            served = found if isinstance(found, Served) else found(self)
            if served:
                self._send(served)

        def _send(self, found: Served) -> None:
            self.send_response(found.status)
            if found.kind:
                self.send_header("Content-Type", found.kind)
            for name, value in found.lines.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(found.body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:  # a client that has read enough hangs up
            pass

    server = Server((host, 0), Handler)
    site.url = f"http://{host}:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
