"""A static server as a plain host is one: it gzips what is text, and lets the browser keep what it has got.

It notes each answer, so that what a reader loads is counted where it leaves, whoever asks for it: a page, a worker
or a service worker.
"""

import gzip
import mimetypes
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LEVEL = 6
ZIPPED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"}
KEEP = "max-age=600"
"""What GitHub Pages says of every file."""
QUIET = 0.25
"""Seconds without a request after which nothing more is expected."""


@dataclass(frozen=True, slots=True)
class Served:
    """One answer: the path asked for, the bytes of its body as sent, and whether it installs a service worker."""

    path: str
    size: int
    installs_worker: bool


class StaticServer(ThreadingHTTPServer):
    """Serves a folder on this computer."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), partial(_Handler, folder=folder))
        self.root = f"http://127.0.0.1:{self.server_port}/"
        self._served: list[Served] = []
        self._open = 0
        self._last = time.monotonic()
        self._lock = threading.Lock()

    @contextmanager
    def answering(self) -> Iterator[list[Served]]:
        """Count a request as open until its answer, put into the list, has been sent."""
        answers: list[Served] = []
        with self._lock:
            self._open += 1
        try:
            yield answers
        finally:
            with self._lock:
                self._open -= 1
                self._last = time.monotonic()
                self._served += answers

    def take(self) -> tuple[Served, ...]:
        """Wait until it has become quiet, and return what was served since the last time."""
        while self._open or time.monotonic() - self._last < QUIET:
            time.sleep(0.02)
        with self._lock:
            served, self._served = tuple(self._served), []
        return served

    def expect(self) -> None:
        """Let the time of quiet begin now."""
        self._last = time.monotonic()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser hang up in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    server: StaticServer

    def __init__(self, *arguments: Any, folder: Path) -> None:
        self.folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:
        with self.server.answering() as answers:
            path = unquote(urlsplit(self.path).path)
            file = self.folder / path.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or not file.resolve().is_relative_to(self.folder.resolve()):
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            body, encoding = _body(file)
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", mimetypes.guess_type(file)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", KEEP)
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
            answers.append(Served(path, len(body), self.headers.get("Service-Worker") == "script"))

    def log_message(self, *_: object) -> None:
        """Say nothing: the tables are what is printed."""


@cache
def _body(file: Path) -> tuple[bytes, str | None]:
    """Return what is sent for a file, and its encoding; kept, as zipping is no part of what is measured."""
    stored = file.read_bytes()
    return (gzip.compress(stored, LEVEL, mtime=0), "gzip") if file.suffix in ZIPPED else (stored, None)


@contextmanager
def serving(folder: Path) -> Iterator[StaticServer]:
    """Serve a folder for as long as it takes."""
    server = StaticServer(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        _body.cache_clear()
