"""`portal workflow`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from portal_build.commands.project import read, refuse, stop
from portal_build.editing.write_files import NotWritten, write_files
from portal_build.publish.workflows import render
from portal_build.publish.workflows.render import KINDS, Wanted, releases


def _of_form(pattern: str, example: str) -> object:
    def checked(_context: click.Context, _option: click.Parameter, value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise click.BadParameter(f"write it like {example}")
        return value

    return checked


@click.command()
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.option("--write", "writes", is_flag=True, help="Write the files into the project, instead of showing them.")
@click.option("--branch", default="main", show_default=True, callback=_of_form(r"[\w][\w./-]*", "main"), help="The branch that is published.")
@click.option(
    "--target", default="", callback=_of_form(r"[^\s'\"\\$`@]*", "s3://bucket/folder"), help="Publish there with `portal publish`, not on the host's own pages."
)
@click.option(
    "--generator", default=".", show_default=True, callback=_of_form(r"[\w./+-]+", "vendor/portal_build-0.1.0-py3-none-any.whl"),
    help="This generator in your repository, for pip to install: a folder or a wheel.",
)  # fmt: skip
@click.pass_obj
def workflow(project: Path, kind: str, writes: bool, branch: str, target: str, generator: str) -> None:
    """Write what checks, builds and publishes the portal by itself.

    KIND is `github` for GitHub Pages, `gitlab` for GitLab Pages, or `host` for a script that any machine can run.

    \b
    Example: portal workflow github --write
             portal workflow host --target /srv/www/portal

    Exit status: 0 shown or written, 1 refused, 2 could not run.
    """
    if kind == "host" and not target:
        raise click.UsageError("name the place to publish to: portal workflow host --target /srv/www/portal")
    if kind == "gitlab" and target:
        raise click.UsageError("--target goes with `github` and `host` only")
    if kind == "github" and target and "://" not in target:
        raise click.UsageError("a folder of GitHub's machine is gone after the run; name an address such as s3://bucket/folder")
    _, _, data = read(project)
    wanted = Wanted(data.portal.url, branch, generator, target)
    files = render.workflow(kind, wanted)
    if writes:
        _write(project, files)
        for name in releases(wanted):
            if not (project / name).is_file():
                click.echo(f"{name} is not here yet: copy the one that came with the generator; it names the packages to install.")
    else:
        click.echo("\n".join(f"# {path}\n{text}" for path, text in files.items()) if len(files) > 1 else "".join(files.values()), nl=False)


def _write(project: Path, files: dict[str, str]) -> None:
    other = [path for path, text in files.items() if (project / path).exists() and (project / path).read_bytes() != text.encode()]
    if other:
        one = len(other) == 1
        told = f"{' and '.join(other)} {'stands' if one else 'stand'} there with another content"
        refuse(f"{told}. Look at {'it' if one else 'them'}, and move {'it' if one else 'them'} away first. Nothing was written.")
    try:
        write_files({project / path: text.encode() for path, text in files.items()})
        for path in files:
            if path.endswith(".sh"):
                (project / path).chmod(0o755)
    except (NotWritten, OSError) as error:
        stop(str(error))
    for path in files:
        click.echo(f"written: {path}")
