"""The command line: every command under `portal`."""

from __future__ import annotations

from pathlib import Path

import click

from portal_build import __version__
from portal_build.commands.archive import archive
from portal_build.commands.build import build
from portal_build.commands.check import check
from portal_build.commands.cms import cms
from portal_build.commands.fmt import fmt
from portal_build.commands.hosting import hosting
from portal_build.commands.near_misses import near_misses
from portal_build.commands.new import new
from portal_build.commands.publish import publish
from portal_build.commands.rename import rename
from portal_build.commands.schemas import schemas
from portal_build.commands.search import search
from portal_build.commands.serve import serve
from portal_build.commands.translations import translations
from portal_build.commands.verify import verify
from portal_build.commands.withdraw import withdraw
from portal_build.commands.workflow import workflow_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="portal")
@click.option("--project", type=click.Path(file_okay=False, path_type=Path), default=Path("."), help="Folder that holds content/ and mkdocs.yml.")
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Check, build and preview a knowledge portal.

    Exit status: 0 all is well, 1 there are problems in the content, 2 the command could not run.
    """
    context.obj = project


for command in (archive, build, check, cms, fmt, hosting, near_misses, new, publish, rename, schemas, search, serve):
    main.add_command(command)
for command in (translations, verify, withdraw, workflow_command):
    main.add_command(command)
