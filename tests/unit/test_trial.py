"""What a change would bring, tried on a copy."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from portal_build.trial import new_problems
from tests.small_site import entry, write_site
from tests.unit.commands.portals import tree

TODAY = date(2026, 1, 15)
SITE = entry("articles/walk", "published: 2024-01-01\nkind: comment\ntopics: [nothing]", en="Walk\nText.") + entry(
    "articles/run", "published: 2024-01-01\nkind: comment\nrelated: [walk]", en="Run\nText."
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_site(tmp_path, SITE)
    (tmp_path / "content/articles/walk/plan.pdf").write_bytes(b"%PDF" * 1000)
    (tmp_path / "content/articles/link").symlink_to("walk")
    (tmp_path / "content/.git").mkdir()
    (tmp_path / "content/.git/entry.yml").write_text("a: [", encoding="utf-8")
    os.mkfifo(tmp_path / "content/articles/walk/pipe.yml")
    return tmp_path / "content"


def said(found) -> list[str]:
    return [f"{one.position} {one.code}" for one in found]


def test_no_change_brings_no_problem(content: Path):
    before = tree(content.parent)
    assert new_problems(content, {}, TODAY) == []
    assert tree(content.parent) == before


def test_only_what_is_new_is_told(content: Path):
    path = content / "articles/run/entry.yml"
    changed = path.read_bytes().replace(b"walk", b"wlk").replace(b"kind", b"knd")
    assert said(new_problems(content, {path: changed}, TODAY)) == [
        "content/articles/run/entry.yml:1:1 missing-key",
        "content/articles/run/entry.yml:3:1 unknown-key",
        "content/articles/run/entry.yml:4:11 unknown-entry",
    ]
    assert b"wlk" not in path.read_bytes()


def test_a_second_problem_of_a_kind_is_new(content: Path):
    path = content / "articles/walk/entry.yml"
    changed = path.read_bytes().replace(b"[nothing]", b"[nothing, either]")
    assert {one.split()[0] for one in said(new_problems(content, {path: changed}, TODAY))} == {
        "content/articles/walk/entry.yml:4:10",
        "content/articles/walk/entry.yml:4:19",
    }


def test_problems_move_with_their_folder(content: Path):
    move = (content / "articles/walk", content / "articles/stroll")
    assert said(new_problems(content, {}, TODAY, move)) == ["content/articles/run/entry.yml:4:11 unknown-entry"]
