"""`portal archive`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import click

from portal_build import loading
from portal_build.catalogue import Catalogue
from portal_build.commands.project import PROBLEMS, refuse, settings_file, stop, today_option
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.model import COLLECTIONS
from portal_build.project import Project
from portal_build.publish.archive.make import archive_files, name_of
from portal_build.publish.archive.pack import pack
from portal_build.publish.archive.sources import NotContained, Sources, sources
from portal_build.report import one_line
from portal_build.source.read import read_portal


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@today_option
@click.pass_obj
def archive(project: Path, file: Path | None, today: date) -> None:
    """Put the whole portal into one file for keeping.

    FILE is a ZIP file: unpacked, its pages open in any browser, without a server and without the internet. It holds the content as
    data, and the sources and the generator, from which the site can be made anew. Drafts and entries for members are not in it.
    Without FILE, it is named after the portal's address and the day.

    \b
    Example: portal archive
             portal archive /mnt/library/portal.zip --today 2027-01-31

    Exit status: 0 written, 1 written, but there are problems in the content (entries with errors are not in it), or refused, 2 could not be written.
    """
    from portal_build.mkdocs_plugin import BuildFailed, build_site, read_project

    settings = settings_file(project).absolute()
    if file and not file.absolute().parent.is_dir():
        # What takes minutes is not to fail at its end.
        stop(f"there is no folder `{file.parent}`; make it, or name another file")
    try:
        found = read_project(settings)
        with _without_chatter(), TemporaryDirectory(prefix="portal-archive-") as made:
            place = Path(made)
            public, taken = _collected(found, settings, today)
            _copy(taken, place / "sources")
            own = next(path for path, file in taken.items() if file == settings)
            copied = read_project(place / "sources" / own)
            _refuse_elsewhere(copied, place.absolute())
            _refuse_losses(found.content, copied.content, today)
            problems = build_site(place / "sources" / own, place / "site", today=today.isoformat(), audience="public")
            target = file or Path(f"{name_of(public.portal, today)}.zip")
            folder = PurePosixPath(own).parent.as_posix()
            pack(target, archive_files(public.portal, place / "site", taken, folder, found.theme / "locales", today))
    except BuildFailed as error:
        stop(str(error))
    except NotContained as error:
        stop(f"{error}.")
    except OSError as error:
        stop(f"the archive could not be written: {error}")
    click.echo(f"The archive is {target} ({_size(target)}).")
    sys.exit(PROBLEMS if problems else 0)


@contextmanager
def _without_chatter() -> Iterator[None]:
    """The engine says where it builds, which is nowhere that anybody will look."""
    log = logging.getLogger("mkdocs")
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)


def _collected(project: Project, settings: Path, today: date) -> tuple[Catalogue, Sources]:
    """What is published, and the files that it is made from."""
    public = loading.load(project.content, today).catalogue
    if public is None:
        stop("`portal.yml` is not right; `portal check` says why")
    return public, sources(project, settings, read_portal(project.content, COLLECTIONS), public)


def _copy(taken: Sources, place: Path) -> None:
    for path, file in taken.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(file if isinstance(file, bytes) else file.read_bytes())


def _refuse_elsewhere(copied: Project, place: Path) -> None:
    for folder in (copied.content, copied.theme):
        if not folder.is_relative_to(place):
            raise NotContained(f"the settings name {folder} by its whole path, which means nothing elsewhere; write it as seen from their own folder")


def _refuse_losses(content: Path, copy: Path, today: date) -> None:
    """End the command if published entries need something that is not published, so that they would not be in the archive."""
    before = set(map(_as_told, _errors(loading.load(content, today).diagnostics)))
    if lost := [one for one in _errors(loading.load(copy, today).diagnostics) if _as_told(one) not in before]:
        told = "\n".join(f"  {one_line(one)}" for one in lost)
        refuse(f"nothing was written, since published entries need what is not published, and an archive holds nothing of that:\n{told}")


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


def _as_told(found: Diagnostic) -> tuple[str, str]:
    return found.position.file, found.code


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1_000_000:.3g} MB"
