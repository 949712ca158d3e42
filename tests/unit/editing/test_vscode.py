"""What VS Code is told of a project; whatever its editors have set stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from portal_build.editing.jsonc import find, value_at
from portal_build.editing.vscode import CHECK, MATCHER, RENEW, NotWired, wired
from tests.conftest import ROOT


def write(project: Path, name: str, text: str) -> Path:
    path = project / ".vscode" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def said(data: bytes) -> object:
    text = data.decode()
    return value_at(text, find(text))


def test_a_project_without_settings(tmp_path: Path):
    made = {path.name: said(data) for path, data in wired(tmp_path).items()}
    assert [*made] == ["settings.json", "extensions.json", "tasks.json"]
    assert made["settings.json"]["yaml.schemas"][".vscode/schemas/method.json"] == "content/methods/*/entry.yml"
    assert made["extensions.json"] == {"recommendations": ["redhat.vscode-yaml"]}
    assert [(task["label"], task["command"], task["args"]) for task in made["tasks.json"]["tasks"]] == [
        (RENEW, "portal", ["schemas"]),
        (CHECK, "portal", ["check", "--watch", "--format", "line"]),
    ]


def test_what_is_written_is_written_once(tmp_path: Path):
    for path, data in wired(tmp_path).items():
        write(tmp_path, path.name, data.decode())
    assert wired(tmp_path) == {}


def test_the_program_of_the_project_is_the_one_that_is_run(tmp_path: Path):
    (tmp_path / ".venv").mkdir()
    tasks = said(wired(tmp_path)[tmp_path / ".vscode/tasks.json"])["tasks"]
    assert {task["command"] for task in tasks} == {"${workspaceFolder}/.venv/bin/portal"}
    assert {task["windows"]["command"] for task in tasks} == {"${workspaceFolder}\\.venv\\Scripts\\portal.exe"}


def test_settings_of_others_stay(tmp_path: Path):
    path = write(tmp_path, "settings.json", '{\n  // mine\n  "yaml.schemas": {"theirs.json": "x.yml"},\n  "editor.rulers": [80]\n}\n')
    after = wired(tmp_path)[path].decode()
    assert after.startswith('{\n  // mine\n  "yaml.schemas": {"theirs.json": "x.yml",\n')
    assert after.endswith('\n  "editor.rulers": [80]\n}\n')


def test_a_schema_that_somebody_gave_other_files_keeps_them(tmp_path: Path):
    theirs = {".vscode/schemas/method.json": ["content/methods/*/entry.yml", "drafts/*.yml"]}
    path = write(tmp_path, "settings.json", json.dumps({"yaml.schemas": theirs}))
    assert said(wired(tmp_path)[path])["yaml.schemas"][".vscode/schemas/method.json"] == theirs[".vscode/schemas/method.json"]


def test_a_task_of_ours_that_somebody_changed_stays(tmp_path: Path):
    theirs = '{"version": "2.0.0", "tasks": [{"label": "Check the portal", "type": "shell", "command": "make check"}]}'
    path = write(tmp_path, "tasks.json", theirs)
    assert [(task["label"], task["command"]) for task in said(wired(tmp_path)[path])["tasks"]] == [(CHECK, "make check"), (RENEW, "portal")]


def test_the_ends_of_lines_of_windows_stay(tmp_path: Path):
    path = write(tmp_path, "extensions.json", '{\r\n  "recommendations": [\r\n    "a.b"\r\n  ]\r\n}\r\n')
    assert wired(tmp_path)[path] == b'{\r\n  "recommendations": [\r\n    "a.b",\r\n    "redhat.vscode-yaml"\r\n  ]\r\n}\r\n'


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("settings.json", "{", "line 1 is not understood"),
        ("settings.json", "[]", "it is no object"),
        ("settings.json", '{"yaml.schemas": 1}', "`yaml.schemas` is no object"),
        ("extensions.json", '{"recommendations": {}}', "`recommendations` is no list"),
        ("tasks.json", "[]", "it is no object"),
        ("tasks.json", '{"tasks": 1}', "`tasks` is no list"),
    ],
)
def test_what_cannot_be_changed_is_said(tmp_path: Path, name: str, text: str, why: str):
    write(tmp_path, name, text)
    with pytest.raises(NotWired) as raised:
        wired(tmp_path)
    assert str(raised.value) == f"`.vscode/{name}` cannot be changed: {why}. Mend the file or move it away, then run the command again"


def test_the_settings_of_the_reference_portal_are_current():
    paths = [ROOT / ".vscode" / name for name in ("settings.json", "extensions.json", "tasks.json")]
    assert [path for path in paths if not path.is_file()] == []
    assert wired(ROOT) == {}


def test_lines_of_the_check_are_read():
    line = "content/methods/sammen-om-min-vej/index.da.md:12:7: warning: »bør« says more [a: b] than the strength [wording-strength]"
    found = re.match(MATCHER["pattern"]["regexp"], line)
    assert found is not None
    assert {name: found[number] for name, number in MATCHER["pattern"].items() if name != "regexp"} == {
        "file": "content/methods/sammen-om-min-vej/index.da.md",
        "line": "12",
        "column": "7",
        "severity": "warning",
        "message": "»bør« says more [a: b] than the strength",
        "code": "wording-strength",
    }


def test_the_task_knows_when_a_check_begins_and_ends():
    begins, ends = MATCHER["background"]["beginsPattern"], MATCHER["background"]["endsPattern"]
    assert re.match(begins, "portal: checking") and re.match(ends, "portal: checked 41 entries")
    assert json.loads(json.dumps(MATCHER)) == MATCHER
