"""Serves a built site on this machine the way a static host does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import unquote, urlsplit


Headers = Callable[[str], Mapping[str, str]]
"""The headers of the answer for an address relative to the site's root."""


@dataclass(frozen=True)
class Host:
    """A site that can be opened."""

    url: str
    """Address of the site's root, with a slash at the end."""
    site: Path
    """The folder that is served."""


@contextmanager
def served(site: Path, folder: str = "/", headers: Headers = lambda path: {}) -> Iterator[Host]:
    """Serve `site` under the path `folder` of a free port, each answer with its `headers`."""
    with running(_Server(("127.0.0.1", 0), partial(_Handler, site, folder, headers))) as address:
        yield Host(address + folder, site)


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[str]:
    """Let a server answer in the background; its address, without a slash at the end."""
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page hangs up in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    # What a machine says about file types must not decide a test.
    extensions_map = {
        "": "application/octet-stream",
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".jpg": "image/jpeg",
        ".js": "text/javascript",
        ".json": "application/json",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, site: Path, folder: str, headers: Headers, *request: object) -> None:
        self._folder = folder
        self._headers = headers
        super().__init__(*request, directory=str(site))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + self._within(path))

    def _within(self, path: str) -> str:
        """What was asked for, relative to the site's root."""
        asked = unquote(urlsplit(path).path)
        return asked.removeprefix(self._folder) if asked.startswith(self._folder) else "outside of the site"

    def list_directory(self, path: object) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._nearest_404() if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _nearest_404(self) -> Path | None:
        """The 404.html of the folder that was asked for, or of the nearest one above it."""
        asked = PurePosixPath(unquote(urlsplit(self.path).path))
        for parent in asked.parents:
            page = Path(self.translate_path(f"{parent}/".replace("//", "/") + "404.html"))
            if page.is_file():
                return page
        return None

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        for name, value in self._headers(self._within(self.path)).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Tests print nothing."""
