"""The server, asked over HTTP."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from portal_build.assets import read_assets
from portal_build.preview.run import previewed
from portal_build.preview.server import Server, allowed
from tests.conftest import ROOT
from tests.small_site import entry, write_site
from tests.unit.preview.project import project

KIND = "published: 2020-01-01\nkind: comment"
PATIENCE = 30.0
STYLE = f"/{read_assets(ROOT / 'theme')[0].address('css/base.css')}"
"""Seconds until a busy machine must have answered."""

Ask = Callable[..., tuple[HTTPResponse, bytes]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("project"), entry("articles/walk", KIND, en="Walk\nText."))


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    said: list[str] = []
    with previewed(project(folder), "127.0.0.1", 0, said.append, search=False) as server:
        with closing(Listener(server)) as listener:
            listener.version()
        yield server


@pytest.fixture
def ask(server: Server) -> Ask:
    def answered(path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        with closing(HTTPConnection("127.0.0.1", server.server_address[1], timeout=PATIENCE)) as connection:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response, response.read()

    return answered


class Listener:
    """Hears what open pages are told."""

    def __init__(self, server: Server) -> None:
        self._connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=PATIENCE)
        self._connection.request("GET", "/_preview/events")
        self._response = self._connection.getresponse()
        assert self._response.headers["Content-Type"] == "text/event-stream"

    def hear(self) -> dict:
        """The next state that is told."""
        while not (line := self._response.readline()).startswith(b"data: "):
            assert line, "the server hung up"
        return json.loads(line.removeprefix(b"data: "))

    def version(self, after: str = "") -> str:
        """The next version of the portal that is told and is not `after`."""
        while (version := self.hear()["version"]) in ("", after):
            pass
        return version

    def close(self) -> None:
        self._response.close()
        self._connection.close()


def test_pages_and_files(ask: Ask, folder: Path):
    page, html = ask("/en/articles/walk/")
    assert (page.status, page.headers["Content-Type"], b"<h1>Walk</h1>" in html) == (200, "text/html; charset=utf-8", True)
    style, data = ask(STYLE)
    assert (style.status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert data == (project(folder).theme / "assets/css/base.css").read_bytes()


def test_a_head_is_the_answer_without_its_body(ask: Ask):
    for path in ("/en/articles/walk/", STYLE):
        (head, nothing), (whole, body) = ask(path, "HEAD"), ask(path)
        assert (head.status, nothing, head.headers["Content-Length"]) == (whole.status, b"", str(len(body)))
        assert head.headers["ETag"] == whole.headers["ETag"]


def test_what_the_browser_has_is_not_sent_again(ask: Ask):
    for path in ("/en/articles/walk/", STYLE):
        answer, _ = ask(path)
        again, nothing = ask(path, If_None_Match=answer.headers["ETag"])
        assert (again.status, nothing) == (304, b"")


def test_every_answer_is_guarded(ask: Ask):
    for path in ("/en/", "/nothing", STYLE, "/_preview/problems", "/_preview/preview.js"):
        headers = ask(path)[0].headers
        assert "script-src 'self'" in headers["Content-Security-Policy"] and "unsafe-inline" not in headers["Content-Security-Policy"]
        assert (headers["X-Content-Type-Options"], headers["Cross-Origin-Resource-Policy"]) == ("nosniff", "same-origin")
        assert headers["Access-Control-Allow-Origin"] is None


HOSTS = {
    "127.0.0.1:8000": True,
    "127.0.0.1": True,
    "localhost:8000": True,
    "LOCALHOST": True,
    "portal.localhost:8000": True,
    "[::1]:8000": True,
    "192.168.1.7:8000": True,
    "desk.example:8000": True,
    "evil.example:8000": False,
    "localhost.evil.example": False,
    "127.0.0.1.evil.example": False,
    "desk.example.evil.example": False,
    "": False,
    "[evil.example]": False,
}


@pytest.mark.parametrize("named", HOSTS)
def test_the_preview_answers_to_names_of_this_machine_only(named: str):
    assert allowed(named, "desk.example") is HOSTS[named]


def test_a_name_that_leads_here_from_elsewhere_is_refused(ask: Ask):
    for path in ("/en/", "/_preview/events", "/_preview/problems"):
        response, body = ask(path, Host="evil.example:8000")
        assert response.status == 421 and b"Walk" not in body and b"--host" in body


def test_nothing_can_be_written(ask: Ask):
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
        assert ask("/en/", method)[0].status == 501


NO_REQUESTS = (
    *(b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET " + b"/" * 70_000 + b" HTTP/1.1\r\n\r\n"),
    *(b"GET /\x00\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET http://[x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
)


def test_what_is_no_request_harms_nobody(server: Server, ask: Ask):
    for line in NO_REQUESTS:
        with closing(socket.create_connection(server.server_address, timeout=PATIENCE)) as connection:
            connection.sendall(line)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65_536):
                pass
    assert ask("/en/")[0].status == 200


def test_no_address_leads_out_of_the_portal(server: Server, folder: Path):
    secret = folder / "secret.txt"
    secret.write_text("a secret", encoding="utf-8")
    upwards = ("/../secret.txt", "/en/../../secret.txt", "/%2e%2e/secret.txt", "/en/pagefind/../../secret.txt")
    from_files = ("/files/walk/../../../../secret.txt", "/files/walk/..%2f..%2f..%2fsecret.txt")
    for path in (*upwards, *from_files, str(secret), f"/{secret}"):
        with closing(socket.create_connection(server.server_address, timeout=PATIENCE)) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            said = b""
            while more := connection.recv(65_536):
                said += more
        assert b"a secret" not in said and said.startswith((b"HTTP/1.1 404", b"HTTP/1.1 503")), path


def test_open_pages_are_told_of_a_save(server: Server, ask: Ask, folder: Path):
    path = folder / "content/articles/walk/index.en.md"
    with closing(Listener(server)) as first, closing(Listener(server)) as second:
        before = first.version()
        assert second.version() == before
        # As editors save: beside the file, then in its place.
        path.with_suffix(".new").write_text("---\ntitle: Walk\n---\nSomething new.", encoding="utf-8")
        os.replace(path.with_suffix(".new"), path)
        after = first.version(before)
        assert second.version(before) == after
    assert b"Something new." in ask("/en/articles/walk/")[1]


def test_many_pages_at_a_time(server: Server, ask: Ask):
    answers: list[int] = []
    threads = [Thread(target=lambda language=language: answers.append(ask(f"/{language}/")[0].status)) for language in ("en", "da", "nl") * 10]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 30
