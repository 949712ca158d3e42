"""Serves a site on this machine as a host does that compresses, and counts what it sends."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

_COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"})
_TYPES = {".js": "text/javascript", ".json": "application/json", ".html": "text/html; charset=utf-8", ".css": "text/css", ".txt": "text/plain"}


@dataclass(frozen=True)
class Sent:
    """One answer."""

    path: str
    """What was asked for."""
    size: int
    """Bytes on the wire, head and body."""


@dataclass(frozen=True)
class GzipHost:
    """A site that can be opened."""

    url: str
    """Address of the site's root, with a slash at the end."""
    sent: list[Sent] = field(default_factory=list)
    """Every answer so far."""


@contextmanager
def serve(site: Path) -> Iterator[GzipHost]:
    """Serve the folder `site` on a free port of this machine."""
    sent: list[Sent] = []
    with _Server(("127.0.0.1", 0), partial(_Handler, site, sent)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield GzipHost(f"http://127.0.0.1:{server.server_port}/", sent)
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed hangs up in the middle of an answer."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, site: Path, sent: list[Sent], *request: object) -> None:
        self._sent = sent
        super().__init__(*request, directory=str(site))  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - the base's name
        path = urlsplit(self.path).path
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        if not file.is_file():
            self._answer(404, path, b"", {})
            return
        compressed = file.suffix in _COMPRESSED
        coding = {"Content-Encoding": "gzip"} if compressed else {}
        self._answer(200, path, _read(file, compressed), {"Content-Type": _TYPES.get(file.suffix) or self.guess_type(str(file)), **coding})

    def _answer(self, status: int, path: str, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body)), "Cache-Control": "max-age=3600"}.items():
            self.send_header(name, value)
        # The base keeps the head until it is ended.
        head = sum(map(len, self._headers_buffer)) + len(b"\r\n")
        self._sent.append(Sent(path, head + len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The bench prints its own results."""


@lru_cache(maxsize=512)
def _read(file: Path, compressed: bool) -> bytes:
    data = file.read_bytes()
    return gzip.compress(data, 9) if compressed else data
