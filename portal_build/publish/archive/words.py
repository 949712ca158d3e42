"""What an archive says to whoever opens it, in the languages of the portal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from pathlib import Path
from textwrap import fill

from portal_build import __version__
from portal_build.languages import native_name, show_date
from portal_build.model.reference_data import Portal
from portal_build.publish.archive.offline import POLICY, Said
from portal_build.words import Words, read_words

_PLACES = {"page": "index.html", "site": "site", "data": "site/data", "sources": "sources", "rebuild": "sources/READ-ME.txt"}
_REBUILD = """\
How to make the site of these sources
=====================================

You need Python {python}, and the packages that `generator/packages.txt` names, in these releases. In this folder:

    python3 -m venv .venv
    .venv/bin/python -m pip install -r generator/packages.txt hatchling
    .venv/bin/python -m pip install --no-deps --no-build-isolation ./generator
    .venv/bin/portal --project {project} build --today {today}

Then the site is in the folder that `mkdocs.yml` names, with the same bytes in each file as `../site-manifest.json` says. (The pages in
`../site` are not quite the same: they were changed so that they work without a web server.) With later releases it may
look a little different.

The content: facts in `entry.yml` (YAML), texts in `index.<language>.md` (Markdown). Any text editor opens
them. The generator, in `generator`, is portal-build {version}; its licence is in `generator/LICENSE`.
"""


def said_in(locales: Path, today: date) -> Callable[[str], Said]:
    """What pages say, by language, from the theme's catalogues."""
    known: dict[str, Said] = {}

    def said(language: str) -> Said:
        if language not in known:
            words = read_words(locales, language)
            search = words("This copy cannot be searched. The list from A to Z leads to every page.")
            known[language] = Said(_copy(words, today), search, words("All pages from A to Z"))
        return known[language]

    return said


def read_me(portal: Portal, locales: Path, today: date) -> str:
    """The text that whoever unpacks an archive should read first."""
    parts = [_part(portal, read_words(locales, language.code), today) for language in portal.languages]
    return f"\n{'-' * 72}\n\n".join(parts)


def how_to_rebuild(today: date, project: str, python: str) -> str:
    """The text beside the sources; `project` is the path of the portal's folder from there."""
    return _REBUILD.format(today=today, project=project, python=python, version=__version__)


def way_in(portal: Portal, homes: Iterable[str]) -> str:
    """The page in the archive's own folder, which leads to the site's first page at once, and to each language."""
    first = portal.languages[0].code
    links = "".join(f'<li lang="{code}"><a href="site/{code}/index.html">{escape(native_name(code))}</a></li>\n' for code in homes)
    return (
        f'<!doctype html>\n<html lang="{first}">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta http-equiv="refresh" content="0; url=site/index.html">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(_in(portal.name, first))}</title>\n</head>\n<body>\n<h1>{escape(_in(portal.name, first))}</h1>\n<ul>\n{links}</ul>\n</body>\n</html>\n"
    )


def _part(portal: Portal, words: Words, today: date) -> str:
    name = _in(portal.name, words.language)
    paragraphs = (
        f"{_copy(words, today)} {portal.url}",
        words("Unpack the archive first, all of it. Then open %(page)s with a web browser. It needs no connection to the internet.") % _PLACES,
        words("This copy cannot be searched. The list from A to Z leads to every page."),
        words(
            "The folder “%(site)s” holds the pages, and in “%(data)s” their content as data for programs. The folder “%(sources)s” holds what "
            "the editors wrote, the design of the pages, and the program that makes the pages."
        )
        % _PLACES,
        words("%(rebuild)s explains in English how to rebuild the pages.") % _PLACES,
        f"{words('Published by')} {portal.publisher.name}\n{words('Content licence')}: {portal.licence}",
    )
    return f"{name}\n{'=' * len(name)}\n\n" + "\n".join(f"{_wrapped(one)}\n" for one in paragraphs)


def _copy(words: Words, today: date) -> str:
    return words("A copy for keeping, of %(date)s. The portal itself is, or was, here:") % {"date": show_date(today, words.language)}


def _wrapped(text: str) -> str:
    return "\n".join(fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))


def _in(named: dict[str, str], language: str) -> str:
    return named.get(language) or next(iter(named.values()))
