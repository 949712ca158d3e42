"""`portal cms`."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import click

from portal_build.commands.project import stop
from portal_build.editing.cms.host import KINDS, GitHost
from portal_build.editing.cms.install import install
from portal_build.editing.cms.package import NAME, VERSION, NoPackage, fetched, given, served
from portal_build.editing.settings import NoSettings
from portal_build.editing.write_files import NotWritten
from portal_build.languages import is_language

_REPO = re.compile(r"[\w.-]+(?:/[\w.-]+)+")
_BRANCH = re.compile(r"[\w.-]+(?:/[\w.-]+)*")


def _language(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if not is_language(value):
        raise click.BadParameter(f"`{value}` is not a language code; write one such as da, nb, nl or en")
    return value


def _of_form(pattern: re.Pattern[str], example: str) -> object:
    def checked(_context: click.Context, _option: click.Parameter, value: str) -> str:
        if not pattern.fullmatch(value):
            raise click.BadParameter(f"write it like {example}")
        return value

    return checked


def _address(_context: click.Context, _option: click.Parameter, value: str) -> str:
    try:
        parts = urlsplit(value)
        right = not value or (parts.scheme in ("http", "https") and re.fullmatch(r"[A-Za-z0-9.-]+(?::[0-9]+)?", parts.netloc))
    except ValueError:
        right = False
    if not right or re.search(r"[\s;,'\"<>?#]", value):
        raise click.BadParameter("write a whole address, such as https://git.example.org")
    return value


@click.command()
@click.option("--lang", "language", default="en", show_default=True, callback=_language, help="The editors' language: da, nb, nl or en.")
@click.option("--backend", type=click.Choice(KINDS), default="github", show_default=True, help="The kind of Git host; gitea is Forgejo as well.")
@click.option("--repo", required=True, callback=_of_form(_REPO, "owner/name"), metavar="OWNER/NAME", help="The repository there.")
@click.option("--branch", default="main", show_default=True, callback=_of_form(_BRANCH, "main"), help="The branch that is edited.")
@click.option("--host", default="", callback=_address, metavar="URL", help="A Git host of your own, such as https://git.example.org.")
@click.option("--sign-in", default="", callback=_address, metavar="URL", help="A helper for signing in with GitHub, instead of a token.")
@click.option("--app-id", default="", help="The id under which GitLab or Gitea knows the forms, instead of a token.")
@click.option("--package", type=click.Path(dir_okay=False, path_type=Path), help=f"The package's file, if npm is not to fetch it: {NAME} {VERSION}.")
@click.pass_obj
def cms(project: Path, language: str, backend: str, repo: str, branch: str, host: str, sign_in: str, app_id: str, package: Path | None) -> None:
    """Write browser forms for editors, which the site then shows under /admin/.

    They are Sveltia CMS, with forms made from the content model. Run it again after a change of the portal's languages,
    vocabularies or words in addresses, and after an update.

    Example: portal cms --lang da --repo our-office/portal
    """
    try:
        files = served(given(package) if package else fetched())
        changed = install(project, files, GitHost(backend, repo, branch, host, sign_in, app_id), language)
    except (NoPackage, NoSettings, NotWritten) as error:
        stop(str(error))
    for name in changed:
        click.echo(name)
    click.echo(f"The forms are {'ready' if changed else 'as they were'}. Build the site and open /admin/.")
