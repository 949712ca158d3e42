"""Which files belong to the portal."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.source.read import read_portal


def reading(folder: Path, files: dict[str, str]):
    for name, text in files.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_text(text, encoding="utf-8")
    return read_portal(folder / "content", ("methods", "articles"))


def test_an_entry_with_texts_and_files(tmp_path: Path):
    portal = reading(
        tmp_path,
        {
            "methods/a/entry.yml": "source_language: da\n",
            "methods/a/index.da.md": "---\ntitle: A\n---\n\nText.\n",
            "methods/a/index.en.md": "---\ntitle: A\n---\nText.\n",
            "methods/a/plan.pdf": "%PDF",
        },
    )
    (entry,) = portal.entries
    assert (entry.collection, entry.id, sorted(entry.texts), list(entry.files)) == ("methods", "a", ["da", "en"], ["plan.pdf"])
    assert (entry.texts["da"].body, entry.texts["da"].body_line) == ("\nText.\n", 4)
    assert entry.texts["da"].file == "content/methods/a/index.da.md"
    assert portal.diagnostics == []


def test_entries_come_in_path_order(tmp_path: Path):
    names = ("methods/b", "methods/a-b", "articles/z", "methods/a")
    portal = reading(tmp_path, {f"{name}/entry.yml": "a: b\n" for name in names})
    assert [entry.id for entry in portal.entries] == ["z", "a", "a-b", "b"]


@pytest.mark.parametrize("name", [".DS_Store", "README.md", "LICENSE", "notes.md~", "#notes.md#", "Thumbs.db", ".git/config"])
def test_what_other_programs_leave_behind_is_passed_over(tmp_path: Path, name: str):
    portal = reading(tmp_path, {name: "x", f"methods/a/{name}": "x", "methods/a/entry.yml": "a: b\n"})
    assert portal.diagnostics == []
    assert [entry.files for entry in portal.entries] == [{}]


def test_nothing_outside_is_read_through_a_link(tmp_path: Path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "entry.yml").write_text("secret: true\n", encoding="utf-8")
    (tmp_path / "content" / "methods").mkdir(parents=True)
    (tmp_path / "content" / "methods" / "a").symlink_to(tmp_path / "secret")
    (tmp_path / "content" / "articles").symlink_to(tmp_path / "secret")
    (tmp_path / "content" / "portal.yml").symlink_to(tmp_path / "secret" / "entry.yml")
    portal = reading(tmp_path, {})
    assert (portal.entries, portal.settings) == ([], None)
    assert [problem.code for problem in portal.diagnostics] == ["file-symlink"] * 3


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: A\n---\n", "", 4),
        ("---\ntitle: A\n---", "", 3),
        ("---\n---\nText", None, 0),
        ("---\ntitle: A\n---\nText with\n---\nin it", "Text with\n---\nin it", 4),
        ("---\ntitle: a --- b\n---\nText", "Text", 4),
        ("--- \ntitle: A\n---  \nText", "Text", 4),
        ("\n---\ntitle: A\n---\nText", None, 0),
        ("Text", None, 0),
    ],
)
def test_front_matter(tmp_path: Path, text: str, body: str | None, line: int):
    portal = reading(tmp_path, {"methods/a/entry.yml": "a: b\n", "methods/a/index.da.md": text})
    texts = portal.entries[0].texts
    assert ([(one.body, one.body_line) for one in texts.values()]) == ([] if body is None else [(body, line)])
    assert bool(portal.diagnostics) == (body is None)


def test_ids_in_files_that_cannot_be_read_are_remembered(tmp_path: Path):
    portal = reading(tmp_path, {"methods/a/entry.yml": "claims:\n  - id: one\n  - id: 'two'\nx: [\n", "references.yml": "references:\n- id: book\n\tx"})
    assert portal.lost == {"one", "two", "book"}
    assert portal.broken == {"a"}


def test_a_name_that_no_output_could_encode(tmp_path: Path):
    (tmp_path / "content" / "methods").mkdir(parents=True)
    Path(str(tmp_path / "content" / "methods") + "/\udcff").mkdir()
    (problem,) = reading(tmp_path, {}).diagnostics
    assert str(problem.position).encode() and problem.message.encode()


def test_a_missing_folder_is_said_at_once(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        read_portal(tmp_path / "content", ())


@pytest.mark.parametrize(
    "data",
    [
        b"claims:\n  - id: relapse-risk\n# M\xe5lgruppe\n",
        b"claims:\n  - id: relapse-risk\n\x00",
        "claims:\n  - id: relapse-risk\n".encode("utf-16"),
        "claims:\n  - id: relapse-risk\n# \ufeff\n".encode(),
        b"claims:\n  - id: relapse-risk\n" + b"#" * 1024 * 1024,
        b"claims:\n  - id: relapse-risk\n<<<<<<< HEAD\n",
        b"claims: [\n  - id: relapse-risk\n",
    ],
    ids=["Latin-1", "null byte", "UTF-16", "byte order mark", "too large", "conflict", "syntax"],
)
def test_what_a_file_states_that_cannot_be_read_is_lost_and_not_unknown(data: bytes, tmp_path: Path):
    folder = tmp_path / "content" / "methods" / "a"
    folder.mkdir(parents=True)
    (folder / "entry.yml").write_bytes(data)
    assert read_portal(tmp_path / "content", ("methods",)).lost == {"relapse-risk"}
