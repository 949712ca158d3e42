"""The list of all commands, from their own help."""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path

import click

COMMANDS = Path(__file__).parent.parent.parent / "docs" / "commands"


def every_command(group: click.Group) -> dict[tuple[str, ...], click.Command]:
    """Words behind `portal` -> command, in the order of the alphabet; groups are not commands, what is in them is."""
    found: dict[tuple[str, ...], click.Command] = {}
    context = click.Context(group)
    for name in sorted(group.list_commands(context)):
        command = group.get_command(context, name)
        assert command is not None, name
        if isinstance(command, click.Group):
            found |= {(name, *words): inner for words, inner in every_command(command).items()}
        elif not command.hidden:
            found[name,] = command
    return found


def first_sentence(command: click.Command) -> str:
    """The first paragraph of a command's help."""
    return " ".join(cleandoc(command.help or "").partition("\n\n")[0].split())


def index(group: click.Group) -> str:
    """The page that lists all commands."""
    rows = [f"| [`portal {' '.join(words)}`]({words[0]}.md) | {first_sentence(command)} |" for words, command in every_command(group).items()]
    return "\n".join([_HEAD, *rows, _TAIL])


_HEAD = """\
# Commands

<!-- Made by `python -m tests.guides` from the commands' own help; change that instead. -->

Everything that editors do on the command line begins with `portal`. `portal --help` and `portal check --help` say what
there is.

| Command | What it does |
| --- | --- |"""

_TAIL = """
Run them in the folder that holds `content/` and `mkdocs.yml`, or name that folder: `portal --project FOLDER check`.
`portal --version` says which version it is.

## Exit status

A program that runs a command sees from its exit status how it ended. On these pages `$ echo $?` shows it.

| Status | Meaning |
| --- | --- |
| 0 | All is well. |
| 1 | There are problems in the content, or what was asked for was refused. |
| 2 | The command could not run, or was not understood. |
| 130 | Somebody pressed Ctrl-C. |

## The examples

Each page runs its commands, from top to bottom, in a small portal of its own: [_example](_example/content/). A test runs them too,
so what is shown here is what is printed.
"""
