"""`portal verify`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from portal_build.commands.project import PROBLEMS, built_site, stop
from portal_build.publish.links import Broken
from portal_build.publish.manifest import ManifestError
from portal_build.publish.staging import NotStaged, put_back
from portal_build.publish.verify import Difference, Kind, at_most, differences, lost_links, said
from portal_build.report import visible
from portal_build.report.json_form import written

_SAID = {
    Kind.MISSING: "is missing",
    Kind.ALTERED: "is not what was built",
    Kind.STRAY: "does not belong to the site",
}


@click.command()
@click.argument("site", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--links/--no-links", default=True, show_default=True, help="Whether to look where the links of all pages lead as well.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How differences are told; `json` is for programs.")
@click.pass_obj
def verify(project: Path, site: Path | None, links: bool, form: str) -> None:
    """Compare a built site with its manifest.

    Says which files are missing, which hold something else than what was built, which do not belong to the site, and which links
    between its pages lead nowhere. SITE is the site's folder; default as in mkdocs.yml.

    \b
    Example: portal verify /var/www/portal

    Exit status: 0 the site is what was built, 1 it is not, 2 it could not be compared.
    """
    folder = site or built_site(project)
    try:
        if put_back(folder):
            click.echo("portal: the site lay aside, since a build was killed while it exchanged it; it is in its place again", err=True)
        differing, lost = differences(folder), lost_links(folder) if links else []
    except (ManifestError, NotStaged) as error:
        stop(f"{error}. Build the site, or name its folder: portal verify FOLDER")
    except OSError as error:
        stop(f"{folder} cannot be read: {error.strerror or error}" + (f" ({error.filename})" if error.filename else ""))
    # Programs read UTF-8, whatever the terminal takes.
    click.echo(_as_json(differing, lost) if form == "json" else _as_text(differing, lost), nl=False)
    sys.exit(PROBLEMS if differing or lost else 0)


def _as_text(differing: Sequence[Difference], lost: Sequence[Broken]) -> str:
    lines = [*at_most([f"{one.path} {_SAID[one.kind]}" for one in differing]), *at_most([said(one) for one in lost])]
    return "".join(f"{visible(line)}\n" for line in lines) or "the site is what was built\n"


def _as_json(differing: Sequence[Difference], lost: Sequence[Broken]) -> str:
    return written(
        {
            "version": 1,
            "differences": [{"path": one.path, "kind": one.kind} for one in differing],
            "links": [{"page": one.page, "link": one.link, "why": one.why} for one in lost],
        }
    )
