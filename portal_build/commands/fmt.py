"""`portal fmt`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from portal_build.commands.project import PROBLEMS, stop
from portal_build.editing.documents import Document, document, documents
from portal_build.editing.format import Refused, formatted
from portal_build.editing.settings import NoSettings, languages_of
from portal_build.editing.write_files import NotWritten, write_file
from portal_build.report import report, visible
from portal_build.report.difference import difference
from portal_build.source.decode import read_text


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; name the files that are not in form, and end with 1 if there are any.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.pass_obj
def fmt(project: Path, paths: tuple[Path, ...], check: bool, diff: bool) -> None:
    """Put files in the one form that the browser forms write too.

    Comments stay, and no value changes. PATHS are files or folders under `content/`; without any, all files are formatted.
    Files with problems are left as they are.

    Example: portal fmt content/methods
    """
    content = (project / "content").resolve()
    try:
        languages = languages_of(content)
    except NoSettings as error:
        stop(str(error))
    changed = same = refused = 0
    for one in _chosen(content, paths):
        try:
            before, after = _formatted(one, languages)
        except Refused as error:
            refused += 1
            _say_refused(one, error, project)
            continue
        if before == after:
            same += 1
            continue
        changed += 1
        if diff:
            click.echo("".join(difference(before, after, one.name, "formatted")), nl=False)
        elif not check:
            _write(one.path, after)
        if not diff:
            click.echo(f"{one.name}: {'not in form' if check else 'formatted'}")
    click.echo(_summary(changed, same, refused, check or diff))
    sys.exit(PROBLEMS if refused or (check and changed) else 0)


def _chosen(content: Path, paths: tuple[Path, ...]) -> Iterator[Document]:
    if not paths:
        yield from documents(content)
    for path in paths:
        here = path.absolute()
        place = here.parent.resolve() / here.name if here.name != ".." else here.resolve()
        if not place.is_relative_to(content):
            stop(f"{path} is not in {content}; only files there are formatted")
        if place.is_dir() and not place.is_symlink():
            yield from documents(content, place)
        elif found := document(content, place):
            yield found
        else:
            stop(f"{path} is not a file that can be formatted; those are `entry.yml`, `index.<language>.md`, `portal.yml`, …")


def _formatted(one: Document, languages: list[str]) -> tuple[bytes, bytes]:
    """The file as it stands and as it is to stand. Raises Refused."""
    text, problems = read_text(one.path, one.name)
    if text is None:
        raise Refused("it cannot be read", tuple(problems))
    return one.path.read_bytes(), formatted(text, one.name, one.model, languages).encode()


def _say_refused(one: Document, error: Refused, project: Path) -> None:
    if error.problems:
        click.echo(report(error.problems, project).rpartition("\n\n")[0], err=True)
    click.echo(f"{one.name}: left as it is: {visible(error.reason)}", err=True)


def _write(path: Path, data: bytes) -> None:
    try:
        write_file(path, data)
    except NotWritten as error:
        stop(str(error))


def _summary(changed: int, same: int, refused: int, only_looked: bool) -> str:
    said = [f"{changed} {'not in form' if only_looked else 'formatted'}", f"{same} in form already", *([f"{refused} left as they are"] if refused else [])]
    return ", ".join(said)
