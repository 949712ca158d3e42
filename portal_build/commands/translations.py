"""`portal translations`: the state of translations, and what translators need."""

from __future__ import annotations

import click

from portal_build.commands.translations_accept import accept
from portal_build.commands.translations_diff import diff
from portal_build.commands.translations_export import export
from portal_build.commands.translations_import import import_
from portal_build.commands.translations_status import status


@click.group()
def translations() -> None:
    """The state of translations, and files for translators."""


for command in (status, diff, accept, export, import_):
    translations.add_command(command)
