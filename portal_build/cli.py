# What all commands together import takes half a second to load, so a command is loaded when it is asked for.
"""The command line: every command under `portal`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoSuchCommand

from portal_build import __version__

_COMMANDS = (
    "archive", "build", "check", "cms", "fmt", "hosting", "near-misses", "new", "publish", "rename", "schemas", "search", "serve", "translations",
    "verify", "withdraw", "workflow",
)  # fmt: skip
"""Each stands in the module and under the name of that name, with `_` for `-`."""


class _Commands(click.Group):
    """Commands that are loaded when they are asked for."""

    def main(self, *given: Any, **named: Any) -> Any:
        """Run a command. Where its words cannot be written, to a full disk say, it could not run, whatever it has found."""
        try:
            try:
                return super().main(*given, **named)
            finally:
                sys.stdout.flush()
        except OSError as error:
            # Nobody is to try once more to write what is left of them.
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            reason = error.strerror or error
            with suppress(OSError):
                click.echo(f"portal: {reason} ({error.filename})" if error.filename else f"portal: what was found cannot be written: {reason}", err=True)
            sys.exit(2)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"portal_build.commands.{name}"), name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with. Raises UsageError, which names what may be meant, for which Click alone would have to load all."""
        if args[0] not in _COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise NoSuchCommand(args[0], possibilities=_COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="portal")
@click.option("--project", type=click.Path(file_okay=False, path_type=Path), default=Path("."), help="Folder that holds content/ and mkdocs.yml.")
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Check, build and preview a knowledge portal.

    Exit status: 0 all is well, 1 there are problems in the content, 2 the command could not run.
    """
    context.obj = project
    for stream in (sys.stdout, sys.stderr):
        # A program that reads us on Windows may know 256 letters only; the others are written out.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
