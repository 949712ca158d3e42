# One portal holds an entry for each case, since what is tried on a copy costs a reading of the portal each time.
"""Mending what is mechanical: what is mended, what is left alone, and that nothing else changes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal_build.editing.write_files import NotWritten
from portal_build.mending import Mended, mending, write
from tests.small_site import GLOSSARY, entry, write_site
from tests.unit.commands.portals import portal, tree

TODAY = date(2026, 1, 15)
FACTS = "source_language: en\npublished: 2024-01-01\nkind: comment\n"
HEAD = "---\ntitle: Walk\n---\n"
OTHERS = GLOSSARY + "".join(entry(f"articles/{name}", FACTS.partition("\n")[2], en=f"{name}\nText.") for name in ("fine", "other"))

IN_FACTS = {
    "a day with slashes": ("published: 2024/01/02 # when\n", "published: 2024-01-02 # when\n"),
    "a day without noughts": ("published: '2024-1-2'\n", "published: '2024-01-02'\n"),
    "a day that can only be one": ("published: 25.02.2024\n", "published: 2024-02-25\n"),
    "a day that can be two": ("published: 05.02.2024\n", None),
    "a day in words": ("published: 5 February 2024\n", None),
    "a day that is none": ("published: 2024/02/30\n", None),
    "a word with a capital": ("kind: Comment\n", "kind: comment\n"),
    "another word": ("kind: coment\n", None),
    "a field with a capital": ("Topics: [everyday-life]\n", "topics: [everyday-life]\n"),
    "a field with a hyphen": ("target-groups: []\n", "target_groups: []\n"),
    "a field with a slip": ("topcis: [everyday-life]\n", None),
    "a country in small letters": ("publishers: [{name: A, country: dk}]\n", "publishers: [{name: A, country: DK}]\n"),
    "a name twice in one line": ("related: [fine, other, fine] # two\n", "related: [fine, other] # two\n"),
    "a name twice in a row of lines": ("related:\n  - fine\n  # And:\n  - other\n  - fine\n", "related:\n  - fine\n  # And:\n  - other\n"),
    "a name twice with a comment": ("related:\n  - fine\n  - fine # again\n", None),
    "an id of its own": ("aliases: [{id}, old-{id}]\n", "aliases: [old-{id}]\n"),
    "an id of its own alone": ("aliases:\n  - {id}\nregions: []\n", "regions: []\n"),
    "the same line twice": ("reviewed: 2024-02-01\nregions: []\nreviewed: 2024-02-01\n", "reviewed: 2024-02-01\nregions: []\n"),
    "the same key twice": ("reviewed: 2024-02-01\nreviewed: 2024-02-02\n", None),
    "tabs for steps": ("related:\n\t-\tfine\n\t- other\t# b\n\t\n", "related:\n  - fine\n  - other # b\n\n"),
    "tabs and spaces for steps": ("related:\n  - fine\n\t- other\n", None),
    "a mark within": ("\ufeffrelated: [fine]\n", "related: [fine]\n"),
}
IN_TEXTS = {
    "a heading of the first level": ("# One\n\n## Two\n\n# Three\n", "## One\n\n### Two\n\n## Three\n"),
    "a heading that repeats the title": ("# Walk\n\nText.\n", None),
    "a level that is skipped": ("## One\n\n#### Two {#two}\n\n##### Three\n", "## One\n\n### Two {#two}\n\n#### Three\n"),
    "a level that is skipped before one between": ("## One\n\n#### Two\n\n### Three\n", None),
    "a heading that ends in a colon": ("## One: {#one}\n", "## One {#one}\n"),
    "a heading that ends in a full stop": ("## What comes afterwards.\n", "## What comes afterwards\n"),
    "a heading that ends in a short word": ("## Chapters and sect.\n", None),
    "a list that is announced": ("You need:\n- a table\n- coffee\n", "You need:\n\n- a table\n- coffee\n"),
    "a hyphen in a sentence": ("You need\n- a table\n", None),
    "a year in a sentence": ("Born in:\n1990. He\n", None),
    "bullets of a word processor": ("You need:\n•\ta table\n\uf0b7\tcoffee\n", "You need:\n\n- a table\n- coffee\n"),
    "other signs": ("You need:\n• a table\nand chairs\n•coffee\n", "You need:\n\n- a table\nand chairs\n- coffee\n"),
    "numbers with brackets": ("1) One\n2) Two\n", "1. One\n2. Two\n"),
    "one number with a bracket": ("3) Three\n", None),
    "two steps of two spaces": ("- a\n  - b\n    - c\n- d\n", "- a\n    - b\n        - c\n- d\n"),
    "steps that differ": ("- a\n  - b\n     - c\n", None),
    "a box with a capital": ("!!! Note\n\n    Text.\n", "!!! note\n\n    Text.\n"),
    "a space in a link": ("See [it] (entry:fine) and [it](entry:fine).\n", "See [it](entry:fine) and [it](entry:fine).\n"),
    "a space in an address": ("See [it](entry: fine).\n", "See [it](entry:fine).\n"),
    "a space in a citation": ("As said [ @first-source].\n", "As said [@first-source].\n"),
    "an id alone": ("See entry:fine for more.\n", None),
    "a link by path": ("See [it](../../articles/fine/index.en.md).\n", "See [it](entry:fine).\n"),
    "a link by another path": ("See [it](../../methods/fine/).\n", None),
    "a file with other capitals": ("[The plan](Plan.PDF)\n", "[The plan](plan.pdf)\n"),
}


def written(name: str, text: str) -> str:
    return text.replace("{id}", name)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Mended]]:
    """A portal with an entry for each case, and what mending makes of it."""
    project = write_site(tmp_path_factory.mktemp("portal"), OTHERS)
    for cases in (IN_FACTS, IN_TEXTS):
        for name, (before, _) in cases.items():
            _write(project, name, before, "" if cases is IN_TEXTS else before)
    with mending(project / "content", TODAY) as mended:
        yield project, mended


def _folder(project: Path, name: str) -> Path:
    return project / "content/articles" / name.replace(" ", "-")


def _write(project: Path, name: str, before: str, facts: str) -> None:
    folder = _folder(project, name)
    folder.mkdir()
    rest = "".join(line for line in FACTS.splitlines(keepends=True) if not facts.startswith(line.partition(":")[0]))
    (folder / "entry.yml").write_text(written(folder.name, rest + facts), encoding="utf-8", newline="")
    (folder / "index.en.md").write_text(HEAD + ("Text.\n" if facts else before), encoding="utf-8", newline="")
    if "Plan.PDF" in before:
        (folder / "plan.pdf").touch()


def _after(project: Path, mended: Mended, name: str, file: str) -> bytes:
    path = _folder(project, name) / file
    return mended.changes[path].after if path in mended.changes else path.read_bytes()


@pytest.mark.parametrize("name", IN_FACTS)
def test_facts(cases: tuple[Path, Mended], name: str):
    before, after = IN_FACTS[name]
    said = _after(*cases, name, "entry.yml").decode()
    assert said.endswith(written(_folder(Path(), name).name, before if after is None else after))
    assert any(one.position.file.split("/")[2] == _folder(Path(), name).name for one in cases[1].left) == (after is None)


@pytest.mark.parametrize("name", IN_TEXTS)
def test_texts(cases: tuple[Path, Mended], name: str):
    before, after = IN_TEXTS[name]
    assert _after(*cases, name, "index.en.md").decode() == HEAD + (before if after is None else after)
    assert any(one.position.file.split("/")[2] == _folder(Path(), name).name for one in cases[1].left) == (after is None)


def test_all_is_told(cases: tuple[Path, Mended]):
    project, mended = cases
    told = {one.position.file for one in mended.done}
    assert told == {path.relative_to(project).as_posix() for path in mended.changes}
    assert all(one.fix and one.fix.done and not one.fix.done.endswith(".") for one in mended.done)


def test_nothing_more_can_be_mended_afterwards(cases: tuple[Path, Mended]):
    with mending(cases[1].project / "content", TODAY) as again:
        assert (again.changes, again.done) == ({}, ())


def test_nothing_is_written_until_it_is_asked_for(tmp_path: Path):
    content = site(tmp_path, "regions: [dk]")
    before = tree(tmp_path)
    with mending(content, TODAY) as mended:
        assert tree(tmp_path) == before
        write(content, mended.changes)
    assert {path for path, data in tree(tmp_path).items() if data != before[path]} == {"content/articles/walk/entry.yml"}


def site(project: Path, facts: str = "", text: str = "Text.", **more: str) -> Path:
    """A portal with an article `walk`; its content."""
    return write_site(project, OTHERS + entry("articles/walk", FACTS.partition("\n")[2] + facts, en=f"Walk\n{text}", **more)) / "content"


def test_line_ends_and_the_mark_at_the_beginning_stay(tmp_path: Path):
    content = site(tmp_path)
    path = content / "articles/walk/index.en.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle: Walk\r\n---\r\nYou need:\r\n- a \xc3\xa5\r\n\r\nEnd")
    with mending(content, TODAY) as mended:
        assert mended.changes[path].after == b"\xef\xbb\xbf---\r\ntitle: Walk\r\n---\r\nYou need:\r\n\r\n- a \xc3\xa5\r\n\r\nEnd"


def test_what_would_bring_another_problem_is_not_done(tmp_path: Path):
    danish = "---\ntitle: Tur\ntranslation:\n  from: en\n  state: reviewed\n---\n## Et\n"
    content = site(tmp_path, text="## One:\n", da=danish)
    assert portal(tmp_path, "translations", "accept", "walk", "da")[0] == 0
    before = tree(tmp_path)
    with mending(content, TODAY) as mended:
        # The translation was made from a text with the colon.
        assert ([one.code for one in mended.left], mended.done, mended.changes) == (["heading-punctuation"], (), {})
    assert tree(tmp_path) == before


def test_what_would_show_a_problem_that_was_hidden_is_not_done(tmp_path: Path):
    with mending(site(tmp_path, "Topics: [nowhere]"), TODAY) as mended:
        assert ([one.code for one in mended.left], mended.done) == (["unknown-key"], ())


def test_what_was_hidden_is_mended_as_well_where_it_can_be(tmp_path: Path):
    content = site(tmp_path, "Related: [fine, other, fine]\naliases: [walk]")
    with mending(content, TODAY) as mended:
        assert mended.changes[content / "articles/walk/entry.yml"].after.decode() == FACTS + "related: [fine, other]\naliases: []\n"
        assert [one.code for one in mended.done] == ["unknown-key", "duplicate-reference", "duplicate-alias"]
        assert mended.left == ()


def test_what_was_hidden_and_mended_goes_back_where_more_is_hidden(tmp_path: Path):
    with mending(site(tmp_path, "Related: [fine, fine]\naliases: [other]"), TODAY) as mended:
        assert (mended.done, mended.changes) == ((), {})


def test_one_that_cannot_stay_does_not_keep_others_from_staying(tmp_path: Path):
    content = site(tmp_path, "Topics: [nowhere]\nregions: [dk, no]")
    with mending(content, TODAY) as mended:
        assert mended.changes[content / "articles/walk/entry.yml"].after.decode() == FACTS + "Topics: [nowhere]\nregions: [DK, NO]\n"
        assert [one.code for one in mended.left] == ["unknown-key"]


def test_one_makes_room_for_the_next(tmp_path: Path):
    content = site(tmp_path, text="# One\n\n### Two\n")
    with mending(content, TODAY) as mended:
        assert mended.changes[content / "articles/walk/index.en.md"].after.decode() == HEAD + "## One\n\n### Two\n"
        assert (mended.left, len(mended.done)) == ((), 2)


def test_a_file_that_was_changed_meanwhile_is_not_written(tmp_path: Path):
    content = site(tmp_path, "regions: [dk]")
    with mending(content, TODAY) as mended:
        path = content / "articles/walk/entry.yml"
        path.write_text(FACTS, encoding="utf-8")
        before = tree(tmp_path)
        with pytest.raises(NotWritten, match="was changed meanwhile"):
            write(content, mended.changes)
    assert tree(tmp_path) == before


def test_nothing_is_written_through_a_link(tmp_path: Path):
    content = site(tmp_path, "regions: [dk]")
    with mending(content, TODAY) as mended:
        folder, outside = content / "articles/walk", tmp_path / "outside"
        folder.rename(outside)
        folder.symlink_to(outside)
        before = (outside / "entry.yml").read_bytes()
        with pytest.raises(NotWritten, match="is a symbolic link, or lies behind one"):
            write(content, mended.changes)
    assert (outside / "entry.yml").read_bytes() == before


def test_what_is_no_ordinary_file_is_left_alone_and_told(tmp_path: Path):
    content = site(tmp_path)
    os.mkfifo(content / "articles/walk/pipe.yml")
    (content / "articles/walk/link.md").symlink_to("/etc/hostname")
    with mending(content, TODAY) as mended:
        assert mended.changes == {}
        assert [one.code for one in mended.left] == ["file-symlink", "file-special"]


_LINES = st.sampled_from(
    ["# A", "## B:", "### C", "#### D", "", "You need:", "- a", "  - b", "    - c", "• d", "1) e", "2) f", "1. g", "!!! Note", "[x] (entry:fine)", "```", "Text."]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_LINES, max_size=12))
def test_any_text_is_better_afterwards_and_words_stay(tmp_path_factory: pytest.TempPathFactory, lines: list[str]):
    content = site(tmp_path_factory.mktemp("portal"))
    path = content / "articles/walk/index.en.md"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    with mending(content, TODAY) as mended:
        if mended.done:
            after = mended.changes[path].after.decode()
            assert _words(after) == _words(path.read_text(encoding="utf-8"))
            with mending(mended.project / "content", TODAY) as again:
                assert again.done == ()


def _words(text: str) -> list[str]:
    """What is no sign that mending may change."""
    return re.findall(r"\w+", text.lower())
