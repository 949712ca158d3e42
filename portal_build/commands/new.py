"""`portal new`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from portal_build.commands.project import planning, read, refuse, stop
from portal_build.diagnostics import did_you_mean
from portal_build.editing.gap import GAP
from portal_build.editing.new_facts import NewEntry, new_facts
from portal_build.editing.new_text import new_text
from portal_build.editing.new_words import new_words
from portal_build.editing.scalars import UNWRITABLE
from portal_build.editing.slugs import slug_of
from portal_build.editing.taken import why_taken
from portal_build.editing.type_names import folded, types_by_name
from portal_build.editing.write_together import NotWritten, write_folder
from portal_build.model import TYPES
from portal_build.model.entry import Content
from portal_build.model.reference_data import Portal
from portal_build.source.ids import ID_FORM, is_id


@click.command(epilog="Example: portal new method gaa-sammen --lang da --title 'Gå sammen'")
@click.argument("type_name", metavar="TYPE", required=False)
@click.argument("slug", metavar="SLUG", required=False)
@click.option("--lang", "language", metavar="CODE", help="The language that you write in, and of the explanations; default is the portal's first.")
@click.option("--title", default="", help="The title, if you know it already.")
@click.option("--list", "listing", is_flag=True, help="Show what types of entry there are, and write nothing.")
@click.pass_obj
def new(project: Path, type_name: str | None, slug: str | None, language: str | None, title: str, listing: bool) -> None:
    """Begin a new entry: its folder, its facts and its text.

    TYPE is what kind of entry it is, such as `method`; --list names them all. SLUG is the entry's id: the name of its folder,
    which never changes. The files explain each field, and mark with «???» what you have to write.

    Exit status: 0 written, 1 refused because the id belongs to another entry, 2 could not run.
    """
    raw, content, data = read(project)
    language = _language(data.portal, language)
    if listing:
        click.echo("\n".join(_list(language)))
        return
    kind = _type(data.portal, type_name)
    if UNWRITABLE.search(title):
        stop("the title holds an invisible control character; type it anew")
    name = _id(slug, title, language)
    with planning():
        reason = why_taken(name, raw, project / "content")
    if reason:
        refuse(f"{reason}. Choose another id.")
    for file in _write(project, NewEntry(kind, name, language, " ".join(title.split())), content):
        click.echo(f"{file}: written")
    click.echo(f"Fill in what is marked {GAP}, then run `portal check`, which names each mark that is left.")


def _write(project: Path, entry: NewEntry, content: Content) -> list[str]:
    """Write the entry's files; their paths as in messages."""
    words = new_words(entry.language)
    files = {"entry.yml": new_facts(entry, content, words), f"index.{entry.language}.md": new_text(entry, words)}
    folder = Path("content") / TYPES[entry.type].collection / entry.id
    try:
        write_folder(project / "content", project / folder, {file: text.encode() for file, text in files.items()})
    except NotWritten as error:
        stop(str(error))
    return [(folder / file).as_posix() for file in files]


def somebody_is_there() -> bool:
    """Whether questions can be answered."""
    return sys.stdin.isatty()


def _list(language: str) -> list[str]:
    """Each type with a sentence, in the editor's language."""
    words = new_words(language).fields
    width = max(map(len, TYPES))
    return [f"{name:{width}}  {words.type_help(name)}" for name in TYPES]


def _language(portal: Portal, language: str | None) -> str:
    known = [one.code for one in portal.languages]
    if language is None:
        return known[0]
    if language not in known:
        remedy = did_you_mean(language, known, f"its languages are {', '.join(known)}")
        stop(f"the portal has no language `{language[:40]}`: {remedy}")
    return language


def _type(portal: Portal, name: str | None) -> str:
    if not name:
        stop("name the type of the entry, such as `portal new method`; `portal new --list` shows all types")
    known = types_by_name(portal)
    if folded(name) not in known:
        remedy = did_you_mean(folded(name), known, f"the types are {', '.join(TYPES)}")
        stop(f"there is no type `{name[:80]}`: {remedy}")
    return known[folded(name)]


def _id(slug: str | None, title: str, language: str) -> str:
    """The id, asked for where it is not given and somebody is there to answer."""
    suggested = slug_of(slug or title, language)
    if slug is None:
        if not somebody_is_there():
            stop("give the entry an id, " + (f"such as `{suggested}`" if suggested else f"made of {ID_FORM}"))
        return click.prompt("Id of the entry, which names its folder and never changes", default=suggested or None, value_proc=_asked(language))
    if not is_id(slug):
        stop(f"`{slug[:80]}` is not an id: {_right_id(suggested)}")
    return slug


def _asked(language: str) -> Callable[[str], str]:
    def value(answer: str) -> str:
        if not is_id(answer):
            raise click.UsageError(f"`{answer[:80]}` is not an id: {_right_id(slug_of(answer, language))}")
        return answer

    return value


def _right_id(suggested: str) -> str:
    return f"use {ID_FORM}" + (f", such as `{suggested}`" if suggested else "")
