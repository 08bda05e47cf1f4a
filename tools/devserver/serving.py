"""The server: pages as they are built, each with a script that loads it again when there is a newer build.

The script is added to what is sent; nothing of it is in the built site.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

SCRIPT = "/-/reload.js"
BUILDS = "/-/builds"
WORKER = "/sw.js"
NO_WORKER = b"""addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(registration.unregister()));
"""
"""In the place of the service worker, which would keep pages: one that takes leave, and the one before with it."""


class Showing:
    """A built site, and when it was last built."""

    def __init__(self, folder: Path) -> None:
        """Begin with the site as it is."""
        self.folder = folder
        self._built, self._changed = time.time_ns(), threading.Condition()

    @property
    def built(self) -> str:
        """Name the last build."""
        return str(self._built)

    def show(self) -> None:
        """Tell all who wait that there is a newer build."""
        with self._changed:
            self._built = time.time_ns()
            self._changed.notify_all()

    def wait_for_newer(self, built: str) -> None:
        """Wait until there is another build than this."""
        with self._changed:
            self._changed.wait_for(lambda: self.built != built)


@contextmanager
def serve(showing: Showing, host: str, port: int) -> Iterator[str]:
    """Serve a site; give its address."""
    try:
        server = _Server((host, port), partial(_Handler, showing))
    except OSError as error:
        raise SystemExit(
            f"The archive cannot be shown at {host}:{port}: {error.strerror}; stop what is there"
        ) from None
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{'localhost' if host == '127.0.0.1' else host}:{server.server_port}"
        server.shutdown()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that has gone elsewhere."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, showing: Showing, *arguments: Any) -> None:
        self.showing = showing
        super().__init__(*arguments, directory=str(showing.folder))

    def do_GET(self) -> None:
        path, _, built = self.path.partition("?")
        if path == BUILDS:
            self._tell_of_newer(built)
        else:
            super().do_GET()

    def send_head(self) -> Any:
        path = self.path.partition("?")[0]
        if path == SCRIPT:
            return self._send(Path(__file__).with_name("reload.js").read_bytes(), "text/javascript")
        if path == WORKER:
            return self._send(NO_WORKER, "text/javascript")
        built, file = self.showing.built, Path(self.translate_path(path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if file.exists() and file.suffix != ".html":
            return super().send_head()
        status = HTTPStatus.OK if file.exists() else HTTPStatus.NOT_FOUND
        page = file if file.exists() else self.showing.folder / "404.html"
        script = f'<script type="module" src="{SCRIPT}?{built}"></script>\n'
        body = page.read_bytes() if page.exists() else b""  # there is nothing before the first build
        return self._send(body + script.encode(), "text/html; charset=utf-8", status)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _tell_of_newer(self, built: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 300\n\n")
        self.wfile.flush()
        self.showing.wait_for_newer(built)
        self.wfile.write(b"data: newer\n\n")
