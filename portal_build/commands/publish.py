"""`portal publish`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from portal_build.commands.project import built_site


def _options(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in values:
        name, equals, given = value.partition("=")
        if not equals or not name.isidentifier():
            raise click.BadParameter("write it like anon=true")
        try:
            found[name] = json.loads(given)
        except ValueError:
            found[name] = given
    return found


@click.command()
@click.argument("target")
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="The folder of the built site; default as in mkdocs.yml.")
@click.option("--dry-run", is_flag=True, help="Say what would be uploaded and deleted, and do neither.")
@click.option("--first", is_flag=True, help="Publish to a target that holds files already, none of which are ours.")
@click.option("--members", is_flag=True, help="Only members can read what is at the target: publish a site that holds entries for them.")
@click.option("--noindex", is_flag=True, help="The target is one for previews: publish a site that asks search engines to leave it out.")
@click.option("--allow-large-deletion", is_flag=True, help="Publish even if more than half of the pages there are deleted.")
@click.option("--encodings/--no-encodings", default=None, help="Upload .br and .gz beside the files; default: to all targets but stores of objects.")
@click.option("--endpoint-url", metavar="URL", help="The address of a service that speaks S3, if it is not Amazon's.")
@click.option("--option", "options", multiple=True, callback=_options, metavar="NAME=VALUE", help="A setting of fsspec for the target; may be repeated.")
@click.pass_obj
def publish(
    project: Path, target: str, site: Path | None, dry_run: bool, first: bool, members: bool, noindex: bool, allow_large_deletion: bool,
    encodings: bool | None, endpoint_url: str | None, options: dict[str, Any],
) -> None:  # fmt: skip
    """Bring the built site to where it is served from, uploading only what changed.

    TARGET is a folder, or an address such as s3://bucket/folder. What pages need comes first, then the pages; what is no longer
    in the site is deleted last. Only files that this command has put there are ever deleted. Interrupted, it can be run again.

    \b
    Example: portal publish /srv/www/portal
             portal publish s3://our-bucket/portal --dry-run

    Exit status: 0 published, 1 refused, 2 could not run, or not to the end.
    """
    # What speaks to other machines takes a moment to load, and no other command needs it.
    from portal_build.commands.publishing import Asked, published

    if endpoint_url:
        options = {"endpoint_url": endpoint_url, **options}
    published(site or built_site(project), target, options, Asked(dry_run, first, members, noindex, allow_large_deletion, encodings))
