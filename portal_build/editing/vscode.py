# Only what is missing is put in: whatever an editor or a colleague has set stays, comments and order included. A task of ours
# that stands there already is theirs from then on.
"""The settings, tasks and recommendations that make VS Code understand a portal's files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal_build.editing.files import FILES
from portal_build.editing.jsonc import NotJsonc, find, value_at, with_item, with_member

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/schemas"
"""The folder of the schemas, in the project."""
EXTENSION = "redhat.vscode-yaml"
RENEW, CHECK = "Renew the schemas", "Check the portal"
"""The names of the tasks."""


class NotWired(Exception):
    """A file of settings could not be changed; the message says why and what to do."""


def wired(project: Path) -> dict[Path, bytes]:
    """The files that VS Code needs and that are not as they should be -> what to write there. Raises NotWired and OSError."""
    venv = (project / ".venv").is_dir()
    changes: dict[str, Callable[[str], str]] = {
        "settings.json": _with_schemas,
        "extensions.json": lambda text: _with_missing_item(text, "recommendations", EXTENSION),
        "tasks.json": lambda text: _with_tasks(text, venv),
    }
    return {path: after for name, change in changes.items() for path, after in _changed(project / FOLDER / name, change)}


def _changed(path: Path, change: Callable[[str], str]) -> list[tuple[Path, bytes]]:
    before = path.read_bytes() if path.exists() else None
    try:
        text = (before or b"{}").decode("utf-8")
        # A file of Windows keeps its ends of lines.
        windows = "\r\n" in text and text.count("\r\n") == text.count("\n")
        after = change(text.replace("\r\n", "\n") if windows else text)
    except (UnicodeDecodeError, NotJsonc) as error:
        message = f"`{FOLDER}/{path.name}` cannot be changed: {error}. Mend the file or move it away, then run the command again"
        raise NotWired(message) from None
    data = (after.replace("\n", "\r\n") if windows else after).encode()
    data = data if before is not None else data.rstrip() + b"\n"
    return [] if data == before else [(path, data)]


def _with_schemas(text: str) -> str:
    for name, (_model, files) in FILES.items():
        if files:
            text = with_member(text, ("yaml.schemas", f"{SCHEMAS}/{name}.json"), files[0] if len(files) == 1 else list(files))
    return text


def _with_missing_item(text: str, name: str, item: str) -> str:
    has = value_at(text, find(text))
    there = has.get(name) if isinstance(has, dict) else None
    return text if isinstance(there, list) and item in there else with_item(text, name, item)


def _with_tasks(text: str, venv: bool) -> str:
    text = with_member(text, ("version",), "2.0.0")
    tasks = value_at(text, find(text)).get("tasks", [])
    labels = {task.get("label") for task in tasks if isinstance(task, dict)} if isinstance(tasks, list) else set()
    for task in _tasks(venv):
        if task["label"] not in labels:
            text = with_item(text, "tasks", task)
    return text


def _tasks(venv: bool) -> list[dict[str, Any]]:
    opened = {"runOptions": {"runOn": "folderOpen"}, "presentation": {"reveal": "silent", "panel": "dedicated"}}
    renew = {"label": RENEW, **_command(venv, "schemas"), "problemMatcher": [], **opened}
    check = {"label": CHECK, **_command(venv, "check", "--watch", "--format", "line"), "isBackground": True, "problemMatcher": MATCHER, **opened}
    return [renew, check]


def _command(venv: bool, *arguments: str) -> dict[str, Any]:
    """How the program is started: that of the project where it has one."""
    called: dict[str, Any] = {"type": "process", "command": "portal"}
    if venv:
        windows = {"command": "${workspaceFolder}\\.venv\\Scripts\\portal.exe"}
        called = {"type": "process", "command": "${workspaceFolder}/.venv/bin/portal", "windows": windows}
    return {**called, "args": list(arguments)}


MATCHER: dict[str, Any] = {
    "owner": "portal",
    "source": "portal",
    "fileLocation": ["relative", "${workspaceFolder}"],
    "pattern": {
        "regexp": r"^(.+?):(\d+):(\d+): (error|warning): (.*) \[([a-z0-9-]+)\]$",
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "message": 5,
        "code": 6,
    },
    "background": {"activeOnStart": True, "beginsPattern": "^portal: checking", "endsPattern": "^portal: checked"},
}
"""How VS Code reads the lines of `portal check --watch --format line`."""


def as_file(value: Any) -> bytes:
    """JSON as it stands in a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
