# Only this machine is served by default. A page of another site can still make a browser ask this server, by a name of its own
# that it lets point here; so a request must name the host as somebody who started the preview would.
"""The preview's web server."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET, AF_INET6
from socketserver import ThreadingTCPServer
from typing import Any

from portal_build.policy import ALWAYS, page_policy
from portal_build.preview.respond import OWN, Responder, Response
from portal_build.preview.state import State
from portal_build.publish.media_types import PLAIN

# Editors may look at it within another program, such as their text editor: it can be framed, unlike the site.
_HEADERS = {
    **ALWAYS,
    "Cache-Control": "no-cache",
    "Content-Security-Policy": page_policy(searches=True),
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HEARTBEAT = 15.0
"""Seconds after which a listener that has left is noticed."""


class Server(ThreadingTCPServer):
    """Serves a preview; each connection has a thread of its own."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, state: State, responder: Responder) -> None:
        """Raises OSError if the address cannot be served on. Port 0 is any that is free."""
        self.address_family = AF_INET6 if ":" in host else AF_INET
        self.host = host.strip("[]")
        super().__init__((self.host, port), partial(_Handler, state, responder, self.host))

    @property
    def url(self) -> str:
        """The address of the server's root."""
        host = "127.0.0.1" if self.host in ("", "0.0.0.0") else "::1" if self.host == "::" else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_address[1]}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves a page hangs up in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def allowed(named: str, host: str) -> bool:
    """Whether the preview answers to the name in a request's `Host`: an address in numbers, this machine, or what it was started for.

    >>> allowed("127.0.0.1:8000", "127.0.0.1"), allowed("evil.example:8000", "127.0.0.1")
    (True, False)
    """
    name = named.rpartition("]")[0].lstrip("[") if named.startswith("[") else named.partition(":")[0]
    if name.lower() in ("localhost", host.lower()):
        return True
    try:
        ip_address(name)
    except ValueError:
        return name.lower().endswith(".localhost")
    return True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body go in two pieces; the second must not wait for an answer to the first.
    disable_nagle_algorithm = True
    timeout = 60
    server_version = "portal"
    sys_version = ""

    def __init__(self, state: State, responder: Responder, host: str, *request: Any) -> None:
        self._state = state
        self._responder = responder
        self._host = host
        super().__init__(*request)

    def do_GET(self) -> None:
        """Answer with what stands at the address."""
        self._answer()

    def do_HEAD(self) -> None:
        """The same without its body."""
        self._answer()

    def _answer(self) -> None:
        if not allowed(self.headers.get("Host", ""), self._host):
            instead = f"Open http://localhost:{self.server.server_address[1]}/ instead, or start it with --host NAME."
            self._send(Response(HTTPStatus.MISDIRECTED_REQUEST, PLAIN, f"This preview does not answer to that name. {instead}\n".encode()))
        elif self.path.partition("?")[0] == f"{OWN}events":
            self._tell()
        else:
            self._send(self._responder.respond(self.path))

    def _send(self, response: Response) -> None:
        if response.status == HTTPStatus.OK and response.headers.get("ETag", "") == self.headers.get("If-None-Match"):
            response = Response(HTTPStatus.NOT_MODIFIED, response.type, b"", response.headers)
        if isinstance(response.body, Path):
            self._send_file(response, response.body)
            return
        self._begin(response, len(response.body))
        if self.command == "GET":
            self.wfile.write(response.body)

    def _send_file(self, response: Response, path: Path) -> None:
        try:
            file = path.open("rb")
        except OSError:
            self._send(Response(HTTPStatus.NOT_FOUND, PLAIN, b"The file cannot be read.\n"))
            return
        with file:
            size = file.seek(0, 2)
            file.seek(0)
            self._begin(response, size)
            if self.command == "GET":
                shutil.copyfileobj(file, self.wfile)

    def _begin(self, response: Response, size: int | None) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.type)
        if size is not None:
            self.send_header("Content-Length", str(size))
        for name, value in {**_HEADERS, **response.headers}.items():
            # Some browsers show a PDF by a page of their own, which the policy would stop.
            if not (name == "Content-Security-Policy" and response.type == "application/pdf"):
                self.send_header(name, value)
        self.end_headers()

    def _tell(self) -> None:
        """Server-sent events: the state of the preview now, and again whenever it changes."""
        self.close_connection = True
        self._begin(Response(HTTPStatus.OK, "text/event-stream", b"", {"Connection": "close"}), None)
        if self.command != "GET":
            return
        heard = ""
        self.wfile.write(b"retry: 500\n\n")
        while not self._state.stopped:
            told = self._state.news(heard, _HEARTBEAT)
            self.wfile.write(f"data: {told}\n\n".encode() if told else b":\n\n")
            heard = told or heard

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads a line for each file of each page."""
