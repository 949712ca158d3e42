"""`portal search`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from portal_build.commands.project import built_site, stop
from portal_build.search.answer import lines
from portal_build.search.ask import NotAsked, ask, searchable


@click.command()
@click.argument("query")
@click.option("--lang", "language", help="The reader's language, such as da; not needed where the site has only one.")
@click.option("--explain", is_flag=True, help="Say how each word was taken, what was asked for, and why each page was found.")
@click.option("--literal", is_flag=True, help="Search for exactly what was typed, as readers can choose to.")
@click.option("--most", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many pages of each group to show.")
@click.option("--json", "as_json", is_flag=True, help="Print all that is known as JSON, for programs.")
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="The folder of the built site; default as in mkdocs.yml.")
@click.pass_obj
def search(project: Path, query: str, language: str | None, explain: bool, literal: bool, most: int, as_json: bool, site: Path | None) -> None:
    """Search the built site as a reader does, and say why each page was found.

    It runs the same scripts over the same files as a reader's browser, so build the site first. It needs Node.js.

    \b
    Example: portal search "støtte behov" --lang da --explain
    """
    folder = site or built_site(project)
    try:
        answer = ask(folder, _language(folder, language), query, literal, most)
    except NotAsked as error:
        stop(str(error))
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else "\n".join(lines(answer, explain)).strip("\n"))


def _language(site: Path, wanted: str | None) -> str:
    there = searchable(site)
    if not there:
        stop(f"there is no built site with a search in {site}; run `portal build`, or name the site's folder with --site")
    if wanted is None and len(there) == 1:
        return there[0]
    if wanted not in there:
        stop(f"{f'the site has no language `{wanted}`' if wanted else 'name the language with --lang'}; there are {', '.join(there)}")
    return wanted
